import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { meetingMinutes } from '../../../models/vocabulary.ts';
import { field } from '../../parts/field.ts';
import { text as flashText } from '../../flash/flash.text.ts';
import { duration, minutesOnly } from '../durations.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './availability.text.ts';
import type { Rules } from './hours.ts';
import { isRoom, type RulesEditor } from './rules-editor.ts';

const hour = 60;
const day = 24 * hour;
const buffers = [0, 5, 10, 15, 30, 60];
const notices = [0, 2 * hour, 12 * hour, day, 2 * day, 3 * day, 7 * day];
const starts = [10, 15, 20, 30, 60];
const most = { day: [1, 2, 3, 4], month: [1, 2, 4, 6, 8, 12] };
const noLimit = 0;
const flashCounts = [0, 1, 2, 3, 4, 6, 8];

/** "Room to breathe": breaks, notice, limits, lengths, and the mentor's own video room. */
export function breathingRoom(host: SchedulingHost, editor: RulesEditor, booked: TemplateResult | typeof nothing): TemplateResult {
  const { formats, headingLevel } = host;
  const { rules } = editor;
  const length = (minutes: number) => duration(minutes, formats);
  const pause = (minutes: number) => (minutes === 0 ? text('noBuffer') : length(minutes));
  const meetings = (count: number) => (count === noLimit ? text('noLimit') : text('meetingsCount', { count }));
  return html`<section>
    <div class="group part-head" role="heading" aria-level=${headingLevel + 1}>${text('room')}</div>
    <div class="two">
      ${choice({ id: 'buffer-before', label: text('bufferBefore'), value: rules.bufferBeforeMinutes, options: buffers, words: pause, onChange: (bufferBeforeMinutes) => editor.edit({ bufferBeforeMinutes }) })}
      ${choice({ id: 'buffer-after', label: text('bufferAfter'), value: rules.bufferAfterMinutes, options: buffers, words: pause, onChange: (bufferAfterMinutes) => editor.edit({ bufferAfterMinutes }) })}
      ${choice({
        id: 'notice', label: text('notice'), value: rules.minNoticeMinutes, options: notices,
        words: (minutes) => (minutes === 0 ? text('noNotice') : text('ahead', { length: length(minutes) })),
        onChange: (minNoticeMinutes) => editor.edit({ minNoticeMinutes }),
      })}
      ${choice({ id: 'per-day', label: text('perDay'), value: rules.maxPerDay ?? noLimit, options: [...most.day, noLimit], words: meetings, onChange: (count) => editor.edit({ maxPerDay: count || null }) })}
      ${choice({ id: 'per-month', label: text('perMonth'), value: rules.maxPerMonth ?? noLimit, options: [...most.month, noLimit], words: meetings, onChange: (count) => editor.edit({ maxPerMonth: count || null }) })}
      ${choice({ id: 'starts', label: text('starts'), value: rules.stepMinutes, options: starts, words: (minutes) => text('every', { length: minutesOnly(minutes, formats) }), onChange: (stepMinutes) => editor.edit({ stepMinutes }) })}
      ${choice({ id: 'usual-length', label: text('usualLength'), value: rules.meetingMinutes, options: meetingMinutes, words: length, onChange: (minutes) => editor.edit({ meetingMinutes: minutes }) })}
    </div>
    ${flashOffer(editor, length)}
    ${videoRoom(rules, (meetingUrl) => editor.edit({ meetingUrl }))}${booked}
  </section>`;
}

/** How many single sessions for people without a match, where the program has them. */
function flashOffer(editor: RulesEditor, length: (minutes: number) => string): TemplateResult | typeof nothing {
  const { flash } = editor;
  if (flash === null) return nothing;
  return html`<div class="two">
    ${choice({ id: 'flash', label: flashText('perMonth'), hint: flashText('perMonthHint'), value: flash.perMonth, options: flashCounts, words: (count) => (count === 0 ? flashText('none') : flashText('count', { count })), onChange: (perMonth) => void editor.offer({ ...flash, perMonth }) })}
    ${flash.perMonth === 0 ? nothing : choice({ id: 'flash-length', label: flashText('length'), value: flash.minutes, options: meetingMinutes, words: length, onChange: (minutes) => void editor.offer({ ...flash, minutes }) })}
  </div>`;
}

interface ChoiceOptions {
  id: string;
  label: string;
  hint?: string;
  value: number;
  options: readonly number[];
  words: (value: number) => string;
  onChange: (value: number) => void;
}

/** One of some numbers. A value that is none of them, set elsewhere, is one more. */
function choice({ id, label, hint, value, options, words, onChange }: ChoiceOptions): TemplateResult {
  const all = options.includes(value) ? options : [...options, value].sort((a, b) => a - b);
  return field({ id, label, hint }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} @change=${(event: Event) => onChange(Number((event.target as HTMLSelectElement).value))}>
    ${all.map((one) => html`<option value=${one} .selected=${one === value}>${words(one)}</option>`)}
  </select>`);
}

function videoRoom({ meetingUrl }: Rules, onChange: (address: string | null) => void): TemplateResult {
  const error = isRoom(meetingUrl) ? undefined : text('videoFault');
  return field({ id: 'video', label: text('videoRoom'), hint: text('videoHint', { room: '{room}' }), error, optional: true }, (control) => html`<input
    class="input"
    id=${control.id}
    aria-describedby=${control.describedBy}
    aria-invalid=${control.invalid}
    inputmode="url"
    autocomplete="off"
    maxlength="300"
    dir="ltr"
    .value=${live(meetingUrl ?? '')}
    @change=${(event: Event) => onChange((event.target as HTMLInputElement).value.trim() || null)}
  />`);
}

export const breathingRoomStyles = css`
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    gap: 16px 24px;
    margin-block-end: 16px;
  }
`;
