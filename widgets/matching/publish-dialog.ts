import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { previewRunMessages, publishMatchingRun } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog } from '../parts/dialog.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { PageRows } from './page-rows.ts';
import { barredPairs, everybodyIn, publishSentence, publishWords } from './publish-problem.ts';
import { text } from './publishing.text.ts';
import type { NamedPair, Run } from './run-words.ts';

type Messages = CallAnswer<'previewRunMessages'>;

interface Publication {
  runId: string;
  /** Pairs that a rule has come to stand between, once they were read. */
  without: NamedPair[];
}

interface PublishOptions {
  onPublished: (run: Run) => void;
  /** People have changed since: a run over the program as it is now, with everything that was decided. */
  onAgain: (run: Run) => void;
}

/** Publishing, with both messages before one's eyes; and who stands in its way. */
export class PublishDialog {
  readonly #app: AppHost;
  readonly #options: PublishOptions;
  readonly #messages: ApiTask<Messages | undefined, [string]>;
  readonly #publish: ApiAction<Publication, Run>;
  /** Everybody whom a refusal is about, a page at a time. */
  readonly #named: PageRows<string>;
  #run: Run | undefined;
  #open = false;
  #namesAll = false;

  constructor(app: AppHost, options: PublishOptions) {
    this.#app = app;
    this.#options = options;
    this.#messages = new ApiTask(app, {
      args: () => [this.#open && this.#run ? this.#run.id : ''],
      load: async (api, [runId], call) => (runId === '' ? undefined : api.call(previewRunMessages, { path: { runId } }, call)),
    });
    this.#publish = new ApiAction(app, (api, { runId, without }, call) => api.call(publishMatchingRun, { path: { runId }, body: { without } }, call));
    this.#named = new PageRows(app, { row: '.named-person', place: { from: 0 } });
  }

  ask(run: Run): void {
    this.#run = run;
    this.#open = true;
    this.#app.requestUpdate();
  }

  leave(): void {
    this.#open = false;
    this.#forget();
  }

  /** A refusal tells of how it was then. */
  #forget(): void {
    this.#publish.clear();
    this.#namesAll = false;
    this.#named.leave();
    this.#named.begin();
  }

  readonly #close = (): void => {
    this.leave();
    this.#app.requestUpdate();
  };

  render(): TemplateResult | typeof nothing {
    const run = this.#run;
    if (!run) return nothing;
    const { problem } = this.#publish;
    const barred = barredPairs(problem);
    const isOutdated = problem?.code === 'run-outdated';
    const again = () => {
      this.#close();
      this.#options.onAgain(run);
    };
    const publish = () => void this.#now({ runId: run.id, without: barred.map(({ mentee, mentor }) => ({ mentee: mentee.id, mentor: mentor.id })) });
    return dialog({
      id: 'publish-run',
      open: this.#open,
      wide: true,
      title: text('publishTitle', { count: run.scenarios[0]?.matched ?? 0 }),
      body: html`${this.#messages.render({ pending: () => skeletonLines('most', 'full'), complete: (messages) => (messages && barred.length === 0 && !isOutdated ? messagesView(messages) : nothing) })}
        ${problem ? this.#renderProblem(problem, publish) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('later')}</button>
        ${isOutdated
          ? html`<button class="button primary" id="again-keeping" type="button" @click=${again}>${text('againKeeping')}</button>`
          : html`<button class="button primary" id="publish-now" type="button" aria-busy=${this.#publish.busy ? 'true' : 'false'} @click=${publish}>${text(barred.length > 0 ? 'publishWithout' : 'publishNow')}</button>`}`,
      onClose: this.#close,
    });
  }

  #renderProblem(problem: Problem, onRetry: () => void): TemplateResult {
    const words = publishWords(problem, this.#app.formats);
    if (words === undefined) return problemBanner(problem, onRetry);
    const everybody = everybodyIn(problem, this.#app.formats);
    return html`${banner('danger', words)}${everybody.length === 0
      ? nothing
      : html`<details class="named" @toggle=${this.#onToggle}><summary class="label">${text('all', { count: everybody.length })}</summary>
          ${this.#namesAll ? this.#named.renderOf(everybody, (lines) => html`<ul class="divided">${lines.map((line) => html`<li class="named-person" dir="auto">${line}</li>`)}</ul>`) : nothing}</details>`}`;
  }

  readonly #onToggle = (event: Event): void => {
    this.#namesAll = (event.target as HTMLDetailsElement).open;
    this.#app.requestUpdate();
  };

  async #now(publication: Publication): Promise<void> {
    this.#namesAll = false;
    this.#named.begin();
    const done = await this.#publish.run(publication);
    if (!done) {
      if (this.#publish.problem) announce(publishSentence(this.#publish.problem, this.#app.formats), 'assertive');
      return;
    }
    this.leave();
    this.#options.onPublished(done.answer);
    announce(text('saidPublished'));
    await this.#app.updateComplete;
    this.#app.focusContent();
  }
}

function messagesView({ people, toMentee, toMentor }: Messages): TemplateResult {
  const letter = (title: string, { subject, text: words }: Messages['toMentee']) => html`<details><summary class="label">${title}</summary><div class="letter" dir="auto"><p><strong>${subject}</strong></p><p class="letter-words">${words}</p></div></details>`;
  return html`<p>${text('publishWords', { count: people })}</p>${letter(text('toMentee'), toMentee)}${letter(text('toMentor'), toMentor)}`;
}
