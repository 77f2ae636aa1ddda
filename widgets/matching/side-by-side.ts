import { html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import { text } from './matching.text.ts';
import { partWords, shownFit, shownParts, type Reader, type RunPair } from './run-words.ts';

type Scored = Pick<RunPair, 'mentee' | 'mentor' | 'score' | 'parts' | 'ranking'>;

/** Somebody else for the mentee of a pair, beside whom the run gives them: part by part, the points and what speaks for them. */
export function sideBySide(pair: RunPair, other: Shape<'RunAlternative'>, reader: Reader): TemplateResult | typeof nothing {
  if (other.parts.length === 0) return nothing;
  const both: readonly Scored[] = [pair, { ...other, mentee: pair.mentee }];
  const told = both.map((one) => ({ reasons: reasonsOf(one, reader), shown: shownParts(one) }));
  const names = [...pair.parts.map((part) => partWords(part, namesOf(pair), reader).name), ...(pair.ranking ? [text('ranking')] : [])];
  return html`<details class="compare"><summary class="label">${text('sideBySide', { mentor: pair.mentor.name })}</summary>
    <table class="side-by-side">
      <thead><tr><td></td>${both.map(({ mentor }) => html`<th scope="col" dir="auto">${mentor.name}</th>`)}</tr></thead>
      <tbody>
        ${names.map((name, at) => html`<tr><th scope="row">${name}</th>${told.map(({ shown, reasons }) => html`<td>${text('points', shown[at]!)}${reasons[at] ? html`<span class="meta">${reasons[at]}</span>` : nothing}</td>`)}</tr>`)}
        <tr><th scope="row">${text('columnFit')}</th>${both.map(({ score }) => html`<td><strong>${text('fit', { fit: shownFit(score) })}</strong></td>`)}</tr>
      </tbody>
    </table></details>`;
}

function namesOf({ mentee, mentor }: Pick<Scored, 'mentee' | 'mentor'>): { mentee: string; mentor: string } {
  return { mentee: mentee.name, mentor: mentor.name };
}

/** What speaks for each part, and the place in the mentee's own choice last. */
function reasonsOf(one: Scored, reader: Reader): string[] {
  return [...one.parts.map((part) => partWords(part, namesOf(one), reader).reason), one.ranking?.place ? text('place', { place: one.ranking.place }) : ''];
}
