import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { lastHeardOf, recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { eachDue } from '../matches/each-due.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { remindingPrograms, type RemindingPrograms } from '../programs/reminder-rules.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { menteesOf, peopleOf } from './meeting-record.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** What tells people the time of a meeting. */
const telling = ['meeting.booked', 'meeting.series-booked', 'meeting.moved', 'meeting.series-moved', 'meeting.recomputed'] as const;
const ofReminder = { mentorId: 1, menteeId: 1, memberIds: 1, matchId: 1, circleId: 1, start: 1, reminded: 1 } as const;
type Reminded = Pick<StoredMeeting, '_id' | 'start' | 'reminded'>;
type MeetingToCome = Pick<StoredMeeting, '_id' | keyof typeof ofReminder>;
interface Place {
  readonly tenantId: string;
  readonly programId: string;
}

/**
 * Reminds everybody of the meetings whose time for it has come, once for each of the program's hours and each time that a meeting
 * has had. Looks at meetings as they are, so that one that was moved is reminded of anew and a cancelled one not at all;
 * the mail looks once more when it leaves. After a standstill only the latest of the reminders that are due is sent; what people
 * were told within the hours of a reminder, by booking or moving, they are not reminded of. Returns how many meetings.
 */
export async function remindOfMeetings(system: SystemActor, now = new Date()): Promise<number> {
  let reminded = 0;
  for (const programs of await remindingPrograms()) {
    reminded += await eachDue(system, MeetingModel, { due: dueIn(programs, now), by: 'start' }, (inProgram, meeting) => remind(inProgram, meeting, programs.hours, now));
  }
  return reminded;
}

/** As a query: what is to come in these programs, and was not reminded of by one of their hours that has come, at the time that it has now. */
function dueIn({ hours, programIds }: RemindingPrograms, now: Date): Record<string, unknown> {
  const within = (one: number): Date => new Date(now.getTime() + one * hourMs);
  const notYet = (one: number) => [{ 'reminded.hours': trusted({ $ne: one }) }, { $expr: trusted({ $ne: ['$reminded.start', '$start'] }) }];
  return {
    programId: trusted({ $in: programIds }),
    state: 'confirmed',
    start: trusted({ $gt: now, $lte: within(Math.max(...hours)) }),
    $or: hours.map((one) => ({ start: trusted({ $lte: within(one) }), $or: notYet(one) })),
  };
}

/** In the transaction that has read the meeting as due. */
async function remind(actor: ProgramSystemActor, meeting: StoredMeeting, allHours: readonly number[], now: Date): Promise<boolean> {
  const { tenantId, programId } = actor;
  const { start } = meeting;
  const id = String(meeting._id);
  const due = dueHours(meeting, allHours, now);
  const latest = due.at(-1)!; // it is due by one of them at least
  await MeetingModel.updateOne({ tenantId, programId, _id: id }, { $set: { reminded: { start, hours: [...hoursDone(meeting), ...due] } } });
  if (wasTold(meeting, latest, await lastTold(actor, [meeting]))) return false;
  const people = peopleOf(meeting);
  const eventId = await recordEvent(actor, { type: 'meeting.reminded', subjectIds: [id, ...people], audience: [], data: { hours: latest, start: start.toISOString() }, at: now });
  await enqueueMails(actor, people.map((receiverId) => ({ eventId, receiverId, template: 'meeting-reminder' as const, dueAt: now })));
  return true;
}

/** For which hours a meeting was reminded of at the time that it has now. */
function hoursDone({ start, reminded }: Reminded): readonly number[] {
  return reminded?.start.getTime() === start.getTime() ? reminded.hours : [];
}

/** Those whose time has come and that were not done, the latest reminder last. */
function dueHours(meeting: Reminded, allHours: readonly number[], now: Date): number[] {
  const done = hoursDone(meeting);
  return allHours.filter((hours) => remindedAt(meeting, hours) <= now && !done.includes(hours));
}

function remindedAt({ start }: Reminded, hours: number): Date {
  return new Date(start.getTime() - hours * hourMs);
}

/** When the people of each meeting were last told its time, by its id. Its mentor stands for all: who comes into a circle is told alone. */
function lastTold(place: Place, meetings: readonly Pick<StoredMeeting, '_id' | 'mentorId'>[]): Promise<Map<string, Date>> {
  return lastHeardOf(place, meetings.map(({ _id, mentorId }) => ({ subjectId: String(_id), personId: String(mentorId) })), telling);
}

/** Whether its people were told its time since the moment of a reminder. */
function wasTold(meeting: Reminded, hours: number, told: ReadonlyMap<string, Date>): boolean {
  const at = told.get(String(meeting._id));
  return at !== undefined && at > remindedAt(meeting, hours);
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

/** So many meetings are looked at together. */
const together = 500;

/**
 * The next reminder of each meeting of a program by these hours, as far as it comes within a week, some hundreds at a time in no
 * order; what the job would send at once has this moment. Asks no policy.
 * @param hours the earliest reminder first
 */
export async function* remindersToCome(place: Place, hours: readonly number[], now: Date): AsyncGenerator<ReminderToCome[]> {
  const { tenantId, programId } = place;
  const week = new Date(now.getTime() + weekMs);
  const ahead = new Date(week.getTime() + Math.max(0, ...hours) * hourMs);
  const meetings = MeetingModel.find({ tenantId, programId, state: 'confirmed', start: trusted({ $gt: now, $lte: ahead }) }, ofReminder).lean().cursor({ batchSize: together });
  let some: MeetingToCome[] = [];
  for await (const meeting of meetings) {
    some.push(meeting);
    if (some.length < together) continue;
    yield nextOfEach(place, some, { hours, now, until: week });
    some = [];
  }
  yield nextOfEach(place, some, { hours, now, until: week });
}

async function nextOfEach(place: Place, meetings: readonly MeetingToCome[], { hours, now, until }: { hours: readonly number[]; now: Date; until: Date }): Promise<ReminderToCome[]> {
  const told = await lastTold(place, meetings.filter((meeting) => dueHours(meeting, hours, now).length > 0));
  return meetings.flatMap((meeting): ReminderToCome[] => {
    const next = nextReminder(meeting, hours, told, now);
    if (next === undefined || next.at > until) return [];
    const { start, matchId, circleId } = meeting;
    return [{ ...next, start, mentorId: String(meeting.mentorId), menteeIds: menteesOf(meeting), matched: matchId !== undefined || circleId !== undefined }];
  });
}

function nextReminder(meeting: Reminded, allHours: readonly number[], told: ReadonlyMap<string, Date>, now: Date): Pick<ReminderToCome, 'at' | 'hours'> | undefined {
  const latest = dueHours(meeting, allHours, now).at(-1);
  if (latest !== undefined && !wasTold(meeting, latest, told)) return { at: now, hours: latest };
  const hours = allHours.find((one) => remindedAt(meeting, one) > now);
  return hours === undefined ? undefined : { at: remindedAt(meeting, hours), hours };
}
