import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { AppointmentModel, type AppointedRole, type StoredAppointment } from './appointment.model.ts';

export type { AppointedRole, StoredAppointment } from './appointment.model.ts';

/** Somebody in a program. */
export interface PersonInProgram {
  readonly tenantId: string;
  readonly programId: string;
  readonly personId: string;
}

/** The course that gives its teachers a role in the program. */
export interface DerivedFrom {
  readonly registrationId: string;
  readonly contextId: string;
}

/**
 * Gives a role, by name (`derivedFrom` null) or because of teaching in a course of the program. Called at each launch
 * and each roster sync: giving it again changes nothing. Asks no policy, because a platform's word or the owner decides.
 */
export async function appoint(who: PersonInProgram, role: AppointedRole, derivedFrom: DerivedFrom | null, now = new Date()): Promise<void> {
  if (await AppointmentModel.exists(reason(who, role, derivedFrom))) return;
  try {
    await inTransaction(async () => {
      await AppointmentModel.create([{ ...placed(who), role, derivedFrom: derivedFrom && { registrationId: derivedFrom.registrationId, contextId: derivedFrom.contextId } }]);
      await recordEvent(appointer(who), { type: 'appointment.given', subjectIds: [who.personId], audience: [who.personId], forCoordinators: true, data: { role }, at: now });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error; // two launches at once: the other one gave it
  }
}

/** Takes a role that came from teaching; what the person holds by name stays. */
export async function dismissDerived(who: PersonInProgram, role: AppointedRole, derivedFrom: DerivedFrom, now = new Date()): Promise<void> {
  if (!(await AppointmentModel.exists(reason(who, role, derivedFrom)))) return;
  await inTransaction(async () => {
    const { deletedCount } = await AppointmentModel.deleteOne(reason(who, role, derivedFrom));
    if (deletedCount === 0) return;
    await recordEvent(appointer(who), { type: 'appointment.ended', subjectIds: [who.personId], audience: [who.personId], forCoordinators: true, data: { role }, at: now });
  });
}

/** Whether a role is among these because of teaching in that course. */
export function holdsFor(appointments: readonly StoredAppointment[], role: AppointedRole, course: DerivedFrom): boolean {
  return appointments.some((held) => held.role === role && isOfTeachingIn(course, held));
}

/** Whether this role is there because of teaching in that course. */
export function isOfTeachingIn({ registrationId, contextId }: DerivedFrom, { derivedFrom }: StoredAppointment): boolean {
  return String(derivedFrom?.registrationId) === registrationId && derivedFrom?.contextId === contextId;
}

/** Gives a role by name to this person alone: whoever held it by name ceases to. In the verb's transaction. */
export async function replaceAppointed(actor: ProgramActor, role: AppointedRole, personId: string, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const named = { tenantId, programId, role, derivedFrom: null };
  const holders = (await AppointmentModel.find(named, { personId: 1 }).lean()).map((row) => String(row.personId));
  const record = (type: 'appointment.given' | 'appointment.ended', of: string) =>
    recordEvent(actor, { type, subjectIds: [of], audience: [of], forCoordinators: true, data: { role }, at: now });
  for (const holder of holders.filter((one) => one !== personId)) {
    await AppointmentModel.deleteOne({ ...named, personId: holder });
    await record('appointment.ended', holder);
  }
  if (holders.includes(personId)) return;
  await AppointmentModel.create([{ tenantId, programId, personId, role, derivedFrom: null }]);
  await record('appointment.given', personId);
}

/** The roles a person holds in a program by appointment, each once. */
export async function appointmentsOf(tenantId: string, programId: string, personId: string): Promise<AppointedRole[]> {
  const rows = await AppointmentModel.find({ tenantId, programId, personId }, { role: 1 }).lean();
  return rolesOf(rows);
}

/** Everybody who holds a role in a program, by appointment. */
export async function appointedIn(tenantId: string, programId: string): Promise<Map<string, AppointedRole[]>> {
  const rows = await AppointmentModel.find({ tenantId, programId }, { personId: 1, role: 1 }).lean();
  return new Map([...Map.groupBy(rows, ({ personId }) => String(personId))].map(([personId, of]) => [personId, rolesOf(of)]));
}

/** What teaching in a course of the program means: coordinating it in its home, seeing that course's own people in a further one. */
export function roleOfTeaching({ isHome }: { readonly isHome: boolean }): AppointedRole {
  return isHome ? 'coordinator' : 'teacher';
}

/** All that it can mean. */
export const rolesOfTeaching = ['coordinator', 'teacher'] as const satisfies readonly AppointedRole[];

/** Who has this role in a program because of teaching in this course. */
export async function derivedHolders(tenantId: string, programId: string, role: AppointedRole, { registrationId, contextId }: DerivedFrom): Promise<string[]> {
  const rows = await AppointmentModel.find(
    { tenantId, programId, role, 'derivedFrom.registrationId': registrationId, 'derivedFrom.contextId': contextId },
    { personId: 1 },
  ).lean();
  return rows.map(({ personId }) => String(personId));
}

/** The further courses of a program in which a person teaches. */
export async function coursesTaught({ tenantId, programId, personId }: PersonInProgram): Promise<DerivedFrom[]> {
  const rows = await AppointmentModel.find({ tenantId, programId, personId, role: 'teacher' }, { derivedFrom: 1 }).lean();
  return rows.flatMap(({ derivedFrom }) => (derivedFrom === null ? [] : [{ registrationId: String(derivedFrom.registrationId), contextId: derivedFrom.contextId }]));
}

/** In which programs of their school a person holds a role by appointment. */
export async function programsHeldBy(tenantId: string, personId: string): Promise<Set<string>> {
  const rows = await AppointmentModel.find({ tenantId, personId }, { programId: 1 }, { acrossTenants: 'what a person holds in every program of their own school' }).lean();
  return new Set(rows.map(({ programId }) => String(programId)));
}

/** Which of these programs a person coordinates. */
export async function coordinatedAmong(tenantId: string, programIds: readonly string[], personId: string): Promise<Set<string>> {
  const rows = await AppointmentModel.find(
    { tenantId, programId: trusted({ $in: programIds }), personId, role: 'coordinator' },
    { programId: 1 },
  ).lean();
  return new Set(rows.map(({ programId }) => String(programId)));
}

function rolesOf(rows: readonly Pick<StoredAppointment, 'role'>[]): AppointedRole[] {
  return [...new Set(rows.map(({ role }) => role))];
}

function placed({ tenantId, programId, personId }: PersonInProgram): PersonInProgram {
  return { tenantId, programId, personId };
}

function reason(who: PersonInProgram, role: AppointedRole, derivedFrom: DerivedFrom | null) {
  const from = derivedFrom === null
    ? { derivedFrom: null }
    : { 'derivedFrom.registrationId': derivedFrom.registrationId, 'derivedFrom.contextId': derivedFrom.contextId };
  return { ...placed(who), role, ...from };
}

function appointer({ tenantId, programId }: PersonInProgram): ProgramSystemActor {
  return { kind: 'system', tenantId, programId, job: 'appointments' };
}
