import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { announce } from '../../parts/announcer.ts';
import { icon } from '../../parts/icon.ts';
import { alert, close } from '../../parts/icons.ts';
import type { Formats } from '../../text/formats.ts';
import { text } from './availability.text.ts';
import { faultsOf, readTime, type Hours, type HoursFault } from './hours.ts';

interface HoursFieldsOptions {
  /** Begins the ids of the controls: unique in its shadow root. */
  id: string;
  /** Whose hours they are: "Tuesday". */
  name: string;
  hours: readonly Hours[];
  formats: Formats;
  onChange: (hours: Hours[]) => void;
  onRemove: (at: number) => void;
}

const faultWords: Readonly<Record<HoursFault, 'unclear' | 'offGrid' | 'endsBefore' | 'overlaps'>> = {
  unclear: 'unclear', 'off-grid': 'offGrid', 'ends-before': 'endsBefore', overlaps: 'overlaps',
};

/** The stretches of a day as pairs of times, each with what is wrong with it. Native time inputs know no 24:00, so these are lines of text. */
export function hoursFields({ id, name, hours, formats, onChange, onRemove }: HoursFieldsOptions): TemplateResult {
  const faults = faultsOf(hours);
  return html`<ul class="hours">
    ${hours.map((one, at) => {
      const fault = faults[at];
      const set = (change: Partial<Hours>) => {
        const changed = hours.map((other, index) => (index === at ? { ...other, ...change } : other));
        const wrong = faultsOf(changed)[at];
        // The field is left with it: nobody would hear of it there.
        if (wrong) announce(text(faultWords[wrong]));
        onChange(changed);
      };
      const control = (side: 'from' | 'to', label: string) => html`<input
        class="input time"
        id="${id}-${at}-${side}"
        aria-label=${label}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${fault ? `${id}-${at}-error` : nothing}
        inputmode=${formats.twelve ? 'text' : 'numeric'}
        autocomplete="off"
        maxlength="12"
        .value=${live(timeWords(one[side], formats))}
        @change=${(event: Event) => set({ [side]: asTime((event.target as HTMLInputElement).value, side) })}
      />`;
      return html`<li>
        <span class="stretch">
          ${control('from', text('fromOn', { day: name }))}<span class="soft" aria-hidden="true">${text('to')}</span>${control('to', text('toOn', { day: name }))}
          <button class="icon-button" type="button" aria-label=${text('removeTime', { times: timesWords([one], formats).join(''), day: name })} @click=${() => onRemove(at)}>${icon(close)}</button>
        </span>
        ${fault ? html`<p class="error" id="${id}-${at}-error">${icon(alert, 16)}<span>${text(faultWords[fault])}</span></p>` : nothing}
      </li>`;
    })}
  </ul>`;
}

/** "20:00 to 22:30", for each stretch. */
export function timesWords(hours: readonly Hours[], formats: Formats): string[] {
  return hours.map(({ from, to }) => text('fromTo', { from: timeWords(from, formats), to: timeWords(to, formats) }));
}

/** A time on the reader's clock; what is none as it was typed. */
function timeWords(time: string, formats: Formats): string {
  return readTime(time) === undefined ? time : formats.clock(time);
}

/** What was typed as HH:mm; what is none stays as it is, to be seen and mended. Midnight as an end is that of the day. */
function asTime(typed: string, side: 'from' | 'to'): string {
  const time = readTime(typed);
  return time === '00:00' && side === 'to' ? '24:00' : (time ?? typed.trim());
}

export const hoursFieldsStyles = css`
  .hours {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }
  .stretch {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .input.time {
    inline-size: 96px;
  }
  .hours .error {
    margin-block-end: 4px;
  }
`;
