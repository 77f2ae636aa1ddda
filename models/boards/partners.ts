import type { PersonActor } from '../actor.ts';
import { matchesAcross, type OwnMatch } from '../matches/across-programs.ts';
import { partsOf, type Part } from '../people/across-programs.ts';

/** Whom a person knows from their programs, and what they take part in there. */
export interface Network {
  /** Every program that the person is or was in. */
  programIds: string[];
  parts: Part[];
  /** Their matches by partner, in the order in which partners are named: the newest match first. */
  partners: ReadonlyMap<string, OwnMatch[]>;
}

/** Reads whom the actor knows in every program of their school: what can sit on their board. */
export async function networkOf(actor: PersonActor): Promise<Network> {
  const parts = await partsOf(actor, actor.personId);
  const programIds = [...new Set(parts.map(({ programId }) => programId))];
  const matches = await matchesAcross(actor, programIds, actor.personId);
  return { programIds, parts, partners: Map.groupBy(matches, ({ partnerId }) => partnerId) };
}
