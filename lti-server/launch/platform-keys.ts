import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { Registration, SignatureAlgorithm } from '../../models/tenants/registrations.ts';
import type { Outgoing } from '../outgoing.ts';
import { Refused } from './refused.ts';

/** A platform's public key for signatures. */
export interface PlatformKey {
  readonly alg: SignatureAlgorithm;
  readonly key: CryptoKey;
}

interface Keyset {
  keys: ReadonlyMap<string, PlatformKey>;
  loadedAt: number;
  freshUntil: number;
}

interface Entry {
  readonly jwksUrl: string;
  keyset?: Keyset;
  loading?: Promise<Keyset>;
  failedAt?: number;
  /** When an unknown kid last made us ask again. */
  forcedAt?: number;
}

const minute = 60_000;
const freshMs = { least: 5 * minute, most: 10 * minute };
const staleMs = 24 * 60 * minute;
const forceMs = minute;
const backOffMs = 5_000;
const loadMs = 3_000;
const mostBytes = 256_000;
const leastRsaBits = 2_048;

/**
 * The platforms' keysets (rule 7). Fresh for 5 to 10 minutes as the platform says; an unknown kid asks again at most once
 * a minute a registration; while a platform is down its last keys serve for a day. Launches that need the same keyset
 * wait for one request, and after a failure nobody asks for 5 seconds.
 */
export class PlatformKeys {
  readonly #outgoing: Outgoing;
  readonly #entries = new Map<string, Entry>();

  constructor(outgoing: Outgoing) {
    this.#outgoing = outgoing;
  }

  /** The key that signs as `kid`; null where the platform has none. Refused (`platform-unreachable`) where its keys are not known. */
  async find({ id, jwksUrl }: Pick<Registration, 'id' | 'jwksUrl'>, kid: string, now: number): Promise<PlatformKey | null> {
    const entry = this.#entryOf(id, jwksUrl);
    const { keyset, isNew } = await this.#current(entry, jwksUrl, now);
    const known = keyset.keys.get(kid);
    if (known !== undefined || isNew) return known ?? null;
    if (entry.loading === undefined) {
      if (entry.forcedAt !== undefined && now - entry.forcedAt < forceMs) return null;
      entry.forcedAt = now;
    }
    const again = await this.#load(entry, jwksUrl, now).catch(() => keyset);
    return again.keys.get(kid) ?? null;
  }

  /** The key that signed as `kid` when this platform's keys were loaded last, however long ago. It may be none of theirs any more. */
  lately(registrationId: string, kid: string): PlatformKey | undefined {
    return this.#entries.get(registrationId)?.keyset?.keys.get(kid);
  }

  #entryOf(registrationId: string, jwksUrl: string): Entry {
    let entry = this.#entries.get(registrationId);
    if (entry?.jwksUrl !== jwksUrl) this.#entries.set(registrationId, (entry = { jwksUrl }));
    return entry;
  }

  async #current(entry: Entry, jwksUrl: string, now: number): Promise<{ keyset: Keyset; isNew: boolean }> {
    const { keyset } = entry;
    if (keyset !== undefined && now < keyset.freshUntil) return { keyset, isNew: false };
    const stale = keyset !== undefined && now - keyset.loadedAt <= staleMs ? keyset : undefined;
    try {
      if (entry.failedAt !== undefined && now - entry.failedAt < backOffMs) throw new Refused('platform-unreachable');
      return { keyset: await this.#load(entry, jwksUrl, now), isNew: true };
    } catch (error) {
      if (stale === undefined) throw error;
      return { keyset: stale, isNew: false };
    }
  }

  /** One request for all who wait. */
  async #load(entry: Entry, jwksUrl: string, now: number): Promise<Keyset> {
    entry.loading ??= this.#fetch(jwksUrl, now)
      .then((keyset) => {
        entry.keyset = keyset;
        delete entry.failedAt;
        return keyset;
      })
      .catch((cause: unknown) => {
        entry.failedAt = now;
        throw new Refused('platform-unreachable', { cause });
      })
      .finally(() => delete entry.loading);
    return entry.loading;
  }

  async #fetch(jwksUrl: string, now: number): Promise<Keyset> {
    const { status, headers, body } = await this.#outgoing(jwksUrl, { timeoutMs: loadMs, maxBytes: mostBytes });
    if (status !== 200) throw new Error(`The keyset answered ${status}.`);
    const keys = await usableKeys(JSON.parse(body));
    if (keys.size === 0) throw new Error('The keyset holds no usable key.');
    const maxAge = Number(/max-age=(\d{1,9})/.exec(headers['cache-control'] ?? '')?.[1] ?? 0) * 1_000;
    return { keys, loadedAt: now, freshUntil: now + Math.min(Math.max(maxAge, freshMs.least), freshMs.most) };
  }
}

/** The keys of a keyset that may verify an id_token, by kid; everything else in it is passed over. */
export async function usableKeys(keyset: unknown): Promise<Map<string, PlatformKey>> {
  const list = (keyset as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(list)) throw new Error('This is no keyset.');
  const keys = new Map<string, PlatformKey>();
  for (const jwk of list.slice(0, 100) as unknown[]) {
    const kid = (jwk as JWK | null)?.kid;
    const key = await usableKey(jwk as JWK | null).catch(() => null);
    if (typeof kid === 'string' && kid !== '' && key !== null && !keys.has(kid)) keys.set(kid, key);
  }
  return keys;
}

async function usableKey(jwk: JWK | null): Promise<PlatformKey | null> {
  const alg = jwk?.kty === 'RSA' ? 'RS256' : jwk?.kty === 'EC' && jwk.crv === 'P-256' ? 'ES256' : null;
  if (jwk === null || alg === null) return null;
  if ((jwk.use !== undefined && jwk.use !== 'sig') || (jwk.alg !== undefined && jwk.alg !== alg)) return null;
  const { kty, n, e, crv, x, y } = jwk; // the public members alone
  const key = await importJWK(alg === 'RS256' ? { kty, n, e } as JWK : { kty, crv, x, y } as JWK, alg);
  if (!(key instanceof CryptoKey)) return null;
  const { modulusLength = 0 } = key.algorithm as { modulusLength?: number };
  if (alg === 'RS256' && modulusLength < leastRsaBits) return null;
  return { alg, key };
}
