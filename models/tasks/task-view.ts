import type { ProgramActor } from '../actor.ts';
import { dateAfter, dateOf } from '../availability/spans.ts';
import { isGoingOn, type Pair } from '../matches/matches.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import type { StoredTask } from './task.model.ts';

/** How many days before its due day, and on it, a task is said to be due soon. */
const soonDays = 3;

/** A task as one of the two sees it: the contract's `Task`. */
export interface Task {
  id: string;
  matchId: string;
  title: string;
  owner: PersonRef;
  /** The other one of the two, for the reader. */
  partner: PersonRef;
  due: string | null;
  /** Where the due day was said as "day N" of the relationship. */
  dueDay: number | null;
  /** How near its due day is on its owner's clock; null where it is far, done, or has none. */
  urgency: 'soon' | 'overdue' | null;
  done: { by: PersonRef; at: Date } | null;
  from: { meetingId: string; agendaItemId: string } | null;
  version: number;
  can: ('tick' | 'edit' | 'remove')[];
}

export type ShownTask = Pick<StoredTask, '_id' | 'matchId' | 'title' | 'ownerId' | 'due' | 'dueDay' | 'done' | 'from' | 'version'>;

/** Tasks of these matches as one of their two sees them, in the same order. */
export async function viewTasks(actor: ProgramActor, pairs: readonly Pair[], tasks: readonly ShownTask[], now: Date): Promise<Task[]> {
  const people = await peopleByIds(actor, [...new Set(pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]))]);
  const byId = new Map(pairs.map((pair) => [pair.id, pair]));
  return tasks.map((task) => {
    const pair = byId.get(String(task.matchId))!;
    const open = isGoingOn(pair.state);
    const ownerId = String(task.ownerId);
    const resource = { owner: ownerId, mentor: pair.mentorId, mentee: pair.menteeId };
    return {
      id: String(task._id),
      matchId: pair.id,
      title: task.title,
      owner: refTo(people, ownerId),
      partner: refTo(people, pair.mentorId === actor.personId ? pair.menteeId : pair.mentorId),
      due: task.due,
      dueDay: task.dueDay,
      urgency: urgencyOf(task, people.get(ownerId)?.zone ?? null, now),
      done: task.done && { by: refTo(people, String(task.done.byId)), at: task.done.at },
      from: task.from === undefined ? null : { meetingId: String(task.from.meetingId), agendaItemId: String(task.from.agendaItemId) },
      version: task.version,
      can: [
        ...(open && may(actor, 'task.tick', resource) ? (['tick'] as const) : []),
        ...(open && task.done === null && may(actor, 'task.edit', resource) ? (['edit'] as const) : []),
        ...(open && may(actor, 'task.edit', resource) ? (['remove'] as const) : []),
      ],
    };
  });
}

/** A due day is over when it is over where the owner lives; in UTC where no zone is known. */
function urgencyOf({ due, done }: Pick<ShownTask, 'due' | 'done'>, ownerZone: string | null, now: Date): Task['urgency'] {
  if (done !== null || due === null) return null;
  const today = dateOf(ownerZone ?? 'UTC', now);
  if (due < today) return 'overdue';
  return due <= dateAfter(today, soonDays) ? 'soon' : null;
}
