import type { ProgramActor } from '../actor.ts';
import { dateOf } from '../availability/spans.ts';
import { peopleByIds, type PersonCard } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may, type Resource } from '../policy.ts';
import type { GoalState, GoalVisibility } from '../vocabulary.ts';
import type { StoredGoal } from './goal.model.ts';

/** How many check-ins an answer carries; older ones stay in the goal. */
const checkInsShown = 50;

/** What a list leaves in the database: what no answer shows. */
export const shownOfGoal = { tenantId: 0, programId: 0, replans: 0, beforeMatch: 0, updatedAt: 0, v: 0, checkIns: { $slice: -checkInsShown } } as const;
/** The same for a pipeline. */
export const shownInLists = [{ $unset: ['tenantId', 'programId', 'replans', 'beforeMatch', 'updatedAt', 'v'] }, { $set: { checkIns: { $slice: ['$checkIns', -checkInsShown] } } }];
export type ShownGoal = Omit<StoredGoal, 'tenantId' | 'programId' | 'replans' | 'beforeMatch' | 'updatedAt' | 'v'>;

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
export function resourceOf(goal: Pick<StoredGoal, 'ownerId' | 'partnerId' | 'visibility'>): Resource & { readonly owner: string } {
  const owner = String(goal.ownerId);
  return {
    owner,
    mentee: owner,
    ...(goal.partnerId === null ? {} : { mentor: String(goal.partnerId) }),
    visibility: goal.visibility,
  };
}

/** Goals as their reader sees them, in the same order. Who may see them at all is decided before. */
export async function viewGoals(actor: ProgramActor, goals: readonly ShownGoal[], now: Date): Promise<Goal[]> {
  const people = await peopleByIds(actor, namedIn(goals));
  return goals.map((goal) => toGoal(actor, goal, people, now));
}

export async function viewGoal(actor: ProgramActor, goal: ShownGoal, now: Date): Promise<Goal> {
  return toGoal(actor, goal, await peopleByIds(actor, namedIn([goal])), now);
}

function namedIn(goals: readonly ShownGoal[]): string[] {
  const ids = new Set<string>();
  for (const { ownerId, partnerId, checkIns } of goals) {
    ids.add(String(ownerId));
    if (partnerId !== null) ids.add(String(partnerId));
    for (const { byId } of checkIns) ids.add(String(byId));
  }
  return [...ids];
}

function toGoal(actor: ProgramActor, goal: ShownGoal, people: ReadonlyMap<string, PersonCard>, now: Date): Goal {
  const resource = resourceOf(goal);
  const owner = resource.owner;
  return {
    id: String(goal._id),
    owner: refTo(people, owner),
    partner: resource.mentor === undefined ? null : refTo(people, resource.mentor),
    matchId: goal.matchId && String(goal.matchId),
    title: goal.title,
    howWillIKnow: goal.howWillIKnow,
    due: goal.due,
    visibility: goal.visibility,
    state: goal.state,
    progress: progressOf(goal),
    overdue: isOverdue(goal, people.get(owner)?.zone ?? null, now),
    milestones: goal.milestones.map(({ _id, title, due, doneAt }) => ({ id: String(_id), title, due, doneAt })),
    checkIns: goal.checkIns
      .slice(-checkInsShown)
      .map(({ _id, confidence, text, byId, at }) => ({ id: String(_id), confidence, text, by: refTo(people, String(byId)), at })),
    whatHelped: goal.whatHelped,
    createdAt: goal.createdAt,
    achievedAt: goal.achievedAt,
    can: canDo(actor, goal, resource),
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
  return due < dateOf(ownerZone ?? 'UTC', now);
}

function canDo(actor: ProgramActor, goal: ShownGoal, resource: Resource): Goal['can'] {
  if (goal.deletedAt !== null) return [];
  const open = goal.state === 'open';
  return [
    ...(open && may(actor, 'goal.edit', resource) ? (['edit'] as const) : []),
    ...(open && may(actor, 'goal.check-in', resource) ? (['check-in'] as const) : []),
    ...(may(actor, 'goal.drop', resource) ? (['delete'] as const) : []),
  ];
}
