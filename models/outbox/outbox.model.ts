import { collection, type Id } from '../mongodb/schema.ts';
import { mailTemplates, type MailTemplate } from '../vocabulary.ts';
import { deliveryFields, type StoredDelivery } from './delivery.model.ts';

/** One mail that has to leave. Holds who and which, never text: it is rendered when it is sent. */
export interface StoredOutboxRow extends StoredDelivery {
  eventId: Id;
  receiverId: Id;
  template: MailTemplate;
}

export const OutboxModel = collection<StoredOutboxRow>(
  'outbox',
  'program',
  {
    ...deliveryFields,
    eventId: { type: 'ObjectId', required: true },
    receiverId: { type: 'ObjectId', required: true },
    template: { type: String, enum: mailTemplates, required: true },
  },
  [
    { fields: { tenantId: 1, eventId: 1, receiverId: 1, template: 1 }, unique: true }, // one mail an event, receiver and template
    { fields: { dueAt: 1 }, only: { state: 'due' } }, // what to send next, across tenants
  ],
);
