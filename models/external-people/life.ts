import type { ExternalPeopleRules } from '../programs/external-people-rules.ts';

const dayMs = 86_400_000;

/** Until when an invitation that is sent now lets somebody in, and when it is forgotten where nobody comes. */
export function lifeFrom(now: Date, { linkDays, keptDays }: Pick<ExternalPeopleRules, 'linkDays' | 'keptDays'>): { expiresAt: Date; forgetAt: Date } {
  const expiresAt = new Date(now.getTime() + linkDays * dayMs);
  return { expiresAt, forgetAt: new Date(expiresAt.getTime() + keptDays * dayMs) };
}
