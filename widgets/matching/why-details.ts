import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallAnswer } from '../api/operation.ts';
import { personLine } from '../parts/avatar.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import { pairToggles } from './pair-toggles.ts';
import { partsBar } from './parts-bar.ts';
import type { RunWishes, Wish } from './run-wishes.ts';
import { changeWords, insteadWords, partWords, rulesInTheWay, shownFit, shownParts, type Reader, type Run, type RunPair } from './run-words.ts';
import { sideBySide } from './side-by-side.ts';

export type Alternatives = CallAnswer<'listRunAlternatives'>;

/** All else the room has. */
export const styles = [dialogStyles];

/** So many other mentors are told of. */
const mostOthers = 8;

/** Over the page. @param title undefined where it is closed */
export function whyDialog({ title, body, onClose }: { title: string | undefined; body: unknown; onClose: () => void }): TemplateResult {
  const open = title !== undefined;
  return dialog({
    id: 'why',
    open,
    wide: true,
    // Read first: with the focus in the field below, a phone would lay its keyboard over what is explained.
    title: html`<span tabindex="-1" ?autofocus=${open}>${title ?? ''}</span>`,
    body,
    actions: html`<button class="button" type="button" @click=${onClose}>${text('close')}</button>`,
    onClose,
  });
}

/** The parts of a pair's score, each with its reason. */
export function whyParts(pair: RunPair, reader: Reader): TemplateResult {
  const { mentee, mentor, score, parts, ranking } = pair;
  const shown = shownParts(pair);
  const row = (name: string, reason: string, at: number) => html`<li><div class="row between"><span class="label">${name}</span><span>${text('points', shown[at]!)}</span></div>${reason === '' ? nothing : html`<p class="soft">${reason}</p>`}</li>`;
  return html`<p class="run-fit"><strong>${text('fit', { fit: shownFit(score) })}</strong>${partsBar(pair)}</p>
    <ul class="why-parts">
      ${parts.map((part, at) => {
        const { name, reason } = partWords(part, { mentee: mentee.name, mentor: mentor.name }, reader);
        return row(name, reason, at);
      })}
      ${ranking ? row(text('ranking'), ranking.place === null ? '' : text('place', { place: ranking.place }), parts.length) : nothing}
    </ul>`;
}

/** Each other mentor, with what they would cost everybody, to be locked or kept apart. */
export function whyOthers({ mentee, pair }: { mentee: RunPair['mentee']; pair: RunPair | undefined }, run: Run, { matched, items }: Alternatives, wishes: RunWishes, reader: Reader): TemplateResult {
  const stands = pair !== undefined && matched.some(({ id }) => id === pair.mentor.id);
  const others = items.filter(({ mentor }) => !(stands && mentor.id === pair.mentor.id)).slice(0, mostOthers);
  return html`${pair && !stands ? html`<p class="soft why-now">${insteadWords({ before: [pair.mentor], after: matched }, reader.formats)}</p>` : nothing}
    <ul class="divided others">${repeat(others, ({ mentor }) => mentor.id, (other) => html`<li>
      <div class="row between">${personLine(other.mentor, text('fit', { fit: shownFit(other.score) }), 32)}
        ${run.can.includes('edit') ? html`<span class="run-acts">${pairToggles(wishes, { mentee, mentor: other.mentor }, wishesFor(other.rules))}</span>` : nothing}</div>
      ${other.chosen ? tag(text('inProposal'), 'ok') : html`<p class="soft">${other.rules.length > 0 ? text('ruleBars', { rules: rulesInTheWay(other, reader) }) : changeWords(other.change)}</p>`}
      ${pair ? sideBySide(pair, other, reader) : nothing}
    </li>`)}</ul>`;
}

/** What may be wished of a pair: a lock stands above a coordinator's own word and the least fit, and above no rule that protects somebody. */
function wishesFor(rules: Alternatives['items'][number]['rules']): readonly Wish[] {
  return rules.every((rule) => rule === 'kept-apart' || rule === 'least-score') ? ['lock', 'apart'] : ['apart'];
}
