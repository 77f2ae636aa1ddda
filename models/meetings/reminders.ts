import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { lastEventOf, recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { earliestReminderHours, reminderHours } from '../programs/reminder-rules.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { peopleOf } from './meeting-record.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** More meetings than one program has within two weeks. */
const mostLookedAt = 1_000;
/** What happens to a meeting without a mail that tells its time. */
const untold = ['meeting.reminded', 'meeting.recomputed'] as const;

/**
 * Reminds everybody of the meetings whose time for it has come, once for each of the program's hours and each time that a meeting
 * has had. Looks ahead at meetings as they are, so that one that was moved is reminded of anew and a cancelled one not at all;
 * the mail looks once more when it leaves. After a standstill only the latest of the reminders that are due is sent; what people
 * were told within the hours of a reminder, by booking or moving, they are not reminded of. Returns how many meetings.
 */
export async function remindOfMeetings(system: SystemActor, now = new Date()): Promise<number> {
  const ahead = new Date(now.getTime() + (await earliestReminderHours()) * hourMs);
  const soon = await MeetingModel.find({ state: 'confirmed', start: trusted({ $gt: now, $lte: ahead }) })
    .setOptions({ acrossTenants: 'one job reminds in every tenant' })
    .sort({ start: 1 })
    .lean();
  const hoursOf = new Map<string, number[]>();
  let reminded = 0;
  for (const meeting of soon) {
    const programId = String(meeting.programId);
    if (!hoursOf.has(programId)) hoursOf.set(programId, await reminderHours(String(meeting.tenantId), programId));
    if (await remind(system, meeting, hoursOf.get(programId)!, now)) reminded += 1;
  }
  return reminded;
}

async function remind(system: SystemActor, meeting: StoredMeeting, allHours: readonly number[], now: Date): Promise<boolean> {
  const { start, reminded } = meeting;
  const done = hoursDone(meeting);
  const due = dueHours(meeting, allHours, now);
  const latest = due.at(-1);
  if (latest === undefined) return false;
  const [tenantId, programId, id] = [String(meeting.tenantId), String(meeting.programId), String(meeting._id)];
  const actor = { ...system, tenantId, programId };
  return inTransaction(async () => {
    const { modifiedCount } = await MeetingModel.updateOne({ tenantId, programId, _id: id, state: 'confirmed', start, ...asRead(reminded) }, { $set: { reminded: { start, hours: [...done, ...due] } } });
    if (modifiedCount === 0) return false; // moved, cancelled, or reminded of by another server at this moment
    if (await wasTold(meeting, latest)) return false;
    const people = peopleOf(meeting);
    const eventId = await recordEvent(actor, { type: 'meeting.reminded', subjectIds: [id, ...people], audience: [], data: { hours: latest, start: start.toISOString() }, at: now });
    await enqueueMails(actor, people.map((receiverId) => ({ eventId, receiverId, template: 'meeting-reminder' as const, dueAt: now })));
    return true;
  });
}

/** For which hours a meeting was reminded of at the time that it has now. */
function hoursDone({ start, reminded }: StoredMeeting): readonly number[] {
  return reminded?.start.getTime() === start.getTime() ? reminded.hours : [];
}

/** Those whose time has come and that were not done, the latest reminder last. */
function dueHours(meeting: StoredMeeting, allHours: readonly number[], now: Date): number[] {
  const done = hoursDone(meeting);
  return allHours.filter((hours) => remindedAt(meeting, hours) <= now && !done.includes(hours));
}

function remindedAt({ start }: StoredMeeting, hours: number): Date {
  return new Date(start.getTime() - hours * hourMs);
}

/** Whether its people were told its time since the moment of a reminder. */
async function wasTold(meeting: StoredMeeting, hours: number): Promise<boolean> {
  const told = await lastEventOf({ tenantId: String(meeting.tenantId), programId: String(meeting.programId) }, String(meeting._id), { like: 'meeting.', but: untold });
  return told !== null && told > remindedAt(meeting, hours);
}

/** A reminder to come: of which meeting, how many hours before it, and to whom. */
export interface ReminderToCome {
  readonly at: Date;
  readonly hours: number;
  readonly start: Date;
  readonly mentorId: string;
  readonly menteeIds: readonly string[];
  /** Whether its people have a match, so that their names are no secret. */
  readonly matched: boolean;
}

/**
 * The next reminder of each meeting of a program by these hours, as far as it comes within a week, the soonest first; what the job
 * would send at once has this moment. Asks no policy.
 * @param hours the earliest reminder first
 */
export async function remindersToCome({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, hours: readonly number[], now: Date): Promise<ReminderToCome[]> {
  const week = new Date(now.getTime() + weekMs);
  const ahead = new Date(week.getTime() + Math.max(0, ...hours) * hourMs);
  const meetings = await MeetingModel.find({ tenantId, programId, state: 'confirmed', start: trusted({ $gt: now, $lte: ahead }) }).sort({ start: 1 }).limit(mostLookedAt).lean();
  const toCome: ReminderToCome[] = [];
  for (const meeting of meetings) {
    const next = await nextReminder(meeting, hours, now);
    if (next === undefined || next.at > week) continue;
    const [mentorId, ...menteeIds] = peopleOf(meeting);
    toCome.push({ ...next, start: meeting.start, mentorId: mentorId!, menteeIds, matched: meeting.matchId !== undefined || meeting.circleId !== undefined });
  }
  return toCome.sort((one, other) => one.at.getTime() - other.at.getTime());
}

async function nextReminder(meeting: StoredMeeting, allHours: readonly number[], now: Date): Promise<Pick<ReminderToCome, 'at' | 'hours'> | undefined> {
  const latest = dueHours(meeting, allHours, now).at(-1);
  if (latest !== undefined && !(await wasTold(meeting, latest))) return { at: now, hours: latest };
  const hours = allHours.find((one) => remindedAt(meeting, one) > now);
  return hours === undefined ? undefined : { at: remindedAt(meeting, hours), hours };
}

function asRead(reminded: StoredMeeting['reminded']) {
  return reminded === undefined ? { reminded: trusted({ $exists: false }) } : { 'reminded.start': reminded.start, 'reminded.hours': reminded.hours };
}
