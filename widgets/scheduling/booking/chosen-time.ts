import { css, html, nothing, type TemplateResult } from 'lit';
import { bothTimes, dateTile, type Span } from '../../parts/times.ts';
import type { Face } from '../../parts/avatar.ts';
import type { Formats } from '../../text/formats.ts';
import { text } from './booking.text.ts';

interface ChosenTimeOptions {
  when: Span | undefined;
  me: Face;
  /** Absent where there is no single other clock. */
  other: Face | undefined;
  formats: Formats;
  /** What the button does with it: "Book this time". */
  words: string;
  /** Until when it is kept for the person, as an instant. */
  keptUntil?: string | undefined;
  busy: boolean;
  onTake: () => void;
}

/** The chosen time on both clocks, and the button that takes it. Without one, its label says what is missing. */
export function chosenTime({ when, me, other, formats, words, keptUntil, busy, onTake }: ChosenTimeOptions): TemplateResult {
  return html`<section class="card chosen-time" aria-label=${text('chosen')}>
    ${when ? html`${dateTile(when.yours.date, formats)}${bothTimes({ when, me, ...(other && { other }), formats, withEnd: true })}` : html`<p class="soft">${text('pickAbove')}</p>`}
    ${when && keptUntil ? html`<p class="soft kept">${text('kept', { time: formats.time(keptUntil, when.yours.zone) })}</p>` : nothing}
    <button class="button large primary" type="button" aria-disabled=${when ? 'false' : 'true'} aria-busy=${busy ? 'true' : 'false'} @click=${onTake}>
      ${when ? words : text('chooseTime')}
    </button>
  </section>`;
}

export const chosenTimeStyles = css`
  .chosen-time {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 16px;
  }
  .chosen-time > .both-times,
  .chosen-time > .soft:not(.kept) {
    flex: 1 1 200px;
  }
  @container app (width < 640px) {
    .chosen-time > .button {
      inline-size: 100%;
    }
  }
`;
