import type { OwnerActor } from '../../models/actor.ts';
import { listDeployments } from '../../models/tenants/deployments.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import { listRegistrations } from '../../models/tenants/registrations.ts';

/** A platform that is suspended gets no token from here on within this time (ms). */
const freshMs = 30_000;
const owner: OwnerActor = { kind: 'owner' };

/** Tells whether an origin belongs to an active platform: its endpoints, or what the owner approved for its deployments. */
export function platformOrigins(now: () => number = Date.now): (origin: string) => Promise<boolean> {
  let known: { origins: string[]; until: number } | undefined;
  return async (origin) => {
    if (known !== undefined && known.until > now() && isOnOrigins(origin, known.origins)) return true;
    // A platform that came since is read at once: what is asked for here is on the origins of its registration.
    known = { origins: await readOrigins(), until: now() + freshMs };
    return isOnOrigins(origin, known.origins);
  };
}

async function readOrigins(): Promise<string[]> {
  const active = (await listRegistrations(owner)).filter(({ state }) => state === 'active');
  const deployments = await listDeployments(owner, active.map(({ id }) => id));
  return [...new Set([...active, ...deployments.filter(({ state }) => state === 'active')].flatMap(({ origins }) => [...origins]))];
}
