import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { listMentors } from '../api/operations.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import type { DirectoryHost, MentorPage } from './directory-host.ts';
import { text } from './directory.text.ts';
import { queryOf, type Filters } from './filters.ts';

const pageSize = 20;

/** The button under the cards that brings the next ones. */
export class NextPage {
  readonly #host: DirectoryHost;
  readonly #read: ApiAction<{ filters: Filters; cursor: string }, MentorPage>;

  constructor(host: DirectoryHost) {
    this.#host = host;
    this.#read = new ApiAction(host, (api, { filters, cursor }, options) => api.call(listMentors, { query: { ...queryOf(filters), cursor } }, options));
  }

  /** @param shown what the list has by now */
  render({ total, items, nextCursor }: MentorPage): TemplateResult {
    const { busy, problem } = this.#read;
    return html`${nextCursor === null
      ? nothing
      : html`<button class="button more" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#bring(nextCursor)}>
          ${text('showMore', { count: Math.min(pageSize, total - items.length) })}
        </button>`}
      ${problem && nextCursor !== null ? problemBanner(problem, () => void this.#bring(nextCursor)) : nothing}`;
  }

  /** What was looked for meanwhile is not added to. */
  async #bring(cursor: string): Promise<void> {
    const { filters } = this.#host;
    const page = await this.#read.run({ filters, cursor });
    if (page && filters === this.#host.filters) this.#host.addPage(page.answer);
  }
}
