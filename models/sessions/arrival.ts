import { Types } from 'mongoose';
import { batched } from '../mongodb/batched.ts';
import type { Id } from '../mongodb/schema.ts';
import type { StoredEnrolment } from '../people/enrolments.ts';
import type { StoredPerson } from '../people/people.ts';
import { isOfTeachingIn, type StoredAppointment } from '../programs/appointments.ts';
import type { StoredProgram } from '../programs/programs.ts';
import { toLink, type ContextLink, type StoredContextLink } from '../tenants/context-links.ts';
import { toDeployment, type Deployment, type StoredDeployment } from '../tenants/deployments.ts';
import { registrationWith, type Registration } from '../tenants/registrations.ts';
import { guessed, joins, type Guess } from './arrival-stages.ts';
import { foresee, type Foreseeing } from './foreseen.ts';

/** What an id_token says of where it comes from and who is meant. */
export interface Whereabouts {
  readonly deploymentId: string | undefined;
  readonly contextId: string | undefined;
  readonly subject: string | undefined;
}

/** Everything that is known of a launch as it comes in: the platform, the course, the person and what they are there. */
export interface Arrival {
  readonly whereabouts: Whereabouts;
  readonly registration: Registration;
  readonly deployment: Deployment | null;
  /** The program of the course. */
  readonly link: ContextLink | null;
  readonly program: StoredProgram | null;
  readonly person: StoredPerson | null;
  /** The person's, in that program. */
  readonly enrolments: readonly StoredEnrolment[];
  readonly appointments: readonly StoredAppointment[];
  /** What they hold in other programs because of teaching in this course: in one that it had before and that is over, or has in another deployment. */
  readonly formerly: readonly StoredAppointment[];
  /** The read of their first page, where it began with this one. */
  readonly foreseeing?: Foreseeing;
}

interface ArrivalRow {
  deployment?: StoredDeployment;
  link?: StoredContextLink;
  program: [StoredProgram?];
  identities: { subject: string; personId: Id }[];
  people: StoredPerson[];
  enrolled: StoredEnrolment[];
  appointed: StoredAppointment[];
}

/**
 * Reads it at once, as it is at this moment: nothing here is ever kept, so whoever was suspended a moment ago is. Like the
 * read of a session's standing it joins other slices' collections, each by the tenant of the deployment: every launch pays
 * for the trip, alone or together with the launches of the same course that come while one is read. null: there is no such
 * registration (any more).
 * @param said a hash of what the launch says of who comes from where: their first page begins to be read as well
 */
export async function readArrival(registrationId: string, whereabouts: Whereabouts, said?: string, now = new Date()): Promise<Arrival | null> {
  const foreseeing = said === undefined ? undefined : foresee(said, now);
  const asked = { registrationId, whereabouts };
  const guess = guessOf(foreseeing);
  const arrival = (guess === undefined ? undefined : await readTogether({ ...asked, guess })) ?? (await readTogether(asked));
  return arrival && { ...arrival, ...(foreseeing && { foreseeing }) };
}

/** The same once more, after this launch itself has changed something of it: what was foreseen is of before. */
export async function readArrivalAgain({ registration, whereabouts, foreseeing }: Arrival): Promise<Arrival> {
  const arrival = await readTogether({ registrationId: registration.id, whereabouts });
  if (arrival === null) throw new Error('The registration of a launch went away during it.');
  return { ...arrival, ...(foreseeing && { foreseeing: { said: foreseeing.said, page: undefined } }) };
}

interface Arriving {
  readonly registrationId: string;
  readonly whereabouts: Whereabouts;
  /** Read by these ids, each row costs MongoDB half of what it costs to follow one to the next. */
  readonly guess?: Guess;
}

function guessOf(foreseeing: Foreseeing | undefined): Guess | undefined {
  const page = foreseeing?.page;
  if (page === undefined || page.deploymentId === null) return undefined;
  return { deployment: page.deploymentId, tenant: page.actor.tenantId, program: page.actor.programId, person: page.actor.personId };
}

/** What came from one course: the same of different people. null: no such registration, or (guessed) somebody is found elsewhere by now. */
const readTogether = batched(async (arriving: readonly Arriving[]): Promise<(Arrival | null)[]> => {
  const [{ registrationId, whereabouts, guess }] = arriving as [Arriving];
  const subjects = arriving.flatMap((one) => one.whereabouts.subject ?? []);
  const id = new Types.ObjectId(registrationId);
  const found = await registrationWith<ArrivalRow>(registrationId, guess === undefined ? joins(id, whereabouts, subjects) : guessed(id, whereabouts, subjects, guess, arriving.map((one) => one.guess!.person)));
  if (found === null) return arriving.map(() => null);
  const { registration, row } = found;
  const course = {
    registration,
    deployment: row.deployment === undefined ? null : toDeployment(row.deployment),
    link: row.link === undefined ? null : toLink(row.link),
    program: row.program[0] ?? null,
  };
  return arriving.map((one) => (isAsGuessed(row, one) ? { ...course, whereabouts: one.whereabouts, ...personOf(registrationId, row, one.whereabouts) } : null));
}, ({ registrationId, whereabouts: { deploymentId, contextId }, guess }) => JSON.stringify([registrationId, deploymentId, contextId, guess?.deployment, guess?.tenant, guess?.program]));

/** Whether each row that was read by a guess is the one that the row before it leads to. */
function isAsGuessed({ deployment, link, identities }: ArrivalRow, { whereabouts: { subject }, guess }: Arriving): boolean {
  if (guess === undefined) return true;
  const identity = identities.find((one) => one.subject === subject);
  return [[deployment?._id, guess.deployment], [deployment?.tenantId, guess.tenant], [link?.programId, guess.program], [identity?.personId, guess.person]].every(([is, was]) => String(is) === was);
}

function personOf(registrationId: string, { link, identities, people, enrolled, appointed }: ArrivalRow, { subject, contextId }: Whereabouts): Pick<Arrival, 'person' | 'enrolments' | 'appointments' | 'formerly'> {
  const personId = identities.find((identity) => identity.subject === subject)?.personId;
  if (personId === undefined) return { person: null, enrolments: [], appointments: [], formerly: [] };
  const isTheirs = (row: { personId: Id }): boolean => row.personId.equals(personId);
  const held = appointed.filter(isTheirs);
  return {
    person: people.find(({ _id }) => _id.equals(personId)) ?? null,
    enrolments: enrolled.filter(isTheirs),
    appointments: held.filter(({ programId }) => link?.programId.equals(programId)),
    formerly: contextId === undefined ? [] : held.filter((one) => !link?.programId.equals(one.programId) && isOfTeachingIn({ registrationId, contextId }, one)),
  };
}
