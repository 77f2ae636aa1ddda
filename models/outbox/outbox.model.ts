import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { mailTemplates, type MailTemplate } from '../vocabulary.ts';

export const outboxStates = ['due', 'sent', 'parked'] as const;

/** One message that has to leave. Holds who and which, never text: it is rendered when it is sent. */
export interface StoredOutboxRow extends ProgramStored {
  eventId: Id;
  receiverId: Id;
  template: MailTemplate;
  state: (typeof outboxStates)[number];
  dueAt: Date;
  attempts: number;
  /** Whoever sends it holds it until then; afterwards another server may. */
  leasedUntil: Date | null;
  sentAt: Date | null;
  /** A short word of the transport, for the administrator; no address and no text. */
  failure: string | null;
}

export const OutboxModel = collection<StoredOutboxRow>(
  'outbox',
  'program',
  {
    eventId: { type: 'ObjectId', required: true },
    receiverId: { type: 'ObjectId', required: true },
    template: { type: String, enum: mailTemplates, required: true },
    state: { type: String, enum: outboxStates, default: 'due' },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, default: 0 },
    leasedUntil: { type: Date, default: null },
    sentAt: { type: Date, default: null },
    failure: { type: String, default: null },
  },
  [
    { fields: { tenantId: 1, eventId: 1, receiverId: 1, template: 1 }, unique: true }, // one mail an event, receiver and template
    { fields: { dueAt: 1 }, only: { state: 'due' } }, // what to send next, across tenants
  ],
);
