import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { completeTask, listCircleTasks, listTasks, removeTask, reopenTask } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { clock, plus } from '../parts/icons.ts';
import { menu, menuStyles } from '../parts/menu.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { text as circleText } from '../workspace/circle.text.ts';
import { type MakePairPart, type PairHost, type PairPart, type PairPlace } from '../workspace/pair-part.ts';
import { taskFormStyles } from './task-form.ts';
import { TaskWriting, type Task } from './task-writing.ts';
import { tasksStyles } from './tasks-part.styles.ts';
import { text } from './tasks.text.ts';

export const styles = [avatarStyles, dialogStyles, iconStyles, menuStyles, tagStyles, taskFormStyles, tasksStyles];

export const makePairPart: MakePairPart = (host, place) => new TasksPart(host, place);

/** A page's tasks, and whose. */
interface Tasks {
  of: string | undefined;
  items: readonly Task[];
}

/** What the two have said they will do: each ticks off their own, both add, change and remove. Of a circle each is between its mentor and a member. */
class TasksPart implements PairPart {
  readonly #host: PairHost;
  readonly #tasks: ApiTask<Tasks, [id: string | undefined, ofCircle: boolean]>;
  readonly #tick: ApiAction<{ task: Task; done: boolean }, Task>;
  readonly #remove: ApiAction<string, void>;
  readonly #writing: TaskWriting;
  readonly #place: () => PairPlace | undefined;
  #removing: Task | undefined;

  constructor(host: PairHost, place: () => PairPlace | undefined) {
    this.#host = host;
    this.#place = place;
    this.#tasks = new ApiTask<Tasks, [id: string | undefined, ofCircle: boolean]>(host, {
      args: () => [place()?.id, place()?.circle !== undefined],
      load: async (api, [id, ofCircle], options) => {
        if (id === undefined) return { of: undefined, items: [] };
        return { of: id, items: (await (ofCircle ? api.call(listCircleTasks, { path: { circleId: id } }, options) : api.call(listTasks, { path: { matchId: id } }, options))).items };
      },
      refreshOn: ['task.', 'match.'],
      says: { loading: () => text('loading'), changed: (before, after) => (same(before.items, after.items) ? undefined : saysChange(place())) },
    });
    this.#tick = new ApiAction(host, (api, { task: { id }, done }, options) => api.call(done ? completeTask : reopenTask, { path: { taskId: id } }, options));
    this.#remove = new ApiAction(host, (api, taskId, options) => api.call(removeTask, { path: { taskId } }, options));
    this.#writing = new TaskWriting(host, { onSaved: (task) => this.#take(task), onClosed: () => this.#focus('add'), onMovedOn: () => this.#tasks.refresh() });
  }

  render(place: PairPlace, level: number): TemplateResult {
    const tasks = this.#tasks.value?.of === place.id ? this.#tasks.value.items : undefined;
    const open = tasks?.filter(({ done }) => !done).length;
    return html`<section class="tasks" data-tasks=${place.id} aria-labelledby="tasks-${place.id}">
      <div class="row between">
        <div class="group" role="heading" aria-level=${level} id="tasks-${place.id}" tabindex="-1">${text('tasks')}</div>
        ${open ? html`<span class="soft">${text('open', { count: open })}</span>` : nothing}
      </div>
      ${this.#tasks.render({ pending: () => skeletonLines('most', 'full', 'half'), complete: () => this.#renderTasks(place, tasks ?? []) })}
      ${this.#renderDialog(place)}
    </section>`;
  }

  #renderTasks(place: PairPlace, items: readonly Task[]): TemplateResult {
    const { problem } = this.#tick;
    const goesOn = items.every(({ can }) => can.includes('remove')) && (!place.circle || (place.owners?.length ?? 0) > 0);
    return html`${items.length === 0 && !this.#writing.isNew ? html`<p class="soft">${text('none')}</p>` : nothing}
      ${items.length > 0 ? html`<ul class="divided">${repeat(items, ({ id }) => id, (task) => html`<li>${this.#writing.isOf(task.id) ? this.#writing.render(place, task) : this.#renderTask(place, task)}</li>`)}</ul>` : nothing}
      ${problem ? problemBanner(problem, () => void this.#tick.retry()) : nothing}
      ${this.#writing.isNew ? this.#writing.render(place) : goesOn ? html`<button class="button small" type="button" data-focus="add" @click=${() => void this.#openNew(place)}>${icon(plus, 16)}${text('add')}</button>` : nothing}
      <p class="meta">${place.partner ? text('onlyTwo', { name: firstName(place.partner.name) }) : circleText('onlyEach')}</p>`;
  }

  #renderTask(place: PairPlace, task: Task): TemplateResult {
    const { title, owner, partner, can, done } = task;
    // Whoever leads a circle may owe several members something.
    const withOne = !place.partner && owner.id !== partner.id ? circleText('withOne', { name: firstName(partner.name) }) : undefined;
    return html`<div class="task ${done ? 'done' : ''}">
      <label class="check">
        <input type="checkbox" .checked=${live(done !== null)} ?disabled=${!can.includes('tick')} aria-label=${text('of', { title: withOne ? `${title}, ${withOne}` : title, name: owner.name })} @change=${(event: Event) => void this.#onTick(task, (event.target as HTMLInputElement).checked)} />
        <span aria-hidden="true"><span dir="auto">${title}</span>${withOne ? html`<span class="meta"> · ${withOne}</span>` : nothing}</span>
      </label>
      ${this.#renderDue(task)} ${avatar(owner, 24)}
      ${can.includes('remove')
        ? menu({
          id: `task-menu-${task.id}`,
          label: text('moreOn', { title }),
          items: [
            ...(can.includes('edit') ? [{ label: text('edit'), onChoose: () => this.#openEdit(place, task) }] : []),
            { label: text('remove'), danger: true, onChoose: () => this.#ask(task) },
          ],
        })
        : html`<span></span>`}
    </div>`;
  }

  /** Near and overdue days are said in words and by a tag; a day that is far by itself. */
  #renderDue({ due, dueDay, done, urgency }: Task): TemplateResult {
    const { formats } = this.#host;
    if (done) return html`<span class="task-due soft">${text('doneOn', { date: formats.dayOf(done.at, 'due') })}</span>`;
    if (due === null) return html`<span></span>`;
    const date = formats.day(due, urgency === null ? 'due' : 'short');
    const words = urgency === 'overdue' ? text('overdue', { date }) : dueDay === null ? date : text('day', { number: dueDay, date });
    return urgency === null ? html`<span class="task-due soft">${words}</span>` : html`<span class="task-due">${tag(words, 'warn', clock)}</span>`;
  }

  #renderDialog(place: PairPlace): TemplateResult {
    const { problem, busy } = this.#remove;
    return dialog({
      id: `remove-task-${place.id}`,
      open: this.#removing !== undefined,
      title: text('removeTitle', { title: this.#removing?.title ?? '' }),
      body: html`<p>${text('removeWords', { name: firstName(this.#removing?.partner.name ?? null) })}</p>${problem ? problemBanner(problem, () => void this.#onRemove()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('keep')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#onRemove()}>${text('remove')}</button>`,
      onClose: this.#close,
    });
  }

  async #openNew(place: PairPlace): Promise<void> {
    void this.#writing.openNew(place);
    await this.#host.updateComplete;
    this.#input(place)?.focus();
  }

  #openEdit(place: PairPlace, task: Task): void {
    this.#writing.openEdit(task);
    void this.#host.updateComplete.then(() => this.#input(place)?.focus());
  }

  #input({ id }: PairPlace): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(`#task-${id}-title`);
  }

  #focus(what: string): void {
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(`.tasks [data-focus=${what}]`)?.focus());
  }

  #ask(task: Task): void {
    this.#removing = task;
    this.#remove.clear();
  }

  readonly #close = (): void => {
    this.#removing = undefined;
    this.#host.requestUpdate();
  };

  async #onTick(task: Task, done: boolean): Promise<void> {
    const made = await this.#tick.run({ task, done });
    if (!made) {
      if (this.#tick.problem) announce(problemSentence(this.#tick.problem), 'assertive');
      this.#host.requestUpdate();
      return;
    }
    this.#take(made.answer);
    const count = this.#tasks.value?.items.filter((one) => !one.done).length ?? 0;
    announce(text(done ? 'saidDone' : 'saidOpen', { count }));
  }

  async #onRemove(): Promise<void> {
    const task = this.#removing;
    if (!task) return;
    if (!(await this.#remove.run(task.id)) && this.#remove.problem?.code !== 'not-found') return;
    this.#close();
    this.#set((items) => items.filter(({ id }) => id !== task.id));
    announce(text('saidRemoved'));
    this.#focus('add');
  }

  /** As it stands now, until the list is read again in its order. */
  #take(task: Task): void {
    this.#set((tasks) => (tasks.some(({ id }) => id === task.id) ? tasks.map((one) => (one.id === task.id ? task : one)) : [...tasks.filter(({ done }) => !done), task, ...tasks.filter(({ done }) => done)]));
  }

  #set(change: (items: readonly Task[]) => readonly Task[]): void {
    const { of = this.#place()?.id, items = [] } = this.#tasks.value ?? {};
    this.#tasks.set({ of, items: change(items) });
  }
}

/** Of two it was the other one; so it was of a circle's, for a member. */
function saysChange(place: PairPlace | undefined): string {
  return place?.circle && !place.partner ? circleText('saidTasks') : text('saidChanged', { name: firstName(place?.partner?.name ?? null) });
}

/** The same tasks as they were, in whatever order: what the reader did is there already when it comes back. */
function same(before: readonly Task[], after: readonly Task[]): boolean {
  const inOrder = (tasks: readonly Task[]) => JSON.stringify(tasks.toSorted((a, b) => a.id.localeCompare(b.id)));
  return inOrder(before) === inOrder(after);
}
