import type { ProgramActor } from '../actor.ts';
import { clockChanges, toSpan, type ClockChange, type Span } from '../availability/spans.ts';
import { peopleByIds } from '../people/people.ts';
import type { MeetingState } from '../vocabulary.ts';
import type { StoredMeeting } from './meeting.model.ts';

/** A meeting as its reader sees it: the contract's `Meeting`. */
export interface Meeting {
  id: string;
  /** null: a flash session, of two who have no match. */
  matchId: string | null;
  /** What a flash session is about, for the two; `wished`: the mentor would like to go on. */
  flash: { topic: string; question: string; wished: boolean } | null;
  title: string | null;
  partner: { id: string; name: string; headline: string | null };
  state: MeetingState;
  when: Span;
  minutes: number;
  meetingUrl: string | null;
  joinOpensAt: Date;
  bookedBy: string;
  /** `by` null: nobody did, it went with the match. */
  cancelled: { by: string | null; reason: string | null; at: Date } | null;
  /** Whose clock changes between now and the meeting. */
  clockChange: ClockChange['whose'] | null;
  /** The two remember it differently: one of them contested what the other had said. */
  contested: boolean;
  can: ('cancel' | 'confirm-held' | 'contest' | 'go-on')[];
}

const minuteMs = 60_000;
const joinOpensMinutes = 10;

/**
 * Meetings as their reader sees them, in the same order. A coordinator sees who meets when and what became of it;
 * what the two wrote, and their video room, stay theirs.
 */
export async function viewMeetings(actor: ProgramActor, meetings: readonly StoredMeeting[], now: Date): Promise<Meeting[]> {
  if (meetings.length === 0) return [];
  const pairs = meetings.flatMap(({ mentorId, menteeId }) => [String(mentorId), String(menteeId)]);
  const people = await peopleByIds(actor, [...new Set([actor.personId, ...pairs])]);
  return meetings.map((meeting) => {
    const { start, end, cancelled, outcome } = meeting;
    const mine = isOf(meeting, actor.personId);
    const isMentor = actor.personId === String(meeting.mentorId);
    const partnerId = String(isMentor ? meeting.menteeId : meeting.mentorId);
    const partner = people.get(partnerId);
    const yourZone = people.get(actor.personId)?.zone ?? (mine && !isMentor ? meeting.menteeZone : meeting.zone);
    const theirZone = partner?.zone ?? (isMentor ? meeting.menteeZone : meeting.zone);
    return {
      id: String(meeting._id),
      matchId: meeting.matchId === undefined ? null : String(meeting.matchId),
      flash: mine && meeting.flash !== undefined ? { topic: meeting.flash.topic, question: meeting.flash.question, wished: meeting.flash.wishedAt !== undefined } : null,
      title: mine ? meeting.title : null,
      partner: { id: partnerId, name: partner?.name ?? '', headline: partner?.headline ?? null },
      state: meeting.state,
      when: toSpan({ start, end }, yourZone, theirZone),
      minutes: (end.getTime() - start.getTime()) / minuteMs,
      meetingUrl: mine ? meeting.meetingUrl : null,
      joinOpensAt: new Date(start.getTime() - joinOpensMinutes * minuteMs),
      bookedBy: String(meeting.bookedBy),
      cancelled: cancelled && { by: cancelled.by && String(cancelled.by), reason: mine ? cancelled.reason : null, at: cancelled.at },
      clockChange: clockChanges(yourZone, theirZone, now, start)[0]?.whose ?? null,
      contested: outcome !== null && outcome.by !== null && outcome.contestedAt !== null, // where nobody had said anything, one word stands alone
      can: mine ? [...whatCanBeDone(meeting, actor.personId, now), ...(canGoOn(meeting, actor.personId) ? ['go-on' as const] : [])] : [],
    };
  });
}

/** After a flash session that was held: the mentee may ask, once; the mentor may say so, once, as long as the mentee has not asked. */
export function canGoOn({ state, flash, mentorId }: StoredMeeting, personId: string): boolean {
  if (flash === undefined || state !== 'held' || flash.askedAt !== undefined) return false;
  return String(mentorId) !== personId || flash.wishedAt === undefined;
}

/** What one of the two can do with the meeting now. */
export function whatCanBeDone({ state, start, end, outcome }: StoredMeeting, personId: string, now: Date): ('cancel' | 'confirm-held' | 'contest')[] {
  if (state === 'confirmed' && now < start) return ['cancel'];
  if (state === 'confirmed' && now >= end) return ['confirm-held'];
  const othersWord = outcome !== null && String(outcome.by) !== personId;
  return othersWord && outcome.contestedAt === null && now < outcome.contestUntil ? ['contest'] : [];
}

export function isOf({ mentorId, menteeId }: Pick<StoredMeeting, 'mentorId' | 'menteeId'>, personId: string): boolean {
  return String(mentorId) === personId || String(menteeId) === personId;
}
