import { html, nothing, type TemplateResult } from 'lit';
import { settingBounds } from '../../models/setting-words.ts';
import { gridMinutes } from '../../models/vocabulary.ts';
import { readMeetingRules, setMeetingRules } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { numberField, readNumbers, typedOf, type NumberRule, type Typed } from './number-fields.ts';
import { text } from './program-mail.text.ts';
import { Setting } from './setting.ts';

type Rules = Shape<'MeetingRules'>;
type Body = NonNullable<CallInput<'setMeetingRules'>['body']>;

const agendaParts = ['checkIn', 'progress', 'goal', 'reality', 'options', 'will', 'nextDate'] as const;
const names = ['minutes', 'heldAfterHours', 'contestDays', ...agendaParts, 'longMinutes', 'longAdds'] as const;
type Name = (typeof names)[number];
type Id = `meetings-${Name}`;

const bounds = { ...settingBounds.meetings, ...settingBounds.agenda };
const rules = Object.fromEntries(names.map((name) => [name, { bounds: bounds[name], ...(name === 'minutes' ? { step: gridMinutes } : {}) }])) as Record<Name, NumberRule>;

/** How long meetings are, when they count as held, and how their agenda shares out the time. */
export class MeetingsForm {
  readonly #rules: Setting<Rules, Body, Typed<Name>, Id>;

  constructor(app: AppHost) {
    this.#rules = new Setting(app, {
      read: (api, programId, options) => api.call(readMeetingRules, { path: { programId } }, options),
      save: (api, programId, body, options) => api.call(setMeetingRules, { path: { programId }, body }, options),
      fieldsOf: (value) => typedOf(flat(value)),
      readFields: (typed) => {
        const read = readNumbers(typed, rules);
        return 'wrong' in read ? { wrong: read.wrong.map((name) => `meetings-${name}` as const) } : { body: nested(read.values) };
      },
    });
  }

  leave(): void {
    this.#rules.leave();
  }

  render(): TemplateResult {
    return this.#rules.render('meetings-title', text('meetings'), (typed, { usual }) => {
      const numbers = flat(usual);
      const one = (name: Name) => numberField({
        id: `meetings-${name}`, label: text(name), rule: rules[name], usual: numbers[name], value: typed[name], wrong: this.#rules.isWrong(`meetings-${name}`),
        onInput: (value) => this.#rules.change({ [name]: value }),
      });
      return html`${one('minutes')} ${one('heldAfterHours')} ${one('contestDays')}
        <div class="stack" role="group" aria-labelledby="agenda-minutes">
          <p class="label" id="agenda-minutes">${text('agenda')}</p>
          <div class="numbers">${agendaParts.map(one)}</div>
          ${one('longMinutes')} ${one('longAdds')}
        </div>
        <div class="comes-to">${this.#renderSum()}<p class="soft">${text('meetingsStay')}</p></div>`;
    });
  }

  #renderSum(): TemplateResult | typeof nothing {
    const agenda = this.#rules.body?.agenda;
    if (!agenda) return nothing;
    const minutes = agendaParts.reduce((sum, part) => sum + agenda[part], 0);
    return html`<p>${text('agendaSum', { minutes, long: minutes + 3 * agenda.longAdds })}</p>`;
  }
}

function flat({ minutes, longMinutes, heldAfterHours, contestDays, agenda }: Body): Record<Name, number> {
  return { minutes, heldAfterHours, contestDays, ...agenda, longMinutes };
}

function nested({ minutes, longMinutes, heldAfterHours, contestDays, ...agenda }: Record<Name, number>): Body {
  return { minutes, longMinutes, heldAfterHours, contestDays, agenda };
}
