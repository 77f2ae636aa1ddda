import type { Request } from 'express';
import { registrationForLogin, type PlatformForLogin, type Registration } from '../../models/tenants/registrations.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import { addressKey } from '../address-key.ts';
import { loginPage } from '../pages/login.ts';
import { sendPage } from '../pages/send.ts';
import { isOwnAddress } from './claims.ts';
import { keepProof, proofKey, readProof } from './cookies.ts';
import { readForm } from './form.ts';
import { invalid, Refused } from './refused.ts';
import { newReference, type LaunchDesk, type Visit } from './visit.ts';

const launchesAMinute = 5_000;
/** A whole site may be a network of many; who has one to themselves has no more logins than this many hosts. */
const hostsOfSite = 20;
const longestFrameName = 200;

/**
 * The platform's third-party login (OIDC Core 4; GET and POST): chooses the registration, begins a login of our own, and
 * sends the browser on to the platform's registered authorization endpoint. In a frame a page does that, which first sees
 * whether this browser will be known again when it comes back, and offers a new window where it will not.
 */
export async function login(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { toolUrl } = desk;
  const { request, response, now } = visit;
  const form = readForm(request.method === 'GET' ? request.query : request.body, ['iss', 'client_id', 'login_hint', 'lti_message_hint', 'target_link_uri', 'lti_storage_target'], {
    lti_storage_target: longestFrameName,
  });
  const { iss, login_hint: loginHint, lti_message_hint: messageHint, target_link_uri: target, lti_storage_target: storageTarget } = form;
  if (iss === undefined || loginHint === undefined || target === undefined) throw invalid('login-incomplete');
  const registration = await choose(iss, form.client_id);
  visit.registration = registration;
  visit.pageOrigins = registration.pageOrigins;
  assertOpen(registration);
  // Anybody can begin a login, so they count by where they come from alone: a stranger's flood leaves the school its own.
  assertNotFlooded(desk, `login:${registration.id}:${addressKey(request)}`, now);
  assertNotFlooded(desk, `logins:${registration.id}:${addressKey(request, 48)}`, now, hostsOfSite);
  if (!isOwnAddress(target, toolUrl)) throw invalid('target-elsewhere');

  const { state, nonce, proof } = desk.logins.begin(registration.id, now, storageTarget);
  keepProof(request, response, { state, proof });
  const address = authorizationAddress(registration, { redirectUri: launchAddress(toolUrl), loginHint, messageHint, state, nonce });
  if (maySendOn(request, storageTarget)) {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).redirect(302, address.href);
    return;
  }
  const page = loginPage(visit.locale, {
    authorization: address.href,
    state,
    storage: storageTarget === undefined ? null : { target: storageTarget, origin: address.origin, key: proofKey(state), value: proof },
    again: { iss, client_id: registration.clientId, login_hint: loginHint, lti_message_hint: messageHint, target_link_uri: target },
  });
  const framedBy = await visit.framedBy();
  noteBlocked(visit, desk, framedBy);
  sendPage(response, 200, page, { framedBy, hasForm: true });
}

/**
 * A browser leaves a frame empty whose page may not stand there, and no launch follows from which the owner could learn of it. The page that sent
 * the login's form is most often the one around: where its origin is not known, that is noted, without the origin, which anybody can send.
 */
function noteBlocked({ request, registration, now }: Visit, { outcomes }: LaunchDesk, framedBy: readonly string[]): void {
  const from = request.get('origin') ?? 'null';
  const inFrame = request.get('sec-fetch-dest') === 'iframe' && request.get('sec-fetch-site') !== 'same-origin';
  if (inFrame && from !== 'null' && !isOnOrigins(from, framedBy)) outcomes.recordRefusal({ registrationId: registration?.id ?? null, code: 'frame-unknown', reason: null, reference: newReference() }, now);
}

/** Says whether the browser kept the proof of a login: the login's page in a frame asks, before it goes on to the platform. */
export async function isProofKept({ request, response }: Visit): Promise<void> {
  const { state = '' } = readForm(request.body, ['state']);
  response.set('Cache-Control', 'no-store').json({ kept: readProof(request, state) !== undefined });
  return Promise.resolve();
}

/**
 * Whether a redirect is enough: where the browser shows this in a window of its own, or does not say (no browser does not
 * since 2023) and no platform storage is offered that only a page could use. Never where the login came by the form of
 * our own page: its policy would hold for every redirect from there on.
 */
function maySendOn(request: Request, storageTarget: string | undefined): boolean {
  if (request.get('sec-fetch-site') === 'same-origin') return false;
  const shownAs = request.get('sec-fetch-dest');
  return shownAs === 'document' || (shownAs === undefined && storageTarget === undefined);
}

function authorizationAddress(
  { authorizationUrl, clientId }: Registration,
  { redirectUri, loginHint, messageHint, state, nonce }: { redirectUri: string; loginHint: string; messageHint: string | undefined; state: string; nonce: string },
): URL {
  const address = new URL(authorizationUrl);
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    redirect_uri: redirectUri,
    login_hint: loginHint,
    ...(messageHint === undefined ? {} : { lti_message_hint: messageHint }),
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address;
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

/** A platform is let in 5,000 times a minute; the rest is asked to come back. @param times for what may come so many times as often */
export function assertNotFlooded({ limits, rateLimitScale }: LaunchDesk, key: string, now: Date, times = 1): void {
  const wait = limits.use(key, launchesAMinute * times * rateLimitScale, now.getTime());
  if (wait !== null) throw new Refused('too-many', { retryAfter: wait });
}

/** Rule 4: by issuer and client id; by the issuer alone only where that names exactly one. */
async function choose(issuer: string, clientId: string | undefined): Promise<PlatformForLogin> {
  const registration = await registrationForLogin(issuer, clientId);
  if (registration === 'unknown') throw new Refused('unknown-platform');
  if (registration === 'ambiguous') throw invalid('client-needed');
  return registration;
}
