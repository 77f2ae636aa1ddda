import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { passOverUseless } from '../waiting-lists/waiting-lists.ts';
import { meetingCircleStates } from './load-circle.ts';
import { CircleModel } from './circle.model.ts';
import { CircleRequestModel } from './circle-request.model.ts';

/**
 * Two people are kept apart from now on: what one of them has asked of a circle of the other, or was invited to, is over, as by a no. It keeps
 * nobody from asking again once they may. In the transaction of what keeps them apart.
 */
export async function closeCircleRequestsBetween({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>, [one, other]: readonly [string, string], now: Date): Promise<void> {
  const rule = { kind: 'system', job: 'forbidden-requests', tenantId, programId } as const;
  for (const [menteeId, mentorId] of [[one, other], [other, one]] as const) {
    const led = await CircleModel.find({ tenantId, programId, mentorId, state: trusted({ $in: meetingCircleStates }) }, { _id: 1 }).lean();
    for (const { _id } of led) {
      const circleId = String(_id);
      const request = await CircleRequestModel.findOneAndUpdate({ tenantId, programId, circleId, menteeId, state: 'pending' }, { $set: { state: 'closed', endedAt: now } }).lean();
      await passOverUseless(rule, { kind: 'circle', of: circleId }, now);
      if (request === null) continue;
      const eventId = await recordEvent(rule, {
        type: 'circle.request-declined', subjectIds: [circleId, mentorId, menteeId], audience: [mentorId, menteeId], forCoordinators: true, data: { menteeId }, at: now,
      });
      if (request.way === 'asked') await enqueueMail(rule, { eventId, receiverId: menteeId, template: 'circle-declined' });
    }
  }
}
