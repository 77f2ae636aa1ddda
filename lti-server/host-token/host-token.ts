import { createPublicKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { spendHostToken } from '../../models/sessions/spent-tokens.ts';
import type { HostVisit } from '../../models/sessions/enter.ts';
import { findHost } from '../../models/tenants/hosts.ts';
import { widgets } from '../../models/vocabulary.ts';
import { HostTokenRefused, type HostReason } from './refused.ts';

/** A host token may live this long at most (seconds), whatever it says. */
const longestLife = 300;
const skew = 60;

const claims = z.object({
  iss: z.string().min(1).max(200),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string()).length(1).transform(([one]) => one!)]),
  origin: z.url().max(200),
  program: z.string().regex(/^[0-9a-f]{24}$/),
  widgets: z.array(z.enum(widgets)).min(1).max(widgets.length),
  jti: z.string().min(8).max(200),
  iat: z.number().int(),
  exp: z.number().int(),
  name: z.string().trim().min(1).max(80).optional().catch(undefined),
  email: z.email().max(254).optional().catch(undefined),
  locale: z.string().max(35).optional().catch(undefined),
  zoneinfo: z.string().max(64).optional().catch(undefined),
  /** The host's `sub` of their line manager, who is then never their mentor where the program has that rule; '': they have none any more. */
  manager: z.string().max(255).optional().catch(undefined),
});

/**
 * Checks a token that a host's back end signed (EdDSA or RS256, with a registered kid), spends its jti, and says who
 * visits. Throws HostTokenRefused: the person is told nothing of the reason, the host's developer finds it in `details`, and the owner in the
 * console.
 * @param origin of the page that called; must be the token's and one of the host's.
 */
export async function verifyHostToken(token: string, origin: string | undefined, toolUrl: string, now: Date): Promise<HostVisit> {
  const { kid, issuer } = readHead(token);
  const host = await findHost(issuer);
  if (host === null) throw new HostTokenRefused('host-unknown', null);
  const refuse = (reason: HostReason, more?: string): HostTokenRefused => new HostTokenRefused(reason, host.id, more);
  const key = host.keys.find((one) => one.kid === kid);
  if (key === undefined) throw refuse('key-unknown');

  const payload = await verify(token, key, now, refuse);
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw refuse('claims', `claim ${parsed.error.issues[0]?.path.join('.') ?? ''} is missing or has another form`);
  const claim = parsed.data;
  if (claim.aud !== toolUrl) throw refuse('audience');
  if (claim.exp - claim.iat > longestLife) throw refuse('life');
  if (claim.iat > now.getTime() / 1000 + skew) throw refuse('issued');
  if (!host.origins.includes(claim.origin)) throw refuse('origin-unlisted');
  if (origin === undefined || origin !== claim.origin) throw refuse('origin-elsewhere');
  if (!host.programIds.includes(claim.program)) throw refuse('program');
  if (!(await spendHostToken(host.tenantId, host.id, claim.jti, new Date(claim.exp * 1000)))) throw refuse('used');
  return {
    tenantId: host.tenantId,
    hostId: host.id,
    peopleOf: host.peopleOf,
    subject: claim.sub,
    programId: claim.program,
    origin: claim.origin,
    widgets: claim.widgets,
    coordinator: host.coordinator,
    ...(claim.name === undefined ? {} : { name: claim.name }),
    ...(claim.email === undefined ? {} : { email: claim.email }),
    ...(claim.locale === undefined ? {} : { locale: claim.locale }),
    ...(claim.zoneinfo === undefined ? {} : { zone: claim.zoneinfo }),
    ...(claim.manager === undefined ? {} : { managerSubject: claim.manager }),
  };
}

function readHead(token: string): { kid: string; issuer: string } {
  try {
    const { kid } = decodeProtectedHeader(token);
    const { iss } = decodeJwt(token);
    if (typeof kid === 'string' && typeof iss === 'string') return { kid, issuer: iss };
  } catch {
    // not a JWT at all: refused below like one without kid or iss
  }
  throw new HostTokenRefused('not-a-token', null);
}

async function verify(token: string, key: { alg: 'EdDSA' | 'RS256'; publicKeyPem: string }, now: Date, refuse: (reason: HostReason) => Error): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, createPublicKey(key.publicKeyPem), {
      algorithms: key.alg === 'EdDSA' ? ['EdDSA', 'Ed25519'] : ['RS256'],
      clockTolerance: skew,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    const { code } = error as { code?: string };
    throw refuse(code === 'ERR_JWT_EXPIRED' ? 'expired' : 'signature');
  }
}
