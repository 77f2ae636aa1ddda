import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { announce } from '../../parts/announcer.ts';
import { icon } from '../../parts/icon.ts';
import { alert, close } from '../../parts/icons.ts';
import { text } from './availability.text.ts';
import { faultsOf, readTime, type Hours, type HoursFault } from './hours.ts';

interface HoursFieldsOptions {
  /** Begins the ids of the controls: unique in its shadow root. */
  id: string;
  /** Whose hours they are: "Tuesday". */
  name: string;
  hours: readonly Hours[];
  onChange: (hours: Hours[]) => void;
  onRemove: (at: number) => void;
}

const faultWords: Readonly<Record<HoursFault, 'unclear' | 'offGrid' | 'endsBefore' | 'overlaps'>> = {
  unclear: 'unclear', 'off-grid': 'offGrid', 'ends-before': 'endsBefore', overlaps: 'overlaps',
};

/** The stretches of a day as pairs of times, each with what is wrong with it. Native time inputs know no 24:00, so these are lines of text. */
export function hoursFields({ id, name, hours, onChange, onRemove }: HoursFieldsOptions): TemplateResult {
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
        inputmode="numeric"
        autocomplete="off"
        maxlength="5"
        .value=${live(one[side])}
        @change=${(event: Event) => set({ [side]: asTime((event.target as HTMLInputElement).value) })}
      />`;
      return html`<li>
        <span class="stretch">
          ${control('from', text('fromOn', { day: name }))}<span class="soft" aria-hidden="true">${text('to')}</span>${control('to', text('toOn', { day: name }))}
          <button class="icon-button" type="button" aria-label=${text('removeTime', { times: timesWords([one]).join(''), day: name })} @click=${() => onRemove(at)}>${icon(close)}</button>
        </span>
        ${fault ? html`<p class="error" id="${id}-${at}-error">${icon(alert, 16)}<span>${text(faultWords[fault])}</span></p>` : nothing}
      </li>`;
    })}
  </ul>`;
}

/** "20:00 to 22:30", for each stretch. */
export function timesWords(hours: readonly Hours[]): string[] {
  return hours.map(({ from, to }) => text('fromTo', { from, to }));
}

/** What was typed as HH:mm; what is none stays as it is, to be seen and mended. */
function asTime(typed: string): string {
  return readTime(typed) ?? typed.trim();
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
    inline-size: 88px;
  }
  .hours .error {
    margin-block-end: 4px;
  }
`;
