import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Tool } from '../tools.ts';
import type { Tools } from '../tools.ts';
import { SpentIds } from './spent-ids.ts';

const patienceMs = 5_000;
const clockToleranceSeconds = 30;
/** Nobody needs a signed word for longer; what says otherwise was meant to be used again. */
const longestSeconds = 3600;

export interface Expected {
  audience: string;
  /** The claim that makes it good for one use. */
  once: 'jti' | 'nonce';
  now: Date;
}

export type Verified = { tool: Tool; payload: JWTPayload } | { why: string };

/** Words that tools sign with their own keys: client assertions and deep-linking answers. */
export class ToolTokens {
  readonly #tools: Tools;
  readonly #keys = new Map<string, JWTVerifyGetKey>();
  readonly #spent = new SpentIds();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The tool that signed and what it said, or in words why it does not count. */
  async verify(token: string, { audience, once, now }: Expected): Promise<Verified> {
    const tool = this.#signerOf(token);
    if (tool === null) return { why: 'iss is no tool that is switched on here.' };
    try {
      const { payload } = await jwtVerify(token, this.#keysOf(tool), {
        algorithms: ['RS256'],
        issuer: tool.clientId,
        audience,
        requiredClaims: ['iat', 'exp', once],
        clockTolerance: clockToleranceSeconds,
        currentDate: now,
      });
      const seconds = now.getTime() / 1000;
      const { iat = 0, exp = 0, [once]: id } = payload;
      if (iat > seconds + clockToleranceSeconds) return { why: 'iat lies in the future.' };
      if (exp - iat > longestSeconds) return { why: 'exp is more than an hour after iat.' };
      if (typeof id !== 'string' || id === '') return { why: `${once} has to be a text.` };
      if (!this.#spent.spend(`${tool.clientId} ${once} ${id}`, exp + clockToleranceSeconds, seconds)) return { why: `${once} was used before.` };
      return { tool, payload };
    } catch (error) {
      return { why: reason(error) };
    }
  }

  #signerOf(token: string): Tool | null {
    try {
      const tool = this.#tools.byClientId(decodeJwt(token).iss ?? '');
      return tool?.active === true ? tool : null;
    } catch {
      return null;
    }
  }

  /** Kept for ten minutes; a key id that is not among them is asked for again, so that a tool may change its keys. */
  #keysOf({ jwksUri }: Tool): JWTVerifyGetKey {
    const kept = this.#keys.get(jwksUri) ?? createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: patienceMs, cooldownDuration: 0 });
    this.#keys.set(jwksUri, kept);
    return kept;
  }
}

function reason(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'exp has passed.';
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.claim} is missing or wrong.`;
  if (error instanceof errors.JWKSNoMatchingKey) return 'The tool’s keys do not hold the one that signed this.';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature is not the tool’s.';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'alg has to be RS256.';
  if (error instanceof errors.JOSEError || error instanceof TypeError) return 'The token cannot be checked: it is not well formed, or the tool’s keys cannot be read.';
  throw error;
}
