import { collection, type Stored } from '../mongodb/schema.ts';

/**
 * `current` signs, from `signsFrom` on; `next` is published before it does, so that platforms know it; `retired` signs until its
 * `retiredAt`, which may lie ahead, and still verifies for a while after that.
 */
export const toolKeyStates = ['current', 'next', 'retired'] as const;
export type ToolKeyState = (typeof toolKeyStates)[number];

export interface StoredToolKey extends Stored {
  kid: string;
  state: ToolKeyState;
  /** SubjectPublicKeyInfo in PEM. */
  publicKeyPem: string;
  /** PKCS #8 in PEM, sealed with the key encryption secret. */
  sealedPrivateKey: string;
  /** When it began, or begins, to sign; null for one that has never followed another. */
  signsFrom: Date | null;
  retiredAt: Date | null;
}

/** How long a retired key is still published (seconds): longer than any platform caches a keyset, or any token of ours lives. */
export const retiredSeconds = 48 * 3_600;

export const ToolKeyModel = collection<StoredToolKey>(
  'tool-keys',
  'owner',
  {
    kid: { type: String, required: true },
    state: { type: String, enum: toolKeyStates, required: true },
    publicKeyPem: { type: String, required: true },
    sealedPrivateKey: { type: String, required: true },
    signsFrom: { type: Date, default: null },
    retiredAt: { type: Date, default: null },
  },
  [
    { fields: { kid: 1 }, unique: true },
    { fields: { state: 1 }, unique: true, only: { state: { $in: ['current', 'next'] } } }, // one of each
    { fields: { retiredAt: 1 }, expireAfterSeconds: retiredSeconds }, // its private half goes as well
  ],
);
