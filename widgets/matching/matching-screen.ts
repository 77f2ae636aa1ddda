import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { RelaxableRule } from '../../models/run-words.ts';
import type { MatchingObjective } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { cancelMatchingRun, listMatchingRuns, makeMatchingRun } from '../api/operations.ts';
import { Problem } from '../api/problem.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { empty } from '../parts/empty.ts';
import { people as peopleIcon } from '../parts/icons.ts';
import { progressBar } from '../parts/progress.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { relativeTime } from '../text/relative-time.ts';
import { droppedWishes } from './lock-faults.ts';
import { matchingStyles } from './matching.styles.ts';
import { text } from './matching.text.ts';
import { PublishBar } from './publish-bar.ts';
import { RunLeftOut } from './run-left-out.ts';
import { RunRecord } from './run-record.ts';
import { RunPairs } from './run-pairs.ts';
import { runProblem } from './run-problem.ts';
import { RunSince } from './run-since.ts';
import { type RunTab, runTabsView } from './run-tabs.ts';
import { RunWished } from './run-wished.ts';
import { RunWishes } from './run-wishes.ts';
import { averageFit, hasPairs, ruleList, type Run, type RunRequest } from './run-words.ts';
import { scenariosTable } from './scenarios-table.ts';
import { StartForm } from './start-form.ts';
import { WhyPanel } from './why-panel.ts';

/** How soon a run that goes on is looked at again (ms). */
const againMs = 1_000;
/** How many runs are looked at for the last proposal: those that were cancelled or cut off after it have none. */
const lastRuns = 5;

/** The matching room: a coordinator makes a run, understands it, corrects it and publishes it. */
class MatchingScreen implements Screen {
  readonly #app: AppHost;
  readonly #runs: ApiTask<readonly Run[]>;
  readonly #make: ApiAction<RunRequest, Run>;
  readonly #cancel: ApiAction<string, Run>;
  readonly #pairs: RunPairs;
  readonly #wishes: RunWishes;
  readonly #why: WhyPanel;
  readonly #leftOut: RunLeftOut;
  readonly #since: RunSince;
  readonly #wished: { readonly locked: RunWished; readonly keptApart: RunWished };
  readonly #publish: PublishBar;
  readonly #record: RunRecord;
  readonly #start: StartForm;
  /** What was asked for last, to be tried again. */
  #asked: RunRequest = {};
  /** The scenario that was chosen last, until the run of it is there. */
  #wanted: MatchingObjective | undefined;
  #tab: RunTab = 'pairs';
  /** How many parts of the room are drawn: one more each turn of the browser, so that what a person does comes in between. */
  #drawn = 1;
  #turn: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#runs = new ApiTask(app, {
      load: async (api, _args, options) => this.#follow((await api.call(listMatchingRuns, { query: { limit: lastRuns } }, options)).items),
      refreshOn: ['matching-run.'],
      isEmpty: (runs) => runs.length === 0,
    });
    this.#make = new ApiAction(app, (api, wishes, options) => api.call(makeMatchingRun, { body: wishes }, options));
    this.#cancel = new ApiAction(app, (api, runId, options) => api.call(cancelMatchingRun, { path: { runId } }, options));
    this.#wishes = new RunWishes(app, (run) => this.#take(run));
    this.#why = new WhyPanel(app, this.#wishes);
    this.#pairs = new RunPairs(app, this.#wishes, this.#why);
    this.#leftOut = new RunLeftOut(app, (run, rule) => void this.#relax(run, [...run.relaxed, rule]), (run, mentee) => this.#why.open(run.id, mentee));
    this.#since = new RunSince(app);
    this.#wished = { locked: new RunWished(app, this.#wishes, 'lock'), keptApart: new RunWished(app, this.#wishes, 'apart') };
    this.#record = new RunRecord(app);
    this.#publish = new PublishBar(app, (run) => this.#take(run), (run) => void this.#runAgain(run), () => void this.#runs.refresh());
    this.#start = new StartForm(app, (request) => void this.#startRun(request));
  }

  leave(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#turn);
    this.#turn = undefined;
    this.#drawn = 1;
    this.#make.clear();
    this.#cancel.clear();
    this.#why.leave();
    for (const part of [this.#wishes, this.#pairs, this.#leftOut, this.#since, this.#wished.locked, this.#wished.keptApart]) part.leave();
    this.#record.leave();
    this.#publish.leave();
  }

  render(): TemplateResult {
    return html`<div class="matching-room">
      <header class="row between">
        <div><div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${text('title')}</div>
          <p class="body soft">${text('lead')}</p></div>
        ${this.#renderWays()} ${this.#app.feedback.offline()}
      </header>
      ${this.#make.problem ? runProblem(this.#make.problem, this.#app.formats, { onRetry: () => void this.#run(this.#asked), onTry: (rule) => void this.#tryWithout(rule) }) : nothing}
      ${this.#wishes.problem ? runProblem(this.#wishes.problem, this.#app.formats) : nothing}
      ${this.#runs.render({
        pending: () => skeletonLines('third', 'most', 'half', 'full'),
        complete: ([run]) => (run ? this.#renderRun(run) : nothing),
        empty: () => html`${empty({ shape: peopleIcon, title: text('none'), words: text('noneWords'), level: this.#app.headingLevel + 1 })}${this.#start.render(undefined, { again: false, busy: this.#make.busy })}`,
      })}
    </div>`;
  }

  /** What lies behind the room: the way back leads here. */
  #renderWays(): TemplateResult {
    const proposal = this.#proposal;
    return html`<div class="row">
      <button class="button" id="to-criteria" type="button" @click=${() => this.#app.go('criteria', 'matching')}>${text('rulesAndWeights')}</button>
      ${proposal ? html`<button class="button" id="fairness" type="button" @click=${() => this.#app.go('fairness', proposal.id)}>${text('fairness')}</button>` : nothing}
    </div>`;
  }

  /** The newest run that has pairs: it stays readable while another one goes on, and where that one came to nothing. */
  get #proposal(): Run | undefined {
    return this.#runs.value?.find(hasPairs);
  }

  #renderRun(run: Run): TemplateResult {
    const notes = { failed: 'failed', cancelled: 'cancelled', undone: 'undone' } as const;
    const note = run.state in notes ? notes[run.state as keyof typeof notes] : undefined;
    const proposal = this.#proposal;
    return html`${run.state === 'running' ? this.#renderProgress(run) : nothing}
      ${note ? banner(note === 'undone' ? 'info' : 'warn', text(note)) : nothing}
      ${run.problem ? runProblem(new Problem(run.problem.code, { details: { rules: run.problem.rules, pairs: run.problem.pairs, relaxations: run.problem.relaxations } }), this.#app.formats, { onTry: (rule) => void this.#relax(run, [...run.relaxed, rule]) }) : nothing}
      ${proposal ? this.#renderSolved(run.state === 'running' ? { ...proposal, can: [] } : proposal) : nothing}
      ${run.state === 'running' ? nothing : this.#start.render(proposal, { again: true, busy: this.#make.busy })}`;
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
    const when = relativeTime(run.madeAt, this.#app.clock(), this.#app.formats);
    const parts = [
      () => html`<p class="soft">${text('summary', { mentees: run.mentees, mentors: run.mentors, places: run.places, when })} ${run.proved ? text('proved') : nothing}</p>
        ${this.#record.renderChanges(() => void this.#runAgain(run), this.#make.busy)}
        ${this.#renderRelaxed(run)}
        ${this.#renderOmitted(run)}
        ${droppedWishes(run, this.#app.formats)}
        ${guard([run, this.#wanted, run.can.includes('edit'), this.#wishes.busy, this.#make.busy, this.#app.formats], () => this.#renderScenarios(run))}`,
      () => this.#publish.render(run, this.#wishes),
      () => html`<div class="room-body ${this.#hasWhy ? 'with-why' : ''}"><div class="stack">${this.#renderTabs(run)}</div>${this.#hasWhy ? this.#why.renderBeside(run) : nothing}</div>
        ${this.#why.renderDialog(run)}`,
      () => html`${this.#tab === 'pairs' ? this.#leftOut.renderSummary(() => void this.#open('unmatched')) : nothing}
        ${this.#record.renderReplay()}`,
    ];
    if (this.#drawn < parts.length) this.#turn ??= setTimeout(() => this.#drawMore());
    return html`${parts.slice(0, this.#drawn).map((part) => part())}`;
  }

  /** Whether there is room for "Why?" beside the list: always beside the pairs, so that their rows stay as wide as they are. */
  get #hasWhy(): boolean {
    return this.#tab === 'pairs' || this.#why.isBeside;
  }

  #drawMore(): void {
    this.#turn = undefined;
    this.#drawn += 1;
    this.#app.requestUpdate();
  }

  #renderTabs(run: Run): TemplateResult {
    const { count } = this.#since;
    const tabs = [
      { tab: 'pairs' as const, count: run.scenarios[0]?.matched ?? 0 },
      { tab: 'unmatched' as const, count: run.unmatched ?? 0 },
      { tab: 'locked' as const, count: run.locks.length },
      { tab: 'keptApart' as const, count: run.apart.length },
      ...(count === undefined ? [] : [{ tab: 'changes' as const, count }]),
    ];
    const chosen = tabs.some(({ tab }) => tab === this.#tab) ? this.#tab : 'pairs';
    return runTabsView(this.#app, tabs, chosen, (tab) => this.#choose(tab), this.#renderTab(chosen, run));
  }

  #renderTab(tab: RunTab, run: Run): unknown {
    switch (tab) {
      case 'pairs':
        return this.#pairs.render(run);
      case 'unmatched':
        return this.#leftOut.render();
      case 'changes':
        return this.#since.render();
      case 'locked':
      case 'keptApart':
        return this.#wished[tab].render(run);
    }
  }

  #choose(tab: RunTab): void {
    this.#tab = tab;
    this.#why.leave();
    this.#leftOut.take(this.#proposal, tab === 'unmatched');
    this.#app.requestUpdate();
  }

  /** From elsewhere in the room: the focus goes along. */
  async #open(tab: RunTab): Promise<void> {
    this.#choose(tab);
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }

  /** Which rules the proposal gives up, and the way back to them. */
  #renderRelaxed(run: Run): TemplateResult | typeof nothing {
    if (run.relaxed.length === 0) return nothing;
    const action = run.can.includes('edit') ? html`<button class="button small" id="all-rules" type="button" ?disabled=${this.#make.busy} @click=${() => void this.#relax(run, [])}>${text('allRules')}</button>` : nothing;
    return html`<div id="relaxed" tabindex="-1">${banner('info', text('relaxedNow', { rules: ruleList(run.relaxed, this.#app.formats) }), { action })}</div>`;
  }

  /** Who takes no part in the proposal, and the way back for them. */
  #renderOmitted({ id, omitted, can }: Run): TemplateResult | typeof nothing {
    const people = [...omitted.mentees, ...omitted.mentors];
    if (people.length === 0) return nothing;
    const action = can.includes('edit') ? html`<button class="button small" id="take-back" type="button" ?disabled=${this.#make.busy} @click=${() => void this.#takeBack(id)}>${text('takeBack')}</button>` : nothing;
    return html`<div id="omitted">${banner('info', text('omittedNow', { count: people.length, names: this.#app.formats.list(people.map(({ name }) => name)) }), { action })}</div>`;
  }

  async #takeBack(basedOn: string): Promise<void> {
    if (!(await this.#run({ basedOn, omitted: { mentees: [], mentors: [] } }))) return;
    await this.#app.updateComplete;
    this.#app.focusContent();
  }

  #renderScenarios(run: Run): TemplateResult {
    const isOtherUnderWay = this.#wishes.busy || (this.#make.busy && this.#wanted === undefined);
    const compares = run.scenarios.length === 1 && run.can.includes('edit')
      ? html`<div><button class="button small" id="compare-aims" type="button" ?disabled=${isOtherUnderWay} @click=${() => void this.#compare(run)}>${text('compareAims')}</button></div>`
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
      if (!(await this.#run({ basedOn: this.#proposal.id, objective: this.#wanted }))) break;
    }
    this.#wanted = undefined;
    this.#app.requestUpdate();
  }

  /** What the other aims and giving up rules would come to with everything as it is decided now, which takes a moment among many people. */
  async #compare({ id }: Run): Promise<void> {
    if (!(await this.#run({ basedOn: id, compares: true }))) return;
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>('input[name=scenario]:checked')?.focus();
  }

  /** The program as it is now, with everything that was decided in a run. */
  async #runAgain({ id }: Run): Promise<void> {
    if (!(await this.#run({ keeping: id }))) return;
    await this.#app.updateComplete;
    this.#app.focusContent();
  }

  async #startRun(request: RunRequest): Promise<void> {
    if (await this.#run(request)) this.#start.clear();
  }

  /** What was asked for last and refused, once more without a rule. */
  async #tryWithout(rule: RelaxableRule): Promise<void> {
    const asked = this.#asked;
    const before = asked.relaxed ?? (asked.basedOn === undefined && asked.keeping === undefined ? [] : (this.#proposal?.relaxed ?? []));
    await this.#solveWithout({ ...asked, relaxed: [...before, rule] });
  }

  #relax({ id }: Run, relaxed: RelaxableRule[]): Promise<void> {
    return this.#solveWithout({ basedOn: id, relaxed });
  }

  /** Solves without some rules; the focus goes to what says so, or to where the way there was. */
  async #solveWithout(wishes: RunRequest & { relaxed: RelaxableRule[] }): Promise<void> {
    if (!(await this.#run(wishes))) return;
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(wishes.relaxed.length > 0 ? '#relaxed' : '#see-unmatched')?.focus();
  }

  /** Returns whether there is another run. */
  async #run(request: RunRequest): Promise<boolean> {
    this.#asked = request;
    const made = await this.#make.run(request);
    if (!made) return false;
    const run = made.answer;
    this.#take(run);
    const [scenario] = run.scenarios;
    const dropped = run.dropped.length > 0 ? ` ${text('dropped', { count: run.dropped.length })}` : '';
    if (scenario) announce(`${text('saidSolved', { matched: scenario.matched, fit: averageFit(scenario, this.#app.formats) })}${dropped}`);
    return true;
  }

  async #stop(runId: string): Promise<void> {
    const stopped = await this.#cancel.run(runId);
    if (stopped) this.#take(stopped.answer);
    else await this.#runs.refresh();
  }

  #take(run: Run): void {
    const others = this.#runs.value?.filter(({ id }) => id !== run.id) ?? [];
    this.#runs.set(this.#follow([run, ...others].slice(0, lastRuns)));
  }

  /** The parts of the room are told which run it is; one that goes on is looked at again. */
  #follow(runs: readonly Run[]): readonly Run[] {
    clearTimeout(this.#again);
    const [proposal, last] = runs.filter(hasPairs);
    for (const part of [this.#wishes, this.#why, this.#pairs, this.#record, this.#publish]) part.take(proposal);
    this.#since.take(proposal, last);
    this.#leftOut.take(proposal, this.#tab === 'unmatched');
    this.#again = runs[0]?.state === 'running' ? setTimeout(() => void this.#runs.refresh(), againMs) : undefined;
    return runs;
  }
}

export const makeScreen = (app: AppHost): Screen => new MatchingScreen(app);
export const styles = matchingStyles;
