import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { matchingObjectives, type MatchingObjective } from '../../models/vocabulary.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './matching.text.ts';
import { averageFit, shownFit, type Run } from './run-words.ts';

export interface ScenariosOptions {
  /** The one that is chosen, also while it is still being solved. */
  shown: MatchingObjective;
  disabled: boolean;
  formats: Formats;
  onShow: (objective: MatchingObjective) => void;
}

const figures = ['matched', 'unmatched', 'firstChoice', 'first', 'lowestFit', 'average', 'swaps'] as const;
type Figures = Readonly<Record<(typeof figures)[number], string>>;

/** What each aim would come to; another one is a press, or an arrow, away. */
export function scenariosTable(run: Run, { shown, disabled, formats, onShow }: ScenariosOptions): TemplateResult {
  const order = matchingObjectives.flatMap((objective) => run.scenarios.filter((one) => one.objective === objective));
  // A program whose people have asked for nobody themselves has nothing to say here.
  const told = figures.filter((key) => key !== 'firstChoice' || run.scenarios.some(({ choices }) => choices !== null && choices.asked > 0));
  return html`<div class="card scenarios"><table role="table" aria-label=${text('aim')}>
    <thead><tr role="row"><th scope="col" role="columnheader">${text('aim')}</th>${told.map((key) => html`<th scope="col" role="columnheader" class="figure">${text(key)}</th>`)}<td role="cell"></td></tr></thead>
    <tbody>${order.map((one) => {
      const { objective } = one;
      const figure = figuresOf(one, formats);
      return html`<tr role="row" class=${objective === shown ? 'chosen' : ''}>
        <th scope="row" role="rowheader"><label class="check"><input type="radio" name="scenario" .value=${objective} .checked=${live(objective === shown)} ?disabled=${disabled} @change=${() => onShow(objective)} /><span>${text(objective)}</span></label></th>
        ${told.map((key) => html`<td role="cell" class="figure"><span class="of" aria-hidden="true">${text(key)}</span><span class="told">${figure[key]}</span></td>`)}
        <td role="cell" class="soft">${objective === run.objective ? text('shown') : nothing}</td>
      </tr>`;
    })}</tbody>
  </table></div>`;
}

function figuresOf(scenario: Run['scenarios'][number], formats: Formats): Figures {
  const { matched, unmatched, ranks, choices, lowest, blocking } = scenario;
  return {
    matched: formats.number(matched), unmatched: formats.number(unmatched), first: formats.number(ranks.first),
    firstChoice: choices === null ? '–' : text('ofAsked', { first: choices.first, asked: choices.asked }),
    lowestFit: lowest === null ? '–' : formats.number(shownFit(lowest)), average: averageFit(scenario, formats), swaps: formats.number(blocking),
  };
}
