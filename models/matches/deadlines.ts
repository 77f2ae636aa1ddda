import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { mentorPlace } from '../people/places.ts';
import { RuleBroken } from '../problems.ts';
import { isArchived, programSettings } from '../programs/programs.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { choiceOf } from './match-request-view.ts';
import { mentorInTurn, tellOf } from './settle-match-request.ts';
import { endTurn, nextReminder } from './turns.ts';

const batch = 100;

/**
 * Ends the turns that nobody answered in time, in every tenant: the mentee's next choice is asked, or the request is
 * over. Any number of servers may run it at once, and any may be killed: each turn ends once. Returns how many.
 */
export function expireRequests(actor: SystemActor, now = new Date()): Promise<number> {
  const due = { state: 'pending' as const, expiresAt: trusted({ $lte: now }) };
  return eachDue(actor, due, 'expiresAt', async (inProgram, request) => {
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
  return eachDue(actor, { remindAt: trusted({ $lte: now }) }, 'remindAt', (inProgram, request) => remind(inProgram, request, now));
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

/**
 * Does something to each request that is due, the longest first, each in a transaction of its own that reads it again:
 * what another server or a person did meanwhile counts. One that fails holds up no other; the first failure is thrown at
 * the end, and the next run tries again. Returns for how many the work answered true.
 */
async function eachDue(
  actor: SystemActor,
  due: Record<string, unknown>,
  by: 'expiresAt' | 'remindAt',
  work: (inProgram: ProgramSystemActor, request: StoredMatchRequest) => Promise<boolean>,
): Promise<number> {
  const aside: string[] = [];
  const failures: unknown[] = [];
  for (let count = 0; ; ) {
    const rows = await MatchRequestModel.find({ ...due, _id: trusted({ $nin: aside }) }, { tenantId: 1, programId: 1 }, { acrossTenants: 'one job serves the requests of every tenant' })
      .sort({ [by]: 1 })
      .limit(batch)
      .lean();
    for (const { _id, tenantId, programId } of rows) {
      const inProgram: ProgramSystemActor = { ...actor, tenantId: String(tenantId), programId: String(programId) };
      try {
        const done = await inTransaction(async () => {
          const request = await MatchRequestModel.findOne({ tenantId, programId, _id, ...due }).lean();
          return request !== null && work(inProgram, request);
        });
        if (done) count += 1;
      } catch (error) {
        aside.push(String(_id));
        if (!(error instanceof RuleBroken)) failures.push(error); // else answered or withdrawn at the last moment
      }
    }
    if (rows.length < batch) {
      if (failures.length > 0) throw failures[0];
      return count;
    }
  }
}
