import type { TemplateResult } from 'lit';
import type { Me } from '../api/session.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';

/**
 * One picture of one element. A slice lists the states of its elements in `<slice>.states.ts`; from that list come the gallery
 * page, the accessibility run over every state, and docs/screens.md.
 */
export interface ElementState {
  /** The tag. */
  element: string;
  /** initial, pending, empty, error, complete, and whatever else people should see: "complete, as mentor". */
  state: string;
  render: () => TemplateResult;
  /** What the API answers; the reads that the state needs. */
  answers?: FakeAnswers;
  /** Who looks; Ana, a mentee, if absent. */
  me?: Me;
  /** Brings the element there, as by opening a dialog. The element has rendered what it loads. */
  prepare?: (element: HTMLElement) => void | Promise<void>;
}

/** What names a state in the gallery's addresses: `mentor-goals/empty`. */
export function keyOf({ element, state }: ElementState): string {
  return `${element}/${state}`;
}
