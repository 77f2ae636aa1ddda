import { Types, type PipelineStage } from 'mongoose';
import { batched } from '../mongodb/batched.ts';
import type { Id } from '../mongodb/schema.ts';
import type { StoredEnrolment } from '../people/enrolments.ts';
import type { StoredPerson } from '../people/people.ts';
import type { StoredAppointment } from '../programs/appointments.ts';
import type { StoredProgram } from '../programs/programs.ts';
import type { StoredRoster } from '../rosters/rosters.ts';
import { toLink, type ContextLink, type StoredContextLink } from '../tenants/context-links.ts';
import { toDeployment, type Deployment, type StoredDeployment } from '../tenants/deployments.ts';
import { registrationWith, type Registration } from '../tenants/registrations.ts';
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
  readonly roster: Pick<StoredRoster, 'url' | 'dueAt' | 'readAt'> | null;
  readonly person: StoredPerson | null;
  /** The person's, in that program. */
  readonly enrolments: readonly StoredEnrolment[];
  readonly appointments: readonly StoredAppointment[];
  /** The read of their first page, where it began with this one. */
  readonly foreseeing?: Foreseeing;
}

interface ArrivalRow {
  deployment?: StoredDeployment;
  link?: StoredContextLink;
  program: [StoredProgram?];
  roster: [Arrival['roster']?];
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
  const arrival = await readTogether({ registrationId, whereabouts });
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
}

/** What came from one course: the same of different people. */
const readTogether = batched(async (arriving: readonly Arriving[]): Promise<(Arrival | null)[]> => {
  const [{ registrationId, whereabouts }] = arriving as [Arriving];
  const subjects = arriving.flatMap((one) => one.whereabouts.subject ?? []);
  const found = await registrationWith<ArrivalRow>(registrationId, joins(new Types.ObjectId(registrationId), whereabouts, subjects));
  if (found === null) return arriving.map(() => null);
  const { registration, row } = found;
  const course = {
    registration,
    deployment: row.deployment === undefined ? null : toDeployment(row.deployment),
    link: row.link === undefined ? null : toLink(row.link),
    program: row.program[0] ?? null,
    roster: row.roster[0] ?? null,
  };
  return arriving.map((one) => ({ ...course, whereabouts: one.whereabouts, ...personOf(row, one.whereabouts) }));
}, ({ registrationId, whereabouts: { deploymentId, contextId } }) => JSON.stringify([registrationId, deploymentId, contextId]));

function personOf({ identities, people, enrolled, appointed }: ArrivalRow, { subject }: Whereabouts): Pick<Arrival, 'person' | 'enrolments' | 'appointments'> {
  const personId = identities.find((identity) => identity.subject === subject)?.personId;
  if (personId === undefined) return { person: null, enrolments: [], appointments: [] };
  const isTheirs = (row: { personId: Id }): boolean => row.personId.equals(personId);
  return { person: people.find(({ _id }) => _id.equals(personId)) ?? null, enrolments: enrolled.filter(isTheirs), appointments: appointed.filter(isTheirs) };
}

function joins(registrationId: Id, { deploymentId = null, contextId = null }: { [K in keyof Whereabouts]: Whereabouts[K] | null }, subjects: readonly string[]): PipelineStage[] {
  return [
    { $lookup: { from: 'deployments', as: 'deployment', localField: '_id', foreignField: 'registrationId', pipeline: [{ $match: { deploymentId } }] } },
    { $set: { deployment: { $first: '$deployment' } } },
    { $lookup: { from: 'context-links', as: 'link', localField: 'deployment._id', foreignField: 'deploymentId', pipeline: [{ $match: { registrationId, contextId } }] } },
    {
      $lookup: {
        from: 'identities', as: 'identities', localField: 'deployment.tenantId', foreignField: 'tenantId',
        pipeline: [{ $match: { source: 'registration', sourceId: registrationId, subject: { $in: subjects } } }, { $project: { _id: 0, subject: 1, personId: 1 } }],
      },
    },
    { $set: { link: { $first: '$link' }, tenantId: '$deployment.tenantId', programId: { $first: '$link.programId' } } },
    joined('programs', 'program', { localField: 'programId', foreignField: '_id' }, ['tenantId']),
    joined('people', 'people', { localField: 'identities.personId', foreignField: '_id' }, ['tenantId']),
    joined('enrolments', 'enrolled', { localField: 'identities.personId', foreignField: 'personId' }, ['tenantId', 'programId']),
    joined('appointments', 'appointed', { localField: 'identities.personId', foreignField: 'personId' }, ['tenantId', 'programId']),
    joined('rosters', 'roster', { localField: 'link._id', foreignField: 'linkId' }, ['tenantId', 'programId'], [{ $project: { url: 1, dueAt: 1, readAt: 1 } }]),
  ];
}

/** The rows that two fields lead to, of the same tenant (and program) as this one. */
function joined(from: string, as: string, by: { localField: string; foreignField: string }, same: readonly string[], then: PipelineStage.Lookup['$lookup']['pipeline'] = []): PipelineStage.Lookup {
  const match = { $match: { $expr: { $and: same.map((field) => ({ $eq: [`$${field}`, `$$${field}`] })) } } };
  return { $lookup: { from, as, ...by, let: Object.fromEntries(same.map((field) => [field, `$${field}`])), pipeline: [match, ...then] } };
}
