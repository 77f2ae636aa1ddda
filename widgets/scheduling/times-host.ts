import type { MentorElement } from '../mentor-element.ts';

/** What choosing a time needs of the element that it is drawn in. */
export interface TimesHost extends MentorElement {
  /** The clock of whatever depends on now. */
  clock: () => Date;
  /** The zone that the device lives by. */
  deviceZone: string;
  /** Moves the focus to the first match in the shadow root as soon as it is drawn. */
  focusOn(selector: string): void;
}
