import { nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';

/** A form's own words for a program that was changed or closed while it was filled in. */
interface ChangedWords {
  (key: 'changedMeanwhile'): string;
  rich: (key: 'changedMeanwhile') => Parameters<typeof banner>[1];
}

/** What kept a form of the program from being saved, above its button. */
export function notSaved(problem: Problem | undefined, words: ChangedWords, again: () => void): TemplateResult | typeof nothing {
  if (problem === undefined) return nothing;
  return problem.code === 'moved-on' ? banner('warn', words.rich('changedMeanwhile')) : problemBanner(problem, again);
}

/** The same, aloud: who cannot see it would take silence for having saved. */
export function tellNotSaved(problem: Problem | undefined, words: ChangedWords): void {
  if (problem) announce(problem.code === 'moved-on' ? words('changedMeanwhile').replaceAll('**', '') : problemSentence(problem), 'assertive');
}
