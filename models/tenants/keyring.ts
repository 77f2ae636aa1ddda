import { createHmac, hkdfSync } from 'node:crypto';

/**
 * One of the installation's secrets with those before it that still hold, at least 32 bytes each: the first one seals and signs, each
 * opens what was sealed by it and is taken where it signed. So a secret is exchanged while both are live.
 */
export type Keyring = readonly [Uint8Array, ...Uint8Array[]];

/** A key of 32 bytes for one purpose alone: what is made with it is worth nothing for another. */
export function keyFor(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'mentorkit', purpose, 32));
}

/** Signs short texts for one purpose (HMAC-SHA-256). */
export class Signer {
  readonly #keys: readonly Uint8Array[];

  constructor(keyring: Keyring, purpose: string) {
    this.#keys = keyring.map((secret) => keyFor(secret, purpose));
  }

  sign(text: string | Uint8Array): Buffer {
    return mac(this.#keys[0]!, text);
  }

  /** What it may have been signed as, by each secret that holds; compare in constant time. */
  signatures(text: string | Uint8Array): Buffer[] {
    return this.#keys.map((key) => mac(key, text));
  }
}

function mac(key: Uint8Array, text: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
