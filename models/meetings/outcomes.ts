import { Types, trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import type { Id } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import type { Absent, Absentee } from '../meeting-words.ts';
import { tellOfAbsence, tellOfContest } from './absences.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { contestAbsence } from './attendance.ts';
import { menteesOf, readForActor, recordOf } from './meeting-record.ts';
import { viewMeetings, whatCanBeDone, type Meeting } from './meeting-view.ts';

const dayMs = 86_400_000;
const batch = 200;

/** What one of the two says: whether they met; and if not, who did not come, and why. */
export interface Word {
  held: boolean;
  absent?: Absentee | undefined;
  /** For the people of the meeting alone. */
  reason?: string | undefined;
}

/** Answers "Did you meet?" for both, once the meeting has ended, also where it counts as held by itself by now. Yes: held. No: missed, and who did not come where that is said; nothing follows from it by itself. */
export async function confirmHeld(actor: ProgramActor, meetingId: string, word: Word, now = new Date()): Promise<Meeting> {
  return settle(actor, meetingId, 'confirm-held', now, () => word);
}

/**
 * The other one remembers it otherwise: held becomes missed, and the other way round; or, where both say that they did not meet, who
 * did not come. Two words stand against each other then, so it ends there: it counts as the second says, nobody is kept as the
 * one who did not come, and coordinators see both in the history. Without a word it is the opposite of what was said. A member of a
 * circle says so of themselves alone: that they were there (`body-invalid` where they say anything else).
 */
export async function contestHeld(actor: ProgramActor, meetingId: string, { held, ...word }: Partial<Word> = {}, now = new Date()): Promise<Meeting> {
  const ofMember = await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.read');
    if (meeting.circleId === undefined || !menteesOf(meeting).includes(actor.personId)) return null;
    if (held === false || word.absent !== undefined) throw new RuleBroken('body-invalid', { path: held === false ? 'held' : 'absent' });
    return contestAbsence(actor, meeting, word.reason, now);
  });
  if (ofMember !== null) return (await viewMeetings(actor, [ofMember], now))[0]!;
  return settle(actor, meetingId, 'contest', now, ({ state }) => ({ ...word, held: held ?? (word.absent === undefined && state !== 'held') }));
}

async function settle(
  actor: ProgramActor,
  meetingId: string,
  what: 'confirm-held' | 'contest',
  now: Date,
  judge: (meeting: StoredMeeting) => Word,
): Promise<Meeting> {
  const { tenantId, programId, personId } = actor;
  const meeting = await inTransaction(async () => {
    const before = await readForActor(actor, meetingId, `meeting.${what}`);
    if (!whatCanBeDone(before, personId, now).includes(what)) throw new RuleBroken('moved-on', { state: before.state });
    const word = judge(before);
    if (word.held && word.absent !== undefined) throw new RuleBroken('body-invalid', { path: 'absent' });
    const state = word.held ? 'held' : 'missed';
    const absent = absentIn(word, String(before.mentorId) === personId);
    if (what === 'contest' && state === before.state && (state === 'held' || absent === (before.outcome?.absent ?? null))) throw new RuleBroken('body-invalid', { path: 'held' });
    const outcome = what === 'contest'
      ? { ...before.outcome, absent: null, contestedAt: now, contestReason: word.reason ?? null }
      : { ...(await outcomeOf(tenantId, programId, personId, now)), absent, reason: word.reason ?? null };
    const after = await MeetingModel.findOneAndUpdate(
      { tenantId, programId, _id: meetingId, state: before.state },
      { $set: { state, outcome } },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on');
    const eventId = await recordOf(actor, after, what === 'contest' ? 'meeting.contested' : `meeting.${state}`, now, { ...(what === 'contest' ? { held: word.held } : {}), ...(absent === null ? {} : { absent }) });
    if (what === 'contest') await tellOfContest(actor, eventId, String(before.outcome!.by), now);
    else await tellOfAbsence(actor, eventId, { noted: notedIn(after, personId) }, now);
    return after;
  });
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

function absentIn({ absent }: Word, isMentor: boolean): Absent | null {
  if (absent === undefined) return null;
  if (absent === 'nobody') return absent;
  return (absent === 'me') === isMentor ? 'mentor' : 'mentee';
}

/** The other one of a pair, where they are the one who is said not to have come. Of a circle it is said with who came. */
function notedIn({ mentorId, menteeId, outcome }: StoredMeeting, by: string): string[] {
  const noted = menteeId === undefined ? [] : outcome?.absent === 'mentor' ? [String(mentorId)] : outcome?.absent === 'mentee' ? [String(menteeId)] : [];
  return noted.filter((id) => id !== by);
}

/** Meetings about which nobody said anything in time (a day after the end, by default) count as held. Returns how many. */
export async function markHeldAfterADay(system: SystemActor, now = new Date()): Promise<number> {
  let marked = 0;
  for (;;) {
    const due = await MeetingModel.find({ state: 'confirmed', heldFrom: trusted({ $lte: now }) })
      .setOptions({ acrossTenants: 'one job serves every tenant' })
      .sort({ heldFrom: 1 })
      .limit(batch)
      .lean();
    for (const meeting of due) marked += await markHeld(system, meeting, now);
    if (due.length < batch) return marked;
  }
}

/** One meeting at a time: a person's own answer at the same moment wins, or comes too late, for this one alone. */
async function markHeld(system: SystemActor, meeting: StoredMeeting, now: Date): Promise<0 | 1> {
  const [tenantId, programId] = [String(meeting.tenantId), String(meeting.programId)];
  return inTransaction(async () => {
    const { modifiedCount } = await MeetingModel.updateOne(
      { tenantId, programId, _id: meeting._id, state: 'confirmed' },
      { $set: { state: 'held', outcome: await outcomeOf(tenantId, programId, null, now) } },
    );
    if (modifiedCount === 0) return 0;
    await recordOf({ ...system, tenantId, programId }, meeting, 'meeting.held', now);
    return 1;
  });
}

/** How many meetings each of these people has held here, on either side of a pair or of a circle, where they were not absent; who held none is not in the answer. */
export async function countHeldMeetings({ tenantId, programId }: { tenantId: string; programId: string }, personIds: readonly string[]): Promise<Map<string, number>> {
  const people = personIds.map((id) => new Types.ObjectId(id));
  const of = async (side: 'mentorId' | 'menteeId' | 'memberIds'): Promise<{ _id: Id; held: number }[]> =>
    MeetingModel.aggregate([
      { $match: { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), [side]: { $in: people }, state: 'held' } },
      ...(side === 'memberIds' ? [{ $unwind: '$memberIds' }, { $match: { memberIds: { $in: people }, $expr: { $not: { $in: ['$memberIds', { $ifNull: ['$attendance.absentIds', []] }] } } } }] : []),
      { $group: { _id: `$${side}`, held: { $sum: 1 } } },
    ]);
  const counts = new Map<string, number>();
  for (const { _id, held } of [...(await of('mentorId')), ...(await of('menteeId')), ...(await of('memberIds'))]) counts.set(String(_id), (counts.get(String(_id)) ?? 0) + held);
  return counts;
}

/** What is kept where somebody says what became of a meeting, or nobody does in time. */
export async function outcomeOf(tenantId: string, programId: string, by: string | null, now: Date) {
  const { meetings } = await programSettings(tenantId, programId);
  return { by, at: now, contestUntil: new Date(now.getTime() + meetings.contestDays * dayMs), contestedAt: null };
}
