import type { ReactiveController } from 'lit';
import type { Api } from '../api/operation.ts';
import type { MentorElement } from '../mentor-element.ts';

interface Kept {
  zone: string | undefined;
  readonly elements: Set<MentorElement>;
}

/** By the API that they share, so that two programs on one page keep apart. */
const kept = new WeakMap<Api, Kept>();

/**
 * The clock that somebody looks at in place of their own. It is the same on every screen of meetings and in every element of the page,
 * and lasts as long as the page does: their own clock is part of their profile, and web storage holds nothing personal.
 */
export class ViewedZone implements ReactiveController {
  readonly #host: MentorElement;
  #joined: Kept | undefined;

  constructor(host: MentorElement) {
    this.#host = host;
    host.addController(this);
  }

  /** undefined: their own. */
  get zone(): string | undefined {
    return this.#join()?.zone;
  }

  show(zone: string): void {
    const shared = this.#join();
    if (!shared) return;
    shared.zone = zone;
    for (const element of shared.elements) element.requestUpdate();
  }

  hostDisconnected(): void {
    this.#joined?.elements.delete(this.#host);
    this.#joined = undefined;
  }

  #join(): Kept | undefined {
    const { api } = this.#host;
    if (this.#joined || !api) return this.#joined;
    const shared = kept.get(api) ?? { zone: undefined, elements: new Set() };
    kept.set(api, shared);
    // One that has gone may still ask, by an update that comes late: it is told, and not joined for good.
    if (!this.#host.isConnected) return shared;
    shared.elements.add(this.#host);
    return (this.#joined = shared);
  }
}
