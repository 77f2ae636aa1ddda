import { css, html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../parts/avatar.ts';
import { icon } from '../parts/icon.ts';
import { calendar, clock, left, lock, message, note as noteShape, right, seat as seatShape } from '../parts/icons.ts';
import { menu, type MenuItem } from '../parts/menu.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import type { Seat, TopicGap } from './board-host.ts';
import { text } from './board.text.ts';
import { knownFrom, lastContact, nameOf, needOf, whatComes } from './seat-words.ts';

interface SeatCard {
  level: number;
  /** YYYY-MM-DD on the reader's clock. */
  today: string;
  formats: Formats;
  /** Where the reader finds somebody for it; absent where nothing leads there. */
  findHref: string | undefined;
  place: { first: boolean; last: boolean };
  /** A note of the contact is on its way. */
  busy: boolean;
  onEdit: () => void;
  onMove: (to: 'earlier' | 'later') => void;
  onPutAside: () => void;
  onSpoke: () => void;
}

/** One seat: what it is for, who sits there, when the two last spoke, and what comes. */
export function seatCard(seat: Seat, card: SeatCard): TemplateResult {
  const need = needOf(seat);
  return html`<article class="card seat ${seat.member ? '' : 'gap'}" data-seat=${seat.id} aria-labelledby="need-${seat.id}">
    <div class="seat-head">
      <div class="label need" role="heading" aria-level=${card.level} id="need-${seat.id}"><bdi>${need}</bdi></div>
      ${menu({ id: `more-${seat.id}`, label: text('seatMenu', { need }), items: menuOf(card) })}
    </div>
    ${seat.member ? filled(seat, seat.member, card) : html`<p class="row soft">${icon(seatShape)}<span>${text('nobody')}</span></p>`}
    ${seat.note ? html`<p class="seat-note soft">${icon(noteShape, 16)}<span dir="auto">${seat.note}</span></p>` : nothing}
    ${seat.earlier.length > 0 ? html`<p class="meta">${text('before', { names: card.formats.list(seat.earlier.map(({ name }) => nameOf(name))) })}</p>` : nothing}
    ${seat.member ? spoke(seat.member.name, card) : whoCould(need, card)}
  </article>`;
}

function menuOf({ place, onEdit, onMove, onPutAside }: SeatCard): MenuItem[] {
  return [
    { label: text('edit'), onChoose: onEdit },
    ...(place.first ? [] : [{ label: text('earlier'), icon: left, onChoose: () => onMove('earlier') }]),
    ...(place.last ? [] : [{ label: text('later'), icon: right, onChoose: () => onMove('later') }]),
    { label: text('putAside'), onChoose: onPutAside },
  ];
}

function filled(seat: Seat, member: NonNullable<Seat['member']>, { today, formats }: SeatCard): TemplateResult {
  const { due } = seat.contact;
  const comes = whatComes(seat, formats);
  return html`<div class="sitter">
      ${avatar({ id: member.personId ?? seat.id, name: member.name }, 48)}
      <div><p class="group"><bdi>${nameOf(member.name)}</bdi></p><p class="soft">${knownFrom(member)}</p></div>
    </div>
    <ul class="facts">
      ${due ? html`<li>${tag(text('due'), 'warn', clock)}</li>` : nothing}
      <li class="soft">${icon(message, 16)}<span>${lastContact(seat, today, formats)}</span></li>
      ${comes === undefined ? nothing : html`<li class="soft">${icon(calendar, 16)}<span>${comes}</span></li>`}
    </ul>`;
}

/** With somebody who left there is nobody to speak to. */
function spoke(name: string | null, { busy, onSpoke }: SeatCard): TemplateResult | typeof nothing {
  if (name === null) return nothing;
  return html`<div class="seat-do"><button class="button small spoke" type="button" aria-busy=${busy ? 'true' : 'false'} aria-label=${text('spokeWith', { name: firstName(name) })} @click=${onSpoke}>${text('spoke')}</button></div>`;
}

function whoCould(need: string, { findHref, onEdit }: SeatCard): TemplateResult {
  return html`<div class="row seat-do">
    <button class="button small" type="button" aria-label=${text('chooseFor', { need })} @click=${onEdit}>${text('choose')}</button>
    ${findLink(need, findHref)}
  </div>`;
}

/** A topic that the reader looks for and that nobody is there for. */
export function gapCard({ program, topic }: TopicGap, { level, findHref, onAdd }: { level: number; findHref: string | undefined; onAdd: () => void }): TemplateResult {
  const id = `gap-${program.id}-${topic.key}`;
  return html`<article class="card seat gap" aria-labelledby=${id}>
    <div class="label need" role="heading" aria-level=${level} id=${id}><bdi>${topic.label}</bdi></div>
    <p class="soft">${text('gapWords', { program: program.title })}</p>
    <div class="row seat-do">
      <button class="button small add-for-topic" type="button" aria-label=${text('gapAddFor', { need: topic.label })} @click=${onAdd}>${text('gapAdd')}</button>
      ${findLink(topic.label, findHref)}
    </div>
  </article>`;
}

function findLink(need: string, href: string | undefined): TemplateResult | typeof nothing {
  return href ? html`<a class="button quiet small" href=${href} aria-label=${text('findFor', { need })}>${text('find')}</a>` : nothing;
}

/** Under the title: nobody else reads any of it. */
export function onlyYou(words: string): TemplateResult {
  return html`<p class="who">${icon(lock, 16)}<span>${words}</span></p>`;
}

export const seatCardStyles = css`
  .seat {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
    padding: 16px;
  }
  .seat.gap {
    border-style: dashed;
    border-color: var(--_line-2);
    background: none;
  }
  .seat-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 24px;
  }
  .seat-head .menu {
    margin-block: -8px;
    margin-inline-end: -8px;
  }
  .need {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    color: var(--_accent-ink);
  }
  .sitter {
    display: flex;
    gap: 12px;
    align-items: center;
  }
  .sitter > :last-child {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .facts {
    display: grid;
    gap: 6px;
  }
  .facts > li,
  .seat-note {
    display: flex;
    gap: 8px;
  }
  .facts .icon,
  .seat-note > .icon {
    margin-block-start: 2px;
  }
  .facts .tag .icon {
    margin: 2px 0;
  }
  .seat-note > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .seat-do {
    margin-block-start: auto;
    padding-block-start: 4px;
  }
  @media (forced-colors: active) {
    .seat.gap {
      border-color: CanvasText;
    }
  }
`;
