import type { PersonActor, ProgramActor } from '../actor.ts';
import { isZone } from '../availability/zone.ts';
import { noteCountingLaunch, type CountingLaunch } from '../grades/grades.ts';
import { readHome } from '../home/home.ts';
import { identifyPerson, meetAgain } from '../people/people.ts';
import { appoint, dismissDerived } from '../programs/appointments.ts';
import { offerRoster } from '../rosters/rosters.ts';
import { linkOf, programOfCopied } from '../tenants/context-links.ts';
import type { ProgramPart, Widget } from '../vocabulary.ts';
import { readMe, type Me } from './me.ts';
import { findSession, openSession, resumeSession, type NewSession, type Session, type SessionSecrets, type UnlinkedCourse } from './sessions.ts';

/** A verified launch, in our own words. Roles were translated once, by exact URI. */
export interface Launch {
  launchId: string;
  registration: { id: string; tenantAdminByInstitutionRole: boolean };
  deployment: { id: string; tenantId: string };
  subject: string;
  name?: string;
  email?: string;
  locale?: string;
  zone?: string;
  platformRoles: { instructor: boolean; institutionAdministrator: boolean };
  context?: { id: string; title: string; copiedFrom: readonly string[] };
  returnUrl?: string;
  /** `#rrggbb` */
  brandColour?: string;
  /** The part of the program that the link was placed for. */
  part?: ProgramPart;
  /** Of a link that counts: what, and where its column is. */
  counting?: CountingLaunch;
  /** Where the platform tells who is in the course. */
  membershipsUrl?: string;
}

/** What the shell carries inline, so that the page shows its first data without another request. */
export interface Entered {
  outcome: 'session';
  token: string;
  expiresAt: Date;
  me: Me;
  first: { readHome?: unknown };
  /** The platform's main colour, `#rrggbb`, where it told one. */
  brandColour: string | null;
}
export type LaunchOutcome =
  | (Entered & { resumeSecret: string })
  | { outcome: 'course-not-linked' | 'no-context' | 'suspended' };

/**
 * First launch and every later one: finds or makes the person, reads the course's program, derives the coordinator
 * role from teaching in the program's home course, and opens a session.
 */
export async function enterFromLaunch(launch: Launch, now = new Date()): Promise<LaunchOutcome> {
  if (launch.context === undefined) return { outcome: 'no-context' };
  const { tenantId } = launch.deployment;
  const link = await linkOf({ registrationId: launch.registration.id, deploymentId: launch.deployment.id, contextId: launch.context.id });
  if (link === null && !launch.platformRoles.instructor) return { outcome: 'course-not-linked' };

  const identity = { tenantId, source: 'registration' as const, sourceId: launch.registration.id, subject: launch.subject };
  const { personId, suspended } = await identifyPerson({ ...identity, ...profileOf(launch) }, now);
  if (suspended) return { outcome: 'suspended' };

  const session: NewSession = {
    ...zoneOffered(launch.zone),
    tenantId,
    programId: link?.programId ?? null,
    personId,
    door: 'lti',
    sourceId: launch.registration.id,
    deploymentId: launch.deployment.id,
    launchId: launch.launchId,
    ...(link === null ? { course: await unlinkedCourse(launch, launch.context) } : {}),
    ...(launch.returnUrl === undefined ? {} : { returnUrl: launch.returnUrl }),
    ...(launch.brandColour === undefined ? {} : { brandColour: launch.brandColour }),
    ...(launch.part === undefined ? {} : { part: launch.part }),
    ...(launch.counting === undefined ? {} : { completion: launch.counting.completion }),
    coordinator: true,
    tenantAdmin: launch.registration.tenantAdminByInstitutionRole && launch.platformRoles.institutionAdministrator,
  };
  if (link !== null) {
    const place = { tenantId, programId: link.programId, personId };
    if (link.isHome) {
      const derivedFrom = { registrationId: launch.registration.id, contextId: launch.context.id };
      if (launch.platformRoles.instructor) await appoint(place, 'coordinator', derivedFrom, now);
      else await dismissDerived(place, 'coordinator', derivedFrom);
    }
    await meetAgain(place, now);
    if (launch.membershipsUrl !== undefined) await offerRoster(link, launch.membershipsUrl, now);
    if (launch.counting !== undefined) session.columnId = await noteCountingLaunch(link, personId, launch.counting, now);
  }
  const opened = await openSession(session, now);
  return { ...(await entered({ ...opened, brandColour: launch.brandColour ?? null }, now)), resumeSecret: opened.resumeSecret! };
}

async function unlinkedCourse({ registration, deployment, membershipsUrl }: Launch, { id, title, copiedFrom }: NonNullable<Launch['context']>): Promise<UnlinkedCourse> {
  const copyOf = await programOfCopied({ tenantId: deployment.tenantId, registrationId: registration.id }, copiedFrom);
  return { contextId: id, title, copyOf, membershipsUrl: membershipsUrl ?? null };
}

/** A launched page that was loaded again: the same as after the launch, with a new Bearer. */
export async function enterAgain(launchId: string, resumeSecret: string, now = new Date()): Promise<Entered | null> {
  const resumed = await resumeSession(launchId, resumeSecret, now);
  return resumed && entered(resumed, now);
}

/** A host token that was verified and is spent now. */
export interface HostVisit {
  tenantId: string;
  hostId: string;
  /** Where the host's `sub` is a registration's `sub`, that registration: the same person at both doors. */
  peopleOf: string | null;
  subject: string;
  name?: string;
  email?: string;
  locale?: string;
  zone?: string;
  programId: string;
  origin: string;
  widgets: readonly Widget[];
  coordinator: boolean;
}

export async function enterFromHost(visit: HostVisit, now = new Date()): Promise<(SessionSecrets & { me: Me; actor: PersonActor; session: Session }) | null> {
  const { tenantId, programId } = visit;
  const identity = visit.peopleOf === null
    ? { source: 'host' as const, sourceId: visit.hostId }
    : { source: 'registration' as const, sourceId: visit.peopleOf };
  const { personId, suspended } = await identifyPerson({ tenantId, ...identity, subject: visit.subject, ...profileOf(visit) }, now);
  if (suspended) return null;
  const opened = await openSession(
    { tenantId, programId, personId, door: 'host', sourceId: visit.hostId, origin: visit.origin, widgets: visit.widgets, coordinator: visit.coordinator, tenantAdmin: false, ...zoneOffered(visit.zone) },
    now,
  );
  const found = await findSession(opened.token, now);
  return found && { ...opened, actor: found.actor, me: await readMe(found.actor, opened.session) };
}

async function entered(opened: Pick<SessionSecrets, 'token' | 'expiresAt'> & { brandColour: string | null }, now: Date): Promise<Entered> {
  const found = await findSession(opened.token, now);
  if (found === null) throw new Error('A session that was just opened cannot be found.');
  const me = await readMe(found.actor, found.session);
  const first = me.entrance === 'ready' ? { readHome: await readHome(found.actor as ProgramActor, now) } : {};
  return { outcome: 'session', token: opened.token, expiresAt: opened.expiresAt, me, first, brandColour: opened.brandColour };
}

/** Only a zone that the zone data know; anything else is as if nothing had been said. */
function zoneOffered(zone: string | undefined): { offeredZone?: string } {
  return zone !== undefined && isZone(zone) ? { offeredZone: zone } : {};
}

function profileOf(from: { name?: string; email?: string; locale?: string }) {
  return {
    ...(from.name === undefined ? {} : { name: from.name }),
    ...(from.email === undefined ? {} : { email: from.email }),
    ...(from.locale === undefined ? {} : { locale: from.locale }),
  };
}
