import { collection, type Id, type Stored } from '../mongodb/schema.ts';

/** `launch` waits for the id_token; `proof` holds a verified one until platform storage proved the browser. */
export const loginStages = ['launch', 'proof'] as const;
export type LoginStage = (typeof loginStages)[number];

/** A login that waits for its launch. Only hashes: who reads the database can launch nothing. */
export interface StoredLogin extends Stored {
  stateHash: string;
  nonceHash: string;
  /** Of the secret that the browser which began the login keeps. */
  proofHash: string;
  registrationId: Id;
  stage: LoginStage;
  /** The frame that keeps data for this tool, by its name, where the platform offered one. */
  storageTarget: string | null;
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
    nonceHash: { type: String, required: true },
    proofHash: { type: String, required: true },
    registrationId: { type: 'ObjectId', required: true },
    stage: { type: String, enum: loginStages, required: true },
    storageTarget: { type: String, default: null },
    tokenHash: { type: String, default: null },
    verifiedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  [
    { fields: { stateHash: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
