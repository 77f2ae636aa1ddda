import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ApiTask } from '../../api/api-task.ts';
import { addAgendaItem, chooseAgendaTemplate, editAgendaItem, markAgendaItem, moveAgendaItem, removeAgendaItem, restoreAgendaItem } from '../../api/operations.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { LazyView } from '../../lazy-view.ts';
import { announce } from '../../parts/announcer.ts';
import { icon } from '../../parts/icon.ts';
import { people as peopleIcon } from '../../parts/icons.ts';
import { menu } from '../../parts/menu.ts';
import { problemBanner } from '../../parts/problem-banner.ts';
import { firstName } from '../../parts/times.ts';
import { Toast } from '../../parts/toast.ts';
import { relativeTime } from '../../text/relative-time.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { withWhom } from '../with-whom.ts';
import { AddTopic } from './add-topic.ts';
import { AgendaWork } from './agenda-work.ts';
import { titleOf, type Agenda, type AgendaItem } from './agenda-words.ts';
import { text } from './agenda.text.ts';
import { draftOf, itemForm, readDraft, type Draft } from './item-form.ts';
import { itemRow } from './item-row.ts';
import type * as TaskModule from './item-task.ts';
import { OnAgenda } from './on-agenda.ts';
import { RunningClock } from './running-clock.ts';

/** The agenda of a meeting, edited together: each thing that a person does is one write; what the others do comes by itself. */
export class AgendaPanel implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #task: ApiTask<Agenda | undefined, [string | undefined]>;
  readonly #meeting: () => Meeting | undefined;
  readonly #work: AgendaWork;
  readonly #add: AddTopic;
  readonly #others: OnAgenda;
  readonly #clock: RunningClock;
  readonly #toast: Toast;
  #draft: Draft | undefined;
  readonly #taskView: LazyView<typeof TaskModule>;
  /** An item that is to become a task. */
  #itemTask: TaskModule.ItemTask | undefined;
  /** Why the form of tasks did not come. */
  #loadProblem: { problem: Problem; again: () => void } | undefined;

  constructor(host: SchedulingHost, task: ApiTask<Agenda | undefined, [string | undefined]>, meeting: () => Meeting | undefined) {
    this.#host = host;
    this.#task = task;
    this.#meeting = meeting;
    this.#work = new AgendaWork(host, task);
    this.#add = new AddTopic(host, this.#work, meeting);
    this.#others = new OnAgenda(host, () => (this.#task.value ? this.#meeting()?.id : undefined));
    this.#clock = new RunningClock(host, () => ({ agenda: this.#task.value, meeting: this.#meeting() }));
    this.#toast = new Toast(host);
    this.#taskView = new LazyView(host, () => import('./item-task.ts'));
    host.addController(this);
  }

  hostUpdate(): void {
    const isThere = this.#draft && this.#task.value?.items.some(({ id }) => id === this.#draft?.itemId);
    if (this.#draft && !isThere && !this.#draft.conflict && this.#task.value) this.#change({ conflict: { by: this.#task.value.lastChange?.by.name ?? '', now: undefined } });
    this.#others.editing = this.#draft?.itemId ?? null;
  }

  render(agenda: Agenda, level: number): TemplateResult {
    const { items, planned, minutes } = agenda;
    const canEdit = agenda.can.includes('edit');
    const running = this.#clock.running;
    const gone = this.#draft && items.every(({ id }) => id !== this.#draft?.itemId) ? this.#draft : undefined;
    return html`<section class="agenda" aria-labelledby="agenda-title">
      <div class="row between">
        <div class="group" role="heading" aria-level=${level} id="agenda-title" tabindex="-1">${text('agenda')}</div>
        <span class="row agenda-end"><span class=${planned > minutes ? 'over-time' : 'soft'}>${text('total', { planned, minutes })}</span>${canEdit ? this.#renderTemplates(agenda) : nothing}</span>
      </div>
      ${planned > minutes ? html`<p class="over-time">${text('tooMuch', { count: planned - minutes })}</p>` : nothing}
      <div class="card">
        ${this.#renderPresence()}
        <ol class="divided agenda-items">
          ${repeat(items, ({ id }) => id, (item, at) => html`<li data-item=${item.id}>${this.#draft?.itemId === item.id
            ? this.#renderForm(this.#draft)
            : this.#itemTask?.itemId === item.id ? this.#itemTask.render(agenda) : itemRow({
                item, isFirst: at === 0, isLast: at === items.length - 1, formats: this.#host.formats, canEdit, canBeTask: agenda.owners.length > 0,
                running: running?.item.id === item.id ? running : undefined,
                writer: this.#others.people.find(({ editing }) => editing === item.id)?.person,
                on: {
                  edit: () => this.#open(item),
                  move: (by) => void this.#move(item, by),
                  mark: (state) => void this.#mark(item, state),
                  task: () => void this.#openTask(item),
                  remove: () => void this.#remove(item),
                  next: () => void this.#next(item),
                },
              })}</li>`)}
        </ol>
        ${gone ? this.#renderForm(gone) : nothing}
        ${this.#work.problem && !this.#draft?.conflict ? problemBanner(this.#work.problem) : nothing}
        ${this.#loadProblem ? problemBanner(this.#loadProblem.problem, this.#loadProblem.again) : nothing}
        ${canEdit ? this.#add.render(agenda) : nothing}
        ${this.#renderWho(agenda, canEdit)}
        ${this.#toast.render()}
      </div>
    </section>`;
  }

  #renderTemplates({ template, templates }: Agenda): TemplateResult {
    const others = templates.filter((one) => one !== template);
    return menu({ id: 'templates', label: text('templateOther'), items: others.map((one) => ({ label: text(`template-${one}`), onChoose: () => void this.#useTemplate(one) })) });
  }

  /** Who else has it open right now, in sight only: whoever comes and goes is no news to be read out. */
  #renderPresence(): TemplateResult | typeof nothing {
    const { people } = this.#others;
    const [only, ...more] = people;
    if (!only) return nothing;
    return html`<p class="presence"><span class="here" aria-hidden="true"></span>${more.length === 0 ? text('isHere', { name: firstName(only.person.name) }) : text('areHere', { count: people.length })}</p>`;
  }

  #renderForm(draft: Draft): TemplateResult {
    return itemForm({
      draft,
      busy: this.#work.busy,
      onChange: (change) => this.#change(change),
      onSave: () => void this.#save(draft.seen.version),
      onClose: () => this.#close(),
      onKeep: (what) => this.#keep(what),
      onAddMine: () => void this.#addMine(),
    });
  }

  #renderWho({ lastChange }: Agenda, canEdit: boolean): TemplateResult {
    const meeting = this.#meeting();
    if (!canEdit) return html`<p class="meta">${text('recordOnly')}</p>`;
    const who = meeting?.circle ? text('circleEdits') : text('pairEdits', { name: meeting ? withWhom(meeting) : '' });
    const isTheirs = lastChange && lastChange.by.id !== this.#host.me?.person.id;
    const about = isTheirs && { name: firstName(lastChange.by.name), when: relativeTime(lastChange.at, this.#host.clock(), this.#host.formats) };
    return html`<p class="meta agenda-who">${icon(peopleIcon, 16)}<span>${who} ${about ? text(lastChange.what === 'added' ? 'lastAdded' : 'lastChange', about) : nothing}</span></p>`;
  }

  /** The form of tasks is loaded when it is wanted. */
  async #openTask(item: AgendaItem): Promise<void> {
    this.#work.clear();
    this.#draft = undefined;
    this.#loadProblem = undefined;
    try {
      const { ItemTask } = await this.#taskView.load();
      this.#itemTask ??= new ItemTask(this.#host, { work: this.#work, meeting: this.#meeting, onClosed: (id) => this.#host.focusOn(titleButton(id)) });
      if (this.#task.value) this.#itemTask.open(item, this.#task.value);
    } catch (error) {
      this.#loadProblem = { problem: asProblem(error), again: () => void this.#openTask(item) };
      this.#host.requestUpdate();
    }
  }

  #open(item: AgendaItem): void {
    this.#work.clear();
    this.#itemTask?.leave();
    this.#draft = draftOf(item);
    this.#host.focusOn('#item-words');
  }

  #change(change: Partial<Draft>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...change };
    this.#host.requestUpdate();
  }

  #close(): void {
    const id = this.#draft?.itemId;
    this.#draft = undefined;
    this.#work.clear();
    this.#host.focusOn(this.#task.value?.items.some((item) => item.id === id) ? titleButton(id) : '#agenda-title');
  }

  /** What a draft says; what keeps it from being saved is told at its field, which has the focus then. */
  #read(draft: Draft): { words: string; minutes: number } | undefined {
    const read = readDraft(draft);
    if (!('faulty' in read)) return read;
    this.#change({ tried: true });
    this.#host.focusOn(`#${read.faulty}`);
    return undefined;
  }

  async #save(version: number): Promise<void> {
    const draft = this.#draft;
    if (!draft) return;
    const read = this.#read(draft);
    if (!read) return;
    const { words, minutes } = read;
    const { itemId, seen } = draft;
    const body = { version, minutes, ...(words === titleOf(seen) ? {} : { text: words }) };
    const made = await this.#work.do(({ meetingId }) => ({
      key: `edit ${itemId} ${JSON.stringify(body)}`,
      call: (api, options) => api.call(editAgendaItem, { path: { meetingId, itemId }, body }, options),
    }), { quiet: ({ code }) => code === 'moved-on' });
    if (made) {
      this.#close();
      announce(text('savedOwn'));
    } else if (this.#work.problem?.code === 'moved-on') this.#meetOther(itemId);
  }

  /** Somebody else was faster: what they wrote stands beside what the reader wrote, and nothing of either is lost. */
  #meetOther(itemId: string): void {
    const agenda = this.#task.value;
    const now = agenda?.items.find(({ id }) => id === itemId);
    const by = agenda?.lastChange?.by.name ?? '';
    this.#change({ conflict: { by, now } });
    const about = { name: firstName(by), theirs: now ? titleOf(now) : '' };
    announce(now ? text('changedWhile', about) : text('goneWhile', about), 'assertive');
  }

  #keep(what: 'theirs' | 'mine' | 'both'): void {
    const { conflict, words } = this.#draft ?? {};
    if (!conflict?.now) return;
    if (what === 'theirs') return this.#close();
    const seen = conflict.now;
    this.#change({ conflict: undefined, seen, ...(what === 'both' && { words: `${titleOf(seen)} / ${words ?? ''}` }) });
    this.#work.clear();
    if (what === 'mine') void this.#save(seen.version);
    else this.#host.focusOn('#item-words');
  }

  async #addMine(): Promise<void> {
    const draft = this.#draft;
    if (!draft || draft.words.trim() === '') return this.#close();
    const read = this.#read(draft);
    if (!read) return;
    const body = { text: read.words, minutes: read.minutes };
    const made = await this.#work.do(({ meetingId }) => ({ key: `add ${JSON.stringify(body)}`, call: (api, options) => api.call(addAgendaItem, { path: { meetingId }, body }, options) }));
    if (!made) return;
    this.#close();
    announce(text('addedOwn'));
  }

  /** Moves it one place, from wherever it is by then; its title keeps the focus. */
  async #move({ id: itemId }: AgendaItem, by: -1 | 1): Promise<void> {
    const made = await this.#work.do(({ meetingId, items }) => {
      const at = items.findIndex(({ id }) => id === itemId);
      const to = at + by;
      if (at === -1 || to < 0 || to >= items.length) return undefined;
      const before = items[by === -1 ? to : to + 1]?.id ?? null;
      return { key: `move ${itemId} ${before ?? ''}`, call: (api, options) => api.call(moveAgendaItem, { path: { meetingId, itemId }, body: { before } }, options) };
    });
    this.#host.focusOn(titleButton(itemId));
    if (made) announce(text('movedOwn', { place: made.items.findIndex(({ id }) => id === itemId) + 1 }));
  }

  async #mark({ id: itemId }: AgendaItem, state: AgendaItem['state']): Promise<Agenda | undefined> {
    const made = await this.#work.do(({ meetingId }) => ({ key: `mark ${itemId} ${state}`, call: (api, options) => api.call(markAgendaItem, { path: { meetingId, itemId }, body: { state } }, options) }));
    if (made) announce(text(`${state}Own`));
    return made;
  }

  /** What runs is done; the next one runs, and has the focus. */
  async #next(item: AgendaItem): Promise<void> {
    const made = await this.#mark(item, 'done');
    if (!made) return;
    const next = made.items.find(({ state }) => state === 'open');
    announce(next ? text('nextSaid', { title: titleOf(next) }) : text('allSaid'));
    this.#host.focusOn(next ? `[data-item="${next.id}"] .next-item` : '#agenda-title');
  }

  async #remove(item: AgendaItem): Promise<void> {
    const { id: itemId, version } = item;
    const at = this.#task.value?.items.findIndex(({ id }) => id === itemId) ?? -1;
    const made = await this.#work.do(({ meetingId }) => ({ key: `remove ${itemId} ${version}`, call: (api, options) => api.call(removeAgendaItem, { path: { meetingId, itemId }, body: { version } }, options) }));
    if (!made) return;
    this.#toast.show(text('removedOwn'), () => void this.#restore(itemId));
    const next = made.items[Math.min(at, made.items.length - 1)];
    this.#host.focusOn(next ? titleButton(next.id) : '#new-topic');
  }

  async #restore(itemId: string): Promise<void> {
    await this.#work.do(({ meetingId }) => ({ key: `restore ${itemId}`, call: (api, options) => api.call(restoreAgendaItem, { path: { meetingId, itemId } }, options) }));
    this.#host.focusOn(titleButton(itemId));
  }

  async #useTemplate(template: Agenda['template']): Promise<void> {
    const made = await this.#work.do(({ meetingId }) => ({ key: `template ${template}`, call: (api, options) => api.call(chooseAgendaTemplate, { path: { meetingId }, body: { template } }, options) }));
    if (made) announce(text('templateOwn'));
  }
}

function titleButton(itemId = ''): string {
  return `[data-item="${itemId}"] .item-title`;
}
