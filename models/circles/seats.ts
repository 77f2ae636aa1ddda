import { trusted } from 'mongoose';
import { RuleBroken } from '../problems.ts';
import { joinableCircleStates } from '../vocabulary.ts';
import { CircleModel } from './circle.model.ts';

/** Seats: however many come at once, never more than there are. Called in the transaction that begins, changes or ends somebody's part in a circle. */

interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

/** Takes a seat, or refuses: `circle-full`, or `moved-on` where the circle takes nobody any more. */
export async function takeSeat({ tenantId, programId }: ProgramScope, circleId: string): Promise<void> {
  const { modifiedCount } = await CircleModel.updateOne(
    { tenantId, programId, _id: circleId, state: trusted({ $in: joinableCircleStates }), $expr: trusted({ $lt: ['$seatsTaken', '$seats'] }) },
    { $inc: { seatsTaken: 1 } },
  );
  if (modifiedCount === 1) return;
  const circle = await CircleModel.findOne({ tenantId, programId, _id: circleId }, { state: 1 }).lean();
  const joinable = (joinableCircleStates as readonly (string | undefined)[]).includes(circle?.state);
  throw joinable ? new RuleBroken('circle-full', { circleId }) : new RuleBroken('moved-on', { state: circle?.state });
}

/** Gives a seat back; never below none. */
export async function releaseSeat({ tenantId, programId }: ProgramScope, circleId: string): Promise<void> {
  await CircleModel.updateOne({ tenantId, programId, _id: circleId, seatsTaken: trusted({ $gt: 0 }) }, { $inc: { seatsTaken: -1 } });
}

/** Keeps a circle one that takes people until the transaction around it ends: its end conflicts with it. Throws `moved-on` where it takes nobody any more. */
export async function keepJoinable({ tenantId, programId }: ProgramScope, circleId: string): Promise<void> {
  const { matchedCount } = await CircleModel.updateOne({ tenantId, programId, _id: circleId, state: trusted({ $in: joinableCircleStates }) }, { $set: { updatedAt: new Date() } });
  if (matchedCount === 0) throw new RuleBroken('moved-on');
}

/** Of two transactions that change who comes to a circle's meetings, or plan one, the second runs again and sees the first. */
export async function takeTurnInCircle({ tenantId, programId }: ProgramScope, circleId: string): Promise<void> {
  await CircleModel.updateOne({ tenantId, programId, _id: circleId }, { $set: { updatedAt: new Date() } });
}
