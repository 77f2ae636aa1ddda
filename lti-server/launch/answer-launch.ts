import { isActive, offerDeployment, offerOrigins, type ActiveDeployment } from '../../models/tenants/deployments.ts';
import { readArrival, type Arrival } from '../../models/sessions/arrival.ts';
import type { ExpectedLaunch } from '../../models/tenants/logins.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import type { TokenClaims } from './claim-values.ts';
import { saidOf, translateClaims, whereaboutsOf, type LaunchClaims } from './claims.ts';
import { peek, verifyIdToken, type EarlyCheck } from './id-token.ts';
import { assertNotFlooded, assertOpen } from './login.ts';
import { messageOf } from './messages.ts';
import type { PostedLaunch } from './posted-launch.ts';
import { Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/** An id_token with the login that asked for it, and the moment for which its times are checked. */
export interface AnsweredLogin {
  readonly idToken: string;
  readonly login: ExpectedLaunch;
  /** What is known of where the id_token says it comes from. */
  readonly arrival: Arrival | null;
  readonly at: Date;
  /** The check of its signature, where it has begun. */
  readonly early?: EarlyCheck | undefined;
}

/** Looks up what an id_token names, while its login is being taken. Nothing of what it says counts before it is verified. */
export function arrivalOf({ idToken, registrationId }: PostedLaunch, now: Date): Promise<Arrival | null> {
  const claims = peek(idToken);
  return readArrival(registrationId, whereaboutsOf(claims), saidOf(registrationId, claims), now);
}

/** Verifies the id_token of a login that was taken, and answers its message. Throws Refused. */
export async function answerLaunch(answered: AnsweredLogin, visit: Visit, desk: LaunchDesk): Promise<void> {
  const { arrival } = answered;
  visit.registration = arrival?.registration;
  const { registration, verified } = await verifyLaunch(answered, arrival?.registration, visit, desk);
  assertNotFlooded(desk, `launch:${registration.id}`, visit.now); // only what the platform signed: nobody else can use it up
  const claims = translateClaims(verified, { toolUrl: desk.toolUrl, allowHttp: desk.allowPrivatePlatforms });
  visit.locale = claims.locale ?? visit.locale;
  const message = messageOf(claims);
  if (arrival === null || !isOf(arrival, claims)) throw new Error('Something else was read than what was verified.');
  const deployment = await deploymentOf(arrival, claims);
  const returnUrl = await knownReturn(registration, deployment, claims);
  visit.returnUrl = returnUrl;
  await message.open({ registration, deployment, claims, returnUrl, arrival }, visit, desk);
}

/** Checks an id_token against its login and the platform that it is registered for, as that platform is now. */
export async function verifyLaunch(
  { idToken, login, at, early }: Omit<AnsweredLogin, 'arrival'>,
  registration: Registration | undefined,
  visit: Visit,
  desk: LaunchDesk,
): Promise<{ registration: Registration; verified: TokenClaims }> {
  if (registration?.id !== login.registrationId) throw new Refused('unknown-platform');
  assertOpen(registration);
  const verified = await verifyIdToken(idToken, { registration, login, keys: desk.keys, now: at, early });
  visit.verified = true;
  return { registration, verified };
}

/** Rule 5: an unknown deployment is offered to the owner, and nobody is let in before that. */
async function deploymentOf({ registration, deployment }: Arrival, { deploymentId }: LaunchClaims): Promise<ActiveDeployment> {
  if (deployment !== null && isActive(deployment)) return deployment;
  if (deployment?.state === 'suspended') throw new Refused('platform-suspended');
  if (deployment === null) await offerDeployment(registration.id, deploymentId);
  throw new Refused('unknown-deployment');
}

function isOf({ whereabouts }: Arrival, { deploymentId, context, subject }: LaunchClaims): boolean {
  return whereabouts.deploymentId === deploymentId && whereabouts.contextId === context?.id && whereabouts.subject === subject;
}

/** Rule 10: people are sent back to origins of the platform only; others that it names are offered to the owner. */
async function knownReturn(registration: Registration, deployment: ActiveDeployment, claims: LaunchClaims): Promise<string | undefined> {
  const known = [...registration.origins, ...deployment.origins];
  await offerOrigins(deployment, claims.seenOrigins.filter((origin) => !isOnOrigins(origin, known)));
  return claims.returnUrl !== undefined && isOnOrigins(claims.returnUrl, known) ? claims.returnUrl : undefined;
}
