import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { RunAnswer, RunInput, RunResult } from '../matching/run.ts';
import { RuleBroken, type RuleCode } from '../problems.ts';
import type { MatchingRun } from './matching-run-view.ts';
import type { RunSummary, StoredMatchingRun } from './matching-run.model.ts';

const unpack = promisify(gunzip);

/** A run's JSON as it is kept. */
export const packed: (text: string) => Promise<Buffer> = promisify(gzip);

/** SHA-256 of what a run was made of, hex; the thread tells that of its answer. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export async function textOf(bytes: Buffer | { buffer: Uint8Array }): Promise<string> {
  // Lean documents hold the driver's own type around the bytes.
  return (await unpack(bytes instanceof Uint8Array ? bytes : bytes.buffer)).toString('utf8');
}

export async function inputOf(run: Pick<StoredMatchingRun, 'input'>): Promise<RunInput> {
  return JSON.parse(await textOf(run.input)) as RunInput;
}

export async function answerOf(bytes: Buffer): Promise<RunAnswer> {
  return JSON.parse(await textOf(bytes)) as RunAnswer;
}

/** What a solved run came to; a run that has no answer (yet) has moved on. */
export async function resultOf(run: Pick<StoredMatchingRun, 'answer' | 'state'>): Promise<RunResult> {
  if (run.answer === null) throw new RuleBroken('moved-on', { state: run.state });
  const answer = await answerOf(run.answer);
  if (!('result' in answer)) throw new RuleBroken('moved-on', { state: run.state });
  return answer.result;
}

/** The pairs of a run but those that publishing left out, with which nobody was matched. */
export function withoutLeftOut<Pair extends { readonly mentee: string; readonly mentor: string }>(pairs: readonly Pair[], { leftOut = [] }: Pick<StoredMatchingRun, 'leftOut'>): Pair[] {
  const left = new Set(leftOut.map(({ menteeId, mentorId }) => `${String(menteeId)} ${String(mentorId)}`));
  return pairs.filter(({ mentee, mentor }) => !left.has(`${mentee} ${mentor}`));
}

/** What becomes of a run by its answer, with what is kept beside it so that telling of a run unpacks nothing. */
export function outcomeOf(answer: RunAnswer): Pick<StoredMatchingRun, 'state' | 'summary' | 'problem' | 'matched'> {
  if ('impossible' in answer) return { state: 'impossible', summary: null, problem: problemOf(answer.impossible), matched: null };
  return { state: 'solved', summary: summaryOf(answer.result), problem: null, matched: answer.result.pairs.length };
}

function summaryOf({ proved, scenarios, relaxations, unmatched }: RunResult): RunSummary {
  return { proved, scenarios, relaxations, unmatched: unmatched.length };
}

type Impossible = Extract<RunAnswer, { impossible: unknown }>['impossible'];

/** Why a run has no answer, as the API tells it: by a registered code, with ids and words of the vocabulary. */
export interface RunProblem {
  code: RuleCode;
  pairs: Extract<Impossible, { kind: 'locks' }>['contradictions'];
  rules: Extract<Impossible, { kind: 'everybody-barred' }>['rules'];
  /** Which of the rules would give matches if it alone were given up, and how many. Absent in a run of the release before. */
  relaxations?: NonNullable<Extract<Impossible, { kind: 'everybody-barred' }>['relaxations']>;
}

const codes = {
  'no-mentees': 'run-no-mentees', 'no-places': 'run-no-places', 'everybody-barred': 'run-everybody-barred', locks: 'run-locks-contradict',
} as const satisfies Record<Impossible['kind'], RuleCode>;

function problemOf(impossible: Impossible): RunProblem {
  return {
    code: codes[impossible.kind],
    pairs: impossible.kind === 'locks' ? impossible.contradictions : [],
    rules: impossible.kind === 'everybody-barred' ? impossible.rules : [],
    relaxations: impossible.kind === 'everybody-barred' ? (impossible.relaxations ?? []) : [],
  };
}

/** The same as a refusal; its pairs as they are named to who asked. */
export function refusalOf({ code, pairs, rules, relaxations }: NonNullable<MatchingRun['problem']>): RuleBroken {
  return new RuleBroken(code, { ...(pairs.length > 0 ? { pairs } : {}), ...(rules.length > 0 ? { rules, relaxations: relaxations ?? [] } : {}) });
}
