import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { compileScorer } from '../matching/score.ts';
import { letInSince } from '../people/enrolments.ts';
import { placeHoldingMatchStates } from '../vocabulary.ts';
import { loadWholeRun } from './load-run.ts';
import { MatchModel } from './match.model.ts';
import { inputOf, resultOf, withoutLeftOut } from './run-record.ts';
import { loadScoring } from './scoring.ts';

/** What came of the wish for a mentor, of one mentee. */
export interface MatchingOutcome {
  readonly personId: string;
  readonly matched: boolean;
  /** Of their match, 0 to 1000; of several the best. null: none, or its mentor is not here any more, or today's rules bar it. */
  readonly score: number | null;
  /** From the day they were let in to the run, or to their first match, else to now. */
  readonly waitedDays: number;
}

const dayMs = 86_400_000;

/** Of everybody who waited in a solved run; pairs that were left out when it was published are none. For aggregates: asks for the action that its reader needs anyway. */
export async function outcomesOfRun(actor: ProgramActor, runId: string): Promise<MatchingOutcome[]> {
  const run = await loadWholeRun(actor, runId, 'matching-run.read');
  const [{ pairs }, { scoring, seats }] = await Promise.all([resultOf(run), inputOf(run)]);
  const waiting = scoring.mentees.map(({ id }) => id).filter((_, row) => seats.mentees[row]! > 0);
  const since = await letInSince(actor, 'mentee', waiting);
  const byMentee = Map.groupBy(withoutLeftOut(pairs, run), ({ mentee }) => mentee);
  return waiting.map((personId) => {
    const own = byMentee.get(personId) ?? [];
    return { personId, matched: own.length > 0, score: own.length > 0 ? Math.max(...own.map(({ score }) => score)) : null, waitedDays: daysBetween(since.get(personId), run.createdAt) };
  });
}

/**
 * Of every mentee who takes part in the program as it is: matched is who has a match or completed one. Who
 * is in a circle still waits for a mentor of their own (docs/decisions/0022). Matches of requests have no score of their own, so all are scored by today's criteria. Asks no policy: its caller has.
 */
export async function outcomesOfProgram(actor: ProgramActor, now: Date): Promise<MatchingOutcome[]> {
  const { tenantId, programId } = actor;
  const since = await letInSince(actor, 'mentee');
  const ids = [...since.keys()];
  const matches = await MatchModel.find(
    { tenantId, programId, menteeId: trusted({ $in: ids }), circleId: trusted({ $exists: false }), state: trusted({ $in: [...placeHoldingMatchStates, 'completed'] }), undone: trusted({ $ne: true }) },
    { menteeId: 1, mentorId: 1, startedAt: 1 },
  )
    .sort({ startedAt: 1, _id: 1 })
    .lean();
  const byMentee = Map.groupBy(matches, ({ menteeId }) => String(menteeId));
  const mentorIds = [...new Set(matches.map(({ mentorId }) => String(mentorId)))];
  const scoring = await loadScoring(actor, { menteeIds: [...byMentee.keys()], mentorIds, mentorStates: ['active', 'paused'] }, now);
  const scorer = compileScorer(scoring);
  const [rows, columns] = [placesOf(scoring.mentees), placesOf(scoring.mentors)];
  return ids.map((personId) => {
    const own = byMentee.get(personId) ?? [];
    const scores = own.flatMap(({ mentorId }) => {
      const [row, column] = [rows.get(personId), columns.get(String(mentorId))];
      const score = row === undefined || column === undefined ? null : scorer.explain(row, column).score;
      return score === null ? [] : [score];
    });
    return { personId, matched: own.length > 0, score: scores.length > 0 ? Math.max(...scores) : null, waitedDays: daysBetween(since.get(personId), own[0]?.startedAt ?? now) };
  });
}

function placesOf(people: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(people.map(({ id }, at) => [id, at]));
}

function daysBetween(from: Date | undefined, to: Date): number {
  return from === undefined ? 0 : Math.max(0, (to.getTime() - from.getTime()) / dayMs);
}
