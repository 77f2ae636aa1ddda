import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiTask } from '../api/api-task.ts';
import { readBoard } from '../api/operations.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonCard, skeletonStyles } from '../parts/skeleton.ts';
import type { Board, BoardHost } from './board-host.ts';
import { heading } from './board-heading.text.ts';
import type { BoardView } from './board-view.ts';
import { boardStyles } from './mentor-board.styles.ts';

/**
 * @summary A person's own advisory board: seats by need, who sits there from whatever program, when they last spoke, and what is missing. Nobody else sees it.
 * @attr find-href - where mentors are found, for whoever looks for somebody; `topic=KEY` is added to its query where a topic is looked for
 * @fires mentor-board-changed - detail {seatId}, null for the whole board
 */
export class MentorBoard extends MentorElement implements BoardHost {
  static override styles = [MentorElement.styles, skeletonStyles, boardStyles];

  @property({ attribute: 'find-href' }) findHref: string | undefined;
  /** The clock of what depends on today. */
  @property({ attribute: false }) clock: () => Date = () => new Date();

  #view: BoardView | undefined;
  readonly #views = new LazyView(this, () => import('./board-view.ts'));
  readonly #board = new ApiTask<Board>(this, {
    load: async (api, _args, options) => {
      const [board, { BoardView }] = await Promise.all([api.call(readBoard, {}, options), this.#views.load()]);
      this.#view ??= new BoardView(this);
      return board;
    },
    refreshOn: ['board', 'match.', 'meeting.'],
    says: { loading: () => heading('loading'), loaded: ({ seats }) => heading('shown', { count: seats.length }) },
  });

  async changed(seatId: string | null): Promise<void> {
    this.dispatchEvent(new CustomEvent('mentor-board-changed', { detail: { seatId }, bubbles: true, composed: true }));
    await this.refresh();
  }

  async refresh(): Promise<void> {
    await this.#board.refresh();
  }

  focusOn(...selectors: string[]): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const found = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector)).find((element) => element !== null);
      found?.focus();
    });
  }

  /** A page that has brought somebody here moves the focus to the title. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.board-title')?.focus(options);
  }

  protected override render(): TemplateResult {
    const board = this.#board.value;
    return html`<div class="board">
      <header class="row between">
        <div class="head-words">
          <div class="${this.headingLevel === 1 ? 'title' : 'section'} board-title" role="heading" aria-level=${this.headingLevel} tabindex="-1">${heading('title')}</div>
          <p class="body soft">${heading('lead')}</p>
          ${board ? this.#view?.renderSight() : nothing}
        </div>
        ${board ? (this.#view?.renderHeadActions(board) ?? nothing) : nothing}
      </header>
      ${this.feedback.offline()}
      ${this.#board.render({ pending: () => html`<div class="seats">${[0, 1, 2].map(() => skeletonCard())}</div>`, complete: (value) => this.#view?.render(value) })}
      ${this.#view?.renderEnd() ?? nothing}
    </div>`;
  }
}
