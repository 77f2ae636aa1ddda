import { hash as digest, randomBytes } from 'node:crypto';
import { isValidObjectId, trusted, Types } from 'mongoose';
import type { OwnerActor, PersonActor } from '../actor.ts';
import { beginRow } from '../mongodb/insert-row.ts';
import { touchActivity } from '../people/people.ts';
import { NotFound } from '../problems.ts';
import { recorded } from '../tenants/owner-acts.ts';
import type { Completion, ProgramPart, Role, SessionDoor, Widget } from '../vocabulary.ts';
import { isDoorOpen } from './doors.ts';
import { SessionModel, type StoredSession } from './session.model.ts';
import { readSessionStanding, rolesIn, type SessionRow, type SessionStanding } from './standing.ts';

const idleMs = 2 * 3_600_000;
const launchSessionMs = 12 * 3_600_000;
const hostSessionMs = 15 * 60_000;
/** How stale lastUsedAt may be before a request writes it again. */
const touchMs = 5 * 60_000;

/** The course of a launch that has no program yet. */
export interface UnlinkedCourse {
  readonly contextId: string;
  readonly title: string;
  /** The program of the course that this one is a copy of. */
  readonly copyOf: string | null;
  /** The course's own program where it is over: it gives way to the one that is started here or linked. */
  readonly over: string | null;
  /** Where the platform tells who is in the course. */
  readonly membershipsUrl: string | null;
}

/** A session as the server works with it: who, where, through which door, and what the door allows. */
export interface Session {
  readonly id: string;
  readonly tenantId: string;
  readonly programId: string | null;
  readonly personId: string;
  readonly door: SessionDoor;
  readonly sourceId: string;
  readonly deploymentId: string | null;
  readonly course: UnlinkedCourse | null;
  readonly returnUrl: string | null;
  readonly part: ProgramPart | null;
  readonly completion: Completion | null;
  readonly columnId: string | null;
  /** Whom it was opened to look at; null where it was not. */
  readonly reviewOf: string | null;
  readonly offeredZone: string | null;
  readonly origin: string | null;
  readonly widgets: readonly Widget[] | null;
  readonly expiresAt: Date;
}

export interface NewSession {
  tenantId: string;
  programId: string | null;
  personId: string;
  door: SessionDoor;
  sourceId: string;
  deploymentId?: string;
  launchId?: string;
  course?: UnlinkedCourse;
  returnUrl?: string;
  part?: ProgramPart;
  completion?: Completion;
  columnId?: string;
  reviewOf?: string;
  offeredZone?: string;
  brandColour?: string;
  origin?: string;
  widgets?: readonly Widget[];
  coordinator: boolean;
  tenantAdmin: boolean;
}

/** What the holder gets, once: neither secret is stored. */
export interface SessionSecrets {
  token: string;
  expiresAt: Date;
  /** Belongs into the launch's resume cookie; null at the host door. */
  resumeSecret: string | null;
}

/** Opens a session: 256 random bits as Bearer, absolute 12 h (15 min at a host's), idle 2 h. */
export async function openSession(input: NewSession, now = new Date()): Promise<SessionSecrets & { session: Session }> {
  const { stands, ...opened } = beginSession(input, now);
  await stands;
  return opened;
}

/** The same, for whoever has something to do meanwhile: the secrets open nothing, and are handed out to nobody, before `stands` has come. */
export function beginSession(input: NewSession, now = new Date()): SessionSecrets & { session: Session; stands: Promise<void> } {
  const token = secret();
  const resumeSecret = input.launchId === undefined ? null : secret();
  const expiresAt = new Date(now.getTime() + (input.door === 'host' ? hostSessionMs : launchSessionMs));
  const { course, widgets } = input;
  const { row, written } = beginRow<StoredSession>(SessionModel, {
    tenantId: new Types.ObjectId(input.tenantId),
    programId: idOrNull(input.programId),
    personId: new Types.ObjectId(input.personId),
    tokenHash: hash(token),
    door: input.door,
    sourceId: new Types.ObjectId(input.sourceId),
    launchId: input.launchId ?? null,
    resumeHash: resumeSecret === null ? null : hash(resumeSecret),
    deploymentId: idOrNull(input.deploymentId),
    course: course === undefined ? null : { ...course, copyOf: idOrNull(course.copyOf), over: idOrNull(course.over) },
    returnUrl: input.returnUrl ?? null,
    part: input.part ?? null,
    completion: input.completion ?? null,
    columnId: idOrNull(input.columnId),
    reviewOf: idOrNull(input.reviewOf),
    offeredZone: input.offeredZone ?? null,
    brandColour: input.brandColour ?? null,
    origin: input.origin ?? null,
    widgets: widgets === undefined ? null : [...widgets],
    coordinator: input.coordinator,
    tenantAdmin: input.tenantAdmin,
    lastUsedAt: now,
    expiresAt,
  });
  return { token, expiresAt, resumeSecret, session: toSession(row), stands: written };
}

function idOrNull(id: string | null | undefined): Types.ObjectId | null {
  return id === null || id === undefined ? null : new Types.ObjectId(id);
}

/**
 * The session that a Bearer opens, with the person's roles as they are now: enrolments, appointments, suspension and
 * the door itself are read again at each call. null: unknown, ended, idle too long, or no longer welcome.
 * `background` calls (a stream that stays open) do not keep it awake.
 */
export async function findSession(
  token: string,
  now = new Date(),
  { background = false }: { background?: boolean } = {},
): Promise<{ session: Session; actor: PersonActor } | null> {
  const found = await readSessionStanding(hash(token));
  if (found === null) return null;
  const { row } = found;
  if (row.expiresAt <= now || now.getTime() - row.lastUsedAt.getTime() > idleMs) return null;
  const actor = await actorOf(found, now);
  if (actor === null) return null;
  if (!background && now.getTime() - row.lastUsedAt.getTime() > touchMs) {
    await SessionModel.updateOne({ tenantId: row.tenantId, _id: row._id }, { $set: { lastUsedAt: now } });
    touchActivity(actor, now);
  }
  return { session: toSession(row), actor };
}

/**
 * Gives the launched page, reloaded, a new Bearer for its session; the old one ends with that.
 * The resume secret stays, so that the next reload works as well. null: open it again from the course.
 */
export async function resumeSession(
  launchId: string,
  resumeSecret: string,
  now = new Date(),
): Promise<(Pick<SessionSecrets, 'token' | 'expiresAt'> & { session: Session; actor: PersonActor; brandColour: string | null }) | null> {
  const token = secret();
  const row = await SessionModel.findOneAndUpdate(
    {
      launchId,
      resumeHash: hash(resumeSecret),
      expiresAt: trusted({ $gt: now }),
      lastUsedAt: trusted({ $gt: new Date(now.getTime() - idleMs) }),
    },
    { $set: { tokenHash: hash(token), lastUsedAt: now } },
    { returnDocument: 'after', acrossTenants: 'the launch names the tenant' },
  ).lean();
  const found = row && (await readSessionStanding(row.tokenHash));
  const actor = found && (await actorOf(found, now));
  return row && actor && { token, expiresAt: row.expiresAt, session: toSession(row), actor, brandColour: row.brandColour };
}

/** Whether a launch of this platform left a session that has not run out: its address says so to nobody but this tool. */
export async function isLaunchKnown(registrationId: string, launchId: string): Promise<boolean> {
  return (await SessionModel.exists({ launchId, door: 'lti', sourceId: registrationId }).setOptions({ acrossTenants: 'the launch names the tenant' })) !== null;
}

/** Signs out: its Bearer and its resume cookie open nothing from now on. The person's other sessions stay. */
export async function endSession(session: Session): Promise<void> {
  await SessionModel.deleteOne({ tenantId: session.tenantId, _id: session.id });
}

/** Ends every session that a platform or a host let in; they may come again while their door is open. Returns how many. */
export function endSessionsThrough(owner: OwnerActor, { door, sourceId }: Pick<Session, 'door' | 'sourceId'>): Promise<number> {
  return endAll(owner, [door, sourceId], { door, sourceId });
}

/** Ends every session of one person, whose id stands in a log or a page's details. Returns how many. */
export async function endSessionsOfPerson(owner: OwnerActor, personId: string): Promise<number> {
  if (!isValidObjectId(personId)) throw new NotFound();
  return endAll(owner, ['person', personId], { personId });
}

/**
 * Ends them in the transaction that records the act, and once more after it: opening a session waits for the primary
 * alone, so that one of a moment ago may stand outside of what a transaction sees.
 */
async function endAll(owner: OwnerActor, subject: readonly string[], which: { personId: string } | Pick<Session, 'door' | 'sourceId'>): Promise<number> {
  const end = () => SessionModel.deleteMany(which, { acrossTenants: 'the owner serves every tenant' });
  const seen = await recorded(owner, 'sessions-ended', subject, end);
  const late = await end();
  return seen.deletedCount + late.deletedCount;
}

/** The session's course has its program now: from here on the session belongs to it. */
export async function moveIntoProgram(session: Session, programId: string): Promise<Session> {
  await SessionModel.updateOne(
    { tenantId: session.tenantId, _id: session.id, programId: null },
    { $set: { programId, course: null } },
  );
  return { ...session, programId, course: null };
}

/** The session looks at another program of its person's from here on, as a whole: what its link was placed for belongs to the one before. */
export async function moveToProgram(session: Session, programId: string): Promise<Session> {
  const whole = { programId, course: null, part: null, completion: null, columnId: null, reviewOf: null };
  await SessionModel.updateOne({ tenantId: session.tenantId, _id: session.id }, { $set: whole });
  return { ...session, ...whole };
}

/** The same actor after a verb that gave or took a role: a person who just joined is a mentor or mentee from here on, one who left is not. */
export async function withCurrentRoles<A extends PersonActor>(actor: A, { door }: Pick<Session, 'door'>): Promise<A> {
  if (actor.programId === undefined) return actor;
  const byDoor = actor.roles.filter((role) => role === 'tenant-admin');
  const roles = await rolesIn(actor.tenantId, actor.programId, actor.personId);
  // A host page lets somebody look after others only where its entry says so, and then they do already.
  return { ...actor, roles: [...byDoor, ...roles.filter((role) => door === 'lti' || actor.roles.includes(role) || !looksAfterOthers(role))] };
}

/** Roles that a door has to let in apart: they show what belongs to others. */
function looksAfterOthers(role: Role): boolean {
  return role === 'coordinator' || role === 'safeguarding-lead' || role === 'teacher';
}

async function actorOf({ row, welcome, roles: all }: SessionStanding, now: Date): Promise<PersonActor | null> {
  const door = { door: row.door, sourceId: String(row.sourceId), deploymentId: row.deploymentId === null ? null : String(row.deploymentId) };
  if (!welcome || !(await isDoorOpen(door, now))) return null;
  const roles = all.filter((role) => row.coordinator || !looksAfterOthers(role));
  if (row.tenantAdmin) roles.push('tenant-admin');
  return {
    kind: 'person',
    tenantId: String(row.tenantId),
    ...(row.programId === null ? {} : { programId: String(row.programId) }),
    personId: String(row.personId),
    roles,
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hash(value: string): string {
  return digest('sha256', value, 'base64url');
}

/** A course that the release before has kept knows less. */
function toCourse({ contextId, title, copyOf, over, membershipsUrl }: NonNullable<SessionRow['course']>): UnlinkedCourse {
  return { contextId, title, copyOf: copyOf ? String(copyOf) : null, over: over ? String(over) : null, membershipsUrl: membershipsUrl ?? null };
}

function toSession(row: SessionRow): Session {
  return {
    id: String(row._id),
    tenantId: String(row.tenantId),
    programId: row.programId === null ? null : String(row.programId),
    personId: String(row.personId),
    door: row.door,
    sourceId: String(row.sourceId),
    deploymentId: row.deploymentId === null ? null : String(row.deploymentId),
    course: row.course && toCourse(row.course),
    returnUrl: row.returnUrl,
    part: row.part ?? null, // a session of the release before has none
    completion: row.completion ?? null, // likewise
    columnId: row.columnId ? String(row.columnId) : null,
    reviewOf: row.reviewOf ? String(row.reviewOf) : null,
    offeredZone: row.offeredZone,
    origin: row.origin,
    widgets: row.widgets,
    expiresAt: row.expiresAt,
  };
}
