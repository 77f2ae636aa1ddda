import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { RelaxableRule } from '../../models/run-words.ts';
import type { MatchingObjective } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import { cancelMatchingRun, listMatchingRuns } from '../api/operations.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { LazyPart } from '../app/lazy-part.ts';
import { announce } from '../parts/announcer.ts';
import { empty } from '../parts/empty.ts';
import { people as peopleIcon } from '../parts/icons.ts';
import { NextTurn } from '../parts/next-turn.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { relativeTime } from '../text/relative-time.ts';
import { droppedWishes } from './lock-faults.ts';
import { matchingStyles } from './matching.styles.ts';
import { text } from './matching.text.ts';
import { OneByOne } from './one-by-one.ts';
import type * as PublicationsModule from './publications.ts';
import type { Publications } from './publications.ts';
import { publishBar } from './publish-bar.ts';
import { endWords, solvedWords } from './run-end.ts';
import { RoomAddress } from './room-address.ts';
import type * as RunHistoryModule from './run-history.ts';
import type { RunHistory } from './run-history.ts';
import { RunLists } from './run-lists.ts';
import { RunMaking } from './run-making.ts';
import { endNotice, omittedNotice, progressCard, relaxedNotice } from './run-notices.ts';
import { RunRecord } from './run-record.ts';
import { problemOf, problemWords, runProblem } from './run-problem.ts';
import { RunWishes } from './run-wishes.ts';
import { hasPairs, type Run, type RunRequest } from './run-words.ts';
import { scenariosTable } from './scenarios-table.ts';
import { ShownRun } from './shown-run.ts';
import type * as StartFormModule from './start-form.ts';
import type { StartForm } from './start-form.ts';
import { TakenRun, withRun } from './taken-run.ts';

/** How soon a run that goes on is looked at again (ms). */
const againMs = 1_000;
/** How many runs are looked at first for the last proposal: those that were cancelled or cut off after it have none. */
const lastRuns = 5;

/** The matching room: a coordinator makes a run, understands it, corrects it and publishes it. */
class MatchingScreen implements Screen {
  readonly #app: AppHost;
  readonly #runs: ApiTask<readonly Run[]>;
  readonly #address: RoomAddress;
  /** The run that the address names, where it names one. */
  readonly #shown: ShownRun;
  readonly #history: LazyPart<typeof RunHistoryModule, RunHistory>;
  readonly #taken = new TakenRun();
  /** What the parts of the room were told last. */
  #told: readonly unknown[] = [];
  readonly #making: RunMaking;
  readonly #cancel: ApiAction<string, Run>;
  readonly #wishes: RunWishes;
  readonly #lists: RunLists;
  readonly #publications: LazyPart<typeof PublicationsModule, Publications>;
  readonly #record: RunRecord;
  readonly #start: LazyPart<typeof StartFormModule, StartForm>;
  /** The scenario that was chosen last, until the run of it is there. */
  #wanted: MatchingObjective | undefined;
  /** How many parts of the room are drawn: one more at a turn of the browser, so that what a person does comes in between. */
  #drawn = 1;
  readonly #more = new NextTurn(() => {
    this.#drawn += 1;
    this.#app.requestUpdate();
  });
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#runs = new ApiTask(app, {
      load: async (api, _args, options) => this.#follow(await this.#taken.within(async () => this.#others(await newestRuns(api, options)))),
      refreshOn: ['matching-run.'],
      isEmpty: (runs) => runs.length === 0,
      says: { changed: ([before], after) => endWords(before, after, app.formats) },
    });
    this.#address = new RoomAddress(app);
    this.#shown = new ShownRun(app, this.#address, () => this.#runs.value);
    // Before the parts ask for anything with the same update.
    app.addController({ hostUpdate: () => this.#tell() });
    const turns = new OneByOne();
    this.#making = new RunMaking(app, { turns, proposal: () => this.#proposal, onRun: (run) => this.#takeMade(run) });
    this.#cancel = new ApiAction(app, (api, runId, options) => api.call(cancelMatchingRun, { path: { runId } }, options));
    this.#wishes = new RunWishes(app, turns, (run) => this.#take(run));
    this.#lists = new RunLists(app, this.#address, this.#wishes, (run, rule) => void this.#relax(run, [...run.relaxed, rule]));
    this.#record = new RunRecord(app);
    this.#publications = new LazyPart(app, () => import('./publications.ts'), (module) => new module.Publications(app, {
      run: () => this.#proposal,
      onRun: (run) => this.#take(run),
      onAgain: (run) => void this.#runAgain(run),
      onOver: () => void this.#runs.refresh(),
    }));
    void this.#publications.bring();
    this.#history = new LazyPart(app, () => import('./run-history.ts'), (module) => new module.RunHistory(app, { address: this.#address, shown: () => (this.#shown.id === '' ? (this.#proposal ?? this.#runs.value?.[0]) : this.#shown.run), newest: () => this.#runs.value?.[0] }));
    void this.#history.bring();
    this.#start = new LazyPart(app, () => import('./start-form.ts'), (module) => new module.StartForm(app, {
      run: () => this.#proposal,
      again: () => !!this.#runs.value?.length,
      busy: () => this.#making.busy,
      onStart: (request) => void this.#startRun(request),
    }));
    void this.#start.bring();
  }

  leave(): void {
    clearTimeout(this.#again);
    this.#more.cancel();
    this.#drawn = 1;
    this.#making.clear();
    this.#cancel.clear();
    this.#wishes.leave();
    this.#lists.leave();
    this.#record.leave();
    this.#publications.part?.leave();
  }

  render(): TemplateResult {
    return html`<div class="matching-room">
      <header class="row between">
        <div><div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${text('title')}</div>
          <p class="body soft">${text('lead')}</p></div>
        ${this.#renderWays()} ${this.#app.feedback.offline()}
      </header>
      ${this.#publications.render()}
      ${this.#making.problem ? runProblem(this.#making.problem, this.#app.formats, { onRetry: () => void this.#run(this.#making.asked), onTry: (rule) => void this.#tryWithout(rule) }) : nothing}
      ${this.#wishes.problem ? runProblem(this.#wishes.problem, this.#app.formats) : nothing}
      ${this.#runs.render({
        pending: () => skeletonLines('third', 'most', 'half', 'full'),
        complete: ([run]) => (run ? this.#renderRun(run) : nothing),
        empty: () => html`${empty({ shape: peopleIcon, title: text('none'), words: text('noneWords'), level: this.#app.headingLevel + 1 })}${this.#start.render()}`,
      })}
    </div>`;
  }

  /** What lies behind the room: the way back leads here, to the same place in it. */
  #renderWays(): TemplateResult {
    const proposal = this.#proposal;
    const open = (page: 'criteria' | 'fairness', rest: string) => this.#app.go(page, rest, this.#app.route.search);
    return html`<div class="row">
      <button class="button" id="to-criteria" type="button" @click=${() => open('criteria', 'matching')}>${text('rulesAndWeights')}</button>
      ${proposal ? html`<button class="button" id="fairness" type="button" @click=${() => open('fairness', proposal.id)}>${text('fairness')}</button>` : nothing}
    </div>`;
  }

  /** The run that the address names; else the newest that has pairs: it stays readable while another one goes on, and where that one came to nothing. */
  get #proposal(): Run | undefined {
    if (this.#shown.id === '') return this.#runs.value?.find(hasPairs);
    const { run } = this.#shown;
    return run && hasPairs(run) ? run : undefined;
  }

  /** @param newest the newest of all */
  #renderRun(newest: Run): TemplateResult {
    const isRunning = newest.state === 'running';
    const run = this.#shown.id === '' ? newest : this.#shown.run;
    return html`${isRunning ? progressCard(newest, this.#cancel.busy, () => void this.#stop(newest.id)) : nothing}
      ${this.#history.part?.renderNote() ?? nothing}
      ${run ? this.#renderAsIs(run, isRunning) : this.#shown.render(() => skeletonLines('third', 'most', 'half', 'full'), () => this.#history.part?.renderGone() ?? nothing)}
      ${isRunning || (run && this.#proposal) ? nothing : this.#start.render()}${this.#history.render()}`;
  }

  /** How a run ended, and its pairs or those of the last proposal. @param isRead whether another one goes on: it is only read meanwhile */
  #renderAsIs(run: Run, isRead: boolean): TemplateResult {
    const proposal = this.#proposal;
    return html`${endNotice(run)}
      ${run.problem ? runProblem(problemOf(run.problem), this.#app.formats, { onTry: (rule) => void this.#relax(run, [...run.relaxed, rule]) }) : nothing}
      ${proposal ? this.#renderSolved(isRead ? { ...proposal, can: [] } : proposal, isRead) : nothing}`;
  }

  /** @param isPast another run goes on */
  #renderSolved(run: Run, isPast: boolean): TemplateResult {
    const when = relativeTime(run.madeAt, this.#app.clock(), this.#app.formats);
    const parts = [
      () => html`<p class="soft">${text('summary', { mentees: run.mentees, mentors: run.mentors, places: run.places, when })} ${run.proved ? text('proved') : nothing}</p>
        ${this.#record.renderChanges(() => void this.#runAgain(run), this.#making.isAsking('keeping'))}
        ${relaxedNotice(run, this.#app.formats, this.#making, () => void this.#relax(run, []))}
        ${omittedNotice(run, this.#app.formats, this.#making, () => void this.#takeBack(run))}
        ${droppedWishes(run, this.#app.formats)}`,
      () => guard([run, this.#wanted, run.can.includes('edit'), this.#wishes.busy, this.#making.busy, this.#app.formats], () => this.#renderScenarios(run)),
      () => publishBar(run, this.#wishes, () => void this.#publish(run)),
      () => this.#lists.render(run),
      () => this.#lists.renderLeftOut(),
      () => this.#record.renderReplay(),
      () => (isPast ? nothing : this.#start.render()),
    ];
    if (this.#drawn < parts.length) this.#more.ask();
    return html`${parts.slice(0, this.#drawn).map((part) => part())}`;
  }

  async #takeBack({ id }: Run): Promise<void> {
    await this.#run({ basedOn: id, omitted: { mentees: [], mentors: [] } }, () => this.#app.focusContent());
  }

  #renderScenarios(run: Run): TemplateResult {
    const isOtherUnderWay = this.#wishes.busy || (this.#making.busy && this.#wanted === undefined);
    const compares = run.scenarios.length === 1 && run.can.includes('edit')
      ? html`<div><button class="button small" id="compare-aims" type="button" aria-busy=${this.#making.isAsking('compares') ? 'true' : 'false'} @click=${() => void this.#compare(run)}>${text('compareAims')}</button></div>`
      : nothing;
    return html`${scenariosTable(run, { shown: this.#wanted ?? run.objective, disabled: !run.can.includes('edit') || isOtherUnderWay, formats: this.#app.formats, onShow: (objective) => void this.#show(objective) })}${compares}`;
  }

  /** Shows another scenario. What is chosen while one is solved comes after it, and of several the last. */
  async #show(objective: MatchingObjective): Promise<void> {
    const isSolving = this.#wanted !== undefined;
    this.#wanted = objective;
    this.#app.requestUpdate();
    if (isSolving) return;
    while (this.#proposal && this.#wanted !== this.#proposal.objective && this.#runs.value?.[0]?.state !== 'running') {
      const asked = this.#wanted;
      const run = await this.#run({ basedOn: this.#proposal.id, objective: asked });
      if (run?.objective !== asked) break; // none came, or one that is not asked for again and again
    }
    this.#wanted = undefined;
    this.#app.requestUpdate();
  }

  /** What the other aims and giving up rules would come to with everything as it is decided now, which takes a moment among many people. */
  async #compare({ id }: Run): Promise<void> {
    await this.#run({ basedOn: id, compares: true }, () => this.#focusOn('input[name=scenario]:checked'));
  }

  /** The program as it is now, with everything that was decided in a run. */
  async #runAgain({ id }: Run): Promise<void> {
    await this.#run({ keeping: id }, () => this.#app.focusContent());
  }

  async #startRun(request: RunRequest): Promise<void> {
    if (await this.#run(request, () => this.#app.focusContent())) this.#start.part?.clear();
  }

  /** What was asked for last and refused, once more without a rule. */
  async #tryWithout(rule: RelaxableRule): Promise<void> {
    const { asked } = this.#making;
    const before = asked.relaxed ?? (asked.basedOn === undefined && asked.keeping === undefined ? [] : (this.#proposal?.relaxed ?? []));
    await this.#solveWithout({ ...asked, relaxed: [...before, rule] });
  }

  #relax({ id }: Run, relaxed: RelaxableRule[]): Promise<void> {
    return this.#solveWithout({ basedOn: id, relaxed });
  }

  /** Solves without some rules; the focus goes to what says so, or to where the way there was. */
  async #solveWithout(wishes: RunRequest & { relaxed: RelaxableRule[] }): Promise<void> {
    await this.#run(wishes, () => this.#focusOn(wishes.relaxed.length > 0 ? '#relaxed' : '#see-unmatched'));
  }

  /** Returns the other run, where there is one. @param focus to where it is read; one that goes on is followed by its progress first */
  async #run(request: RunRequest, focus?: () => void): Promise<Run | undefined> {
    const run = await this.#making.make(request);
    // Whoever has gone on to another page meanwhile is left there.
    if (!run || !hasPairs(run) || !focus || this.#app.route.page !== 'matching') return run;
    await this.#app.updateComplete;
    focus();
    return run;
  }

  /** Asked while the dialog's code is on its way, it opens once it is there. */
  async #publish(run: Run): Promise<void> {
    if (!this.#publications.part) await this.#publications.bring();
    this.#publications.part?.ask(run);
  }

  async #stop(runId: string): Promise<void> {
    const stopped = await this.#cancel.run(runId);
    const { problem } = this.#cancel;
    if (problem) announce(problemWords(problem, this.#app.formats), 'assertive');
    if (!stopped) return this.#runs.refresh();
    this.#take(stopped.answer);
    if (stopped.answer.state === 'cancelled') announce(text('cancelled'));
  }

  #takeMade(run: Run): void {
    this.#take(run);
    if (hasPairs(run)) announce(solvedWords(run, this.#app.formats));
  }

  #take(run: Run): void {
    this.#taken.take(run);
    this.#shown.take(run);
    const before = this.#runs.value ?? [];
    const runs = withRun(before, run);
    // One that was just made is shown, whatever was before.
    const { run: named, against } = this.#address.place;
    if (runs.length > before.length && (named !== '' || against !== '')) this.#address.go({ run: '', against: '' });
    this.#runs.set(this.#follow(runs));
    this.#tell();
    if (run.state === 'running') void this.#showProgress(run);
  }

  /** One that takes longer has put its progress in the place of everything that could be pressed: the focus goes there. */
  async #showProgress({ progress }: Run): Promise<void> {
    announce(text(progress?.step ?? 'scoring'));
    await this.#app.updateComplete;
    this.#focusOn('#cancel-run');
  }

  #focusOn(selector: string): void {
    this.#app.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** One's own run is not told as somebody else's while its answer is waited for. */
  #others(runs: readonly Run[]): readonly Run[] {
    return this.#making.busy || this.#wishes.busy ? runs.filter(({ state }) => state !== 'running') : runs;
  }

  /** One that goes on is looked at again. */
  #follow(runs: readonly Run[]): readonly Run[] {
    clearTimeout(this.#again);
    // The button goes with the progress.
    if (runs[0]?.state !== 'running' && (this.#app.renderRoot as ShadowRoot).activeElement?.id === 'cancel-run') this.#app.focusContent();
    this.#again = runs[0]?.state === 'running' ? setTimeout(() => void this.#runs.refresh(), againMs) : undefined;
    return runs;
  }

  /** The parts of the room are told which run it is, and which one was before it. */
  #tell(): void {
    const proposal = this.#proposal;
    const last = this.#shown.id === '' ? this.#runs.value?.filter(hasPairs)[1] : undefined;
    const now = [proposal, last, this.#address.place.against];
    if (now.every((one, at) => one === this.#told[at]) && this.#told.length > 0) return;
    this.#told = now;
    for (const part of [this.#wishes, this.#record]) part.take(proposal);
    this.#lists.take(proposal, last);
  }
}

/** The newest runs; behind those that came to nothing the last one with pairs, however many they are. */
async function newestRuns(api: Api, options: CallOptions): Promise<readonly Run[]> {
  const { items, nextCursor } = await api.call(listMatchingRuns, { query: { limit: lastRuns } }, options);
  if (nextCursor === null || items.some(hasPairs)) return items;
  return [...items, ...(await api.call(listMatchingRuns, { query: { only: 'with-pairs', limit: 1 } }, options)).items];
}

export const makeScreen = (app: AppHost): Screen => new MatchingScreen(app);
export const styles = matchingStyles;
