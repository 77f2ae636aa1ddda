import { css, html, nothing, svg, type ReactiveController, type TemplateResult } from 'lit';
import { ApiTask } from '../../api/api-task.ts';
import { previewAvailability } from '../../api/operations.ts';
import { LazyView } from '../../lazy-view.ts';
import { banner } from '../../parts/banner.ts';
import { field } from '../../parts/field.ts';
import { clock } from '../../parts/icons.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { firstName } from '../../parts/times.ts';
import { zoneOptions } from '../../parts/zone-options.ts';
import { tileWords } from '../../text/tile-words.ts';
import { zoneOffset } from '../../text/zone-offset.ts';
import { duration } from '../durations.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './availability.text.ts';
import { timesWords } from './hours-fields.ts';
import type { Rules } from './hours.ts';
import type * as NoticeModule from './notice-line.ts';
import { previewDays, type Preview, type PreviewDay, type Stretch } from './preview-days.ts';
import type { RulesEditor } from './rules-editor.ts';

/** A change is asked about after this rest, so that its preview is there within 300 ms. */
const restMs = 120;
/** A rest of one or two is not worth a button. */
const daysShown = { folded: 6, most: 8 };

/** "What mentees see": the next three weeks of the rules as they are being edited, on a mentee's clock or any other. */
export class PreviewPanel implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  readonly #task: ApiTask<Preview | undefined, [rules: Rules | undefined, zone: string | undefined]>;
  /** A mentee's id, or a zone; undefined: the first mentee's, else the mentor's own. */
  #whose: string | undefined;
  #rules: Rules | undefined;
  #coming: Rules | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unfolded = false;
  readonly #notice: LazyView<typeof NoticeModule>;

  constructor(host: SchedulingHost, editor: RulesEditor) {
    this.#host = host;
    this.#editor = editor;
    host.addController(this);
    this.#notice = new LazyView(host, () => import('./notice-line.ts'));
    this.#task = new ApiTask(host, {
      args: () => [this.#rules, this.#rules && this.#zone],
      load: async (api, [rules, viewerZone], options) => (rules && viewerZone ? api.call(previewAvailability, { body: { rules, viewerZone } }, options) : undefined),
      refreshOn: ['meeting.', 'busy-calendar.'],
    });
  }

  hostUpdate(): void {
    const rules = this.#editor.validRules;
    if (rules === this.#coming || JSON.stringify(rules) === JSON.stringify(this.#coming)) return;
    this.#coming = rules;
    clearTimeout(this.#timer);
    if (this.#rules) this.#timer = setTimeout(() => this.#ask(rules), restMs);
    else this.#rules = rules;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  render(): TemplateResult {
    const { formats, headingLevel } = this.#host;
    const length = duration(this.#editor.rules.meetingMinutes, formats);
    return html`<section class="card preview">
      <div class="group" role="heading" aria-level=${headingLevel + 1}>${text('whatTheySee')}</div>
      ${field({ id: 'preview-zone', label: text('previewIn', { length }) }, (control) => html`<select class="input" id=${control.id} @change=${this.#onChoose}>${this.#renderZones()}</select>`)}
      ${this.#task.render({ pending: () => skeletonLines('full', 'full', 'most', 'half'), complete: (preview) => (preview ? this.#renderPreview(preview) : nothing) })}
    </section>`;
  }

  #ask(rules: Rules | undefined): void {
    this.#rules = rules;
    this.#host.requestUpdate();
  }

  get #mentees(): readonly { id: string; name: string; zone: string }[] {
    return this.#editor.task.value?.availability.mentees ?? [];
  }

  get #mentee(): { id: string; name: string; zone: string } | undefined {
    return this.#whose === undefined ? this.#mentees[0] : this.#mentees.find(({ id }) => id === this.#whose);
  }

  get #zone(): string {
    return this.#mentee?.zone ?? this.#whose ?? this.#editor.rules.zone;
  }

  #renderZones(): TemplateResult {
    const { formats } = this.#host;
    const now = this.#host.clock();
    const own = this.#editor.rules.zone;
    const chosen = this.#mentee?.id ?? this.#zone;
    return html`
      ${this.#mentees.length > 0 ? html`<optgroup label=${text('yourMentees')}>
        ${this.#mentees.map(({ id, name, zone }) => html`<option value=${id} .selected=${id === chosen}>${text('theirZone', { name: firstName(name), place: formats.place(zone), offset: zoneOffset(zone, now) })}</option>`)}
      </optgroup>` : nothing}
      <option value=${own} .selected=${own === chosen}>${text('yourZone', { place: formats.place(own) })}</option>
      ${zoneOptions({ zone: chosen === own || this.#mentee ? undefined : chosen, near: [], formats })}`;
  }

  readonly #onChoose = (event: Event): void => {
    this.#whose = (event.target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  };

  #renderPreview(preview: Preview): TemplateResult {
    const { formats } = this.#host;
    if (preview.insideNotice.length > 0) void this.#notice.load().catch(() => undefined); // such days are left out without its words
    const { scale, days } = previewDays(this.#notice.module ? preview : { ...preview, insideNotice: [] });
    if (days.length === 0) return html`<p class="soft">${text('nothingFree')}</p>`;
    const shown = this.#unfolded || days.length <= daysShown.most ? days : days.slice(0, daysShown.folded);
    const rest = days.length - shown.length;
    return html`
      <div class="ticks" aria-hidden="true">${scale.ticks.map((tick) => html`<span>${formats.clock(tick)}</span>`)}</div>
      <ul class="divided preview-days">${shown.map((day, at) => [this.#renderChanges(preview, shown[at - 1]?.date, day.date), this.#renderDay(day, at === daysShown.folded)])}</ul>
      ${rest > 0 ? html`<button class="button quiet small" type="button" @click=${this.#unfold}>${text('moreDays', { count: rest })}</button>` : nothing}
      <p class="soft about">${preview.freeMinutes === 0 ? text('nothingFree') : text('aboutFree', { length: duration(aboutHours(preview.freeMinutes), formats), day: formats.day(preview.to, 'plain') })}</p>`;
  }

  #renderDay({ date, free, booked, isTooSoon }: PreviewDay, isFirstMore: boolean): TemplateResult {
    const { formats } = this.#host;
    const { weekday, day, month } = tileWords(date, formats);
    return html`<li class="preview-day" tabindex="-1" ?data-first-more=${isFirstMore}>
      <span class="preview-date"><span class="label">${weekday}</span> <span class="meta">${day} ${month}</span></span>
      <span>
        <svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%" rx="4" />${free.map((one) => bar('free', one))}${booked.map((one) => bar('booked', one))}</svg>
        <span class="meta">${isTooSoon && free.length === 0 ? this.#notice.module?.noticeLine(this.#editor.rules.minNoticeMinutes, formats) : formats.list(timesWords(free, formats))}</span>
        ${booked.length > 0 ? html`<span class="meta">${text('alreadyBooked', { times: formats.list(timesWords(booked, formats)) })}</span>` : nothing}
      </span>
    </li>`;
  }

  /** The changes of clocks between one shown day and the next. */
  #renderChanges({ clockChanges }: Preview, after: string | undefined, until: string): unknown {
    const { formats } = this.#host;
    return clockChanges.filter(({ date }) => date <= until && (after === undefined || date > after)).map(({ zone, date, aheadBefore, aheadAfter }) => {
      const shift = aheadBefore - aheadAfter;
      const name = this.#mentee ? firstName(this.#mentee.name) : formats.place(this.#zone);
      const about = { place: formats.place(zone), day: formats.day(date, 'plain'), shift: duration(Math.abs(shift), formats), name };
      return html`<li class="preview-change">${banner('info', shift > 0 ? text('laterFor', about) : text('earlierFor', about), { shape: clock })}</li>`;
    });
  }

  readonly #unfold = (): void => {
    this.#unfolded = true;
    this.#host.focusOn('.preview-day[data-first-more]');
  };
}

function bar(kind: 'free' | 'booked', { at, size }: Stretch): unknown {
  return svg`<rect class=${kind} x="${at}%" width="${size}%" height="100%" rx="3" />`;
}

/** To the hour, except where that is nothing. */
function aboutHours(minutes: number): number {
  return minutes < 60 ? minutes : Math.round(minutes / 60) * 60;
}

export const previewPanelStyles = css`
  .preview {
    display: grid;
    gap: 16px;
  }
  .ticks {
    display: flex;
    justify-content: space-between;
    margin-inline-start: 56px;
    font-size: 13px;
    color: var(--_ink-2);
  }
  .preview-day,
  .preview-change {
    padding-block: 8px;
  }
  .preview-day {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr);
    gap: 8px;
  }
  .preview-date > *,
  .preview-day > :last-child > .meta {
    display: block;
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 24px;
    margin-block-end: 4px;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar > .track {
    fill: var(--_sunken);
  }
  .bar > .free {
    fill: var(--_accent);
  }
  .bar > .booked {
    fill: var(--_surface);
    stroke: var(--_line-strong);
    stroke-dasharray: 3 3;
  }
  .preview .quiet {
    justify-self: start;
  }
  .preview .about {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    .bar {
      forced-color-adjust: none;
    }
    .bar > .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar > .free {
      fill: Highlight;
    }
  }
`;
