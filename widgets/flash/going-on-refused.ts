import type { CSSResultGroup, TemplateResult } from 'lit';
import type { Problem } from '../api/problem.ts';
import { banner } from '../parts/banner.ts';
import { askingProblem } from '../requests/request-words.ts';
import type { Formats } from '../text/formats.ts';

/** Going on after a flash session is a match request: why it was refused, in those words; undefined for what any call can meet. Loaded when it is. */
export function goingOnRefused(problem: Problem, name: string, formats: Formats): TemplateResult | undefined {
  const words = askingProblem(problem, name, formats);
  return words && banner('warn', words);
}

export const styles: CSSResultGroup = [];
