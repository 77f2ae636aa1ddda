import { addBoardSeat, editBoardSeat, type NeedInput } from '../../models/boards/boards.ts';
import type { PairPlan } from './plan.ts';
import { hoursAfter } from './seed-clock.ts';
import { actorOf, type Stage } from './stage.ts';

/** A seat of somebody's board, and who sits there: their mentor, or somebody of elsewhere. */
export interface SeatPlan {
  readonly need: NeedInput;
  readonly member?: 'mentor' | { readonly name: string };
  readonly cadenceWeeks: number;
  readonly note?: string;
  /** When the two last spoke, as it was noted by hand. */
  readonly spokeDaysAgo?: number;
}

const begunDaysAgo = 40;

/** A mentee makes a board, and notes whom they have spoken to since. */
export async function tellBoard(stage: Stage, { mentor, mentee }: Pick<PairPlan, 'mentor' | 'mentee'>, plan: readonly SeatPlan[]): Promise<void> {
  const actor = actorOf(stage, mentee);
  const { clock } = stage;
  const noonAgo = (days: number): Date => hoursAfter(clock.start, 12 - 24 * days);
  for (const { need, member, cadenceWeeks, note, spokeDaysAgo } of plan) {
    const sitter = member === 'mentor' ? { personId: stage.personId(mentor.person) } : member;
    const seat = await addBoardSeat(actor, { need, member: sitter, cadenceWeeks, note }, noonAgo(begunDaysAgo));
    if (spokeDaysAgo !== undefined) await editBoardSeat(actor, seat.id, { lastContactOn: clock.date(-spokeDaysAgo) }, noonAgo(spokeDaysAgo - 1));
  }
}
