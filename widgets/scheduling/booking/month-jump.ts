import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { dateIn, daysBetween } from '../../text/calendar-dates.ts';
import { formatTag, type Formats } from '../../text/formats.ts';
import type { TimesHost } from '../times-host.ts';
import { nextMonth } from './next-month.ts';
import { text } from './preview.text.ts';
import type { SlotQuestion } from './slot-search.ts';

/** Weeks beyond a year from now are not answered: the jump ends before (days). */
const farthest = 350;

/** It looks as other buttons do. */
export const styles: CSSResultGroup = [];

interface MonthJumpOptions {
  /** First day of the week that is shown, YYYY-MM-DD. */
  from: string;
  /** The clock that is shown as the reader's. */
  zone: string;
  ask: (question: SlotQuestion) => void;
}

/** "See November": the times of the next month in one press, and the focus in the week that comes. */
export function monthJump(host: TimesHost, { from, zone, ask }: MonthJumpOptions): TemplateResult | typeof nothing {
  const { first, week } = nextMonth(from);
  if (daysBetween(dateIn(zone, host.clock()), week) > farthest) return nothing;
  const go = () => {
    ask({ from: week });
    host.focusOn('.week-title');
  };
  return html`<button class="button quiet next-month" type="button" @click=${go}>${text('seeMonth', { month: monthName(first, host.formats) })}</button>`;
}

function monthName(date: string, { locale, region }: Formats): string {
  return new Intl.DateTimeFormat(formatTag(locale, region), { month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}
