import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import type { EventType } from '../vocabulary.ts';
import { BoardModel, type StoredSeat } from './board.model.ts';

/** What a change makes of the seats, and what is told of it: which seat, and words of the vocabulary. */
export interface BoardChange {
  seats: readonly StoredSeat[];
  changed: StoredSeat;
  type: EventType;
  data?: Readonly<Record<string, unknown>>;
}

/** The actor's own seats, archived ones among them; none where they have begun no board. */
export async function ownSeats({ tenantId, personId }: ProgramActor): Promise<StoredSeat[]> {
  return (await BoardModel.findOne({ tenantId, personId }, { seats: 1 }).lean())?.seats ?? [];
}

/**
 * Changes the actor's board, which begins with its first change. `change` may run more than once: two windows that change at
 * the same moment come one after the other. It answers the seat alone where nothing changes. Only the person hears of it.
 */
export async function changeBoard(actor: ProgramActor, now: Date, change: (seats: readonly StoredSeat[]) => BoardChange | StoredSeat): Promise<StoredSeat> {
  if (!may(actor, 'board.edit', { owner: actor.personId })) throw new NotFound();
  const { tenantId, personId } = actor;
  const write = () =>
    inTransaction(async () => {
      const board = await BoardModel.findOne({ tenantId, personId }, { seats: 1 }).lean();
      const made = change(board?.seats ?? []);
      if (!('changed' in made)) return made;
      const { seats, changed, type, data = {} } = made;
      if (board === null) await BoardModel.insertOne({ tenantId, personId, seats: [...seats] });
      else await BoardModel.updateOne({ tenantId, personId }, { $set: { seats: [...seats] } });
      await recordEvent(actor, { type, subjectIds: [String(changed._id)], audience: [personId], data, at: now });
      return changed;
    });
  return write().catch((error: unknown) => {
    if (isDuplicate(error, 'personId')) return write(); // another window has begun the board meanwhile
    throw error;
  });
}

/** One of the seats, by its id; another one is not there. */
export function seatAmong(seats: readonly StoredSeat[], seatId: string): StoredSeat {
  const seat = seats.find(({ _id }) => String(_id) === seatId);
  if (seat === undefined) throw new NotFound();
  return seat;
}

/** The same seats with one of them changed. */
export function withSeat(seats: readonly StoredSeat[], seat: StoredSeat): StoredSeat[] {
  return seats.map((one) => (one._id.equals(seat._id) ? seat : one));
}
