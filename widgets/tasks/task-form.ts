import { html, nothing, type TemplateResult } from 'lit';
import { taskLimits } from '../../models/task-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { Draft } from '../api/draft.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import { addTask, editTask } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { segmented } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type { PairHost, PairPlace } from '../workspace/pair-part.ts';
import { dueChoice, dueSaid, dueTyped, isDay, noDue, type DueTyped } from './due-choice.ts';
import { text } from './tasks.text.ts';

export type Task = Shape<'Task'>;

interface Fields extends DueTyped {
  title: string;
  ownerId: string;
}

interface FormOptions {
  /** What was answered; the form is closed. */
  onSaved: (task: Task, isNew: boolean) => void;
  onClosed: () => void;
  /** Somebody else was faster: what is shown is out of date. */
  onMovedOn: () => Promise<void>;
}

/** The form of a new task, and that of one that is edited; one is open at a time. What is typed for a new one is kept as a draft. */
export class TaskForm {
  readonly #host: PairHost;
  readonly #options: FormOptions;
  readonly #add: ApiAction<CallInput<'addTask'>, Task>;
  readonly #edit: ApiAction<CallInput<'editTask'>, Task>;
  readonly #draft: Draft;
  #fields: Fields = { title: '', ownerId: '', ...noDue };
  #missing = false;
  #unreal = false;
  /** The task that is edited, or "new"; undefined while it is closed. */
  #of: string | undefined;

  constructor(host: PairHost, options: FormOptions) {
    this.#host = host;
    this.#options = options;
    this.#add = new ApiAction(host, (api, input, call) => api.call(addTask, input, call));
    this.#edit = new ApiAction(host, (api, input, call) => api.call(editTask, input, call));
    this.#draft = new Draft(host);
  }

  get isNew(): boolean {
    return this.#of === 'new';
  }

  isOf(taskId: string): boolean {
    return this.#of === taskId;
  }

  async openNew({ matchId }: PairPlace): Promise<void> {
    this.#start('new', { title: '', ownerId: this.#host.me?.person.id ?? '', ...noDue });
    const { title, due, day } = await this.#draft.open(`task-new:${matchId}`);
    if (!this.isNew || this.#fields.title !== '') return;
    this.#fields = { ...this.#fields, title: title ?? '', due: due ?? this.#fields.due, ...(day === undefined ? {} : { by: 'day' as const, day }) };
    this.#host.requestUpdate();
  }

  openEdit(task: Task): void {
    this.#start(task.id, { title: task.title, ownerId: task.owner.id, ...dueTyped(task) });
  }

  close(): void {
    this.#of = undefined;
    this.#add.clear();
    this.#edit.clear();
    this.#options.onClosed();
    this.#host.requestUpdate();
  }

  /** @param task the one that is edited, as it is now; absent for a new one */
  render(place: PairPlace, task?: Task): TemplateResult {
    const { title, ownerId } = this.#fields;
    const at = `task-${place.matchId}`;
    const people = [{ value: this.#host.me?.person.id ?? '', label: text('you') }, { value: place.partner.id, label: firstName(place.partner.name) }];
    const { busy } = task ? this.#edit : this.#add;
    return html`<form class="task-form" novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, place, task)}>
      ${field({ id: `${at}-title`, label: text('title'), error: this.#missing ? text('titleMissing') : undefined }, (control) => html`<input
        class="input" id=${control.id} dir="auto" autocomplete="off" maxlength=${taskLimits.title} aria-describedby=${control.describedBy} aria-invalid=${control.invalid}
        .value=${title} @input=${(event: Event) => this.#change({ title: (event.target as HTMLInputElement).value })}
      />`)}
      ${segmented({ name: `${at}-who`, legend: text('who'), options: people, value: ownerId, onChange: (value) => this.#change({ ownerId: value }) })}
      ${dueChoice({ at, typed: this.#fields, wrong: this.#unreal, onChange: (change) => this.#change(change) })}
      ${this.#renderProblem(place, task)}
      <div class="row">
        <button class="button" type="button" @click=${() => this.close()}>${text('cancel')}</button>
        <button class="button primary" type="submit" aria-busy=${busy ? 'true' : 'false'}>${task ? text('save') : text('saveNew')}</button>
      </div>
    </form>`;
  }

  #renderProblem(place: PairPlace, task: Task | undefined): TemplateResult | typeof nothing {
    const { problem } = task ? this.#edit : this.#add;
    if (!problem) return nothing;
    if (problem.code === 'limit-reached') return banner('warn', text.rich('tooMany'));
    if (problem.code === 'moved-on' && task?.can.includes('edit')) return banner('warn', text.rich('changed', { name: firstName(place.partner.name) }));
    return problemBanner(problem, () => void this.#send(place, task));
  }

  #start(of: string, fields: Fields): void {
    this.#of = of;
    this.#fields = fields;
    this.#missing = this.#unreal = false;
    this.#add.clear();
    this.#edit.clear();
    this.#host.requestUpdate();
  }

  #change(change: Partial<Fields>): void {
    this.#fields = { ...this.#fields, ...change };
    if ('by' in change) this.#unreal = false;
    const { title, by, due, day } = this.#fields;
    if (this.isNew) this.#draft.keep({ title, ...(by === 'date' ? { due } : { day }) });
    this.#host.requestUpdate();
  }

  #onSubmit(event: SubmitEvent, place: PairPlace, task: Task | undefined): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.#missing = this.#fields.title.trim() === '';
    this.#unreal = (form.querySelector<HTMLInputElement>('.task-when .input')?.validity.badInput ?? false) || (this.#fields.by === 'day' && !isDay(this.#fields.day));
    this.#host.requestUpdate();
    if (!this.#missing && !this.#unreal) void this.#send(place, task);
    else void this.#host.updateComplete.then(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }

  async #send(place: PairPlace, task: Task | undefined): Promise<void> {
    const { title, ownerId } = this.#fields;
    const said = { title: title.trim(), ownerId, ...dueSaid(this.#fields, task ? dueTyped(task) : noDue) };
    const done = task
      ? await this.#edit.run({ path: { taskId: task.id }, body: { ...said, version: task.version } })
      : await this.#add.run({ path: { matchId: place.matchId }, body: said });
    if (!done) return this.#failed((task ? this.#edit : this.#add).problem);
    if (!task) void this.#draft.discard();
    this.close();
    this.#options.onSaved(done.answer, !task);
    announce(text(task ? 'saidSaved' : 'saidAdded'));
  }

  /** Where somebody else was faster, the next try is made with what they wrote in sight. */
  async #failed(problem: Problem | undefined): Promise<void> {
    if (!problem) return;
    announce(problemSentence(problem), 'assertive');
    if (problem.code === 'moved-on' || problem.code === 'not-found') await this.#options.onMovedOn();
  }
}
