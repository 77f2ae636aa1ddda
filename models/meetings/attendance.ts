import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { tellOfAbsence, tellOfContest } from './absences.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { menteesOf, readForActor, recordOf } from './meeting-record.ts';
import { whatCanBeDone } from './meeting-view.ts';
import { outcomeOf } from './outcomes.ts';

/** Who came to a meeting of a circle: the contract's `Attendance`. */
export interface Attendance {
  meetingId: string;
  /** `came` null: nobody said, or the two remember it differently (`contested`); it counts as having come then. A member sees themselves alone. */
  items: { person: PersonRef; came: boolean | null; contested: boolean }[];
  can: 'mark'[];
}

/** Who came to a meeting of a circle, for its mentor and coordinators; for a member how they themselves are kept. Of a pair there is none: `absent` says it. */
export async function readAttendance(actor: ProgramActor, meetingId: string, now = new Date()): Promise<Attendance> {
  return viewAttendance(actor, await ofCircle(actor, meetingId), now);
}

/**
 * The circle's mentor says who of those who were to come did not. Somebody came: it was held, for those. Nobody did: it was missed. May be
 * said again as long as an outcome may be contested; who has contested it is not kept as absent by being named once more.
 */
export async function markAttendance(actor: ProgramActor, meetingId: string, { absentIds }: { absentIds: readonly string[] }, now = new Date()): Promise<Attendance> {
  const { tenantId, programId, personId } = actor;
  const meeting = await inTransaction(async () => {
    const before = await ofCircle(actor, meetingId);
    await readForActor(actor, meetingId, 'meeting.confirm-held');
    if (!whatCanBeDone(before, personId, now).includes('mark-attendance')) throw new RuleBroken('moved-on', { state: before.state });
    const toCome = menteesOf(before);
    if (!absentIds.every((id) => toCome.includes(id))) throw new RuleBroken('body-invalid', { path: 'absentIds' });
    const contestedIds = before.attendance?.contestedIds ?? [];
    const absent = toCome.filter((id) => absentIds.includes(id) && !contestedIds.some((one) => String(one) === id));
    const state = absent.length === toCome.length ? 'missed' : 'held';
    const said = await outcomeOf(tenantId, programId, personId, now);
    const outcome = { ...(before.outcome ?? said), by: new Types.ObjectId(personId), absent: state === 'missed' ? ('mentee' as const) : null };
    const attendance = { ...before.attendance, absentIds: absent.map((id) => new Types.ObjectId(id)), contestedIds, contestUntil: said.contestUntil };
    const after = await MeetingModel.findOneAndUpdate({ tenantId, programId, _id: meetingId, state: before.state }, { $set: { state, outcome, attendance } }, { returnDocument: 'after' }).lean();
    if (after === null) throw new RuleBroken('moved-on');
    const eventId = await recordOf(actor, after, state === before.state ? 'meeting.attendance-marked' : `meeting.${state}`, now, { absentIds: absent });
    const absentBefore = (before.attendance?.absentIds ?? []).map(String);
    await tellOfAbsence(actor, eventId, { noted: absent.filter((id) => !absentBefore.includes(id)), corrected: absentBefore.filter((id) => !absent.includes(id)) }, now);
    return after;
  });
  return viewAttendance(actor, meeting, now);
}

/** A member who is kept as absent says that they were there, and why that can be if they like: they are not kept as absent then, and both words stand in the history. In the caller's transaction. */
export async function contestAbsence(actor: ProgramActor, meeting: StoredMeeting, reason: string | undefined, now: Date): Promise<StoredMeeting> {
  const { tenantId, programId, personId } = actor;
  if (!may(actor, 'meeting.contest', { mentor: String(meeting.mentorId), mentee: personId })) throw new NotAllowed();
  if (!whatCanBeDone(meeting, personId, now).includes('contest')) throw new RuleBroken('moved-on', { state: meeting.state });
  const after = await MeetingModel.findOneAndUpdate(
    { tenantId, programId, _id: meeting._id, 'attendance.absentIds': personId },
    { $set: { state: 'held', 'outcome.absent': null }, $pull: { 'attendance.absentIds': personId }, $push: { 'attendance.contestedIds': personId, ...(reason === undefined ? {} : { 'attendance.contestReasons': { personId, reason } }) } },
    { returnDocument: 'after' },
  ).lean();
  if (after === null) throw new RuleBroken('moved-on');
  const eventId = await recordOf(actor, { ...after, memberIds: [new Types.ObjectId(personId)] }, 'meeting.attendance-contested', now);
  await tellOfContest(actor, eventId, String(after.mentorId), now);
  return after;
}

/** A circle's meeting that the actor may see. */
async function ofCircle(actor: ProgramActor, meetingId: string): Promise<StoredMeeting> {
  const meeting = await readForActor(actor, meetingId, 'meeting.read');
  if (meeting.circleId === undefined) throw new NotFound();
  return meeting;
}

async function viewAttendance(actor: ProgramActor, meeting: StoredMeeting, now: Date): Promise<Attendance> {
  const toCome = menteesOf(meeting);
  const shown = toCome.includes(actor.personId) ? [actor.personId] : toCome;
  const people = await peopleByIds(actor, shown);
  const has = (ids: readonly Types.ObjectId[] | undefined, id: string): boolean => (ids ?? []).some((one) => String(one) === id);
  return {
    meetingId: String(meeting._id),
    items: shown.map((id) => {
      const contested = has(meeting.attendance?.contestedIds, id);
      return { person: refTo(people, id), came: contested || meeting.attendance === undefined ? null : !has(meeting.attendance.absentIds, id), contested };
    }),
    can: whatCanBeDone(meeting, actor.personId, now).includes('mark-attendance') ? ['mark'] : [],
  };
}
