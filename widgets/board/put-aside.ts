import { css, html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../text/formats.ts';
import { icon } from '../parts/icon.ts';
import { down } from '../parts/icons.ts';
import type { Seat } from './board-host.ts';
import { text } from './board.text.ts';
import { nameOf, needOf } from './seat-words.ts';

interface PutAside {
  formats: Formats;
  onBringBack: (seat: Seat) => void;
  onDelete: (seat: Seat) => void;
}

/** Seats that were put aside, with who sat there, behind one line; nothing where there are none. */
export function putAside(seats: readonly Seat[], { formats, onBringBack, onDelete }: PutAside): TemplateResult | typeof nothing {
  if (seats.length === 0) return nothing;
  return html`<details class="aside">
    <summary class="label">${text('aside', { count: seats.length })}${icon(down, 16)}</summary>
    <ul class="divided">
      ${seats.map((seat) => html`<li class="row between" data-aside=${seat.id}>
        <div class="aside-words">
          <p class="label"><bdi>${needOf(seat)}</bdi></p>
          <p class="soft">${sitters(seat, formats)}</p>
          ${seat.archivedOn === null ? nothing : html`<p class="meta">${text('asideOn', { day: formats.day(seat.archivedOn, 'year') })}</p>`}
        </div>
        <div class="row">
          <button class="button small back" type="button" aria-label=${text('bringBackNamed', { need: needOf(seat) })} @click=${() => onBringBack(seat)}>${text('bringBack')}</button>
          <button class="button small danger" type="button" aria-label=${text('deleteNamed', { need: needOf(seat) })} @click=${() => onDelete(seat)}>${text('delete')}</button>
        </div>
      </li>`)}
    </ul>
  </details>`;
}

function sitters({ member, earlier }: Seat, formats: Formats): string {
  const names = [...(member ? [nameOf(member.name)] : []), ...earlier.map(({ name }) => nameOf(name))];
  return names.length === 0 ? text('nobody') : formats.list(names);
}

export const putAsideStyles = css`
  .aside > summary {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: fit-content;
    min-block-size: 40px;
    cursor: pointer;
    list-style: none;
  }
  .aside > summary::-webkit-details-marker {
    display: none;
  }
  .aside[open] > summary > .icon {
    transform: rotate(180deg);
  }
  .aside > ul > li {
    padding-block: 12px;
  }
  .aside-words {
    flex: 1 1 200px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
