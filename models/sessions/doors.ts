import { isHostActive } from '../tenants/hosts.ts';
import { isRegistrationActive } from '../tenants/registrations.ts';

/** How long a door that was open may be taken for open: revoking one takes effect within this time (ms). */
const freshMs = 30_000;
const seen = new Map<string, { open: boolean; until: number }>();

/** Whether the registration or host that let a person in still may. Asked on every call, read every 30 s. */
export async function isDoorOpen(door: 'lti' | 'host', sourceId: string, now: Date): Promise<boolean> {
  const key = `${door}:${sourceId}`;
  const known = seen.get(key);
  if (known !== undefined && known.until > now.getTime()) return known.open;
  const open = await (door === 'lti' ? isRegistrationActive(sourceId) : isHostActive(sourceId));
  if (seen.size > 10_000) seen.clear();
  seen.set(key, { open, until: now.getTime() + freshMs });
  return open;
}
