import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { stopWaiting } from '../waiting-lists/waiting-lists.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { CircleModel } from './circle.model.ts';
import { CircleRequestModel } from './circle-request.model.ts';
import { endNow } from './ending.ts';

/**
 * Somebody leaves a program in a role: without its mentor a circle is over; what a mentee asked of circles, was invited to, or
 * waits for is off. Their own parts in circles end like every match of theirs. In the transaction in which they leave.
 */
export async function closeCirclesForLeaver(actor: ProgramActor | ProgramSystemActor, { personId, role }: { personId: string; role: EnrolmentRole }, now: Date): Promise<void> {
  const here = { tenantId: actor.tenantId, programId: actor.programId };
  if (role === 'mentee') {
    await CircleRequestModel.updateMany({ ...here, menteeId: personId, state: 'pending' }, { $set: { state: 'closed', endedAt: now } });
    await stopWaiting(actor, personId, ['circle'], now);
    return;
  }
  const led = await CircleModel.find({ ...here, mentorId: personId, state: trusted({ $in: ['forming', 'active', 'closing'] }) }).lean();
  for (const circle of led) await endNow(actor, circle, 'ended', now);
}
