import { css, html, nothing, type TemplateResult } from 'lit';
import type { Me } from '../api/session.ts';
import { icon, type Icon } from '../parts/icon.ts';
import { check, clock, message, pause } from '../parts/icons.ts';
import { firstName } from '../parts/times.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { openRoles } from './open-roles.ts';
import { text as shell } from './shell.text.ts';

/** What somebody sees whose part has not begun, or rests: waiting, declined, paused. Never a dead end. */
class StandingScreen implements Screen {
  readonly #app: AppHost;

  constructor(app: AppHost) {
    this.#app = app;
  }

  render(): TemplateResult {
    const { me } = this.#app;
    if (me?.entrance === 'waiting') return this.#renderWaiting(me);
    if (me?.entrance === 'declined') return this.#renderDeclined(me);
    return this.#renderPaused(me);
  }

  #renderWaiting({ person, enrolments }: Me): TemplateResult {
    const pending = enrolments.find(({ state }) => state === 'pending');
    const { formats } = this.#app;
    const sent = pending?.joinedAt ?? new Date();
    const next = pending?.role === 'mentor' ? text('stepHours') : text('stepChoose');
    return this.#page({
      shape: clock,
      title: person.name ? text('waitingTitle', { name: firstName(person.name) }) : text('waitingTitleNameless'),
      words: text('waitingWords', { day: formats.dayOf(sent, 'long') }),
      more: html`<ol class="steps" aria-label=${text('steps')}>
          ${step('done', text('stepSent'), formats.dayOf(sent))} ${step('now', text('stepRead'), text('stepReadWhen'))} ${step('later', next, text('stepChooseWhen'))}
        </ol>
        <button class="button large" type="button" @click=${() => this.#app.go('profile')}>${text('lookOver')}</button>`,
    });
  }

  #renderDeclined(me: Me): TemplateResult {
    const reason = me.enrolments.find(({ state }) => state === 'declined')?.reason;
    const [other] = openRoles(me);
    return this.#page({
      shape: message,
      title: text('declinedTitle'),
      words: reason ? text('declinedWords') : text('declinedNoReason'),
      more: html`
        ${reason ? html`<blockquote class="body" dir="auto">${reason}</blockquote>` : nothing}
        <p class="body soft">${text('declinedNext')}</p>
        ${other
          ? html`<button class="button large" type="button" @click=${() => this.#app.go('join', other.role)}>
              ${other.role === 'mentor' ? text('joinOtherMentor') : text('joinOtherMentee')}
            </button>`
          : nothing}
        ${this.#toCourse(me)}
      `,
    });
  }

  #renderPaused(me: Me | undefined): TemplateResult {
    return this.#page({
      shape: pause,
      title: text('pausedTitle', { program: me?.program?.title ?? '' }),
      words: text('pausedWords'),
      more: me ? this.#toCourse(me) : nothing,
    });
  }

  #toCourse({ returnUrl }: Me): TemplateResult | typeof nothing {
    return returnUrl === null ? nothing : html`<a class="button quiet large" href=${returnUrl} target="_top" rel="noreferrer">${shell('toCourse')}</a>`;
  }

  #page({ shape, title, words, more }: { shape: Icon; title: string; words: string; more: unknown }): TemplateResult {
    return html`<div class="standing">
      <span class="standing-icon">${icon(shape, 32)}</span>
      <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${title}</div>
      ${this.#app.feedback.offline()}
      <p class="body soft">${words}</p>
      ${more}
    </div>`;
  }
}

function step(state: 'done' | 'now' | 'later', label: string, when: string): TemplateResult {
  return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
    <span class="mark">${state === 'done' ? icon(check, 16) : nothing}</span><span>${label}</span><span class="meta">${when}</span>
  </li>`;
}

export const makeScreen = (app: AppHost): Screen => new StandingScreen(app);

export const styles = css`
  .standing {
    display: grid;
    justify-items: center;
    gap: 8px;
    max-inline-size: 520px;
    margin-inline: auto;
    padding-block: 40px;
    text-align: center;
  }
  .standing-icon {
    display: grid;
    place-content: center;
    inline-size: 72px;
    block-size: 72px;
    margin-block-end: 24px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  .standing .body {
    text-wrap: pretty;
  }
  .standing blockquote {
    margin: 8px 0;
    padding: 16px 24px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .standing .button {
    margin-block-start: 16px;
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px;
    inline-size: 100%;
    margin-block: 24px 8px;
    color: var(--_ink-2);
  }
  .steps > li {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: start;
  }
  .steps > li + li::before {
    content: '';
    position: absolute;
    inset-block-start: 9px;
    inset-inline: calc(-50% + 6px) calc(50% + 14px);
    block-size: 2px;
    background: var(--_line-2);
  }
  .steps > .now::before {
    background: var(--_accent) !important;
  }
  .steps :is(.done, .now) > :nth-child(2) {
    color: var(--_ink);
    font-weight: 600;
  }
  .steps .mark {
    display: grid;
    place-content: center;
    inline-size: 20px;
    block-size: 20px;
    margin-block-end: 12px;
    border: 2px solid var(--_line-2);
    border-radius: 50%;
  }
  .steps .done > .mark {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .steps .now > .mark {
    border: 6px solid var(--_accent);
  }
  @container app (width < 480px) {
    .standing {
      padding-block: 24px;
    }
    .steps {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      text-align: start;
    }
    .steps > li {
      grid-template-columns: 20px 1fr;
      justify-items: start;
      column-gap: 12px;
    }
    .steps .mark {
      grid-row: span 2;
    }
    .steps > li + li::before {
      inset-block: -26px auto;
      inset-inline: 9px auto;
      inline-size: 2px;
      block-size: 24px;
    }
  }
  @media (forced-colors: active) {
    .steps .done > .mark,
    .steps .now > .mark {
      forced-color-adjust: none;
      border-color: Highlight;
      color: HighlightText;
      background-color: Highlight;
    }
  }
`;
