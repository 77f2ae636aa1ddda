import type { PersonActor } from '../actor.ts';
import { takesPartAnywhere } from '../people/across-programs.ts';
import { BoardModel } from './board.model.ts';

const keptDays = 30;
const dayMs = 86_400_000;

/**
 * Who leaves a program keeps their board: it is theirs, not the program's. Who has left the last one can read it nowhere any
 * more, so it is deleted 30 days later unless they come back. In the transaction of leaving.
 */
export async function endBoardOfLeaver({ tenantId, personId }: Pick<PersonActor, 'tenantId' | 'personId'>, now: Date): Promise<void> {
  if (await takesPartAnywhere({ tenantId }, personId)) return;
  await BoardModel.updateOne({ tenantId, personId }, { $set: { endsAt: new Date(now.getTime() + keptDays * dayMs) } });
}

/** Who joins a program, or comes back, has their board again. In the transaction of joining. */
export async function keepBoard({ tenantId, personId }: Pick<PersonActor, 'tenantId' | 'personId'>): Promise<void> {
  await BoardModel.updateOne({ tenantId, personId }, { $unset: { endsAt: 1 } });
}
