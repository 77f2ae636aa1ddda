import { randomUUID } from 'node:crypto';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isCapped, takeTurn, type Calendar } from '../availability/calendar.ts';
import { assertFlashOffered, flashTimes, takeFlashTurn } from '../availability/flash-offers.ts';
import { toLocal, zoneData } from '../availability/zone.ts';
import { keepActive } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen, programRules } from '../programs/programs.ts';
import { letGo, takeTime, type Interval } from './bookings.ts';
import { activeMatch, meeters, type Meeters } from './meeters.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { recordOf } from './meeting-record.ts';
import { viewMeetings, type Meeting } from './meeting-view.ts';
import { coversOfSlot, openCalendar, slotFrom, takenAfterAll } from './open-slot.ts';
import { roomFor } from './room.ts';

export interface BookingInput {
  matchId: string;
  /** ISO 8601 in UTC. */
  start: string;
  minutes: number;
  title?: string | undefined;
}

const hourMs = 3_600_000;

/**
 * Books an open time of the match's mentor for the pair: confirmed at once, for both of them or for nobody. The rules
 * are asked first and give the reason of a refusal; that nobody is ever booked twice is up to the cells alone, where the
 * loser of a race conflicts with the winner and, on the next run of the transaction, hears from the rules why.
 */
export async function bookMeeting(actor: ProgramActor, input: BookingInput, now = new Date()): Promise<Meeting> {
  const match = await activeMatch(actor, input.matchId);
  const pair = await meeters(actor, { ...match, matchId: match.id });
  return bookAndTell(actor, pair, { ...slotFrom(new Date(input.start), input.minutes), title: input.title ?? null }, () => keepActive(actor, match.id), now);
}

/** What a flash session is to be. */
export interface FlashInput {
  mentorId: string;
  /** ISO 8601 in UTC. */
  start: string;
  /** A key of the program's topics. */
  topic: string;
  question: string;
}

/**
 * Books one session of a mentor who offers them, without a match: by the same cells and rules as any meeting, and never more in a
 * month than the mentor offers. One to come with the same mentor is enough.
 */
export async function bookFlashSession(actor: ProgramActor, { mentorId, start: from, topic, question }: FlashInput, now = new Date()): Promise<Meeting> {
  if (!may(actor, 'flash.book')) throw new NotAllowed();
  const { topicKeys } = await programRules(actor.tenantId, actor.programId);
  if (!topicKeys.has(topic)) throw new RuleBroken('body-invalid', { path: 'topic' });
  const offer = await assertFlashOffered(actor, mentorId, now);
  const start = new Date(from);
  const pair = { ...(await meeters(actor, { mentorId, menteeId: actor.personId, matchId: null })), fits: await flashTimes(actor, mentorId, offer, now) };
  return bookAndTell(actor, pair, { ...slotFrom(start, offer.minutes), title: null, flash: { topic, question } }, () => takeFlashTurn(actor, mentorId, start, now), now);
}

async function bookAndTell(actor: ProgramActor, pair: Meeters, details: SlotDetails, secure: () => Promise<void>, now: Date): Promise<Meeting> {
  const meeting = await inTransaction(async () => {
    await assertOpen(actor);
    const booked = await bookSlot(actor, pair, details, secure, now);
    const eventId = await recordOf(actor, booked, 'meeting.booked', now);
    await enqueueMails(actor, [pair.mentorId, pair.menteeId].map((receiverId) => ({ eventId, receiverId, template: 'meeting-booked' })));
    return booked;
  });
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

/** A meeting as it is asked for, and what else is stored with it from the start. */
export type SlotDetails = Interval & Pick<StoredMeeting, 'title'> & Partial<Pick<StoredMeeting, 'flash' | 'series'>>;

/**
 * Books one time of two who meet, in the caller's transaction: asks the rules, takes the cells of both, ends what the actor kept
 * for themselves, and writes the meeting. That the program is open and that the two may meet (`activeMatch`), the event and the
 * mails are the caller's. Throws slot-past, slot-taken or you-are-busy; once something was written the transaction has to end then.
 * @param secure keeps true, within the transaction, what lets the two meet at all; asked when the time is open, before it is taken
 */
export async function bookSlot(actor: ProgramActor, pair: Meeters, details: SlotDetails, secure: () => Promise<void>, now: Date): Promise<StoredMeeting> {
  const { start, end } = details;
  const calendar = await openCalendar(actor, pair, { start, end }, now, { holdOf: actor.personId });
  await secure();
  const [meeting] = await takeSlots(actor, pair, calendar, [details], now);
  return meeting!;
}

/**
 * Takes times that the calendar of the two leaves free, and writes their meetings; the last part of booking, in the caller's
 * transaction. What the actor kept for themselves ends with it. Throws where somebody else has one of them by now.
 */
export async function takeSlots(actor: ProgramActor, pair: Meeters, calendar: Calendar, slots: readonly SlotDetails[], now: Date): Promise<StoredMeeting[]> {
  if (isCapped(calendar.rules)) await takeTurn(actor, pair.mentorId);
  await letGo(actor.tenantId, actor.personId);
  const meetings: StoredMeeting[] = [];
  for (const details of slots) meetings.push(await takeSlot(actor, pair, calendar, details, now));
  return meetings;
}

async function takeSlot(actor: ProgramActor, pair: Meeters, calendar: Calendar, { start, end, ...details }: SlotDetails, now: Date): Promise<StoredMeeting> {
  const { tenantId, programId, personId } = actor;
  const { mentorId, menteeId } = pair;
  const { rules } = calendar;
  const slot = { start, end };
  const id = String(new Types.ObjectId());
  const inTheWay = await takeTime({ tenantId, id, ...slot, covers: coversOfSlot(pair, calendar, slot) }, now);
  if (inTheWay !== null) throw takenAfterAll(actor, pair, calendar, slot, inTheWay, now);

  const menteeZone = pair.zones.get(menteeId) ?? rules.zone;
  const meeting = await MeetingModel.insertOne({
    _id: id,
    createdAt: now,
    tenantId,
    programId,
    ...(pair.matchId === null ? {} : { matchId: pair.matchId }),
    ...details,
    mentorId,
    menteeId,
    state: 'confirmed',
    ...slot,
    zone: rules.zone,
    local: toLocal(rules.zone, start),
    menteeZone,
    menteeLocal: toLocal(menteeZone, start),
    zoneData,
    meetingUrl: roomFor(rules.meetingUrl ?? pair.room),
    bookedBy: personId,
    uid: randomUUID(),
    heldFrom: new Date(end.getTime() + pair.heldAfterHours * hourMs),
  });
  return meeting.toObject();
}
