import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { currentMatchesOf, isGoingOn, matchOf } from '../matches/matches.ts';
import { wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { readRows, storedIds, type Filter } from '../mongodb/rows.ts';
import { queueForPlaces } from '../people/enrolments.ts';
import { peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { goalStates, limits, type GoalState, type GoalVisibility } from '../vocabulary.ts';
import { changeGoal, loadGoal, tellOf } from './change-goal.ts';
import { checkInsKept, GoalModel, placeInLists, type StoredGoal } from './goal.model.ts';
import { isOverdue, resourceOf, shownInLists, shownOfGoal, viewGoal, viewGoals, type Goal, type ShownGoal } from './goal-view.ts';
import { newMilestone } from './milestones.ts';

export { viewGoals, type Goal, type ShownGoal } from './goal-view.ts';
export { addMilestone, editMilestone, removeMilestone } from './milestones.ts';
export { whoHasGoals } from './counting-goals.ts';
export { goalsSharedByPerson } from './goals-of-person.ts';
export { titlesOfGoals } from './titles.ts';

const undoDays = 30;
const dayMs = 86_400_000;
const usualPage = 50;
const inOrder = { place: 1, _id: 1 } as const;

/** A goal as it is written down; absent leaves the choice to the program. */
export interface GoalInput {
  title: string;
  howWillIKnow?: string | null | undefined;
  due?: string | null | undefined;
  visibility?: GoalVisibility | undefined;
  /** Absent: the only match of the owner, if there is one. null: none yet, but the first one that begins. */
  matchId?: string | null | undefined;
  milestones?: readonly { title: string; due?: string | null | undefined }[] | undefined;
}

/** Goals that the actor may see, and no trace of the others. `deleted` lists the actor's own that can be restored. */
export async function listGoals(
  actor: ProgramActor,
  query: { state?: GoalState | 'deleted' | undefined; cursor?: string | undefined; limit?: number | undefined },
  now = new Date(),
): Promise<{ items: Goal[]; nextCursor: string | null }> {
  if (!may(actor, 'goal.list')) throw new NotAllowed();
  const which = { list: 'goals', reader: actor.personId, state: query.state };
  const from = query.cursor === undefined ? null : decodeCursor(query.cursor, which);
  const limit = query.limit ?? usualPage;
  const { here, me } = storedIds(actor);
  const whose = query.state === 'deleted' ? [{ ownerId: me }] : sharedWith(actor);
  const only = query.state === 'deleted' ? { deletedAt: { $gt: restorableFrom(now) } } : query.state === undefined ? {} : { state: query.state };
  const rows = await readRows<StoredGoal, ShownGoal>(
    GoalModel,
    { ...here, ...only, $and: [{ $or: whose }, ...(from === null ? [] : [after(from, 'place', 1)])] },
    { projection: shownOfGoal, sort: inOrder, limit: limit + 1 },
  );
  const page = pageOf(rows, limit, which, ({ place }) => place);
  return { items: await viewGoals(actor, page.rows, now), nextCursor: page.nextCursor };
}

/** The open goals of the actor and of their partners that are due next: what the first page shows. */
export function nextGoals(actor: ProgramActor, count: number): Wanted<ShownGoal> {
  const { here, me } = storedIds(actor);
  return wantedOf<StoredGoal, ShownGoal>(GoalModel, { of: me, filter: { ...here, state: 'open' }, ways: [{ by: 'ownerId' }, { by: 'partnerId', where: { visibility: { $ne: 'private' } } }] }, { sort: inOrder, limit: count, then: shownInLists, people: ['ownerId', 'partnerId', 'checkIns.byId'] });
}

/** Whether the actor works towards something of their own. */
export async function hasOpenGoal({ tenantId, programId, personId }: ProgramActor): Promise<boolean> {
  return (await GoalModel.exists({ tenantId, programId, ownerId: personId, state: 'open' })) !== null;
}

/** The conditions whose union is what the policy calls readable, so that a goal not shared is not even counted. */
function sharedWith(actor: ProgramActor): Filter<StoredGoal>[] {
  const asCoordinator = may(actor, 'goal.read', { visibility: 'match-and-coordinators' });
  return asCoordinator ? [...ownAndPartners(actor), { visibility: 'match-and-coordinators' }] : ownAndPartners(actor);
}

function ownAndPartners(actor: ProgramActor): Filter<StoredGoal>[] {
  const { me } = storedIds(actor);
  return [{ ownerId: me }, { partnerId: me, visibility: { $ne: 'private' } }];
}

export async function readGoal(actor: ProgramActor, goalId: string, now = new Date()): Promise<Goal> {
  return viewGoal(actor, await loadGoal(actor, goalId, 'goal.read'), now);
}

/** Sets a goal, as private as the program's default unless said otherwise. */
export async function setGoal(actor: ProgramActor, input: GoalInput, now = new Date()): Promise<Goal> {
  if (!may(actor, 'goal.set')) throw new NotAllowed();
  const goal = await inTransaction(async () => {
    const { tenantId, programId, personId } = actor;
    await assertOpen(actor);
    await queueForPlaces(actor, personId); // a match that begins or ends at the same moment sees the goal, or is seen by it
    // A bound against abuse, not a promise: two at once may pass it by one.
    const open = await GoalModel.countDocuments({ tenantId, programId, ownerId: personId, state: 'open' });
    if (open >= limits.openGoals) throw new RuleBroken('limit-reached', { limit: limits.openGoals });
    const visibility = input.visibility ?? (await programSettings(tenantId, programId)).goals.visibility;
    const match = await matchOfNewGoal(actor, { ...input, visibility });
    return writeGoal(actor, { ...input, visibility, ownerId: personId, match }, now);
  });
  return viewGoal(actor, goal, now);
}

/**
 * The goal that a mentee named when asking becomes the first one of the match, seen by both as the request was. To be
 * called in the transaction that begins the match.
 */
export async function beginWithGoal(actor: ProgramActor, match: { id: string; mentorId: string; menteeId: string }, title: string, now = new Date()): Promise<void> {
  await writeGoal(actor, { title, visibility: 'match', ownerId: match.menteeId, match: { id: match.id, partnerId: match.mentorId } }, now);
}

interface NewGoal extends Omit<GoalInput, 'matchId'> {
  visibility: GoalVisibility;
  ownerId: string;
  match: { id: string; partnerId: string } | null;
}

async function writeGoal(actor: ProgramActor, { ownerId, match, milestones = [], ...written }: NewGoal, now: Date): Promise<StoredGoal> {
  const due = written.due ?? null;
  const goal = await GoalModel.insertOne({
    tenantId: actor.tenantId,
    programId: actor.programId,
    ownerId,
    matchId: match?.id ?? null,
    partnerId: match?.partnerId ?? null,
    title: written.title,
    howWillIKnow: written.howWillIKnow ?? null,
    due,
    visibility: written.visibility,
    state: 'open',
    milestones: milestones.map(({ title, due: by }) => newMilestone(title, by)),
    place: placeInLists({ state: 'open', due }),
  });
  const stored: StoredGoal = goal.toObject();
  await tellOf(actor, { type: 'goal.set', data: { visibility: stored.visibility } }, now, stored);
  return stored;
}

/** The match a goal is set in. One that the owner is not in, or that is over, is not there; of several, one to share it in has to be named. */
async function matchOfNewGoal(actor: ProgramActor, { matchId, visibility }: Pick<GoalInput, 'matchId' | 'visibility'>): Promise<NewGoal['match']> {
  if (matchId === null) return null;
  const [match, ...others] = matchId === undefined ? await currentMatchesOf(actor, actor.personId) : [await matchOf(actor, matchId)];
  if (others.length > 0 && visibility !== 'private') throw new RuleBroken('body-invalid', { path: 'matchId' });
  if (match === undefined || others.length > 0) return null;
  if (!isGoingOn(match.state) || ![match.mentorId, match.menteeId].includes(actor.personId)) throw new NotFound();
  return { id: match.id, partnerId: match.mentorId === actor.personId ? match.menteeId : match.mentorId };
}

/**
 * Changes an open goal: absent leaves, null clears. Moving a due date that has passed is a re-plan and asks for a reason.
 * Who can see it is recorded by its words; titles and texts never are.
 */
export async function editGoal(
  actor: ProgramActor,
  goalId: string,
  input: Partial<Pick<GoalInput, 'title' | 'howWillIKnow' | 'due' | 'visibility'>> & { reason?: string | undefined },
  now = new Date(),
): Promise<Goal> {
  const zone = (await peopleByIds(actor, [actor.personId])).get(actor.personId)?.zone ?? null; // only its owner edits a goal
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['open'], now }, (goal) => {
    const { reason, ...wanted } = input;
    const set = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== undefined && value !== goal[field as keyof typeof wanted]));
    if (Object.keys(set).length === 0) return null;
    const due = 'due' in set ? (wanted.due ?? null) : goal.due;
    const passed = 'due' in set && isOverdue(goal, zone, now) ? goal.due : null;
    if (passed !== null && reason === undefined) throw new RuleBroken('body-invalid', { path: 'reason' });
    return {
      type: 'goal.edited',
      update: {
        $set: { ...set, place: placeInLists({ state: 'open', due }) },
        ...(passed !== null && reason !== undefined ? { $push: { replans: { from: passed, to: due, reason, at: now } } } : {}),
      },
      data: {
        fields: Object.keys(set),
        ...('visibility' in set ? { visibility: { from: goal.visibility, to: wanted.visibility } } : {}),
        ...(passed === null ? {} : { replanned: true }),
      },
    };
  });
}

/** Says how sure the owner is this week, 1 to 10, and what moved or got in the way. */
export async function checkIn(
  actor: ProgramActor,
  goalId: string,
  input: { confidence: number; text?: string | null | undefined },
  now = new Date(),
): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.check-in', from: ['open'], now, goesOn: true }, () => {
    const said = { confidence: input.confidence, text: input.text || null, byId: actor.personId, at: now };
    return { type: 'goal.checked-in', update: { $push: { checkIns: { $each: [said], $slice: -checkInsKept } } }, data: { confidence: input.confidence } };
  });
}

/** The goal is reached; what helped may be said. */
export async function achieveGoal(actor: ProgramActor, goalId: string, input: { whatHelped?: string | null | undefined }, now = new Date()): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['open'], now }, () => ({
    type: 'goal.achieved',
    update: {
      $set: { state: 'achieved', achievedAt: now, whatHelped: input.whatHelped || null, place: placeInLists({ state: 'achieved', closedAt: now }) },
    },
  }));
}

/** Lets a goal go; it stays in the history. */
export async function dropGoal(actor: ProgramActor, goalId: string, now = new Date()): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['open'], now }, () => ({
    type: 'goal.dropped',
    update: { $set: { state: 'dropped', place: placeInLists({ state: 'dropped', closedAt: now }) } },
  }));
}

/** Takes back "reached" or "dropped". */
export async function reopenGoal(actor: ProgramActor, goalId: string, now = new Date()): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['achieved', 'dropped'], now }, ({ due }) => ({
    type: 'goal.reopened',
    update: { $set: { state: 'open', achievedAt: null, whatHelped: null, place: placeInLists({ state: 'open', due }) } },
  }));
}

/** Hides a goal from everyone; its owner can bring it back for 30 days. */
export async function deleteGoal(actor: ProgramActor, goalId: string, now = new Date()): Promise<void> {
  await changeGoal(actor, goalId, { action: 'goal.drop', from: goalStates, now }, () => ({ type: 'goal.deleted', update: { $set: { deletedAt: now } } }));
}

/** Brings a deleted goal back, as it was and seen by whom it was. After 30 days, and for anybody else, there is nothing to restore. */
export async function restoreGoal(actor: ProgramActor, goalId: string, now = new Date()): Promise<Goal> {
  const goal = await inTransaction(async () => {
    const restored = await GoalModel.findOneAndUpdate(
      { tenantId: actor.tenantId, programId: actor.programId, _id: goalId, ownerId: actor.personId, deletedAt: trusted({ $gt: restorableFrom(now) }) },
      { $set: { deletedAt: null } },
      { returnDocument: 'after' },
    ).lean();
    if (restored === null || !may(actor, 'goal.restore', resourceOf(restored))) throw new NotFound();
    await tellOf(actor, { type: 'goal.restored' }, now, restored);
    return restored;
  });
  return viewGoal(actor, goal, now);
}

/** Removes for good what was deleted 30 days ago, in every tenant. Returns how many goals. */
export async function purgeDeletedGoals(_actor: SystemActor, now = new Date()): Promise<number> {
  const { deletedCount } = await GoalModel.deleteMany(
    { deletedAt: trusted({ $gt: new Date(0), $lte: restorableFrom(now) }) },
    { acrossTenants: 'retention is one rule for every tenant' },
  );
  return deletedCount;
}

function restorableFrom(now: Date): Date {
  return new Date(now.getTime() - undoDays * dayMs);
}
