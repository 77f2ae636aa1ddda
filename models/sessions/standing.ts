import type { PipelineStage } from 'mongoose';
import { batched } from '../mongodb/batched.ts';
import { readJoined } from '../mongodb/rows.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { appointmentsOf } from '../programs/appointments.ts';
import type { EnrolmentState, Role } from '../vocabulary.ts';
import { SessionModel, type StoredSession } from './session.model.ts';

/**
 * What a person is in a program at this moment: mentor and mentee by active enrolment, coordinator and safeguarding-lead
 * by appointment.
 */
export async function rolesIn(tenantId: string, programId: string, personId: string): Promise<Role[]> {
  const enrolments = await enrolmentsOf(tenantId, programId, personId);
  const appointments = await appointmentsOf(tenantId, programId, personId);
  return rolesOf(enrolments, appointments);
}

export function rolesOf(enrolments: readonly { role: Role; state: EnrolmentState }[], appointed: readonly Role[]): Role[] {
  return [...new Set([...enrolments.filter(({ state }) => state === 'active').map(({ role }) => role), ...appointed])];
}

/** A session with what its person is now. */
export interface SessionStanding {
  row: SessionRow;
  /** Not suspended, not erased, there. */
  welcome: boolean;
  roles: Role[];
}

/** What a request works with of a stored session: what only the storage knows is left there. */
export type SessionRow = Pick<StoredSession, (typeof shown)[number]>;
const shown = [
  '_id', 'tokenHash', 'tenantId', 'programId', 'personId', 'door', 'sourceId', 'deploymentId', 'course', 'returnUrl', 'part', 'completion', 'columnId', 'reviewOf', 'offeredZone', 'origin', 'widgets',
  'coordinator', 'tenantAdmin', 'lastUsedAt', 'expiresAt',
] as const satisfies readonly (keyof StoredSession)[];

/** The rows of another collection that name this row's tenant, program and person, as the unique indexes there begin. */
export function ofPerson(from: string, as: string, more: Record<string, unknown> = {}): PipelineStage.Lookup {
  const same = ['tenantId', 'programId', 'personId'].map((field) => ({ $eq: [`$${field}`, `$$${field}`] }));
  return {
    $lookup: {
      from,
      as,
      let: { tenantId: '$tenantId', programId: '$programId', personId: '$personId' },
      pipeline: [{ $match: { ...more, $expr: { $and: same } } }],
    },
  };
}

/** Made once: every request sends it. */
const standing: PipelineStage[] = [
  { $lookup: { from: 'people', as: 'person', localField: 'personId', foreignField: '_id', pipeline: [{ $match: { suspendedAt: null, erasedAt: null } }, { $project: { _id: 1 } }] } },
  ofPerson('enrolments', 'enrolled', { state: 'active' }),
  ofPerson('appointments', 'appointed', {}),
  {
    $project: {
      ...Object.fromEntries(shown.map((field) => [field, 1])),
      welcome: { $ne: ['$person', []] },
      roles: { $setUnion: ['$enrolled.role', '$appointed.role'] },
    },
  },
];

/**
 * Reads a session and its person's standing at once, with those of other requests that come while one is read. The one
 * read that joins other slices' collections instead of asking their verbs: every request pays for it, and each trip to the
 * database costs more than the rest of the request.
 */
export const readSessionStanding = batched(async (tokenHashes: readonly string[]): Promise<(SessionStanding | null)[]> => {
  const found = await readJoined<StoredSession, SessionRow & Omit<SessionStanding, 'row'>>(
    SessionModel,
    [{ $match: { tokenHash: { $in: tokenHashes } } }, ...standing],
    { acrossTenants: 'the token names the tenant' },
  );
  return tokenHashes.map((tokenHash) => {
    const row = found.find((one) => one.tokenHash === tokenHash);
    return row === undefined ? null : { row, welcome: row.welcome, roles: row.roles };
  });
});
