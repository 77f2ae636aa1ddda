import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, errors, jwtVerify, SignJWT } from 'jose';
import { platformAddresses } from '../desk.ts';
import type { LmsDesk } from '../desk.ts';

const lifetimeSeconds = 3600;

/** A one-hour pass for one registration, as Moodle hands it to the tool's registration page. */
export async function registrationToken({ url, key, now }: LmsDesk): Promise<string> {
  const issuedAt = Math.floor(now().getTime() / 1000);
  return new SignJWT({ scope: 'reg' })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT' })
    .setIssuer(url)
    .setAudience(platformAddresses(url).registration)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key.privateKey);
}

/** The token's id and end (in seconds) where it is ours, in time and not yet used; else the reason in words. */
export async function checkRegistrationToken(
  { url, key, now, tools }: LmsDesk,
  header: string | undefined,
): Promise<{ jti: string; until: number } | { why: string }> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) return { why: 'The registration token is missing.' };
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [key.publicJwk] }), {
      issuer: url,
      audience: platformAddresses(url).registration,
      algorithms: [key.alg],
      requiredClaims: ['jti', 'exp'],
      currentDate: now(),
    });
    const { jti = '', exp = 0 } = payload;
    return tools.isSpent(jti) ? { why: 'This registration token was used before.' } : { jti, until: exp };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { why: 'This registration token has expired.' };
    if (error instanceof errors.JOSEError) return { why: 'This registration token is not ours.' };
    throw error;
  }
}
