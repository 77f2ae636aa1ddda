import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import { radios } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import { plus } from '../parts/icons.ts';
import { visibilityIcons } from '../parts/tag.ts';
import { visibilitiesFor } from './goal-facts.ts';
import type { FieldProblems, GoalFields } from './goal-fields.ts';
import { sightWords } from './goal-words.ts';
import { text } from './goals.text.ts';

/** What the fields of a goal's form read and change. */
export interface FieldHolder {
  fields: GoalFields;
  problems: FieldProblems;
  today: string;
  change: (change: Partial<GoalFields>) => void;
  focusOn: (selector: string) => void;
}

const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;

export function titleField({ fields, problems, change }: FieldHolder): TemplateResult {
  return field({ id: 'goal-title-field', label: text('goalTitle'), hint: text('goalTitleHint'), error: problems.title && text('titleMissing') }, (control) => html`<input class="input" id=${control.id}
    maxlength=${limits.goalTitle} autocomplete="off" aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.title} @input=${(event: InputEvent) => change({ title: valueOf(event) })} />`);
}

export function howField({ fields, change }: FieldHolder): TemplateResult {
  return field({ id: 'goal-how', label: text('howWillIKnow'), hint: text('howHint'), optional: true }, (control) => html`<textarea class="input" rows="2" id=${control.id}
    maxlength=${limits.howWillIKnow} aria-describedby=${control.describedBy} .value=${fields.how} @input=${(event: InputEvent) => change({ how: valueOf(event) })}></textarea>`);
}

export function dueField({ fields, problems, change }: FieldHolder): TemplateResult {
  const error = problems.due === 'past' ? text('duePast') : problems.due ? text('dueUnreal') : undefined;
  return html`<div class="short">${field({ id: 'goal-due', label: text('dueLabel'), optional: true, error }, (control) => html`<input class="input" type="date" id=${control.id}
    aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.due} @input=${(event: InputEvent) => change({ due: valueOf(event) })} />`)}</div>`;
}

/** Why a day that has passed moves. */
export function reasonField({ fields, problems, change }: FieldHolder): TemplateResult {
  return field({ id: 'goal-reason', label: text('reason'), hint: text('reasonHint'), error: problems.reason && text('reasonMissing') }, (control) => html`<input class="input" id=${control.id}
    maxlength=${limits.reason} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.reason} @input=${(event: InputEvent) => change({ reason: valueOf(event) })} />`);
}

export function firstMilestones({ fields: { milestones }, change, focusOn }: FieldHolder): TemplateResult {
  const set = (at: number, title: string) => change({ milestones: milestones.with(at, title) });
  const another = () => {
    change({ milestones: [...milestones, ''] });
    focusOn(`#first-milestone-${milestones.length}`);
  };
  return html`<fieldset class="field first-milestones" aria-describedby="first-milestones-hint">
    <legend>${text('firstMilestones')}</legend>
    <p class="hint" id="first-milestones-hint">${text('firstMilestonesHint')}</p>
    ${milestones.map((title, at) => html`<input class="input" id="first-milestone-${at}" aria-label=${text('milestoneNumber', { number: at + 1 })} placeholder=${text('milestoneNumber', { number: at + 1 })}
      maxlength=${limits.milestoneTitle} autocomplete="off" .value=${title} @input=${(event: InputEvent) => set(at, valueOf(event))} />`)}
    ${milestones.length < limits.milestones ? html`<div><button class="button quiet small" type="button" @click=${another}>${icon(plus, 16)}${text('another')}</button></div>` : nothing}
  </fieldset>`;
}

/** Where the reader has several matches: which one the goal belongs to. */
export function matchField({ fields, change }: FieldHolder, matches: readonly Shape<'Match'>[]): TemplateResult {
  return field({ id: 'goal-match', label: text('withWhom') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => change({ match: valueOf(event) })}>
    <option value="" ?selected=${fields.match === ''}>${text('withNobody')}</option>
    ${matches.map(({ id, partner }) => html`<option value=${id} ?selected=${fields.match === id}>${partner?.name}</option>`)}
  </select>`);
}

/**
 * @param partner first name of the one that "match" would mean; null where there is none
 * @param waits the owner has no match yet: "match" means the first one
 */
export function sightField({ fields, change }: FieldHolder, partner: string | null, waits: boolean): TemplateResult {
  const options = visibilitiesFor(partner !== null || waits).map((value) => ({ value, label: html`<span class="sight-option">${icon(visibilityIcons[value], 16)}${sightWords(value, partner, waits)}</span>` }));
  return radios({ name: 'visibility', legend: text('whoSees'), options, value: fields.visibility, onChange: (visibility) => change({ visibility }) });
}
