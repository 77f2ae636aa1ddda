import { html, nothing, type TemplateResult } from 'lit';
import type { RelaxableRule } from '../../models/run-words.ts';
import type { MatchingRule } from '../../models/vocabulary.ts';
import { Problem } from '../api/problem.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import type { Formats } from '../text/formats.ts';
import { faultWords, type LockFault } from './lock-faults.ts';
import { text } from './matching.text.ts';
import { ruleList } from './rule-words.ts';
import type { Run } from './run-words.ts';
import { wayOut } from './way-out.ts';

interface Background {
  onRetry?: () => void;
  /** Somebody wants to see what a run without this rule comes to. */
  onTry?: (rule: RelaxableRule) => void;
}

/** What giving up one of the rules alone would make; null where a run of the release before does not say. */
type WaysOut = NonNullable<Run['problem']>['relaxations'];

/** Why a run came to nothing, as the refusal of one would say it. */
export function problemOf({ code, rules, pairs, relaxations }: NonNullable<Run['problem']>): Problem {
  return new Problem(code, { details: { rules, pairs, relaxations } });
}

/** Why a run was refused, in plain words with what to do next. */
export function runProblem(problem: Problem, formats: Formats, { onRetry, onTry }: Background = {}): TemplateResult {
  const words = wordsOf(problem, formats);
  if (words === undefined) return problemBanner(problem, onRetry);
  return html`${banner('danger', words)}${problem.code === 'run-everybody-barred' ? waysOut((problem.details['relaxations'] ?? null) as WaysOut, onTry) : nothing}`;
}

/** The same as it is said. */
export function problemWords(problem: Problem, formats: Formats): string {
  const words = wordsOf(problem, formats);
  return words === undefined ? problemSentence(problem) : plain(words);
}

/** Words of which some are strong, without that. */
export function plain(words: unknown): string {
  if (Array.isArray(words)) return words.map(plain).join('');
  return typeof words === 'object' && words !== null && 'values' in words ? plain(words.values) : String(words);
}

/** Each rule that would give matches if it alone were given up, with how many. */
function waysOut(ways: WaysOut, onTry: Background['onTry']): TemplateResult | typeof nothing {
  if (ways === null) return nothing;
  if (ways.length === 0) return html`<p class="soft">${text('noWayOut')}</p>`;
  return html`<ul class="card divided ways-out">${ways.map(({ rule, matches }) => html`<li class="unmatched-group"><div class="who soft">${text('otherRule')}</div>${wayOut(rule, matches, onTry)}</li>`)}</ul>`;
}

function wordsOf({ code, details }: Problem, formats: Formats): readonly unknown[] | undefined {
  switch (code) {
    case 'run-no-mentees':
      return text.rich('noMentees');
    case 'run-no-places':
      return text.rich('noPlaces');
    case 'run-everybody-barred':
      return text.rich('everybodyBarred', { rules: ruleList((details['rules'] ?? []) as MatchingRule[], formats) });
    case 'run-locks-contradict':
      return text.rich('locksContradict', { faults: ((details['pairs'] ?? []) as LockFault[]).map((fault) => faultWords(fault, formats)).join(' ') });
    case 'limit-reached': {
      const { mentees, mentors, most } = details as { mentees: number; mentors: number; most: number };
      return text.rich('tooMany', { mentees, mentors, pairs: mentees * mentors, most });
    }
    default:
      return undefined;
  }
}
