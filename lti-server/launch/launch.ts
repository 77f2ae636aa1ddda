import { findDeployment, isActive, offerDeployment, offerOrigins, type ActiveDeployment } from '../../models/tenants/deployments.ts';
import { isLoginWaiting, loginMs, readState, takeLogin, type TakenLogin } from '../../models/tenants/logins.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import { findRegistration, type Registration } from '../../models/tenants/registrations.ts';
import { translateClaims, type LaunchClaims } from './claims.ts';
import { forgetProof, readProof } from './cookies.ts';
import { readForm } from './form.ts';
import { verifyIdToken } from './id-token.ts';
import { assertNotFlooded, assertOpen } from './login.ts';
import { messageOf } from './messages.ts';
import { invalid, Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

const longestToken = 100_000;

/** The platform's answer to a login (a form post): takes the login, verifies the id_token, and answers its message. */
export async function launch(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, now } = visit;
  const form = readForm(request.body, ['state', 'id_token', 'error'], { id_token: longestToken });
  const state = readState(form.state ?? '');
  if (form.state === undefined || state === null) throw invalid('state');
  visit.registration = (await findRegistration(state.registrationId)) ?? undefined;
  if (form.error !== undefined) throw new Refused('platform-error');
  if (form.id_token === undefined) throw invalid('token-missing');

  const login = await take(visit, form.state, state.madeAt);
  const { registration } = visit;
  if (registration?.id !== login.registrationId) throw new Refused('unknown-platform');
  assertOpen(registration);
  assertNotFlooded(desk, `launch:${registration.id}`, now);
  const verified = await verifyIdToken(form.id_token, { registration, login, keys: desk.keys, now });
  const claims = translateClaims(verified, { toolUrl: desk.toolUrl, allowHttp: desk.allowPrivatePlatforms });
  visit.locale = claims.locale ?? visit.locale;
  const message = messageOf(claims);
  const deployment = await deploymentOf(registration, claims);
  const returnUrl = await knownReturn(registration, deployment, claims);
  visit.returnUrl = returnUrl;
  await message.open({ registration, deployment, claims, returnUrl }, visit, desk);
}

/**
 * Takes the login once, for the browser that began it (rules 2 and 3). Where there is nothing to take, says why as well as
 * can be known: it still waits for another browser (or this one kept no cookie), it is too old, or it was spent.
 */
async function take({ request, response, now }: Visit, state: string, madeAt: Date): Promise<TakenLogin> {
  const proof = readProof(request, state);
  const login = proof === undefined ? null : await takeLogin(state, proof, now);
  if (login === null) {
    if (now.getTime() - madeAt.getTime() > loginMs) throw new Refused('launch-expired');
    throw new Refused((await isLoginWaiting(state, now)) ? 'cookies-blocked' : 'launch-replayed');
  }
  forgetProof(response, state);
  return login;
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
