import type { ProgramActor } from '../actor.ts';
import { clocksOf, toSpan, type Span } from '../availability/spans.ts';
import { circleTitles } from '../circles/titles.ts';
import { eventsAbout, type StoredEvent } from '../events/events.ts';
import { namesFor } from '../matches/names.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import type { Absent, MeetingHistoryType } from '../meeting-words.ts';
import { meetingHistoryTypes } from '../meeting-words.ts';
import type { StoredMeeting } from './meeting.model.ts';
import { menteesOf, peopleOf, readForActor } from './meeting-record.ts';
import { slotFrom, minutesOf } from './open-slot.ts';

/** One thing that happened to a meeting: the contract's `MeetingPast`. */
export interface MeetingPast {
  id: string;
  type: MeetingHistoryType;
  at: Date;
  /** null: nobody did, it followed from something else. */
  by: PersonRef | null;
  /** Of a move: the old time and the new one. */
  from?: Span;
  to?: Span;
  /** What was written as reason; for its people only. */
  reason?: string;
  /**
   * Who did not come, by the word of the one who said it; null: they had agreed not to meet then. The members of a circle are told by
   * its title; one of them is not told of the others.
   */
  absent?: PersonRef | null;
  /** Which members of a circle did not come, as its mentor said then. Empty: all came. A member is told of themselves alone, and where they came nothing. */
  absentees?: PersonRef[];
  /** What the one who contested says: whether they met. */
  held?: boolean;
}

const most = 100;

/**
 * What happened to a meeting, oldest first: who and when. Its people read why as well; a coordinator sees what became of it, as
 * everywhere, and none of the words that the two wrote to each other.
 */
export async function readMeetingHistory(actor: ProgramActor, meetingId: string): Promise<{ items: MeetingPast[] }> {
  const meeting = await readForActor(actor, meetingId, 'meeting.read');
  const events = await eventsAbout(actor, meetingId, meetingHistoryTypes, most);
  const nameOf = await namesOf(actor, meeting);
  const { yourZone, theirZone } = await clocks(actor, meeting, nameOf);
  const span = (at: string): Span => toSpan(slotFrom(new Date(at), minutesOf(meeting)), yourZone, theirZone);
  const isMine = peopleOf(meeting).includes(actor.personId);
  const absentee = await absenteeIn(actor, meeting, nameOf);
  return {
    items: events.map((event) => {
      const move = moveIn(meeting, event);
      const reason = isMine ? reasonOf(meeting, event, move) : null;
      const absent = absentee(event.data['absent'] as Absent | undefined);
      const absentees = membersAmong(actor, meeting, event.data['absentIds'] as readonly string[] | undefined);
      return {
        id: String(event._id),
        type: event.type as MeetingHistoryType,
        at: event.at,
        by: event.actorId === null || 'cause' in event.data ? null : nameOf(String(event.actorId)),
        ...(move === null ? {} : { from: span(move.from), to: span(move.to) }),
        ...(reason === null ? {} : { reason }),
        ...('held' in event.data ? { held: event.data['held'] === true } : {}),
        ...(absent === undefined ? {} : { absent }),
        ...(absentees === undefined ? {} : { absentees: absentees.flatMap((id) => nameOf(id) ?? []) }),
      };
    }),
  };
}

/** Names who did not come, to this reader; undefined: nobody is said, or it is not theirs to know. */
async function absenteeIn(actor: ProgramActor, meeting: StoredMeeting, nameOf: (id: string) => PersonRef | null): Promise<(absent: Absent | undefined) => PersonRef | null | undefined> {
  const { circleId, menteeId, mentorId } = meeting;
  const mentees = circleId === undefined ? nameOf(String(menteeId)) : menteesOf(meeting).includes(actor.personId) ? undefined : await refToCircle(actor, String(circleId));
  return (absent) => (absent === undefined ? undefined : absent === 'nobody' ? null : absent === 'mentor' ? nameOf(String(mentorId)) : mentees);
}

/** Those who did not come of whom this reader may know it; undefined where that says nothing: of the others a member is not told that they came either. */
function membersAmong(actor: ProgramActor, meeting: StoredMeeting, absentIds: readonly string[] | undefined): readonly string[] | undefined {
  if (absentIds === undefined || !menteesOf(meeting).includes(actor.personId)) return absentIds;
  return absentIds.includes(actor.personId) ? [actor.personId] : undefined;
}

async function refToCircle(actor: ProgramActor, id: string): Promise<PersonRef> {
  return { id, name: (await circleTitles(actor, [id])).get(id) ?? '', headline: null };
}

interface Move {
  /** ISO 8601 in UTC. */
  readonly from: string;
  readonly to: string;
}

/** From when to when an event moved the meeting, by itself or with its series; null: it did not. */
function moveIn({ _id }: StoredMeeting, { type, data }: StoredEvent): Move | null {
  if (type === 'meeting.moved') return { from: String(data['from']), to: String(data['to']) };
  if (type !== 'meeting.series-moved') return null;
  return (data['moves'] as readonly (Move & { meetingId: string })[]).find(({ meetingId }) => meetingId === String(_id)) ?? null;
}

/** What people wrote is with the meeting, never in an event. */
function reasonOf({ cancelled, outcome, attendance, moves = [] }: StoredMeeting, { type, at, actorId }: StoredEvent, move: Move | null): string | null {
  if (type === 'meeting.missed') return outcome?.reason ?? null;
  if (type === 'meeting.contested') return outcome?.contestReason ?? null;
  if (type === 'meeting.attendance-contested') return attendance?.contestReasons?.find(({ personId }) => String(personId) === String(actorId))?.reason ?? null;
  if (type === 'meeting.cancelled' || type === 'meeting.series-cancelled') return cancelled?.reason ?? null;
  if (move === null) return null;
  return moves.find((one) => one.at.getTime() === at.getTime() && one.to.toISOString() === move.to)?.reason ?? null;
}

/** Its people by name, as the reader may know them; nobody else is named. */
async function namesOf(actor: ProgramActor, meeting: StoredMeeting): Promise<(id: string) => PersonRef | null> {
  const people = peopleOf(meeting);
  const mentorId = String(meeting.mentorId);
  if (meeting.flash !== undefined) {
    const names = await namesFor(actor, { mentors: [mentorId], mentees: people.slice(1) });
    return (id) => (id === mentorId ? names.mentor(id) : people.includes(id) ? names.mentee(id) : null);
  }
  const named = await peopleByIds(actor, people);
  return (id) => (people.includes(id) ? refTo(named, id) : null);
}

async function clocks(actor: ProgramActor, meeting: StoredMeeting, nameOf: (id: string) => PersonRef | null) {
  const isMentor = String(meeting.mentorId) === actor.personId;
  const partnerId = isMentor && meeting.menteeId !== undefined ? String(meeting.menteeId) : String(meeting.mentorId);
  const people = await peopleByIds(actor, [actor.personId, partnerId]);
  return clocksOf({ partner: nameOf(partnerId) ?? {}, yours: actor.viewedZone ?? people.get(actor.personId)?.zone, theirs: people.get(partnerId)?.zone, mentors: meeting.zone });
}
