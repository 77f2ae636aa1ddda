import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { compareMatchingRuns } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { personLine } from '../parts/avatar.ts';
import { text } from './matching.text.ts';
import { PageRows } from './page-rows.ts';
import type { RoomAddress } from './room-address.ts';
import { hasPairs, insteadWords, type Run } from './run-words.ts';

type Since = CallAnswer<'compareMatchingRuns'>;

/** What a run changes against the one before it: in a sentence, and person by person. */
export class RunSince {
  readonly #app: AppHost;
  readonly #since: ApiTask<Since | undefined, [string, string]>;
  readonly #rows: PageRows;
  #run: Run | undefined;
  #before: string | undefined;

  constructor(app: AppHost, address: RoomAddress) {
    this.#app = app;
    this.#rows = new PageRows(app, '.changed', address.in('changes'));
    this.#since = new ApiTask(app, {
      args: () => [this.#run && hasPairs(this.#run) ? this.#run.id : '', this.#before ?? ''],
      load: async (api, [runId, otherRunId], options) => (runId === '' || otherRunId === '' ? undefined : api.call(compareMatchingRuns, { path: { runId, otherRunId } }, options)),
    });
  }

  leave(): void {
    this.#rows.leave();
  }

  /** @param last the proposal before it, which one over the program as it is now is compared with */
  take(run: Run | undefined, last: Run | undefined): void {
    // Of the first one that comes, the address says on which page somebody is.
    if (this.#run && run?.id !== this.#run.id) this.#rows.begin();
    this.#run = run;
    // Whoever was published is in no later run.
    this.#before = run?.basedOn ?? (last?.state === 'published' ? undefined : last?.id);
  }

  /** Of how many people; undefined where there is no run before, or its pairs are not here yet. */
  get count(): number | undefined {
    return this.#before ? this.#since.value?.changed.length : undefined;
  }

  render(): TemplateResult | typeof nothing {
    return this.#since.render({ pending: () => html``, complete: (since) => (since ? this.#renderChanges(since) : nothing) });
  }

  #renderChanges({ same, changed }: Since): TemplateResult {
    void this.#rows.arrived();
    return html`<p class="soft">${text('since', { same, changed: changed.length })}</p>
      ${changed.length === 0 ? nothing : html`<ul class="card divided">${this.#rows.drawnOf(changed).map((one) => html`<li class="left-out changed">${personLine(one.mentee, insteadWords(one, this.#app.formats))}</li>`)}</ul>`}
      ${this.#rows.renderPager(changed.length)}`;
  }
}
