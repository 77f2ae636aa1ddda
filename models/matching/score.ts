import { bestScore, countedChoices, fitInRun, fitPoints, givesPoints, isHeeded, isRule, rankingPoints, type Bar, type Criteria, type FitPoints, type Participant, type Ranking } from './criteria.ts';
import { explainPair, type Explanation } from './explain.ts';
import { WorthTable } from './kinds.ts';
import { answersTo, inPoints, languages, needs, weeks, zoneHours, type Measure } from './measures.ts';

/** Everything that scores are made of; plain data, so that the same scores can be made of it again. */
export interface Scoring {
  readonly criteria: Criteria;
  readonly mentees: readonly Participant[];
  readonly mentors: readonly Participant[];
  /** Pairs that may not be; nobody is their own mentor in any case. */
  readonly bars: readonly Bar[];
  /**
   * null: a fit, as the directory shows it. A list, even an empty one: the scores of a run, where part of the points is kept for
   * what mentees asked for themselves, and the fit counts for the rest.
   */
  readonly rankings: readonly Ranking[] | null;
}

/** Mentees and mentors by their place in the lists given. */
export interface Scorer {
  /**
   * Writes what each mentor is worth to a mentee: 0 to 1000, or -1 for a pair that may not be. Made for `assignAllPairs`;
   * allocates nothing for a pair.
   */
  weigh(mentee: number, weights: Int16Array): void;
  /** The same for one pair, as the sum of its parts, with what is missing, or why it is not possible. */
  explain(mentee: number, mentor: number): Explanation;
}

/** Lower than all parts together can make up for. */
const impossible = -5 * bestScore;

/**
 * The one scorer of directory, suggestions and runs: compiles a program's criteria over these people. A fit is the sum of
 * its parts, each a share of the points that its weight comes to; what somebody has not said gives no points and is told.
 * A rule that asks for something (a common language, `must`) is not kept by silence; one that forbids something is not broken by it.
 */
export function compileScorer(scoring: Scoring): Scorer {
  const { criteria, mentees, mentors, bars, rankings } = scoring;
  let tables: ReturnType<typeof tablesOf> | undefined; // nothing that explains needs them
  let barsOf: ReadonlyMap<string, readonly Bar[]> | undefined; // nor what weighs these
  const menteeAt = placesOf(mentees);
  const mentorAt = placesOf(mentors);
  const apart = barsByPlace(scoring, menteeAt, mentorAt);
  const own = rankings === null ? null : rankingPoints(criteria);
  const counted = Int16Array.from({ length: own === null ? 0 : bestScore + 1 }, (_, fit) => fitInRun(fit, own?.most ?? 0));
  const choices = choicesByPlace(rankings ?? [], menteeAt, mentorAt);
  const totals = new Int32Array(mentors.length);

  return {
    weigh(mentee, weights) {
      totals.fill(0);
      tables ??= tablesOf(scoring);
      for (const table of tables) {
        const row = table.rowOf(mentee);
        const { worth, mentorKind } = table;
        for (let mentor = 0; mentor < totals.length; mentor++) totals[mentor]! += worth[row + mentorKind[mentor]!]!;
      }
      for (const mentor of apart.get(mentee) ?? []) totals[mentor] = impossible;
      if (own === null) {
        for (let mentor = 0; mentor < totals.length; mentor++) weights[mentor] = Math.max(-1, totals[mentor]!);
        return;
      }
      for (let mentor = 0; mentor < totals.length; mentor++) weights[mentor] = totals[mentor]! < 0 ? -1 : counted[totals[mentor]!]!;
      for (const [place, mentor] of (choices.get(mentee) ?? []).entries()) if (mentor >= 0 && weights[mentor]! >= 0) weights[mentor]! += own.byPlace[place]!;
    },
    explain(mentee, mentor) {
      barsOf ??= Map.groupBy(bars, (bar) => bar.mentee);
      const between = (barsOf.get(mentees[mentee]!.id) ?? []).filter((bar) => mentorAt.get(bar.mentor) === mentor).map(({ because }) => because);
      const place = (choices.get(mentee) ?? []).indexOf(mentor);
      return explainPair(criteria, mentees[mentee]!, mentors[mentor]!, { bars: between, choice: rankings === null ? undefined : place < 0 ? null : place + 1 });
    },
  };
}

type Table = Pick<WorthTable<unknown>, 'rowOf' | 'worth' | 'mentorKind'>;

function tablesOf({ criteria, mentees, mentors }: Scoring): Table[] {
  const { questions, rules, weights } = criteria;
  const points = new Map([...new Set(mentees.map(({ emphasis }) => emphasis))].map((emphasis) => [emphasis, fitPoints(criteria, emphasis)]));
  const giving = <Trait>(measure: Measure<Trait>, mostOf: (points: FitPoints) => number): Table =>
    new WorthTable(inPoints(measure, ({ emphasis }) => mostOf(points.get(emphasis)!)), mentees, mentors, (given) => given ?? 0);
  const asking = (share: number | null) => (share === null || share === 0 ? impossible : 0);
  const forbidding = (share: number | null) => (share === 0 ? impossible : 0);
  return [
    ...(weights.need > 0 ? [giving(needs, ({ need }) => need)] : []),
    ...(weights.availability > 0 ? [giving(weeks, ({ availability }) => availability)] : []),
    ...(weights.language > 0 ? [giving(languages, ({ language }) => language)] : []),
    ...questions.filter(givesPoints).map((question) => giving(answersTo(question), (most) => most.questions.find(([{ key }]) => key === question.key)?.[1] ?? 0)),
    ...questions.filter(({ use }) => isRule(use)).map((question) => new WorthTable(answersTo(question), mentees, mentors, question.use === 'must' ? asking : forbidding)),
    ...(rules.commonLanguage ? [new WorthTable(languages, mentees, mentors, asking)] : []),
    ...(rules.mostZoneHours < 12 ? [new WorthTable(zoneHours, mentees, mentors, (hours) => (hours !== null && hours > rules.mostZoneHours ? impossible : 0))] : []),
  ];
}

function placesOf(people: readonly Participant[]): Map<string, number> {
  return new Map(people.map(({ id }, at) => [id, at]));
}

/** The mentors that each mentee is kept apart from, themselves among them. */
function barsByPlace({ criteria, mentees, bars }: Scoring, menteeAt: ReadonlyMap<string, number>, mentorAt: ReadonlyMap<string, number>): Map<number, number[]> {
  const apart = new Map<number, number[]>();
  const keep = (menteeId: string, mentorId: string): void => {
    const mentee = menteeAt.get(menteeId);
    const mentor = mentorAt.get(mentorId);
    if (mentee === undefined || mentor === undefined) return;
    apart.set(mentee, [...(apart.get(mentee) ?? []), mentor]);
  };
  for (const { id } of mentees) keep(id, id);
  for (const { mentee, mentor, because } of bars) if (isHeeded(because, criteria.rules)) keep(mentee, mentor);
  return apart;
}

/** The first three choices of each mentee; -1 for a mentor who is not among these. */
function choicesByPlace(rankings: readonly Ranking[], menteeAt: ReadonlyMap<string, number>, mentorAt: ReadonlyMap<string, number>): Map<number, number[]> {
  return new Map(
    rankings.flatMap(({ mentee, mentors }) => {
      const at = menteeAt.get(mentee);
      return at === undefined ? [] : [[at, mentors.slice(0, countedChoices).map((mentor) => mentorAt.get(mentor) ?? -1)] as const];
    }),
  );
}
