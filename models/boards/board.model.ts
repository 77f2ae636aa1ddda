import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';
import { boardNeeds, limits, type BoardNeed } from '../vocabulary.ts';

/** Somebody from the person's matches, by id, or somebody of elsewhere, by the name that the person wrote. */
export interface StoredSitter {
  personId: Id | null;
  name: string | null;
  /** Calendar date, on the clock of the board's person. */
  since: string;
}

/** A place on a board: what it is for, and who sits there. */
export interface StoredSeat {
  _id: Id;
  /** One of the usual needs, or the person's own words. */
  kind: BoardNeed | null;
  words: string | null;
  /** The topic of a program for which the seat was made. */
  topic: { programId: Id; key: string } | null;
  member: StoredSitter | null;
  /** How often the two mean to speak; null: no rhythm. */
  cadenceWeeks: number | null;
  /** Calendar date of the last contact that the person noted by hand. */
  notedOn: string | null;
  note: string | null;
  /** Who sat here before, the latest last. */
  earlier: (StoredSitter & { until: string })[];
  /** Calendar date; null: the seat is in use. */
  archivedOn: string | null;
}

/** A person's own advisory board, one in their school, whatever programs they are in. Nobody else ever reads it. */
export interface StoredBoard extends TenantStored {
  personId: Id;
  /** In the person's order. */
  seats: StoredSeat[];
  /** Present once the person has left their last program: the board is deleted then, unless they come back. */
  endsAt?: Date;
}

const id = { type: 'ObjectId', default: null } as const;
const words = { type: String, default: null } as const;
const sitter = { personId: id, name: words, since: { type: String, required: true } };

export const BoardModel = collection<StoredBoard>(
  'boards',
  'tenant',
  {
    personId: { type: 'ObjectId', required: true },
    seats: [
      {
        kind: { type: String, enum: [...boardNeeds, null], default: null },
        words: { ...words, maxLength: limits.boardNeed },
        topic: { type: { _id: false, programId: { type: 'ObjectId', required: true }, key: { type: String, required: true } }, default: null },
        member: { type: { _id: false, ...sitter }, default: null },
        cadenceWeeks: { type: Number, default: null, min: 1, max: limits.boardCadenceWeeks },
        notedOn: words,
        note: { ...words, maxLength: limits.boardNote },
        earlier: [{ _id: false, ...sitter, until: { type: String, required: true } }],
        archivedOn: words,
      },
    ],
    endsAt: { type: Date },
  },
  [
    { fields: { tenantId: 1, personId: 1 }, unique: true },
    { fields: { endsAt: 1 }, expireAfterSeconds: 0 },
  ],
);
