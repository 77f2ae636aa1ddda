import type { MentorElement } from '../mentor-element.ts';
import type { ViewedZone } from './viewed-zone.ts';

/** What choosing a time needs of the element that it is drawn in. */
export interface TimesHost extends MentorElement {
  /** The clock of whatever depends on now. */
  clock: () => Date;
  /** The zone that the device lives by. */
  deviceZone: string;
  /** The clock that is looked at in place of the reader's own, on every screen of meetings. */
  readonly viewed: ViewedZone;
  /** Moves the focus to the first match in the shadow root as soon as it is drawn. */
  focusOn(selector: string): void;
}
