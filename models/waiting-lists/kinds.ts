import type { ProgramActor } from '../actor.ts';
import { circlePlaces } from '../circles/circle-waiting.ts';
import { mentorPlaces } from '../matches/mentor-waiting.ts';
import { rolePlaces } from '../people/role-waiting.ts';
import type { WaitingKind } from '../vocabulary.ts';

export interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

/** Which list: what kind of thing is full, and which one. */
export interface WaitingListKey {
  readonly kind: WaitingKind;
  readonly of: string;
}

/** Whether a place would be of use to somebody who waits: now, perhaps later (they keep their turn and are passed over), or never again. */
export type Use = 'now' | 'later' | 'never';

/** What a kind of thing that can be full brings to its waiting lists. Every call is within the transaction that changes the list. */
export interface Places {
  /** Throws why this person cannot wait for it: not there for them, not full, or a rule that would keep them from taking a place. */
  assertMayWait(actor: ProgramActor, of: string, now: Date): Promise<void>;
  canUse(scope: ProgramScope, of: string, personId: string, now: Date): Promise<Use>;
  /** Keeps one free place back from everybody else, by a conditional write or under the list's own turn; false where none is free. */
  keepPlace(scope: ProgramScope, of: string, now: Date): Promise<boolean>;
  /** Gives a kept place back. */
  freePlace(scope: ProgramScope, of: string): Promise<void>;
  /** Who besides coordinators sees the line, and hears of its changes. */
  seenBy?(scope: ProgramScope, of: string): Promise<readonly string[]>;
  /** What the lists are called to a reader, by `of`; absent where the screen has words of its own. */
  namesOf(reader: ProgramActor, ofs: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The one place that knows all kinds; looked up when it is needed, since the slices call each other. */
export function placesOf(kind: WaitingKind): Places {
  return { mentor: mentorPlaces, program: rolePlaces, circle: circlePlaces }[kind];
}
