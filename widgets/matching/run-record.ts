import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { gathered } from '../api/gathered.ts';
import { readMatchingRunChanges, replayMatchingRun } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { anotherTurn } from '../parts/next-turn.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { relativeTime } from '../text/relative-time.ts';
import { text } from './matching.text.ts';
import { hasPairs, type Run } from './run-words.ts';

/** A run against the program as it is now, and against itself: what has changed since, and whether its record comes to the same once more. */
export class RunRecord {
  readonly #app: AppHost;
  readonly #changes: ApiTask<CallAnswer<'readMatchingRunChanges'> | undefined, [string]>;
  readonly #replay: ApiAction<string, CallAnswer<'replayMatchingRun'>>;
  #run: Run | undefined;
  #same: { runId: string; same: boolean } | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#changes = new ApiTask(app, {
      args: () => [this.#run?.state === 'solved' ? this.#run.id : ''],
      load: async (api, [runId], options) => {
        if (runId === '') return undefined;
        await anotherTurn(); // after what the room shows first is asked for
        return api.call(readMatchingRunChanges, { path: { runId } }, options);
      },
      hearing: gathered, // it is the whole program, and anybody's edit
      refreshOn: ['availability.', 'enrolment.', 'kept-apart.', 'match.', 'match-request.', 'person.', 'program.', 'waiting-list.'],
    });
    this.#replay = new ApiAction(app, (api, runId, options) => api.call(replayMatchingRun, { path: { runId } }, options));
  }

  leave(): void {
    this.#replay.clear();
  }

  take(run: Run | undefined): void {
    if (run?.id !== this.#run?.id) this.#replay.clear();
    this.#run = run;
  }

  /** What another run would take in; nothing where that is nothing, or could not be asked. */
  renderChanges(onAgain: () => void, busy: boolean): TemplateResult | typeof nothing {
    const changes = this.#changes.value;
    const run = this.#run;
    if (!run || run.state !== 'solved' || !changes || (changes.people === 0 && !changes.criteria)) return nothing;
    const time = relativeTime(run.madeAt, this.#app.clock(), this.#app.formats);
    const words = [...(changes.people > 0 ? [text('changed', { people: changes.people, time })] : []), ...(changes.criteria ? [text('rulesChanged')] : [])].join(' ');
    return banner('warn', words, { action: html`<button class="button small" id="run-again" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${onAgain}>${text('again')}</button>` });
  }

  renderReplay(): TemplateResult | typeof nothing {
    const run = this.#run;
    if (!run || !hasPairs(run)) return nothing;
    const { problem, busy } = this.#replay;
    const said = this.#same?.runId === run.id ? this.#same.same : undefined;
    return html`<section class="stack" aria-labelledby="record-title">
      <div class="section" id="record-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('record')}</div>
      <p class="soft">${text('recordWords')}${run.keptUntil && run.state !== 'published' ? ` ${text('keptUntil', { date: this.#app.formats.dayOf(run.keptUntil, 'long') })}` : nothing}</p>
      ${said === undefined ? nothing : banner(said ? 'ok' : 'danger', text(said ? 'replaySame' : 'replayOther'))}
      ${problem ? problemBanner(problem, () => void this.#again(run.id)) : nothing}
      <div><button class="button" id="replay-run" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#again(run.id)}>${text('replay')}</button></div>
    </section>`;
  }

  async #again(runId: string): Promise<void> {
    const done = await this.#replay.run(runId);
    const { problem } = this.#replay;
    if (problem) announce(problemSentence(problem), 'assertive');
    if (!done) return;
    this.#same = { runId, same: done.answer.same };
    announce(text(done.answer.same ? 'replaySame' : 'replayOther'));
    this.#app.requestUpdate();
  }
}
