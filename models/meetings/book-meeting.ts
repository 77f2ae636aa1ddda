import { randomUUID } from 'node:crypto';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isCapped, meets, openTimes, readCalendars, takeTurn, withBuffers, type Calendar } from '../availability/calendar.ts';
import { assertFlashOffered, takeFlashTurn } from '../availability/flash-offers.ts';
import { clocksOf, toSpan } from '../availability/spans.ts';
import { toLocal } from '../availability/zone.ts';
import { keepActive, matchOf, type Pair } from '../matches/matches.ts';
import { namesFor } from '../matches/names.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { peopleByIds } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen, programRules, programSettings } from '../programs/programs.ts';
import { takeTime, type Interval } from './bookings.ts';
import { MeetingModel } from './meeting.model.ts';
import { recordOf, zoneData } from './meeting-record.ts';
import { viewMeetings, type Meeting } from './meeting-view.ts';

export interface BookingInput {
  matchId: string;
  /** ISO 8601 in UTC. */
  start: string;
  minutes: number;
  title?: string | undefined;
}

/** A meeting as it is asked for. */
type Details = Interval & { title: string | null; flash?: { topic: string; question: string } };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Where other times are looked for when one is gone: so many days before and after it. */
const searchDays = { before: 7, after: 14 };
const alternatives = 3;

/** The two who meet, with what a booking needs to know of them. */
interface Meeters {
  /** null: they have no match. */
  readonly matchId: string | null;
  readonly mentorId: string;
  readonly menteeId: string;
  /** Of those who have told theirs. */
  zones: ReadonlyMap<string, string>;
  /** How the one who books reads the other. */
  readonly partner: PersonRef;
  heldAfterHours: number;
}

/**
 * Books an open time of the match's mentor for the pair: confirmed at once, for both of them or for nobody. The rules
 * are asked first and give the reason of a refusal; that nobody is ever booked twice is up to the cells alone, where the
 * loser of a race conflicts with the winner and, on the next run of the transaction, hears from the rules why.
 */
export async function bookMeeting(actor: ProgramActor, input: BookingInput, now = new Date()): Promise<Meeting> {
  const start = new Date(input.start);
  const slot = { start, end: new Date(start.getTime() + input.minutes * minuteMs) };
  const match = await activeMatch(actor, input.matchId);
  const pair = await meeters(actor, { ...match, matchId: match.id });
  return book(actor, pair, { ...slot, title: input.title ?? null }, () => keepActive(actor, match.id), now);
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
  const { minutes } = await assertFlashOffered(actor, mentorId, now);
  const start = new Date(from);
  const slot = { start, end: new Date(start.getTime() + minutes * minuteMs) };
  const pair = await meeters(actor, { mentorId, menteeId: actor.personId, matchId: null });
  return book(actor, pair, { ...slot, title: null, flash: { topic, question } }, () => takeFlashTurn(actor, mentorId, start, now), now);
}

/** @param secure keeps true, within the transaction, what lets the two meet at all */
async function book(actor: ProgramActor, pair: Meeters, details: Details, secure: () => Promise<void>, now: Date): Promise<Meeting> {
  const slot = { start: details.start, end: details.end };
  const meeting = await inTransaction(async () => {
    await assertOpen(actor);
    const calendar = (await readCalendars(actor, [pair.mentorId], pair.menteeId, around(slot), now)).get(pair.mentorId);
    if (calendar === undefined || !isOpen(calendar, slot, now)) throw refusal(actor, pair, calendar, slot, now);
    await secure();
    if (isCapped(calendar.rules)) await takeTurn(actor, pair.mentorId);
    return write(actor, pair, calendar, details, now);
  });
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

async function activeMatch(actor: ProgramActor, matchId: string): Promise<Pair> {
  const match = await matchOf(actor, matchId);
  const { mentorId, menteeId, state } = match;
  if (!may(actor, 'meeting.book', { mentor: mentorId, mentee: menteeId })) throw new NotAllowed();
  if (match.circleId !== null) throw new NotAllowed(); // a circle meets together: circles/circle-meetings.ts
  if (state !== 'active') throw new RuleBroken('moved-on', { state });
  return match;
}

async function meeters(actor: ProgramActor, { mentorId, menteeId, matchId }: Pick<Meeters, 'mentorId' | 'menteeId' | 'matchId'>): Promise<Meeters> {
  const people = await peopleByIds(actor, [mentorId, menteeId], { fresh: true });
  const names = await namesFor(actor, { mentors: [mentorId], mentees: [menteeId] });
  const { meetings } = await programSettings(actor.tenantId, actor.programId);
  return {
    partner: actor.personId === mentorId ? names.mentee(menteeId) : names.mentor(mentorId),
    mentorId,
    menteeId,
    matchId,
    zones: new Map([...people].flatMap(([id, { zone }]) => (zone === null ? [] : [[id, zone]]))),
    heldAfterHours: meetings.heldAfterHours,
  };
}

/** Takes the time of both and writes the meeting, its event and its mails. */
async function write(actor: ProgramActor, pair: Meeters, calendar: Calendar, { title, flash, ...slot }: Details, now: Date) {
  const { tenantId, programId, personId } = actor;
  const { mentorId, menteeId } = pair;
  const { rules, other } = calendar;
  const id = String(new Types.ObjectId());
  const covers = [
    { personId: mentorId, ...withBuffers(slot, rules) },
    { personId: menteeId, ...withBuffers(slot, other) },
  ];
  const inTheWay = await takeTime({ tenantId, id, ...slot, covers }, now);
  // Taken although the calendar said open: the cells decide, and what they know counts for the times that are offered instead.
  if (inTheWay === personId) throw new RuleBroken('you-are-busy');
  if (inTheWay !== null) throw gone(actor, pair, { ...calendar, busy: [...calendar.busy, withBuffers(slot, rules)] }, slot, now);

  const menteeZone = pair.zones.get(menteeId) ?? rules.zone;
  const [meeting] = await MeetingModel.create([
    {
      _id: id,
      tenantId,
      programId,
      ...(pair.matchId === null ? {} : { matchId: pair.matchId }),
      ...(flash === undefined ? {} : { flash }),
      mentorId,
      menteeId,
      title,
      state: 'confirmed',
      ...slot,
      zone: rules.zone,
      local: toLocal(rules.zone, slot.start),
      menteeZone,
      menteeLocal: toLocal(menteeZone, slot.start),
      zoneData,
      meetingUrl: rules.meetingUrl,
      bookedBy: personId,
      uid: randomUUID(),
      heldFrom: new Date(slot.end.getTime() + pair.heldAfterHours * hourMs),
    },
  ]);
  const eventId = await recordOf(actor, meeting!, 'meeting.booked', now);
  for (const receiverId of [mentorId, menteeId]) await enqueueMail(actor, { eventId, receiverId, template: 'meeting-booked' });
  return meeting!.toObject();
}

/** Why this time cannot be booked, in the words of the one who asked: too soon, busy themselves, or gone, and then what is near. */
function refusal(actor: ProgramActor, pair: Meeters, calendar: Calendar | undefined, slot: Interval, now: Date): RuleBroken {
  const noticeMs = (calendar?.rules.minNoticeMinutes ?? 0) * minuteMs;
  if (slot.start.getTime() < now.getTime() + noticeMs) return new RuleBroken('slot-past');
  if (calendar === undefined) return new RuleBroken('slot-taken', { closest: [] });
  if (isBusy(actor, pair, calendar, slot)) return new RuleBroken('you-are-busy');
  return gone(actor, pair, calendar, slot, now);
}

/** Somebody else has this time: the three nearest that are open, on both clocks. */
function gone(actor: ProgramActor, pair: Meeters, calendar: Calendar, slot: Interval, now: Date): RuleBroken {
  const { zones, partner } = pair;
  const { yourZone, theirZone } = clocksOf({ partner, yours: zones.get(actor.personId), theirs: zones.get(partner.id), mentors: calendar.rules.zone });
  const closest = closestTimes(calendar, slot, now).map((open) => toSpan(open, yourZone, theirZone));
  return new RuleBroken('slot-taken', { closest });
}

function isBusy(actor: ProgramActor, { mentorId }: Meeters, { rules, busy, other }: Calendar, slot: Interval): boolean {
  return actor.personId === mentorId ? meets(busy, withBuffers(slot, rules)) : meets(other.busy, withBuffers(slot, other));
}

/** The open times nearest to one that is gone, in order of time. */
export function closestTimes(calendar: Calendar, slot: Interval, now: Date): Interval[] {
  const distance = ({ start }: Interval): number => Math.abs(start.getTime() - slot.start.getTime());
  const { start, end } = around(slot);
  return openTimes(calendar, { from: start, to: end, minutes: minutesOf(slot) }, now)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, alternatives)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

export function isOpen(calendar: Calendar, slot: Interval, now: Date): boolean {
  return openTimes(calendar, { from: slot.start, to: slot.end, minutes: minutesOf(slot) }, now).length > 0;
}

/** The days in which other times are looked for. */
export function around({ start, end }: Interval): Interval {
  return { start: new Date(start.getTime() - searchDays.before * dayMs), end: new Date(end.getTime() + searchDays.after * dayMs) };
}

function minutesOf({ start, end }: Interval): number {
  return (end.getTime() - start.getTime()) / minuteMs;
}
