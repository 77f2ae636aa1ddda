import { html, nothing, type TemplateResult } from 'lit';
import { confidenceLine, confidenceTable } from './confidence-history.ts';
import type { Goal } from './goal-facts.ts';
import { whoSees } from './goal-words.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

/** How confidence went: a line, or the same as a table, and what was said last. */
export class History {
  readonly #host: GoalsHost;
  #asTable = false;

  constructor(host: GoalsHost) {
    this.#host = host;
  }

  render(goal: Goal, level: number): TemplateResult | typeof nothing {
    const { formats, dir } = this.#host;
    const some = goal.checkIns.length > 0;
    if (!some && goal.state !== 'open') return nothing;
    return html`<section class="part" aria-labelledby="confidence-title">
      <div class="row between">
        <div class="group" role="heading" aria-level=${level} id="confidence-title">${text('confidence')}</div>
        ${some ? html`<button class="button quiet small" type="button" @click=${this.#switch}>${this.#asTable ? text('asChart') : text('asTable')}</button>` : nothing}
      </div>
      ${this.#asTable && some ? confidenceTable(goal.checkIns, formats) : html`${confidenceLine(goal.checkIns, formats, dir === 'rtl')}${this.#latest(goal)}`}
    </section>`;
  }

  #latest(goal: Goal): TemplateResult | typeof nothing {
    const last = goal.checkIns.at(-1);
    if (!last) return nothing;
    const { formats, reading } = this.#host;
    return html`<div class="latest">
      <div class="row between"><strong>${text('latest', { date: formats.dayOf(last.at, 'plain'), value: last.confidence })}</strong>${whoSees(goal, reading.reader)}</div>
      ${last.text === null ? nothing : html`<p class="soft"><bdi>${text('quote', { words: last.text })}</bdi></p>`}
    </div>`;
  }

  readonly #switch = (): void => {
    this.#asTable = !this.#asTable;
    this.#host.requestUpdate();
  };
}
