import type { PersonActor, ProgramActor } from '../actor.ts';
import { placeZone } from '../availability/zone.ts';
import { noteCountingLaunch, type CountingLaunch } from '../grades/grades.ts';
import { readHome } from '../home/home.ts';
import { wasIn } from '../people/across-programs.ts';
import { toMine } from '../people/enrolments.ts';
import { noteManager } from '../people/managers.ts';
import { identifyPerson, isAbsent, isBarred, keepUpToDate, meetAgain, viewPerson, type Vouched } from '../people/people.ts';
import { NotAllowed } from '../problems.ts';
import { appoint, dismissDerived, holdsFor, roleOfTeaching } from '../programs/appointments.ts';
import { viewProgram, type StoredProgram } from '../programs/programs.ts';
import { readReview } from '../reviews/reviews.ts';
import { offerRoster } from '../rosters/rosters.ts';
import { programOfCopied, renameCourse, type ContextLink } from '../tenants/context-links.ts';
import type { Entrance, ProgramPart, Widget } from '../vocabulary.ts';
import { readArrivalAgain, type Arrival } from './arrival.ts';
import { foreseenRows, type Foreseeing } from './foreseen.ts';
import { entranceOf, readMe, viewMe, type Me } from './me.ts';
import { beginSession, findSession, openSession, resumeSession, type Session, type SessionSecrets, type UnlinkedCourse } from './sessions.ts';
import { rolesOf } from './standing.ts';

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
  /** Whose work in which column a teacher wants to look at, instead of opening a part. */
  review?: { personId: string; columnId: string };
  /** Where the platform tells who is in the course. */
  membershipsUrl?: string;
}

/** What the shell carries inline, so that the page shows its first data without another request. */
export interface Entered {
  outcome: 'session';
  token: string;
  expiresAt: Date;
  me: Me;
  first: { readHome?: unknown; readReview?: unknown };
  /** The platform's main colour, `#rrggbb`, where it told one. */
  brandColour: string | null;
}
export type LaunchOutcome =
  | (Entered & {
      resumeSecret: string;
      /** Comes once the session stands: what is made of it is sent no earlier. */
      stands: Promise<void>;
    })
  | { outcome: 'course-not-linked' | 'no-context' | 'program-over' | 'suspended' };

/**
 * First launch and every later one: makes or knows the person, derives the role that teaching in a course of the
 * program gives, and opens a session. `arrival` is what was read when the launch came in; somebody who comes again and of
 * whom nothing has changed costs no further read here but the one that their first page shows.
 */
export async function enterFromLaunch(launch: Launch, arrival: Arrival, now = new Date()): Promise<LaunchOutcome> {
  if (launch.context === undefined) return { outcome: 'no-context' };
  await endFormerTeaching(launch, arrival, now);
  if (arrival.link === null && !launch.platformRoles.instructor) return { outcome: 'course-not-linked' };
  if (isClosedTo(launch, arrival)) return { outcome: 'program-over' };
  const settled = await settle(launch, arrival, now);
  if (settled === 'suspended') return { outcome: 'suspended' };
  const found = settled === 'changed' ? await readArrivalAgain(arrival) : arrival;
  if (isClosedTo(launch, found)) return { outcome: 'program-over' };
  const over = startsAnew(launch, found) ? found.link.programId : null;
  const { person, foreseeing } = found;
  const { link, program, enrolments, appointments } = over === null ? found : nothingYet;
  if (person === null) throw new Error('A person who was just met cannot be found.');

  const { tenantId } = launch.deployment;
  const personId = String(person._id);
  const tenantAdmin = isTenantAdmin(launch);
  const actor: PersonActor = {
    kind: 'person',
    tenantId,
    ...(link === null ? {} : { programId: link.programId }),
    personId,
    roles: [...rolesOf(enrolments, appointments.map(({ role }) => role)), ...(tenantAdmin ? (['tenant-admin'] as const) : [])],
  };
  const { counting, review } = launch;
  const columnId = link === null || counting === undefined ? (review?.columnId ?? null) : await noteCountingLaunch(link, personId, counting, now);
  const reviewOf = review?.personId ?? null;
  const course = link === null ? await unlinkedCourse(launch, launch.context, over) : null;
  const mine = enrolments.map(toMine);
  const opened = beginSession(
    {
      ...zoneOffered(launch.zone),
      tenantId,
      programId: link?.programId ?? null,
      personId,
      door: 'lti',
      sourceId: launch.registration.id,
      deploymentId: launch.deployment.id,
      launchId: launch.launchId,
      ...(course === null ? {} : { course }),
      ...(launch.returnUrl === undefined ? {} : { returnUrl: launch.returnUrl }),
      ...(launch.brandColour === undefined ? {} : { brandColour: launch.brandColour }),
      ...(launch.part === undefined ? {} : { part: launch.part }),
      ...(counting === undefined ? {} : { completion: counting.completion }),
      ...(columnId === null ? {} : { columnId }),
      ...(reviewOf === null ? {} : { reviewOf }),
      coordinator: true,
      tenantAdmin,
    },
    now,
  );
  opened.stands.catch(() => undefined); // heard by whoever sends the answer
  const visit = { entrance: entranceOf(actor, mine, program !== null), reviewOf, columnId, deploymentId: launch.deployment.id };
  const first = await readFirst(actor, visit, now, program ?? undefined, foreseeing);
  const self = viewPerson(person, program?.title.default ?? null);
  const me = await viewMe(actor, opened.session, { person: self, enrolments: mine, program: program && viewProgram(program, self.locale) });
  return { outcome: 'session', token: opened.token, expiresAt: opened.expiresAt, resumeSecret: opened.resumeSecret!, stands: opened.stands, me, first, brandColour: launch.brandColour ?? null };
}

/** What a course without a program has, and one whose program is over once somebody teaches there who may start the next. */
const nothingYet = { link: null, program: null, enrolments: [], appointments: [] } as const;

function isTenantAdmin({ registration, platformRoles }: Launch): boolean {
  return registration.tenantAdminByInstitutionRole && platformRoles.institutionAdministrator;
}

/** A program that is over is for reading by those who were in it; others have nothing to read, and cannot join. Whoever teaches there may start the next one. */
function isClosedTo(launch: Launch, { program, enrolments, appointments }: Arrival): boolean {
  return program?.state === 'archived' && !launch.platformRoles.instructor && !isTenantAdmin(launch) && !enrolments.some(({ state }) => wasIn(state)) && appointments.length === 0;
}

/** Whoever teaches in a course whose program is over gets what they get in one that never had any; what a student did in it can still be looked at. */
function startsAnew({ platformRoles, review }: Launch, arrival: Arrival): arrival is Arrival & { link: ContextLink } {
  return arrival.link !== null && arrival.program?.state === 'archived' && platformRoles.instructor && review === undefined;
}

/** Who teaches in the course no longer looks after nobody any more whom they looked after because of it, in whatever program it has or had. */
async function endFormerTeaching({ registration, deployment: { tenantId }, context, platformRoles }: Launch, { person, formerly }: Arrival, now: Date): Promise<void> {
  if (platformRoles.instructor || person === null || context === undefined) return;
  for (const { programId, role } of formerly) {
    await dismissDerived({ tenantId, programId: String(programId), personId: String(person._id) }, role, { registrationId: registration.id, contextId: context.id }, now);
  }
}

/** Writes what this launch says anew of the person and the course. `changed`: what was read is out of date by it. */
async function settle(launch: Launch, { person, link, program, enrolments, appointments }: Arrival, now: Date): Promise<'suspended' | 'changed' | 'as-it-was'> {
  const { registration, deployment: { tenantId }, membershipsUrl } = launch;
  const vouched: Vouched = { tenantId, source: 'registration', sourceId: registration.id, subject: launch.subject, ...profileOf(launch) };
  const met = person === null ? await identifyPerson(vouched, now) : { personId: String(person._id), suspended: isBarred(person) };
  let changed = person === null || (await keepUpToDate(person, vouched, now));
  if (met.suspended) return 'suspended';
  if (link === null) return changed ? 'changed' : 'as-it-was';

  const place = { tenantId, programId: link.programId, personId: met.personId };
  const role = roleOfTeaching(link);
  const { instructor } = launch.platformRoles;
  const derivedFrom = { registrationId: link.registrationId, contextId: link.contextId };
  const isOver = program?.state === 'archived';
  if (instructor && !isOver && launch.context !== undefined) await renameCourse(link, launch.context.title);
  // Nobody new comes to look after a program that is over.
  if (instructor !== holdsFor(appointments, role, derivedFrom) && !(instructor && isOver)) {
    await (instructor ? appoint(place, role, derivedFrom, now) : dismissDerived(place, role, derivedFrom, now));
    changed = true;
  }
  if (enrolments.some(isAbsent)) {
    await meetAgain(place, now);
    changed = true;
  }
  if (membershipsUrl !== undefined && !isOver) await offerRoster(link, membershipsUrl, now);
  return changed ? 'changed' : 'as-it-was';
}

/** What the page shows first: the one person whom it was opened to look at, or Home once the program is open. */
async function readFirst(actor: PersonActor, { entrance, ...session }: { entrance: Entrance } & Pick<Session, 'reviewOf' | 'columnId' | 'deploymentId'>, now: Date, program?: StoredProgram, foreseeing?: Foreseeing): Promise<Entered['first']> {
  if (session.reviewOf !== null) {
    try {
      return { readReview: await readReview(actor as ProgramActor, session, now) };
    } catch (error) {
      if (error instanceof NotAllowed) return {}; // loaded again after they stopped teaching: the page asks, and says so
      throw error;
    }
  }
  if (entrance !== 'ready') return {};
  const page = { actor: actor as ProgramActor, hasCircles: program?.hasCircles !== false, deploymentId: session.deploymentId };
  return { readHome: await readHome(page.actor, now, program, foreseeing && foreseenRows(foreseeing, page)) };
}

async function unlinkedCourse({ registration, deployment, membershipsUrl }: Launch, { id, title, copiedFrom }: NonNullable<Launch['context']>, over: string | null): Promise<UnlinkedCourse> {
  const copyOf = over ?? (await programOfCopied({ tenantId: deployment.tenantId, registrationId: registration.id }, copiedFrom));
  return { contextId: id, title, copyOf, over, membershipsUrl: membershipsUrl ?? null };
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
  /** By which name the host knows their line manager. */
  managerSubject?: string;
  programId: string;
  origin: string;
  widgets: readonly Widget[];
  coordinator: boolean;
}

/**
 * Opens a session for somebody whom a host's page vouches for, and makes the person where they are new. null: they are
 * suspended or erased. The token is in the answer only; what is stored is its hash.
 */
export async function enterFromHost(visit: HostVisit, now = new Date()): Promise<(SessionSecrets & { me: Me; actor: PersonActor; session: Session }) | null> {
  const { tenantId, programId } = visit;
  const identity = visit.peopleOf === null
    ? { source: 'host' as const, sourceId: visit.hostId }
    : { source: 'registration' as const, sourceId: visit.peopleOf };
  const { personId, suspended } = await identifyPerson({ tenantId, ...identity, subject: visit.subject, ...profileOf(visit) }, now);
  if (suspended) return null;
  if (visit.managerSubject !== undefined) await noteManager({ tenantId, ...identity, subject: visit.subject }, visit.managerSubject);
  const opened = await openSession(
    { tenantId, programId, personId, door: 'host', sourceId: visit.hostId, origin: visit.origin, widgets: visit.widgets, coordinator: visit.coordinator, tenantAdmin: false, ...zoneOffered(visit.zone) },
    now,
  );
  const found = await findSession(opened.token, now);
  return found && { ...opened, actor: found.actor, me: await readMe(found.actor, opened.session) };
}

/** Who a session that was opened or resumed lets in, and what they see first. */
export async function entered(opened: Pick<SessionSecrets, 'token' | 'expiresAt'> & { brandColour: string | null }, now: Date): Promise<Entered> {
  const found = await findSession(opened.token, now);
  if (found === null) throw new Error('A session that was just opened cannot be found.');
  const me = await readMe(found.actor, found.session);
  return { outcome: 'session', token: opened.token, expiresAt: opened.expiresAt, me, first: await readFirst(found.actor, { ...found.session, entrance: me.entrance }, now), brandColour: opened.brandColour };
}

/** Only the zone of a place that the zone data know; anything else is as if nothing had been said. */
function zoneOffered(said: string | undefined): { offeredZone?: string } {
  const zone = said === undefined ? null : placeZone(said);
  return zone === null ? {} : { offeredZone: zone };
}

function profileOf(from: { name?: string; email?: string; locale?: string }) {
  return {
    ...(from.name === undefined ? {} : { name: from.name }),
    ...(from.email === undefined ? {} : { email: from.email }),
    ...(from.locale === undefined ? {} : { locale: from.locale }),
  };
}
