import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { compareMatchingRuns, listRunUnmatched } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { personLine } from '../parts/avatar.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import { RunList } from './run-list.ts';
import { ruleWords, type Run } from './run-words.ts';
import { hasPairs } from './run-pairs.ts';

type Unmatched = CallAnswer<'listRunUnmatched'>['items'][number];

/** Who has no match in a run, each with what stands in the way; what would give matches; and what differs from the run before. */
export class RunLeftOut {
  readonly #app: AppHost;
  readonly #unmatched: RunList<Unmatched>;
  readonly #since: ApiTask<CallAnswer<'compareMatchingRuns'> | undefined, [string, string]>;
  #run: Run | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#unmatched = new RunList(app, '.unmatched', (api, runId, query, options) => api.call(listRunUnmatched, { path: { runId }, query }, options));
    this.#since = new ApiTask(app, {
      args: () => [this.#run && hasPairs(this.#run) ? this.#run.id : '', this.#run?.basedOn ?? ''],
      load: async (api, [runId, otherRunId], options) => (runId === '' || otherRunId === '' ? undefined : api.call(compareMatchingRuns, { path: { runId, otherRunId } }, options)),
    });
  }

  leave(): void {
    this.#unmatched.leave();
  }

  take(run: Run | undefined): void {
    this.#run = run;
    this.#unmatched.take(run && hasPairs(run) && run.unmatched ? run.id : undefined);
  }

  /** One sentence: what this run changes against the one it is based on. */
  renderSince(): TemplateResult | typeof nothing {
    if (!this.#run?.basedOn) return nothing;
    return this.#since.render({ pending: () => html``, complete: (since) => (since ? html`<p class="soft">${text('since', { same: since.same, changed: since.changed.length })}</p>` : nothing) });
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#run?.unmatched) return nothing;
    return html`<section class="stack" aria-labelledby="unmatched-title">
      <div class="section" id="unmatched-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('unmatchedTitle', { count: this.#run.unmatched })}</div>
      ${this.#renderRelaxations(this.#run)}
      ${this.#unmatched.render(skeletonLines('half', 'most'), ({ items }) => html`<ul class="card divided">${items.map((one) => html`<li class="left-out unmatched">${personLine(one.mentee, this.#whyOf(one))}</li>`)}</ul>`)}
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
