import { collection, type Id, type Stored } from '../mongodb/schema.ts';

/**
 * How launches of one platform, or visits from one host's pages, ended in one hour, added up: so many rows at most as there are ways to end, however many
 * launches there are. Nothing personal: a reference is a random sign that the page showed.
 */
export interface StoredLaunchOutcome extends Stored {
  /** null where no registered platform is known. */
  registrationId: Id | null;
  /** Of a visit from a page of a host that is known; null otherwise. */
  hostId: Id | null;
  hour: Date;
  /** `launched`, or the code of the refusal. */
  code: string;
  reason: string | null;
  count: number;
  lastAt: Date;
  /** Of the last refusals, oldest first. */
  references: string[];
}

const keptSeconds = 30 * 24 * 3_600;

export const LaunchOutcomeModel = collection<StoredLaunchOutcome>(
  'launch-outcomes',
  'owner',
  {
    registrationId: { type: 'ObjectId', default: null },
    hostId: { type: 'ObjectId', default: null },
    hour: { type: Date, required: true },
    code: { type: String, required: true, maxlength: 40 },
    reason: { type: String, default: null, maxlength: 40 },
    count: { type: Number, required: true },
    lastAt: { type: Date, required: true },
    references: { type: [String], default: [] },
  },
  [
    { fields: { registrationId: 1, hostId: 1, hour: 1, code: 1, reason: 1 }, unique: true },
    { fields: { lastAt: -1 } }, // the console's list
    { fields: { code: 1, reason: 1, lastAt: -1 } }, // what was refused for one reason, and which reasons there were
    { fields: { references: 1 } }, // a person told somebody their code
    { fields: { hour: 1 }, expireAfterSeconds: keptSeconds },
  ],
);
