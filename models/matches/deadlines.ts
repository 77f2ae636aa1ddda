import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { mentorPlace } from '../people/places.ts';
import { isArchived, programSettings } from '../programs/programs.ts';
import { eachDue } from './each-due.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { choiceOf } from './match-request-view.ts';
import { mentorInTurn, tellOf } from './settle-match-request.ts';
import { endTurn, nextReminder } from './turns.ts';

/**
 * Ends the turns that nobody answered in time, in every tenant: the mentee's next choice is asked, or the request is
 * over. Any number of servers may run it at once, and any may be killed: each turn ends once. Returns how many.
 */
export function expireRequests(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, MatchRequestModel, { due: { state: 'pending', expiresAt: trusted({ $lte: now }) }, by: 'expiresAt' }, async (inProgram, request) => {
    await endTurn(inProgram, request, { type: 'match-request.expired', choice: 'expired' }, now);
    return true;
  });
}

/**
 * Reminds mentors who have not answered, at the program's days, in every tenant. A reminder that was missed while no
 * server ran is sent once, not for each day. Nobody on a break is reminded, and nobody in an archived program. Returns
 * how many mails will go out.
 */
export function remindMentors(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, MatchRequestModel, { due: { remindAt: trusted({ $lte: now }) }, by: 'remindAt' }, (inProgram, request) => remind(inProgram, request, now));
}

async function remind(actor: ProgramSystemActor, request: StoredMatchRequest, now: Date): Promise<boolean> {
  const { tenantId, programId } = actor;
  const mentorId = mentorInTurn(request);
  const { requests } = await programSettings(tenantId, programId);
  const { expiresAt, sentAt } = request;
  const remindAt = nextReminder({ askedAt: choiceOf(request, mentorId)?.askedAt ?? sentAt, expiresAt, reminderDays: requests.reminderDays }, now);
  // The write that takes the reminder: of two servers one conflicts, runs again and finds nothing due.
  await MatchRequestModel.updateOne({ tenantId, programId, _id: request._id }, remindAt === undefined ? { $unset: { remindAt: 1 } } : { $set: { remindAt } });
  const place = await mentorPlace(actor, mentorId, now);
  if (expiresAt <= now || place === null || place.state === 'paused' || (await isArchived(actor))) return false;
  const eventId = await tellOf(actor, request, { type: 'match-request.reminded', mentorId }, now);
  await enqueueMail(actor, { eventId, receiverId: mentorId, template: 'request-reminder', dueAt: now });
  return true;
}
