import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { waitingEndings, waitingKinds, waitingStates, type WaitingEnding, type WaitingKind, type WaitingState } from '../vocabulary.ts';

/** One person on one waiting list. Who no longer waits stays, as history. */
export interface StoredWaiting extends ProgramStored {
  kind: WaitingKind;
  /** What is full: the mentor's id, or the role of the program. */
  of: string;
  personId: Id;
  /** The order of the list: each who joins gets the next number. */
  turn: number;
  state: WaitingState;
  /** Present until it has ended: nobody stands on one list twice. */
  open?: true;
  joinedAt: Date;
  /** Until when the place is kept; present exactly while it is offered. */
  offerEndsAt?: Date;
  endedAt: Date | null;
  ending?: WaitingEnding;
}

export const WaitingModel = collection<StoredWaiting>(
  'waitings',
  'program',
  {
    kind: { type: String, enum: waitingKinds, required: true },
    of: { type: String, required: true },
    personId: { type: 'ObjectId', required: true },
    turn: { type: Number, required: true },
    state: { type: String, enum: waitingStates, required: true },
    open: { type: Boolean },
    joinedAt: { type: Date, required: true },
    offerEndsAt: { type: Date },
    endedAt: { type: Date, default: null },
    ending: { type: String, enum: waitingEndings },
  },
  [
    { fields: { tenantId: 1, programId: 1, kind: 1, of: 1, personId: 1 }, unique: true, only: { open: true } }, // once on a list
    { fields: { tenantId: 1, programId: 1, kind: 1, of: 1, turn: 1 }, only: { open: true } }, // a list in its order
    { fields: { tenantId: 1, programId: 1, personId: 1, joinedAt: 1 }, only: { open: true } }, // what somebody waits for
    { fields: { offerEndsAt: 1 }, only: { offerEndsAt: { $exists: true } } }, // whose offer is over, across tenants
  ],
);
