import { html, nothing, type TemplateResult } from 'lit';
import { listGoals } from '../api/operations.ts';
import { dialog } from '../parts/dialog.ts';
import { text as partsText } from '../parts/parts.text.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { Ending } from './ending.ts';
import { actionOf } from './goal-actions.ts';
import type { Goal } from './goal-facts.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

/** What was deleted in the last 30 days, and the way back. */
export class DeletedGoals {
  readonly #host: GoalsHost;
  readonly #ending: Ending;
  readonly #read;
  #open = false;
  #goals: readonly Goal[] | undefined;

  constructor(host: GoalsHost, ending: Ending) {
    this.#host = host;
    this.#ending = ending;
    this.#read = actionOf(host, listGoals);
  }

  async show(): Promise<void> {
    this.#open = true;
    this.#goals = undefined;
    await this.#load();
  }

  render(): TemplateResult {
    return dialog({
      id: 'deleted',
      open: this.#open,
      title: text('deletedGoals'),
      body: this.#open ? html`<p>${text('deletedWords')}</p>${this.#list()}${this.#ending.problem()}` : nothing,
      actions: html`<button class="button" type="button" @click=${this.#close}>${partsText('close')}</button>`,
      onClose: this.#close,
    });
  }

  #list(): TemplateResult {
    if (this.#read.problem) return problemBanner(this.#read.problem, () => void this.#load());
    if (!this.#goals) return skeletonLines('most', 'half');
    if (this.#goals.length === 0) return html`<p>${text('nothingDeleted')}</p>`;
    return html`<ul class="deleted divided">
      ${this.#goals.map((goal) => html`<li class="row between">
        <bdi class="deleted-title">${goal.title}</bdi>
        <button class="button small" type="button" aria-label=${text('bringBackNamed', { title: goal.title })} @click=${() => void this.#bringBack(goal)}>${text('bringBack')}</button>
      </li>`)}
    </ul>`;
  }

  async #load(): Promise<void> {
    this.#host.requestUpdate();
    const read = await this.#read.run({ query: { state: 'deleted' } });
    this.#goals = read?.answer.items;
    this.#host.requestUpdate();
  }

  async #bringBack(goal: Goal): Promise<void> {
    if (!(await this.#ending.restore(goal.id))) return;
    this.#close();
    this.#host.focusOn('#goal-title');
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };
}
