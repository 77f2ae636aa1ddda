import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { readReview } from '../api/operations.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { goalRow, goalRowStyles } from '../goals/goal-row.ts';
import { countedStyles, pointsWords, progressOf } from '../grades/completion-words.ts';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { calendar, goal as target } from '../parts/icons.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { tag, tagStyles, type TagKind } from '../parts/tag.ts';
import { dateIn } from '../text/calendar-dates.ts';
import { text } from './review.text.ts';

type Review = Shape<'Review'>;
type Fact = Review['meetings'][number];

/** One person's work, for the teacher who came from their line of the gradebook. Nothing can be done here; everything can be read. */
class ReviewScreen implements Screen {
  readonly #app: AppHost;
  readonly #review: ApiTask<Review>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#review = new ApiTask(app, {
      load: (api, _args, options) => api.call(readReview, {}, options),
      refreshOn: ['meeting.', 'goal.', 'match.', 'appointment.'],
      says: { loading: () => text('loading'), loaded: ({ person }) => text('loaded', { name: person.name }) },
    });
  }

  render(): TemplateResult {
    const shown = this.#review.value;
    return html`<div class="narrow-screen review">
      <header class="row">
        ${shown ? avatar(shown.person, 48) : nothing}
        <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1" dir="auto">${shown?.person.name ?? (this.#review.problem ? text('unread') : text('loading'))}</div>
      </header>
      ${shown ? html`<p class="body soft">${shown.asCoordinator ? text('lead') : text('leadTeacher')}</p>` : nothing}
      ${this.#app.feedback.offline()}
      ${this.#review.render({ pending: () => skeletonLines('half', 'full', 'most', 'most'), complete: (review) => this.#renderParts(review) })}
    </div>`;
  }

  #renderParts(review: Review): TemplateResult {
    return html`<div class="review-parts">
      ${this.#renderCompletion(review)} ${review.asCoordinator ? html`${this.#renderMeetings(review)} ${this.#renderGoals(review)}` : nothing}
    </div>`;
  }

  #renderCompletion({ completion }: Review): TemplateResult {
    const points = completion ? pointsWords(completion, { waiting: (of) => text('waiting', of), sent: (of) => text('sent', of), stopped: () => text('stopped'), byHand: () => text('byHand') }) : nothing;
    return html`<section class="narrow-part">${this.#heading(text('counts'))}
      <div class="card stack">${completion ? html`${progressOf(completion, this.#app.headingLevel + 2)}${points === nothing ? nothing : html`<p class="soft">${points}</p>`}` : html`<p class="soft">${text('countsNothing')}</p>`}</div>
    </section>`;
  }

  #renderMeetings({ meetings, partners }: Review): TemplateResult {
    const { formats } = this.#app;
    const level = this.#app.headingLevel + 2;
    return html`<section class="narrow-part">${this.#heading(text('meetings'))}
      <p class="soft">${partners.length > 0 ? text('partners', { names: formats.list(partners.map(({ name }) => name)) }) : text('noPartner')}</p>
      <div class="card">${meetings.length === 0
        ? empty({ shape: calendar, title: text('noMeetings'), words: text('noMeetingsWords'), level })
        : html`<ul class="divided facts">${repeat(meetings, ({ id }) => id, (one) => html`<li class="row between">${this.#renderMeeting(one)}</li>`)}</ul>`}</div>
    </section>`;
  }

  #renderMeeting({ when, partner, state }: Fact): TemplateResult {
    const { formats } = this.#app;
    return html`<span>${text('meetingWith', { day: formats.day(when.date, 'dated'), from: formats.clock(when.from), to: formats.clock(when.to), name: partner.name })}</span>${tag(stateWords(state), stateKind(state))}`;
  }

  #renderGoals({ goals }: Review): TemplateResult {
    const { formats, headingLevel: level } = this.#app;
    const now = this.#app.clock();
    const reading = { reader: this.#app.me?.person.id, today: dateIn(formats.own, now), formats, now };
    const name = (title: string) => html`<div class="group" role="heading" aria-level=${level + 2} dir="auto">${title}</div>`;
    return html`<section class="narrow-part">${this.#heading(text('goals'))}
      <div class="card">${goals.length === 0
        ? empty({ shape: target, title: text('noGoals'), words: text('noGoalsWords'), level: level + 2 })
        : html`<ul class="divided facts">${repeat(goals, ({ id }) => id, (one) => html`<li>${goalRow(one, { ...reading, name: name(one.title) })}</li>`)}</ul>`}</div>
    </section>`;
  }

  #heading(words: string): TemplateResult {
    return html`<div class="section" role="heading" aria-level=${this.#app.headingLevel + 1}>${words}</div>`;
  }
}

function stateWords(state: Fact['state']): string {
  const words: Readonly<Record<Fact['state'], () => string>> = {
    proposed: () => text('proposed'),
    confirmed: () => text('confirmed'),
    held: () => text('held'),
    missed: () => text('missed'),
    cancelled: () => text('cancelled'),
  };
  return words[state]();
}

function stateKind(state: Fact['state']): TagKind {
  if (state === 'held') return 'ok';
  return state === 'missed' ? 'warn' : 'plain';
}

export const makeScreen = (app: AppHost): Screen => new ReviewScreen(app);

export const styles = [
  avatarStyles,
  emptyStyles,
  skeletonStyles,
  tagStyles,
  countedStyles,
  goalRowStyles,
  narrowScreenStyles,
  css`
    .review > header {
      display: flex;
      gap: 16px;
    }
    .review-parts {
      display: grid;
      gap: 32px;
      grid-template-columns: minmax(0, 1fr);
    }
    .review .narrow-part {
      gap: 12px;
    }
    .facts > li {
      gap: 4px 16px;
      padding-block: 8px;
    }
  `,
];
