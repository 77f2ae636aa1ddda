import { html, type TemplateResult } from 'lit';
import type { Bounds } from '../../models/setting-words.ts';
import { field } from '../parts/field.ts';
import { text } from './program-mail.text.ts';

/** What one number of a form may be. */
export interface NumberRule {
  readonly bounds: Bounds;
  /** Only its multiples. */
  readonly step?: number;
}

/** What was typed for each number; every one of them is there. */
export type Typed<Name extends string> = Record<Name, string>;

export function typedOf<Name extends string>(values: Record<Name, number>): Typed<Name> {
  return mapped(values, String);
}

/** The numbers that were typed, or the names of those that cannot be so, in the order of the rules. */
export function readNumbers<Name extends string>(typed: Typed<Name>, rules: Readonly<Record<Name, NumberRule>>): { values: Record<Name, number> } | { wrong: Name[] } {
  const wrong = (Object.keys(rules) as Name[]).filter((name) => !isRight(typed[name].trim(), rules[name]));
  return wrong.length > 0 ? { wrong } : { values: mapped(typed, Number) };
}

/** A rule whose number is never more than what is typed for another one. */
export function atMost(rule: NumberRule, typed: string): NumberRule {
  const [least, most] = rule.bounds;
  const other = Number(typed);
  return Number.isInteger(other) && other >= least && other < most ? { ...rule, bounds: [least, other] } : rule;
}

/** One number with its bounds and what is usual. `wrong`: that it cannot be so is to be said. */
export function numberField({ id, label, rule, usual, value, wrong, onInput }: { id: string; label: string; rule: NumberRule; usual: number; value: string; wrong: boolean; onInput: (value: string) => void }): TemplateResult {
  const [least, most] = rule.bounds;
  const { step } = rule;
  const hint = step === undefined ? text('range', { usual, least, most }) : text('rangeSteps', { usual, least, most, step });
  const error = step === undefined ? text('numberWrong', { least, most }) : text('stepsWrong', { least, most, step });
  return field({ id, label, hint, error: wrong ? error : undefined }, (control) => html`<input class="input short" id=${control.id} dir="ltr" inputmode="numeric" autocomplete="off" maxlength="4"
    aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${value} @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)} />`);
}

function isRight(typed: string, { bounds: [least, most], step = 1 }: NumberRule): boolean {
  const number = Number(typed);
  return /^\d{1,4}$/.test(typed) && number >= least && number <= most && number % step === 0;
}

function mapped<Name extends string, From, To>(values: Record<Name, From>, to: (value: From) => To): Record<Name, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value as From)])) as Record<Name, To>;
}
