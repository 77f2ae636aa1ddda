import { collection, type Id, type Stored } from '../mongodb/schema.ts';
import type { HostKey } from './host-keys.ts';

export const hostStates = ['active', 'revoked'] as const;

export interface StoredHost extends Stored {
  name: string;
  tenantId: Id;
  /** `iss` of its tokens: the origin it was added with. */
  issuer: string;
  /** Pages of these origins may use its tokens. */
  origins: string[];
  keys: HostKey[];
  /** The registration whose `sub` this host's `sub` is; null where the host has people of its own. */
  peopleOf: Id | null;
  programIds: Id[];
  /** Whether a coordinator may act as one on its pages. */
  coordinator: boolean;
  state: (typeof hostStates)[number];
}

export const HostModel = collection<StoredHost>(
  'hosts',
  'owner',
  {
    name: { type: String, required: true, maxlength: 200 },
    tenantId: { type: 'ObjectId', required: true },
    issuer: { type: String, required: true, maxlength: 300 },
    origins: { type: [String], required: true },
    keys: { type: [{ kid: { type: String, required: true }, alg: { type: String, enum: ['EdDSA', 'RS256'], required: true }, publicKeyPem: { type: String, required: true }, _id: false }], required: true },
    peopleOf: { type: 'ObjectId', default: null },
    programIds: { type: ['ObjectId'], required: true },
    coordinator: { type: Boolean, default: false },
    state: { type: String, enum: hostStates, default: 'active' },
  },
  [
    { fields: { issuer: 1 }, unique: true },
    { fields: { origins: 1 } }, // whether a page of this origin may call at all
  ],
);
