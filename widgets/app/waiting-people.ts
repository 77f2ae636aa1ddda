import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { approveEnrolment, listEnrolments } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { avatarStyles, personLine } from '../parts/avatar.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { fieldStyles } from '../parts/field.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { relativeTime } from '../text/relative-time.ts';
import { languageName } from '../text/language-name.ts';
import type { AppHost } from './app-host.ts';
import { DeclineDialog, explained, isOver, sayLost } from './decline-dialog.ts';
import { text } from './home.text.ts';
import { SaidAnswers } from '../questions/said-answers.ts';
import { summarySection, summarySectionStyles } from './summary-section.ts';

type Enrolment = Shape<'Enrolment'>;
type Waiting = Shape<'EnrolmentPage'>;

/** For coordinators: who waits to be let in, the longest waiting first, each with what they answered. */
export class WaitingPeople {
  readonly #app: AppHost;
  readonly #people: ApiTask<Waiting>;
  readonly #approve: ApiAction<string, Enrolment>;
  readonly #decline: DeclineDialog;
  readonly #said: SaidAnswers;
  /** Who is being let in: their button is busy. */
  #lettingIn: string | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#said = new SaidAnswers(app);
    this.#people = new ApiTask(app, { load: (api, _args, options) => api.call(listEnrolments, { query: { state: 'pending' } }, options), refreshOn: ['enrolment.'] });
    this.#approve = new ApiAction(app, (api, enrolmentId, options) => api.call(approveEnrolment, { path: { enrolmentId } }, options));
    this.#decline = new DeclineDialog(app, { onDeclined: (one) => this.#remove(one, 'saidNo'), onMovedOn: () => void this.#people.refresh() });
  }

  /** Brings a coordinator from the next step to the first person. */
  focus(): void {
    this.#app.shadowRoot?.querySelector<HTMLElement>('.waiting-person button')?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const shown = this.#people.value;
    if (shown?.total === 0 && !this.#people.problem) return nothing;
    return html`${summarySection({
      title: text('waiting'),
      level: this.#app.headingLevel + 1,
      onGo: () => undefined,
      content: html`${this.#renderProblem()}
        ${this.#people.render({ pending: () => html`<div class="card">${skeletonLines('half', 'most')}</div>`, complete: ({ items, total }) => this.#renderList(items, total) })}`,
    })}
    ${this.#decline.render()}`;
  }

  #renderList(items: readonly Enrolment[], total: number): TemplateResult {
    return html`<ul class="card divided waiting-list">${repeat(items, ({ id }) => id, (one) => html`<li class="waiting-person">${this.#renderPerson(one)}</li>`)}</ul>
      ${total > items.length ? html`<p class="meta">${text('waitingCount', { count: total })}</p>` : nothing}`;
  }

  #renderPerson(one: Enrolment): TemplateResult {
    const { formats } = this.#app;
    const { person, role, languages, zone, about, askedAt } = one;
    const facts = [languages.length > 0 ? formats.list(languages.map((code) => languageName(code, formats))) : '', zone ? formats.place(zone) : '', text('askedOn', { when: relativeTime(askedAt, this.#app.clock(), formats) })];
    return html`
      <div class="waiting-words">
        ${personLine(person, person.headline ?? nothing)}
        ${this.#renderTopics(one)} ${about ? html`<p dir="auto">${about}</p>` : nothing} ${this.#said.folded(person.id)}
        <ul class="row facts meta"><li>${tag(role === 'mentor' ? text('asMentor') : text('asMentee'))}</li>${facts.filter(Boolean).map((fact) => html`<li>${fact}</li>`)}</ul>
      </div>
      <div class="row">
        <button class="button" type="button" aria-label=${text('declineName', { name: person.name })} @click=${() => this.#decline.ask(one)}>${text('decline')}</button>
        <button class="button" type="button" aria-label=${text('letInName', { name: person.name })} aria-busy=${this.#approve.busy && this.#lettingIn === one.id ? 'true' : 'false'} @click=${() => void this.#letIn(one)}>${text('letIn')}</button>
      </div>
    `;
  }

  #renderTopics({ role, topics }: Enrolment): TemplateResult | typeof nothing {
    if (topics.length === 0) return nothing;
    const known = this.#app.me?.program?.topics ?? [];
    const named = this.#app.formats.list(topics.map((key) => known.find((topic) => topic.key === key)?.label ?? key));
    return html`<p>${role === 'mentor' ? text('helpsWith', { topics: named }) : text('needsHelp', { topics: named })}</p>`;
  }

  #renderProblem(): unknown {
    const { problem } = this.#approve;
    return problem ? explained(problem, () => void this.#approve.retry().then((done) => done && this.#remove(done.answer, 'saidIn'))) : nothing;
  }

  async #letIn(one: Enrolment): Promise<void> {
    this.#lettingIn = one.id;
    const done = await this.#approve.run(one.id);
    const { problem } = this.#approve;
    if (done) this.#remove(one, 'saidIn');
    else if (problem) {
      sayLost(problem);
      if (isOver(problem)) void this.#people.refresh();
    }
  }

  /** The row goes, the focus moves to the next person, and it is said who is left. */
  #remove({ id, person }: Enrolment, said: 'saidIn' | 'saidNo'): void {
    const shown = this.#people.value;
    if (!shown) return;
    const at = shown.items.findIndex((one) => one.id === id);
    const items = shown.items.filter((one) => one.id !== id);
    const total = shown.total - (at < 0 ? 0 : 1);
    this.#people.set({ ...shown, items, total });
    if (items.length < total) void this.#people.refresh();
    announce(text(said, { name: firstName(person.name), count: total }));
    void this.#app.home.refresh();
    void this.#app.updateComplete.then(() => {
      const rows = this.#app.shadowRoot?.querySelectorAll<HTMLElement>('.waiting-person');
      const next = rows?.[Math.min(Math.max(at, 0), rows.length - 1)]?.querySelector<HTMLElement>('button');
      (next ?? this.#app.shadowRoot?.querySelector<HTMLElement>('.title'))?.focus();
    });
  }
}

export const styles = [
  avatarStyles,
  dialogStyles,
  fieldStyles,
  summarySectionStyles,
  tagStyles,
  css`
    .waiting-person {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      justify-content: space-between;
      gap: 12px 24px;
    }
    .waiting-person + .waiting-person {
      margin-block-start: 20px;
      padding-block-start: 20px;
    }
    .waiting-words {
      flex: 1 1 260px;
      display: grid;
      gap: 8px;
      min-inline-size: 0;
    }
    .facts {
      gap: 4px 16px;
    }
  `,
];
