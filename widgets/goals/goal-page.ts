import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../parts/banner.ts';
import { icon } from '../parts/icon.ts';
import { alert, check, left } from '../parts/icons.ts';
import { menu, type MenuItem } from '../parts/menu.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { CheckInForm } from './check-in-form.ts';
import type { Ending } from './ending.ts';
import { doneCount, isMine, type Goal } from './goal-facts.ts';
import { GoalForm } from './goal-form.ts';
import { GoalNotes } from './goal-notes.ts';
import { dueSentence } from './goal-words.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';
import { History } from './history.ts';
import { Milestones } from './milestones.ts';
import { text as progress } from './progress.text.ts';
import { SightDialog } from './sight-dialog.ts';

/** One goal with all that belongs to it. Somebody else's, and a closed one, is text without controls; notes about it each of the two writes for themselves. */
export class GoalPage {
  readonly #host: GoalsHost;
  readonly #ending: Ending;
  readonly #milestones: Milestones;
  readonly #history: History;
  readonly #checkIn: CheckInForm;
  readonly #sight: SightDialog;
  readonly #form: GoalForm;
  readonly #notes: GoalNotes;
  #shown: string | undefined;
  #editing = false;

  constructor(host: GoalsHost, ending: Ending) {
    this.#host = host;
    this.#ending = ending;
    this.#milestones = new Milestones(host);
    this.#history = new History(host);
    this.#checkIn = new CheckInForm(host);
    this.#sight = new SightDialog(host);
    this.#form = new GoalForm(host);
    this.#notes = new GoalNotes(host);
  }

  render(goal: Goal): TemplateResult {
    this.#follow(goal);
    const level = this.#host.headingLevel + 1;
    const reopen = this.#ending.reopenButton(goal);
    if (this.#editing) return html`<div class="card">${this.#back()} ${this.#form.renderEdit(goal, level, () => this.#endEditing(), reopen)}</div>`;
    return html`<article class="card goal-page" aria-labelledby="goal-title">
      ${this.#back()} ${this.#head(goal, level)} ${this.#milestones.render(goal, level + 1)} ${this.#allDone(goal)} ${this.#history.render(goal, level + 1)}
      ${this.#checkIn.render(goal, level + 1, reopen)} ${this.#notes.render(goal, level + 1)} ${this.#sight.render(goal)} ${this.#ending.dialog(goal)}
    </article>`;
  }

  /** When another goal is shown, nothing of the one before stays open. */
  #follow(goal: Goal): void {
    if (goal.id === this.#shown) return;
    this.#shown = goal.id;
    this.#editing = false;
    for (const part of [this.#milestones, this.#checkIn, this.#sight, this.#ending]) part.reset(goal);
  }

  #back(): TemplateResult {
    const back = () => {
      const opened = this.#host.goal;
      this.#host.open(undefined);
      this.#host.focusOn(`[data-goal="${opened}"]`);
    };
    return html`<button class="button quiet small back" type="button" @click=${back}>${icon(left, 16)}${text('back')}</button>`;
  }

  #head(goal: Goal, level: number): TemplateResult {
    const mine = isMine(goal, this.#host.reading.reader);
    const owner = firstName(goal.owner.name);
    return html`<header class="stack">
      <div class="goal-head">
        <div class="section" role="heading" aria-level=${level} id="goal-title" tabindex="-1"><bdi>${goal.title}</bdi></div>
        ${mine ? html`<div class="row goal-actions">${this.#actions(goal)}</div>` : nothing}
      </div>
      ${mine ? nothing : html`<p class="soft">${this.#whose(goal, owner)}</p>`} ${this.#ending.problem()}
      <div class="row facts">${this.#sight.badge(goal)}${this.#due(goal)}</div>
      ${goal.howWillIKnow === null ? nothing : html`<p class="body soft"><strong>${mine ? text('howWillIKnow') : text('howWillTheyKnow', { name: owner })}</strong> <bdi>${goal.howWillIKnow}</bdi></p>`}
      ${goal.whatHelped === null ? nothing : html`<div class="latest"><strong>${text('whatHelped')}</strong><p class="soft"><bdi>${text('quote', { words: goal.whatHelped })}</bdi></p></div>`}
    </header>`;
  }

  #whose(goal: Goal, name: string): string {
    return goal.partner?.id === this.#host.reading.reader ? text('shared', { name }) : text('sharedWithCoordinators', { name });
  }

  #actions(goal: Goal): TemplateResult {
    const items: MenuItem[] = [
      ...(goal.can.includes('edit') ? [{ label: text('reach'), onChoose: () => void this.#ending.ask(goal) }, { label: text('letGo'), onChoose: () => void this.#ending.letGo(goal) }] : []),
      ...(goal.can.includes('delete') ? [{ label: text('delete'), danger: true, onChoose: () => void this.#ending.delete(goal) }] : []),
    ];
    return html`${goal.can.includes('edit') ? html`<button class="button small edit" type="button" @click=${() => this.#edit(goal, 'goal-title-field')}>${text('edit')}</button>` : nothing}
      ${goal.state === 'open' ? nothing : this.#ending.reopenButton(goal)} ${items.length > 0 ? menu({ id: 'goal-more', label: text('moreOnGoal'), items }) : nothing}`;
  }

  #due(goal: Goal): unknown {
    const { reading } = this.#host;
    if (goal.state === 'dropped') return tag(progress('dropped'));
    if (goal.state === 'achieved') return tag(goal.achievedAt ? text('reachedOn', { date: reading.formats.dayOf(goal.achievedAt, 'plain') }) : progress('reached'), 'ok', check);
    if (goal.due === null) return nothing;
    const sentence = html`<span class="soft">${dueSentence({ due: goal.due, overdue: goal.overdue }, reading)}</span>`;
    if (!goal.overdue) return sentence;
    return html`${tag(progress('overdue'), 'warn', alert)}${sentence}
      ${goal.can.includes('edit') ? html`<button class="button small" type="button" @click=${() => this.#edit(goal, 'goal-due')}>${text('replan')}</button>` : nothing}`;
  }

  #allDone(goal: Goal): TemplateResult | typeof nothing {
    const all = goal.milestones.length > 0 && doneCount(goal) === goal.milestones.length;
    if (!all || !goal.can.includes('edit')) return nothing;
    return banner('ok', text.rich('allDone'), { action: html`<button class="button small" type="button" @click=${() => void this.#ending.ask(goal)}>${text('reach')}</button>` });
  }

  #edit(goal: Goal, focus: 'goal-title-field' | 'goal-due'): void {
    this.#editing = true;
    this.#host.requestUpdate();
    void this.#form.openEdit(goal, focus);
  }

  #endEditing(): void {
    this.#editing = false;
    this.#host.focusOn('.goal-actions .edit', '#goal-title');
  }
}
