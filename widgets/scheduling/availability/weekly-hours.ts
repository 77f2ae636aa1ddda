import { css, html, nothing, type TemplateResult } from 'lit';
import { toggle } from '../../parts/choice.ts';
import { icon } from '../../parts/icon.ts';
import { plus } from '../../parts/icons.ts';
import { firstWeekday, weekdayName, weekdaysFrom } from '../../text/week.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { zoneLine } from '../zone-choice.ts';
import { text } from './availability.text.ts';
import { hoursFields } from './hours-fields.ts';
import { anotherStretch, type Hours, type Rules } from './hours.ts';
import { hoursOn, weekdays, type RulesEditor } from './rules-editor.ts';

type Weekday = Rules['weekly'][number]['weekday'];

/** "Every week": the days on which a mentor is free, each with a switch and its hours. */
export class WeeklyHours {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  /** The hours of days that were switched off a moment ago, to come back with the switch. */
  readonly #before = new Map<number, Hours[]>();
  #choosingZone = false;

  constructor(host: SchedulingHost, editor: RulesEditor) {
    this.#host = host;
    this.#editor = editor;
  }

  render(): TemplateResult {
    const { formats, headingLevel, deviceZone, me } = this.#host;
    const { rules } = this.#editor;
    return html`<section>
      <div class="row between part-head">
        <div class="group" role="heading" aria-level=${headingLevel + 1}>${text('everyWeek')}</div>
        ${zoneLine({
          id: 'rules-zone',
          zone: rules.zone,
          words: text('placeTime', { place: formats.place(rules.zone) }),
          near: [me?.person.zone ?? rules.zone, deviceZone],
          formats,
          open: this.#choosingZone,
          onToggle: () => this.#toggleZone(),
          onChange: (zone) => this.#editor.edit({ zone }),
        })}
      </div>
      ${rules.weekly.length === 0 ? html`<p class="soft">${text('startHint')}</p>` : nothing}
      <ul class="divided">${weekdaysFrom(firstWeekday(formats), weekdays).map((weekday) => this.#renderDay(weekday))}</ul>
    </section>`;
  }

  #renderDay(weekday: Weekday): TemplateResult {
    const name = weekdayName(weekday, this.#host.formats);
    const hours = hoursOn(this.#editor.rules, weekday);
    const more = anotherStretch(hours);
    return html`<li class="weekday ${hours.length > 0 ? 'on' : ''}" id="day-${weekday}">
      ${toggle({ label: name, checked: hours.length > 0, onChange: (on) => this.#turn(weekday, on) })}
      ${hours.length === 0
        ? html`<span class="soft not-free">${text('notFree')}</span>`
        : hoursFields({ id: `day-${weekday}`, name, hours, formats: this.#host.formats, onChange: (changed) => this.#set(weekday, changed), onRemove: (at) => this.#remove(weekday, at) })}
      ${more ? html`<button class="icon-button add-time" id="add-${weekday}" type="button" aria-label=${text('addTime', { day: name })} @click=${() => this.#add(weekday, more)}>${icon(plus)}</button>` : nothing}
    </li>`;
  }

  #turn(weekday: Weekday, on: boolean): void {
    const present = hoursOn(this.#editor.rules, weekday);
    if (!on) this.#before.set(weekday, present);
    const first = anotherStretch([]);
    this.#set(weekday, on ? (this.#before.get(weekday) ?? (first ? [first] : [])) : []);
  }

  #add(weekday: Weekday, stretch: Hours): void {
    const present = hoursOn(this.#editor.rules, weekday);
    this.#set(weekday, [...present, stretch]);
    this.#host.focusOn(`#day-${weekday}-${present.length}-from`);
  }

  #remove(weekday: Weekday, at: number): void {
    const present = hoursOn(this.#editor.rules, weekday);
    this.#set(weekday, present.filter((_, index) => index !== at));
    this.#host.focusOn(`#add-${weekday}`);
  }

  #set(weekday: Weekday, hours: readonly Hours[]): void {
    const others = this.#editor.rules.weekly.filter((one) => one.weekday !== weekday);
    this.#editor.edit({ weekly: [...others, ...hours.map((one) => ({ weekday, ...one }))].sort((a, b) => a.weekday - b.weekday) });
  }

  #toggleZone(): void {
    this.#choosingZone = !this.#choosingZone;
    if (this.#choosingZone) this.#host.focusOn('#rules-zone');
    this.#host.requestUpdate();
  }
}

export const weeklyHoursStyles = css`
  .part-head {
    margin-block-end: 8px;
  }
  .weekday {
    display: grid;
    grid-template-columns: 144px minmax(0, 1fr) 40px;
    align-items: start;
    gap: 8px;
    padding-block: 8px;
    min-block-size: 56px;
  }
  .weekday > .check,
  .weekday > .not-free {
    padding-block: 10px;
  }
  .weekday:not(.on) > .check {
    color: var(--_ink-2);
  }
  .weekday.on > .check {
    font-weight: 600;
  }
  .add-time {
    grid-column: 3;
  }
  @container app (width < 480px) {
    .weekday {
      grid-template-columns: minmax(0, 1fr) auto 40px;
    }
    .weekday > .hours {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
