import { html, type TemplateResult } from 'lit';
import type { RunPair } from './run-words.ts';

/** What lies between two parts, of 1000: a pixel of the bar in a row. */
const gap = 16;

/** The parts that a score is the sum of, side by side; the number beside it says the same. One shape, since a row of a long table has to be cheap. */
export function partsBar({ parts, ranking }: Pick<RunPair, 'parts' | 'ranking'>): TemplateResult {
  let at = 0;
  let shape = '';
  for (const { points } of ranking ? [...parts, ranking] : parts) {
    const length = Math.max(points - gap, points / 2);
    if (points > 0) shape += `M${at} 0h${length}v8h-${length}z`;
    at += points;
  }
  return html`<svg class="parts-bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><path d=${shape}></path></svg>`;
}
