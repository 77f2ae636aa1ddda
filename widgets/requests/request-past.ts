import { css, html, nothing, type TemplateResult } from 'lit';
import type { DeclineReason } from '../../models/vocabulary.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { readMatchRequestHistory } from '../api/operations.ts';
import { LazyView } from '../lazy-view.ts';
import type { MentorElement } from '../mentor-element.ts';
import { icon } from '../parts/icon.ts';
import { down, up } from '../parts/icons.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { firstName } from '../parts/times.ts';
import type * as RequestHistory from './request-history.ts';
import type { MatchRequest, Onlooker } from './request-facts.ts';

/** What its reader's own words say: they lie with the rest of what is shown there. */
interface PastWords {
  happened: () => string;
  /** What a mentor gave as reason for a no. Only its two sides read it. */
  because?: (reason: DeclineReason) => string;
}

interface Read {
  requestId: string;
  history: Shape<'MatchRequestHistory'>;
}

/** Unfolds what happened to a request, one at a time; its words and itself are read once somebody wants them. */
export class RequestPast {
  readonly #host: MentorElement;
  readonly #words: PastWords;
  readonly #list: LazyView<typeof RequestHistory>;
  readonly #task: ApiTask<Read | undefined, [requestId: string | undefined]>;
  /** Of which request it is unfolded. */
  #open: string | undefined;

  constructor(host: MentorElement, words: PastWords) {
    this.#host = host;
    this.#words = words;
    this.#list = new LazyView(host, () => import('./request-history.ts'));
    this.#task = new ApiTask(host, {
      args: () => [this.#open],
      load: async (api, [requestId], options) => {
        if (requestId === undefined) return undefined;
        const [history] = await Promise.all([api.call(readMatchRequestHistory, { path: { requestId } }, options), this.#list.load()]);
        return { requestId, history };
      },
      refreshOn: ['match-request.'],
      says: { loaded: (read) => (read ? words.happened() : '') },
    });
  }

  /** @param whose id of what names the other one, for whoever hears the button alone */
  button({ id }: MatchRequest, whose: string): TemplateResult {
    const isOpen = this.#open === id;
    return html`<button class="button quiet small past-opener" type="button" id="past-open-${id}" aria-expanded=${isOpen ? 'true' : 'false'}
      aria-labelledby="past-words-${id} ${whose}" @click=${() => this.#toggle(id)}><span id="past-words-${id}">${this.#words.happened()}</span>${icon(isOpen ? up : down, 16)}</button>`;
  }

  /** Nothing where it is not unfolded. */
  render({ id, mentee }: MatchRequest, side: Onlooker): TemplateResult | typeof nothing {
    if (this.#open !== id) return nothing;
    const { formats } = this.#host;
    return this.#task.render({
      pending: () => skeletonLines('most', 'half'),
      complete: (read) => (read?.requestId === id ? this.#list.module?.historyList(read.history, { side, mentee: firstName(mentee.name), because: this.#words.because, formats }) : skeletonLines('most', 'half')),
    });
  }

  #toggle(requestId: string): void {
    this.#open = this.#open === requestId ? undefined : requestId;
    this.#host.requestUpdate();
  }
}

export const pastStyles = css`
  .past-opener {
    justify-self: start;
    margin-inline-start: -8px;
  }
`;
