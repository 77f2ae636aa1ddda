import { collection, type Id, type Stored } from '../mongodb/schema.ts';
import { gradeFaults, type GradeFault } from '../vocabulary.ts';

/** A platform that does not take scores now: all of them wait, and one is tried when the pause is over. */
export interface StoredPlatformPause extends Stored {
  registrationId: Id;
  until: Date;
  /** How often it has failed in a row. */
  failures: number;
  /** Why, by the last time; null: nobody foresaw it. */
  fault: GradeFault | null;
  /** When the first of these failures was. */
  since: Date | null;
}

export const PlatformPauseModel = collection<StoredPlatformPause>(
  'platform-pauses',
  'owner',
  {
    registrationId: { type: 'ObjectId', required: true },
    until: { type: Date, required: true },
    failures: { type: Number, default: 0 },
    fault: { type: String, enum: [...gradeFaults, null], default: null },
    since: { type: Date, default: null },
  },
  [{ fields: { registrationId: 1 }, unique: true }],
);
