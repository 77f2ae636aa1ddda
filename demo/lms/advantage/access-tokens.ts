import { randomBytes } from 'node:crypto';

export const lifetimeSeconds = 3600;
const most = 10_000;

export interface AccessToken {
  clientId: string;
  scopes: readonly string[];
  /** Milliseconds. */
  until: number;
}

/** Tokens for services: opaque, one hour, for one tool and the scopes it asked for. They end with the process. */
export class AccessTokens {
  readonly #now: () => Date;
  readonly #rows = new Map<string, AccessToken>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  make(clientId: string, scopes: readonly string[]): string {
    const [oldest] = this.#rows.keys();
    if (this.#rows.size >= most && oldest !== undefined) this.#rows.delete(oldest);
    const token = randomBytes(32).toString('base64url');
    this.#rows.set(token, { clientId, scopes, until: this.#now().getTime() + lifetimeSeconds * 1000 });
    return token;
  }

  /** Undefined where it is unknown or too old. */
  look(token: string): AccessToken | undefined {
    const row = this.#rows.get(token);
    return row !== undefined && row.until > this.#now().getTime() ? row : undefined;
  }
}
