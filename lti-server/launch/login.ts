import { beginLogin } from '../../models/tenants/logins.ts';
import { registrationForLogin, type Registration } from '../../models/tenants/registrations.ts';
import { isOwnAddress } from './claims.ts';
import { keepProof } from './cookies.ts';
import { readForm } from './form.ts';
import { invalid, Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

const launchesAMinute = 5_000;

/**
 * The platform's third-party login (OIDC Core 4; GET and POST): chooses the registration, begins a login of our own, and
 * sends the browser on to the platform's registered authorization endpoint.
 */
export async function login(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { toolUrl } = desk;
  const { request, response, now } = visit;
  const form = readForm(request.method === 'GET' ? request.query : request.body, ['iss', 'client_id', 'login_hint', 'lti_message_hint', 'target_link_uri']);
  const { iss, login_hint: loginHint, lti_message_hint: messageHint, target_link_uri: target } = form;
  if (iss === undefined || loginHint === undefined || target === undefined) throw invalid('login-incomplete');
  visit.registration = await choose(iss, form.client_id);
  assertOpen(visit.registration);
  assertNotFlooded(desk, `login:${visit.registration.id}`, now);
  if (!isOwnAddress(target, toolUrl)) throw invalid('target-elsewhere');

  const { state, nonce, proof } = await beginLogin(visit.registration.id, now);
  keepProof(request, response, { state, proof });
  const address = new URL(visit.registration.authorizationUrl);
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: visit.registration.clientId,
    redirect_uri: launchAddress(toolUrl),
    login_hint: loginHint,
    ...(messageHint === undefined ? {} : { lti_message_hint: messageHint }),
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).redirect(302, address.href);
}

/** The one address that platforms send launches to. */
export function launchAddress(toolUrl: string): string {
  return `${toolUrl}/lti/launch`;
}

/** Rule 12, and a platform that still waits for its approval. */
export function assertOpen({ state }: Registration): void {
  if (state === 'pending') throw new Refused('platform-pending');
  if (state === 'suspended') throw new Refused('platform-suspended');
}

/** A platform is let in 5,000 times a minute; the rest is asked to come back. */
export function assertNotFlooded({ limits, rateLimitScale }: LaunchDesk, key: string, now: Date): void {
  const wait = limits.use(key, launchesAMinute * rateLimitScale, now.getTime());
  if (wait !== null) throw new Refused('too-many', { retryAfter: wait });
}

/** Rule 4: by issuer and client id; by the issuer alone only where that names exactly one. */
async function choose(issuer: string, clientId: string | undefined): Promise<Registration> {
  const registration = await registrationForLogin(issuer, clientId);
  if (registration === 'unknown') throw new Refused('unknown-platform');
  if (registration === 'ambiguous') throw invalid('client-needed');
  return registration;
}
