import { randomUUID } from 'node:crypto';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isCapped, meets, openTimes, readCalendars, takeTurn, withBuffers, type Calendar } from '../availability/calendar.ts';
import { toSpan, type Span } from '../availability/spans.ts';
import { toLocal } from '../availability/zone.ts';
import { matchOf, type Pair } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
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

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Where other times are looked for when one is gone: so many days before and after it. */
const searchDays = { before: 7, after: 14 };
const alternatives = 3;

/**
 * Books an open time of the match's mentor for the pair: confirmed at once, for both of them or for nobody. The rules
 * are asked first and give the reason of a refusal; that nobody is ever booked twice is up to the cells alone, where the
 * loser of a race finds the time taken and, on the second run of the transaction, the rules say so.
 */
export async function bookMeeting(actor: ProgramActor, input: BookingInput, now = new Date()): Promise<Meeting> {
  const start = new Date(input.start);
  const slot = { start, end: new Date(start.getTime() + input.minutes * minuteMs) };
  const meeting = await inTransaction(async () => {
    const match = await matchOf(actor, input.matchId);
    if (!may(actor, 'meeting.book', { mentor: match.mentorId, mentee: match.menteeId })) throw new NotAllowed();
    if (match.state !== 'active') throw new RuleBroken('moved-on', { state: match.state });
    const calendar = await calendarAround(actor, match, slot, now);
    if (calendar === undefined || !isOpen(calendar, slot, now)) throw await refusal(actor, match, calendar, slot, now);
    if (isCapped(calendar.rules)) await takeTurn(actor, match.mentorId);
    return write(actor, match, calendar, slot, input.title ?? null, now);
  });
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

/** Takes the time of both and writes the meeting, its event and its mails. */
async function write(actor: ProgramActor, { id: matchId, mentorId, menteeId }: Pair, { rules, other }: Calendar, slot: Interval, title: string | null, now: Date) {
  const { tenantId, programId, personId } = actor;
  const id = String(new Types.ObjectId());
  const covers = [
    { personId: mentorId, ...withBuffers(slot, rules) },
    { personId: menteeId, ...withBuffers(slot, other) },
  ];
  const inTheWay = await takeTime({ tenantId, id, ...slot, covers }, now);
  if (inTheWay !== null) throw new RuleBroken(inTheWay === personId ? 'you-are-busy' : 'slot-taken');

  const menteeZone = (await peopleByIds(actor, [menteeId])).get(menteeId)?.zone ?? rules.zone;
  const { meetings } = await programSettings(tenantId, programId);
  const [meeting] = await MeetingModel.create([
    {
      _id: id,
      tenantId,
      programId,
      matchId,
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
      heldFrom: new Date(slot.end.getTime() + meetings.heldAfterHours * hourMs),
    },
  ]);
  const eventId = await recordOf(actor, meeting!, 'meeting.booked', now);
  for (const receiverId of [mentorId, menteeId]) await enqueueMail(actor, { eventId, receiverId, template: 'meeting-booked' });
  return meeting!.toObject();
}

function isOpen(calendar: Calendar, { start, end }: Interval, now: Date): boolean {
  const minutes = (end.getTime() - start.getTime()) / minuteMs;
  return openTimes(calendar, { from: start, to: end, minutes }, now).length > 0;
}

/** Why this time cannot be booked, in the words of the one who asked: too soon, busy themselves, or gone, and then what is near. */
async function refusal(actor: ProgramActor, match: Pair, calendar: Calendar | undefined, slot: Interval, now: Date): Promise<RuleBroken> {
  const noticeMs = (calendar?.rules.minNoticeMinutes ?? 0) * minuteMs;
  if (slot.start.getTime() < now.getTime() + noticeMs) return new RuleBroken('slot-past');
  if (calendar !== undefined && isBusy(actor, match, calendar, slot)) return new RuleBroken('you-are-busy');
  return new RuleBroken('slot-taken', { closest: await closestTimes(actor, match, slot, now) });
}

function isBusy(actor: ProgramActor, match: Pair, { rules, busy, other }: Calendar, slot: Interval): boolean {
  return actor.personId === match.mentorId ? meets(busy, withBuffers(slot, rules)) : meets(other.busy, withBuffers(slot, other));
}

/** The open times nearest to one that is gone, in order of time. */
async function closestTimes(actor: ProgramActor, match: Pair, slot: Interval, now: Date): Promise<Span[]> {
  const between = { start: new Date(slot.start.getTime() - searchDays.before * dayMs), end: new Date(slot.end.getTime() + searchDays.after * dayMs) };
  const calendar = await calendarAround(actor, match, between, now);
  if (calendar === undefined) return [];
  const people = await peopleByIds(actor, [match.mentorId, match.menteeId]);
  const partnerId = actor.personId === match.mentorId ? match.menteeId : match.mentorId;
  const clock = (personId: string): string => people.get(personId)?.zone ?? calendar.rules.zone;
  const minutes = (slot.end.getTime() - slot.start.getTime()) / minuteMs;
  const distance = ({ start }: Interval): number => Math.abs(start.getTime() - slot.start.getTime());
  return openTimes(calendar, { from: between.start, to: between.end, minutes }, now)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, alternatives)
    .sort((a, b) => a.start.getTime() - b.start.getTime())
    .map((open) => toSpan(open, clock(actor.personId), clock(partnerId)));
}

async function calendarAround(actor: ProgramActor, { mentorId, menteeId }: Pair, between: Interval, now: Date): Promise<Calendar | undefined> {
  return (await readCalendars(actor, [mentorId], menteeId, between, now)).get(mentorId);
}
