import { collection, type Stored } from '../mongodb/schema.ts';

/** `proof` holds a verified id_token until platform storage proved the browser; `taken` can be had no more. */
export const loginStages = ['proof', 'taken'] as const;
export type LoginStage = (typeof loginStages)[number];

/** A login that was answered, by one row for as long as its state could be sent again. Nobody can launch with a hash. */
export interface StoredLogin extends Stored {
  stateHash: string;
  stage: LoginStage;
  /** Of the id_token that was verified and waits for the proof. */
  tokenHash: string | null;
  verifiedAt: Date | null;
  expiresAt: Date;
}

export const LoginModel = collection<StoredLogin>(
  'logins',
  'owner',
  {
    stateHash: { type: String, required: true },
    stage: { type: String, enum: loginStages, required: true },
    tokenHash: { type: String, default: null },
    verifiedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  [
    { fields: { stateHash: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
