import { bestScore, emphasesOf, fitInRun, fitPoints, isHeeded, isRule, rankingPoints, type BarReason, type CountedQuestion, type Criteria, type Participant, type QuestionUse } from './criteria.ts';
import { answersTo, commonMinutes, hoursApart, languages, needs, weeks, type Measure, type Side } from './measures.ts';
import { wholeShares } from './whole-shares.ts';

interface Points {
  /** Of `most`, both out of 1000. */
  readonly points: number;
  readonly most: number;
  /** Whether this matters most to the mentee, so that it counts more than usual. */
  readonly emphasis: boolean;
  /** Who has not said what this is about; then it gives no points. */
  readonly missing: readonly Side[];
}

/** A part of a fit and its reason, as data that each screen words in its reader's language. */
export type Part =
  /** What the mentee needs and the mentor offers, the strongest need first. */
  | (Points & { readonly kind: 'need'; readonly topics: readonly string[]; readonly first: boolean })
  /** Time in common in a usual week. */
  | (Points & { readonly kind: 'availability'; readonly minutes: number })
  /** Languages in common, the mentee's strongest first. */
  | (Points & { readonly kind: 'language'; readonly languages: readonly string[] })
  /** Answers in common, in the mentee's order; on a scale how many steps lie between the two, null where there are none to count. */
  | (Points & { readonly kind: 'question'; readonly question: string; readonly use: QuestionUse; readonly shared: readonly string[]; readonly apart: number | null });

/** A rule that this pair breaks. */
export type Obstacle =
  | { readonly rule: 'same-person' | BarReason }
  | { readonly rule: 'language'; readonly missing: readonly Side[] }
  | { readonly rule: 'zone'; readonly hours: number; readonly most: number }
  | { readonly rule: 'must' | 'never'; readonly question: string; readonly shared: readonly string[]; readonly missing: readonly Side[] };

export interface Explanation {
  /** 0 to 1000, what the pair is worth in a run, or the fit where there is no ranking; null: not possible because of the obstacles. */
  readonly score: number | null;
  /** 0 to 1000, how well they fit, whether the pair is possible or not; the same in a run and outside. */
  readonly fit: number;
  /** They add up to the fit; in a run, together with the ranking, to what the pair is worth there. */
  readonly parts: readonly Part[];
  /** In a run: what the mentee's own choice adds; the fit counts for the rest of the points. `place`: 1 to 3; null: not chosen. */
  readonly ranking: { readonly place: number | null; readonly points: number; readonly most: number } | null;
  readonly obstacles: readonly Obstacle[];
}

/** What is between two people beside what they said. `choice`: the mentor's place in the mentee's ranking, null for none; undefined outside a run. */
export interface Between {
  readonly bars: readonly BarReason[];
  readonly choice: number | null | undefined;
}

/** A pair's score with its reasons: the same number that a compiled scorer gives it. */
export function explainPair(criteria: Criteria, mentee: Participant, mentor: Participant, { bars, choice }: Between): Explanation {
  const parts = partsOf(criteria, mentee, mentor);
  const obstacles = obstaclesOf(criteria, mentee, mentor, bars);
  const fit = parts.reduce((sum, { points }) => sum + points, 0);
  const ranking = choice === undefined ? null : rankingPart(criteria, choice);
  const counted = ranking === null ? fit : fitInRun(fit, ranking.most) + ranking.points;
  return { score: obstacles.length > 0 ? null : counted, fit, parts: ranking === null ? parts : partsInRun(parts, fitInRun(fit, ranking.most), bestScore - ranking.most), ranking, obstacles };
}

/** The same parts where the fit counts for less: for `counted` points, of `most`. */
function partsInRun(parts: readonly Part[], counted: number, most: number): Part[] {
  const points = wholeShares(parts.map((part) => part.points), counted);
  const mosts = wholeShares(parts.map((part) => part.most), most);
  // Two roundings: a full part may be rounded up where its most is rounded down.
  return parts.map((part, at) => ({ ...part, points: points[at]!, most: Math.max(mosts[at]!, points[at]!) }));
}

function partsOf(criteria: Criteria, mentee: Participant, mentor: Participant): Part[] {
  const points = fitPoints(criteria, mentee.emphasis);
  const emphasis = emphasesOf(criteria).find((one) => one === mentee.emphasis);
  const measured = <Trait>(measure: Measure<Trait>, most: number, name: string): Points => {
    const [mine, theirs] = [measure.of(mentee, 'mentee'), measure.of(mentor, 'mentor')];
    return { points: Math.round(most * (measure.shareFor(mine)(theirs) ?? 0)), most, emphasis: name === emphasis, missing: missing(mine, theirs) };
  };
  const topics = mentee.topics.filter((topic) => mentor.topics.includes(topic));
  const parts: Part[] = [
    { kind: 'need', ...measured(needs, points.need, 'need'), topics, first: topics.length > 0 && topics[0] === mentee.topics[0] },
    ...points.questions.map(([question, most]): Part => {
      const shared = sharedAnswers(question, mentee, mentor);
      return { kind: 'question', question: question.key, use: question.use, ...measured(answersTo(question), most, question.key), shared, apart: stepsApart(question, mentee, mentor) };
    }),
    { kind: 'availability', ...measured(weeks, points.availability, 'availability'), minutes: commonMinutes(mentee.week ?? [], mentor.week ?? []) },
    { kind: 'language', ...measured(languages, points.language, 'language'), languages: mentee.languages.filter((language) => mentor.languages.includes(language)) },
  ];
  return parts.filter(({ most }) => most > 0);
}

/** The rules that a pair breaks. `bars`: what is between the two beside what they said. */
export function obstaclesOf({ questions, rules }: Criteria, mentee: Participant, mentor: Participant, bars: readonly BarReason[]): Obstacle[] {
  const obstacles: Obstacle[] = bars.filter((because) => isHeeded(because, rules)).map((rule) => ({ rule }));
  if (mentee.id === mentor.id) obstacles.unshift({ rule: 'same-person' });
  if (rules.commonLanguage && !mentee.languages.some((language) => mentor.languages.includes(language))) {
    obstacles.push({ rule: 'language', missing: missing(mentee.languages, mentor.languages) });
  }
  const hours = mentee.utcOffset === null || mentor.utcOffset === null ? 0 : hoursApart(mentee.utcOffset, mentor.utcOffset);
  if (rules.mostZoneHours < 12 && hours > rules.mostZoneHours) obstacles.push({ rule: 'zone', hours, most: rules.mostZoneHours });
  for (const question of questions) {
    if (!isRule(question.use)) continue;
    const measure = answersTo(question);
    const [mine, theirs] = [measure.of(mentee, 'mentee'), measure.of(mentor, 'mentor')];
    const share = measure.shareFor(mine)(theirs);
    if (share === 0 || (share === null && question.use === 'must')) {
      obstacles.push({ rule: question.use, question: question.key, shared: sharedAnswers(question, mentee, mentor), missing: missing(mine, theirs) });
    }
  }
  return obstacles;
}

function rankingPart(criteria: Criteria, place: number | null): Explanation['ranking'] {
  const { most, byPlace } = rankingPoints(criteria);
  return { place, points: place === null ? 0 : (byPlace[place - 1] ?? 0), most };
}

function missing(mine: unknown, theirs: unknown): Side[] {
  const unsaid = (trait: unknown): boolean => trait === null || (Array.isArray(trait) && trait.length === 0);
  return [...(unsaid(mine) ? (['mentee'] as const) : []), ...(unsaid(theirs) ? (['mentor'] as const) : [])];
}

function sharedAnswers({ key }: CountedQuestion, mentee: Participant, mentor: Participant): string[] {
  const theirs = mentor.answers[key] ?? [];
  return (mentee.answers[key] ?? []).filter((answer) => theirs.includes(answer));
}

function stepsApart({ key, scale }: CountedQuestion, mentee: Participant, mentor: Participant): number | null {
  const steps = [mentee, mentor].map(({ answers }) => scale?.indexOf(answers[key]?.[0] ?? '') ?? -1);
  return steps.includes(-1) ? null : Math.abs(steps[0]! - steps[1]!);
}
