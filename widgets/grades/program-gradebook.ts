import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { listGradeColumns, sendScoresAgain } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { done } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { completionWords } from './completion-words.ts';
import { faultWords } from './grade-faults.ts';
import { text } from './gradebook.text.ts';
import { SentScores, sentScoresStyles } from './sent-scores.ts';

type Column = Shape<'GradeColumn'>;

/** For coordinators: what links count in the gradebooks of the program's courses, how the scores stand, and what was sent. */
export class ProgramGradebook {
  readonly #app: AppHost;
  readonly #columns: ApiTask<{ items: Column[] }>;
  readonly #again: ApiAction<string, Column>;
  readonly #sent: SentScores;
  /** Whose scores are being sent again. */
  #sending: string | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#columns = new ApiTask<{ items: Column[] }>(app, {
      load: (api, _args, options) => api.call(listGradeColumns, {}, options),
      refreshOn: ['grade-column.'],
      isEmpty: ({ items }) => items.length === 0,
      says: { loading: () => text('loading') },
    });
    this.#again = new ApiAction(app, (api, columnId, options) => api.call(sendScoresAgain, { path: { columnId } }, options));
    this.#sent = new SentScores(app);
  }

  leave(): void {
    this.#again.clear();
    this.#sent.close();
  }

  render(): TemplateResult {
    const level = this.#app.headingLevel + 1;
    return html`<section class="narrow-part program-part" aria-labelledby="gradebook">
      <div class="section" role="heading" aria-level=${level} id="gradebook">${text('title')}</div>
      <p class="soft">${text('lead')}</p>
      ${this.#columns.render({
        pending: () => html`<div class="card">${skeletonLines('half', 'most')}</div>`,
        empty: () => html`<div class="card">${empty({ shape: done, title: text('none'), words: text('noneWords'), level: level + 1 })}</div>`,
        complete: ({ items }) => html`<ul class="stack columns">${repeat(items, ({ id }) => id, (column) => html`<li class="card stack">${this.#renderColumn(column)}</li>`)}</ul>`,
      })}
    </section>`;
  }

  #renderColumn(column: Column): TemplateResult {
    const { id, course, points, partial, state, fault, counts } = column;
    const label = nameOf(column);
    const { headingLevel } = this.#app;
    const facts = [completionWords(column), text('worth', { count: points }), ...(partial ? [text('partly')] : [])];
    const busy = this.#again.busy && this.#sending === id;
    const { problem } = this.#again;
    return html`<div class="row between">
        <div>
          <div class="group" role="heading" aria-level=${headingLevel + 2} dir="auto">${label}</div>
          <p class="meta" dir="auto">${course}</p>
        </div>
        ${stateTag(column)}
      </div>
      <ul class="row facts soft">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
      ${fault ? banner('warn', faultWords(fault)) : nothing}
      ${countsOf(counts)}
      ${problem && this.#sending === id ? problemBanner(problem, () => void this.#sendAgain(column)) : nothing}
      <div class="row">
        ${counts.parked > 0 && state === 'ready' ? html`<button class="button send-again" type="button" aria-label=${text('sendAgainIn', { column: label })} aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#sendAgain(column)}>${text('sendAgain')}</button>` : nothing}
        <button class="button quiet" type="button" data-log=${id} aria-expanded=${this.#sent.of === id ? 'true' : 'false'} aria-label=${text('logOf', { column: label })} @click=${() => this.#sent.toggle(id)}>${text('log')}</button>
      </div>
      ${this.#sent.of === id ? this.#sent.render(label) : nothing}`;
  }

  async #sendAgain(column: Column): Promise<void> {
    this.#sending = column.id;
    const sent = await this.#again.run(column.id);
    const shown = this.#columns.value;
    if (!sent || !shown) return;
    this.#columns.set({ ...shown, items: shown.items.map((one) => (one.id === column.id ? sent.answer : one)) });
    announce(text('sentAgain'));
    // The button that was pressed is gone: what was sent keeps the place.
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(`[data-log="${column.id}"]`)?.focus();
  }
}

/** As the gradebook names it; before that was told, what it counts. */
function nameOf(column: Column): string {
  return column.label || completionWords(column);
}

function stateTag({ state }: Column): TemplateResult | typeof nothing {
  if (state === 'ready') return nothing;
  if (state === 'looking') return tag(text('looking'), 'info');
  return tag(state === 'missing' ? text('missing') : text('gone'), 'warn');
}

function countsOf({ sent, waiting, parked, byHand }: Column['counts']): TemplateResult {
  const facts = [
    sent > 0 && tag(text('inGradebook', { count: sent }), 'ok'),
    waiting > 0 && tag(text('onTheWay', { count: waiting })),
    parked > 0 && tag(text('givenUp', { count: parked }), 'danger'),
    byHand > 0 && tag(text('byHand', { count: byHand })),
  ].filter((fact) => fact !== false);
  return facts.length === 0 ? html`<p class="meta">${text('nobodyYet')}</p>` : html`<ul class="row counts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}

export const programGradebookStyles = [
  emptyStyles,
  tagStyles,
  sentScoresStyles,
  css`
    .counts {
      gap: 8px;
    }
    .columns .facts {
      gap: 4px 16px;
    }
    .columns .between {
      align-items: start;
      gap: 4px 16px;
    }
  `,
];
