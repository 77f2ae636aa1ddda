import type { ProgramActor } from '../actor.ts';
import { dateOf } from '../availability/spans.ts';
import { resourceOfBond, type Bond } from '../circles/bond.ts';
import { titlesOfGoals } from '../goals/goals.ts';
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
  /** Of the two, one. */
  matchId: string | null;
  circle: { id: string; title: string } | null;
  author: PersonRef;
  /** Whom "match" in the visibility means, for the author; null in a circle, where it means everybody of that. */
  partner: PersonRef | null;
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
export function resourceOf(actor: ProgramActor, { authorId, visibility }: Pick<StoredNote, 'authorId' | 'visibility'>, bond: Bond): Resource {
  return { ...resourceOfBond(actor, bond), owner: String(authorId), visibility };
}

/** Notes of one match, or of one circle, as their reader sees them, in the same order. Who may see them at all is decided before. */
export async function viewNotes(actor: ProgramActor, bond: Bond, notes: readonly StoredNote[]): Promise<Note[]> {
  const { circle, mentorId, menteeIds } = bond;
  const ids = (of: 'meetingId' | 'goalId') => [...new Set(notes.flatMap((note) => (note[of] === null ? [] : [String(note[of])])))];
  const [people, starts, titles] = await together(
    () => peopleByIds(actor, [...new Set([...(circle === null ? [mentorId, ...menteeIds] : notes.map(({ authorId }) => String(authorId))), actor.personId])]),
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
      matchId: circle === null ? bond.id : null,
      circle,
      author: refTo(people, authorId),
      partner: circle === null ? refTo(people, mentorId === authorId ? menteeIds[0]! : mentorId) : null,
      text: note.text,
      visibility: note.visibility,
      meeting: start === undefined ? null : { id: String(note.meetingId), date: dateOf(zone, start) },
      goal: title === undefined ? null : { id: String(note.goalId), title },
      createdAt: note.createdAt,
      editedAt: note.editedAt,
      version: note.version,
      can: canDo(actor, note, bond),
    };
  });
}

/** What was written in a match or a circle that is over stays as it is; hiding it and deleting it are always possible. */
function canDo(actor: ProgramActor, note: StoredNote, bond: Bond): Note['can'] {
  if (note.deletedAt !== null || !may(actor, 'note.edit', resourceOf(actor, note, bond))) return [];
  const { goesOn } = bond;
  return [
    ...(goesOn ? (['edit'] as const) : []),
    ...(goesOn && note.visibility !== 'match-and-coordinators' ? (['share'] as const) : []),
    ...(note.visibility === 'private' ? [] : (['stop-sharing'] as const)),
    'delete',
  ];
}

