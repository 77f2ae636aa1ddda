import { collection, type Id, type Stored } from '../mongodb/schema.ts';

/** `busy` while a registration runs on it. */
export const invitationStates = ['open', 'busy', 'used'] as const;

export interface StoredInvitation extends Stored {
  wordHash: string;
  state: (typeof invitationStates)[number];
  expiresAt: Date;
  /** A registration that is still running then has died; the invitation may be claimed again. */
  busyUntil: Date | null;
  /** Whether the platform that registers is approved by this very invitation. */
  approves: boolean;
  registrationId: Id | null;
}

const monthInSeconds = 30 * 86_400;

export const InvitationModel = collection<StoredInvitation>(
  'invitations',
  'owner',
  {
    wordHash: { type: String, required: true },
    state: { type: String, enum: invitationStates, default: 'open' },
    expiresAt: { type: Date, required: true },
    busyUntil: { type: Date, default: null },
    approves: { type: Boolean, required: true },
    registrationId: { type: 'ObjectId', default: null },
  },
  [
    { fields: { wordHash: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: monthInSeconds },
  ],
);
