import type { SystemActor } from '../actor.ts';
import { eachProgram, noteCircle } from '../programs/programs.ts';
import { CircleModel } from './circle.model.ts';

/**
 * Each night, in every program: where there are circles, first pages look for them. Whoever starts a circle notes it at once; a server of a
 * release that did not, beside this one during an update, leaves a program in which nobody would find the first one.
 */
export async function noteFirstCircles(_actor: SystemActor): Promise<void> {
  for await (const program of eachProgram()) if ((await CircleModel.exists(program)) !== null) await noteCircle(program);
}
