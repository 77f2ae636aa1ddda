import type { PipelineStage } from 'mongoose';
import { enrolmentsOf } from '../people/enrolments.ts';
import { appointmentsOf } from '../programs/appointments.ts';
import type { Role } from '../vocabulary.ts';
import { SessionModel, type StoredSession } from './session.model.ts';

/**
 * What a person is in a program at this moment: mentor and mentee by active enrolment, coordinator and safeguarding-lead
 * by appointment.
 */
export async function rolesIn(tenantId: string, programId: string, personId: string): Promise<Role[]> {
  const enrolments = await enrolmentsOf(tenantId, programId, personId);
  const appointments = await appointmentsOf(tenantId, programId, personId);
  return [...new Set<Role>([...enrolments.filter(({ state }) => state === 'active').map(({ role }) => role), ...appointments])];
}

/** A session with what its person is now. */
export interface SessionStanding {
  row: StoredSession;
  /** Not suspended, not erased, there. */
  welcome: boolean;
  roles: Role[];
}

/** The rows of another collection that name the session's tenant, program and person, as the unique indexes there begin. */
function ofPerson(from: string, as: string, more: Record<string, unknown>): PipelineStage.Lookup {
  const same = ['tenantId', 'programId', 'personId'].map((field) => ({ $eq: [`$${field}`, `$$${field}`] }));
  return {
    $lookup: {
      from,
      as,
      let: { tenantId: '$tenantId', programId: '$programId', personId: '$personId' },
      pipeline: [{ $match: { ...more, $expr: { $and: same } } }, { $project: { _id: 0, role: 1 } }],
    },
  };
}

/**
 * Reads a session and its person's standing at once. The one read that joins other slices' collections instead of asking
 * their verbs: every request pays for it, and each trip to the database costs more than the rest of the request.
 */
export async function readSessionStanding(tokenHash: string): Promise<SessionStanding | null> {
  const [found] = await SessionModel.aggregate<StoredSession & { person: unknown[]; enrolled: { role: Role }[]; appointed: { role: Role }[] }>([
    { $match: { tokenHash } },
    { $limit: 1 },
    { $lookup: { from: 'people', as: 'person', localField: 'personId', foreignField: '_id', pipeline: [{ $match: { suspendedAt: null, erasedAt: null } }, { $project: { _id: 1 } }] } },
    ofPerson('enrolments', 'enrolled', { state: 'active' }),
    ofPerson('appointments', 'appointed', {}),
  ]).option({ acrossTenants: 'the token names the tenant' });
  if (found === undefined) return null;
  const { person, enrolled, appointed, ...row } = found;
  return { row, welcome: person.length > 0, roles: [...new Set([...enrolled, ...appointed].map(({ role }) => role))] };
}
