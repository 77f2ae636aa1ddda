import { createHash, createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { RuleBroken } from '../problems.ts';

/** A public key that a host signs its tokens with. */
export interface HostKey {
  kid: string;
  alg: 'EdDSA' | 'RS256';
  /** SubjectPublicKeyInfo in PEM. */
  publicKeyPem: string;
}

type JsonWebKey = JsonWebKeyInput['key'] & { kid?: unknown };

const leastRsaBits = 2_048;

/**
 * Reads a key file: PEM, or one JWK. Ed25519 and RSA of 2048 bits or more; anything else throws `body-invalid`. A key
 * without a kid gets its RFC 7638 thumbprint as one. Of a private key only the public half is taken.
 */
export function readHostKey(file: string): HostKey {
  const jwk = file.trimStart().startsWith('{') ? parseJwk(file) : null;
  const key = publicKey(jwk ?? file);
  const alg = algorithmOf(key);
  const kid = typeof jwk?.kid === 'string' && jwk.kid !== '' ? jwk.kid : thumbprint(key);
  return { kid, alg, publicKeyPem: key.export({ type: 'spki', format: 'pem' }).toString() };
}

function parseJwk(text: string): JsonWebKey {
  try {
    return JSON.parse(text) as JsonWebKey;
  } catch {
    throw new RuleBroken('body-invalid', { field: 'key' });
  }
}

function publicKey(source: JsonWebKey | string): KeyObject {
  try {
    return typeof source === 'string' ? createPublicKey(source) : createPublicKey({ key: source, format: 'jwk' });
  } catch {
    throw new RuleBroken('body-invalid', { field: 'key' });
  }
}

function algorithmOf(key: KeyObject): HostKey['alg'] {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits) return 'RS256';
  throw new RuleBroken('body-invalid', { field: 'key' });
}

function thumbprint(key: KeyObject): string {
  const { crv, e, kty, n, x } = key.export({ format: 'jwk' });
  const members = kty === 'RSA' ? { e, kty, n } : { crv, kty, x }; // in this order, without spaces: RFC 7638
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
