import type { MatchingRule } from '../../models/vocabulary.ts';
import type { Problem } from '../api/problem.ts';
import { problemSentence } from '../parts/problem-banner.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './publishing.text.ts';
import { ruleList } from './rule-words.ts';
import { plain } from './run-problem.ts';
import { pairList, type Run } from './run-words.ts';

/** So many are named at once; a list of thousands is nothing to read, and less to hear. */
const mostNamed = 3;

/** Somebody of a run who cannot be matched as it says any more, as the refusal to publish names them. */
interface Changed {
  person: { name: string };
  why: 'left' | 'resting' | 'full' | 'already-matched';
}

const changes = { left: 'changedLeft', resting: 'changedResting', full: 'changedFull', 'already-matched': 'changedMatched' } as const satisfies Record<Changed['why'], string>;

/** Pairs of a run that a rule has come to stand between, as the refusal to publish names them. */
export function barredPairs(problem: Pick<Problem, 'code' | 'details'> | undefined): (Run['locks'][number] & { rules: MatchingRule[] })[] {
  return problem?.code === 'run-pairs-barred' ? ((problem.details['pairs'] ?? []) as ReturnType<typeof barredPairs>) : [];
}

/** The first few of them, and how many there are besides. */
export function someOf(names: readonly string[], formats: Formats): string {
  if (names.length <= mostNamed + 1) return formats.list(names); // one more is no shorter than a name
  return text('andMore', { names: names.slice(0, mostNamed).join(', '), count: names.length - mostNamed });
}

/** What a refusal names: by what has happened to them, or the pairs. */
function namedIn(problem: Problem, formats: Formats): { words: (names: string) => string; names: string[] }[] {
  if (problem.code === 'run-pairs-barred') return [{ words: (names) => names, names: barredPairs(problem).map((pair) => pairList([pair], formats)) }];
  if (problem.code !== 'run-outdated') return [];
  const by = Map.groupBy((problem.details['people'] ?? []) as Changed[], ({ why }) => why);
  return [...by].map(([why, people]) => ({ words: (names) => text(changes[why], { names }), names: people.map(({ person }) => person.name) }));
}

/** Everybody whom a refusal is about, line by line, where its words name only the first few. */
export function everybodyIn(problem: Problem, formats: Formats): string[] {
  const groups = namedIn(problem, formats);
  return groups.every(({ names }) => names.length <= mostNamed + 1) ? [] : groups.flatMap(({ words, names }) => names.map(words));
}

/** Why a run was not published or not taken back, in plain words with what to do next; undefined where it is no matter of publishing. */
export function publishWords(problem: Problem, formats: Formats): readonly unknown[] | undefined {
  const groups = namedIn(problem, formats);
  const who = groups.map(({ words, names }) => words(someOf(names, formats))).join(' ');
  switch (problem.code) {
    case 'run-outdated':
      return text.rich('outdated', { count: groups.reduce((sum, { names }) => sum + names.length, 0), who });
    case 'run-pairs-barred':
      return text.rich('pairsBarred', { pairs: who, rules: ruleList([...new Set(barredPairs(problem).flatMap(({ rules }) => rules))], formats) });
    case 'run-published':
      return text.rich('alreadyPublished');
    case 'run-undo-over':
      return text.rich('undoOver');
    default:
      return undefined;
  }
}

/** The same as it is said. */
export function publishSentence(problem: Problem, formats: Formats): string {
  const words = publishWords(problem, formats);
  return words === undefined ? problemSentence(problem) : plain(words);
}
