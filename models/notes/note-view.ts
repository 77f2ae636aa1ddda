import type { ProgramActor } from '../actor.ts';
import { dateOf } from '../availability/spans.ts';
import { titlesOfGoals } from '../goals/goals.ts';
import { isGoingOn, type Pair } from '../matches/matches.ts';
import { startsOfMeetings } from '../meetings/meetings.ts';
import { together } from '../mongodb/connect.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may, type Resource } from '../policy.ts';
import { type GoalVisibility } from '../vocabulary.ts';
import type { StoredNote } from './note.model.ts';

/** A note as its reader sees it: the contract's `Note`. */
export interface Note {
  id: string;
  matchId: string;
  author: PersonRef;
  /** Whom "match" in the visibility means, for the author. */
  partner: PersonRef;
  text: string;
  visibility: GoalVisibility;
  /** The day, on the reader's clock, of the meeting that it was taken in. */
  meeting: { id: string; date: string } | null;
  /** The goal that it is about, where the reader sees that goal. */
  goal: { id: string; title: string } | null;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
  can: ('edit' | 'share' | 'stop-sharing' | 'delete')[];
}

/** The note as the policy knows it. */
export function resourceOf({ authorId, visibility }: Pick<StoredNote, 'authorId' | 'visibility'>, { mentorId, menteeId }: Pair): Resource {
  return { owner: String(authorId), mentor: mentorId, mentee: menteeId, visibility };
}

/** Notes of one match as their reader sees them, in the same order. Who may see them at all is decided before. */
export async function viewNotes(actor: ProgramActor, pair: Pair, notes: readonly StoredNote[]): Promise<Note[]> {
  const ids = (of: 'meetingId' | 'goalId') => [...new Set(notes.flatMap((note) => (note[of] === null ? [] : [String(note[of])])))];
  const [people, starts, titles] = await together(
    () => peopleByIds(actor, [pair.mentorId, pair.menteeId, actor.personId]),
    () => startsOfMeetings(actor, ids('meetingId')),
    () => titlesOfGoals(actor, ids('goalId')),
  );
  const zone = actor.viewedZone ?? people.get(actor.personId)?.zone ?? 'UTC';
  return notes.map((note) => {
    const authorId = String(note.authorId);
    const start = note.meetingId === null ? undefined : starts.get(String(note.meetingId));
    const title = note.goalId === null ? undefined : titles.get(String(note.goalId));
    return {
      id: String(note._id),
      matchId: pair.id,
      author: refTo(people, authorId),
      partner: refTo(people, pair.mentorId === authorId ? pair.menteeId : pair.mentorId),
      text: note.text,
      visibility: note.visibility,
      meeting: start === undefined ? null : { id: String(note.meetingId), date: dateOf(zone, start) },
      goal: title === undefined ? null : { id: String(note.goalId), title },
      createdAt: note.createdAt,
      editedAt: note.editedAt,
      version: note.version,
      can: canDo(actor, note, pair),
    };
  });
}

/** What was written in a match that is over stays as it is; hiding it and deleting it are always possible. */
function canDo(actor: ProgramActor, note: StoredNote, pair: Pair): Note['can'] {
  if (note.deletedAt !== null || !may(actor, 'note.edit', resourceOf(note, pair))) return [];
  const goesOn = isGoingOn(pair.state);
  return [
    ...(goesOn ? (['edit'] as const) : []),
    ...(goesOn && note.visibility !== 'match-and-coordinators' ? (['share'] as const) : []),
    ...(note.visibility === 'private' ? [] : (['stop-sharing'] as const)),
    'delete',
  ];
}

