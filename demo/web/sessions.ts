import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

export interface Session {
  id: string;
  /** The subject of whoever signed in. */
  sub: string;
  endsAt: number;
}

const hours = 12;
const most = 1_000;

/**
 * Who is signed in at one demo site: an opaque cookie and a row in memory. Cookies do not keep ports apart, so each site
 * needs a name of its own.
 */
export class Sessions {
  readonly #cookie: string;
  readonly #now: () => Date;
  readonly #rows = new Map<string, Session>();

  constructor(cookie: string, now: () => Date) {
    this.#cookie = cookie;
    this.#now = now;
  }

  open(req: Request, res: Response, sub: string): Session {
    this.#forget(req);
    const session = { id: randomBytes(32).toString('base64url'), sub, endsAt: this.#now().getTime() + hours * 3_600_000 };
    const [oldest] = this.#rows.keys();
    if (this.#rows.size >= most && oldest !== undefined) this.#rows.delete(oldest);
    this.#rows.set(session.id, session);
    res.cookie(this.#cookie, session.id, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: hours * 3_600_000 });
    return session;
  }

  of(req: Request): Session | null {
    const session = this.#rows.get(cookieOf(req, this.#cookie) ?? '');
    if (session === undefined) return null;
    if (session.endsAt > this.#now().getTime()) return session;
    this.#rows.delete(session.id);
    return null;
  }

  end(req: Request, res: Response): void {
    this.#forget(req);
    res.clearCookie(this.#cookie, { path: '/' });
  }

  #forget(req: Request): void {
    this.#rows.delete(cookieOf(req, this.#cookie) ?? '');
  }
}

function cookieOf(req: Request, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
