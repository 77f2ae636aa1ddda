import type { ProgramActor } from '../actor.ts';
import { eventsAbout, type StoredEvent } from '../events/events.ts';
import { peopleByIds } from '../people/people.ts';
import { enqueueMail, enqueueMails, inFlightMs, outcomesOf } from '../outbox/outbox.ts';
import type { StoredMeeting } from './meeting.model.ts';
import { readForActor } from './meeting-record.ts';
import { viewMeetings, type Meeting } from './meeting-view.ts';

/** Mail of what one says about another: who is noted as not there may say otherwise for some days, so they have to hear of it. */

/** Marks that are looked at, newest first: who came is said once or twice. */
const mostMarks = 100;
const ofMarks = ['meeting.held', 'meeting.missed', 'meeting.attendance-marked'] as const;

/** Somebody was noted as not there: they are told, and whose note was taken back, where they had heard of it. In the transaction of the note. */
export async function tellOfAbsence(actor: ProgramActor, eventId: string, { noted, corrected = [] }: { noted: readonly string[]; corrected?: readonly string[] }, now: Date): Promise<void> {
  await enqueueMails(actor, [
    ...noted.map((receiverId) => ({ eventId, receiverId, template: 'absence-noted' as const, dueAt: now })),
    ...corrected.map((receiverId) => ({ eventId, receiverId, template: 'absence-corrected' as const, dueAt: new Date(now.getTime() + inFlightMs) })),
  ]);
}

/** The other one remembers it otherwise: whoever had said how it was is told. In the same transaction. */
export async function tellOfContest(actor: ProgramActor, eventId: string, receiverId: string, now: Date): Promise<void> {
  await enqueueMail(actor, { eventId, receiverId, template: 'outcome-contested', dueAt: now });
}

/** What a mail about a word on a meeting tells. */
export interface WordOnMeeting {
  meeting: Meeting;
  /** Who said it, by name. */
  by: string;
  reason: string | null;
  /** Until when the receiver may say otherwise; null: it is not theirs to do. */
  contestUntil: Date | null;
}

/** That the reader was noted as not there; null where it is not so any more, they have said otherwise, or it is too late for that. */
export async function readAbsenceNote(reader: ProgramActor, meetingId: string, event: StoredEvent, now: Date): Promise<WordOnMeeting | null> {
  const { stored, meeting } = await readBoth(reader, meetingId, now);
  if (meeting.absent !== 'me' || !meeting.can.includes('contest')) return null;
  if (stored.circleId === undefined) return { meeting, by: meeting.partner.name, reason: stored.outcome?.reason ?? null, contestUntil: stored.outcome!.contestUntil };
  // Taken back and said again is a note of its own.
  const marks = await marksOf(reader, meetingId);
  const isStillIt = marks.filter(({ _id }) => String(_id) >= String(event._id)).every((mark) => notes(mark, reader.personId));
  return isStillIt ? { meeting, by: meeting.partner.name, reason: null, contestUntil: stored.attendance!.contestUntil } : null;
}

/** That the reader is not noted as absent any more; null where they never heard that they were, or are again. */
export async function readCorrection(reader: ProgramActor, meetingId: string, event: StoredEvent, now: Date): Promise<WordOnMeeting | null> {
  const { meeting } = await readBoth(reader, meetingId, now);
  if (meeting.absent === 'me') return null;
  const before = (await marksOf(reader, meetingId)).filter(({ _id }) => String(_id) < String(event._id));
  const note = before.slice(before.findLastIndex((mark) => !notes(mark, reader.personId)) + 1)[0];
  if (note === undefined) return null;
  const told = await outcomesOf(reader, 'absence-noted', [{ eventId: String(note._id), receiverId: reader.personId }]);
  return told.get(reader.personId) === 'sent' ? { meeting, by: meeting.partner.name, reason: null, contestUntil: null } : null;
}

/** That the other one, or a member of the reader's circle, remembers it otherwise. */
export async function readContest(reader: ProgramActor, meetingId: string, { actorId }: StoredEvent, now: Date): Promise<WordOnMeeting> {
  const { stored, meeting } = await readBoth(reader, meetingId, now);
  if (stored.circleId === undefined) return { meeting, by: meeting.partner.name, reason: stored.outcome?.contestReason ?? null, contestUntil: null };
  const memberId = String(actorId);
  const reason = stored.attendance?.contestReasons?.find(({ personId }) => String(personId) === memberId)?.reason ?? null;
  return { meeting, by: (await peopleByIds(reader, [memberId])).get(memberId)?.name ?? '', reason, contestUntil: null };
}

async function readBoth(reader: ProgramActor, meetingId: string, now: Date): Promise<{ stored: StoredMeeting; meeting: Meeting }> {
  const stored = await readForActor(reader, meetingId, 'meeting.read');
  return { stored, meeting: (await viewMeetings(reader, [stored], now))[0]! };
}

/** Each time that a circle's mentor said who came, oldest first. */
async function marksOf(reader: ProgramActor, meetingId: string): Promise<StoredEvent[]> {
  return (await eventsAbout(reader, meetingId, ofMarks, mostMarks)).filter(({ data }) => 'absentIds' in data);
}

function notes({ data }: StoredEvent, personId: string): boolean {
  return (data['absentIds'] as readonly string[]).includes(personId);
}
