import { Types, type PipelineStage } from 'mongoose';
import type { Id } from '../mongodb/schema.ts';
import type { Whereabouts } from './arrival.ts';

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Where somebody was found the last time that they came from here. */
export interface Guess {
  readonly deployment: string;
  readonly tenant: string;
  readonly program: string;
  readonly person: string;
}

/** Follows a registration to the course, the program and the people of launches, by what their id_tokens say. */
export function joins(registrationId: Id, { deploymentId = null, contextId = null }: Nullable<Whereabouts>, subjects: readonly string[]): PipelineStage[] {
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
    joined('appointments', 'appointed', { localField: 'identities.personId', foreignField: 'personId' }, ['tenantId']),
  ];
}

/** The same by what ids were found before: none of them is followed from another one, so whoever reads has to see that they still belong together. */
export function guessed(registrationId: Id, { deploymentId = null, contextId = null }: Nullable<Whereabouts>, subjects: readonly string[], guess: Guess, people: readonly string[]): PipelineStage[] {
  const [tenantId, programId] = [new Types.ObjectId(guess.tenant), new Types.ObjectId(guess.program)];
  const theirs = { $in: people.map((id) => new Types.ObjectId(id)) };
  return [
    found('deployments', 'deployment', { registrationId, deploymentId }),
    found('context-links', 'link', { registrationId, deploymentId: new Types.ObjectId(guess.deployment), contextId }),
    found('identities', 'identities', { tenantId, source: 'registration', sourceId: registrationId, subject: { $in: subjects } }, [{ $project: { _id: 0, subject: 1, personId: 1 } }]),
    found('programs', 'program', { tenantId, _id: programId }),
    found('people', 'people', { tenantId, _id: theirs }),
    found('enrolments', 'enrolled', { tenantId, programId, personId: theirs }),
    found('appointments', 'appointed', { tenantId, personId: theirs }),
    { $set: { deployment: { $first: '$deployment' }, link: { $first: '$link' } } },
  ];
}

function found(from: string, as: string, filter: object, then: PipelineStage.Lookup['$lookup']['pipeline'] = []): PipelineStage.Lookup {
  return { $lookup: { from, as, pipeline: [{ $match: filter }, ...then] } };
}

/** The rows that two fields lead to, of the same tenant (and program) as this one. */
function joined(from: string, as: string, by: { localField: string; foreignField: string }, same: readonly string[]): PipelineStage.Lookup {
  const match = { $match: { $expr: { $and: same.map((field) => ({ $eq: [`$${field}`, `$$${field}`] })) } } };
  return { $lookup: { from, as, ...by, let: Object.fromEntries(same.map((field) => [field, `$${field}`])), pipeline: [match] } };
}
