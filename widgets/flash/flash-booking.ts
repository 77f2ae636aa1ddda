import { css, html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { bookFlashSession, listFlashSlots } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { field, fieldError, fieldStyles } from '../parts/field.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { askingProblem, spoken } from '../requests/request-words.ts';
import { duration } from '../scheduling/durations.ts';
import { dateAfter } from '../text/calendar-dates.ts';
import { weekQuery } from '../text/week.ts';
import { text } from './flash.text.ts';

type Meeting = Shape<'Meeting'>;
type Week = Shape<'SlotWeek'>;
type Slot = Week['items'][number];
type Body = NonNullable<CallInput<'bookFlashSession'>['body']>;

/** Whose session is offered. */
export interface FlashMentor {
  id: string;
  name: string;
  topics: readonly string[];
  flashMinutes: number | null;
}

/** On a mentor's page: what they offer of flash sessions, and booking one with a topic and a question. What is typed stays until it is booked. */
export class FlashBooking {
  readonly #host: MentorElement;
  readonly #read: ApiAction<{ mentorId: string; from?: string }, Week>;
  readonly #book: ApiAction<Body, Meeting>;
  #mentorId: string | undefined;
  #isOpen = false;
  #week: Week | undefined;
  #start: string | undefined;
  #topic = '';
  #question = '';
  /** Whether what is missing is named: once sending was tried. */
  #tried = false;
  #booked: Meeting | undefined;

  constructor(host: MentorElement) {
    this.#host = host;
    this.#read = new ApiAction(host, (api, { mentorId, from }, call) => api.call(listFlashSlots, { path: { mentorId }, query: from === undefined ? weekQuery(host.formats) : { from } }, call));
    this.#book = new ApiAction(host, (api, body, call) => api.call(bookFlashSession, { body }, call));
  }

  render(mentor: FlashMentor, level: number): TemplateResult | typeof nothing {
    if (mentor.flashMinutes === null) return nothing;
    if (this.#mentorId !== mentor.id) this.#begin(mentor.id);
    const name = firstName(mentor.name);
    const length = duration(mentor.flashMinutes, this.#host.formats);
    return html`<section class="card stack flash" aria-labelledby="flash-title">
      <div class="group" role="heading" aria-level=${level} id="flash-title" tabindex="-1">${text('title')}</div>
      ${this.#booked ? banner('ok', text.rich('booked', { name, day: this.#host.formats.day(this.#booked.when.yours.date, 'long'), time: this.#host.formats.clock(this.#booked.when.yours.from) })) : html`<p>${text('offers', { name, length })}</p>`}
      ${this.#isOpen ? this.#form(mentor, name) : this.#booked ? nothing : html`<div class="row"><button class="button" type="button" aria-expanded="false" @click=${() => void this.#open(mentor)}>${text('book')}</button></div>`}
    </section>`;
  }

  #begin(mentorId: string): void {
    this.#mentorId = mentorId;
    this.#isOpen = this.#tried = false;
    this.#week = this.#start = this.#booked = undefined;
    this.#topic = this.#question = '';
    this.#read.clear();
    this.#book.clear();
  }

  #form(mentor: FlashMentor, name: string): TemplateResult {
    const topics = this.#host.me?.program?.topics ?? [];
    const error = this.#tried && this.#question.trim() === '' ? text('questionMissing') : undefined;
    return html`<form class="stack" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#send(mentor, name);
    }}>
      ${field({ id: 'flash-topic', label: text('topic') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => (this.#topic = (event.target as HTMLSelectElement).value)}>
        ${topics.map(({ key, label }) => html`<option value=${key} .selected=${key === this.#topic}>${label}</option>`)}
      </select>`)}
      ${field({ id: 'flash-question', label: text('question'), hint: text('questionHint', { name }), error }, (control) => html`<input class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} maxlength=${limits.goalTitle} dir="auto" .value=${this.#question} @input=${(event: Event) => {
        this.#question = (event.target as HTMLInputElement).value;
        this.#host.requestUpdate();
      }} />`)}
      ${this.#times()}
      ${this.#refused(name)}
      <div class="row"><button class="button primary" type="submit" aria-busy=${this.#book.busy ? 'true' : 'false'}>${text('send')}</button></div>
    </form>`;
  }

  #times(): TemplateResult {
    const { formats } = this.#host;
    const { problem, busy } = this.#read;
    const error = this.#tried && this.#start === undefined ? text('timeMissing') : undefined;
    const week = this.#week;
    const days = Map.groupBy(week?.items ?? [], (slot) => slot.yours.date);
    return html`<fieldset class="stack" id="flash-times" tabindex="-1" aria-busy=${busy ? 'true' : 'false'}>
      <legend>${text('times')}</legend>
      ${problem ? problemBanner(problem, () => void this.#read.retry()) : nothing}
      ${week ? html`<div class="flash-days">
        ${[...days].map(([date, slots]) => html`<div><p class="meta">${formats.day(date, 'long')}</p><div class="flash-starts">${slots.map((slot) => this.#time(slot))}</div></div>`)}
        ${days.size === 0 ? html`<p class="soft">${text('noTimes')}${week.next ? html` ${text('nextFree', { day: formats.day(week.next.yours.date, 'long'), time: formats.clock(week.next.yours.from) })}` : nothing}</p>` : nothing}
      </div>
      <div class="row">
        <button class="button small" type="button" @click=${() => void this.#go(-7)}>${text('earlier')}</button>
        <button class="button small" type="button" @click=${() => void this.#go(7)}>${text('later')}</button>
      </div>` : nothing}
      ${fieldError('flash-times', error)}
    </fieldset>`;
  }

  #time({ start, yours }: Slot): TemplateResult {
    const day = this.#host.formats.day(yours.date, 'long');
    const time = this.#host.formats.clock(yours.from);
    return html`<label class="flash-start">
      <input type="radio" name="flash-start" value=${start} .checked=${start === this.#start} aria-label=${text('timeName', { day, time })} @change=${() => {
        this.#start = start;
        this.#host.requestUpdate();
      }} /><span>${time}</span>
    </label>`;
  }

  #refused(name: string): TemplateResult | typeof nothing {
    const { problem } = this.#book;
    if (!problem) return nothing;
    const words = ownWords(problem, name) ?? askingProblem(problem, name, this.#host.formats);
    return words ? banner('warn', words) : problemBanner(problem);
  }

  async #open(mentor: FlashMentor): Promise<void> {
    this.#isOpen = true;
    const topics = this.#host.me?.program?.topics ?? [];
    this.#topic = topics.find(({ key }) => mentor.topics.includes(key))?.key ?? topics[0]?.key ?? '';
    this.#focus('#flash-topic');
    await this.#load(mentor.id);
  }

  async #load(mentorId: string, from?: string): Promise<void> {
    const read = await this.#read.run({ mentorId, ...(from === undefined ? {} : { from }) });
    if (read && this.#mentorId === mentorId) this.#week = read.answer;
    this.#host.requestUpdate();
  }

  async #go(days: number): Promise<void> {
    if (this.#week && this.#mentorId !== undefined) await this.#load(this.#mentorId, dateAfter(this.#week.from, days));
  }

  async #send(mentor: FlashMentor, name: string): Promise<void> {
    this.#tried = true;
    const question = this.#question.trim();
    if (question === '' || this.#start === undefined) {
      this.#focus(question === '' ? '#flash-question' : '#flash-times');
      return;
    }
    const done = await this.#book.run({ mentorId: mentor.id, start: this.#start, topic: this.#topic, question });
    if (!done) return this.#afterRefusal(name);
    this.#booked = done.answer;
    this.#isOpen = false;
    announce(text('saidBooked', { name }));
    this.#focus('#flash-title');
  }

  /** A time that is gone is taken off the list; the words stay. */
  #afterRefusal(name: string): void {
    const { problem } = this.#book;
    const words = problem && ownWords(problem, name);
    if (words) announce(spoken(words), 'assertive');
    if (problem?.code !== 'slot-taken' && problem?.code !== 'flash-month-full') return;
    this.#start = undefined;
    this.#tried = false;
    if (this.#mentorId !== undefined) void this.#load(this.#mentorId, this.#week?.from);
  }

  #focus(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

function ownWords({ code }: Problem, name: string): readonly unknown[] | undefined {
  switch (code) {
    case 'slot-taken':
    case 'slot-past':
      return text.rich('taken');
    case 'flash-month-full':
      return text.rich('monthFull', { name });
    case 'limit-reached':
      return text.rich('oneToCome', { name });
    case 'you-are-busy':
      return text.rich('busy');
    case 'flash-not-offered':
      return text.rich('notOffered', { name });
    default:
      return undefined;
  }
}

export const styles = [
  bannerStyles,
  fieldStyles,
  css`
    .flash-days {
      display: grid;
      gap: 12px;
    }
    .flash-starts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .flash-start {
      display: flex;
      align-items: center;
      gap: 6px;
      min-block-size: 32px;
    }
    .flash fieldset {
      border: 0;
      padding: 0;
      margin: 0;
    }
  `,
];
