import { trusted, Types, type UpdateQuery } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent, recordEvents } from '../events/events.ts';
import { bringGoalsIntoMatches, takeGoalsOutOfMatches } from '../goals/goals-of-match.ts';
import { dropIcebreakersOfMatches } from '../icebreakers/icebreakers.ts';
import type { NamedPair, RunPair } from '../matching/run.ts';
import { cancelMeetingsToCome } from '../meetings/meetings-to-come.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { dropNotesOfMatches } from '../notes/notes.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { releasePlaces, takePlaces } from '../people/enrolments.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { dropTasksOfMatches } from '../tasks/tasks.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { MatchModel, type StoredMatch } from './match.model.ts';
import { MatchingRunModel, type StoredMatchingRun } from './matching-run.model.ts';
import { stateOf, tellMs, undoMs, viewRun, type MatchingRun } from './matching-run-view.ts';
import { factsOnly, loadRun, loadRunWithAnswer, type RunFacts } from './load-run.ts';
import { namesFor } from './names.ts';
import { pairsKeptApart } from './pair-rules.ts';
import { resultOf } from './run-record.ts';
import { droppedFrom } from './run-retention.ts';

/** Somebody of a run who cannot be matched as it says any more. */
interface Changed {
  personId: string;
  role: EnrolmentRole;
  why: 'left' | 'resting' | 'full' | 'already-matched';
}

/**
 * Makes a run's pairs into matches, all of them or none: places and people are looked at again in the same transaction,
 * and who has changed is named (`run-outdated`). So are pairs that a rule has come to stand between since the run was made
 * (`run-pairs-barred`): whoever has read that names them in `without`, and all the others are published. Of two who publish at
 * once one does, and the other hears who. Mail waits until it cannot be undone any more.
 */
export async function publishRun(actor: ProgramActor, runId: string, { without = [] }: { without?: readonly NamedPair[] | undefined } = {}, now = new Date()): Promise<MatchingRun> {
  const published = await inTransaction(async () => {
    const run = await loadRunWithAnswer(actor, runId, 'matching-run.publish');
    if (run.state === 'published') throw new RuleBroken('run-published', { by: String(run.publishedBy), at: run.publishedAt });
    if (stateOf(run, now) !== 'solved') throw new RuleBroken('moved-on', { state: stateOf(run, now) });
    await assertOpen(actor);
    const pairs = withoutThese((await resultOf(run)).pairs, without);
    const barred = await pairsKeptApart(actor, pairs, now, run.relaxed);
    if (barred.length > 0) throw new RuleBroken('run-pairs-barred', { pairs: await named(actor, barred) });
    const tellAt = new Date(now.getTime() + tellMs);
    const leftOut = without.map(({ mentee, mentor }) => ({ menteeId: new Types.ObjectId(mentee), mentorId: new Types.ObjectId(mentor) }));
    const after = await step(actor, run, { $set: { state: 'published', publishedBy: new Types.ObjectId(actor.personId), publishedAt: now, leftOut, settleAt: tellAt }, $unset: { dropAt: 1 } });
    await takeAll(actor, pairs, now);
    await beginMatches(actor, run, pairs, tellAt, now);
    await recordEvent(actor, { type: 'matching-run.published', subjectIds: [runId], audience: [], forCoordinators: true, data: { pairs: pairs.length }, at: now });
    return after;
  });
  return viewRun(actor, published, now);
}

/**
 * Takes a publication back within ten minutes, before anybody was told by mail: places are free again, goals wait for a
 * match as before, and what the pairs have planned since is cancelled. An undone run is not published again; a
 * new one that is based on it can be.
 */
export async function undoRun(actor: ProgramActor, runId: string, now = new Date()): Promise<MatchingRun> {
  const undone = await inTransaction(async () => {
    const run = await loadRun(actor, runId, 'matching-run.publish');
    if (run.state !== 'published' || run.publishedAt === null) throw new RuleBroken('moved-on', { state: run.state });
    if (now.getTime() >= run.publishedAt.getTime() + undoMs) throw new RuleBroken('run-undo-over');
    const after = await step(actor, run, { $set: { state: 'undone', undoneAt: now, dropAt: await droppedFrom(actor, now) }, $unset: { settleAt: 1 } });
    await takeBackMatches(actor, run, now);
    await recordEvent(actor, { type: 'matching-run.undone', subjectIds: [runId], audience: [], forCoordinators: true, at: now });
    return after;
  });
  return viewRun(actor, undone, now);
}

/** Moves a run on from the state it was read in; whoever comes second finds it moved on. */
async function step({ tenantId, programId }: ProgramActor, run: RunFacts, change: UpdateQuery<StoredMatchingRun>): Promise<RunFacts> {
  const after = await MatchingRunModel.findOneAndUpdate(
    { tenantId, programId, _id: run._id, state: run.state },
    change,
    { projection: factsOnly, returnDocument: 'after' },
  ).lean();
  if (after === null) throw new RuleBroken('moved-on');
  return after;
}

/** Everybody who has changed, as the reader may know them: `person` is named by the role that they have in the run. */
async function withNames(actor: ProgramActor, changed: readonly Changed[]): Promise<{ person: PersonRef; why: Changed['why'] }[]> {
  const of = (role: EnrolmentRole): string[] => changed.filter((one) => one.role === role).map(({ personId }) => personId);
  const names = await namesFor(actor, { mentees: of('mentee'), mentors: of('mentor') });
  return changed.map(({ personId, role, why }) => ({ person: names[role](personId), why }));
}

async function named(actor: ProgramActor, pairs: Awaited<ReturnType<typeof pairsKeptApart>>) {
  const names = await namesFor(actor, { mentees: pairs.map(({ mentee }) => mentee), mentors: pairs.map(({ mentor }) => mentor) });
  return pairs.map(({ mentee, mentor, rules }) => ({ mentee: names.mentee(mentee), mentor: names.mentor(mentor), rules }));
}

/** The pairs to publish. Only what is in the run can be left out, and something has to remain. */
function withoutThese(pairs: readonly RunPair[], without: readonly NamedPair[]): readonly RunPair[] {
  const key = ({ mentee, mentor }: NamedPair): string => `${mentee} ${mentor}`;
  const left = new Set(without.map(key));
  const remaining = pairs.filter((pair) => !left.has(key(pair)));
  if (remaining.length === 0 || remaining.length !== pairs.length - left.size) throw new RuleBroken('body-invalid', { path: 'without' });
  return remaining;
}

async function takeAll(actor: ProgramActor, pairs: readonly RunPair[], now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const mentees = trusted({ $in: pairs.map(({ mentee }) => mentee) });
  const current = await MatchModel.find({ tenantId, programId, holdsPlaces: true, menteeId: mentees }, { menteeId: 1, mentorId: 1 }).lean();
  const together = new Set(current.map(({ menteeId, mentorId }) => `${String(menteeId)} ${String(mentorId)}`));
  const changed: Changed[] = [
    ...pairs.filter(({ mentee, mentor }) => together.has(`${mentee} ${mentor}`)).map(({ mentee }): Changed => ({ personId: mentee, role: 'mentee', why: 'already-matched' })),
    ...(await takePlaces(actor, 'mentor', countOf(pairs, 'mentor'), now)).map((one): Changed => ({ ...one, role: 'mentor' })),
    ...(await takePlaces(actor, 'mentee', countOf(pairs, 'mentee'), now)).map((one): Changed => ({ ...one, role: 'mentee' })),
  ];
  const people = new Map(changed.map((one) => [one.personId, one]));
  if (people.size > 0) throw new RuleBroken('run-outdated', { people: await withNames(actor, [...people.values()]) });
}

async function beginMatches(actor: ProgramActor, run: RunFacts, pairs: readonly RunPair[], tellAt: Date, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const { match } = await programSettings(tenantId, programId);
  const begun = await MatchModel.insertMany(
    pairs.map(({ mentor, mentee }) => ({ tenantId, programId, mentorId: mentor, menteeId: mentee, cadence: match.cadence, state: 'active', holdsPlaces: true, startedAt: now, runId: run._id })),
  );
  const matches = begun.map(({ _id, mentorId, menteeId }) => ({ id: String(_id), mentorId: String(mentorId), menteeId: String(menteeId) }));
  await bringGoalsIntoMatches(actor, matches);
  const events = await recordEvents(
    actor,
    matches.map(({ id, mentorId, menteeId }) => ({
      type: 'match.started', subjectIds: [id, mentorId, menteeId], matchId: id, audience: [mentorId, menteeId], forCoordinators: true, data: { mentorId, menteeId, runId: String(run._id) }, at: now,
    })),
  );
  await enqueueMails(
    actor,
    matches.flatMap(({ mentorId, menteeId }, at) => [
      { eventId: events[at]!, receiverId: menteeId, template: 'matched-mentee' as const, dueAt: tellAt },
      { eventId: events[at]!, receiverId: mentorId, template: 'matched-mentor' as const, dueAt: tellAt },
    ]),
  );
}

/** A letter about a match that is over tells nothing, so the mail that waits is never sent. */
async function takeBackMatches(actor: ProgramActor, run: RunFacts, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const matches: StoredMatch[] = await MatchModel.find({ tenantId, programId, runId: run._id, holdsPlaces: true }).lean();
  const ids = matches.map(({ _id }) => String(_id));
  for (const { _id, mentorId, menteeId } of matches) await cancelMeetingsToCome(actor, { mentorId: String(mentorId), menteeId: String(menteeId), matchId: String(_id) }, 'match.ended', now);
  await MatchModel.updateMany({ tenantId, programId, runId: run._id, holdsPlaces: true }, { $set: { state: 'ended', endedAt: now, undone: true }, $unset: { holdsPlaces: 1, away: 1 } });
  await takeGoalsOutOfMatches(actor, ids);
  await dropTasksOfMatches(actor, ids);
  await dropNotesOfMatches(actor, ids);
  await dropIcebreakersOfMatches(actor, ids);
  const pairs = matches.map(({ mentorId, menteeId }) => ({ mentor: String(mentorId), mentee: String(menteeId) }));
  await releasePlaces(actor, 'mentor', countOf(pairs, 'mentor'));
  await releasePlaces(actor, 'mentee', countOf(pairs, 'mentee'));
  await recordEvents(
    actor,
    pairs.map(({ mentor, mentee }, at) => ({
      type: 'match.ended', subjectIds: [ids[at]!, mentor, mentee], matchId: ids[at]!, audience: [mentor, mentee], forCoordinators: true, data: { mentorId: mentor, menteeId: mentee, undone: true }, at: now,
    })),
  );
}

function countOf(pairs: readonly { readonly mentor: string; readonly mentee: string }[], side: 'mentor' | 'mentee'): Map<string, number> {
  const count = new Map<string, number>();
  for (const pair of pairs) count.set(pair[side], (count.get(pair[side]) ?? 0) + 1);
  return count;
}
