import { enrolmentRoles, type EnrolmentRole } from '../../models/vocabulary.ts';
import type { Me } from '../api/session.ts';

/** A role that can be joined, and how. */
export interface OpenRole {
  role: EnrolmentRole;
  needsApproval: boolean;
}

/** The roles that the program takes and the person does not have yet; mentee first. */
export function openRoles({ program, enrolments }: Me): OpenRole[] {
  return [...enrolmentRoles].reverse().flatMap((role) => {
    const policy = program?.enrolment[role];
    const has = enrolments.some((one) => one.role === role && one.state !== 'left');
    return has || (policy !== 'open' && policy !== 'approval') ? [] : [{ role, needsApproval: policy === 'approval' }];
  });
}
