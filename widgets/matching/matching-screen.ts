import { html, nothing, type TemplateResult } from 'lit';
import { matchingObjectives, type MatchingObjective } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { cancelMatchingRun, listMatchingRuns, makeMatchingRun } from '../api/operations.ts';
import { Problem } from '../api/problem.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { radios } from '../parts/choice.ts';
import { empty } from '../parts/empty.ts';
import { field } from '../parts/field.ts';
import { people as peopleIcon } from '../parts/icons.ts';
import { progressBar } from '../parts/progress.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { matchingStyles } from './matching.styles.ts';
import { text } from './matching.text.ts';
import { PublishBar } from './publish-bar.ts';
import { RunLeftOut } from './run-left-out.ts';
import { RunRecord } from './run-record.ts';
import { hasPairs, RunPairs, type NamedPair, type Wish } from './run-pairs.ts';
import { runProblem } from './run-problem.ts';
import { averageFit, shownFit, type Run } from './run-words.ts';

interface Wishes {
  basedOn?: string;
  objective?: MatchingObjective;
  /** 0 to 1000 */
  leastScore?: number;
  locks?: NamedPair[];
  apart?: NamedPair[];
}

/** How soon a run that goes on is looked at again (ms). */
const againMs = 1_000;

/** The matching room: a coordinator makes a run, understands it, corrects it and publishes it. */
class MatchingScreen implements Screen {
  readonly #app: AppHost;
  readonly #runs: ApiTask<readonly Run[]>;
  readonly #make: ApiAction<Wishes, Run>;
  readonly #cancel: ApiAction<string, Run>;
  readonly #pairs: RunPairs;
  readonly #leftOut: RunLeftOut;
  readonly #publish: PublishBar;
  readonly #record: RunRecord;
  #aim: MatchingObjective = 'coverage';
  /** 0 to 100, as people read a fit. */
  #leastFit = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#runs = new ApiTask(app, {
      load: async (api, _args, options) => this.#follow((await api.call(listMatchingRuns, { query: { limit: 1 } }, options)).items),
      refreshOn: ['matching-run.'],
      isEmpty: (runs) => runs.length === 0,
    });
    this.#make = new ApiAction(app, (api, wishes, options) => api.call(makeMatchingRun, { body: wishes }, options));
    this.#cancel = new ApiAction(app, (api, runId, options) => api.call(cancelMatchingRun, { path: { runId } }, options));
    this.#pairs = new RunPairs(app);
    this.#leftOut = new RunLeftOut(app);
    this.#record = new RunRecord(app);
    this.#publish = new PublishBar(app, (run) => this.#take(run), (personId) => this.#pairs.nameOf(personId));
  }

  leave(): void {
    clearTimeout(this.#again);
    this.#make.clear();
    this.#cancel.clear();
    this.#pairs.leave();
    this.#leftOut.leave();
    this.#record.leave();
    this.#publish.leave();
  }

  render(): TemplateResult {
    return html`<div class="matching-room">
      <header>
        <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${text('title')}</div>
        <p class="body soft">${text('lead')}</p>
        <div><button class="button" id="to-criteria" type="button" @click=${() => this.#app.go('criteria')}>${text('rulesAndWeights')}</button></div>
        ${this.#app.feedback.offline()}
      </header>
      ${this.#make.problem ? runProblem(this.#make.problem, this.#app.formats, { onRetry: () => void this.#startAnew() }) : nothing}
      ${this.#runs.render({
        pending: () => skeletonLines('third', 'most', 'half', 'full'),
        complete: ([run]) => (run ? this.#renderRun(run) : nothing),
        empty: () => html`${empty({ shape: peopleIcon, title: text('none'), words: text('noneWords'), level: this.#app.headingLevel + 1 })}${this.#renderStart()}`,
      })}
    </div>`;
  }

  #renderRun(run: Run): TemplateResult {
    if (run.state === 'running') return this.#renderProgress(run);
    const notes = { failed: 'failed', cancelled: 'cancelled', undone: 'undone' } as const;
    const note = run.state in notes ? notes[run.state as keyof typeof notes] : undefined;
    return html`${note ? banner(note === 'undone' ? 'info' : 'warn', text(note)) : nothing}
      ${run.problem ? runProblem(new Problem(run.problem.code, { details: { rules: run.problem.rules } }), this.#app.formats) : nothing}
      ${hasPairs(run) ? this.#renderSolved(run) : nothing}
      ${this.#renderStart(run)}`;
  }

  #renderProgress({ id, progress }: Run): TemplateResult {
    const step = progress?.step ?? 'scoring';
    return html`<section class="card stack" aria-label=${text(step)}>
      <p role="status">${text(step)}</p>
      ${progressBar(text(step), Math.round((progress?.part ?? 0) * 100))}
      <div><button class="button" id="cancel-run" type="button" aria-busy=${this.#cancel.busy ? 'true' : 'false'} @click=${() => void this.#stop(id)}>${text('cancel')}</button></div>
    </section>`;
  }

  #renderSolved(run: Run): TemplateResult {
    const { formats } = this.#app;
    const when = formats.relative(run.madeAt, this.#app.clock());
    return html`<div class="stack"><p class="soft">${text('summary', { mentees: run.mentees, mentors: run.mentors, places: run.places, when })} ${run.proved ? text('proved') : nothing}</p>${this.#leftOut.renderSince()}
        <div><button class="button small" id="fairness" type="button" @click=${() => this.#app.go('fairness', run.id)}>${text('fairness')}</button></div></div>
      ${this.#record.renderChanges(() => void this.#run({ objective: run.objective, ...(run.leastScore > 0 ? { leastScore: run.leastScore } : {}) }), this.#make.busy)}
      ${this.#renderScenarios(run)}
      ${this.#publish.render(run, this.#make.busy)}
      ${this.#pairs.render((pair, wish) => void this.#wish(run, pair, wish), this.#make.busy)}
      ${this.#leftOut.render()}
      ${this.#renderApart(run)}
      ${this.#record.renderReplay()}`;
  }

  /** What each aim would come to; another one is a press away. */
  #renderScenarios(run: Run): TemplateResult {
    const { formats } = this.#app;
    const order = matchingObjectives.flatMap((objective) => run.scenarios.filter((one) => one.objective === objective));
    const figures = (one: Run['scenarios'][number]) =>
      ({
        matched: formats.number(one.matched), unmatched: formats.number(one.unmatched), first: formats.number(one.ranks.first),
        lowestFit: one.lowest === null ? '–' : formats.number(shownFit(one.lowest)), average: averageFit(one, formats), swaps: formats.number(one.blocking),
      }) as const;
    return html`<div class="card scenarios"><table role="table">
      <thead><tr role="row"><th scope="col" role="columnheader">${text('aim')}</th>${(['matched', 'unmatched', 'first', 'lowestFit', 'average', 'swaps'] as const).map((key) => html`<th scope="col" role="columnheader" class="figure">${text(key)}</th>`)}<td role="cell"></td></tr></thead>
      <tbody>${order.map((one) => html`<tr role="row" class=${one.objective === run.objective ? 'chosen' : ''}>
        <th scope="row" role="rowheader">${text(one.objective)}</th>
        ${Object.entries(figures(one)).map(([key, value]) => html`<td role="cell" class="figure"><span class="of" aria-hidden="true">${text(key as keyof ReturnType<typeof figures>)}</span>${value}</td>`)}
        <td role="cell">${this.#renderShow(run, one.objective)}</td>
      </tr>`)}</tbody>
    </table></div>`;
  }

  #renderShow(run: Run, objective: MatchingObjective): TemplateResult | typeof nothing {
    if (objective === run.objective) return html`<span class="soft">${text('shown')}</span>`;
    if (!run.can.includes('edit')) return nothing;
    return html`<button class="button small" type="button" ?disabled=${this.#make.busy} aria-label=${text('showAim', { aim: text(objective) })} @click=${() => void this.#run({ basedOn: run.id, objective })}>${text('show')}</button>`;
  }

  #renderApart(run: Run): TemplateResult | typeof nothing {
    if (run.apart.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="apart-title">
      <div class="section" id="apart-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('keptApart')}</div>
      <ul class="card divided">${run.apart.map(({ mentee, mentor }) => html`<li class="row between left-out"><span dir="auto">${text('pair', { mentee: mentee.name, mentor: mentor.name })}</span>
        ${run.can.includes('edit') ? html`<button class="button small" type="button" ?disabled=${this.#make.busy} aria-label=${`${text('together')}: ${text('pair', { mentee: mentee.name, mentor: mentor.name })}`} @click=${() => void this.#run({ basedOn: run.id, apart: without(idsOf(run.apart), { mentee: mentee.id, mentor: mentor.id }) })}>${text('together')}</button>` : nothing}</li>`)}</ul>
    </section>`;
  }

  #renderStart(run?: Run): TemplateResult {
    return html`<section class="card stack" aria-label=${text(run ? 'again' : 'start')}>
      ${radios({
        name: 'aim',
        legend: text('aim'),
        options: matchingObjectives.map((value) => ({ value, label: text(value) })),
        value: this.#aim,
        onChange: (aim) => {
          this.#aim = aim;
          this.#app.requestUpdate();
        },
      })}
      ${field({ id: 'least-fit', label: text('leastFit'), hint: text('leastFitHint') }, (control) => html`<input class="input least-fit" id=${control.id} type="number" min="0" max="100" step="1" inputmode="numeric"
        aria-describedby=${control.describedBy} .value=${String(this.#leastFit)} @change=${this.#onLeastFit} />`)}
      <div><button class="button ${run?.can.includes('publish') ? '' : 'primary'}" id="start-run" type="button" aria-busy=${this.#make.busy ? 'true' : 'false'} @click=${() => void this.#startAnew()}>${text(run ? 'again' : 'start')}</button></div>
    </section>`;
  }

  #startAnew(): Promise<void> {
    return this.#run({ objective: this.#aim, ...(this.#leastFit > 0 ? { leastScore: this.#leastFit * 10 } : {}) });
  }

  readonly #onLeastFit = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#leastFit = Math.min(100, Math.max(0, Math.round(Number(input.value) || 0)));
    input.value = String(this.#leastFit);
    this.#app.requestUpdate();
  };

  #wish(run: Run, pair: NamedPair, wish: Wish): Promise<void> {
    const locks = idsOf(run.locks);
    if (wish === 'apart') return this.#run({ basedOn: run.id, apart: [...idsOf(run.apart), pair] });
    return this.#run({ basedOn: run.id, locks: wish === 'lock' ? [...locks, pair] : without(locks, pair) });
  }

  async #run(wishes: Wishes): Promise<void> {
    const made = await this.#make.run(wishes);
    if (!made) return;
    const run = made.answer;
    this.#take(run);
    const [scenario] = run.scenarios;
    if (scenario) announce(text('saidSolved', { matched: scenario.matched, fit: averageFit(scenario, this.#app.formats) }));
  }

  async #stop(runId: string): Promise<void> {
    const stopped = await this.#cancel.run(runId);
    if (stopped) this.#take(stopped.answer);
    else await this.#runs.refresh();
  }

  #take(run: Run): void {
    this.#runs.set(this.#follow([run]));
  }

  /** The parts of the room are told which run it is; one that goes on is looked at again. */
  #follow(runs: readonly Run[]): readonly Run[] {
    clearTimeout(this.#again);
    const [run] = runs;
    this.#pairs.take(run);
    this.#leftOut.take(run);
    this.#record.take(run);
    this.#again = run?.state === 'running' ? setTimeout(() => void this.#runs.refresh(), againMs) : undefined;
    return runs;
  }
}

function idsOf(pairs: Run['locks']): NamedPair[] {
  return pairs.map(({ mentee, mentor }) => ({ mentee: mentee.id, mentor: mentor.id }));
}

function without(pairs: readonly NamedPair[], { mentee, mentor }: NamedPair): NamedPair[] {
  return pairs.filter((one) => one.mentee !== mentee || one.mentor !== mentor);
}

export const makeScreen = (app: AppHost): Screen => new MatchingScreen(app);
export const styles = matchingStyles;
