import type { ProgramActor } from '../actor.ts';
import { changesOfRolls } from './followed-changes.ts';
import { KeptPrograms } from './kept-programs.ts';
import { Roll } from './roll.ts';

/** With more people than this in all programs together, the programs that were looked at longest ago are let go of; somebody takes about 0.6 kB. */
const usualMost = 300_000;

/** Everybody of the programs whose people somebody searches at the moment, kept in this process. Asks no policy: whoever searches does. */
export class Rolls extends KeptPrograms<Roll> {
  constructor({ mostPeople = usualMost, few }: { mostPeople?: number; few?: number } = {}) {
    super({ most: mostPeople, changes: changesOfRolls, withProgram: false, few });
  }

  /** @param options.blind whether the program hides names */
  async of(actor: ProgramActor, { blind }: { blind: boolean }): Promise<Roll> {
    return (await this.keptOf(actor, (scope) => new Roll(scope, blind), (roll) => roll.blind === blind)).content;
  }
}

/** The process's own. */
export const rolls = new Rolls();
