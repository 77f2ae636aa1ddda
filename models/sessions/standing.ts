import { together } from '../mongodb/connect.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { isSuspended } from '../people/people.ts';
import { appointmentsOf } from '../programs/appointments.ts';
import type { Role } from '../vocabulary.ts';

/**
 * What a person is in a program at this moment: mentor and mentee by active enrolment, coordinator and
 * safeguarding-lead by appointment. Read again at each call, so that a change counts at once.
 */
export async function readStanding(tenantId: string, programId: string | null, personId: string): Promise<{ suspended: boolean; roles: Role[] }> {
  if (programId === null) return { suspended: await isSuspended(tenantId, personId), roles: [] };
  const [suspended, enrolments, appointments] = await together(
    () => isSuspended(tenantId, personId),
    () => enrolmentsOf(tenantId, programId, personId),
    () => appointmentsOf(tenantId, programId, personId),
  );
  const enrolled = enrolments.filter(({ state }) => state === 'active').map(({ role }) => role);
  return { suspended, roles: [...new Set<Role>([...enrolled, ...appointments])] };
}
