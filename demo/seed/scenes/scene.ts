import { listMatches } from '../../../models/matches/matches.ts';
import type { EnrolmentRole } from '../../../models/vocabulary.ts';
import { partIn, type Cast, type Part } from '../cast.ts';
import { actorOf, type Stage } from '../stage.ts';

/** A stage, with everybody who may come on. */
export interface Scene extends Stage {
  readonly cast: Cast;
}

/** Somebody's part on it, by their `sub`. */
export function onStage({ cast }: Scene, role: EnrolmentRole, sub: string): Part {
  return partIn(cast, role, sub);
}

/** The match of two people who have one. */
export async function matchOfTwo(scene: Scene, mentor: Part, mentee: Part): Promise<string> {
  const { items } = await listMatches(actorOf(scene, mentee));
  const match = items.find(({ partner, circle }) => circle === undefined && partner?.id === scene.personId(mentor.person));
  if (match === undefined) throw new Error(`${mentor.person.name} and ${mentee.person.name} have no match.`);
  return match.id;
}
