import { html, nothing, css, type TemplateResult } from 'lit';
import { avatar, avatarPair, avatarStyles, type Face } from '../parts/avatar.ts';
import { firstName } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import { follow } from './header-bar.ts';
import { text } from './home.text.ts';
import type { Home } from './navigation.ts';
import { hashOf, type Page } from './route.ts';

/** Where the step's verb leads: a page of the program, or the list of people further down. */
export type StepTarget = { page: Page; rest?: string } | 'waiting-people';

interface StepWords {
  title: string;
  words: string;
  action?: { label: string; target: StepTarget };
}

interface NextStepOptions {
  home: Home;
  me: Face;
  /** The own heading level of the page; the step is one below. */
  level: number;
  formats: Formats;
  now: Date;
  onGo: (target: StepTarget) => void;
}

/** The one thing to do now. Its verb is the only filled button of Home. */
export function nextStepCard({ home, me, level, formats, now, onGo }: NextStepOptions): TemplateResult {
  const { title, words, action } = wordsOf(home, formats, now);
  const { partner } = home.next;
  return html`<section class="next-step" aria-labelledby="next-step">
    ${partner ? html`<span class="next-step-faces">${avatarPair(me, partner, 56)}</span>` : html`<span class="next-step-faces">${avatar(me, 56)}</span>`}
    <div>
      <p class="label">${text('nextStep')}</p>
      <div class="section" role="heading" aria-level=${level + 1} id="next-step">${title}</div>
      ${words ? html`<p class="body soft">${words}</p>` : nothing}
    </div>
    ${action ? actionLink(action, onGo) : nothing}
  </section>`;
}

/** What the step asks for, in a few words. */
export function stepTitle(home: Home, formats: Formats, now: Date): string {
  return wordsOf(home, formats, now).title;
}

function actionLink({ label, target }: NonNullable<StepWords['action']>, onGo: (target: StepTarget) => void): TemplateResult {
  if (target === 'waiting-people') return html`<button class="button primary large" type="button" @click=${() => onGo(target)}>${label}</button>`;
  return html`<a class="button primary large" href=${hashOf(target.page, target.rest)} @click=${(event: MouseEvent) => follow(event, () => onGo(target))}>${label}</a>`;
}

/** Each step in words. What it is about is there: the server sends it with the step. */
function wordsOf({ next: { step, partner, meetingId, circleId, until, count }, matches, nextMeeting }: Home, formats: Formats, now: Date): StepWords {
  const name = firstName(partner?.name ?? null);
  const to = (label: string, page: Page, rest?: string) => ({ label, target: rest === undefined ? { page } : { page, rest } });
  const pair = matches.find((match) => match.partner?.id === partner?.id)?.id;
  const book = to(text('bookDo'), 'meetings', pair ? `book/${pair}` : 'book');
  const day = until ? formats.dayOf(until, 'long') : '';
  switch (step) {
    case 'choose-mentor':
      return partner
        ? { title: text('findAnother'), words: `${text('matchEnded', { name })} ${text('chooseMentorWords')}`, action: to(text('chooseMentorDo'), 'find') }
        : { title: text('chooseMentor'), words: text('chooseMentorWords'), action: to(text('chooseMentorDo'), 'find') };
    case 'partner-away':
      return { title: text('partnerAway', { name }), words: text('partnerAwayWords'), action: to(text('more', { name }), 'partners') };
    case 'wait-for-answer':
      return { title: text('waitForAnswer', { name }), words: text('waitForAnswerWords', { date: day }), action: to(text('waitForAnswerDo'), 'requests') };
    case 'set-availability':
      return { title: text('setAvailability'), words: text('setAvailabilityWords'), action: to(text('setAvailabilityDo'), 'meetings', 'availability') };
    case 'answer-request':
      return { title: text('answerRequest', { name }), words: text('answerRequestWords', { date: day }), action: to(text('answerRequestDo'), 'requests') };
    case 'answer-times':
      if (circleId) return { title: text('timesAnswered', { name: partner?.name ?? '' }), words: '', action: to(text('bookDo'), 'meetings') };
      return { title: text('answerTimes', { name }), words: text('answerTimesWords'), action: to(text('answerTimesDo'), 'meetings') };
    case 'wait-for-request':
      return { title: text('waitForRequest'), words: partner ? `${text('matchEnded', { name })} ${text('waitForRequestWords')}` : text('waitForRequestWords'), action: to(text('waitForRequestDo'), 'meetings', 'availability') };
    case 'approve-people':
      return { title: text('approvePeople', { count: count ?? 0 }), words: text('approvePeopleWords'), action: { label: text('approvePeopleDo'), target: 'waiting-people' } };
    case 'share-program':
      return { title: text('shareProgram'), words: text('shareProgramWords') };
    case 'book-first-meeting':
      return { title: text('bookFirstMeeting'), words: text('bookFirstMeetingWords', { name }), action: book };
    case 'set-goal':
      return { title: text('setGoal'), words: partner ? text('setGoalWords', { name }) : text('setGoalWordsAlone'), action: to(text('setGoalDo'), 'goals', 'new') };
    case 'prepare-meeting':
      // Once the room is open, the meeting's own "Join" is the one filled button.
      return { ...meetingWords(nextMeeting?.circle?.title ?? name, until ?? now.toISOString(), formats, now), ...(isRoomOpen(nextMeeting, now) ? {} : { action: to(text('prepareMeetingDo'), 'meetings', nextMeeting ? `meeting/${nextMeeting.id}` : '') }) };
    case 'say-if-met':
      return { title: circleId && partner?.name ? text('sayIfCircleMet', { name: partner.name }) : text('sayIfMet', { name }), words: until ? text('sayIfMetWords', { day, time: formats.time(until) }) : '', action: to(text('sayIfMetDo'), 'meetings', meetingId ? `meeting/${meetingId}` : '') };
    case 'book-meeting':
      return { title: text('bookMeeting'), words: text('bookMeetingWords', { name }), action: book };
  }
}

function isRoomOpen(meeting: Home['nextMeeting'], now: Date): boolean {
  return meeting !== null && meeting.meetingUrl !== null && now >= new Date(meeting.joinOpensAt) && now < new Date(meeting.when.end);
}

function meetingWords(name: string, start: string, formats: Formats, now: Date): StepWords {
  const time = formats.time(start);
  const today = formats.dayOf(start, 'full') === formats.dayOf(now, 'full');
  const title = today ? text('prepareMeetingToday', { name, time }) : text('prepareMeeting', { name, day: formats.dayOf(start, 'long') });
  return { title, words: text('prepareMeetingWords', { time }) };
}

export const nextStepStyles = [
  avatarStyles,
  css`
    .next-step {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 16px 32px;
      padding: 28px 32px;
      border-radius: var(--_radius-card);
      background: var(--_accent-soft);
      --_pair-ring: var(--_accent-soft);
    }
    .next-step > div {
      flex: 1 1 300px;
      display: grid;
      gap: 4px;
    }
    .next-step > div > .label {
      color: var(--_accent-ink);
    }
    @container app (width < 640px) {
      .next-step {
        padding: 16px;
      }
      .next-step > div {
        flex-basis: 100%;
      }
      .next-step-faces {
        display: none;
      }
      .next-step > .button {
        inline-size: 100%;
      }
    }
    @media (forced-colors: active) {
      .next-step {
        border: 1px solid CanvasText;
      }
    }
  `,
];
