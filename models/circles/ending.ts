import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { endCircleMatches, membersOfCircles } from '../matches/matches.ts';
import { cancelMeetingsToCome } from '../meetings/meetings-to-come.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { closeWaitingList } from '../waiting-lists/waiting-lists.ts';
import type { CircleEnd, CircleState } from '../vocabulary.ts';
import { CircleModel, type StoredCircle } from './circle.model.ts';
import { CircleRequestModel } from './circle-request.model.ts';

const from: Readonly<Record<CircleEnd, readonly CircleState[]>> = {
  closing: ['active'],
  completed: ['active', 'closing'],
  ended: ['forming', 'active', 'closing'],
};

/**
 * Takes a circle to its goodbye or its end, with everybody's part in it; nobody waits for a seat there any more. Throws
 * `moved-on` where it cannot go there from where it stands. In the caller's transaction.
 */
export async function endNow(actor: ProgramActor | ProgramSystemActor, circle: StoredCircle, end: CircleEnd, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const [circleId, mentorId] = [String(circle._id), String(circle.mentorId)];
  if (!from[end].includes(circle.state)) throw new RuleBroken('moved-on', { state: circle.state });
  const members = (await membersOfCircles(actor, [circleId])).get(circleId) ?? [];
  const { modifiedCount } = await CircleModel.updateOne(
    { tenantId, programId, _id: circle._id, state: circle.state },
    { $set: { state: end, ...(end === 'closing' ? {} : { endedAt: now }) } },
  );
  if (modifiedCount === 0) throw new RuleBroken('moved-on');
  await closeWaitingList(actor, { kind: 'circle', of: circleId }, now); // first: the seats that come free are nobody's
  if (end !== 'closing') await cancelMeetingsToCome(actor, { circleId }, `match.${end}`, now);
  await endCircleMatches(actor, circleId, end, now);
  const asking = await CircleRequestModel.find({ tenantId, programId, circleId, state: 'pending', way: 'asked' }, { menteeId: 1 }).lean();
  await CircleRequestModel.updateMany({ tenantId, programId, circleId, state: 'pending' }, { $set: { state: 'declined', endedAt: now } });
  const eventId = await recordEvent(actor, {
    type: `circle.${end}`,
    subjectIds: [circleId, mentorId],
    audience: [mentorId, ...members.map(({ menteeId }) => menteeId), ...asking.map(({ menteeId }) => String(menteeId))],
    forCoordinators: true,
    at: now,
  });
  await enqueueMails(actor, asking.map(({ menteeId }) => ({ eventId, receiverId: String(menteeId), template: 'circle-declined' })));
  if (end === 'ended') await enqueueMails(actor, members.map(({ menteeId }) => ({ eventId, receiverId: menteeId, template: 'circle-ended' })));
}
