import { collection, type Id } from '../mongodb/schema.ts';
import { mailTemplates, type MailTemplate } from '../vocabulary.ts';
import { deliveryFields, type StoredDelivery } from './delivery.model.ts';

/** One mail that has to leave. Holds who and which, never text: it is rendered when it is sent. */
export interface StoredOutboxRow extends StoredDelivery {
  eventId: Id;
  receiverId: Id;
  template: MailTemplate;
  /** It tells local times by zone data of this release: a server with older ones leaves it to another. */
  zoneData?: string;
  /** Why it waits until `dueAt`, where its receiver wants that: for the end of their quiet hours, or for their next summary. */
  kept?: KeptFor | null;
  /** It carries a summary; the mails in it are `resting` with its id, and share its fate. */
  carries?: boolean;
  carrierId?: Id | null;
  /** It asked again for something: such mails are counted. */
  nudge?: boolean;
}

export const keptFor = ['quiet', 'daily', 'weekly'] as const;
export type KeptFor = (typeof keptFor)[number];

export const OutboxModel = collection<StoredOutboxRow>(
  'outbox',
  'program',
  {
    ...deliveryFields,
    eventId: { type: 'ObjectId', required: true },
    receiverId: { type: 'ObjectId', required: true },
    template: { type: String, enum: mailTemplates, required: true },
    zoneData: { type: String },
    kept: { type: String, enum: [...keptFor, null] },
    carries: { type: Boolean },
    carrierId: { type: 'ObjectId' },
    nudge: { type: Boolean },
  },
  [
    { fields: { tenantId: 1, eventId: 1, receiverId: 1, template: 1 }, unique: true }, // one mail an event, receiver and template
    { fields: { dueAt: 1 }, only: { state: 'due' } }, // what to send next, across tenants
    { fields: { tenantId: 1, receiverId: 1, state: 1, sentAt: 1 } }, // what waits for somebody's next summary, and how often they were nudged
    { fields: { tenantId: 1, carrierId: 1 }, only: { carrierId: { $exists: true } } }, // what a summary holds
    { fields: { state: 1, sentAt: 1 }, only: { state: 'sent' } }, // what was sent lately, across tenants
    { fields: { kept: 1, state: 1 }, only: { kept: { $gte: '' } } }, // what its receivers keep back, across tenants
    { fields: { failure: 1, _id: -1 }, only: { state: 'parked' } }, // what was given up, by its reason, across tenants
    { fields: { failure: 1, dueAt: 1 }, only: { state: 'due', failure: { $gte: '' } } }, // what waits for another attempt, by its reason, across tenants
  ],
);
