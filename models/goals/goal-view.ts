import type { ProgramActor } from '../actor.ts';
import { peopleByIds, type PersonCard } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may, type Resource } from '../policy.ts';
import type { GoalState, GoalVisibility } from '../vocabulary.ts';
import type { StoredGoal } from './goal.model.ts';

/** How many check-ins an answer carries; older ones stay in the goal. */
export const checkInsShown = 50;

/** A goal as its reader sees it: the contract's `Goal`. */
export interface Goal {
  id: string;
  owner: PersonRef;
  /** Whom "match" in the visibility means, for the owner; null where there is none. */
  partner: PersonRef | null;
  matchId: string | null;
  title: string;
  howWillIKnow: string | null;
  due: string | null;
  visibility: GoalVisibility;
  state: GoalState;
  /** Per cent of the milestones that are done; 100 where the goal is reached. */
  progress: number;
  overdue: boolean;
  milestones: { id: string; title: string; due: string | null; doneAt: Date | null }[];
  checkIns: { id: string; confidence: number; text: string | null; by: PersonRef; at: Date }[];
  whatHelped: string | null;
  createdAt: Date;
  achievedAt: Date | null;
  can: ('edit' | 'check-in' | 'delete')[];
}

/** The goal as the policy knows it. Of the pair only the owner and the partner matter, not who of them mentors. */
export function resourceOf(goal: Pick<StoredGoal, 'ownerId' | 'partnerId' | 'visibility'>): Resource {
  const owner = String(goal.ownerId);
  return {
    owner,
    mentee: owner,
    ...(goal.partnerId === null ? {} : { mentor: String(goal.partnerId) }),
    visibility: goal.visibility,
  };
}

/** Goals as their reader sees them, in the same order. Who may see them at all is decided before. */
export async function viewGoals(actor: ProgramActor, goals: readonly StoredGoal[], now: Date): Promise<Goal[]> {
  const people = await peopleOf(actor, goals);
  return goals.map((goal) => toGoal(actor, goal, people, now));
}

export async function viewGoal(actor: ProgramActor, goal: StoredGoal, now: Date): Promise<Goal> {
  return toGoal(actor, goal, await peopleOf(actor, [goal]), now);
}

function peopleOf(actor: ProgramActor, goals: readonly StoredGoal[]): Promise<Map<string, PersonCard>> {
  const ids = goals.flatMap(({ ownerId, partnerId, checkIns }) => [ownerId, ...(partnerId ? [partnerId] : []), ...checkIns.map(({ byId }) => byId)]);
  return peopleByIds(actor, [...new Set(ids.map(String))]);
}

function toGoal(actor: ProgramActor, goal: StoredGoal, people: ReadonlyMap<string, PersonCard>, now: Date): Goal {
  return {
    id: String(goal._id),
    owner: refTo(people, goal.ownerId),
    partner: goal.partnerId && refTo(people, goal.partnerId),
    matchId: goal.matchId && String(goal.matchId),
    title: goal.title,
    howWillIKnow: goal.howWillIKnow,
    due: goal.due,
    visibility: goal.visibility,
    state: goal.state,
    progress: progressOf(goal),
    overdue: isOverdue(goal, people.get(String(goal.ownerId))?.zone ?? null, now),
    milestones: goal.milestones.map(({ _id, title, due, doneAt }) => ({ id: String(_id), title, due, doneAt })),
    checkIns: goal.checkIns
      .slice(-checkInsShown)
      .map(({ _id, confidence, text, byId, at }) => ({ id: String(_id), confidence, text, by: refTo(people, byId), at })),
    whatHelped: goal.whatHelped,
    createdAt: goal.createdAt,
    achievedAt: goal.achievedAt,
    can: canDo(actor, goal),
  };
}

export function progressOf({ state, milestones }: Pick<StoredGoal, 'state' | 'milestones'>): number {
  if (state === 'achieved') return 100;
  if (milestones.length === 0) return 0;
  return Math.round((100 * milestones.filter(({ doneAt }) => doneAt !== null).length) / milestones.length);
}

/** A due day is over when it is over where the owner lives; in UTC where no zone is known. */
export function isOverdue({ state, due }: Pick<StoredGoal, 'state' | 'due'>, ownerZone: string | null, now: Date): boolean {
  if (state !== 'open' || due === null) return false;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ownerZone ?? 'UTC').toPlainDate();
  return Temporal.PlainDate.compare(due, today) < 0;
}

function canDo(actor: ProgramActor, goal: StoredGoal): Goal['can'] {
  if (goal.deletedAt !== null) return [];
  const resource = resourceOf(goal);
  const open = goal.state === 'open';
  return [
    ...(open && may(actor, 'goal.edit', resource) ? (['edit'] as const) : []),
    ...(open && may(actor, 'goal.check-in', resource) ? (['check-in'] as const) : []),
    ...(may(actor, 'goal.drop', resource) ? (['delete'] as const) : []),
  ];
}
