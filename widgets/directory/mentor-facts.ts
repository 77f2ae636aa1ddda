import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Icon } from '../parts/icon.ts';
import { clock, done, globe, inbox, message, pause, seat } from '../parts/icons.ts';
import type { DirectoryHost, MentorCard } from './directory-host.ts';
import { text } from './directory.text.ts';
import { activity, answering, languageList } from './mentor-words.ts';

/** Place and its clock, languages, when they were last here. */
export function factList(mentor: MentorCard, { formats }: DirectoryHost): TemplateResult {
  const { zone, localTime, languages } = mentor;
  const answers = answering(mentor);
  const fact = (shape: Icon, words: string) => html`<li>${icon(shape, 16)}<span>${words}</span></li>`;
  return html`<ul class="facts">
    ${zone && localTime ? fact(globe, text('placeNow', { place: formats.place(zone), time: formats.clock(localTime) })) : nothing}
    ${languages.length > 0 ? fact(message, languageList(languages, formats)) : nothing}
    ${answers ? fact(inbox, answers) : nothing}
    ${fact(clock, activity(mentor))}
  </ul>`;
}

/** Of a mentor whom the reader has: that they do, and the way to what the two do together. */
export function ofReader({ partnersHref }: Pick<DirectoryHost, 'partnersHref'>): TemplateResult {
  return html`<div class="already"><p>${icon(done, 16)}${partnersHref ? html`<a href=${partnersHref}>${text('yours')}</a>` : html`<span>${text('yours')}</span>`}</p></div>`;
}

/** How many places are free; or why there is none. */
export function places({ state, placesFree, capacity }: MentorCard): TemplateResult {
  if (state === 'open') return html`<p class="places">${icon(seat, 16)}<span>${text.rich('placesFree', { free: placesFree, count: capacity })}</span></p>`;
  return html`<p class="places">${icon(state === 'paused' ? pause : seat, 16)}<span>${text(state)}</span></p>`;
}
