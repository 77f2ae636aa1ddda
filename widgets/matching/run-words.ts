import type { MatchingRule } from '../../models/vocabulary.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import type { Formats } from '../text/formats.ts';
import { languageName } from '../text/language-name.ts';
import { text } from './matching.text.ts';
import { ruleWords } from './rule-words.ts';

export type Run = Shape<'MatchingRun'>;
export type RunPair = Shape<'RunPair'>;
/** What is asked of a run. */
export type RunRequest = NonNullable<CallInput<'makeMatchingRun'>['body']>;
/** Two people by their ids. */
export interface NamedPair {
  mentee: string;
  mentor: string;
}

/** Whether a run has pairs to show. */
export function hasPairs({ state }: Pick<Run, 'state'>): boolean {
  return state === 'solved' || state === 'published' || state === 'undone';
}

type Part = RunPair['parts'][number];

/** A pair by the names that the reader is told. */
export interface PairNames {
  readonly mentee: string;
  readonly mentor: string;
}

/** Who reads, for words of the program and of the locale. */
export interface Reader {
  readonly program: NonNullable<Me['program']> | null | undefined;
  readonly formats: Formats;
}

/** A score of 0 to 1000 as people read it. */
export function shownFit(score: number): number {
  return Math.round(score / 10);
}

/** What each part of a score counts and could count, of 100, the ranking last: whole numbers that add up to the score as people read it. */
export function shownParts({ parts, ranking }: Pick<RunPair, 'parts' | 'ranking'>): { points: number; most: number }[] {
  const all = ranking ? [...parts, ranking] : parts;
  const points = shownSteps(all.map((part) => part.points));
  const mosts = shownSteps(all.map((part) => part.most));
  return all.map((_, at) => ({ points: points[at]!, most: Math.max(mosts[at]!, points[at]!) }));
}

/** Each as far as it takes the sum, which is what is rounded: rounded alone they would not add up. */
function shownSteps(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    const before = shownFit(sum);
    sum += value;
    return shownFit(sum) - before;
  });
}

/** The average fit of a run, with one decimal. */
export function averageFit({ total, matched }: { total: number; matched: number }, formats: Formats): string {
  return matched === 0 ? '–' : formats.number(Math.round(total / matched) / 10);
}

/** Pairs by their names. */
export function pairList(pairs: Run['locks'], formats: Formats): string {
  return formats.list(pairs.map(({ mentee, mentor }) => text('pair', { mentee: mentee.name ?? '', mentor: mentor.name ?? '' })));
}

/** A rule about answers with the questions that it is about, in the program's words. */
export function ruleWithQuestions(rule: MatchingRule, questions: readonly string[], { program, formats }: Reader): string {
  if (questions.length === 0) return ruleWords(rule);
  const asked = questions.map((key) => program?.questions.find((one) => one.key === key)?.text ?? text('question'));
  return text('ruleQuestions', { rule: ruleWords(rule), questions: formats.list(asked) });
}

/** What bars a pair that is not made, the rules about answers with their questions. */
export function rulesInTheWay({ rules, questions }: Pick<Shape<'RunAlternative'>, 'rules' | 'questions'>, reader: Reader): string {
  const about = (rule: MatchingRule): string[] => questions.filter((one) => one.rule === rule).map(({ question }) => question);
  return reader.formats.list(rules.map((rule) => ruleWithQuestions(rule, about(rule), reader)));
}

/** What a part of a score is called, with whether it matters most to the mentee, and its reason in the program's own words, or who has not said it yet; empty where nothing speaks for it. */
export function partWords(part: Part, names: PairNames, { program, formats }: Reader): { name: string; reason: string } {
  const about = part.kind === 'question' ? (program?.questions.find(({ key }) => key === part.question)?.text ?? text('question')) : text(part.kind);
  const name = part.emphasis ? text('mattersMost', { part: about, mentee: names.mentee }) : about;
  return { name, reason: part.missing.length > 0 ? text('notSaid', { names: formats.list(part.missing.map((side) => names[side])) }) : reasonOf(part, { program, formats }) };
}

function reasonOf({ kind, minutes, question, shared }: Part, { program, formats }: Reader): string {
  switch (kind) {
    case 'need':
      return formats.list(shared.map((topic) => program?.topics.find(({ key }) => key === topic)?.label ?? topic));
    case 'language':
      return formats.list(shared.map((language) => languageName(language, formats)));
    case 'availability':
      return !minutes ? '' : text('hours', { hours: Math.round(minutes / 60) });
    case 'question': {
      const options = program?.questions.find(({ key }) => key === question)?.options ?? [];
      return formats.list(shared.map((option) => options.find(({ key }) => key === option)?.label ?? option));
    }
  }
}

/** The two parts that give most, and the mentee's own choice before all. */
export function mainReasons({ mentee, mentor, parts, ranking }: Pick<RunPair, 'mentee' | 'mentor' | 'parts' | 'ranking'>, reader: Reader): string[] {
  const best = parts.filter(({ points, missing }) => points > 0 && missing.length === 0).sort((one, other) => other.points - one.points);
  const words = best.map((part) => partWords(part, { mentee: mentee.name, mentor: mentor.name }, reader).reason).filter((reason) => reason !== '');
  return [...(ranking?.place ? [text('place', { place: ranking.place })] : []), ...words].slice(0, 2);
}

/** Who somebody has now, and had before. */
export function insteadWords({ before, after }: { before: readonly { name: string }[]; after: readonly { name: string }[] }, formats: Formats): string {
  const names = (people: typeof before) => formats.list(people.map(({ name }) => name));
  if (before.length === 0) return text('nowWith', { after: names(after) });
  return after.length === 0 ? text('noLongerWith', { before: names(before) }) : text('insteadOf', { after: names(after), before: names(before) });
}

/** What matching a mentee with somebody else would change for everybody. */
export function changeWords(change: Shape<'RunAlternative'>['change']): string {
  if (change === null) return text('noPlace');
  const { matches, points } = change;
  const fit = Math.round(Math.abs(points) / 10);
  const words = [
    ...(matches === 0 ? [] : [matches < 0 ? text('fewer', { count: -matches }) : text('moreMatches', { count: matches })]),
    ...(fit === 0 ? [] : [points < 0 ? text('lessFit', { count: fit }) : text('moreFit', { count: fit })]),
  ];
  return words.length === 0 ? text('free') : words.join(', ');
}
