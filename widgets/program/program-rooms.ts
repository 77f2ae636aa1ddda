import { css, html, nothing, type TemplateResult } from 'lit';
import type { Me } from '../api/session.ts';
import type { AppHost } from '../app/app-host.ts';
import { LazyPart } from '../app/lazy-part.ts';
import { isBehindProgram, type Page } from '../app/route.ts';
import { Screens } from '../app/screens.ts';
import { text as shell } from '../app/shell.text.ts';
import type * as Waiting from '../app/waiting-people.ts';
import { bannerStyles } from '../parts/banner.ts';
import { buttonStyles } from '../parts/button.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { iconStyles } from '../parts/icon.ts';
import { path } from '../parts/icons.ts';
import { skeletonStyles } from '../parts/skeleton.ts';
import { text } from './program-rooms.text.ts';
import { isProgramView, type ProgramView } from './program-views.ts';

const rooms = ['program', 'matching', 'people'] as const satisfies readonly ProgramView[];
type Room = (typeof rooms)[number];

/** The way between the rooms, and the one that is open. */
export class ProgramRooms {
  readonly #app: AppHost;
  readonly #screens: Screens;
  readonly #waiting: LazyPart<typeof Waiting, Waiting.WaitingPeople>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#screens = new Screens(app);
    this.#waiting = new LazyPart(app, () => import('../app/waiting-people.ts'), ({ WaitingPeople }) => new WaitingPeople(app));
    if (app.me && coordinates(app.me)) void this.#waiting.bring();
  }

  render(): TemplateResult | typeof nothing {
    const { me, headingLevel: level } = this.#app;
    const { page } = this.#app.route;
    if (!me || !isProgramView(page)) return nothing;
    if (!coordinates(me)) return empty({ shape: path, title: text('notYours'), words: text('notYoursWords'), level });
    return html`<nav aria-label=${me.program?.title ?? shell('program')}>
        <ul class="rooms">${rooms.map((room) => html`<li>${this.#renderWay(room, page)}</li>`)}</ul>
      </nav>
      <div class="content" tabindex="-1">${this.#screens.render(page)} ${page === 'people' ? this.#waiting.render() : nothing}</div>`;
  }

  #renderWay(room: Room, open: Page): TemplateResult {
    const isOpen = room === (isBehindProgram(open) ? 'program' : open);
    return html`<button class="room" type="button" aria-current=${isOpen ? 'page' : nothing} @click=${() => this.#app.go(room)}>${this.#label(room)}</button>`;
  }

  #label(room: Room): string {
    const waiting = this.#app.home.value?.waitingPeople ?? 0;
    return room === 'people' && waiting > 0 ? text('peopleWaiting', { count: waiting }) : shell(room);
  }
}

function coordinates({ entrance, reviewing, roles }: Me): boolean {
  return entrance === 'ready' && !reviewing && (roles.includes('coordinator') || roles.includes('tenant-admin'));
}

export const styles = [
  bannerStyles, buttonStyles, emptyStyles, iconStyles, skeletonStyles,
  css`
    .rooms {
      display: flex;
      flex-wrap: wrap;
      margin-block-end: 24px;
    }
    /* Each row has its line from end to end: what is below the rooms of one, and beside those of the last. */
    .rooms > *,
    .rooms::after {
      border-block-end: 1px solid var(--_line);
    }
    .rooms > * {
      flex: 1 0 auto;
    }
    .rooms::after {
      content: '';
      flex: 1000 0 0;
    }
    .room {
      inline-size: 100%;
      min-block-size: 44px;
      margin: 0 0 -1px;
      padding: 4px 12px;
      border: 0;
      border-block-end: 2px solid transparent;
      background: none;
      color: var(--_ink-2);
      font: inherit;
      font-weight: 600;
      text-align: start;
      cursor: pointer;
    }
    .room:hover {
      color: var(--_ink);
    }
    .room[aria-current] {
      border-color: var(--_accent);
      color: var(--_ink);
    }
    .content {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
      outline: none;
    }
    .content header > .banner {
      margin-block-start: 12px;
    }
    .content > .narrow-screen {
      margin-inline: 0;
    }
    @media (forced-colors: active) {
      .room[aria-current] {
        border-block-end: 4px solid Highlight;
      }
    }
  `,
];
