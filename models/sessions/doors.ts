import { isInvitationStanding } from '../external-people/entry-links.ts';
import { isDeploymentActive } from '../tenants/deployments.ts';
import { isHostActive } from '../tenants/hosts.ts';
import { isRegistrationActive } from '../tenants/registrations.ts';
import type { SessionDoor } from '../vocabulary.ts';

/** What let a person in: a platform by one of its deployments, or a host or an invitation, which have none. */
export interface Door {
  readonly door: SessionDoor;
  readonly sourceId: string;
  readonly deploymentId: string | null;
}

/** How long what was read of a door holds: revoking one takes effect within this time (ms). */
const freshMs = 30_000;
const seen = new Map<string, { open: boolean; until: number }>();

/**
 * Whether the deployment of a platform, the host or the invitation that let a person in still may. Asked on every call, read every
 * 30 s; a withdrawn invitation each time, since one sent anew lets its holder in at once.
 */
export async function isDoorOpen(door: Door, now: Date): Promise<boolean> {
  const key = `${door.door}:${door.sourceId}:${door.deploymentId}`;
  const known = seen.get(key);
  if (known !== undefined && known.until > now.getTime()) return known.open;
  const open = await readDoor(door);
  if (seen.size > 10_000) seen.clear();
  if (open || door.door !== 'link') seen.set(key, { open, until: now.getTime() + freshMs });
  else seen.delete(key);
  return open;
}

async function readDoor({ door, sourceId, deploymentId }: Door): Promise<boolean> {
  if (door === 'host') return isHostActive(sourceId);
  if (door === 'link') return isInvitationStanding(sourceId);
  const [platform, deployment] = await Promise.all([isRegistrationActive(sourceId), deploymentId === null || isDeploymentActive(deploymentId)]);
  return platform && deployment;
}
