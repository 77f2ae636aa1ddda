import { html, type TemplateResult } from 'lit';
import { neverMoreThan, settingBounds } from '../../models/setting-words.ts';
import { cadences, goalVisibilities, type Cadence, type GoalVisibility } from '../../models/vocabulary.ts';
import { readProgramLimits, setProgramLimits } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { radios } from '../parts/choice.ts';
import { atMost, numberField, readNumbers, typedOf, type NumberRule, type Typed } from './number-fields.ts';
import { text } from './program-mail.text.ts';
import { Setting } from './setting.ts';

type Limits = Shape<'ProgramLimits'>;
type Body = NonNullable<CallInput<'setProgramLimits'>['body']>;

const { match, capacity, circle, externalPeople } = settingBounds;
const bounds = { ...match, ...capacity, ...circle, ...externalPeople };
type Name = keyof typeof bounds;
type Id = `limits-${Name}`;
interface Fields {
  numbers: Typed<Name>;
  cadence: Cadence;
  visibility: GoalVisibility;
}

/** Weeks, capacities, sizes of circles: what a program allows, and what it gives who has not chosen. */
export class LimitsForm {
  readonly #limits: Setting<Limits, Body, Fields, Id>;

  constructor(app: AppHost) {
    this.#limits = new Setting(app, {
      read: (api, programId, options) => api.call(readProgramLimits, { path: { programId } }, options),
      save: (api, programId, body, options) => api.call(setProgramLimits, { path: { programId }, body }, options),
      loading: () => text('limitsLoading'),
      fieldsOf: (value) => ({ numbers: typedOf(flat(value)), cadence: value.match.cadence, visibility: value.goals.visibility }),
      readFields: ({ numbers, cadence, visibility }) => {
        const read = readNumbers(numbers, rulesOf(numbers));
        return 'wrong' in read ? { wrong: read.wrong.map((name) => `limits-${name}` as const) } : { body: nested(read.values, cadence, visibility) };
      },
    });
  }

  leave(): void {
    this.#limits.leave();
  }

  render(): TemplateResult {
    return this.#limits.render('limits-title', text('allLimits'), (fields, { usual }) => {
      const [numbers, rules] = [flat(usual), rulesOf(fields.numbers)];
      const one = (name: Name) => numberField({
        id: `limits-${name}`, label: labelOf(name), rule: rules[name], usual: numbers[name], value: fields.numbers[name], wrong: this.#limits.isWrong(`limits-${name}`),
        onInput: (value) => this.#limits.change({ numbers: { ...fields.numbers, [name]: value } }),
      });
      const part = (title: 'matches' | 'atATime' | 'goals' | 'circles' | 'outside', content: unknown) => html`<div class="stack" role="group" aria-labelledby="limits-of-${title}">
        <p class="group" id="limits-of-${title}">${text(title)}</p>${content}
      </div>`;
      return html`
        ${part('matches', html`${one('weeks')} ${this.#renderCadence(fields, usual)}`)}
        ${part('atATime', (['mentor', 'mentorMost', 'mentee', 'menteeMost'] as const).map(one))}
        ${part('circles', html`<div class="numbers">${(['from', 'to', 'warnAbove', 'stopAbove'] as const).map(one)}</div>${one('mostLed')} ${one('mostJoined')}`)}
        ${part('goals', this.#renderVisibility(fields, usual))}
        ${part('outside', html`${one('linkDays')} ${one('keptDays')}`)}`;
    });
  }

  #renderCadence({ cadence }: Fields, usual: Body): TemplateResult {
    return html`<div>
      ${radios({ name: 'limits-cadence', legend: text('cadence'), value: cadence, options: cadences.map((value) => ({ value, label: text(value) })), onChange: (value) => this.#limits.change({ cadence: value }) })}
      <p class="hint">${text('usually', { usual: text(usual.match.cadence) })}</p>
    </div>`;
  }

  #renderVisibility({ visibility }: Fields, usual: Body): TemplateResult {
    return html`<div>
      ${radios({ name: 'limits-visibility', legend: text('visibility'), value: visibility, options: goalVisibilities.map((value) => ({ value, label: text(value) })), onChange: (value) => this.#limits.change({ visibility: value }) })}
      <p class="hint">${text('usually', { usual: text(usual.goals.visibility) })}</p>
    </div>`;
  }
}

function labelOf(name: Name): string {
  if (name === 'from') return text('sizeFrom');
  return name === 'to' ? text('sizeTo') : text(name);
}

/** What each number may be beside the others. */
function rulesOf(typed: Typed<Name>): Record<Name, NumberRule> {
  const rules = Object.fromEntries(Object.entries(bounds).map(([name, of]) => [name, { bounds: of }])) as Record<Name, NumberRule>;
  for (const [less, more] of [...neverMoreThan.capacity, ...neverMoreThan.circle]) rules[less] = atMost(rules[less], typed[more]);
  return rules;
}

function flat({ match: { weeks }, capacity: people, circle: sizes, externalPeople: outside }: Body): Record<Name, number> {
  return { weeks, ...people, ...sizes, ...outside };
}

function nested({ weeks, mentor, mentorMost, mentee, menteeMost, linkDays, keptDays, ...sizes }: Record<Name, number>, cadence: Cadence, visibility: GoalVisibility): Body {
  return { match: { weeks, cadence }, capacity: { mentor, mentorMost, mentee, menteeMost }, circle: sizes, goals: { visibility }, externalPeople: { linkDays, keptDays } };
}
