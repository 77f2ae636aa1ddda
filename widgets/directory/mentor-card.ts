import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../parts/avatar.ts';
import { icon, type Icon } from '../parts/icon.ts';
import { calendar, check, done, hide, info, star, undo } from '../parts/icons.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { standingOf, type DirectoryHost, type MentorCard, type MentorMark } from './directory-host.ts';
import { text } from './directory.text.ts';
import type { Marking } from './marking.ts';
import { factList, ofReader, places } from './mentor-facts.ts';
import { reasonWords, theirTime } from './mentor-words.ts';
import { text as singlesText } from './singles.text.ts';
import { fitBar } from './fit-bar.ts';
import { reasonsFor, speaksFor } from './reasons.ts';

/** Whom the reader has chosen so far, and choosing somebody. */
export interface CardChoices {
  /** From 1. */
  placeOf(mentorId: string): number | undefined;
  choose(mentor: MentorCard): Promise<void>;
}

/** One mentor in the list: who, why, when, and the way to ask. The name is the link; the card is not. */
export function mentorCard(mentor: MentorCard, host: DirectoryHost, marking: Marking, choices: CardChoices): TemplateResult {
  const { headline, state, mark } = mentor;
  if (mark === 'not-for-me' && !host.filters.mark.includes(mark)) return asideLine(mentor, marking);
  return html`<li class="card mentor ${state === 'open' ? '' : 'resting'}">
    ${avatar(mentor, 56)}
    <div class="mentor-who">
      <div class="group" role="heading" aria-level=${host.headingLevel + 1}>${nameLink(mentor, host)}</div>
      ${headline ? html`<p class="soft" dir="auto">${headline}</p>` : nothing}
    </div>
    <div class="mentor-why">${mentor.fit ? fitBar(mentor.fit) : nothing}${reasonList(mentor, host)}${factList(mentor, host)}${offersSingles(mentor)}</div>
    <div class="mentor-next">${nextSlot(mentor, host)}${places(mentor)}<div class="act">${choice(mentor, host, choices)}${single(mentor, host)}${markButtons(mentor, host, marking)}</div></div>
  </li>`;
}

/** Who is not for the reader folds to a line, as long as the list is not read again. */
function asideLine(mentor: MentorCard, marking: Marking): TemplateResult {
  const { id, name } = mentor;
  return html`<li class="card aside"><p class="soft">${text.rich('aside', { name })}</p>
    <button class="button quiet small" id="undo-${id}" type="button" aria-label=${text('undoAside', { name })} @click=${() => void marking.press(mentor, 'not-for-me')}>${icon(undo, 16)}${text('undo')}</button>
  </li>`;
}

/** For mentees, and for nobody's eyes but theirs. */
function markButtons(mentor: MentorCard, host: DirectoryHost, marking: Marking): TemplateResult | typeof nothing {
  if (standingOf(host) === 'look') return nothing;
  const { name, mark } = mentor;
  const toggle = (own: MentorMark, label: string, shape: Icon) => html`<button class="icon-button mark ${own}" type="button" aria-pressed=${mark === own ? 'true' : 'false'} aria-label=${label} title=${label}
    @click=${() => void marking.press(mentor, own)}>${icon(shape)}</button>`;
  return html`<div class="marks">${toggle('saved', text('save', { name }), star)}${toggle('not-for-me', text('setAside', { name }), hide)}</div>`;
}

/** A link where the page around us has an address for it, else a button that looks like one. */
function nameLink({ id, name }: MentorCard, host: DirectoryHost): TemplateResult {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    host.open(id);
  };
  return host.mentorHref
    ? html`<a class="mentor-name" id="mentor-${id}" href=${host.mentorHref(id)} @click=${open}>${name}</a>`
    : html`<button class="mentor-name" id="mentor-${id}" type="button" @click=${open}>${name}</button>`;
}

function reasonList(mentor: MentorCard, host: DirectoryHost): TemplateResult | typeof nothing {
  const reasons = reasonsFor(mentor);
  if (reasons.length === 0) return nothing;
  return html`<ul class="reasons">
    ${reasons.map((reason) => {
      const forThem = speaksFor(reason);
      return html`<li class=${forThem ? '' : 'to-know'}>${icon(forThem ? check : info, 16)}<span>${reasonWords(reason, mentor, host)}</span></li>`;
    })}
  </ul>`;
}

function nextSlot({ nextSlot: slot, state }: MentorCard, { formats }: DirectoryHost): TemplateResult | typeof nothing {
  if (!slot) return state === 'open' ? html`<p class="meta">${text('noneFree')}</p>` : nothing;
  return html`<div>
    <p class="meta">${text('nextFree')}</p>
    <p class="label">${text('dayTime', { day: formats.day(slot.yours.date), time: formats.clock(slot.yours.from) })}</p>
    <p class="meta">${theirTime(slot, formats)}</p>
  </div>`;
}

/** How the reader's own request to this mentor stands. */
function asked({ choice: own }: NonNullable<MentorCard['request']>, name: string): string {
  if (own === 'queued') return text('queued', { name });
  return own === 'read' ? text('read', { name }) : text('asked', { name });
}

function choice(mentor: MentorCard, host: DirectoryHost, choices: CardChoices): TemplateResult | typeof nothing {
  const { id, state, request, matchId, fit } = mentor;
  const name = firstName(mentor.name);
  if (matchId) return ofReader(host);
  if (request) {
    return html`<div class="already"><p>${icon(done, 16)}<span>${asked(request, name)}</span></p>
      <button class="button small" type="button" @click=${() => host.open(id, { ask: true })}>${text('seeRequest')}</button></div>`;
  }
  if (state !== 'open' || standingOf(host) !== 'ask' || fit?.obstacles.length) return nothing;
  const place = choices.placeOf(id);
  return place === undefined
    ? html`<button class="button ask" type="button" @click=${() => void choices.choose(mentor)}>${text('choose', { name })}</button>`
    : html`<button class="button ask chosen" id="chosen-${id}" type="button" @click=${() => host.open(id, { ask: true })}>${icon(check, 16)}${text('chosen', { place })}</button>`;
}

function offersSingles({ flashMinutes }: MentorCard): TemplateResult | typeof nothing {
  return flashMinutes === null ? nothing : html`<p class="singles">${tag(singlesText('offers'), 'plain', calendar)}</p>`;
}

/** Booking a single session, also with who is full: it takes no place. */
function single({ id, name, flashMinutes, fit }: MentorCard, host: DirectoryHost): TemplateResult | typeof nothing {
  if (flashMinutes === null || standingOf(host) === 'look' || fit?.obstacles.length) return nothing;
  return html`<button class="button quiet small" type="button" aria-label=${singlesText('bookWith', { name })} @click=${() => host.open(id, { flash: true })}>${singlesText('book')}</button>`;
}
