import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { lastEventOf, recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { earliestReminderHours, reminderHours } from '../programs/reminder-hours.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { peopleOf } from './meeting-record.ts';

const hourMs = 3_600_000;
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
  const at = (hours: number): number => start.getTime() - hours * hourMs;
  const done = reminded?.start.getTime() === start.getTime() ? reminded.hours : [];
  const due = allHours.filter((hours) => at(hours) <= now.getTime() && !done.includes(hours));
  const latest = due.at(-1);
  if (latest === undefined) return false;
  const [tenantId, programId, id] = [String(meeting.tenantId), String(meeting.programId), String(meeting._id)];
  const actor = { ...system, tenantId, programId };
  return inTransaction(async () => {
    const { modifiedCount } = await MeetingModel.updateOne({ tenantId, programId, _id: id, state: 'confirmed', start, ...asRead(reminded) }, { $set: { reminded: { start, hours: [...done, ...due] } } });
    if (modifiedCount === 0) return false; // moved, cancelled, or reminded of by another server at this moment
    const told = await lastEventOf({ tenantId, programId }, id, { like: 'meeting.', but: untold });
    if (told !== null && told.getTime() > at(latest)) return false;
    const people = peopleOf(meeting);
    const eventId = await recordEvent(actor, { type: 'meeting.reminded', subjectIds: [id, ...people], audience: [], data: { hours: latest, start: start.toISOString() }, at: now });
    await enqueueMails(actor, people.map((receiverId) => ({ eventId, receiverId, template: 'meeting-reminder' as const, dueAt: now })));
    return true;
  });
}

function asRead(reminded: StoredMeeting['reminded']) {
  return reminded === undefined ? { reminded: trusted({ $exists: false }) } : { 'reminded.start': reminded.start, 'reminded.hours': reminded.hours };
}
