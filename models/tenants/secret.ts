import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in an address, a cookie and a form. */
export function mintSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret that somebody else keeps: SHA-256 is enough, because the secret itself cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
