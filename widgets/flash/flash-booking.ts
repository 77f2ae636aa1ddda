import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { bookFlashSession, listFlashSlots } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { firstName, timesStyles, type Span } from '../parts/times.ts';
import { askingProblem, spoken } from '../requests/request-words.ts';
import { bookingScreenStyles } from '../scheduling/booking/booking-screen.styles.ts';
import { refusedBy } from '../scheduling/booking/booking.ts';
import { chosenTime, chosenTimeStyles } from '../scheduling/booking/chosen-time.ts';
import type { SlotWeek } from '../scheduling/booking/slot-search.ts';
import { TimeChoice } from '../scheduling/booking/time-choice.ts';
import { duration } from '../scheduling/durations.ts';
import { ownFace } from '../scheduling/scheduling-host.ts';
import { screenStyles } from '../scheduling/screen.styles.ts';
import type { DirectoryHost } from '../directory/directory-host.ts';
import { zoneChoiceStyles } from '../scheduling/zone-choice.ts';
import type { FlashHost } from './flash-host.ts';
import { text } from './flash.text.ts';

type Meeting = Shape<'Meeting'>;
type Body = NonNullable<CallInput<'bookFlashSession'>['body']>;

/** Whose session is offered. */
export interface FlashMentor {
  id: string;
  name: string;
  topics: readonly string[];
  flashMinutes: number | null;
}

/** The list of mentors, with the page of one of them. */
type Host = DirectoryHost & FlashHost;

/** On a mentor's page: what they offer of flash sessions, and booking one with a topic, a question and a time, chosen as for any other meeting. What is typed stays until it is booked. */
export class FlashBooking implements ReactiveController {
  readonly #host: Host;
  readonly #choice: TimeChoice;
  readonly #book: ApiAction<Body, Meeting>;
  #mentorId: string | undefined;
  #isOpen = false;
  #topic = '';
  #question = '';
  /** Whether what is missing is named: once sending was tried. */
  #tried = false;
  #booked: Meeting | undefined;
  /** Why the last try was refused, where another time alone does not help. */
  #refusal: Problem | undefined;

  constructor(host: Host) {
    this.#host = host;
    // Before the times: what is asked for is settled when they are.
    host.addController(this);
    this.#book = new ApiAction(host, (api, body, call) => api.call(bookFlashSession, { body }, call));
    this.#choice = new TimeChoice(host, (api, mentorId, { minutes: _minutes, ...query }, call) => api.call(listFlashSlots, { path: { mentorId }, query }, call), {
      isShown: () => this.#shownId !== undefined,
      hold: (start) => (this.#mentorId === undefined ? undefined : { kind: 'flash', id: this.#mentorId, start }),
      changed: () => {
        this.#book.clear();
        this.#refusal = undefined;
      },
    });
  }

  hostUpdate(): void {
    const id = this.#shownId;
    if (id === this.#choice.search.id) this.#choice.watch();
    else this.#choice.begin(id);
  }

  /** The page of this mentor comes: with the form at once for who comes to book. */
  come(mentor: FlashMentor): void {
    if (this.#host.flashWanted) this.#open(mentor);
    this.#host.flashWanted = false;
  }

  #open(mentor: FlashMentor): void {
    if (this.#mentorId !== mentor.id) this.#begin(mentor.id);
    if (this.#isOpen) return;
    const topics = this.#host.me?.program?.topics ?? [];
    this.#isOpen = true;
    this.#booked = undefined;
    this.#topic ||= topics.find(({ key }) => mentor.topics.includes(key))?.key ?? topics[0]?.key ?? '';
    this.#host.requestUpdate();
  }

  /** @param level of its heading */
  render(mentor: FlashMentor, level: number): TemplateResult | typeof nothing {
    if (this.#mentorId !== mentor.id) this.#begin(mentor.id);
    const { flashMinutes } = mentor;
    if (flashMinutes === null && !this.#isOpen && !this.#booked) return nothing;
    const name = firstName(mentor.name);
    return html`<section class="profile-part flash" aria-labelledby="flash-title">
      <div class="group" role="heading" aria-level=${level} id="flash-title" tabindex="-1">${text('title')}</div>
      ${this.#booked
        ? this.#renderBooked(this.#booked, name)
        : flashMinutes === null
          ? banner('warn', text.rich('noneLeft', { name }))
          : html`<p class="body">${text('offers', { name, length: duration(flashMinutes, this.#host.formats) })}</p>
            ${this.#isOpen ? this.#renderForm(mentor, name, level) : html`<div class="row"><button class="button" type="button" @click=${() => this.#onOpen(mentor)}>${text('book')}</button></div>`}`}
    </section>`;
  }

  /** Of the mentor whose times are looked at now; none while the form is closed or another page is shown. */
  get #shownId(): string | undefined {
    return this.#isOpen && this.#host.mentor === this.#mentorId ? this.#mentorId : undefined;
  }

  #begin(mentorId: string): void {
    this.#mentorId = mentorId;
    this.#isOpen = this.#tried = false;
    this.#booked = this.#refusal = undefined;
    this.#topic = this.#question = '';
    this.#book.clear();
  }

  readonly #onOpen = (mentor: FlashMentor): void => {
    this.#open(mentor);
    this.#host.focusOn('#flash-topic');
  };

  #renderBooked({ when }: Meeting, name: string): TemplateResult {
    const { formats } = this.#host;
    return banner('ok', text.rich('booked', { name, day: formats.dayOf(when.start, 'long'), time: formats.time(when.start) }));
  }

  #renderForm(mentor: FlashMentor, name: string, level: number): TemplateResult {
    const topics = this.#host.me?.program?.topics ?? [];
    const error = this.#tried && this.#question.trim() === '' ? text('questionMissing') : undefined;
    return html`<form class="flash-form" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#take(mentor, name);
    }}>
      ${field({ id: 'flash-topic', label: text('topic') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => (this.#topic = (event.target as HTMLSelectElement).value)}>
        ${topics.map(({ key, label }) => html`<option value=${key} .selected=${key === this.#topic}>${label}</option>`)}
      </select>`)}
      ${field({ id: 'flash-question', label: text('question'), hint: text('questionHint', { name }), error }, (control) => html`<input class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} maxlength=${limits.goalTitle} dir="auto" .value=${this.#question} @input=${(event: Event) => {
        this.#question = (event.target as HTMLInputElement).value;
        this.#host.requestUpdate();
      }} />`)}
      <div class="when">
        ${this.#choice.search.task.render({
          pending: () => skeletonLines('half', 'full', 'full', 'most'),
          complete: (answer) => (answer ? this.#choice.renderWeek(answer.week, { other: name, alone: isHidden(answer.week), level: level + 1 }) : nothing),
          error: (problem) => this.#inWords(problem, name),
        })}
        ${this.#renderChosen(mentor, name)}
        <div class="row">${this.#choice.renderJump()}</div>
      </div>
    </form>`;
  }

  #renderChosen(mentor: FlashMentor, name: string): TemplateResult | typeof nothing {
    const { week } = this.#choice.search;
    if (!week) return nothing;
    return html`${chosenTime({ when: this.#choice.chosen, me: ownFace(this.#host), other: isHidden(week) ? undefined : week.partner, formats: this.#host.formats, words: text('send'), keptUntil: this.#choice.keptUntil, busy: this.#book.busy, onTake: () => void this.#take(mentor, name) })}
      ${this.#refusal ? (this.#inWords(this.#refusal, name) ?? problemBanner(this.#refusal, () => void this.#take(mentor, name))) : nothing}`;
  }

  #inWords(problem: Problem, name: string): TemplateResult | undefined {
    const words = wordsOf(problem, name) ?? askingProblem(problem, name, this.#host.formats);
    return words && banner('warn', words);
  }

  async #take(mentor: FlashMentor, name: string): Promise<void> {
    if (this.#book.busy) return;
    const slot = this.#choice.chosen;
    const question = this.#question.trim();
    this.#tried = true;
    if (question === '') return this.#host.focusOn('#flash-question');
    if (!slot) return this.#host.focusOn('.week .slot[tabindex="0"]');
    this.#choice.taking = true;
    const done = await this.#book.run({ mentorId: mentor.id, start: slot.start, topic: this.#topic, question });
    this.#choice.taking = false;
    if (this.#mentorId !== mentor.id) return; // another one is looked at by now
    if (!done) return this.#failed(slot, name);
    this.#choice.taken();
    this.#isOpen = this.#tried = false;
    this.#question = '';
    this.#booked = done.answer;
    announce(text('saidBooked', { name }));
    this.#host.focusOn('#flash-title');
    // Its time is taken, and perhaps the last session: here, and in the list.
    void this.#host.refreshProfile();
    void this.#host.refresh();
  }

  /** A time that cannot be had leads to the nearest ones; whatever else is in the way is told in words of its own. */
  async #failed(slot: Span, name: string): Promise<void> {
    const { problem } = this.#book;
    const refused = refusedBy(problem);
    if (refused) return this.#choice.refuse(slot, refused);
    if (!problem) return;
    if (problem.code === 'flash-month-full') {
      this.#choice.forget();
      void this.#choice.search.task.refresh();
    }
    this.#refusal = problem;
    const words = wordsOf(problem, name) ?? askingProblem(problem, name, this.#host.formats);
    announce(words ? spoken(words) : problemSentence(problem), 'assertive');
    this.#host.requestUpdate();
  }
}

/** Where the program hides who a mentor is, their clock is hidden too. */
function isHidden({ partner }: SlotWeek): boolean {
  return partner.blind === true;
}

function wordsOf({ code }: Problem, name: string): readonly unknown[] | undefined {
  switch (code) {
    case 'flash-month-full':
      return text.rich('monthFull', { name });
    case 'limit-reached':
      return text.rich('oneToCome', { name });
    case 'flash-not-offered':
      return text.rich('notOffered', { name });
    default:
      return undefined;
  }
}

export const styles = [
  bannerStyles,
  fieldStyles,
  timesStyles,
  zoneChoiceStyles,
  screenStyles,
  chosenTimeStyles,
  bookingScreenStyles,
  css`
    /* A week is as wide as this part of the page, whatever stands beside it. */
    .flash {
      container: app / inline-size;
    }
    .flash-form,
    .flash-form .api-task {
      display: grid;
      gap: 24px;
      grid-template-columns: minmax(0, 1fr);
    }
    .flash-form .api-task {
      gap: 16px;
    }
  `,
];
