import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Me } from '../api/session.ts';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { icon, iconStyles, type Icon } from '../parts/icon.ts';
import { menu, menuStyles, type MenuItem } from '../parts/menu.ts';
import type { NavigationItem } from './navigation.ts';
import { hashOf, type Page } from './route.ts';
import { text } from './shell.text.ts';

/** Two circles that share a middle: the program's sign. */
const sign: Icon = { d: 'M8.5 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM12 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z' };

interface HeaderBarOptions {
  me: Me;
  items: readonly NavigationItem[];
  current: Page;
  menuItems: readonly MenuItem[];
  onGo: (page: Page) => void;
}

/** Whose program this is, the pages, and me. Narrow: tabs with icon and word below the title. */
export function headerBar({ me: { program, person, course }, items, current, menuItems, onGo }: HeaderBarOptions): TemplateResult {
  return html`<header class="bar">
    <div class="brand">
      ${icon(sign, 24)}
      <div><span class="brand-title">${program?.title ?? course?.title ?? text('program')}</span>${program?.subtitle ? html` <span class="meta">${program.subtitle}</span>` : nothing}</div>
    </div>
    ${items.length > 0
      ? html`<nav aria-label=${text('program')}>
          <div class="pages" role="list">${halvesOf(items).map((half) => html`<div class="half">
            ${repeat(half, ({ page }) => page, (item) => html`<div role="listitem">
              <a href=${hashOf(item.page)} aria-current=${item.page === current ? 'page' : nothing} @click=${(event: MouseEvent) => follow(event, () => onGo(item.page))}>
                ${icon(item.icon)}<span class="wide">${item.label}</span><span class="narrow">${item.short}</span>
              </a>
            </div>`)}</div>`)}
          </div>
        </nav>`
      : nothing}
    <div class="me">${menu({ id: 'me', label: text('menu', { name: person.name ?? '?' }), items: menuItems, look: avatar(person, 32) })}</div>
  </header>`;
}

/** Where they do not fit side by side, the second half goes below the first as a whole: rows of as many, no word cut off. */
function halvesOf(items: readonly NavigationItem[]): (readonly NavigationItem[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/** A press with a key that opens a tab or a window stays the browser's. */
export function follow(event: MouseEvent, go: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go();
}

export const headerBarStyles = [
  avatarStyles,
  iconStyles,
  menuStyles,
  css`
    .bar {
      display: flex;
      align-items: stretch;
      gap: 24px;
      min-block-size: 64px;
      padding-inline: 32px;
      background: var(--_surface);
      border-block-end: 1px solid var(--_line);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 12px;
      min-inline-size: 0;
      margin-inline-end: auto;
    }
    .brand > .icon {
      color: var(--_accent);
      stroke-width: 1.75;
    }
    .brand > div > * {
      display: block;
    }
    .brand-title {
      font-size: 15px;
      font-weight: 600;
    }
    .pages,
    .half {
      display: flex;
      gap: 4px;
    }
    .pages {
      block-size: 100%;
    }
    nav a {
      position: relative;
      display: flex;
      align-items: center;
      block-size: 100%;
      padding-inline: 12px;
      color: var(--_ink-2);
      font-weight: 600;
      text-decoration: none;
      white-space: nowrap;
    }
    nav a:hover {
      color: var(--_ink);
    }
    nav a:focus-visible {
      outline-offset: -4px;
    }
    nav a[aria-current] {
      color: var(--_ink);
    }
    nav a[aria-current]::after {
      content: '';
      position: absolute;
      inset: auto 12px -1px;
      block-size: 2px;
      border-radius: 1px;
      background: var(--_accent);
    }
    nav a > :is(.icon, .narrow) {
      display: none;
    }
    .me {
      display: flex;
      align-items: center;
      margin-inline-end: -4px;
    }
    .me .icon-button {
      border-radius: 50%;
    }
    @container app (width <= 900px) {
      .bar {
        gap: 12px;
        padding-inline: 24px;
      }
      nav a {
        padding-inline: 9px;
      }
      nav a[aria-current]::after {
        inset-inline: 9px;
      }
    }
    @container app (width < 760px) {
      .bar {
        flex-wrap: wrap;
        padding-inline: 16px;
        gap: 0 12px;
      }
      .brand {
        flex: 1;
        min-block-size: 56px;
      }
      nav {
        order: 3;
        flex: 0 0 100%;
        min-inline-size: 0;
      }
      .pages,
      .half {
        flex-wrap: wrap;
        gap: 0;
      }
      .half {
        flex: 1 1 auto;
      }
      .half > * {
        flex: 1 1 0;
      }
      nav a {
        flex-direction: column;
        justify-content: center;
        gap: 2px;
        min-block-size: 52px;
        padding-inline: 3px;
        font-size: 13px;
        text-align: center;
      }
      /* Below its word, in whichever row that is. */
      nav a[aria-current]::after {
        inset: auto 3px 1px;
      }
      nav a > .icon {
        display: block;
      }
      nav a > .narrow {
        display: block;
        max-inline-size: 24ch; /* somebody’s name may be longer */
        overflow: hidden;
        text-overflow: ellipsis;
      }
      nav a > .wide {
        display: none;
      }
    }
    /* Six entries of a mentor side by side. */
    @container app (width < 360px) {
      nav {
        flex-basis: calc(100% + 16px);
        margin-inline: -8px;
      }
      nav a {
        font-size: 12px;
      }
    }
    @media (forced-colors: active) {
      nav a[aria-current]::after {
        background: Highlight;
      }
    }
  `,
];
