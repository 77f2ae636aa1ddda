import { Types, type PipelineStage } from 'mongoose';
import type { StoredEnrolment } from '../people/enrolments.ts';
import type { StoredPerson } from '../people/people.ts';
import type { StoredAppointment } from '../programs/appointments.ts';
import type { StoredProgram } from '../programs/programs.ts';
import type { StoredRoster } from '../rosters/rosters.ts';
import { toLink, type ContextLink, type StoredContextLink } from '../tenants/context-links.ts';
import { toDeployment, type Deployment, type StoredDeployment } from '../tenants/deployments.ts';
import { registrationWith, type Registration } from '../tenants/registrations.ts';
import { ofPerson } from './standing.ts';

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
}

interface ArrivalRow {
  deployment?: StoredDeployment;
  link?: StoredContextLink;
  program: [StoredProgram?];
  roster: [Arrival['roster']?];
  person: [StoredPerson?];
  enrolled: StoredEnrolment[];
  appointed: StoredAppointment[];
}

/**
 * Reads it at once, as it is at this moment: nothing here is ever kept, so whoever was suspended a moment ago is. Like the
 * read of a session's standing it joins other slices' collections, each by the tenant of the deployment: every launch pays
 * for the trip. null: there is no such registration (any more).
 */
export async function readArrival(registrationId: string, whereabouts: Whereabouts): Promise<Arrival | null> {
  const found = await registrationWith<ArrivalRow>(registrationId, joins(new Types.ObjectId(registrationId), whereabouts));
  if (found === null) return null;
  const { registration, row } = found;
  return {
    whereabouts,
    registration,
    deployment: row.deployment === undefined ? null : toDeployment(row.deployment),
    link: row.link === undefined ? null : toLink(row.link),
    program: row.program[0] ?? null,
    roster: row.roster[0] ?? null,
    person: row.person[0] ?? null,
    enrolments: row.enrolled,
    appointments: row.appointed,
  };
}

function joins(registrationId: Types.ObjectId, { deploymentId = null, contextId = null, subject = null }: { [K in keyof Whereabouts]: Whereabouts[K] | null }): PipelineStage[] {
  return [
    { $lookup: { from: 'deployments', as: 'deployment', localField: '_id', foreignField: 'registrationId', pipeline: [{ $match: { deploymentId } }] } },
    { $set: { deployment: { $first: '$deployment' } } },
    { $lookup: { from: 'context-links', as: 'link', localField: 'deployment._id', foreignField: 'deploymentId', pipeline: [{ $match: { registrationId, contextId } }] } },
    {
      $lookup: {
        from: 'identities', as: 'identity', localField: 'deployment.tenantId', foreignField: 'tenantId',
        pipeline: [{ $match: { source: 'registration', sourceId: registrationId, subject } }, { $project: { personId: 1 } }],
      },
    },
    { $set: { link: { $first: '$link' }, tenantId: '$deployment.tenantId', programId: { $first: '$link.programId' }, personId: { $first: '$identity.personId' } } },
    ofTenant('programs', 'program', 'programId'),
    ofTenant('people', 'person', 'personId'),
    ofPerson('enrolments', 'enrolled'),
    ofPerson('appointments', 'appointed'),
    {
      $lookup: {
        from: 'rosters', as: 'roster', let: { tenantId: '$tenantId', programId: '$programId', linkId: '$link._id' },
        pipeline: [
          { $match: { $expr: { $and: [{ $eq: ['$tenantId', '$$tenantId'] }, { $eq: ['$programId', '$$programId'] }, { $eq: ['$linkId', '$$linkId'] }] } } },
          { $project: { url: 1, dueAt: 1, readAt: 1 } },
        ],
      },
    },
  ];
}

/** The one row of the tenant that `localField` names. */
function ofTenant(from: string, as: string, localField: string): PipelineStage.Lookup {
  return { $lookup: { from, as, localField, foreignField: '_id', let: { tenantId: '$tenantId' }, pipeline: [{ $match: { $expr: { $eq: ['$tenantId', '$$tenantId'] } } }] } };
}
