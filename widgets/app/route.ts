import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The pages of the program. Which of them somebody has is `pagesOf` (navigation.ts). */
export const pages = ['home', 'find', 'partners', 'requests', 'meetings', 'goals', 'board', 'program', 'criteria', 'fairness', 'asking', 'joining', 'questions', 'mail', 'limits', 'matching', 'circles', 'people', 'profile', 'join'] as const;
export type Page = (typeof pages)[number];

/** Pages that the program's own page leads to. */
export const behindProgram = ['criteria', 'fairness', 'asking', 'joining', 'questions', 'mail', 'limits'] as const satisfies readonly Page[];

export function isBehindProgram(page: Page): page is (typeof behindProgram)[number] {
  return (behindProgram as readonly Page[]).includes(page);
}

/** Where somebody is: a page, and what that page makes of the rest. */
export interface Route {
  page: Page;
  /** "book", "availability", a role, an id. */
  rest: string;
  /** Filters, or a place in lists, as an address writes them. On a page behind another one: those of the page that one goes back to. */
  search: string;
}

const homeRoute: Route = { page: 'home', rest: '', search: '' };

/** Reads `#meetings/book` or `#find?language=pt`; undefined for an address that is none of ours, as an anchor of the page around us. */
export function routeOf(hash: string): Route | undefined {
  const [, name = '', rest = '', search = ''] = /^#([a-z]+)(?:\/([a-z0-9/-]+))?(?:\?(.*))?$/.exec(hash) ?? [];
  const page = pages.find((one) => one === name);
  return page && { page, rest, search };
}

/** `#meetings/book`: a link inside the program. It names pages and ids, no person. */
export function hashOf(page: Page, rest = '', search = ''): string {
  return `#${page}${rest && `/${rest}`}${search && `?${search}`}`;
}

/**
 * The route in the page's address: Back, Forward and a reload keep it. An address that is none of ours leaves the person
 * where they are; no address at all is Home.
 */
export class Routing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #moved: () => void;
  route = homeRoute;

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

  /** Goes there, as a new step of the history. */
  go(page: Page, rest = '', search = ''): void {
    history.pushState(null, '', hashOf(page, rest, search));
    this.#read();
  }

  /** The page has moved by itself: the address follows, as a new step where the page shows something else. */
  follow(route: Route): void {
    const { page, rest, search } = route;
    const isNew = page !== this.route.page || rest !== this.route.rest;
    this.route = route;
    history[isNew ? 'pushState' : 'replaceState'](null, '', hashOf(page, rest, search));
    this.#host.requestUpdate();
  }

  /** Home takes the place of the present step: there is no way back to what is over. */
  reset(): void {
    history.replaceState(null, '', hashOf('home'));
    this.#read();
  }

  readonly #read = (): void => {
    const next = location.hash === '' ? homeRoute : routeOf(location.hash);
    if (!next || hashOf(next.page, next.rest, next.search) === hashOf(this.route.page, this.route.rest, this.route.search)) return;
    this.route = next;
    this.#moved();
    this.#host.requestUpdate();
  };
}
