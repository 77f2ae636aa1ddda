import type { Shape } from '../api/operation.ts';
import type { MentorElement } from '../mentor-element.ts';

export type Board = Shape<'Board'>;
export type Seat = Shape<'BoardSeat'>;
export type TopicGap = Board['gaps'][number];

/** What the views of a board need of the element that they are drawn in. */
export interface BoardHost extends MentorElement {
  /** Where mentors are found; without it nothing leads there. */
  findHref: string | undefined;
  /** The clock of whatever depends on today. */
  clock: () => Date;
  /** Reads the board again, and tells the page which seat has changed. */
  changed(seatId: string | null): Promise<void>;
  refresh(): Promise<void>;
  /** Moves the focus to the first match in the shadow root once it is drawn. */
  focusOn(...selectors: string[]): void;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mentor-board-changed': CustomEvent<{ seatId: string | null }>;
  }
}
