/** For tests: courses with a roster that is due, and readings of what a platform would answer. */
import { anId, aProgram } from '../factories.ts';
import { IdentityModel } from '../people/identity.model.ts';
import { linkContext, linkOf, type ContextLink } from '../tenants/context-links.ts';
import type { RosterRole, RosterStatus } from '../vocabulary.ts';
import { endReading, keepPage, leaseRoster, offerRoster } from '../rosters/rosters.ts';

export const system = { kind: 'system' as const, job: 'read-rosters' };
export const minute = 60_000;
export const hour = 60 * minute;
export const start = new Date('2026-10-20T08:00:00Z');
export const after = (ms: number): Date => new Date(start.getTime() + ms);
export const url = 'https://lms.example/memberships';

export const member = (subject: string, { role = 'learner', name = null, status = 'active' }: { role?: RosterRole; name?: string | null; status?: RosterStatus } = {}) => ({ subject, role, name, status });
export const page = (members: ReturnType<typeof member>[], next: string | null = null, differences: string | null = null) => ({ members, next, differences });

/** A program with its home course linked, and the course's roster due. */
export async function aCourse({ place, isHome = true, registrationId = anId() }: { place?: { tenantId: string; programId: string }; isHome?: boolean; registrationId?: string } = {}): Promise<ContextLink> {
  const where = place ?? (await aProgram());
  const course = { registrationId, deploymentId: anId(), contextId: anId() };
  await linkContext({ ...course, ...where, title: 'CAR 210', isHome });
  const link = (await linkOf(course))!;
  await offerRoster(link, url, start);
  return link;
}

/** The program of a course, for factories. */
export const programOf = ({ tenantId, programId }: ContextLink) => ({ tenantId, programId });

/** Somebody who has been here from this platform: known by this `sub`. */
export async function known(link: ContextLink, subject: string, personId: string): Promise<void> {
  await IdentityModel.create({ tenantId: link.tenantId, source: 'registration', sourceId: link.registrationId, subject, personId });
}

/** Reads the one roster that is due, in these pages, to its end. */
export async function read(pages: ReturnType<typeof page>[], now: Date): Promise<{ left: number; doubted: boolean }> {
  let reading = await leaseRoster(system, now);
  for (const one of pages) reading = await keepPage(reading!, one, now);
  return endReading(reading!, now);
}
