import type { CSSResultGroup, TemplateResult } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import type { Face } from '../parts/avatar.ts';
import type { Meeting } from '../scheduling/scheduling-host.ts';

/** The element that the parts of a pair are drawn in. */
export interface PairHost extends MentorElement {
  /** The clock of whatever depends on now. */
  clock: () => Date;
}

/** Whose part it is: a match, as one of its two sees it; on the page of a meeting or of a goal that one. */
export interface PairPlace {
  readonly matchId: string;
  readonly partner: Face & { name: string };
  readonly meetingId?: string;
  readonly goalId?: string;
}

/** What the two keep together: notes, tasks, an icebreaker. Keeps what is chosen and typed in it as long as the element lives. */
export interface PairPart {
  /** @param level of its heading */
  render(place: PairPlace, level: number): TemplateResult;
}

/** @param place where it is shown now; undefined while it is not, and then nothing is read */
export type MakePairPart = (host: PairHost, place: () => PairPlace | undefined) => PairPart;

export interface PairPartModule {
  styles: CSSResultGroup;
  makePairPart: MakePairPart;
}

/** Whose part stands on the page of a meeting. A meeting of a circle, and one of two who have no match, have none. */
export function placeOf(meeting: Meeting | undefined): PairPlace | undefined {
  return meeting?.matchId == null ? undefined : { matchId: meeting.matchId, partner: meeting.partner, meetingId: meeting.id };
}
