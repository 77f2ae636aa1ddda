import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** The time that a booking takes of one person: the meeting and that person's own buffers, half-open. */
export interface Cover {
  personId: Id;
  start: Date;
  end: Date;
}

/**
 * Time that is taken, of both people, in every program of the tenant. Its `_id` is that of its meeting, or a hold's own. A cancelled
 * booking keeps its row and loses `covers` and `cells`.
 */
export interface StoredBooking extends TenantStored {
  start: Date;
  end: Date;
  covers?: Cover[];
  /** `person:cell` for each 5 minutes of the covers: unique, therefore nobody is ever booked twice. */
  cells?: string[];
  /** A hold lasts until then and may be taken over afterwards; null: booked for good. */
  heldUntil: Date | null;
  /** Whose hold it is; absent: booked for good. Nobody has two. */
  heldBy?: Id;
}

export const BookingModel = collection<StoredBooking>(
  'bookings',
  'tenant',
  {
    start: { type: Date, required: true },
    end: { type: Date, required: true },
    covers: {
      type: [{ _id: false, personId: { type: 'ObjectId', required: true }, start: { type: Date, required: true }, end: { type: Date, required: true } }],
      default: undefined,
    },
    cells: { type: [String], default: undefined },
    heldUntil: { type: Date, default: null },
    heldBy: { type: 'ObjectId' },
  },
  [
    { fields: { tenantId: 1, cells: 1 }, unique: true, only: { cells: { $exists: true } } },
    { fields: { tenantId: 1, 'covers.personId': 1, 'covers.end': 1 }, only: { covers: { $exists: true } } }, // what people are busy with
    { fields: { tenantId: 1, heldBy: 1 }, unique: true, only: { heldBy: { $exists: true } } }, // nobody keeps a mentor's times for themselves
  ],
);
