import type { ProgramActor } from '../actor.ts';
import { hasWords, wordsOf } from '../directory/word-index.ts';
import type { Explanation } from '../matching/explain.ts';
import type { RunInput, UnmatchedMentee, WhyNot } from '../matching/run.ts';
import { compileScorer } from '../matching/score.ts';
import { peopleByIds, readPerson } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { PairOrder } from '../run-words.ts';
import type { MatchingRule } from '../vocabulary.ts';
import { toFitPart, type FitPart } from './fits.ts';
import { loadRunWithAnswer, loadWholeRun } from './load-run.ts';
import { namesInRun } from './matching-run-view.ts';
import { byName, byScore, namedLike } from './pair-order.ts';
import { pageFrom, type PageQuery } from './run-page.ts';
import { matchesOfPairs, type MatchOfPair } from './run-matches.ts';
import { inputOf, resultOf } from './run-record.ts';
import { mentorsNamed, questionsOf } from './unmatched-groups.ts';
import { whyNotAnybody } from './why-not.ts';

/** A pair of a run, with what its score is made of: the parts and the ranking add up to it. */
export interface ExplainedPair extends Pick<Explanation, 'ranking'> {
  mentee: PersonRef;
  mentor: PersonRef;
  score: number;
  rank: number;
  locked: boolean;
  parts: FitPart[];
  /** Where the two live by; null where it is not known, or hidden with the name. */
  zones: { mentee: string | null; mentor: string | null };
  /** The match that came of it; null where none did, or while names are hidden. */
  match: MatchOfPair | null;
}

/** Which pairs of a run, and in which order. */
export interface PairQuery extends PageQuery {
  readonly order?: PairOrder | undefined;
  /** Words, as one begins to type them, in the name of either of the two as the reader is told it. */
  readonly q?: string | undefined;
}

/**
 * The pairs of a solved run with the reasons of each score as they were then; the highest score first, or as they are asked for.
 * `total` counts what is asked for.
 */
export async function listRunPairs(actor: ProgramActor, runId: string, { order = 'highest', q = '', ...query }: PairQuery, now = new Date()): Promise<{ items: ExplainedPair[]; nextCursor: string | null; total: number }> {
  const run = await loadWholeRun(actor, runId, 'matching-run.read');
  const [{ pairs }, input] = await Promise.all([resultOf(run), inputOf(run)]);
  const namesOf = (some: typeof pairs) => namesInRun(actor, run, { mentees: some.map(({ mentee }) => mentee), mentors: some.map(({ mentor }) => mentor), pairs }, now);
  const letters = q.trim();
  const names = letters !== '' || order === 'mentee' || order === 'mentor' ? await namesOf(pairs) : undefined;
  const found = names ? namedLike(pairs, letters, names) : pairs;
  const asked = names && (order === 'mentee' || order === 'mentor') ? byName(found, order, names, (await readPerson(actor, actor.personId)).locale) : byScore(found, order === 'lowest' ? order : 'highest');
  const { rows, nextCursor } = pageFrom(asked, query, { list: 'run-pairs', runId, order, q: letters });
  const shown = names ?? (await namesOf(rows));
  const explain = explainer(input);
  const zones = await zonesOf(actor, rows.flatMap(({ mentee, mentor }) => [shown.mentee(mentee), shown.mentor(mentor)]));
  // A match names its two to whoever coordinates: of one that can still be taken back, a blind program tells no id.
  const matchOf = await matchesOfPairs(actor, run, rows.filter(({ mentee, mentor }) => !shown.mentee(mentee).blind && !shown.mentor(mentor).blind));
  return {
    items: rows.map(({ mentee, mentor, score, rank, locked }) => {
      const { parts, ranking } = explain(mentee, mentor);
      return { mentee: shown.mentee(mentee), mentor: shown.mentor(mentor), score, rank, locked, parts: parts.map(toFitPart), ranking, zones: { mentee: zones.get(mentee) ?? null, mentor: zones.get(mentor) ?? null }, match: matchOf({ mentee, mentor }) };
    }),
    nextCursor,
    total: asked.length,
  };
}

/** The zones of those whose name is not hidden. */
async function zonesOf(actor: ProgramActor, people: readonly PersonRef[]): Promise<ReadonlyMap<string, string | null>> {
  const cards = await peopleByIds(actor, people.filter(({ blind }) => !blind).map(({ id }) => id));
  return new Map([...cards].map(([id, { zone }]) => [id, zone]));
}

/** Somebody without a match, and what stands in the way. */
export interface ExplainedUnmatched {
  mentee: PersonRef;
  why: UnmatchedMentee['why'];
  /** The rule in the way: the one that gives a match where it is given up, if there is one. */
  rule: MatchingRule | null;
  /** The questions behind that rule, by key, where it is one about answers. */
  questions: readonly string[];
  /** Mentors whom nothing but this rule bars; 0 where several rules bar everybody at once. */
  alone: number;
  /** Of `places` the mentors who might, and are full with others; of `no-fit` those with whom a match would add nothing. */
  mentors: PersonRef[];
}

export async function listRunUnmatched(actor: ProgramActor, runId: string, query: PageQuery, now = new Date()): Promise<{ items: ExplainedUnmatched[]; nextCursor: string | null; total: number }> {
  const run = await loadRunWithAnswer(actor, runId, 'matching-run.read');
  const { pairs, unmatched } = await resultOf(run);
  const { rows, nextCursor } = pageFrom(unmatched, query, { list: 'run-unmatched', runId });
  const names = await namesInRun(actor, run, { mentees: rows.map(({ mentee }) => mentee), mentors: rows.flatMap(mentorsNamed), pairs }, now);
  return {
    items: rows.map((one) => ({
      mentee: names.mentee(one.mentee),
      why: one.why,
      rule: one.why === 'rule' ? one.rule : null,
      questions: questionsOf(one),
      alone: one.why === 'rule' ? one.alone : 0,
      mentors: mentorsNamed(one).map(names.mentor),
    })),
    nextCursor,
    total: unmatched.length,
  };
}

/** "Why not this mentor?": what the score would be made of, what it would cost everybody, exactly, and the rules in the way. */
export interface Alternative extends Pick<ExplainedPair, 'parts' | 'ranking'> {
  mentor: PersonRef;
  /** 0 to 1000, also where a rule bars the pair: the parts and the ranking add up to it. */
  score: number;
  rules: readonly MatchingRule[];
  /** The questions behind the rules about answers, by key. */
  questions: readonly { rule: MatchingRule; question: string }[];
  change: WhyNot['change'];
  /** Whether the mentee has this mentor in the run. */
  chosen: boolean;
}

/** Mentors whom one answer tells of; the best for the mentee first. */
const mostAlternatives = 20;

/** For one mentee of a run: the mentors who would be worth most, or those in whose name a word begins with each that is asked for; and whom they have. */
export async function listRunAlternatives(actor: ProgramActor, runId: string, menteeId: string, { q = '' }: { q?: string | undefined } = {}, now = new Date()): Promise<{ mentee: PersonRef; matched: PersonRef[]; items: Alternative[] }> {
  const run = await loadWholeRun(actor, runId, 'matching-run.read');
  const [{ pairs }, input] = await Promise.all([resultOf(run), inputOf(run)]);
  const row = input.scoring.mentees.findIndex(({ id }) => id === menteeId);
  if (row < 0) throw new NotFound();
  const names = await namesInRun(actor, run, { mentees: [menteeId], mentors: input.scoring.mentors.map(({ id }) => id), pairs }, now);
  const wanted = wordsOf(q);
  const out = new Set(input.omitted?.mentors);
  const named = new Set(input.scoring.mentors.map(({ id }) => id).filter((id) => !out.has(id) && hasWords(names.mentor(id).name, wanted)));
  const answer = await whyNotAnybody({ runId, programId: actor.programId }, input, menteeId);
  if (answer === null) throw new RuleBroken('moved-on');
  const chosen = new Set(pairs.filter(({ mentee }) => mentee === menteeId).map(({ mentor }) => mentor));
  const best = answer.filter(({ mentor }) => named.has(mentor)).sort((one, other) => other.score - one.score).slice(0, mostAlternatives);
  const explain = explainer(input);
  return {
    mentee: names.mentee(menteeId),
    matched: [...chosen].map(names.mentor),
    items: best.map(({ mentor, score, rules, change }) => ({ mentor: names.mentor(mentor), score, rules, ...madeOf(explain(menteeId, mentor), rules), change, chosen: chosen.has(mentor) })),
  };
}

function madeOf({ parts, ranking, obstacles }: Explanation, rules: Alternative['rules']): Pick<Alternative, 'parts' | 'ranking' | 'questions'> {
  const questions = obstacles.flatMap((one) => ('question' in one && rules.includes(one.rule) ? [{ rule: one.rule, question: one.question }] : []));
  // Nobody has a score with themselves.
  if (obstacles.some(({ rule }) => rule === 'same-person')) return { parts: [], ranking: null, questions };
  return { parts: parts.map(toFitPart), ranking, questions };
}

/** For a preview: the first pair of a solved run, and how many people are in all of them. */
export async function firstPairOf(actor: ProgramActor, runId: string, now = new Date()): Promise<{ mentee: PersonRef; mentor: PersonRef; people: number }> {
  const run = await loadRunWithAnswer(actor, runId, 'matching-run.read');
  const { pairs } = await resultOf(run);
  const [first] = pairs;
  if (first === undefined) throw new RuleBroken('moved-on');
  const names = await namesInRun(actor, run, { mentees: [first.mentee], mentors: [first.mentor], pairs }, now);
  return { mentee: names.mentee(first.mentee), mentor: names.mentor(first.mentor), people: new Set(pairs.flatMap(({ mentee, mentor }) => [mentee, mentor])).size };
}

function explainer({ scoring }: RunInput): (mentee: string, mentor: string) => Explanation {
  const scorer = compileScorer(scoring);
  const mentees = new Map(scoring.mentees.map(({ id }, at) => [id, at]));
  const mentors = new Map(scoring.mentors.map(({ id }, at) => [id, at]));
  return (mentee, mentor) => scorer.explain(mentees.get(mentee)!, mentors.get(mentor)!);
}
