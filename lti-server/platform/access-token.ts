import { randomBytes } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { platformIsBack } from '../../models/grades/grades.ts';
import { endTokenTrouble, noteTokenTrouble, tokenFaults, type TokenFault } from '../../models/tenants/token-trouble.ts';
import type { LtijsDatabase } from './ltijs-database.ts';
import type { LtijsHttp } from './ltijs-http.ts';
import { ServiceFailed, toTokenFailed, type ServiceFault } from './service-failed.ts';

/** What a token endpoint granted, as ltijs writes it into its requests. */
export interface AccessToken {
  token_type: 'Bearer';
  access_token: string;
  /** Seconds. */
  expires_in: number;
}

/** The part of ltijs' platform that is needed to ask for a token. */
export interface AskedPlatform {
  platformUrl(): Promise<string>;
  platformClientId(): Promise<string>;
  platformAuthorizationServer(): Promise<string>;
  platformAccessTokenEndpoint(): Promise<string>;
  platformPrivateKey(): Promise<string>;
  platformKid(): Promise<string>;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** How long an assertion holds (seconds): for as long as clocks may differ, and not to be used again. */
const assertionSeconds = 300;
/** What a token lives where the platform does not say, and the longest that is believed (seconds). */
const usualSeconds = 3_600;
const longestSeconds = 86_400;

/**
 * Asks a token endpoint in place of ltijs, whose assertions take their id from `Math.random` and live a minute, and which
 * keeps whatever is answered. Everything that fails here is a ServiceFailed `atToken`, and kept with the platform until it gives a token.
 */
export function askForTokens(http: LtijsHttp, database: LtijsDatabase) {
  return async (scopes: string, platform: AskedPlatform): Promise<AccessToken> => {
    const [platformUrl, clientId] = [await platform.platformUrl(), await platform.platformClientId()];
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: assertionType,
      client_assertion: await assertion(platform, clientId),
      scope: scopes,
    };
    const registration = { issuer: platformUrl, clientId };
    const token = await http.post(await platform.platformAccessTokenEndpoint(), { form }).json().then(readAccessToken).catch(async (error: unknown) => {
      const failed = toTokenFailed(error);
      if (failed instanceof ServiceFailed && isTokenFault(failed.fault)) await noteTokenTrouble(registration, failed.fault, new Date());
      throw failed;
    });
    const back = await endTokenTrouble(registration);
    if (back !== null) await platformIsBack(back, new Date());
    const key = { platformUrl, clientId, scopes };
    await database.Replace(null, 'accesstoken', key, { token });
    return token;
  };
}

/** A scope that it gives no token for says nothing of the others. */
function isTokenFault(fault: ServiceFault): fault is TokenFault {
  return tokenFaults.some((one) => one === fault);
}

/** Who asks, signed (RFC 7523, 2.2; Security Framework 1.1, 4.1.1). */
async function assertion(platform: AskedPlatform, clientId: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: await platform.platformKid() })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(await platform.platformAuthorizationServer())
    .setIssuedAt(now)
    .setExpirationTime(now + assertionSeconds)
    .setJti(randomBytes(32).toString('base64url'))
    .sign(await importPKCS8(await platform.platformPrivateKey(), 'RS256'));
}

/**
 * A token that can be used (RFC 6749, 5.1), or ServiceFailed `answer`: nothing else may be kept, because it would be served
 * for as long as a token lives. Platforms leave the type out, and send seconds as text.
 */
export function readAccessToken(answer: unknown): AccessToken {
  if (typeof answer !== 'object' || answer === null) throw nonsense();
  const { access_token: token, token_type: type, expires_in: life } = answer as Record<string, unknown>;
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw nonsense(); // what a header can carry
  if (type !== undefined && type !== null && !(typeof type === 'string' && type.toLowerCase() === 'bearer')) throw nonsense();
  const seconds = life === undefined || life === null ? usualSeconds : typeof life === 'string' && /^\d+$/.test(life) ? Number(life) : life;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) throw nonsense();
  return { token_type: 'Bearer', access_token: token, expires_in: Math.min(longestSeconds, Math.max(0, seconds)) };
}

/** Whether this was kept by {@link readAccessToken}: what earlier versions kept may be anything. */
export function isAccessToken(kept: unknown): kept is AccessToken {
  const { access_token: token, token_type: type, expires_in: life } = (kept ?? {}) as Record<string, unknown>;
  return typeof token === 'string' && type === 'Bearer' && typeof life === 'number';
}

function nonsense(): ServiceFailed {
  return new ServiceFailed('answer', { atToken: true });
}
