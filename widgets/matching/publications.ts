import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listMatchingRuns, undoMatchingRun } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { relativeTime } from '../text/relative-time.ts';
import { PublishDialog } from './publish-dialog.ts';
import { publishSentence, publishWords, someOf } from './publish-problem.ts';
import { text } from './publishing.text.ts';
import { pairList, type Run } from './run-words.ts';

export const styles = [
  dialogStyles,
  css`
    .letter-words {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
];

/** What publishing needs of the room that it stands in. */
export interface PublicationsOptions {
  /** The run that is shown. */
  run: () => Run | undefined;
  /** It was published, or taken back. */
  onRun: (run: Run) => void;
  onAgain: (run: Run) => void;
  /** The time to undo the run that is shown should be over by now. */
  onOver: () => void;
}

type Published = Run & { published: NonNullable<Run['published']> };

/** How soon the server is asked again (ms) where this clock says that the time to undo is over, and the server's does not yet. */
const againMs = 10_000;
const minuteMs = 60_000;
/** More publications than anybody makes in ten minutes. */
const most = 100;

/** What was published: whatever run is shown, everything that can still be taken back, with its Undo; and of the run that is shown, what became of it. */
export class Publications {
  readonly #app: AppHost;
  readonly #options: PublicationsOptions;
  readonly #undoable: ApiTask<Run[]>;
  readonly #undo: ApiAction<string, Run>;
  readonly #dialog: PublishDialog;
  /** The run that the last undo was about. */
  #about: string | undefined;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost, options: PublicationsOptions) {
    this.#app = app;
    this.#options = options;
    this.#undoable = new ApiTask(app, {
      load: async (api, _args, call) => (await api.call(listMatchingRuns, { query: { only: 'undoable', limit: most } }, call)).items,
      refreshOn: ['matching-run.published', 'matching-run.undone'],
      says: { changed: (before, after) => this.#newsOf(before, after) },
    });
    this.#undo = new ApiAction(app, (api, runId, call) => api.call(undoMatchingRun, { path: { runId } }, call));
    this.#dialog = new PublishDialog(app, { onPublished: (run) => this.#take(run), onAgain: options.onAgain });
  }

  ask(run: Run): void {
    this.#dialog.ask(run);
  }

  leave(): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
    this.#undo.clear();
    this.#dialog.leave();
  }

  render(): TemplateResult {
    const all = this.#all;
    this.#waitFor(all);
    const { problem } = this.#undo;
    return html`${all.map((run) => this.#renderUndo(run))}${problem ? this.#renderProblem(problem) : nothing}${this.#renderShown(all)}${this.#dialog.render()}`;
  }

  /** The one that is shown too, in the moment before the list of them is here. */
  get #all(): Published[] {
    const shown = this.#options.run();
    const listed = (this.#undoable.value ?? []).filter(({ id }) => id !== shown?.id);
    return [...(shown ? [shown] : []), ...listed].filter((run): run is Published => run.published !== null && run.can.includes('undo'));
  }

  #renderUndo(run: Published): TemplateResult {
    const { by, at } = run.published;
    const said = { name: by.name, time: this.#app.formats.time(at), pairs: this.#pairs(run) };
    const busy = this.#undo.busy && this.#about === run.id;
    return banner('ok', text.rich('undoable', { ...said, count: Math.max(1, Math.ceil(this.#left(run) / minuteMs)) }), {
      action: html`<button class="button small undo-run" id="undo-${run.id}" type="button" aria-label=${text('undoOf', said)} aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#takeBack(run)}>${text('undo')}</button>`,
    });
  }

  #renderProblem(problem: NonNullable<ApiAction<string, Run>['problem']>): TemplateResult {
    const words = publishWords(problem, this.#app.formats);
    return words === undefined ? problemBanner(problem) : banner('danger', words);
  }

  /** Of the run that is shown: that it can be taken back no more, and who was left out. */
  #renderShown(undoable: readonly Run[]): TemplateResult | typeof nothing {
    const run = this.#options.run();
    if (run?.state !== 'published' || !run.published) return nothing;
    const { by, at, without } = run.published;
    const done = undoable.some(({ id }) => id === run.id) ? nothing : banner('ok', text('publishedDone', { name: by.name, when: relativeTime(at, this.#app.clock(), this.#app.formats) }));
    return html`${done}${without.length > 0 ? html`<p class="soft">${text('leftOut', { pairs: someOf(without.map((pair) => pairList([pair], this.#app.formats)), this.#app.formats) })}</p>` : nothing}`;
  }

  #pairs({ scenarios: [scenario], published }: Published): string {
    return text('pairs', { count: (scenario?.matched ?? 0) - published.without.length });
  }

  #left({ published }: Published): number {
    return Date.parse(published.undoUntil) - this.#app.clock().getTime();
  }

  /** Each minute has its number; after the last one the server is asked. */
  #waitFor(runs: readonly Published[]): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
    if (runs.length === 0) return;
    const next = Math.min(...runs.map((run) => this.#left(run)).map((left) => (left <= 0 ? againMs : left % minuteMs || minuteMs)));
    const over = runs.filter((run) => this.#left(run) <= next);
    this.#tick = setTimeout(() => this.#onTick(over), next);
  }

  /** @param over what by now should be undone no more */
  #onTick(over: readonly Run[]): void {
    if (over.length > 0) {
      void this.#undoable.refresh();
      if (over.some(({ id }) => id === this.#options.run()?.id)) this.#options.onOver();
    }
    this.#app.requestUpdate();
  }

  #newsOf(before: readonly Run[], after: readonly Run[]): string | undefined {
    const news = after.filter((run): run is Published => run.published !== null && run.published.by.id !== this.#app.me?.person.id && !before.some(({ id }) => id === run.id));
    return news.length === 0 ? undefined : news.map((run) => text('saidOther', { name: run.published.by.name, pairs: this.#pairs(run) })).join(' ');
  }

  #take(run: Run): void {
    const others = this.#undoable.value?.filter(({ id }) => id !== run.id) ?? [];
    this.#undoable.set(run.can.includes('undo') ? [run, ...others] : others);
    this.#options.onRun(run);
  }

  async #takeBack({ id }: Run): Promise<void> {
    this.#about = id;
    const done = await this.#undo.run(id);
    if (!done) {
      if (this.#undo.problem) announce(publishSentence(this.#undo.problem, this.#app.formats), 'assertive');
      return;
    }
    this.#take(done.answer);
    announce(text('saidUndone'));
    await this.#app.updateComplete;
    this.#app.focusContent();
  }
}
