import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import type { CallAnswer } from '../api/operation.ts';
import { listMatchingRuns } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, type TagKind } from '../parts/tag.ts';
import { text } from './history.text.ts';
import { text as room } from './matching.text.ts';
import type { RoomAddress } from './room-address.ts';
import { hasPairs, type Run } from './run-words.ts';

export const styles = css`
  .run-history > summary {
    inline-size: fit-content;
  }
  .run-history > * + * {
    margin-block-start: 8px;
  }
  .past-run {
    padding-block: 12px;
  }
  .past-run > :first-child {
    flex: 1 1 220px;
  }
`;

interface RunHistoryOptions {
  address: RoomAddress;
  /** The run that is shown. */
  shown: () => Run | undefined;
  /** The newest run of all. */
  newest: () => Run | undefined;
}

interface Page {
  runs: Run[];
  /** Whether there are older ones. */
  more: boolean;
}

const pageSize = 10;
const kinds: { readonly [State in Run['state']]: TagKind } = { running: 'info', solved: 'accent', impossible: 'warn', failed: 'warn', cancelled: 'plain', published: 'ok', undone: 'plain' };

/** Every run of the program, however long ago, to open it or to compare it with the one that is shown; asked for once somebody looks. */
export class RunHistory {
  readonly #app: AppHost;
  readonly #options: RunHistoryOptions;
  readonly #runs: ApiTask<Page | undefined, [number]>;
  /** How many pages of them are looked at; 0 while the list is shut. */
  #pages = 0;
  /** How many were there before older ones were asked for. */
  #before: number | undefined;

  constructor(app: AppHost, options: RunHistoryOptions) {
    this.#app = app;
    this.#options = options;
    this.#runs = new ApiTask(app, {
      args: () => [this.#pages],
      load: async (api, [pages], call) => {
        if (pages === 0) return undefined;
        const runs: Run[] = [];
        let cursor: string | null = null;
        for (let page = 0; page < pages && (page === 0 || cursor !== null); page += 1) {
          const { items, nextCursor }: CallAnswer<'listMatchingRuns'> = await api.call(listMatchingRuns, { query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } }, call);
          runs.push(...items);
          cursor = nextCursor;
        }
        return { runs, more: cursor !== null };
      },
      refreshOn: ['matching-run.'],
    });
  }

  /** Above a run that is not the newest: which one it is, and the way back. */
  renderNote(): TemplateResult | typeof nothing {
    const [shown, newest] = [this.#options.shown(), this.#options.newest()];
    if (this.#options.address.place.run === '' || !shown || !newest || shown.id === newest.id) return nothing;
    return banner('info', text.rich('earlier', this.#wordsOf(shown)), { action: this.#renderBack() });
  }

  /** Instead of a run that was deleted since its address was kept. */
  renderGone(): TemplateResult {
    return banner('warn', text.rich('gone'), { action: this.#renderBack() });
  }

  #renderBack(): TemplateResult {
    return html`<button class="button small" id="newest-run" type="button" @click=${() => this.#open('')}>${text('newest')}</button>`;
  }

  render(): TemplateResult {
    return html`<details class="run-history" @toggle=${this.#onToggle}><summary class="section">${text('title')}</summary>
      ${this.#pages === 0 ? nothing : html`<p class="soft">${text('lead')}</p>${this.#runs.render({ pending: () => skeletonLines('most', 'most', 'half'), complete: (page) => (page ? this.#renderList(page) : skeletonLines('most', 'half')) })}`}
    </details>`;
  }

  #renderList({ runs, more }: Page): TemplateResult {
    void this.#arrived(runs.length);
    return html`<ul class="card divided">${runs.map((run) => this.#renderRun(run))}</ul>
      ${more ? html`<div><button class="button" id="older-runs" type="button" aria-busy=${this.#runs.pending ? 'true' : 'false'} @click=${() => this.#more(runs.length)}>${text('more')}</button></div>` : nothing}`;
  }

  #renderRun(run: Run): TemplateResult {
    const shown = this.#options.shown();
    const isShown = run.id === shown?.id;
    const { when, name } = this.#wordsOf(run);
    const matched = run.scenarios[0]?.matched;
    return html`<li class="row between past-run" aria-current=${isShown ? 'true' : nothing}>
      <div><p><strong>${when}</strong> · <span dir="auto">${name}</span></p>
        <p class="soft">${room(run.objective)}${hasPairs(run) && matched !== undefined ? html` · ${room('matched')}: ${this.#app.formats.number(matched)}` : nothing}</p></div>
      <span class="row">${tag(text(`state.${run.state}`), kinds[run.state])}${isShown
        ? tag(text('shown'))
        : html`<button class="button small" id="open-${run.id}" type="button" aria-label=${text('openRun', { when, name })} @click=${() => this.#open(run.id)}>${text('open')}</button>
          ${hasPairs(run) && shown && hasPairs(shown) ? html`<button class="button small" type="button" aria-label=${text('compareRun', { when, name })} @click=${() => void this.#compare(shown.id, run.id)}>${text('compare')}</button>` : nothing}`}</span>
    </li>`;
  }

  #wordsOf({ madeAt, madeBy }: Run): { when: string; name: string } {
    const { formats } = this.#app;
    return { when: `${formats.dayOf(madeAt, 'dated')}, ${formats.time(madeAt)}`, name: madeBy.name };
  }

  readonly #onToggle = (event: Event): void => {
    this.#pages = (event.target as HTMLDetailsElement).open ? Math.max(this.#pages, 1) : 0;
    this.#app.requestUpdate();
  };

  /** The room shows another run: reading begins at its heading. */
  #open(runId: string): void {
    this.#options.address.openRun(runId);
    this.#app.focusContent();
  }

  async #compare(shown: string, other: string): Promise<void> {
    this.#options.address.openRun(shown, other);
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }

  #more(before: number): void {
    this.#before = before;
    this.#pages += 1;
    this.#app.requestUpdate();
  }

  /** The focus goes to the first of the older ones. */
  async #arrived(count: number): Promise<void> {
    const before = this.#before;
    if (before === undefined || count <= before) return;
    this.#before = undefined;
    announce(text('saidMore', { count }));
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelectorAll<HTMLElement>('.past-run')[before]?.querySelector<HTMLElement>('button')?.focus();
  }
}
