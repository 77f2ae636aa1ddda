import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { limits } from '../../models/vocabulary.ts';
import { addMilestone, editMilestone, removeMilestone } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { checkbox } from '../parts/choice.ts';
import { dialog } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { alert, clock, done as doneShape, plus } from '../parts/icons.ts';
import { menu } from '../parts/menu.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { progressBar } from '../parts/progress.ts';
import { tag } from '../parts/tag.ts';
import { percentWords } from '../text/percent-words.ts';
import { actionOf, afterFailure } from './goal-actions.ts';
import { doneCount, dueKind, type Goal, type Milestone } from './goal-facts.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';
import { MilestoneForm } from './milestone-form.ts';
import { text as progress } from './progress.text.ts';

/** The small steps of a goal: progress, checking off, adding, renaming, removing. */
export class Milestones {
  readonly #host: GoalsHost;
  readonly #tick;
  readonly #add;
  readonly #edit;
  readonly #remove;
  readonly #form: MilestoneForm;
  /** What a person has just ticked and the server has not yet answered. */
  readonly #ticked = new Map<string, boolean>();
  /** One tick after the other: Space on five boxes in a row is five writes. */
  #ticking: Promise<void> = Promise.resolve();
  /** What the form is open for: a new milestone, or one by id. */
  #open: string | undefined;
  #removing: Milestone | undefined;

  constructor(host: GoalsHost) {
    this.#host = host;
    this.#tick = actionOf(host, editMilestone);
    this.#add = actionOf(host, addMilestone);
    this.#edit = actionOf(host, editMilestone);
    this.#remove = actionOf(host, removeMilestone);
    this.#form = new MilestoneForm(host);
  }

  /** Another goal is shown: nothing of the one before stays open. */
  reset(): void {
    this.#open = undefined;
    this.#removing = undefined;
    for (const action of [this.#tick, this.#add, this.#edit, this.#remove]) action.clear();
  }

  render(goal: Goal, level: number): TemplateResult | typeof nothing {
    const total = goal.milestones.length;
    if (total === 0 && goal.state !== 'open') return nothing;
    const percent = percentWords(goal.progress, this.#host.formats);
    return html`<section class="part" aria-labelledby="milestones-title">
      <div class="row between">
        <div class="group" role="heading" aria-level=${level} id="milestones-title" tabindex="-1">${text('milestones')}</div>
        ${total > 0 ? html`<span class="soft">${text('progress', { done: doneCount(goal), total, percent })}</span>` : nothing}
      </div>
      ${total > 0 ? progressBar(text('milestones'), goal.progress) : html`<p class="soft">${progress('noMilestones')}</p>`}
      <ul class="milestones divided">${repeat(goal.milestones, ({ id }) => id, (one) => html`<li>${this.#row(goal, one)}</li>`)}</ul>
      ${this.#problem()} ${goal.can.includes('edit') ? this.#adding(goal) : nothing} ${this.#removeDialog(goal)}
    </section>`;
  }

  #row(goal: Goal, milestone: Milestone): TemplateResult {
    const done = this.#ticked.get(milestone.id) ?? milestone.doneAt !== null;
    if (this.#open === milestone.id) {
      return this.#form.render({ busy: this.#edit.busy, submit: text('save'), onSubmit: (fields) => void this.#rename(goal, milestone, fields), onClose: () => this.#close(`[popovertarget="more-${milestone.id}"]`) });
    }
    const label = html`<span class="milestone-title ${done ? 'done' : ''}"><bdi>${milestone.title}</bdi></span>`;
    return html`<div class="milestone" data-milestone=${milestone.id}>
      ${goal.can.includes('edit') ? checkbox({ label, checked: done, onChange: (checked) => this.#onTick(goal, milestone, checked) }) : this.#asText(milestone, label)}
      <span class="soft milestone-when">${this.#when(goal, milestone)}</span>
      ${goal.can.includes('edit') ? this.#menu(milestone) : nothing}
    </div>`;
  }

  /** Somebody else's milestone, or one of a closed goal: to be read only. */
  #asText({ doneAt }: Milestone, label: TemplateResult): TemplateResult {
    return html`<span class="milestone-text">${doneAt === null ? html`<span class="ring"></span>` : icon(doneShape)}${label}</span>`;
  }

  #when(goal: Goal, { due, doneAt }: Milestone): unknown {
    const { formats, today } = this.#host.reading;
    if (doneAt !== null) return text('doneOn', { date: formats.dayOf(doneAt, 'due') });
    if (due === null) return nothing;
    const kind = goal.state === 'open' ? dueKind(due, today) : 'later';
    if (kind === 'overdue') return tag(progress('wasDue', { date: formats.day(due, 'due') }), 'warn', alert);
    return kind === 'soon' ? tag(formats.day(due), 'warn', clock) : formats.day(due, 'due');
  }

  #menu(milestone: Milestone): TemplateResult {
    return menu({
      id: `more-${milestone.id}`,
      label: text('moreOnMilestone', { title: milestone.title }),
      items: [
        { label: text('editMilestone'), onChoose: () => this.#openFor(milestone.id, { title: milestone.title, due: milestone.due ?? '' }) },
        { label: text('removeMilestone'), danger: true, onChoose: () => ((this.#removing = milestone), this.#host.requestUpdate()) },
      ],
    });
  }

  #adding(goal: Goal): TemplateResult {
    if (goal.milestones.length >= limits.milestones) return html`<p class="soft">${text('mostMilestones', { count: limits.milestones })}</p>`;
    if (this.#open === 'new') {
      return this.#form.render({ busy: this.#add.busy, submit: text('add'), onSubmit: (fields) => void this.#onAdd(goal, fields), onClose: () => this.#close('.add-milestone') });
    }
    return html`<div><button class="button quiet add-milestone" type="button" @click=${() => this.#openFor('new', { title: '', due: '' })}>${icon(plus, 16)}${text('addMilestone')}</button></div>`;
  }

  #problem(): unknown {
    const failed = [this.#tick, this.#add, this.#edit, this.#remove].find(({ problem }) => problem);
    return failed?.problem ? problemBanner(failed.problem) : nothing;
  }

  #removeDialog(goal: Goal): TemplateResult {
    const close = () => ((this.#removing = undefined), this.#host.requestUpdate());
    return dialog({
      id: 'remove-milestone',
      open: this.#removing !== undefined,
      title: text('removeTitle'),
      body: html`<p>${text('removeWords', { title: this.#removing?.title ?? '' })}</p>`,
      actions: html`<button class="button" type="button" @click=${close}>${text('keepIt')}</button>
        <button class="button danger" type="button" @click=${() => void this.#onRemove(goal)}>${text('removeMilestone')}</button>`,
      onClose: close,
    });
  }

  #openFor(what: string, fields: { title: string; due: string }): void {
    this.#open = what;
    this.#form.start(fields);
    this.#host.focusOn('#milestone-title');
  }

  #close(focus: string): void {
    this.#open = undefined;
    this.#host.focusOn(focus, '.add-milestone');
  }

  #onTick(goal: Goal, milestone: Milestone, done: boolean): void {
    this.#ticked.set(milestone.id, done);
    this.#ticking = this.#ticking.then(() => this.#tickNow(goal.id, milestone.id, done));
    this.#host.requestUpdate();
  }

  async #tickNow(goalId: string, milestoneId: string, done: boolean): Promise<void> {
    const saved = await this.#tick.run({ path: { goalId, milestoneId }, body: { done } });
    // Ticked again meanwhile: the later one decides what is shown.
    if (this.#ticked.get(milestoneId) === done) this.#ticked.delete(milestoneId);
    this.#host.requestUpdate();
    if (!saved) return afterFailure(this.#host, this.#tick);
    this.#host.take(saved.answer);
    const { milestones, progress } = saved.answer;
    const said = { done: doneCount(saved.answer), total: milestones.length, percent: percentWords(progress, this.#host.formats) };
    announce(done ? text('saysDone', said) : text('saysOpen', said));
  }

  async #onAdd(goal: Goal, body: { title: string; due: string | null }): Promise<void> {
    const saved = await this.#add.run({ path: { goalId: goal.id }, body });
    if (!saved) return afterFailure(this.#host, this.#add);
    this.#host.take(saved.answer);
    announce(text('saysAdded'));
    if (saved.answer.milestones.length >= limits.milestones) return this.#close('#milestones-title');
    this.#openFor('new', { title: '', due: '' });
  }

  async #rename(goal: Goal, milestone: Milestone, body: { title: string; due: string | null }): Promise<void> {
    const saved = await this.#edit.run({ path: { goalId: goal.id, milestoneId: milestone.id }, body });
    if (!saved) return afterFailure(this.#host, this.#edit);
    this.#host.take(saved.answer);
    announce(text('saved'));
    this.#close(`[data-milestone="${milestone.id}"] input`);
  }

  async #onRemove(goal: Goal): Promise<void> {
    const milestone = this.#removing;
    this.#removing = undefined;
    this.#host.requestUpdate();
    if (!milestone) return;
    const saved = await this.#remove.run({ path: { goalId: goal.id, milestoneId: milestone.id } });
    if (!saved) return afterFailure(this.#host, this.#remove);
    const at = goal.milestones.findIndex(({ id }) => id === milestone.id);
    const next = saved.answer.milestones[Math.min(at, saved.answer.milestones.length - 1)];
    this.#host.take(saved.answer);
    announce(text('saysRemoved'));
    this.#host.focusOn(next ? `[data-milestone="${next.id}"] input` : '.add-milestone');
  }
}
