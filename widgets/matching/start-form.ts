import { css, html, nothing, type TemplateResult } from 'lit';
import { matchingObjectives, type MatchingObjective } from '../../models/vocabulary.ts';
import type { AppHost } from '../app/app-host.ts';
import { checkbox, choiceStyles, radios } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { text } from './matching.text.ts';
import { OmitPeople, omitPeopleStyles } from './omit-people.ts';
import { ruleList } from './rule-words.ts';
import type { Run, RunRequest } from './run-words.ts';
import { text as words } from './starting.text.ts';

/** What the form needs of the room that it stands in. */
export interface StartFormOptions {
  /** The last proposal, where there is one. */
  run: () => Run | undefined;
  /** Whether there was any run before. */
  again: () => boolean;
  /** Whether one is being made. */
  busy: () => boolean;
  onStart: (request: RunRequest) => void;
}

/** How another run is to be: its aim, its least fit, who takes no part, and whether what was decided in the last one is kept. Begins as the last one was. */
export class StartForm {
  readonly #app: AppHost;
  readonly #options: StartFormOptions;
  readonly #omit: OmitPeople;
  #aim: MatchingObjective | undefined;
  /** 0 to 100, as people read a fit. */
  #leastFit: number | undefined;
  #keeps = true;

  constructor(app: AppHost, options: StartFormOptions) {
    this.#app = app;
    this.#options = options;
    this.#omit = new OmitPeople(app);
  }

  /** What was typed has become a run. */
  clear(): void {
    this.#aim = undefined;
    this.#leastFit = undefined;
    this.#keeps = true;
    this.#omit.clear();
  }

  render(): TemplateResult {
    const run = this.#options.run();
    const { aim, leastFit } = this.#valuesOf(run);
    const decided = run ? decidedIn(run, this.#app) : [];
    const start = text(this.#options.again() ? 'again' : 'start');
    return html`<section class="card stack" aria-label=${start}>
      ${radios({ name: 'aim', legend: text('aim'), options: matchingObjectives.map((value) => ({ value, label: text(value) })), value: aim, onChange: (value) => this.#set(() => (this.#aim = value)) })}
      ${field({ id: 'least-fit', label: words('leastFit'), hint: words('leastFitHint') }, (control) => html`<input class="input least-fit" id=${control.id} type="number" min="0" max="100" step="1" inputmode="numeric"
        aria-describedby=${control.describedBy} .value=${String(leastFit)} @change=${this.#onLeastFit} />`)}
      ${this.#omit.render(run)}
      ${decided.length > 0 ? checkbox({ label: words('keepDecided', { decided: this.#app.formats.list(decided) }), checked: this.#keeps, onChange: (keeps) => this.#set(() => (this.#keeps = keeps)) }) : nothing}
      <div><button class="button ${run?.can.includes('publish') ? '' : 'primary'}" id="start-run" type="button" aria-busy=${this.#options.busy() ? 'true' : 'false'} @click=${() => this.#options.onStart(this.#requestOf(run))}>${start}</button></div>
    </section>`;
  }

  /** What is asked for as the form stands. */
  #requestOf(run: Run | undefined): RunRequest {
    const { aim: objective, leastFit } = this.#valuesOf(run);
    const keeps = run !== undefined && this.#keeps;
    const omitted = this.#omit.request(run, keeps);
    if (keeps) return { keeping: run.id, objective, leastScore: leastFit * 10, ...omitted };
    return { objective, ...(leastFit > 0 ? { leastScore: leastFit * 10 } : {}), ...omitted };
  }

  #valuesOf(run: Run | undefined): { aim: MatchingObjective; leastFit: number } {
    return { aim: this.#aim ?? run?.objective ?? 'coverage', leastFit: this.#leastFit ?? Math.round((run?.leastScore ?? 0) / 10) };
  }

  #set(change: () => void): void {
    change();
    this.#app.requestUpdate();
  }

  readonly #onLeastFit = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const leastFit = Math.min(100, Math.max(0, Math.round(Number(input.value) || 0)));
    input.value = String(leastFit);
    this.#set(() => (this.#leastFit = leastFit));
  };
}

/** What a coordinator has decided in a run and a later one can keep, besides who is left out. Locks that were published are matches by now. */
function decidedIn({ state, locks, apart, relaxed }: Run, { formats }: AppHost): string[] {
  return [
    ...(locks.length > 0 && state !== 'published' ? [words('decidedLocks', { count: locks.length })] : []),
    ...(apart.length > 0 ? [words('decidedApart', { count: apart.length })] : []),
    ...(relaxed.length > 0 ? [words('decidedRelaxed', { rules: ruleList(relaxed, formats) })] : []),
  ];
}

export const styles = [
  choiceStyles,
  omitPeopleStyles,
  css`
    .input.least-fit {
      max-inline-size: 120px;
    }
  `,
];
