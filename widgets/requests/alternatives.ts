import { css, html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import { listAlternatives } from '../api/operations.ts';
import type { MentorElement } from '../mentor-element.ts';
import { avatarStyles, personLine } from '../parts/avatar.ts';
import { text } from './alternatives.text.ts';

type Alternative = Shape<'PersonRef'>;

interface Ways {
  /** The address of a mentor's page; undefined where the page around us has none. */
  hrefOf: (mentorId: string) => string | undefined;
  /** Opens a mentor's page where it has no address; absent where that cannot be. */
  open?: (mentorId: string) => void;
}

/** Where a mentor cannot take the reader on: whom they could ask instead, each with the way to their page. */
export class Alternatives {
  readonly #host: MentorElement;
  #items: readonly Alternative[] = [];

  constructor(host: MentorElement) {
    this.#host = host;
  }

  /** Reads them as they are now. Without an answer there is nothing to offer, and the rest of the page goes on. */
  async open(): Promise<void> {
    const read = await this.#host.api?.call(listAlternatives, {}).catch(() => undefined);
    this.#items = read?.items ?? [];
    this.#host.requestUpdate();
  }

  /** Nothing where nobody is left to ask. */
  render(level: number, { without, ...ways }: Ways & { without?: string }): TemplateResult | typeof nothing {
    const items = this.#items.filter(({ id }) => id !== without);
    if (items.length === 0) return nothing;
    return html`<section class="alternatives stack" aria-labelledby="alternatives-title">
      <div class="label" role="heading" aria-level=${level} id="alternatives-title">${text('title')}</div>
      <p class="soft">${text('why')}</p>
      <ul class="divided">${items.map((mentor) => html`<li>${renderOne(mentor, ways)}</li>`)}</ul>
    </section>`;
  }
}

function renderOne(mentor: Alternative, { hrefOf, open }: Ways): TemplateResult {
  const line = personLine(mentor, mentor.headline ?? nothing, 32);
  const href = hrefOf(mentor.id);
  if (href) return html`<a class="alternative" href=${href}>${line}</a>`;
  return open ? html`<button class="alternative" type="button" @click=${() => open(mentor.id)}>${line}</button>` : line;
}

const alternativesStyles = css`
  .alternative { display: block; inline-size: 100%; padding: 8px 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; text-decoration: none; cursor: pointer; border-radius: 8px; }
  .alternative:hover .person-name { text-decoration: underline; }
`;

export const styles = [avatarStyles, alternativesStyles];
