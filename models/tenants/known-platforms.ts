import type { Registration } from './registrations.ts';

/** A platform as a login needs it: where to send the browser, and who may frame the page that does. */
export type PlatformForLogin = Registration & { readonly pageOrigins: readonly string[] };

/**
 * How long a login may take a platform for what it was (ms). A login grants nothing: the launch that answers it reads the
 * registration anew, so one that another server has just suspended is refused there.
 */
const keptMs = 10_000;
const mostKept = 1_000;
const kept = new Map<string, { platform: PlatformForLogin; until: number }>();

/** By the words a login names it with; undefined: unknown to this server, or kept too long ago. */
export function knownPlatform(name: string): PlatformForLogin | undefined {
  const known = kept.get(name);
  return known !== undefined && known.until > Date.now() ? known.platform : undefined;
}

/** Keeps what was just read for the logins of the next ten seconds; at a thousand names all are dropped. */
export function keepPlatform(name: string, platform: PlatformForLogin): void {
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, { platform, until: Date.now() + keptMs });
}

/** To be called by what changes a registration or deployment: the next login on this server sees it. */
export function forgetPlatforms(): void {
  kept.clear();
}
