import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { readJson, writeJson } from './json-file.ts';

export interface SigningKey {
  alg: 'RS256' | 'EdDSA';
  /** The thumbprint of RFC 7638. */
  kid: string;
  privateKey: CryptoKey;
  /** What others may know, with kid, alg and use. */
  publicJwk: JWK;
}

/** The key kept in this file; made on first use, so that a restart keeps every registration valid. */
export async function signingKey(path: string, alg: SigningKey['alg']): Promise<SigningKey> {
  const kept = (await readJson(path)) as JWK | null;
  const jwk = kept ?? (await freshKey(alg));
  if (kept === null) await writeJson(path, jwk);
  const privateKey = await importJWK(jwk, alg);
  if (privateKey instanceof Uint8Array) throw new Error(`${path} holds a shared secret where a key pair belongs.`);
  const kid = await calculateJwkThumbprint(jwk);
  const { kty, n, e, crv, x } = jwk;
  const members = Object.fromEntries(Object.entries({ kty, n, e, crv, x }).filter(([, value]) => value !== undefined));
  return { alg, kid, privateKey, publicJwk: { ...members, kid, alg, use: 'sig' } };
}

async function freshKey(alg: SigningKey['alg']): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048, crv: 'Ed25519' });
  return exportJWK(privateKey);
}
