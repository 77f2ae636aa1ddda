import { collection, type ProgramStored } from '../mongodb/schema.ts';
import { waitingKinds, type WaitingKind } from '../vocabulary.ts';

/** A list that somebody has stood on: it numbers those who join, and whoever changes it takes turns by it. */
export interface StoredWaitingList extends ProgramStored {
  kind: WaitingKind;
  of: string;
  /** The number given last. */
  lastTurn: number;
  /** Goes up with each change, so that of two at once the second runs again and sees the first. */
  changes: number;
  /** When the job looks next whether a place came free; absent where nobody waits. */
  lookAt?: Date;
  /** The turn after which the job goes on, where a line is longer than one look at it; absent: from the front. */
  lookAfter?: number;
}

export const WaitingListModel = collection<StoredWaitingList>(
  'waiting-lists',
  'program',
  {
    kind: { type: String, enum: waitingKinds, required: true },
    of: { type: String, required: true },
    lastTurn: { type: Number, default: 0 },
    changes: { type: Number, default: 0 },
    lookAt: { type: Date },
    lookAfter: { type: Number },
  },
  [
    { fields: { tenantId: 1, programId: 1, kind: 1, of: 1 }, unique: true },
    { fields: { lookAt: 1 }, only: { lookAt: { $exists: true } } }, // where to look, across tenants
  ],
);
