import type { ProgramActor } from '../actor.ts';
import { clockChanges, clocksOf, toSpan, type ClockChange, type Span } from '../availability/spans.ts';
import { circleTitles } from '../circles/titles.ts';
import { namesFor } from '../matches/names.ts';
import type { Id } from '../mongodb/schema.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import type { Repeat } from '../series-words.ts';
import type { MeetingState } from '../vocabulary.ts';
import type { StoredMeeting } from './meeting.model.ts';
import type { Absentee } from '../meeting-words.ts';
import { menteesOf, peopleOf } from './meeting-record.ts';

/** A meeting as its reader sees it: the contract's `Meeting`. */
export interface Meeting {
  id: string;
  /** null: a flash session, of two who have no match, or a meeting of a circle. */
  matchId: string | null;
  /** What a flash session is about, for the two; `wished`: the mentor would like to go on. */
  flash: { topic: string; question: string; wished: boolean } | null;
  /** How it repeats, and which of how many it was when its series was booked; absent for a single one. */
  series?: { id: string; repeat: Repeat; place: number; of: number };
  title: string | null;
  /** Whom the reader meets; its mentor meets a circle, by its title. */
  partner: PersonRef;
  /** The circle that meets; absent for a pair. `busy`: the reader had something else then. `came`: how many did, where that was said; not for its members. */
  circle?: { id: string; title: string; people: number; busy: boolean; came?: number };
  state: MeetingState;
  when: Span;
  minutes: number;
  meetingUrl: string | null;
  /** There is a room, told from `joinOpensAt` on: its address often has the mentor's name in it, which is hidden from the reader. */
  roomLater?: true;
  joinOpensAt: Date;
  bookedBy: string;
  /** `by` null: nobody did, it went with the match. */
  cancelled: { by: string | null; reason: string | null; at: Date } | null;
  /** Whose clock changes between now and the meeting. */
  clockChange: ClockChange['whose'] | null;
  /** The two remember it differently: one of them contested what the other had said. */
  contested: boolean;
  /** The last time that it was moved: by whom, from when, and why. */
  moved?: { by: string; from: Span; reason: string | null; at: Date };
  /** Who did not come, to the two; absent where nobody said, or where they remember it differently. */
  absent?: Absentee;
  can: (MeetingAct | 'go-on')[];
}

/** What one of its people can do with a meeting. */
export type MeetingAct = 'move' | 'cancel' | 'change-room' | 'confirm-held' | 'contest' | 'mark-attendance';

const minuteMs = 60_000;
const joinOpensMinutes = 10;

/**
 * Meetings as their reader sees them, in the same order. A coordinator sees who meets when and what became of it;
 * what the two wrote, and their video room, stay theirs.
 */
export async function viewMeetings(actor: ProgramActor, meetings: readonly StoredMeeting[], now: Date): Promise<Meeting[]> {
  if (meetings.length === 0) return [];
  const people = await peopleByIds(actor, [...new Set([actor.personId, ...meetings.flatMap(({ mentorId, menteeId }) => (menteeId === undefined ? [String(mentorId)] : [String(mentorId), String(menteeId)]))])]);
  // Two of a flash session have no match: where the program hides names, theirs are hidden too.
  const flash = meetings.filter((meeting) => meeting.flash !== undefined);
  const names = await namesFor(actor, { mentors: flash.map(({ mentorId }) => String(mentorId)), mentees: flash.map(({ menteeId }) => String(menteeId)) });
  const circles = await circleTitles(actor, meetings.flatMap(({ circleId }) => (circleId === undefined ? [] : [String(circleId)])));
  return meetings.map((meeting) => {
    const { start, end, cancelled, outcome } = meeting;
    const mine = isOf(meeting, actor.personId);
    const isMentor = actor.personId === String(meeting.mentorId);
    const circleId = meeting.circleId === undefined ? null : String(meeting.circleId);
    const circle = circleId === null ? null : { id: circleId, title: circles.get(circleId) ?? '' };
    const meetsCircle = circle !== null && (isMentor || !mine);
    const partnerId = meetsCircle ? circle.id : String(isMentor ? meeting.menteeId : meeting.mentorId);
    const byName = meetsCircle ? { id: partnerId, name: circle.title, headline: null } : refTo(people, partnerId);
    const partner = meeting.flash === undefined ? byName : isMentor ? names.mentee(partnerId) : names.mentor(partnerId);
    const { yourZone, theirZone } = clocksOf({
      partner,
      yours: actor.viewedZone ?? people.get(actor.personId)?.zone,
      theirs: meetsCircle ? meeting.zone : people.get(partnerId)?.zone,
      mentors: meeting.zone,
    });
    const move = meeting.moves?.at(-1);
    const absent = mine ? absenteeTo(meeting, actor.personId) : null;
    const joinOpensAt = new Date(start.getTime() - joinOpensMinutes * minuteMs);
    const hidesRoom = !isMentor && partner.blind === true && (now < joinOpensAt || meeting.state === 'cancelled');
    return {
      id: String(meeting._id),
      matchId: meeting.matchId === undefined ? null : String(meeting.matchId),
      flash: mine && meeting.flash !== undefined ? { topic: meeting.flash.topic, question: meeting.flash.question, wished: meeting.flash.wishedAt !== undefined } : null,
      ...(meeting.series === undefined ? {} : { series: { ...meeting.series, id: String(meeting.series.id) } }),
      title: mine ? meeting.title : null,
      partner,
      ...(circle === null ? {} : { circle: { ...circle, people: menteesOf(meeting).length, busy: isAmong(meeting.busyIds, actor.personId), ...(meetsCircle && meeting.attendance !== undefined ? { came: menteesOf(meeting).length - meeting.attendance.absentIds.length } : {}) } }),
      state: meeting.state,
      when: toSpan({ start, end }, yourZone, theirZone),
      minutes: (end.getTime() - start.getTime()) / minuteMs,
      meetingUrl: mine && !hidesRoom ? meeting.meetingUrl : null,
      ...(mine && hidesRoom && meeting.meetingUrl !== null && meeting.state !== 'cancelled' ? { roomLater: true as const } : {}),
      joinOpensAt,
      bookedBy: String(meeting.bookedBy),
      cancelled: cancelled && { by: cancelled.by && String(cancelled.by), reason: mine ? cancelled.reason : null, at: cancelled.at },
      clockChange: clockChanges(yourZone, theirZone, now, start)[0]?.whose ?? null,
      contested: isAmong(meeting.attendance?.contestedIds, actor.personId) || (outcome !== null && outcome.contestedAt !== null),
      ...(mine && move !== undefined ? { moved: { by: String(move.by), from: toSpan({ start: move.from, end: new Date(move.from.getTime() + end.getTime() - start.getTime()) }, yourZone, theirZone), reason: move.reason, at: move.at } } : {}),
      ...(absent === null ? {} : { absent }),
      can: mine ? [...whatCanBeDone(meeting, actor.personId, now), ...(canGoOn(meeting, actor.personId) ? ['go-on' as const] : [])] : [],
    };
  });
}

/** Whether the reader comes to it as a member of a circle, whose mentor alone moves and cancels it: that one meets the circle itself. */
export function comesAsMember({ circle, partner }: Pick<Meeting, 'circle' | 'partner'>): boolean {
  return circle !== undefined && circle.id !== partner.id;
}

/** After a flash session that was held: the mentee may ask, once; the mentor may say so, once, as long as the mentee has not asked. */
export function canGoOn({ state, flash, mentorId }: StoredMeeting, personId: string): boolean {
  if (flash === undefined || state !== 'held' || flash.askedAt !== undefined) return false;
  return String(mentorId) !== personId || flash.wishedAt === undefined;
}

/** What one of its people can do with the meeting now: either of a pair, of a circle its mentor. */
export function whatCanBeDone({ mentorId, circleId, state, start, end, outcome, attendance }: StoredMeeting, personId: string, now: Date): MeetingAct[] {
  if (circleId !== undefined && String(mentorId) !== personId) return isAmong(attendance?.absentIds, personId) && now < attendance!.contestUntil ? ['contest'] : [];
  const room = state === 'confirmed' && now < end && String(mentorId) === personId ? (['change-room'] as const) : [];
  if (state === 'confirmed' && now < start) return ['move', 'cancel', ...room];
  const whoCame = circleId === undefined ? [] : (['mark-attendance'] as const);
  if (state === 'confirmed' && now >= end) return ['confirm-held', ...whoCame];
  if (outcome === null || now >= outcome.contestUntil) return [...room];
  // It counts by itself: what either says now is the first word, which the other one may contest.
  if (outcome.by === null) return ['confirm-held', ...whoCame];
  return [...(String(outcome.by) !== personId && outcome.contestedAt === null ? (['contest'] as const) : []), ...whoCame];
}

/** Who did not come, as one of its people reads it; a member of a circle is told of themselves, not of the others. */
function absenteeTo({ mentorId, outcome, circleId, state, attendance }: StoredMeeting, personId: string): Absentee | null {
  const isMentor = String(mentorId) === personId;
  if (isAmong(attendance?.absentIds, personId)) return 'me';
  const absent = state === 'missed' ? (outcome?.absent ?? null) : null;
  if (absent === null || absent === 'nobody') return absent;
  if (circleId !== undefined && !isMentor) return absent === 'mentor' ? 'them' : null;
  return (absent === 'mentor') === isMentor ? 'me' : 'them';
}

function isAmong(ids: readonly Id[] | undefined, personId: string): boolean {
  return (ids ?? []).some((id) => String(id) === personId);
}

function isOf(meeting: StoredMeeting, personId: string): boolean {
  return peopleOf(meeting).includes(personId);
}
