import { collection, type Stored } from '../mongodb/schema.ts';

/** `current` signs; `next` is published before it does, so that platforms know it; `retired` still verifies for a while. */
export const toolKeyStates = ['current', 'next', 'retired'] as const;
export type ToolKeyState = (typeof toolKeyStates)[number];

export interface StoredToolKey extends Stored {
  kid: string;
  state: ToolKeyState;
  /** SubjectPublicKeyInfo in PEM. */
  publicKeyPem: string;
  /** PKCS #8 in PEM, sealed with the key encryption secret. */
  sealedPrivateKey: string;
  retiredAt: Date | null;
}

export const ToolKeyModel = collection<StoredToolKey>(
  'tool-keys',
  'owner',
  {
    kid: { type: String, required: true },
    state: { type: String, enum: toolKeyStates, required: true },
    publicKeyPem: { type: String, required: true },
    sealedPrivateKey: { type: String, required: true },
    retiredAt: { type: Date, default: null },
  },
  [
    { fields: { kid: 1 }, unique: true },
    { fields: { state: 1 }, unique: true, only: { state: { $in: ['current', 'next'] } } }, // one of each
  ],
);
