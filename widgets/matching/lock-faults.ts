import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../text/formats.ts';
import { text } from './matching.text.ts';
import { ruleList } from './rule-words.ts';
import { pairList, type Run } from './run-words.ts';

/** Two people whose lock cannot stand, or of whom a wish was not kept, and why. */
export type LockFault = Pick<Run['dropped'][number], 'mentee' | 'mentor' | 'why' | 'rules'>;

/** "Ana and Ben: Ben has no place left." */
export function faultWords({ mentee, mentor, why, rules }: LockFault, formats: Formats): string {
  return text(`fault.${why}`, { pair: pairList([{ mentee, mentor }], formats), mentee: mentee.name, mentor: mentor.name, rules: ruleList(rules, formats) });
}

/** So many are read at once; more are behind a press. */
const mostOpen = 5;

/** Which wishes of the run before a run could not keep, and why. */
export function droppedWishes({ dropped }: Run, formats: Formats): TemplateResult | typeof nothing {
  if (dropped.length === 0) return nothing;
  return html`<details class="card" id="dropped" ?open=${dropped.length <= mostOpen}><summary class="label">${text('dropped', { count: dropped.length })}</summary>
    <ul class="soft">${dropped.map((one) => html`<li dir="auto">${text(one.wish)}: ${faultWords(one, formats)}</li>`)}</ul></details>`;
}
