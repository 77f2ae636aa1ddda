import type { CookieOptions, Request, Response } from 'express';
import { readCookie } from '../launch/cookies.ts';

/**
 * Lets the opened page be loaded again, like the resume cookie of a launch, and is read by that page's address alone. The page
 * is never framed, so the cookie goes with requests of this site only.
 */
const options: CookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' };
const resumeMs = 12 * 3_600_000;
/** One at a time: who opens another link goes on with that. */
const name = '__Host-in-r';

export function keepEntry(response: Response, launchId: string, secret: string): void {
  response.cookie(name, `${launchId}.${secret}`, { ...options, maxAge: resumeMs });
}

/** The secret that resumes this page; null where the browser holds none, or that of another. */
export function readEntry(request: Request, launchId: string): string | null {
  const [, held, secret] = /^([0-9a-z]{8,9}-[\w-]{22})\.([\w-]{43})$/.exec(readCookie(request, name) ?? '') ?? [];
  return held === launchId && secret !== undefined ? secret : null;
}

export function forgetEntry(response: Response): void {
  response.clearCookie(name, options);
}
