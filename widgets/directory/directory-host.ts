import type { Shape } from '../api/operation.ts';
import type { MentorElement } from '../mentor-element.ts';
import type { Filters } from './filters.ts';

export type MentorPage = Shape<'MentorPage'>;
export type MentorCard = Shape<'MentorCard'>;
export type MentorMark = NonNullable<MentorCard['mark']>;
export type FitPart = Shape<'FitPart'>;
export type MentorProfile = Shape<'MentorProfile'>;
/** A stretch of time on both clocks. */
export type BothClocks = Shape<'Span'>;

/** What the views of the directory need of the element that they are drawn in. */
export interface DirectoryHost extends MentorElement {
  readonly filters: Filters;
  /** How the address of a mentor's own page is made, where the page around us has one. */
  mentorHref: ((mentorId: string) => string) | undefined;
  /** Where the reader's own mentors are, where the page around us has that. */
  partnersHref: string | undefined;
  /** Looks for others, and says so. */
  look(filters: Filters): void;
  /** Adds the next page to the list; the focus goes to the first who is new. */
  addPage(page: MentorPage): void;
  /** Opens a mentor's profile, at its request with `ask`, at booking a single session with `flash`; undefined goes back to the list. */
  open(mentorId: string | undefined, options?: { ask?: boolean; flash?: boolean }): void;
  /** How many mentors the list has now; undefined before it has come. */
  readonly total: number | undefined;
  /** Reads the list again, as after a request. */
  refresh(): Promise<void>;
  /** Shows the list as a write has left it. */
  takeList(page: MentorPage): void;
  /** Moves the focus to the first of these that is there, once it is drawn. */
  focusOn(...selectors: string[]): void;
  /** Whether the focus is about to go there. */
  goesTo(selector: string): boolean;
}

/** Whether the reader looks for a mentor: `ask` may, `full` has all they can have, `look` is here for another reason. */
export function standingOf({ me }: Pick<MentorElement, 'me'>): 'ask' | 'full' | 'look' {
  const mentee = me?.enrolments.find(({ role, state }) => role === 'mentee' && state === 'active');
  if (!mentee) return 'look';
  return mentee.placesTaken < mentee.capacity ? 'ask' : 'full';
}

declare global {
  interface GlobalEventHandlersEventMap {
    /** Somebody looks for others: `<mentor-app>` keeps it in the address. Stays inside the app: what is searched is nobody else's. */
    'mentor-directory-changed': CustomEvent<{ filters: Filters }>;
    'mentor-profile-opened': CustomEvent<{ mentorId: string | null }>;
  }
}
