import { html, nothing, type TemplateResult } from 'lit';
import { Problem } from '../api/problem.ts';
import { empty } from '../parts/empty.ts';
import { icon } from '../parts/icon.ts';
import { goal as goalShape, left, plus } from '../parts/icons.ts';
import { menu } from '../parts/menu.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { Toast } from '../parts/toast.ts';
import { DeletedGoals } from './deleted-goals.ts';
import { Ending } from './ending.ts';
import type { Goal } from './goal-facts.ts';
import type { GoalFields } from './goal-fields.ts';
import { GoalForm } from './goal-form.ts';
import { goalList } from './goal-list.ts';
import { GoalPage } from './goal-page.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

export { goalsViewStyles as styles } from './goals-view.styles.ts';

/** What there is to show. */
export interface ShownGoals {
  items: readonly Goal[];
  /** Whether the server has more. */
  more: boolean;
  /** The goal that was to be opened is not there for this reader. */
  missing: boolean;
}

/** The list and the goal beside it; the form of a new goal in the goal's place. Loaded while the goals are on their way. */
export class GoalsView {
  /** Drawn at the end of the element. */
  readonly toast: Toast;
  readonly #host: GoalsHost;
  readonly #ending: Ending;
  readonly #page: GoalPage;
  readonly #deleted: DeletedGoals;
  readonly #form: GoalForm;
  #example: Partial<GoalFields> = {};

  constructor(host: GoalsHost) {
    this.#host = host;
    this.toast = new Toast(host);
    this.#ending = new Ending(host);
    this.#page = new GoalPage(host, this.#ending);
    this.#deleted = new DeletedGoals(host, this.#ending);
    this.#form = new GoalForm(host);
  }

  /** Which part is the whole page where there is room for one only. */
  narrowPage({ items }: ShownGoals): 'list' | 'goal' {
    return this.#writing || items.some(({ id }) => id === this.#host.goal) ? 'goal' : 'list';
  }

  /** Another goal is to be shown, or the form of a new one. */
  follow(): void {
    if (!this.#writing) return;
    void this.#form.openNew(this.#example);
    this.#example = {};
  }

  /** What stands at the end of the element's head. */
  renderHeadActions({ items }: ShownGoals): TemplateResult | typeof nothing {
    if (!this.#maySet) return nothing;
    return html`<div class="row head-actions">
      ${items.length === 0 || this.#writing ? nothing : html`<button class="button new-goal" type="button" @click=${() => this.#write()}>${icon(plus, 16)}${text('new')}</button>`}
      ${menu({ id: 'goals-more', label: text('more'), items: [{ label: text('deletedGoals'), onChoose: () => void this.#deleted.show() }] })}
    </div>`;
  }

  render({ items, more, missing }: ShownGoals, onMore: () => void): TemplateResult {
    const opened = items.find(({ id }) => id === this.#host.goal);
    const current = opened ?? items[0];
    return html`${missing && !opened ? problemBanner(new Problem('not-found')) : nothing}
      ${items.length === 0 && !this.#writing
        ? this.#empty()
        : html`<div class="goals">
            ${items.length === 0 ? nothing : goalList(this.#host, { goals: items, current: this.#writing ? undefined : current?.id, more, onOpen: (goal) => this.#open(goal), onMore })}
            <div class="beside">${this.#writing ? this.#newGoal() : current ? this.#page.render(current) : nothing}</div>
          </div>`}
      ${this.#deleted.render()}`;
  }

  get #writing(): boolean {
    return this.#host.goal === 'new' && this.#maySet;
  }

  get #maySet(): boolean {
    return this.#host.me?.roles.some((role) => role === 'mentee' || role === 'mentor') ?? false;
  }

  #newGoal(): TemplateResult {
    const close = () => this.#stopWriting();
    return html`<div class="card">
      <button class="button quiet small back" type="button" @click=${close}>${icon(left, 16)}${text('back')}</button>
      ${this.#form.renderNew(this.#host.headingLevel + 1, close)}
    </div>`;
  }

  #empty(): TemplateResult {
    const level = this.#host.headingLevel + 1;
    const { me, formats } = this.#host;
    if (!this.#maySet) return html`<div class="card">${empty({ shape: goalShape, title: text('none'), words: text('noneCoordinator'), level })}</div>`;
    const ends = me?.program?.endsOn;
    const start = ends ? text('start', { date: formats.day(ends, 'plain') }) : text('startAnyTime');
    const example = { title: text('exampleTitle'), how: text('exampleHow') };
    return html`<div class="card">
      ${this.#ending.problem()}
      ${empty({ shape: goalShape, title: text('none'), words: me?.roles.includes('mentee') ? start : text('noneMentor'), level, action: html`<button class="button primary" type="button" @click=${() => this.#write()}>${text('write')}</button>` })}
      <div class="row example"><span class="soft">${text('example', { title: example.title })}</span><button class="button quiet small" type="button" @click=${() => this.#write(example)}>${text('useThis')}</button></div>
    </div>`;
  }

  #open(goal: Goal): void {
    this.#host.open(goal.id);
    // Beside the list the focus stays in it; where the goal is its own page, or below, it goes there.
    if (!this.#besideTheList) this.#host.focusOn('#goal-title');
  }

  get #besideTheList(): boolean {
    return this.#host.clientWidth > 900;
  }

  #write(example: Partial<GoalFields> = {}): void {
    this.#example = example;
    this.#host.open('new');
  }

  #stopWriting(): void {
    this.#host.open(undefined);
    this.#host.focusOn('.new-goal', '.empty .button');
  }
}
