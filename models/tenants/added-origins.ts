import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { DeploymentModel } from './deployment.model.ts';
import { exactOrigin } from './origins.ts';
import { recorded } from './owner-acts.ts';
import { RegistrationModel } from './registration.model.ts';
import { readRegistration, type RegistrationKey } from './registrations.ts';

/** An origin as the owner names it: of one deployment, or (without one) of the whole platform. */
export interface NamedOrigin extends RegistrationKey {
  readonly deploymentId?: string;
  readonly origin: string;
}

/** Of a platform or a deployment at most, those that launches offered and were approved among them. */
const mostAdded = 20;

/**
 * Lets pages of an origin frame the tool and get its answers, although no launch has shown it: where a browser leaves the frame of the login
 * empty, none ever will. Throws `body-invalid` for what is no exact https origin, or one too many.
 */
export async function addOrigin(owner: OwnerActor, { origin: text, ...where }: NamedOrigin): Promise<string> {
  const origin = exactOrigin(text);
  if (origin === null) throw new RuleBroken('body-invalid', { field: 'pageOrigin' });
  await change(owner, 'origin-added', { ...where, origin });
  return origin;
}

/** Takes one back that was added, or approved; what follows from the platform's own addresses stays. One that is not there is NotFound. */
export async function removeOrigin(owner: OwnerActor, { origin, ...where }: NamedOrigin): Promise<void> {
  await change(owner, 'origin-removed', { ...where, origin: exactOrigin(origin) ?? origin });
}

async function change(owner: OwnerActor, act: 'origin-added' | 'origin-removed', { deploymentId, origin, ...key }: NamedOrigin): Promise<void> {
  const { id } = await readRegistration(owner, key);
  const adds = act === 'origin-added';
  const room = { [`${deploymentId === undefined ? 'approvedOrigins' : 'origins'}.${mostAdded - 1}`]: trusted({ $exists: false }) };
  await recorded(owner, act, [key.issuer, key.clientId, ...(deploymentId === undefined ? [] : [deploymentId]), origin], async () => {
    const { matchedCount } = deploymentId === undefined
      ? await RegistrationModel.updateOne({ _id: id, ...(adds ? room : { approvedOrigins: origin }) }, adds ? { $addToSet: { approvedOrigins: origin } } : { $pull: { approvedOrigins: origin } })
      : await DeploymentModel.updateOne(
          { registrationId: id, deploymentId, ...(adds ? room : { origins: origin }) },
          adds ? { $addToSet: { origins: origin }, $pull: { offeredOrigins: origin } } : { $pull: { origins: origin } },
        );
    if (matchedCount > 0) return;
    const isThere = deploymentId === undefined || (await DeploymentModel.exists({ registrationId: id, deploymentId })) !== null;
    throw adds && isThere ? new RuleBroken('body-invalid', { field: 'pageOrigin' }) : new NotFound();
  });
}
