import type { Completion } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import { html, nothing, css, type TemplateResult } from 'lit';
import { progressBar, progressStyles } from '../parts/progress.ts';
import { text } from './completion.text.ts';

export type Progress = Shape<'CompletionProgress'>;

/** What counts: "3 held meetings", "A goal set". */
export function completionWords({ kind, target }: Pick<Completion, 'kind' | 'target'>): string {
  if (kind === 'meetings-held') return text('meetingsHeld', { count: target });
  return kind === 'goal-set' ? text('goalSet') : text('goalReached');
}

/** How far somebody is, in words and as a bar. `label` names it where the gradebook has not told its name yet. */
export function progressOf({ title, done, target, ...what }: Progress, level: number): TemplateResult {
  const name = title || completionWords({ ...what, target });
  return html`<div class="counted">
    <div class="row between">
      <div class="group" role="heading" aria-level=${level} dir="auto">${name}</div>
      <span class="soft">${text('of', { done, total: target })}</span>
    </div>
    ${progressBar(name, (100 * done) / target)}
  </div>`;
}

/** Where the points are, as sentences of whoever shows it; nothing where there are none yet. */
export function pointsWords({ state, points, pointsMaximum: most }: Progress, words: PointsWords): string | typeof nothing {
  if (state === 'waiting') return words.waiting({ points, most });
  if (state === 'sent') return words.sent({ points, most });
  if (state === 'stopped') return words.stopped();
  return state === 'by-hand' ? words.byHand() : nothing;
}

export interface PointsWords {
  waiting: (of: { points: number; most: number }) => string;
  sent: (of: { points: number; most: number }) => string;
  stopped: () => string;
  byHand: () => string;
}

export const countedStyles = [
  progressStyles,
  css`
    .counted {
      display: grid;
      gap: 8px;
      grid-template-columns: minmax(0, 1fr);
    }
    .counted > .row {
      gap: 0 16px;
    }
  `,
];
