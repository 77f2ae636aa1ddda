import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { previewRunMessages, publishMatchingRun, undoMatchingRun } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog } from '../parts/dialog.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { relativeTime } from '../text/relative-time.ts';
import { text } from './matching.text.ts';
import { barredPairs, problemWords, runProblem } from './run-problem.ts';
import { pairList, type NamedPair, type Run } from './run-words.ts';
import type { RunWishes } from './run-wishes.ts';

type Messages = CallAnswer<'previewRunMessages'>;

interface Publication {
  runId: string;
  /** Pairs that a rule has come to stand between, once they were read. */
  without: NamedPair[];
}

/** How soon the server is asked again (ms) where this clock says that the time to undo is over, and the server's does not yet. */
const againMs = 10_000;

/** The end of the room: publishing with both messages before one's eyes, and taking it back while nobody was told. */
export class PublishBar {
  readonly #app: AppHost;
  readonly #onRun: (run: Run) => void;
  readonly #onAgain: (run: Run) => void;
  readonly #messages: ApiTask<Messages | undefined, [string]>;
  readonly #publish: ApiAction<Publication, Run>;
  readonly #undo: ApiAction<string, Run>;
  readonly #onOver: () => void;
  #asking: string | undefined;
  #over: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onAgain people have changed since: a run over the program as it is now, with everything that was decided
   * @param onOver the time to undo should be over by now: what the server says of it is to be asked for
   */
  constructor(app: AppHost, onRun: (run: Run) => void, onAgain: (run: Run) => void, onOver: () => void) {
    this.#app = app;
    this.#onOver = onOver;
    this.#onRun = onRun;
    this.#onAgain = onAgain;
    this.#messages = new ApiTask(app, {
      args: () => [this.#asking ?? ''],
      load: async (api, [runId], options) => (runId === '' ? undefined : api.call(previewRunMessages, { path: { runId } }, options)),
    });
    this.#publish = new ApiAction(app, (api, { runId, without }, options) => api.call(publishMatchingRun, { path: { runId }, body: { without } }, options));
    this.#undo = new ApiAction(app, (api, runId, options) => api.call(undoMatchingRun, { path: { runId } }, options));
  }

  /** The run that is shown: while it can be undone, its end is waited for. */
  take(run: Run | undefined): void {
    clearTimeout(this.#over);
    if (!run?.published || !run.can.includes('undo')) return;
    const left = Date.parse(run.published.undoUntil) - this.#app.clock().getTime();
    this.#over = setTimeout(this.#onOver, left > 0 ? left : againMs);
  }

  leave(): void {
    clearTimeout(this.#over);
    this.#asking = undefined;
    this.#publish.clear();
    this.#undo.clear();
  }

  /** @param wishes what is not solved yet is not published */
  render(run: Run, wishes: RunWishes): TemplateResult {
    const count = run.scenarios[0]?.matched ?? 0;
    return html`${run.published ? this.#renderPublished(run, run.published) : nothing}
      ${run.can.includes('publish')
        ? html`<div class="card row between publish-bar">${wishes.unsolved > 0 ? this.#renderUnsolved(wishes) : html`<p class="soft">${text('nobodyTold')}</p>`}
            <button class="button primary" id="publish" type="button" aria-haspopup="dialog" ?disabled=${wishes.unsolved > 0} @click=${() => this.#ask(run.id)}>${text('publish', { count })}</button></div>`
        : nothing}
      ${this.#renderDialog(run, count)}`;
  }

  /** It solves by itself; where that did not work, a press tries again. */
  #renderUnsolved(wishes: RunWishes): TemplateResult {
    return html`<p class="row"><strong>${text('unsolved', { count: wishes.unsolved })}</strong>
      ${wishes.busy ? nothing : html`<button class="button small" id="solve-now" type="button" @click=${() => void wishes.solve()}>${text('solveNow')}</button>`}</p>`;
  }

  #renderPublished(run: Run, { by, at, without }: NonNullable<Run['published']>): TemplateResult | typeof nothing {
    if (run.state !== 'published') return nothing;
    const mayUndo = run.can.includes('undo');
    const words = mayUndo ? text('published', { name: by.name }) : text('publishedDone', { name: by.name, when: relativeTime(at, this.#app.clock(), this.#app.formats) });
    return html`${banner('ok', words, {
      action: mayUndo ? html`<button class="button small" id="undo-run" type="button" aria-busy=${this.#undo.busy ? 'true' : 'false'} @click=${() => void this.#takeBack(run.id)}>${text('undo')}</button>` : nothing,
    })}${without.length > 0 ? html`<p class="soft">${text('leftOut', { pairs: pairList(without, this.#app.formats) })}</p>` : nothing}${this.#undo.problem ? runProblem(this.#undo.problem, this.#app.formats) : nothing}`;
  }

  #renderDialog(run: Run, count: number): TemplateResult {
    const close = () => {
      this.#asking = undefined;
      this.#publish.clear();
    };
    const { problem } = this.#publish;
    const barred = barredPairs(problem);
    const isOutdated = problem?.code === 'run-outdated';
    const again = () => {
      close();
      this.#onAgain(run);
    };
    const publish = () => void this.#now({ runId: run.id, without: barred.map(({ mentee, mentor }) => ({ mentee: mentee.id, mentor: mentor.id })) });
    return dialog({
      id: 'publish-run',
      open: this.#asking === run.id,
      wide: true,
      title: text('publishTitle', { count }),
      body: html`${this.#messages.render({ pending: () => skeletonLines('most', 'full'), complete: (messages) => (messages && barred.length === 0 && !isOutdated ? this.#renderMessages(messages) : nothing) })}
        ${problem ? runProblem(problem, this.#app.formats, { onRetry: publish }) : nothing}`,
      actions: html`<button class="button" type="button" @click=${close}>${text('later')}</button>
        ${isOutdated
          ? html`<button class="button primary" id="again-keeping" type="button" @click=${again}>${text('againKeeping')}</button>`
          : html`<button class="button primary" id="publish-now" type="button" aria-busy=${this.#publish.busy ? 'true' : 'false'} @click=${publish}>${text(barred.length > 0 ? 'publishWithout' : 'publishNow')}</button>`}`,
      onClose: close,
    });
  }

  #renderMessages({ people, toMentee, toMentor }: Messages): TemplateResult {
    const letter = (title: string, { subject, text: words }: Messages['toMentee']) => html`<details><summary class="label">${title}</summary><div class="letter" dir="auto"><p><strong>${subject}</strong></p><p class="letter-words">${words}</p></div></details>`;
    return html`<p>${text('publishWords', { count: people })}</p>${letter(text('toMentee'), toMentee)}${letter(text('toMentor'), toMentor)}`;
  }

  #ask(runId: string): void {
    this.#asking = runId;
    this.#app.requestUpdate();
  }

  async #now(publication: Publication): Promise<void> {
    const done = await this.#publish.run(publication);
    if (!done) return this.#sayRefused(this.#publish);
    this.#asking = undefined;
    this.#onRun(done.answer);
    announce(text('saidPublished'));
    await this.#app.updateComplete;
    this.#app.focusContent();
  }

  async #takeBack(runId: string): Promise<void> {
    const done = await this.#undo.run(runId);
    if (!done) return this.#sayRefused(this.#undo);
    this.#onRun(done.answer);
    announce(text('saidUndone'));
    await this.#app.updateComplete;
    this.#app.focusContent();
  }

  #sayRefused({ problem }: { problem: Problem | undefined }): void {
    if (problem) announce(problemWords(problem, this.#app.formats), 'assertive');
  }
}
