import { trusted } from 'mongoose';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { queueForCircles, rejoinCircleMeetings } from '../matches/circle-members.ts';
import { tellOfAbsence, tellOfReturn } from '../matches/partings.ts';
import { cancelMeetingsToCome } from '../meetings/meetings-to-come.ts';
import { inTransaction } from '../mongodb/connect.ts';
import type { PersonInProgram } from '../programs/appointments.ts';
import { personChanged } from './changed.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';

/** Whether a part rests because its person was in no course of the program. */
export function isAbsent({ state, pauseReason }: Pick<StoredEnrolment, 'state' | 'pauseReason'>): boolean {
  return state === 'paused' && pauseReason === 'absent';
}

/** Those of these people who have a part in the program that rests because they were in none of its courses. */
export async function absentAmong({ tenantId, programId }: Omit<PersonInProgram, 'personId'>, personIds: readonly string[]): Promise<Set<string>> {
  const resting = await EnrolmentModel.distinct('personId', { tenantId, programId, personId: trusted({ $in: personIds }), state: 'paused', pauseReason: 'absent' });
  return new Set(resting.map(String));
}

/** A person came in from a course of the program: what rests because they were in none of them goes on by itself, and their circles meet with them again. */
export async function meetAgain(who: PersonInProgram, now = new Date()): Promise<void> {
  await moveAll(who, { state: 'paused', pauseReason: 'absent' }, { state: 'active', pauseReason: null }, 'enrolment.resumed', now);
}

/** A person is in no course of the program any more: their part rests until they come back, who works with them is told, and nobody waits for them in vain. */
export async function pauseAbsent(who: PersonInProgram, now = new Date()): Promise<void> {
  await moveAll(who, { state: 'active' }, { state: 'paused', pauseReason: 'absent' }, 'enrolment.paused', now);
}

/** Moves every enrolment of the person that is like `from`; one who has none costs one read of an index. */
async function moveAll(
  { tenantId, programId, personId }: PersonInProgram,
  from: Partial<StoredEnrolment>,
  to: Partial<StoredEnrolment>,
  type: 'enrolment.paused' | 'enrolment.resumed',
  now: Date,
): Promise<void> {
  const theirs = { tenantId, programId, personId, ...from };
  if (!(await EnrolmentModel.exists(theirs))) return;
  const system: ProgramSystemActor = { kind: 'system', tenantId, programId, job: 'presence' };
  await inTransaction(async () => {
    await queueForCircles(system, personId);
    if (type === 'enrolment.paused') await cancelMeetingsToCome(system, { personId }, type, now);
    for (const { _id, role } of await EnrolmentModel.find(theirs, { role: 1 }).lean()) {
      const { modifiedCount } = await EnrolmentModel.updateOne({ ...theirs, _id }, { $set: to });
      if (modifiedCount === 0) continue;
      personChanged({ tenantId, programId, personId });
      if (type === 'enrolment.resumed' && role === 'mentee') await rejoinCircleMeetings(system, personId, now);
      await (type === 'enrolment.paused' ? tellOfAbsence : tellOfReturn)(system, { personId, role }, now);
      await recordEvent(system, { type, subjectIds: [String(_id), personId], audience: [personId], forCoordinators: true, data: { role }, at: now });
    }
  });
}
