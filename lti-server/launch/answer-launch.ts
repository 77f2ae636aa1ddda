import { findDeployment, isActive, offerDeployment, offerOrigins, type ActiveDeployment } from '../../models/tenants/deployments.ts';
import type { ExpectedLaunch } from '../../models/tenants/logins.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import type { TokenClaims } from './claim-values.ts';
import { translateClaims, type LaunchClaims } from './claims.ts';
import { verifyIdToken } from './id-token.ts';
import { assertNotFlooded, assertOpen } from './login.ts';
import { messageOf } from './messages.ts';
import { Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/** An id_token with the login that asked for it, and the moment for which its times are checked. */
export interface AnsweredLogin {
  readonly idToken: string;
  readonly login: ExpectedLaunch;
  readonly at: Date;
}

/** Verifies the id_token of a login that was taken, and answers its message. Throws Refused. */
export async function answerLaunch(answered: AnsweredLogin, visit: Visit, desk: LaunchDesk): Promise<void> {
  const { registration, verified } = await verifyLaunch(answered, visit, desk);
  const claims = translateClaims(verified, { toolUrl: desk.toolUrl, allowHttp: desk.allowPrivatePlatforms });
  visit.locale = claims.locale ?? visit.locale;
  const message = messageOf(claims);
  const deployment = await deploymentOf(registration, claims);
  const returnUrl = await knownReturn(registration, deployment, claims);
  visit.returnUrl = returnUrl;
  await message.open({ registration, deployment, claims, returnUrl }, visit, desk);
}

/** Checks an id_token against its login and the platform that it is registered for, as that platform is now. */
export async function verifyLaunch({ idToken, login, at }: AnsweredLogin, visit: Visit, desk: LaunchDesk): Promise<{ registration: Registration; verified: TokenClaims }> {
  const { registration } = visit;
  if (registration?.id !== login.registrationId) throw new Refused('unknown-platform');
  assertOpen(registration);
  assertNotFlooded(desk, `launch:${registration.id}`, visit.now);
  return { registration, verified: await verifyIdToken(idToken, { registration, login, keys: desk.keys, now: at }) };
}

/** Rule 5: an unknown deployment is offered to the owner, and nobody is let in before that. */
async function deploymentOf(registration: Registration, { deploymentId }: LaunchClaims): Promise<ActiveDeployment> {
  const deployment = await findDeployment(registration.id, deploymentId);
  if (deployment !== null && isActive(deployment)) return deployment;
  if (deployment?.state === 'suspended') throw new Refused('platform-suspended');
  if (deployment === null) await offerDeployment(registration.id, deploymentId);
  throw new Refused('unknown-deployment');
}

/** Rule 10: people are sent back to origins of the platform only; others that it names are offered to the owner. */
async function knownReturn(registration: Registration, deployment: ActiveDeployment, claims: LaunchClaims): Promise<string | undefined> {
  const known = [...registration.origins, ...deployment.origins];
  await offerOrigins(deployment, claims.seenOrigins.filter((origin) => !isOnOrigins(origin, known)));
  return claims.returnUrl !== undefined && isOnOrigins(claims.returnUrl, known) ? claims.returnUrl : undefined;
}
