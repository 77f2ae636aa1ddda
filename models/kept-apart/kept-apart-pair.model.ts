import { keptApartReasons, type KeptApartReason } from '../kept-apart-words.ts';
import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

/** Two people whom a coordinator keeps from being matched, whichever of them is the mentor. */
export interface StoredKeptApartPair extends ProgramStored {
  /** The one with the smaller id, and the other: so a pair stands on the list once. */
  one: Id;
  other: Id;
  reason: KeptApartReason;
  /** The coordinator who said so, and when. */
  by: Id;
  at: Date;
}

export const KeptApartPairModel = collection<StoredKeptApartPair>(
  'kept-apart-pairs',
  'program',
  {
    one: { type: 'ObjectId', required: true },
    other: { type: 'ObjectId', required: true },
    reason: { type: String, enum: keptApartReasons, required: true },
    by: { type: 'ObjectId', required: true },
    at: { type: Date, required: true },
  },
  [
    { fields: { tenantId: 1, programId: 1, one: 1, other: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, other: 1 } }, // whom the second of them is kept from
    { fields: { tenantId: 1, programId: 1, at: -1, _id: -1 } }, // the list
  ],
);
