import { trusted } from 'mongoose';
import { appointmentsOf } from '../programs/appointments.ts';
import { personChanged } from './changed.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { IdentityModel } from './identity.model.ts';
import { PersonModel } from './person.model.ts';

/**
 * Deletes a person who only looked in by an invitation to this program: nobody who ever had a part or a role in it, or whom a
 * platform or a host knows too. Returns whether they were. In the caller's transaction.
 */
export async function forgetVisitor({ tenantId, programId, personId }: { readonly tenantId: string; readonly programId: string; readonly personId: string }): Promise<boolean> {
  const tookPart = (await EnrolmentModel.exists({ tenantId, programId, personId })) !== null;
  if (tookPart || (await appointmentsOf(tenantId, programId, personId)).length > 0) return false;
  if ((await IdentityModel.exists({ tenantId, personId, source: trusted({ $ne: 'invite' }) })) !== null) return false;
  await IdentityModel.deleteMany({ tenantId, personId });
  await PersonModel.deleteOne({ tenantId, _id: personId });
  personChanged({ tenantId, personId });
  return true;
}
