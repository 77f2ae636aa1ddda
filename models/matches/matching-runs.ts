import { trusted, type QueryFilter } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { NamedPair, OmittedPeople, RunInput } from '../matching/run.ts';
import { outsideTransaction } from '../mongodb/connect.ts';
import { decodeCursor, encodeCursor } from '../mongodb/cursor.ts';
import { partsOf } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { RunSelection } from '../run-words.ts';
import { limits, type EnrolmentRole, type MatchingRunState } from '../vocabulary.ts';
import { factsOnly, loadRun, loadWholeRun } from './load-run.ts';
import { MatchingRunModel, type StoredMatchingRun } from './matching-run.model.ts';
import { stateOf, tellMs, undoMs, viewRun, type MatchingRun } from './matching-run-view.ts';
import { solveInWorker } from './matching-worker.ts';
import { loadRunInput, withWishes } from './run-input.ts';
import { hashOf, inputOf, packed, refusalOf, textOf } from './run-record.ts';
import { droppedFrom } from './run-retention.ts';
import { beginSolving, heldFrom, stopSolving } from './run-solving.ts';
import { standing, wishesOf, type AskedWishes, type DroppedWish, type RunWishes } from './run-wishes.ts';

export { settlePublishedRuns } from './full-people.ts';
export { compareRuns, type RunDifference } from './run-difference.ts';
export { findRunCandidates, type RunCandidate } from './run-candidates.ts';
export { listRunUnmatchedGroups, type UnmatchedGroup } from './unmatched-groups.ts';
export { firstPairOf, listRunAlternatives, listRunPairs, listRunUnmatched } from './run-results.ts';
export { changesSinceRun, type RunChanges } from './run-changes.ts';
export { publishRun, undoRun } from './publishing.ts';
export { dropOldRuns } from './run-retention.ts';
export { leaveSolving, solvingEnded } from './run-solving.ts';
export type { MatchingRun } from './matching-run-view.ts';

/** What a coordinator asks for: what is absent is as in the run it is based on, or whose wishes it keeps. */
export interface RunRequest extends AskedWishes {
  /** The run whose people and criteria are taken up as they were. */
  readonly basedOn?: string | undefined;
  /** The run whose wishes are taken up, over the program as it is now. */
  readonly keeping?: string | undefined;
  /** Whether the other aims are solved too, also where that takes long. */
  readonly compares?: boolean | undefined;
}

/** How long whoever starts a run waits for its end before they are shown its progress (ms). */
const waitMs = 2_000;

/**
 * Makes a run: over the program as it is now, with the wishes of another run where it keeps them, or, based on another run, over the same
 * people with other wishes. A wish that cannot be kept, since somebody has left or a rule has come between, is dropped and told. Small ones
 * are solved when this returns, larger ones go on. What has no answer within that time is refused with the reason, and
 * leaves nothing; what turns out so later is kept as `impossible`; and what is too large is refused with `limit-reached`. Goes with no transaction: its thread cannot be taken back.
 */
export async function makeRun(actor: ProgramActor, request: RunRequest, now = new Date(), { firstMs = waitMs, mostPairs = limits.runPairs }: { firstMs?: number; mostPairs?: number } = {}): Promise<MatchingRun> {
  if (!may(actor, 'matching-run.make')) throw new NotAllowed();
  return outsideTransaction(async () => {
    await assertOpen(actor);
    if (request.basedOn !== undefined && request.keeping !== undefined) throw new RuleBroken('body-invalid', { path: 'keeping' });
    const base = request.basedOn === undefined ? null : await loadWholeRun(actor, request.basedOn, 'matching-run.read');
    const { input, ...made } = base === null ? await overNow(actor, request, now, mostPairs) : await overAgain(base, request);
    assertNotTooMany(input, mostPairs);
    const run = await store(actor, base, { input, ...made }, now);
    const runId = String(run._id);
    const solving = beginSolving({ kind: 'system', job: 'matching-run', tenantId: actor.tenantId, programId: actor.programId }, runId, input);
    solving.catch(() => undefined); // what went wrong is written in the run
    await firstOf(solving, firstMs);
    const after = await viewRun(actor, await loadRun(actor, runId, 'matching-run.read'), now);
    if (after.state !== 'impossible') return after;
    await MatchingRunModel.deleteOne({ tenantId: actor.tenantId, programId: actor.programId, _id: runId });
    throw refusalOf(after.problem!);
  });
}

async function firstOf(solving: Promise<void>, ms: number): Promise<void> {
  const enough = new AbortController();
  await Promise.race([solving.catch(() => undefined), wait(ms, undefined, { signal: enough.signal }).catch(() => undefined)]);
  enough.abort();
}

/** What a run is to be made of. */
interface RunMaking {
  readonly input: RunInput;
  readonly wishes: RunWishes;
  readonly dropped: readonly DroppedWish[];
}

async function overNow(actor: ProgramActor, request: RunRequest, now: Date, mostPairs: number): Promise<RunMaking> {
  const kept = request.keeping === undefined ? null : await loadRun(actor, request.keeping, 'matching-run.read');
  // Locks of one that was published are matches by now, and no wish any more.
  const asked = wishesOf(request, kept?.state === 'published' ? { ...kept, locks: [] } : kept);
  const input = await loadRunInput(actor, asked, now, mostPairs);
  if (kept === null) return { input, wishes: asked, dropped: [] };
  const { wishes, dropped } = standing(input, asked, request);
  return { input: withWishes(input, wishes, true), wishes, dropped };
}

async function overAgain(base: StoredMatchingRun, request: RunRequest): Promise<RunMaking> {
  const wishes = wishesOf(request, base);
  return { input: withWishes(await inputOf(base), wishes, request.compares), wishes, dropped: [] };
}

/** How many people a run is about: whoever is left out is not there when it is solved. */
function takingPart({ scoring: { mentees, mentors }, omitted: out }: RunInput): { mentees: number; mentors: number } {
  return { mentees: mentees.length - (out?.mentees.length ?? 0), mentors: mentors.length - (out?.mentors.length ?? 0) };
}

function assertNotTooMany(input: RunInput, most: number): void {
  const { mentees, mentors } = takingPart(input);
  if (mentees * mentors > most) throw new RuleBroken('limit-reached', { most, mentees, mentors });
}

async function store(actor: ProgramActor, base: StoredMatchingRun | null, { input, wishes, dropped }: RunMaking, now: Date): Promise<StoredMatchingRun> {
  const { tenantId, programId, personId } = actor;
  const { scoring: { mentors }, seats, omitted: out } = input;
  const text = JSON.stringify(input);
  const stored = (pairs: readonly NamedPair[]) => pairs.map(({ mentee, mentor }) => ({ menteeId: mentee, mentorId: mentor }));
  const outMentors = new Set(out?.mentors);
  const omitted = await stillHere(actor, wishes.omitted);
  const run = await MatchingRunModel.create({
    tenantId, programId, madeBy: personId, basedOn: base?._id ?? null, objective: wishes.objective, leastScore: wishes.leastScore, relaxed: [...wishes.relaxed],
    locks: stored(wishes.locks), apart: stored(wishes.apart), omitted,
    dropped: dropped.map(({ mentee, mentor, wish, why, rules }) => ({ menteeId: mentee, mentorId: mentor, wish, why, rules: [...rules] })),
    ...takingPart(input),
    places: seats.mentors.reduce((sum, places, at) => sum + (outMentors.has(mentors[at]!.id) ? 0 : places), 0),
    state: 'running', step: 'scoring', heldUntil: heldFrom(new Date()), input: await packed(text), inputHash: hashOf(text),
    dropAt: await droppedFrom(actor, now),
  });
  await recordEvent(actor, { type: 'matching-run.made', subjectIds: [String(run._id)], audience: [], forCoordinators: true, at: now });
  return run.toObject();
}

/** Whoever is left out stays so while they have a part in the program, also where it rests now or has no place: the next run may be about them again. */
async function stillHere(actor: ProgramActor, { mentees, mentors }: OmittedPeople): Promise<{ mentees: string[]; mentors: string[] }> {
  const parts = await partsOf(actor, [...mentees, ...mentors]);
  const are = (wanted: EnrolmentRole) => (id: string): boolean => parts.get(id)?.some(({ role }) => role === wanted) ?? false;
  return { mentees: mentees.filter(are('mentee')), mentors: mentors.filter(are('mentor')) };
}

const usualPage = 20;

/** Which runs of a program are listed. */
export interface RunsQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly only?: RunSelection | undefined;
}

/** The runs of the program, the newest first. */
export async function listRuns(actor: ProgramActor, query: RunsQuery, now = new Date()): Promise<{ items: MatchingRun[]; nextCursor: string | null }> {
  if (!may(actor, 'matching-run.read')) throw new NotAllowed();
  const { tenantId, programId } = actor;
  const which = { list: 'matching-runs', only: query.only ?? 'all' };
  const from = query.cursor === undefined ? {} : { _id: trusted({ $lt: decodeCursor(query.cursor, which).id }) };
  const limit = query.limit ?? usualPage;
  const rows = await MatchingRunModel.find({ tenantId, programId, ...selected(query.only, now), ...from }, factsOnly).sort({ _id: -1 }).limit(limit + 1).lean();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map((run) => viewRun(actor, run, now))),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor({ value: 0, id: String(last._id) }, which) : null,
  };
}

function selected(only: RunSelection | undefined, now: Date): QueryFilter<StoredMatchingRun> {
  switch (only) {
    case 'with-pairs':
      return { state: trusted({ $in: ['solved', 'published', 'undone'] satisfies MatchingRunState[] }) };
    case 'undoable': // what waits for the end of its undo is settled a while after that
      return { state: 'published', settleAt: trusted({ $gt: new Date(now.getTime() + tellMs - undoMs) }) };
    case undefined:
      return {};
  }
}

export async function readRun(actor: ProgramActor, runId: string, now = new Date()): Promise<MatchingRun> {
  return viewRun(actor, await loadRun(actor, runId, 'matching-run.read'), now);
}

/** Ends a run that is running; its thread stops, on whichever server it is. */
export async function cancelRun(actor: ProgramActor, runId: string, now = new Date()): Promise<MatchingRun> {
  const run = await loadRun(actor, runId, 'matching-run.make');
  const { tenantId, programId } = actor;
  const cancelled = await MatchingRunModel.findOneAndUpdate({ tenantId, programId, _id: runId, state: 'running' }, { $set: { state: 'cancelled' } }, { projection: factsOnly, returnDocument: 'after' }).lean();
  if (cancelled === null) throw new RuleBroken('moved-on', { state: stateOf(run, now) });
  stopSolving(runId);
  await recordEvent(actor, { type: 'matching-run.cancelled', subjectIds: [runId], audience: [], forCoordinators: true, at: now });
  return viewRun(actor, cancelled, now);
}

/** What a run's record says, against what its input comes to when it is solved once more. */
export interface Replay {
  inputHash: string;
  answerHash: string;
  /** Whether it came to the same bytes. */
  same: boolean;
}

/** Solves a run's own input again and compares the bytes with those that are kept. */
export async function replayRun(actor: ProgramActor, runId: string): Promise<Replay> {
  const run = await loadWholeRun(actor, runId, 'matching-run.read');
  if (run.answer === null || run.answerHash === null) throw new RuleBroken('moved-on', { state: run.state });
  const { text, hash } = await solveInWorker(await inputOf(run), { program: actor.programId });
  return { inputHash: run.inputHash, answerHash: hash, same: hash === run.answerHash && text === (await textOf(run.answer)) };
}
