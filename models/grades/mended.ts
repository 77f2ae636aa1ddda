import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { assertOwner } from '../tenants/owner.ts';
import type { GradeFault } from '../vocabulary.ts';
import { endPause } from './platform-pauses.ts';
import { ScoreModel } from './score.model.ts';

/** What only the owner, or the platform's administrator with them, can mend. */
const mendable: readonly GradeFault[] = ['scope', 'elsewhere', 'token'];

/**
 * The owner has changed what a platform may do, or let it in: its scores that were given up for want of that are due again, each
 * with its newest value. Harmless to repeat. Returns how many.
 */
export async function sendMendedScores(owner: OwnerActor, registrationId: string, now = new Date()): Promise<number> {
  assertOwner(owner);
  const { modifiedCount } = await ScoreModel.updateMany(
    { registrationId, state: 'parked', failure: trusted({ $in: mendable }) },
    { $set: { state: 'due', dueAt: now, dueSince: now, failures: 0, failure: null } },
  ).setOptions({ acrossTenants: 'a platform may serve several programs, and the owner looks after every tenant' });
  await endPause(registrationId);
  return modifiedCount;
}
