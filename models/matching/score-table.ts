import { isHeeded, isRule, type BarReason, type Criteria } from './criteria.ts';
import type { PairTable } from './pair-table.ts';
import { compileScorer, type Scoring } from './score.ts';

/** What can bar a pair in a run: the scorer's rules, and the least score that the run asks for. */
export const runRules = ['same-person', 'blocked', 'kept-apart', 'already-matched', 'line-manager', 'own-grader', 'earlier-pair', 'language', 'zone', 'must', 'never', 'least-score'] as const;
export type RunRule = (typeof runRules)[number];

export function bitOf(rule: RunRule): number {
  return 1 << runRules.indexOf(rule);
}

export function bitsOf(rules: readonly RunRule[]): number {
  return rules.reduce((bits, rule) => bits | bitOf(rule), 0);
}

export function rulesIn(bits: number): RunRule[] {
  return runRules.filter((rule) => (bits & bitOf(rule)) !== 0);
}

export interface ScoreTable extends Pick<PairTable, 'worth' | 'barred'> {
  /** Rules that bar at least one pair. */
  readonly inUse: readonly RunRule[];
}

/**
 * Scores every pair by the one scorer, with no rule, and then finds out for each rule alone whom it bars: so that what a
 * rule costs can be told. `onRow` is told after each mentee how many are done.
 */
export function scoreTable(scoring: Scoring, leastScore: number, onRow: (done: number) => void = () => undefined): ScoreTable {
  const { mentees, mentors } = scoring;
  const columns = mentors.length;
  const worth = new Int16Array(mentees.length * columns);
  const barred = new Uint16Array(worth.length);
  const scorer = compileScorer({ ...scoring, criteria: withoutRules(scoring.criteria), bars: [] });
  const alone = scoredRules
    .filter((rule) => isSet(rule, scoring.criteria))
    .map((rule) => ({ bit: bitOf(rule), scorer: compileScorer({ ...scoring, criteria: onlyRule(rule, scoring.criteria), bars: [], rankings: null }) }));
  const weights = new Int16Array(columns);
  const tooLow = bitOf('least-score');
  for (let row = 0; row < mentees.length; row++) {
    const start = row * columns;
    scorer.weigh(row, worth.subarray(start, start + columns));
    for (const { bit, scorer: one } of alone) {
      one.weigh(row, weights);
      for (let column = 0; column < columns; column++) barred[start + column]! |= bit & (weights[column]! >> 31); // without a branch: below 0 it is -1, every bit
    }
    if (leastScore > 0) {
      for (let cell = start, end = start + columns; cell < end; cell++) if (worth[cell]! >= 0 && worth[cell]! < leastScore) barred[cell]! |= tooLow;
    }
    onRow(row + 1);
  }
  barByName(scoring, worth, barred);
  let inUse = 0;
  for (let cell = 0; cell < barred.length; cell++) inUse |= barred[cell]!;
  return { worth, barred, inUse: rulesIn(inUse) };
}

/** Rules that the scorer judges by what both have in common. */
const scoredRules = ['language', 'zone', 'must', 'never'] as const;
type ScoredRule = (typeof scoredRules)[number];

const noRules: Criteria['rules'] = { commonLanguage: false, mostZoneHours: 12, notLineManager: false, notOwnGrader: false, notEarlierPair: false };

function isSet(rule: ScoredRule, { questions, rules }: Criteria): boolean {
  if (rule === 'language') return rules.commonLanguage;
  return rule === 'zone' ? rules.mostZoneHours < 12 : questions.some(({ use }) => use === rule);
}

function withoutRules(criteria: Criteria): Criteria {
  return { ...criteria, questions: criteria.questions.filter(({ use }) => !isRule(use)), rules: noRules };
}

/** One rule and nothing that gives points. */
function onlyRule(rule: ScoredRule, { questions, rules }: Criteria): Criteria {
  return {
    weights: { need: 0, availability: 0, language: 0, ranking: 0 },
    questions: questions.filter(({ use }) => use === rule),
    rules: { ...noRules, ...(rule === 'language' ? { commonLanguage: true } : rule === 'zone' ? { mostZoneHours: rules.mostZoneHours } : {}) },
  };
}

/** Pairs that are barred by who they are, whatever they have in common. */
function barByName({ criteria, mentees, mentors, bars }: Scoring, worth: Int16Array, barred: Uint16Array): void {
  const rows = new Map(mentees.map(({ id }, row) => [id, row]));
  const columns = new Map(mentors.map(({ id }, column) => [id, column]));
  const bar = (mentee: string, mentor: string, because: 'same-person' | BarReason): void => {
    const [row, column] = [rows.get(mentee), columns.get(mentor)];
    if (row === undefined || column === undefined) return;
    const cell = row * mentors.length + column;
    if (because === 'same-person') worth[cell] = 0; // the scorer gives it no score at all
    barred[cell] = because === 'same-person' ? bitOf(because) : barred[cell]! | bitOf(because);
  };
  for (const { mentee, mentor, because } of bars) if (isHeeded(because, criteria.rules)) bar(mentee, mentor, because);
  for (const { id } of mentees) bar(id, id, 'same-person');
}
