import { ownerDoors, type OwnerDoor } from '../actor.ts';
import { collection, type Stored } from '../mongodb/schema.ts';

/** What the owner of the tool can do, in the past tense of the log. */
export const ownerActs = [
  'platform-invited', 'invitation-revoked', 'platform-added', 'platform-registered', 'platform-approved', 'platform-suspended', 'platform-resumed', 'platform-configured',
  'origin-approved', 'origin-added', 'origin-removed', 'deployment-suspended', 'deployment-replaced', 'host-added', 'host-suspended', 'host-resumed', 'host-key-revoked', 'keys-rotated', 'keys-replaced', 'secrets-changed',
  'sessions-ended', 'owner-link-made', 'owner-signed-in', 'owner-sign-ins-ended', 'mail-retried', 'mail-dropped',
] as const;
export type OwnerAct = (typeof ownerActs)[number];

/** One act of the tool's owner. Never changed; gone after two years. */
export interface StoredOwnerAct extends Stored {
  act: OwnerAct;
  /** How the owner came: by the console, the command line, or an invitation that acts for them. */
  via: OwnerDoor;
  /** What it was done to, by public names: issuer and client id, an origin, a kid. No secret, nobody's name. */
  subject: string;
}

const twoYearsInSeconds = 2 * 365 * 86_400;

export const OwnerActModel = collection<StoredOwnerAct>(
  'owner-acts',
  'owner',
  {
    act: { type: String, enum: ownerActs, required: true },
    via: { type: String, enum: ownerDoors, required: true },
    subject: { type: String, default: '', maxlength: 3_000 },
  },
  [{ fields: { createdAt: 1 }, expireAfterSeconds: twoYearsInSeconds }],
);
