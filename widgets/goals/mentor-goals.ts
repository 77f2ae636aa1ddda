import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import { listGoals, readGoal } from '../api/operations.ts';
import { asProblem } from '../api/problem.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { dateIn } from '../text/calendar-dates.ts';
import type { Goal } from './goal-facts.ts';
import type { Reading } from './goal-words.ts';
import { heading } from './goals-heading.text.ts';
import { tell, type GoalsHost } from './goals-host.ts';
import type { GoalsView, ShownGoals } from './goals-view.ts';
import { goalsStyles } from './mentor-goals.styles.ts';

/**
 * @summary Goals: what moves, who sees it, and the next small thing. Shows the reader's own and those that are shared with them.
 * @fires mentor-goal-opened - detail {goalId}, null for the list: a page keeps it in its address
 * @fires mentor-goal-set - detail {goalId}
 * @fires mentor-goal-checked-in - detail {goalId}
 * @fires mentor-goal-achieved - detail {goalId}
 * @fires mentor-goal-dropped - detail {goalId}
 * @fires mentor-goal-reopened - detail {goalId}
 * @fires mentor-goal-deleted - detail {goalId}
 * @fires mentor-goal-restored - detail {goalId}
 */
export class MentorGoals extends MentorElement implements GoalsHost {
  static override styles = [MentorElement.styles, skeletonStyles, goalsStyles];

  /** The goal that is open, by id, or `new` for the form. Absent: the list; where there is room, its first goal stands beside it. */
  @property() goal: string | undefined;
  /** The clock of what depends on today. */
  @property({ attribute: false }) clock: () => Date = () => new Date();

  #pages = 1;
  #view: GoalsView | undefined;
  readonly #views = new LazyView(this, () => import('./goals-view.ts'));
  readonly #goals = new ApiTask<ShownGoals>(this, {
    load: (api, _args, options) => this.#load(api, options),
    refreshOn: ['goal.', 'match.'],
    says: { loading: () => heading('loading'), loaded: ({ items }) => heading('shown', { count: items.length }) },
  });

  get reading(): Reading {
    return { reader: this.me?.person.id, today: dateIn(this.formats.own, this.clock()), formats: this.formats };
  }

  open(goalId: string | undefined): void {
    this.goal = goalId;
    tell(this, 'mentor-goal-opened', { goalId: goalId ?? null });
  }

  take(goal: Goal): void {
    const shown = this.#goals.value;
    if (!shown) return;
    const known = shown.items.some(({ id }) => id === goal.id);
    this.#goals.set({ ...shown, items: known ? shown.items.map((one) => (one.id === goal.id ? goal : one)) : [goal, ...shown.items] });
  }

  /** The next goal of the list, or the way to a new one, takes the focus. */
  drop(goalId: string): void {
    const shown = this.#goals.value;
    if (!shown) return;
    const at = shown.items.findIndex(({ id }) => id === goalId);
    const items = shown.items.filter(({ id }) => id !== goalId);
    this.#goals.set({ ...shown, items });
    this.open(undefined);
    const next = items[Math.min(at, items.length - 1)];
    this.focusOn(...(next ? [`[data-goal="${next.id}"]`] : []), '.empty .button');
  }

  async refresh(): Promise<void> {
    await this.#goals.refresh();
  }

  focusOn(...selectors: string[]): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const found = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector)).find((element) => element !== null);
      found?.focus();
    });
  }

  offerUndo(words: string, undo: () => void): void {
    this.#view?.toast.show(words, undo);
  }

  /** A page that has brought somebody here moves the focus to the title. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.goals-title')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const shown = this.#goals.value;
    if (!changed.has('goal') || !shown) return;
    this.#view?.follow();
    // An address names a goal that is not in the pages read so far.
    if (this.#lacks(shown.items)) void this.refresh();
  }

  /** As many pages as are shown, and the goal that is open where they do not hold it. */
  async #load(api: Api, options: CallOptions): Promise<ShownGoals> {
    const [first, views] = await Promise.all([api.call(listGoals, {}, options), this.#views.load()]);
    if (!this.#view) {
      this.#view = new views.GoalsView(this);
      this.#view.follow();
    }
    const items = [...first.items];
    let cursor = first.nextCursor;
    for (let page = 1; page < this.#pages && cursor !== null; page += 1) {
      const next = await api.call(listGoals, { query: { cursor } }, options);
      items.push(...next.items);
      cursor = next.nextCursor;
    }
    const lacked = this.#lacks(items);
    const opened = lacked ? await this.#readOpened(api, lacked, options) : null;
    return { items: opened ? [...items, opened] : items, more: cursor !== null, missing: lacked !== undefined && !opened };
  }

  /** The goal that is to be open and is not among these. */
  #lacks(items: readonly Goal[]): string | undefined {
    return this.goal === 'new' || items.some(({ id }) => id === this.goal) ? undefined : this.goal;
  }

  async #readOpened(api: Api, goalId: string, options: CallOptions): Promise<Goal | null> {
    try {
      return await api.call(readGoal, { path: { goalId } }, options);
    } catch (error) {
      if (['not-found', 'body-invalid'].includes(asProblem(error).code)) return null;
      throw error;
    }
  }

  async #showMore(): Promise<void> {
    const before = this.#goals.value?.items.length ?? 0;
    this.#pages += 1;
    await this.refresh();
    const first = this.#goals.value?.items[before];
    if (first) this.focusOn(`[data-goal="${first.id}"]`);
  }

  protected override render(): TemplateResult {
    const shown = this.#goals.value;
    const { roles = ['mentee'] } = this.me ?? {};
    const lead = roles.includes('mentee') ? heading('lead') : roles.includes('mentor') ? heading('leadMentor') : heading('leadCoordinator');
    return html`<div class="all" data-page=${(shown && this.#view?.narrowPage(shown)) ?? 'list'}>
      <header class="row between goals-head">
        <div>
          <div class="${this.headingLevel === 1 ? 'title' : 'section'} goals-title" role="heading" aria-level=${this.headingLevel} tabindex="-1">${heading('title')}</div>
          <p class="body soft">${lead}</p>
        </div>
        ${shown ? (this.#view?.renderHeadActions(shown) ?? nothing) : nothing}
      </header>
      ${this.feedback.offline()}
      ${this.#goals.render({ pending: renderPending, complete: (goals) => this.#view?.render(goals, () => void this.#showMore()) })}
      ${this.#view?.toast.render() ?? nothing}
    </div>`;
  }
}

/** The shape of the list with a goal beside it. */
function renderPending(): TemplateResult {
  return html`<div class="goals">
    <div class="goal-list">${[0, 1, 2].map(() => html`<div class="goal-item">${skeletonLines('most', 'full', 'half')}</div>`)}</div>
    <div class="beside"><div class="card">${skeletonLines('half', 'third', 'full', 'most', 'full', 'most')}</div></div>
  </div>`;
}
