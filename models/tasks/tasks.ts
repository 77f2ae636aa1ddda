import { trusted, type UpdateQuery } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { dateAfter, dateOf } from '../availability/spans.ts';
import { recordEvent } from '../events/events.ts';
import { isGoingOn, matchOf, type Pair } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { taskLimits } from '../task-words.ts';
import { limits, type EventType } from '../vocabulary.ts';
import { ownParts, partsWithTask } from './circle-tasks.ts';
import { TaskModel, type StoredTask } from './task.model.ts';
import { viewTasks, type Task } from './task-view.ts';

export { partsWithTask } from './circle-tasks.ts';
export type { Task } from './task-view.ts';

/** When a task is due: on a calendar date, on "day N" of the relationship (day 1 is the one it began on), or whenever. */
export interface Due {
  dueOn?: string | null | undefined;
  dueDay?: number | null | undefined;
}

export interface TaskInput extends Due {
  matchId: string;
  title: string;
  /** One of the two. */
  ownerId: string;
  /** The agenda item that becomes a task, once. That it is of a meeting of the two is for the caller to know. */
  from?: { meetingId: string; agendaItemId: string } | undefined;
}

/** The tasks of a match, for its two alone: open ones first, the nearest due first, then the latest that are done. */
export async function listTasks(actor: ProgramActor, matchId: string, now = new Date()): Promise<{ items: Task[]; nextCursor: null }> {
  const pair = await pairWithTasks(actor, matchId, 'task.read');
  return { items: await tasksOf(actor, [pair], now), nextCursor: null };
}

/**
 * The tasks of a circle's agendas and of its page: each is between its mentor and one member, in the match of those two. The mentor reads
 * all of them, a member their own; so does who has left.
 */
export async function listCircleTasks(actor: ProgramActor, circleId: string, now = new Date()): Promise<{ items: Task[]; nextCursor: null }> {
  return { items: await tasksOf(actor, await ownParts(actor, circleId, 'task.read'), now), nextCursor: null };
}

/** Those of these matches, the open ones as far as there is room on a page. */
async function tasksOf(actor: ProgramActor, pairs: readonly Pair[], now: Date): Promise<Task[]> {
  const { tenantId, programId } = actor;
  const matchId = trusted({ $in: pairs.map(({ id }) => id) });
  const [open, done] = await Promise.all([
    TaskModel.find({ tenantId, programId, matchId, done: null }).sort({ _id: 1 }).limit(taskLimits.open * pairs.length).lean(),
    TaskModel.find({ tenantId, programId, matchId, done: trusted({ $ne: null }) }).sort({ 'done.at': -1, _id: -1 }).limit(taskLimits.doneShown).lean(),
  ]);
  return viewTasks(actor, pairs, [...open.toSorted(byDue).slice(0, limits.page - taskLimits.doneShown), ...done], now);
}

function byDue(a: Pick<StoredTask, 'due'>, b: Pick<StoredTask, 'due'>): number {
  const last = '9999-12-31';
  return (a.due ?? last).localeCompare(b.due ?? last);
}

export async function readTask(actor: ProgramActor, taskId: string, now = new Date()): Promise<Task> {
  const { task, pair } = await loadTask(actor, taskId);
  return (await viewTasks(actor, [pair], [task], now))[0]!;
}

/**
 * Says that one of the two will do something. Either may say it of either. What an agenda item has become already is
 * answered as it is: said twice it is there once.
 */
export async function addTask(actor: ProgramActor, input: TaskInput, now = new Date()): Promise<Task> {
  const add = () =>
    inTransaction(async () => {
      const pair = await pairWithTasks(actor, input.matchId, 'task.add');
      const { tenantId, programId, personId } = actor;
      if (input.from !== undefined) {
        const there = await TaskModel.findOne({ tenantId, programId, matchId: pair.id, 'from.agendaItemId': input.from.agendaItemId }).lean();
        if (there !== null) return { pair, task: there };
      }
      await assertGoingOn(actor, pair);
      // A bound against abuse, not a promise: two at once may pass it by one.
      const open = await TaskModel.countDocuments({ tenantId, programId, matchId: pair.id, done: null });
      if (open >= taskLimits.open) throw new RuleBroken('limit-reached', { limit: taskLimits.open });
      const task = await TaskModel.insertOne({
        tenantId, programId, matchId: pair.id, title: input.title, ownerId: ownerAmong(pair, input.ownerId), addedById: personId, ...(await dueOf(actor, pair, input.ownerId, input)),
        ...(input.from === undefined ? {} : { from: input.from }),
      });
      await tell(actor, pair, task, 'task.added', now);
      return { pair, task: task.toObject() };
    });
  const { pair, task } = await add().catch((error: unknown) => {
    if (isDuplicate(error, 'from.agendaItemId')) return add(); // the other one has made it a task meanwhile
    throw error;
  });
  return (await viewTasks(actor, [pair], [task], now))[0]!;
}

/** Says that somebody of a circle will do something: its mentor of a member, a member of themselves or of the mentor. */
export async function addCircleTask(actor: ProgramActor, circleId: string, input: Pick<TaskInput, 'title' | 'ownerId'> & Due, now = new Date()): Promise<Task> {
  const [part] = await partsWithTask(actor, circleId, input.ownerId);
  return addTask(actor, { ...input, matchId: part!.matchId }, now);
}

/** Changes an open task, as its writer saw it: where the other one has changed it meanwhile, nothing is overwritten (`moved-on`). Absent leaves, null clears. */
export async function editTask(actor: ProgramActor, taskId: string, input: { version: number; title?: string | undefined; ownerId?: string | undefined } & Due, now = new Date()): Promise<Task> {
  return changeTask(actor, taskId, { action: 'task.edit', type: 'task.edited', now }, async (task, pair) => {
    if (task.version !== input.version || task.done !== null) throw new RuleBroken('moved-on');
    const ownerId = input.ownerId === undefined ? String(task.ownerId) : ownerAmong(pair, input.ownerId);
    const says = input.dueOn !== undefined || input.dueDay !== undefined;
    const due = says ? await dueOf(actor, pair, ownerId, input) : { due: task.due, dueDay: task.dueDay };
    const edited = { title: input.title ?? task.title, ownerId, ...due };
    if (edited.title === task.title && edited.ownerId === String(task.ownerId) && edited.due === task.due && edited.dueDay === task.dueDay) return null;
    return { $set: { ...edited, version: task.version + 1 } };
  });
}

/** Its owner has done it. Said twice it is done once. */
export async function completeTask(actor: ProgramActor, taskId: string, now = new Date()): Promise<Task> {
  return changeTask(actor, taskId, { action: 'task.tick', type: 'task.completed', now }, ({ done }) => (done === null ? { $set: { done: { byId: actor.personId, at: now } } } : null));
}

/** Takes "done" back. */
export async function reopenTask(actor: ProgramActor, taskId: string, now = new Date()): Promise<Task> {
  return changeTask(actor, taskId, { action: 'task.tick', type: 'task.reopened', now }, ({ done }) => (done === null ? null : { $set: { done: null } }));
}

/** Takes a task off, for both. */
export async function removeTask(actor: ProgramActor, taskId: string, now = new Date()): Promise<void> {
  await inTransaction(async () => {
    const { task, pair } = await taskToChange(actor, taskId, 'task.edit');
    const { deletedCount } = await TaskModel.deleteOne({ tenantId: actor.tenantId, programId: actor.programId, _id: taskId });
    if (deletedCount === 0) throw new NotFound();
    await tell(actor, pair, task, 'task.removed', now);
  });
}

/** Matches that are taken back as if they had never been had no tasks either. In the transaction that takes them back. */
export async function dropTasksOfMatches({ tenantId, programId }: { tenantId: string; programId: string }, matchIds: readonly string[]): Promise<void> {
  await TaskModel.deleteMany({ tenantId, programId, matchId: trusted({ $in: matchIds }) });
}

/** A change, written only where the task still is as it was seen; null where nothing changes, and then nothing is told. */
async function changeTask(
  actor: ProgramActor,
  taskId: string,
  how: { action: 'task.edit' | 'task.tick'; type: EventType; now: Date },
  change: (task: StoredTask, pair: Pair) => UpdateQuery<StoredTask> | null | Promise<UpdateQuery<StoredTask> | null>,
): Promise<Task> {
  const { tenantId, programId } = actor;
  const { pair, after } = await inTransaction(async () => {
    const { task, pair } = await taskToChange(actor, taskId, how.action);
    const update = await change(task, pair);
    if (update === null) return { pair, after: task };
    const after = await TaskModel.findOneAndUpdate({ tenantId, programId, _id: taskId, version: task.version }, update, { returnDocument: 'after' }).lean();
    if (after === null) throw new RuleBroken('moved-on');
    await tell(actor, pair, after, how.type, how.now);
    return { pair, after };
  });
  return (await viewTasks(actor, [pair], [after], how.now))[0]!;
}

async function taskToChange(actor: ProgramActor, taskId: string, action: 'task.edit' | 'task.tick'): Promise<{ task: StoredTask; pair: Pair }> {
  const { task, pair } = await loadTask(actor, taskId);
  if (!may(actor, action, { owner: String(task.ownerId), mentor: pair.mentorId, mentee: pair.menteeId })) throw new NotAllowed();
  await assertGoingOn(actor, pair);
  return { task, pair };
}

/** The task, for the two of its match; for anybody else, coordinators too, it is not there. */
async function loadTask(actor: ProgramActor, taskId: string): Promise<{ task: StoredTask; pair: Pair }> {
  const task = await TaskModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: taskId }).lean();
  if (task === null) throw new NotFound();
  const pair = await matchOf(actor, String(task.matchId));
  if (!may(actor, 'task.read', { mentor: pair.mentorId, mentee: pair.menteeId })) throw new NotFound();
  return { task, pair };
}

/** The match whose tasks the actor reads or adds to. Coordinators see that the match is there, and not what the two have to do. */
async function pairWithTasks(actor: ProgramActor, matchId: string, action: 'task.read' | 'task.add'): Promise<Pair> {
  const pair = await matchOf(actor, matchId);
  if (!may(actor, action, { mentor: pair.mentorId, mentee: pair.menteeId })) throw new NotAllowed();
  return pair;
}

async function assertGoingOn(actor: ProgramActor, pair: Pair): Promise<void> {
  await assertOpen(actor);
  if (!isGoingOn(pair.state)) throw new RuleBroken('moved-on', { state: pair.state });
}

function ownerAmong({ mentorId, menteeId }: Pair, ownerId: string): string {
  if (ownerId !== mentorId && ownerId !== menteeId) throw new RuleBroken('body-invalid', { path: 'ownerId' });
  return ownerId;
}

/** The due day as it is stored. A "day N" is counted on its owner's calendar, and stays on the date that it fell on. */
async function dueOf(actor: ProgramActor, pair: Pair, ownerId: string, { dueOn, dueDay }: Due): Promise<Pick<StoredTask, 'due' | 'dueDay'>> {
  if (typeof dueOn === 'string' && typeof dueDay === 'number') throw new RuleBroken('body-invalid', { path: 'dueDay' });
  if (typeof dueDay !== 'number') return { due: dueOn ?? null, dueDay: null };
  const zone = (await peopleByIds(actor, [ownerId])).get(ownerId)?.zone ?? 'UTC';
  return { due: dateAfter(dateOf(zone, pair.startedAt), dueDay - 1), dueDay };
}

async function tell(actor: ProgramActor, pair: Pair, { _id, ownerId }: Pick<StoredTask, '_id' | 'ownerId'>, type: EventType, now: Date): Promise<void> {
  await recordEvent(actor, { type, subjectIds: [String(_id), String(ownerId)], matchId: pair.id, audience: [pair.mentorId, pair.menteeId], at: now });
}
