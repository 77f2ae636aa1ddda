import { css, html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import type { Formats } from '../text/formats.ts';
import { tileWords } from '../text/tile-words.ts';
import { avatar, type Face } from './avatar.ts';
import { text } from './parts.text.ts';

/** A stretch of time on the reader's clock and on the other one's, as the server counts them. */
export type Span = Shape<'Span'>;

interface BothTimesOptions {
  when: Span;
  me: Face;
  /** Absent where there is no single other clock. */
  other?: Face;
  formats: Formats;
  /** "17:00 to 17:45" instead of the start alone. */
  withEnd?: boolean;
}

/** Yours first, then the other one's, each with whose it is and where. The date is said where the two clocks are on different days. */
export function bothTimes({ when, me, other, formats, withEnd = false }: BothTimesOptions): TemplateResult {
  const row = (face: Face, at: Shape<'LocalSpan'>, whose: string) => html`<li>
    ${avatar(face, 24)}
    <span class="group">${formats.clock(at.from)}${withEnd ? html`–${formats.clock(at.to)}` : nothing}</span>
    <span class="soft">${whose}${at.date === when.yours.date ? nothing : html`, ${formats.day(at.date)}`}</span>
  </li>`;
  return html`<ul class="both-times">
    ${row(me, when.yours, text('yourTimeIn', { place: formats.place(when.yours.zone) }))}
    ${other ? row(other, when.theirs, text('theirTimeIn', { name: firstName(other.name), place: formats.place(when.theirs.zone) })) : nothing}
  </ul>`;
}

interface SlotOptions {
  when: Span;
  /** First name of the other one; absent where there is no other clock to show. */
  other: string | undefined;
  formats: Formats;
  chosen: boolean;
  /** Somebody was faster: struck, and not focusable any more. */
  taken?: boolean;
  /** What is special about it, a few words that are part of its name. */
  note?: string | undefined;
  /** -1 for all but one slot of a group that the arrow keys walk (roving tabindex). */
  tabindex?: 0 | -1;
  onChoose: () => void;
}

/**
 * A time to choose: a real button with a full name, "Thu, 29 Oct 2026, 17:00 your time, 21:00 Ben's time, free". Where the other one has
 * another date by then, it stands before their time.
 */
export function slotButton({ when, other, formats, chosen, taken = false, note, tabindex = 0, onChoose }: SlotOptions): TemplateResult {
  const yours = formats.clock(when.yours.from);
  const theirs = (style: 'short' | 'weekday') => (when.theirs.date === when.yours.date ? '' : `${formats.day(when.theirs.date, style)} `) + formats.clock(when.theirs.from);
  if (taken) return html`<span class="slot taken"><s>${yours}</s><span>${text('justTaken')}</span></span>`;
  const day = formats.day(when.yours.date, 'dated');
  const name = other === undefined ? `${day} ${yours}` : text('slotName', { day, yours, theirs: theirs('short'), name: other });
  return html`<button class="slot" type="button" aria-pressed=${chosen ? 'true' : 'false'} tabindex=${tabindex} @click=${onChoose}>
    <span class="for-screen-readers">${name}${note && `, ${note}`}</span><span aria-hidden="true">${yours}</span>${note && html`<span class="note" aria-hidden="true">${note}</span>`}<span aria-hidden="true">${other === undefined ? nothing : `${theirs('weekday')} ${other}`}</span>
  </button>`;
}

/** Weekday, day and month of a calendar date in a small tile. The date is read as one. */
export function dateTile(date: string, formats: Formats): TemplateResult {
  const { weekday, day, month } = tileWords(date, formats);
  return html`<time class="date-tile" datetime=${date}><span>${weekday}</span> <span class="date-tile-day">${day}</span> <span>${month}</span></time>`;
}

/** The first name, as people are called in sentences. */
export function firstName(name: string | null): string {
  return name?.trim().split(/[\t\n\r ]+/u)[0] ?? '?';
}

export const timesStyles = css`
  .both-times {
    display: grid;
    gap: 8px;
  }
  .both-times > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 10px;
  }
  .slot {
    position: relative;
    display: grid;
    align-content: center;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 5px 4px;
    border: 1px solid var(--_line-2);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    font-size: 15px;
    line-height: 20px;
    font-weight: 600;
    text-align: center;
    cursor: pointer;
    transition: background-color var(--_quick) var(--_ease);
  }
  .slot > :last-child {
    font-size: 13px;
    font-weight: 400;
    color: var(--_ink-2);
  }
  .slot:hover {
    border-color: var(--_line-strong);
  }
  .slot[aria-pressed='true'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .slot[aria-pressed='true'] > :last-child {
    color: inherit;
  }
  .slot.taken {
    background: var(--_sunken);
    border-color: transparent;
    color: var(--_ink-3);
    cursor: default;
  }
  .slot.taken > :last-child {
    color: inherit;
  }
  .date-tile {
    flex: none;
    display: grid;
    justify-items: center;
    align-content: center;
    inline-size: 72px;
    block-size: 86px;
    border-radius: var(--_radius);
    background: var(--_tile, var(--_accent-soft));
    color: var(--_accent-ink);
    font-size: 14px;
  }
  .date-tile-day {
    color: var(--_ink);
    font-size: 28px;
    line-height: 34px;
    font-weight: 600;
    letter-spacing: -0.02em;
  }
  @container app (width < 360px) {
    .date-tile {
      grid-auto-flow: column;
      gap: 6px;
      inline-size: fit-content;
      block-size: auto;
      padding: 4px 10px;
      align-items: baseline;
    }
    .date-tile-day {
      font-size: 17px;
      line-height: 24px;
    }
  }
  @media (forced-colors: active) {
    .slot[aria-pressed='true'] {
      forced-color-adjust: none;
      padding: 3px 2px;
      border: 3px solid CanvasText;
      background: Highlight;
      color: HighlightText;
    }
    .date-tile {
      border: 1px solid CanvasText;
    }
  }
`;
