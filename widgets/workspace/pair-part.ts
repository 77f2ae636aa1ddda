import type { CSSResultGroup, TemplateResult } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import type { Face } from '../parts/avatar.ts';
import { firstName } from '../parts/times.ts';
import type { Meeting } from '../scheduling/scheduling-host.ts';

/** The element that the parts of a pair, or of a circle, are drawn in. */
export interface PairHost extends MentorElement {
  /** The clock of whatever depends on now. */
  clock: () => Date;
}

/** Whose part it is: a match, as one of its two sees it, or a circle; on the page of a meeting or of a goal that one. */
export interface PairPlace {
  /** The match's, or the circle's. */
  readonly id: string;
  /** Present where it is a circle. */
  readonly circle?: { readonly title: string };
  /** The other one of the two; of a circle its mentor, and nobody for whoever leads it. */
  readonly partner?: Face & { name: string };
  /** Of a circle: whose task something can be by the reader's word; absent where that is not known. */
  readonly owners?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly meetingId?: string;
  readonly goalId?: string;
}

/** What they keep together: notes, tasks, an icebreaker. Keeps what is chosen and typed in it as long as the element lives. */
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

/**
 * Whose part stands on the page of a meeting. One of two who have no match has none.
 * @param owners whose task an item of its agenda can become
 */
export function placeOf(meeting: Meeting | undefined, owners?: PairPlace['owners']): PairPlace | undefined {
  if (!meeting) return undefined;
  const { id: meetingId, matchId, circle, partner } = meeting;
  if (circle) return { id: circle.id, circle, meetingId, owners, ...(partner.id === circle.id ? {} : { partner }) };
  return matchId === null ? undefined : { id: matchId, partner, meetingId };
}

/** Who else it is of, in a sentence: the first name of the other one of two, or the circle by its title. */
export function withWhom({ circle, partner }: PairPlace): string {
  return circle?.title ?? firstName(partner?.name ?? null);
}
