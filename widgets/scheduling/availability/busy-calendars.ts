import { css, html, nothing, type TemplateResult } from 'lit';
import { busyCalendarLimits, type CalendarFault } from '../../../models/busy-calendar-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import type { Shape } from '../../api/operation.ts';
import { addBusyCalendar, checkBusyCalendar, listBusyCalendars, removeBusyCalendar } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { dialog } from '../../parts/dialog.ts';
import { field } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import { alert, plus } from '../../parts/icons.ts';
import { problemBanner } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { tag } from '../../parts/tag.ts';
import { relativeTime } from '../../text/relative-time.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './busy-calendars.text.ts';

type BusyCalendar = Shape<'BusyCalendar'>;

const faultWords: Readonly<Record<CalendarFault, Parameters<typeof text>[0]>> = {
  address: 'noServer', network: 'noServer', time: 'noServer', redirect: 'redirect', gone: 'gone', answer: 'serverFault', size: 'tooLarge', 'too-much': 'tooLarge', 'not-a-calendar': 'noCalendar', sealed: 'again',
};

/** "Busy times from your calendar": which ones, how each stands, and a way to add and remove one. */
export class BusyCalendars {
  readonly #host: SchedulingHost;
  readonly #list: ApiTask<readonly BusyCalendar[]>;
  readonly #add: ApiAction<{ address: string; name?: string }, BusyCalendar>;
  readonly #check: ApiAction<string, BusyCalendar>;
  readonly #remove: ApiAction<string, unknown>;
  #address = '';
  #name = '';
  #adding = false;
  /** The fault of the address is told after a first try. */
  #missing = false;
  #removing: BusyCalendar | undefined;

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#list = new ApiTask<readonly BusyCalendar[]>(host, { load: async (api, _args, options) => (await api.call(listBusyCalendars, {}, options)).items, refreshOn: ['busy-calendar.'] });
    this.#add = new ApiAction(host, (api, body, options) => api.call(addBusyCalendar, { body }, options));
    this.#check = new ApiAction(host, (api, calendarId, options) => api.call(checkBusyCalendar, { path: { calendarId } }, options));
    this.#remove = new ApiAction(host, (api, calendarId, options) => api.call(removeBusyCalendar, { path: { calendarId } }, options));
  }

  render(): TemplateResult {
    return html`<section>
      <div class="group part-head" role="heading" aria-level=${this.#host.headingLevel + 1} tabindex="-1" id="busy-calendars">${text('title')}</div>
      <p class="soft">${text('hint')}</p>
      ${this.#list.render({
        pending: () => skeletonLines('full', 'half'),
        complete: (calendars) => html`
          ${calendars.length === 0 ? nothing : html`<ul class="divided">${calendars.map((one) => this.#renderOne(one))}</ul>`}
          ${this.#check.problem ? problemBanner(this.#check.problem, () => void this.#check.retry()) : nothing}
          ${calendars.length === 0 || this.#adding ? this.#renderForm() : this.#renderAnother(calendars.length)}`,
      })}
      ${this.#renderQuestion()}
    </section>`;
  }

  #renderOne(calendar: BusyCalendar): TemplateResult {
    const words = nameOf(calendar);
    return html`<li class="busy-calendar">
      <span class="label" dir="auto">${words}${calendar.failure ? html` ${tag(text('unreachable'), 'warn', alert)}` : nothing}</span>
      <span class="row">
        <button class="button quiet small" type="button" aria-label=${`${text('check')}: ${words}`} @click=${() => void this.#onCheck(calendar)}>${text('check')}</button>
        <button class="button quiet small" type="button" aria-label=${text('removeName', { name: words })} @click=${() => this.#ask(calendar)}>${text('remove')}</button>
      </span>
      <span class="soft how">${this.#how(calendar)}</span>
    </li>`;
  }

  #how({ readAt, blocks, failure }: BusyCalendar): string {
    const { formats, clock } = this.#host;
    if (failure === null) return readAt === null ? text('waiting') : text('checked', { ago: relativeTime(readAt, clock(), formats), count: blocks });
    const worked = readAt === null ? text('neverWorked') : text('lastWorked', { ago: relativeTime(readAt, clock(), formats) });
    return `${text(faultWords[failure.fault] as 'noServer')} ${worked}`;
  }

  #renderAnother(count: number): TemplateResult {
    if (count >= busyCalendarLimits.most) return html`<p class="soft">${text('full')}</p>`;
    return html`<button class="button small add-calendar" type="button" @click=${this.#open}>${icon(plus, 16)}${text('addAnother')}</button>`;
  }

  #renderForm(): TemplateResult {
    return html`<form class="busy-form" novalidate @submit=${this.#onAdd}>
      ${field({ id: 'calendar-address', label: text('address'), hint: text('addressHint'), error: this.#fault }, (control) => html`<input
        class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid}
        inputmode="url" autocomplete="off" spellcheck="false" dir="ltr" maxlength=${busyCalendarLimits.address} .value=${this.#address}
        @input=${(event: Event) => (this.#address = (event.target as HTMLInputElement).value)}
      />`)}
      ${field({ id: 'calendar-name', label: text('name'), optional: true }, (control) => html`<input
        class="input" id=${control.id} dir="auto" autocomplete="off" maxlength=${busyCalendarLimits.name} .value=${this.#name}
        @input=${(event: Event) => (this.#name = (event.target as HTMLInputElement).value)}
      />`)}
      ${this.#add.problem && !this.#fault ? problemBanner(this.#add.problem, () => void this.#send()) : nothing}
      <button class="button" type="submit" ?disabled=${this.#add.busy}>${text('add')}</button>
    </form>`;
  }

  get #fault(): string | undefined {
    if (this.#missing) return text('addressMissing');
    switch (this.#add.problem?.code) {
      case 'body-invalid': return text('addressMissing');
      case 'calendar-known': return text('known');
      case 'limit-reached': return text('full');
      default: return undefined;
    }
  }

  #renderQuestion(): TemplateResult {
    const calendar = this.#removing;
    return dialog({
      id: 'calendar-remove',
      open: calendar !== undefined,
      title: text('removeAsk', { name: calendar ? nameOf(calendar) : '' }),
      body: html`<p>${text('removeWords')}</p>${this.#remove.problem ? problemBanner(this.#remove.problem, () => void this.#onRemove()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${() => this.#ask(undefined)}>${text('keep')}</button>
        <button class="button danger" type="button" ?disabled=${this.#remove.busy} @click=${() => void this.#onRemove()}>${text('remove')}</button>`,
      onClose: () => this.#ask(undefined),
    });
  }

  readonly #open = (): void => {
    this.#adding = true;
    this.#host.focusOn('#calendar-address');
    this.#host.requestUpdate();
  };

  #ask(calendar: BusyCalendar | undefined): void {
    this.#removing = calendar;
    this.#host.requestUpdate();
  }

  readonly #onAdd = (event: Event): void => {
    event.preventDefault();
    this.#missing = !/^(https?|webcals?):\/\/\S+$/i.test(this.#address.trim());
    this.#host.requestUpdate();
    if (this.#missing) this.#host.focusOn('#calendar-address');
    else void this.#send();
  };

  async #send(): Promise<void> {
    const name = this.#name.trim();
    const done = await this.#add.run({ address: this.#address.trim(), ...(name === '' ? {} : { name }) });
    if (!done) return void (this.#fault && this.#host.focusOn('#calendar-address'));
    this.#address = this.#name = '';
    this.#adding = false;
    this.#list.set([...(this.#list.value ?? []).filter(({ id }) => id !== done.answer.id), done.answer]);
    announce(text('added'));
    this.#host.focusOn('#busy-calendars');
  }

  async #onCheck(calendar: BusyCalendar): Promise<void> {
    if (await this.#check.run(calendar.id)) announce(text('waiting'));
  }

  async #onRemove(): Promise<void> {
    const calendar = this.#removing;
    if (!calendar || !(await this.#remove.run(calendar.id))) return;
    this.#list.set((this.#list.value ?? []).filter(({ id }) => id !== calendar.id));
    this.#ask(undefined);
    announce(text('removed'));
    this.#host.focusOn('#busy-calendars');
  }
}

function nameOf({ name, host }: BusyCalendar): string {
  return name ?? host;
}

export const busyCalendarsStyles = css`
  .add-calendar {
    justify-self: start;
  }
  .busy-calendar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    padding-block: 12px;
  }
  .busy-calendar > .label {
    overflow-wrap: anywhere;
  }
  .busy-calendar > .how {
    flex-basis: 100%;
  }
  .busy-form {
    display: grid;
    gap: 16px;
    justify-items: start;
    margin-block-start: 12px;
  }
  .busy-form > * {
    inline-size: 100%;
  }
  .busy-form > .button {
    inline-size: auto;
  }
`;
