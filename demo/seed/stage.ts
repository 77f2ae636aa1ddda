import type { ProgramActor } from '../../models/actor.ts';
import type { DemoPerson } from '../people.ts';
import { chance, type Chance } from '../people/random.ts';
import type { Part } from './cast.ts';
import { memberOf, type OpenProgram } from './programs.ts';
import type { SeedClock } from './seed-clock.ts';
import type { ProgramWords } from './words/words.ts';

/** Where stories of one program are told: its people, its words, and the time. */
export interface Stage {
  readonly program: OpenProgram;
  readonly words: ProgramWords;
  readonly clock: SeedClock;
  readonly seed: string;
  /** The tool's person for somebody of the school. */
  personId(person: DemoPerson): string;
}

/** Somebody as they act in their part. */
export function actorOf({ program, personId }: Stage, { person, role }: Part): ProgramActor {
  return memberOf(program, personId(person), role);
}

/** Chance of their own for the people of a story, so that it comes out the same whatever is told beside it. */
export function chanceOf({ seed, program }: Stage, about: string, ...parts: readonly Part[]): Chance {
  return chance([seed, program.name, about, ...parts.map(({ person }) => person.sub)].join(' '));
}
