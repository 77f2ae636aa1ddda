import { html, nothing, type TemplateResult } from 'lit';
import { usualDeliveries } from '../../models/notification-words.ts';
import { ApiTask } from '../api/api-task.ts';
import { previewReminders, readReminderRules, setReminderRules } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { isClosed, programIdOf } from '../app/page-top.ts';
import { checkbox, radios } from '../parts/choice.ts';
import { field, fieldError } from '../parts/field.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './program-mail.text.ts';
import { fieldsOf, readFields, usualQuiet, type ReminderField, type ReminderFields, type ReminderRules } from './reminders-fields.ts';
import { Setting } from './setting.ts';

type Preview = Shape<'ReminderPreview'>;
/** What decides who gets a reminder. */
type Asked = NonNullable<CallInput<'previewReminders'>['body']>;

/** When people are reminded of meetings and how often they may be nudged, with who would get one next by what is typed. */
export class RemindersForm {
  readonly #app: AppHost;
  readonly #rules: Setting<ReminderRules, ReminderRules, ReminderFields, ReminderField>;
  readonly #preview: ApiTask<Preview | undefined, [string, string]>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#rules = new Setting(app, {
      read: (api, programId, options) => api.call(readReminderRules, { path: { programId } }, options),
      save: (api, programId, body, options) => api.call(setReminderRules, { path: { programId }, body }, options),
      fieldsOf,
      readFields,
    });
    this.#preview = new ApiTask(app, {
      args: () => [programIdOf(app), JSON.stringify(askedOf(this.#rules.leftBody))],
      load: async (api, [programId, asked], options) => (asked === 'null' || isClosed(app) ? undefined : api.call(previewReminders, { path: { programId }, body: JSON.parse(asked) as Asked }, options)),
      refreshOn: ['meeting.'],
    });
  }

  leave(): void {
    this.#rules.leave();
  }

  render(): TemplateResult {
    return this.#rules.render('reminders-title', text('reminders'), (fields) => html`
      ${this.#renderNumbers('reminder-hours', text('hours'), text('hoursHint'), text('hoursWrong'), fields.hours, (hours) => this.#rules.change({ hours }))}
      ${this.#renderNumbers('most-nudges', text('nudges'), text('nudgesHint'), text('nudgesWrong'), fields.nudges, (nudges) => this.#rules.change({ nudges }))}
      ${this.#renderDelivery(fields)} ${this.#renderQuiet(fields)}
      ${isClosed(this.#app) ? nothing : html`<div class="comes-to" aria-live="polite">
        <p class="label">${text('who')}</p>
        ${this.#preview.render({ pending: () => skeletonLines('most', 'half'), complete: (preview) => (preview ? this.#renderPreview(preview) : nothing) })}
      </div>`}`);
  }

  #renderNumbers(id: ReminderField, label: string, hint: string, wrong: string, value: string, onInput: (value: string) => void): TemplateResult {
    return field({ id, label, hint, error: this.#rules.errorOf(id, wrong) }, (control) => html`<input class="input short" id=${control.id} dir="ltr" inputmode="numeric" autocomplete="off" maxlength="40"
      aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${value} @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)} @change=${this.#rules.settle} />`);
  }

  #renderDelivery({ delivery }: ReminderFields): TemplateResult {
    return html`<div>
      ${radios({ name: 'usual-delivery', legend: text('delivery'), value: delivery, options: usualDeliveries.map((value) => ({ value, label: text(value) })), onChange: (value) => this.#rules.change({ delivery: value }) })}
      <p class="hint">${text('usually', { usual: text(usualDeliveries[0]) })} ${text('deliveryHint')}</p>
    </div>`;
  }

  #renderQuiet({ isQuiet, from, to }: ReminderFields): TemplateResult {
    const { formats } = this.#app;
    const error = this.#rules.errorOf('quiet-from', text('quietWrong'));
    const time = (at: 'from' | 'to', value: string) => field({ id: `quiet-${at}`, label: at === 'from' ? text('quietFrom') : text('quietTo') }, (control) => html`<input class="input" id=${control.id} type="time"
      aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'quiet-error' : nothing} .value=${value} @input=${(event: Event) => this.#rules.change({ [at]: (event.target as HTMLInputElement).value })} />`);
    return html`<div class="stack">
      <div>${checkbox({ label: text('quiet'), checked: isQuiet, onChange: (on) => this.#rules.change({ isQuiet: on }) })}
        <p class="hint">${text('quietHint', { from: formats.clock(usualQuiet.from), to: formats.clock(usualQuiet.to) })}</p></div>
      ${isQuiet ? html`<div class="row quiet-hours">${time('from', from)} ${time('to', to)}</div>${fieldError('quiet', error)}` : nothing}
    </div>`;
  }

  #renderPreview({ people, atOnce, next, nudged, overCap }: Preview): TemplateResult {
    return html`
      <p>${people === 0 ? text('nobody') : text('reminded', { count: people })} ${atOnce > 0 ? text('atOnce', { count: atOnce }) : nothing}</p>
      ${next.length > 0 ? html`<ul class="reminded">${next.map((one) => html`<li>${this.#renderNext(one)}</li>`)}</ul>` : nothing}
      <p class="soft">${text('notCounted')}</p>
      ${nudged > 0 ? html`<p>${text('nudged', { count: nudged })} ${overCap > 0 ? text('overCap', { count: overCap }) : nothing}</p>` : nothing}`;
  }

  #renderNext({ at, hours, people }: Preview['next'][number]): unknown {
    const { formats, clock } = this.#app;
    const when = new Date(at) <= clock() ? text('now') : `${formats.dayOf(at)}, ${formats.time(at)}`;
    return text.rich('nextOne', { count: hours, when, names: html`<bdi class="label">${formats.list(people.map(({ name }) => name))}</bdi>` });
  }
}

function askedOf(rules: ReminderRules | undefined): Asked | null {
  return rules ? { meetingHours: rules.meetingHours, nudgesAWeek: rules.nudgesAWeek } : null;
}
