import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icon.ts';
import { left } from '../parts/icons.ts';
import type { AppHost } from './app-host.ts';
import type { Page } from './route.ts';

/** The top of a page that lies behind another one; needs the icons' and the narrow screen's styles. */
export interface PageTop {
  /** The page that one goes back to. */
  readonly to: Page;
  readonly back: string;
  readonly title: string;
  readonly lead: string;
  /** Says that the program can only be read any more, where it can. */
  readonly closed?: string;
}

/** The way back to where somebody was (the address has kept it), the page's heading, what it is for, and what keeps it from being used. */
export function pageTop(app: AppHost, { to, back, title, lead, closed }: PageTop): TemplateResult {
  return html`<header>
    <div><button class="button quiet small back" type="button" @click=${() => app.go(to, '', app.route.search)}>${icon(left, 16)} ${back}</button></div>
    <div class="title" role="heading" aria-level=${app.headingLevel} tabindex="-1">${title}</div>
    <p class="body soft">${lead}</p>
    ${closed !== undefined && isClosed(app) ? html`<p class="body">${closed}</p>` : nothing} ${app.feedback.offline()}
  </header>`;
}

/** Whether the program can only be read any more. */
export function isClosed({ me }: Pick<AppHost, 'me'>): boolean {
  return me?.program?.state === 'archived';
}

/** The id of the program that is open, '' until it is known. */
export function programIdOf({ me }: Pick<AppHost, 'me'>): string {
  return me?.program?.id ?? '';
}
