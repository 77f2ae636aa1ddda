import { compactVerify, decodeJwt, decodeProtectedHeader, errors } from 'jose';
import type { ExpectedLaunch } from '../../models/tenants/logins.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import type { TokenClaims } from './claim-values.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { invalid } from './refused.ts';

/** Seconds by which the clocks of platform and tool may differ (rule 8: 60 must pass, 120 must not). */
const leeway = 90;
/** Oldest id_token that is taken, in seconds: it was made for this launch, a moment ago. */
const oldest = 180;

export interface Verification {
  readonly registration: Registration;
  readonly login: ExpectedLaunch;
  readonly keys: PlatformKeys;
  readonly now: Date;
  readonly early?: EarlyCheck | undefined;
}

/** A signature that began to be checked before it was sure by which key. */
export interface EarlyCheck {
  readonly key: CryptoKey;
  readonly payload: Promise<Uint8Array>;
}

/**
 * Begins to check a signature while it is looked up where the launch comes from, with the key that the platform had lately.
 * It counts only where verifying finds that the platform has the very same key now; undefined: no key is known yet.
 */
export function checkEarly(idToken: string, registrationId: string, keys: PlatformKeys): EarlyCheck | undefined {
  const { kid } = peekHeader(idToken);
  const known = typeof kid === 'string' ? keys.lately(registrationId, kid) : undefined;
  if (known === undefined) return undefined;
  const payload = payloadOf(idToken, known.key, known.alg);
  payload.catch(() => undefined); // heard by verifying
  return { key: known.key, payload };
}

/** Checks an id_token against the login that asked for it (rules 3, 4, 6, 7, 8) and returns its claims. Throws Refused. */
export async function verifyIdToken(idToken: string, { registration, login, keys, now, early }: Verification): Promise<TokenClaims> {
  const { alg, kid } = headerOf(idToken);
  const algorithm = registration.algorithms.find((allowed) => allowed === alg);
  if (algorithm === undefined) throw invalid('algorithm');
  if (typeof kid !== 'string' || kid === '') throw invalid('kid');
  if (!isCompact(idToken)) throw invalid('token-form');
  const found = await keys.find(registration, kid, now.getTime());
  if (found === null || found.alg !== algorithm) throw invalid('key-unknown');
  const claims = await open(early?.key === found.key ? early.payload : payloadOf(idToken, found.key, algorithm));
  checkAudience(claims, registration);
  checkTimes(claims, now);
  if (typeof claims['nonce'] !== 'string' || !login.isNonce(claims['nonce'])) throw invalid('nonce');
  return claims;
}

/** What an id_token says before anything of it is verified: for looking things up, and for nothing else. */
export function peek(idToken: string): TokenClaims {
  try {
    return decodeJwt(idToken);
  } catch {
    return {}; // verifying it says what is wrong
  }
}

function peekHeader(idToken: string): { kid?: unknown } {
  try {
    return decodeProtectedHeader(idToken);
  } catch {
    return {};
  }
}

/** The header as it is; what it says about keys (jwk, jku, x5u, x5c) is never looked at. */
function headerOf(idToken: string): { alg?: unknown; kid?: unknown } {
  try {
    return decodeProtectedHeader(idToken);
  } catch {
    throw invalid('token-form');
  }
}

/**
 * Three parts, each in the one way to write it (RFC 7515: base64url without padding or spaces). Decoders read more than
 * that, so that one signature would have many texts.
 */
function isCompact(idToken: string): boolean {
  const parts = idToken.split('.');
  return parts.length === 3 && parts.every((part) => part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part);
}

async function payloadOf(idToken: string, key: CryptoKey, algorithm: string): Promise<Uint8Array> {
  return (await compactVerify(idToken, key, { algorithms: [algorithm] })).payload;
}

async function open(checked: Promise<Uint8Array>): Promise<TokenClaims> {
  let payload: Uint8Array;
  try {
    payload = await checked;
  } catch (error) {
    throw invalid(error instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'token-form');
  }
  try {
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims)) return claims as TokenClaims;
  } catch {
    // not JSON: refused below like JSON of another kind
  }
  throw invalid('token-form');
}

function checkAudience(claims: TokenClaims, { issuer, clientId, extraAudiences }: Registration): void {
  if (claims['iss'] !== issuer) throw invalid('issuer');
  const audiences: unknown[] = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']];
  const allowed = (audience: unknown): boolean => audience === clientId || extraAudiences.some((extra) => extra === audience);
  if (!audiences.includes(clientId) || !audiences.every(allowed)) throw invalid('audience');
  const { azp } = claims;
  if (azp === undefined ? audiences.length > 1 : azp !== clientId) throw invalid('azp');
}

function checkTimes(claims: TokenClaims, now: Date): void {
  const seconds = now.getTime() / 1_000;
  const { exp, iat, nbf } = claims;
  if (!isTime(exp) || exp + leeway <= seconds) throw invalid('expired');
  if (!isTime(iat) || iat - leeway > seconds || seconds - iat > oldest) throw invalid('issued');
  if (nbf !== undefined && (!isTime(nbf) || nbf - leeway > seconds)) throw invalid('issued');
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
