import type { Shape } from '../api/operation.ts';
import type { GoalVisibility } from '../../models/vocabulary.ts';
import { daysBetween } from '../text/calendar-dates.ts';

/** What follows from a goal's data, without words and without a page. */

export type Goal = Shape<'Goal'>;
export type Milestone = Shape<'Milestone'>;
export type CheckIn = Shape<'CheckIn'>;

const dayMs = 86_400_000;
const soonDays = 7;
const checkInEveryDays = 7;

/** How near a due day is: `soon` is within a week, today included. */
export type DueKind = 'overdue' | 'soon' | 'later';

export function dueKind(due: string, today: string): DueKind {
  const days = daysBetween(today, due);
  return days < 0 ? 'overdue' : days <= soonDays ? 'soon' : 'later';
}

export function doneCount({ milestones }: Pick<Goal, 'milestones'>): number {
  return milestones.filter(({ doneAt }) => doneAt !== null).length;
}

/** The first milestone that is not done. */
export function nextMilestone({ state, milestones }: Goal): Milestone | undefined {
  return state === 'open' ? milestones.find(({ doneAt }) => doneAt === null) : undefined;
}

/** Whether the reader could check in and has not for a week. */
export function checkInWanted({ can, checkIns, createdAt }: Goal, now: Date): boolean {
  const last = checkIns.at(-1)?.at ?? createdAt;
  return can.includes('check-in') && now.getTime() - Date.parse(last) >= checkInEveryDays * dayMs;
}

export function isMine({ owner }: Goal, reader: string | undefined): boolean {
  return owner.id === reader;
}

/** Whoever sees a goal besides its owner. */
export type Sight = 'nobody' | 'partner' | 'coordinators' | 'both';

/** What a visibility comes to at this moment: where there is no match, nobody is meant by "match". */
export function sightOf(visibility: GoalVisibility, hasPartner: boolean): Sight {
  if (visibility === 'private') return 'nobody';
  if (visibility === 'match') return hasPartner ? 'partner' : 'nobody';
  return hasPartner ? 'both' : 'coordinators';
}

/** Who would begin and who would cease to see a goal; `nobody` where nobody does. */
export function sightChange(from: Sight, to: Sight): { gains: Sight; loses: Sight } {
  return { gains: without(to, from), loses: without(from, to) };
}

/** Whether a goal belongs to no match yet: it becomes part of the first one that begins, shared as its owner has said. */
export function waitsForMatch({ partner, matchId }: Pick<Goal, 'partner' | 'matchId'>): boolean {
  return partner === null && matchId === null;
}

/** The visibilities that mean something different for this owner. @param hasMatch there is one, or there can still be one */
export function visibilitiesFor(hasMatch: boolean): readonly GoalVisibility[] {
  return hasMatch ? ['private', 'match', 'match-and-coordinators'] : ['private', 'match-and-coordinators'];
}

function without(all: Sight, less: Sight): Sight {
  const has = (who: 'partner' | 'coordinators') => [who, 'both'].includes(all) && ![who, 'both'].includes(less);
  if (has('partner')) return has('coordinators') ? 'both' : 'partner';
  return has('coordinators') ? 'coordinators' : 'nobody';
}

export interface GoalGroups {
  /** Open ones of the reader. */
  mine: readonly Goal[];
  /** Open ones of others, by person, in the order of the list. */
  shared: readonly { owner: Goal['owner']; goals: readonly Goal[] }[];
  /** Reached or dropped, whosever. */
  closed: readonly Goal[];
}

export function groupGoals(goals: readonly Goal[], reader: string | undefined): GoalGroups {
  const open = goals.filter(({ state }) => state === 'open');
  const byOwner = Map.groupBy(open.filter((goal) => !isMine(goal, reader)), ({ owner }) => owner.id);
  return {
    mine: open.filter((goal) => isMine(goal, reader)),
    shared: [...byOwner.values()].flatMap((theirs) => (theirs[0] ? [{ owner: theirs[0].owner, goals: theirs }] : [])),
    closed: goals.filter(({ state }) => state !== 'open'),
  };
}
