import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor, type Keyring } from './keyring.ts';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text for storage (AES-256-GCM). The key is derived from the secret and the purpose, so that what was sealed for
 * one purpose does not open for another. Returns base64url of nonce, tag and ciphertext.
 */
export function seal(text: string, [secret]: Keyring, purpose: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` made for the same purpose with a secret that still holds; throws where either differs or the text was changed. */
export function unseal(sealed: string, keyring: Keyring, purpose: string): string {
  for (const secret of keyring) {
    const text = opened(sealed, secret, purpose);
    if (text !== null) return text;
  }
  throw new Error('It was sealed with another secret or for another purpose, or was changed.');
}

/** Whether the newest secret opens it: it was sealed by none of those before. */
export function isSealedAnew(sealed: string, [newest]: Keyring, purpose: string): boolean {
  return opened(sealed, newest, purpose) !== null;
}

function opened(sealed: string, secret: Uint8Array, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
