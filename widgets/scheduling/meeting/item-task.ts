import type { nothing, TemplateResult } from 'lit';
import { makeTaskOfItem } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { firstName } from '../../parts/times.ts';
import { dueSaid, noDue } from '../../tasks/due-choice.ts';
import { TaskForm, taskFormStyles, type TaskTyped } from '../../tasks/task-form.ts';
import { text as tasksText } from '../../tasks/tasks.text.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import type { AgendaWork } from './agenda-work.ts';
import type { Agenda, AgendaItem } from './agenda-words.ts';
import { text } from './agenda.text.ts';

export const styles = taskFormStyles;

/** Each member of a circle has the task: no owner is named then. */
const everybody = '';

interface ItemTaskOptions {
  work: AgendaWork;
  meeting: () => Meeting | undefined;
  /** The form is closed; its item's title is in sight again. */
  onClosed: (itemId: string) => void;
}

/** An item of an agenda on its way to a task: the form of tasks, sent in the order in which the agenda's other deeds are done. */
export class ItemTask {
  readonly #host: SchedulingHost;
  readonly #options: ItemTaskOptions;
  readonly #form: TaskForm;
  #itemId: string | undefined;

  constructor(host: SchedulingHost, options: ItemTaskOptions) {
    this.#host = host;
    this.#options = options;
    this.#form = new TaskForm(host, { close: () => this.close() });
  }

  /** The item whose form is open. */
  get itemId(): string | undefined {
    return this.#itemId;
  }

  /** What somebody wrote is what is to be done; the template's words say nothing of it. */
  open(item: AgendaItem, { owners }: Agenda): void {
    this.#itemId = item.id;
    const ownerId = this.#leadsCircle(owners) ? everybody : (this.#host.me?.person.id ?? '');
    this.#form.open({ title: item.text ?? '', ownerId, ...noDue });
    this.#host.focusOn(`#task-of-${item.id}-title`);
  }

  /** Puts it away without a word, as where something else is opened. */
  leave(): void {
    this.#itemId = undefined;
    this.#form.close();
  }

  close(): void {
    const id = this.#itemId;
    this.leave();
    this.#options.work.clear();
    if (id !== undefined) this.#options.onClosed(id);
  }

  render({ owners }: Agenda): TemplateResult | typeof nothing {
    const me = this.#host.me?.person.id;
    const meeting = this.#options.meeting();
    const circle = this.#leadsCircle(owners) ? meeting?.circle : undefined;
    const mineFirst = [...owners].sort((a, b) => Number(b.id === me) - Number(a.id === me));
    return this.#form.render({
      at: `task-of-${this.#itemId ?? ''}`,
      people: [
        ...(circle ? [{ value: everybody, label: text('everybody', { circle: circle.title }) }] : []),
        ...mineFirst.map(({ id, name }) => ({ value: id, label: id === me ? tasksText('you') : circle ? name : firstName(name) })),
      ],
      save: text('addTask'),
      busy: this.#options.work.busy,
      onSend: (task) => void this.#send(task),
      dayHint: circle ? tasksText('dayHintEach', { first: 1 }) : undefined,
    });
  }

  /** Whoever gives tasks and takes none on leads a circle. */
  #leadsCircle(owners: Agenda['owners']): boolean {
    return owners.every(({ id }) => id !== this.#host.me?.person.id);
  }

  async #send(task: TaskTyped): Promise<void> {
    const itemId = this.#itemId;
    if (itemId === undefined) return;
    const body = { title: task.title.trim(), ...(task.ownerId !== everybody && { ownerId: task.ownerId }), ...dueSaid(task, noDue) };
    const made = await this.#options.work.do(({ meetingId }) => ({ key: `task ${itemId} ${JSON.stringify(body)}`, call: (api, options) => api.call(makeTaskOfItem, { path: { meetingId, itemId }, body }, options) }));
    if (!made) return;
    this.close();
    announce(text('taskOwn'));
  }
}
