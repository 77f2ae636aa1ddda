import type { ProgramActor } from '../actor.ts';
import { endCircleMatch, membersOfCircles, type CircleMember } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { readCircle } from './circles.ts';
import type { Circle } from './circle-view.ts';
import { loadCircle } from './load-circle.ts';

/** A member leaves: nobody's fault, at any time; their seat is free again. */
export async function leaveCircle(actor: ProgramActor, circleId: string, now = new Date()): Promise<void> {
  await inTransaction(async () => {
    await loadCircle(actor, circleId, 'circle.read');
    const member = await memberOf(actor, circleId, actor.personId);
    if (member === undefined) throw new NotAllowed();
    await endCircleMatch(actor, member.id, null, now);
  });
}

/** Its mentor, or who coordinates, takes a member out. They are told, with the reason. */
export async function removeMember(actor: ProgramActor, circleId: string, personId: string, { reason }: { reason: string }, now = new Date()): Promise<Circle> {
  await inTransaction(async () => {
    await loadCircle(actor, circleId, 'circle.admit');
    const member = await memberOf(actor, circleId, personId);
    if (member === undefined) throw new NotFound();
    const eventId = await endCircleMatch(actor, member.id, reason, now);
    await enqueueMail(actor, { eventId, receiverId: personId, template: 'circle-removed' });
  });
  return readCircle(actor, circleId, now);
}

async function memberOf(actor: ProgramActor, circleId: string, personId: string): Promise<CircleMember | undefined> {
  return (await membersOfCircles(actor, [circleId])).get(circleId)?.find(({ menteeId }) => menteeId === personId);
}
