import type { Actor } from '../actor.ts';
import { NotAllowed } from '../problems.ts';

/** Platforms, hosts and tenants belong to the tool's owner and to nobody else. */
export function assertOwner(actor: Actor): void {
  if (actor.kind !== 'owner') throw new NotAllowed();
}
