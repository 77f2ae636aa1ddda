import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../app/home.text.ts';
import { LazyView } from '../lazy-view.ts';
import type { PairHost, PairPart, PairPartModule, PairPlace } from './pair-part.ts';
import { pairParts } from './pair-parts.ts';

interface Shown {
  parts: PairPart[];
  place: PairPlace;
  open: boolean;
}

/** What a pair keeps together, on the page of one's people: at once for the only one there is, of several each when it is opened. */
export class PairWorkspace {
  readonly #host: PairHost;
  readonly #pairs = new Map<string, Shown>();
  #modules: Promise<PairPartModule[]> | undefined;

  constructor(host: PairHost) {
    this.#host = host;
  }

  render(place: PairPlace, { level, folded }: { level: number; folded: boolean }): TemplateResult {
    const pair = this.#pairOf(place);
    if (!folded && !pair.open) void this.#open(pair);
    const parts = pair.parts.map((part) => part.render(pair.place, level));
    if (!folded) return html`${parts}`;
    return html`<details @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && void this.#open(pair)}>
      <summary class="label">${text('together', { name: place.partner?.name ?? '' })}</summary>
      ${pair.open ? html`<div class="stack pair-together">${parts}</div>` : nothing}
    </details>`;
  }

  #pairOf(place: PairPlace): Shown {
    const pair = this.#pairs.get(place.id) ?? { parts: [], place, open: false };
    pair.place = place;
    this.#pairs.set(place.id, pair);
    return pair;
  }

  /** Where the code of one does not come, the page is whole without it. */
  async #open(pair: Shown): Promise<void> {
    if (pair.open) return;
    pair.open = true;
    this.#modules ??= this.#load();
    pair.parts = (await this.#modules).map(({ makePairPart }) => makePairPart(this.#host, () => pair.place));
    this.#host.requestUpdate();
  }

  async #load(): Promise<PairPartModule[]> {
    const modules = await Promise.all(pairParts.map((load) => new LazyView(this.#host, load).load().catch(() => undefined)));
    return modules.filter((module) => module !== undefined);
  }
}
