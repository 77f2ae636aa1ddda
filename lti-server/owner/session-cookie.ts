import type { CookieOptions, Request, Response } from 'express';
import { readCookie } from '../launch/cookies.ts';

/**
 * The owner's cookie: for this host alone, unreadable for scripts, sent by no other site. A browser that keeps Secure cookies
 * on https alone gets a plain one on this machine's http address, where nobody listens in between.
 */
function cookieFor(toolUrl: string): { name: string; options: CookieOptions } {
  const secure = toolUrl.startsWith('https:');
  return { name: secure ? '__Host-owner' : 'owner', options: { path: '/', httpOnly: true, sameSite: 'strict', secure } };
}

export function keepOwnerToken(response: Response, toolUrl: string, token: string, expiresAt: Date): void {
  const { name, options } = cookieFor(toolUrl);
  response.cookie(name, token, { ...options, expires: expiresAt });
}

export function readOwnerToken(request: Request, toolUrl: string): string | undefined {
  return readCookie(request, cookieFor(toolUrl).name);
}

export function forgetOwnerToken(response: Response, toolUrl: string): void {
  const { name, options } = cookieFor(toolUrl);
  response.clearCookie(name, options);
}
