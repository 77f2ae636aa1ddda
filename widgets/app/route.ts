import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The pages of the program. Which of them somebody has is `pagesOf` (navigation.ts). */
export const pages = ['home', 'find', 'partners', 'requests', 'meetings', 'goals', 'profile', 'join'] as const;
export type Page = (typeof pages)[number];

/** Where somebody is: a page, and what that page makes of the rest ("book", "availability", a role). */
export interface Route {
  page: Page;
  rest: string;
}

/** Reads `#meetings/book`; undefined for an address that is none of ours, as an anchor of the page around us. */
export function routeOf(hash: string): Route | undefined {
  const [, name = '', rest = ''] = /^#([a-z]+)(?:\/([a-z0-9/-]+))?(?:\?.*)?$/.exec(hash) ?? [];
  const page = pages.find((one) => one === name);
  return page && { page, rest };
}

/** `#meetings/book`: a link inside the program. Nothing personal is in it. */
export function hashOf(page: Page, rest = ''): string {
  return `#${page}${rest && `/${rest}`}`;
}

/**
 * The route in the page's address: Back, Forward and a reload keep it. An address that is none of ours leaves the person
 * where they are; no address at all is Home.
 */
export class Routing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #moved: () => void;
  route: Route = { page: 'home', rest: '' };

  /** @param moved told after each move, before the page is drawn */
  constructor(host: ReactiveControllerHost, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#read);
    this.route = routeOf(location.hash) ?? this.route;
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#read);
  }

  /** Goes there, as a new step of the history or in place of the present one; `quietly` where the page has moved by itself already. */
  go(page: Page, rest = '', { replace = false, quietly = false } = {}): void {
    const address = hashOf(page, rest);
    if (replace) history.replaceState(history.state, '', address);
    else history.pushState(null, '', address);
    if (quietly) this.route = { page, rest };
    else this.#read();
  }

  readonly #read = (): void => {
    const next = location.hash === '' ? { page: 'home' as const, rest: '' } : routeOf(location.hash);
    if (!next || (next.page === this.route.page && next.rest === this.route.rest)) return;
    this.route = next;
    this.#moved();
    this.#host.requestUpdate();
  };
}
