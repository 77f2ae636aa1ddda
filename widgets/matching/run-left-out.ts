import { html, nothing, type TemplateResult } from 'lit';
import { listRunUnmatched } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { personLine } from '../parts/avatar.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import { RunList } from './run-list.ts';
import { hasPairs, ruleWords, type Run } from './run-words.ts';

type Unmatched = CallAnswer<'listRunUnmatched'>['items'][number];

/** Who has no match in a run, each with what stands in the way; and what would give matches. */
export class RunLeftOut {
  readonly #app: AppHost;
  readonly #unmatched: RunList<Unmatched>;
  #run: Run | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#unmatched = new RunList(app, '.unmatched', {}, (api, runId, query, options) => api.call(listRunUnmatched, { path: { runId }, query }, options));
  }

  leave(): void {
    this.#unmatched.leave();
  }

  /** @param asked whether the list is looked at: before that it is not asked for */
  take(run: Run | undefined, asked: boolean): void {
    this.#run = run;
    this.#unmatched.take(asked && run && hasPairs(run) && run.unmatched ? run.id : undefined);
  }

  render(): TemplateResult {
    if (!this.#run?.unmatched) return html`<p class="soft">${text('everybodyMatched')}</p>`;
    return html`${this.#renderRelaxations(this.#run)}
      ${this.#unmatched.render(skeletonLines('half', 'most'), ({ items }) => html`<ul class="card divided">${items.map((one) => html`<li class="left-out unmatched">${personLine(one.mentee, this.#whyOf(one))}</li>`)}</ul>`)}`;
  }

  /** How many are left out and what would help, below the pairs. */
  renderSummary(onAll: () => void): TemplateResult | typeof nothing {
    if (!this.#run?.unmatched) return nothing;
    const count = this.#run.unmatched;
    return html`<section class="stack" aria-labelledby="unmatched-title">
      <div class="row between"><div class="section" id="unmatched-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('unmatchedTitle', { count })}</div>
        <button class="button quiet" id="see-unmatched" type="button" @click=${onAll}>${text('seeAll', { count })}</button></div>
      ${this.#renderRelaxations(this.#run)}
    </section>`;
  }

  #renderRelaxations({ relaxations }: Run): TemplateResult | typeof nothing {
    if (relaxations.length === 0) return nothing;
    const { formats } = this.#app;
    return html`<ul class="row relaxations">${relaxations.map(({ kind, rule, mentors, matches: count }) => html`<li>${tag(
      kind === 'rule' && rule ? text('relaxRule', { rule: ruleWords(rule), count }) : text('relaxPlaces', { names: formats.list(mentors.slice(0, 3).map(({ name }) => name)), count }),
      'ok',
    )}</li>`)}</ul>`;
  }

  #whyOf({ why, rule, mentors }: Unmatched): string {
    if (why === 'no-places') return text('whyNoPlaces');
    if (why === 'rule' && rule) return text('whyRule', { rule: ruleWords(rule) });
    return text('whyPlaces', { names: this.#app.formats.list(mentors.slice(0, 3).map(({ name }) => name)) });
  }
}
