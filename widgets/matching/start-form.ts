import { html, nothing, type TemplateResult } from 'lit';
import { matchingObjectives, type MatchingObjective } from '../../models/vocabulary.ts';
import type { AppHost } from '../app/app-host.ts';
import { checkbox, radios } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { text } from './matching.text.ts';
import { ruleList, type Run, type RunRequest } from './run-words.ts';

/** How another run is to be: its aim, its least fit, and whether what was decided in the last one is kept. Begins as the last one was. */
export class StartForm {
  readonly #app: AppHost;
  readonly #onStart: (request: RunRequest) => void;
  #aim: MatchingObjective | undefined;
  /** 0 to 100, as people read a fit. */
  #leastFit: number | undefined;
  #keeps = true;

  constructor(app: AppHost, onStart: (request: RunRequest) => void) {
    this.#app = app;
    this.#onStart = onStart;
  }

  /** What was typed has become a run. */
  clear(): void {
    this.#aim = undefined;
    this.#leastFit = undefined;
    this.#keeps = true;
  }

  /** @param run the last proposal, where there is one */
  render(run: Run | undefined, { again, busy }: { again: boolean; busy: boolean }): TemplateResult {
    const { aim, leastFit } = this.#valuesOf(run);
    const decided = run ? decidedIn(run, this.#app) : [];
    return html`<section class="card stack" aria-label=${text(again ? 'again' : 'start')}>
      ${radios({ name: 'aim', legend: text('aim'), options: matchingObjectives.map((value) => ({ value, label: text(value) })), value: aim, onChange: (value) => this.#set(() => (this.#aim = value)) })}
      ${field({ id: 'least-fit', label: text('leastFit'), hint: text('leastFitHint') }, (control) => html`<input class="input least-fit" id=${control.id} type="number" min="0" max="100" step="1" inputmode="numeric"
        aria-describedby=${control.describedBy} .value=${String(leastFit)} @change=${this.#onLeastFit} />`)}
      ${decided.length > 0 ? checkbox({ label: text('keepDecided', { decided: this.#app.formats.list(decided) }), checked: this.#keeps, onChange: (keeps) => this.#set(() => (this.#keeps = keeps)) }) : nothing}
      <div><button class="button ${run?.can.includes('publish') ? '' : 'primary'}" id="start-run" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => this.#onStart(this.request(run))}>${text(again ? 'again' : 'start')}</button></div>
    </section>`;
  }

  /** What is asked for as the form stands. */
  request(run: Run | undefined): RunRequest {
    const { aim: objective, leastFit } = this.#valuesOf(run);
    if (run && this.#keeps) return { keeping: run.id, objective, leastScore: leastFit * 10 };
    return { objective, ...(leastFit > 0 ? { leastScore: leastFit * 10 } : {}) };
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

/** What a coordinator has decided in a run and a later one can keep. Locks that were published are matches by now. */
function decidedIn({ state, locks, apart, omitted, relaxed }: Run, { formats }: AppHost): string[] {
  return [
    ...(locks.length > 0 && state !== 'published' ? [text('decidedLocks', { count: locks.length })] : []),
    ...(apart.length > 0 ? [text('decidedApart', { count: apart.length })] : []),
    ...(omitted.mentees.length + omitted.mentors.length > 0 ? [text('decidedOmitted', { count: omitted.mentees.length + omitted.mentors.length })] : []),
    ...(relaxed.length > 0 ? [text('decidedRelaxed', { rules: ruleList(relaxed, formats) })] : []),
  ];
}
