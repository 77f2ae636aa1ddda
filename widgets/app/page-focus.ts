import type { LitElement, ReactiveController } from 'lit';

/** As long as a page may take to come over a slow network. */
const patienceMs = 30_000;

/**
 * Moves the focus to a page's heading after a change of pages, which is also how screen readers hear of it. Pages come lazily: until
 * the heading is there the focus waits on the content's box, and it is not taken from somebody who has gone on meanwhile.
 */
export class PageFocus implements ReactiveController {
  readonly #host: LitElement;
  #until = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#until > 0) this.#try();
  }

  hostDisconnected(): void {
    this.#until = 0;
  }

  /** The page changes with the next update. */
  wait(): void {
    this.#until = performance.now() + patienceMs;
  }

  /** Focuses the present page's heading. */
  now(): void {
    (this.#heading() ?? this.#content())?.focus();
  }

  #try(): void {
    const content = this.#content();
    const heading = this.#heading();
    if (heading) heading.focus();
    else if (content && performance.now() < this.#until) {
      if (this.#host.shadowRoot?.activeElement !== content) content.focus({ preventScroll: true });
      requestAnimationFrame(() => this.#go());
      return;
    }
    this.#until = 0;
  }

  #go(): void {
    const active = this.#host.shadowRoot?.activeElement;
    if (this.#until === 0) return;
    if (active && active !== this.#content()) this.#until = 0;
    else this.#try();
  }

  #content(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.content') ?? null;
  }

  /** The first heading of the page, in our own shadow root or in that of the element which is the page. */
  #heading(): HTMLElement | undefined {
    const content = this.#content();
    const roots = [content, ...[...(content?.querySelectorAll('*') ?? [])].map(({ shadowRoot }) => shadowRoot)];
    for (const root of roots) {
      const heading = root?.querySelector<HTMLElement>('[role="heading"], h1');
      if (!heading) continue;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      return heading;
    }
    return undefined;
  }
}
