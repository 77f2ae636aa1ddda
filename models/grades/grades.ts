import { Types, trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { peopleBySubject } from '../people/identities.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { linkOf, linksOfProgram, type Course } from '../tenants/context-links.ts';
import type { CompletionKind, GradeColumnState, GradeFault, ProgressState, ScoreOutcome } from '../vocabulary.ts';
import { findColumn } from './columns.ts';
import { countDone, pointsFor, reached } from './counting.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { ScoreLogModel } from './score-log.model.ts';
import { dueAnew, ScoreModel, type StoredScore } from './score.model.ts';

export { countCompletions, countEverybody } from './counting.ts';
export { inspectScores } from './inspect.ts';
export { platformMended } from './mended.ts';
export { platformIsBack } from './platform-is-back.ts';
export { columnFound, columnMissing, columnNotAsked, endColumnsOf, keepColumn, leaseColumn, moveColumns, noteCountingLaunch, takenBy, type CountingLaunch, type FoundColumn } from './columns.ts';

const usualPage = 50;

/** A column as a coordinator sees it: the contract's `GradeColumn`. */
export interface GradeColumn {
  id: string;
  course: string;
  label: string;
  kind: CompletionKind;
  target: number;
  partial: boolean;
  points: number;
  state: GradeColumnState;
  fault: GradeFault | null;
  counts: { sent: number; waiting: number; parked: number; byHand: number };
}

/** What came of sending one score: the contract's `SentScore`. */
export interface SentScore {
  id: string;
  person: PersonRef;
  at: Date;
  points: number;
  pointsMaximum: number;
  outcome: ScoreOutcome;
  fault: GradeFault | null;
}

/** How far a learner is in the link that they opened: the contract's `CompletionProgress`. */
export interface CompletionProgress {
  title: string;
  kind: CompletionKind;
  target: number;
  done: number;
  points: number;
  pointsMaximum: number;
  state: ProgressState;
}

/** For coordinators: all columns in the gradebooks of the program's courses, the first placed first, with how their scores stand. */
export async function listGradeColumns(actor: ProgramActor): Promise<{ items: GradeColumn[]; nextCursor: null }> {
  if (!may(actor, 'grade-column.read')) throw new NotAllowed();
  const { tenantId, programId } = actor;
  const titles = await titlesOfCourses(actor);
  const columns = await GradeColumnModel.find({ tenantId, programId }).sort({ _id: 1 }).lean();
  return { items: await viewColumns(actor, columns.filter((column) => titles.has(courseOf(column))), titles), nextCursor: null };
}

/** The same of one column. One that the actor may not see, or of another program, is NotFound. */
export async function readGradeColumn(actor: ProgramActor, columnId: string): Promise<GradeColumn> {
  return (await viewColumns(actor, [await load(actor, columnId)], await titlesOfCourses(actor)))[0]!;
}

/** For coordinators: what was sent to a column, newest first. */
export async function listSentScores(actor: ProgramActor, columnId: string, query: { cursor?: string | undefined; limit?: number | undefined }): Promise<{ items: SentScore[]; nextCursor: string | null }> {
  await load(actor, columnId);
  const { tenantId, programId } = actor;
  const which = { list: 'sent-scores', columnId };
  const from = query.cursor === undefined ? {} : after(decodeCursor(query.cursor, which), 'at', -1);
  const limit = query.limit ?? usualPage;
  const rows = await ScoreLogModel.find({ tenantId, programId, columnId, ...from }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean();
  const page = pageOf(rows, limit, which, ({ at }) => at);
  const people = await peopleByIds(actor, page.rows.map(({ personId }) => String(personId)));
  return {
    items: page.rows.map(({ _id, personId, at, points, pointsMaximum, outcome, fault }) => ({ id: String(_id), person: refTo(people, String(personId)), at, points, pointsMaximum, outcome, fault })),
    nextCursor: page.nextCursor,
  };
}

/** For coordinators: tries what was given up once more. What a teacher changed by hand stays as it is. */
export async function sendScoresAgain(actor: ProgramActor, columnId: string, now = new Date()): Promise<GradeColumn> {
  const { _id } = await load(actor, columnId);
  if (!may(actor, 'grade-column.send-again')) throw new NotAllowed();
  const { tenantId, programId } = actor;
  await inTransaction(async () => {
    const { modifiedCount } = await ScoreModel.updateMany(
      { tenantId, programId, columnId: _id, state: 'parked', failure: trusted({ $ne: 'changed-by-hand' }) },
      { $set: dueAnew(now) },
    );
    if (modifiedCount > 0) await recordEvent(actor, { type: 'grade-column.sent-again', subjectIds: [columnId], audience: [], forCoordinators: true, at: now });
  });
  return readGradeColumn(actor, columnId);
}

/**
 * For a learner: how far they are in the column of the link that they opened, counted at this moment. Where the link counts
 * nothing, or they are graded by nobody, there is none.
 */
export async function readMyCompletion(actor: ProgramActor, columnId: string | null): Promise<CompletionProgress> {
  const progress = columnId === null ? null : await completionOf(actor, { columnId, personId: actor.personId });
  if (progress === null) throw new NotFound();
  return progress;
}

/** How far somebody is in a column; null where they are not graded in it. Asks no policy: the caller has decided who may see whom. */
export async function completionOf({ tenantId, programId }: { tenantId: string; programId: string }, { columnId, personId }: { columnId: string; personId: string }): Promise<CompletionProgress | null> {
  const column = await GradeColumnModel.findOne({ tenantId, programId, _id: columnId }).lean();
  const score = column && (await ScoreModel.findOne({ tenantId, programId, columnId, personId, isLearner: true }).lean());
  if (column === null || score === null) return null;
  const done = reached(column, score, (await countDone(column, [personId]))(personId));
  const { label: title, kind, target, points: pointsMaximum } = column;
  const points = pointsFor(column, done, score);
  return { title, kind, target, done: Math.min(done, target), points: points ?? 0, pointsMaximum, state: progressOf(column, score, points) };
}

/** The course whose gradebook a column is in; null where there is no such column. Asks no policy either. */
export async function courseOfColumn({ tenantId, programId }: { tenantId: string; programId: string }, columnId: string): Promise<Course | null> {
  const column = await GradeColumnModel.findOne({ tenantId, programId, _id: columnId }, { registrationId: 1, deploymentId: 1, contextId: 1 }).lean();
  return column && { registrationId: String(column.registrationId), deploymentId: String(column.deploymentId), contextId: column.contextId };
}

/** How a column is called, for what is told of it later. */
export async function labelOfColumn({ tenantId, programId }: { tenantId: string; programId: string }, columnId: string): Promise<string> {
  const column = await GradeColumnModel.findOne({ tenantId, programId, _id: columnId }, { label: 1 }).lean();
  if (column === null) throw new NotFound();
  return column.label;
}

/**
 * Whose work in a link of a course a platform means (submission review): the person, if they study there and have been
 * here, with the link's column; null otherwise.
 */
export async function findLearner(course: Course & { resourceLinkId: string }, subject: string): Promise<{ tenantId: string; programId: string; personId: string; columnId: string } | null> {
  const link = await linkOf(course);
  const column = link && (await findColumn(link, course.resourceLinkId));
  const personId = link && (await peopleBySubject(link, [subject])).get(subject);
  if (!link || !column || !personId) return null;
  const { tenantId, programId } = link;
  const learns = await ScoreModel.exists({ tenantId, programId, columnId: column._id, personId, isLearner: true });
  return learns && { tenantId, programId, personId, columnId: String(column._id) };
}

async function load(actor: ProgramActor, columnId: string): Promise<StoredGradeColumn> {
  if (!may(actor, 'grade-column.read', {})) throw new NotFound();
  const column = await GradeColumnModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: columnId }).lean();
  if (column === null) throw new NotFound();
  return column;
}

/** By the courses of the program, what each is called. */
async function titlesOfCourses({ tenantId, programId }: ProgramActor): Promise<Map<string, string>> {
  return new Map((await linksOfProgram(tenantId, programId)).map((link) => [courseOf(link), link.title]));
}

function courseOf({ registrationId, deploymentId, contextId }: Course | StoredGradeColumn): string {
  return `${String(registrationId)} ${String(deploymentId)} ${contextId}`;
}

async function viewColumns(actor: ProgramActor, columns: readonly StoredGradeColumn[], titles: ReadonlyMap<string, string>): Promise<GradeColumn[]> {
  const counts = await countScores(actor, columns);
  return columns.map((column) => {
    const { _id, label, kind, target, partial, points, state, fault } = column;
    return { id: String(_id), course: titles.get(courseOf(column)) ?? '', label, kind, target, partial, points, state, fault, counts: counts(String(_id)) };
  });
}

/** How many scores of each column stand in the gradebook, are on their way, were given up, or were left to the teacher. */
async function countScores({ tenantId, programId }: ProgramActor, columns: readonly StoredGradeColumn[]): Promise<(columnId: string) => GradeColumn['counts']> {
  const rows = await ScoreModel.aggregate<{ _id: { columnId: Types.ObjectId; state: StoredScore['state']; byHand: boolean }; count: number }>([
    { $match: { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), columnId: { $in: columns.map(({ _id }) => _id) } } },
    { $group: { _id: { columnId: '$columnId', state: '$state', byHand: { $eq: ['$failure', 'changed-by-hand'] } }, count: { $sum: 1 } } },
  ]);
  const byKind = new Map(rows.map(({ _id: { columnId, state, byHand }, count }) => [`${String(columnId)} ${state} ${byHand}`, count]));
  return (columnId) => {
    const count = (state: StoredScore['state'], byHand = false): number => byKind.get(`${columnId} ${state} ${byHand}`) ?? 0;
    return { sent: count('sent'), waiting: count('due'), parked: count('parked'), byHand: count('parked', true) };
  };
}

/** Counted at this moment, a value may be newer than the one that was sent. */
function progressOf({ state: column }: StoredGradeColumn, { state, failure, sentPoints }: StoredScore, points: number | null): ProgressState {
  if (state === 'parked' && failure === 'changed-by-hand') return 'by-hand';
  if (points === null) return 'not-yet';
  if (state === 'sent' && sentPoints === points) return 'sent';
  return state === 'parked' || column === 'missing' || column === 'gone' ? 'stopped' : 'waiting';
}
