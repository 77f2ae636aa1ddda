import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { agendaLimits } from '../../../models/agenda-words.ts';
import { ApiTask } from '../../api/api-task.ts';
import { Draft } from '../../api/draft.ts';
import type { Shape } from '../../api/operation.ts';
import { addAgendaItem, listGoals } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { icon } from '../../parts/icon.ts';
import { goal as goalIcon, plus } from '../../parts/icons.ts';
import { menu } from '../../parts/menu.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import type { AgendaWork } from './agenda-work.ts';
import type { Agenda } from './agenda-words.ts';
import { text } from './agenda.text.ts';

type Goal = Shape<'Goal'>;

/** "Add a topic": what is typed is kept on the server until it is added; a goal that the two share can be put there as it is called. */
export class AddTopic implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #work: AgendaWork;
  readonly #meeting: () => Meeting | undefined;
  readonly #draft: Draft;
  /** Goals that the pair shares; without the right to read them, none. */
  readonly #goals: ApiTask<Goal[], [string | null | undefined]>;
  #meetingId: string | undefined;
  #words = '';
  /** Counts what was added, so that the same words twice are two topics. */
  #added = 0;

  constructor(host: SchedulingHost, work: AgendaWork, meeting: () => Meeting | undefined) {
    this.#host = host;
    this.#work = work;
    this.#meeting = meeting;
    this.#draft = new Draft(host);
    this.#goals = new ApiTask(host, {
      args: () => [this.#meeting()?.matchId],
      load: async (api, [matchId], options) => (matchId == null ? [] : (await api.call(listGoals, { query: { state: 'open' } }, options)).items.filter((one) => one.matchId === matchId && one.visibility !== 'private')),
      refreshOn: ['goal.'],
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const id = this.#meeting()?.id;
    if (id === this.#meetingId) return;
    this.#meetingId = id;
    this.#words = '';
    if (id !== undefined) void this.#bringBack(id);
  }

  render(agenda: Agenda): TemplateResult {
    if (agenda.items.length >= agendaLimits.items) return html`<p class="soft">${text('mostItems')}</p>`;
    return html`<form class="add-topic" novalidate @submit=${this.#onSubmit}>
      <span class="input-with-icon">${icon(plus)}<input
        class="input" id="new-topic" autocomplete="off" dir="auto" aria-label=${text('addTopic')} placeholder=${text('addTopic')} maxlength=${agendaLimits.text}
        .value=${this.#words} @input=${this.#onInput}
      /></span>
      <button class="button" type="submit">${text('add')}</button>
      ${this.#renderGoals(agenda)}
    </form>`;
  }

  #renderGoals({ items }: Agenda): TemplateResult | typeof nothing {
    const goals = this.#goals.value?.filter(({ id }) => items.every(({ goalId }) => goalId !== id)) ?? [];
    if (goals.length === 0) return nothing;
    return menu({ id: 'add-goal', label: text('addGoal'), look: icon(goalIcon), items: goals.map(({ id, title }) => ({ label: title, onChoose: () => void this.#add(title, id) })) });
  }

  readonly #onInput = (event: Event): void => {
    this.#words = (event.target as HTMLInputElement).value;
    this.#draft.keep({ words: this.#words });
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const words = this.#words.trim();
    if (words === '') return this.#host.focusOn('#new-topic');
    void this.#add(words);
  };

  /** Adds it; what does not arrive stays in the field. */
  async #add(words: string, goalId?: string): Promise<void> {
    const meetingId = this.#meetingId;
    if (meetingId === undefined) return;
    const body = { text: words, ...(goalId && { goalId }) };
    const made = await this.#work.do(() => ({ key: `add ${this.#added} ${words}`, call: (api, options) => api.call(addAgendaItem, { path: { meetingId }, body }, options) }));
    if (!made) return;
    this.#added += 1;
    if (goalId === undefined) {
      this.#words = '';
      void this.#draft.discard();
    }
    announce(text('addedOwn'));
    this.#host.focusOn('#new-topic');
  }

  async #bringBack(meetingId: string): Promise<void> {
    const { words = '' } = await this.#draft.open(`agenda-topic:${meetingId}`);
    if (meetingId !== this.#meetingId || this.#words !== '') return;
    this.#words = words;
    this.#host.requestUpdate();
  }
}
