import { nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { Draft } from '../api/draft.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import { addCircleTask, addTask, editTask } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type { PairHost, PairPlace } from '../workspace/pair-part.ts';
import { dueSaid, dueTyped, noDue } from './due-choice.ts';
import { TaskForm, type TaskTyped } from './task-form.ts';
import { text } from './tasks.text.ts';

export type Task = Shape<'Task'>;

interface WritingOptions {
  /** What was answered; the form is closed. */
  onSaved: (task: Task, isNew: boolean) => void;
  onClosed: () => void;
  /** Somebody else was faster: what is shown is out of date. */
  onMovedOn: () => Promise<void>;
}

/** A new task of the two, or one that is edited; one is open at a time. What is typed for a new one is kept as a draft. */
export class TaskWriting {
  readonly #host: PairHost;
  readonly #options: WritingOptions;
  readonly #add: ApiAction<{ place: PairPlace; body: CallInput<'addTask'>['body'] }, Task>;
  readonly #edit: ApiAction<CallInput<'editTask'>, Task>;
  readonly #draft: Draft;
  readonly #form: TaskForm;
  /** The task that is edited, or "new"; undefined while it is closed. */
  #of: string | undefined;

  constructor(host: PairHost, options: WritingOptions) {
    this.#host = host;
    this.#options = options;
    this.#add = new ApiAction(host, (api, { place: { id, circle }, body }, call) => (circle ? api.call(addCircleTask, { path: { circleId: id }, body }, call) : api.call(addTask, { path: { matchId: id }, body }, call)));
    this.#edit = new ApiAction(host, (api, input, call) => api.call(editTask, input, call));
    this.#draft = new Draft(host);
    this.#form = new TaskForm(host, { typed: (task) => this.#keep(task), close: () => this.close() });
  }

  get isNew(): boolean {
    return this.#of === 'new';
  }

  isOf(taskId: string): boolean {
    return this.#of === taskId;
  }

  async openNew(place: PairPlace): Promise<void> {
    this.#start('new', { title: '', ownerId: this.#people(place)[0]?.value ?? '', ...noDue });
    const { title, due, day } = await this.#draft.open(`task-new:${place.id}`);
    const { typed } = this.#form;
    if (!this.isNew || !typed || typed.title !== '') return;
    this.#form.open({ ...typed, title: title ?? '', due: due ?? typed.due, ...(day === undefined ? {} : { by: 'day' as const, day }) });
  }

  openEdit(task: Task): void {
    this.#start(task.id, { title: task.title, ownerId: task.owner.id, ...dueTyped(task) });
  }

  close(): void {
    this.#of = undefined;
    this.#form.close();
    this.#add.clear();
    this.#edit.clear();
    this.#options.onClosed();
  }

  /** @param task the one that is edited, as it is now; absent for a new one */
  render(place: PairPlace, task?: Task): TemplateResult | typeof nothing {
    return this.#form.render({
      at: `task-${place.id}`,
      people: this.#people(place, task),
      dayHint: place.circle && !place.partner ? text('dayHintEach', { first: 1 }) : undefined,
      save: task ? text('save') : text('saveNew'),
      busy: (task ? this.#edit : this.#add).busy,
      problem: this.#renderProblem(place, task),
      onSend: (typed) => void this.#send(typed, place, task),
    });
  }

  /** Whose it can be, the reader first: one of the two that it is between, or by whoever leads a circle a member. */
  #people(place: PairPlace, task?: Task): { value: string; label: string }[] {
    const other = task?.partner ?? place.partner;
    if (!other) return (place.owners ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return [{ value: this.#host.me?.person.id ?? '', label: text('you') }, { value: other.id, label: firstName(other.name) }];
  }

  #renderProblem(place: PairPlace, task: Task | undefined): TemplateResult | typeof nothing {
    const { problem } = task ? this.#edit : this.#add;
    if (!problem) return nothing;
    if (problem.code === 'limit-reached') return banner('warn', text.rich('tooMany'));
    if (problem.code === 'moved-on' && task?.can.includes('edit')) return banner('warn', text.rich('changed', { name: firstName(task.partner.name) }));
    const { typed } = this.#form;
    return problemBanner(problem, typed && (() => void this.#send(typed, place, task)));
  }

  #start(of: string, typed: TaskTyped): void {
    this.#of = of;
    this.#form.open(typed);
    this.#add.clear();
    this.#edit.clear();
  }

  #keep({ title, by, due, day }: TaskTyped): void {
    if (this.isNew) this.#draft.keep({ title, ...(by === 'date' ? { due } : { day }) });
  }

  async #send(typed: TaskTyped, place: PairPlace, task: Task | undefined): Promise<void> {
    const said = { title: typed.title.trim(), ownerId: typed.ownerId, ...dueSaid(typed, task ? dueTyped(task) : noDue) };
    const done = task
      ? await this.#edit.run({ path: { taskId: task.id }, body: { ...said, version: task.version } })
      : await this.#add.run({ place, body: said });
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
