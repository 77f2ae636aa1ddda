import { wholeShares } from './whole-shares.ts';

/**
 * What a score is made of: plain data, so that a run can be kept and replayed. A participant has no place for gender, age,
 * origin or any other protected attribute: what is not here cannot count.
 */

/** How both people's answers to a question count: for the points, or as a rule that a pair has to keep. */
export type QuestionUse = 'alike' | 'complement' | 'different' | 'must' | 'never';

export interface CountedQuestion {
  readonly key: string;
  readonly use: QuestionUse;
  /** Against the other weights; nothing where it is a rule. */
  readonly weight: number;
  /** Where the answers are steps of a scale: all of them, the lowest first. */
  readonly scale: readonly string[] | null;
}

/** A program's own criteria. Weights are whole numbers from 0 on and count against each other, whatever their sum. */
export interface Criteria {
  readonly weights: {
    readonly need: number;
    readonly availability: number;
    readonly language: number;
    readonly ranking: number;
    /** How much more than usual a criterion counts for a mentee who says that it matters most to them; absent in runs from before anybody was asked. */
    readonly emphasis?: number;
  };
  readonly questions: readonly CountedQuestion[];
  readonly rules: {
    readonly commonLanguage: boolean;
    /** How far their clocks may be apart, in hours; from 12 on there is no limit. */
    readonly mostZoneHours: number;
    readonly notLineManager: boolean;
    readonly notOwnGrader: boolean;
    readonly notEarlierPair: boolean;
  };
}

/** What counts of a person in one role, on the day that is scored. */
export interface Participant {
  readonly id: string;
  /** What a mentee needs, the strongest first; what a mentor offers. */
  readonly topics: readonly string[];
  /** The strongest first. */
  readonly languages: readonly string[];
  /** Minutes ahead of UTC; null: no zone is known. */
  readonly utcOffset: number | null;
  /** When they can meet in a usual week: from, to, from, to ..., minutes from Monday 00:00 UTC, ascending; null: not said. */
  readonly week: readonly number[] | null;
  /** By the question's key; nothing for one that is not answered. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Which criterion a mentee says matters most to them: `need`, `availability`, `language`, or a question's key; absent where they have not said. */
  readonly emphasis?: string;
}

/** Why two people are kept apart whatever they have in common. The first two are always heeded, the others where a rule says so. `blocked`: for good, by whomever; `kept-apart`: in this run. */
export type BarReason = 'blocked' | 'kept-apart' | 'line-manager' | 'own-grader' | 'earlier-pair';

export interface Bar {
  readonly mentee: string;
  readonly mentor: string;
  readonly because: BarReason;
}

/** Whom a mentee asked for, first choice first; the first {@link countedChoices} count. */
export interface Ranking {
  readonly mentee: string;
  readonly mentors: readonly string[];
}

/** How many of a mentee's own choices count. */
export const countedChoices = 3;

/** The best score, and the most that all parts together give. */
export const bestScore = 1000;

/** What of {@link bestScore} each weight comes to, in whole points that add up to it exactly; all 0 where no weight counts. */
export function pointsOf(weights: readonly number[]): number[] {
  return wholeShares(weights, bestScore);
}

/** The most points of each part of a fit. */
export interface FitPoints {
  readonly need: number;
  readonly availability: number;
  readonly language: number;
  /** Of the questions that give points, in their order. */
  readonly questions: readonly (readonly [CountedQuestion, number])[];
}

/** @param emphasis what matters most to the mentee; it has no effect where it is none of what counts in this program */
export function fitPoints({ weights, questions }: Criteria, emphasis?: string): FitPoints {
  const counted = questions.filter(({ use }) => !isRule(use));
  const more = (name: string, weight: number): number => (weight > 0 && name === emphasis ? weight + (weights.emphasis ?? 0) : weight);
  const [need, availability, language, ...others] = pointsOf([
    ...usualParts.map((part) => more(part, weights[part])),
    ...counted.map(({ key, weight }) => more(key, weight)),
  ]);
  return { need: need!, availability: availability!, language: language!, questions: counted.map((question, at) => [question, others[at]!]) };
}

/** What counts in every program that gives it a weight, beside its questions. */
const usualParts = ['need', 'availability', 'language'] as const;

/** Of what a mentee may say that it matters most to them: everything that gives points; nothing where the program asks nobody. */
export function emphasesOf({ weights, questions }: Criteria): string[] {
  if (!weights.emphasis) return [];
  return [...usualParts.filter((part) => weights[part] > 0), ...questions.filter(givesPoints).map(({ key }) => key)];
}

/** How many of {@link bestScore} what matters most to a mentee counts more, before all weights are brought to that many together. */
export function emphasisPoints({ weights, questions }: Criteria): number {
  const { emphasis = 0, need, availability, language } = weights;
  const all = need + availability + language + questions.reduce((sum, { use, weight }) => sum + (isRule(use) ? 0 : weight), 0) + emphasis;
  return emphasis === 0 ? 0 : Math.round((emphasis * bestScore) / all);
}

/** How many of {@link bestScore} a mentee's own ranking can give in a run, and for the first, second and third choice. */
export function rankingPoints({ weights, questions }: Criteria): { most: number; byPlace: readonly number[] } {
  const { need, availability, language, ranking } = weights;
  const others = need + availability + language + questions.reduce((sum, { use, weight }) => sum + (isRule(use) ? 0 : weight), 0);
  const most = ranking === 0 ? 0 : Math.round((ranking * bestScore) / (others + ranking));
  return { most, byPlace: [most, Math.round((most * 2) / 3), Math.round(most / 3)] };
}

/** What a fit counts in a run, where part of the points is kept for the mentee's ranking. */
export function fitInRun(fit: number, mostOfRanking: number): number {
  return Math.round((fit * (bestScore - mostOfRanking)) / bestScore);
}

/** Whether it gives points in this program. */
export function givesPoints({ use, weight }: CountedQuestion): boolean {
  return !isRule(use) && weight > 0;
}

export function isRule(use: QuestionUse): use is 'must' | 'never' {
  return use === 'must' || use === 'never';
}

/** Whether the program's rules heed this reason. */
export function isHeeded(because: BarReason, { notLineManager, notOwnGrader, notEarlierPair }: Criteria['rules']): boolean {
  switch (because) {
    case 'blocked':
    case 'kept-apart':
      return true;
    case 'line-manager':
      return notLineManager;
    case 'own-grader':
      return notOwnGrader;
    case 'earlier-pair':
      return notEarlierPair;
  }
}
