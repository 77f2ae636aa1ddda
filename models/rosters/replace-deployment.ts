import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { moveColumns } from '../grades/grades.ts';
import { moveCourses } from '../tenants/context-links.ts';
import { succeed, type Succession } from '../tenants/deployments.ts';
import { recorded } from '../tenants/owner-acts.ts';
import { readRegistration } from '../tenants/registrations.ts';
import { RosterModel } from './roster.model.ts';

/**
 * A platform that installs the tool anew (Canvas) names another deployment: the owner says whose place it takes. Its courses come along with their programs,
 * rosters and columns; people are those of the registration, so nobody comes twice. Returns how many courses moved, and the titles of those
 * that had got a program of their own meanwhile: they keep it.
 */
export async function replaceDeployment(owner: OwnerActor, { issuer, clientId, deploymentId, replaces }: Succession): Promise<{ moved: number; kept: string[] }> {
  const { id: registrationId } = await readRegistration(owner, { issuer, clientId });
  return recorded(owner, 'deployment-replaced', [issuer, clientId, replaces, deploymentId], async () => {
    const where = { registrationId, ...(await succeed(registrationId, { deploymentId, replaces })) };
    const { contextIds, kept } = await moveCourses(where);
    const { tenantId, from, to } = where;
    await RosterModel.updateMany({ tenantId, registrationId, deploymentId: from, contextId: trusted({ $in: contextIds }) }, { $set: { deploymentId: to } })
      .setOptions({ acrossTenants: 'the programs of one school, by the course' });
    await moveColumns(where, contextIds);
    return { moved: contextIds.length, kept };
  });
}
