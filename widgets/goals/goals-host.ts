import type { MentorElement } from '../mentor-element.ts';
import type { Goal } from './goal-facts.ts';
import type { Reading } from './goal-words.ts';

/** What the views of goals need of the element that they are drawn in. */
export interface GoalsHost extends MentorElement {
  /** The goal that is open, by id; `new` for the form of a new one, undefined for the list. */
  readonly goal: string | undefined;
  /** Opens a goal, the form or the list, and tells the page. */
  open(goalId: string | undefined): void;
  /** The clock of whatever depends on today. */
  clock: () => Date;
  readonly reading: Reading;
  /** Shows the goal as a write has answered it, or adds it. */
  take(goal: Goal): void;
  /** Takes a goal off the list. */
  drop(goalId: string): void;
  refresh(): Promise<void>;
  /** Moves the focus to the first match in the shadow root once it is drawn. */
  focusOn(...selectors: string[]): void;
  /** Offers to take back what was just done. */
  offerUndo(words: string, undo: () => void): void;
}

/** What hosts can hear. The detail carries ids only. */
export interface GoalEvents {
  'mentor-goal-opened': { goalId: string | null };
  'mentor-goal-set': { goalId: string };
  'mentor-goal-checked-in': { goalId: string };
  'mentor-goal-achieved': { goalId: string };
  'mentor-goal-dropped': { goalId: string };
  'mentor-goal-reopened': { goalId: string };
  'mentor-goal-deleted': { goalId: string };
  'mentor-goal-restored': { goalId: string };
}

/** Tells the host page what was done. */
export function tell<Type extends keyof GoalEvents>(host: EventTarget, type: Type, detail: GoalEvents[Type]): void {
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mentor-goal-opened': CustomEvent<GoalEvents['mentor-goal-opened']>;
    'mentor-goal-set': CustomEvent<GoalEvents['mentor-goal-set']>;
    'mentor-goal-checked-in': CustomEvent<GoalEvents['mentor-goal-checked-in']>;
    'mentor-goal-achieved': CustomEvent<GoalEvents['mentor-goal-achieved']>;
    'mentor-goal-dropped': CustomEvent<GoalEvents['mentor-goal-dropped']>;
    'mentor-goal-reopened': CustomEvent<GoalEvents['mentor-goal-reopened']>;
    'mentor-goal-deleted': CustomEvent<GoalEvents['mentor-goal-deleted']>;
    'mentor-goal-restored': CustomEvent<GoalEvents['mentor-goal-restored']>;
  }
}
