import { createHash } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { loginMs } from '../../models/tenants/logins.ts';

/**
 * Two kinds of cookies, both for this host alone, unreadable for scripts, and partitioned: they live inside the platform's
 * page, also where third-party cookies are blocked. The proof says that a launch comes back to the browser that began it;
 * the resume cookie lets a launched page be loaded again. The API never reads either.
 */
const options: CookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'none', partitioned: true };

const proofName = /^__Host-lti-[\w-]{22}$/;
const resumeName = /^__Host-lti-r-([0-9a-z]{8,9}-[\w-]{22})$/;
const resumeMs = 12 * 3_600_000;
/** So that a browser's header never grows beyond what the server reads (16 kB), however often a person launches. */
const most = { proofs: 20, resumes: 12 };

/** Remembers the proof of a login under a name that only its state leads to. */
export function keepProof(request: Request, response: Response, { state, proof }: { state: string; proof: string }): void {
  // Their age is not known; a browser with so many logins that never came back starts anew.
  const held = cookieNames(request).filter((name) => proofName.test(name));
  if (held.length >= most.proofs) for (const name of held) response.clearCookie(name, options);
  response.cookie(proofCookie(state), proof, { ...options, maxAge: loginMs });
}

export function readProof(request: Request, state: string): string | undefined {
  return readCookie(request, proofCookie(state));
}

export function forgetProof(response: Response, state: string): void {
  response.clearCookie(proofCookie(state), options);
}

/** What a launched page needs to be loaded again. The deployment says who may frame it then. */
export interface Resume {
  registrationId: string;
  deploymentId: string;
  secret: string;
}

export function keepResume(request: Request, response: Response, launchId: string, { registrationId, deploymentId, secret }: Resume): void {
  const held = cookieNames(request).filter((name) => resumeName.test(name)).sort(); // a launch id begins with its time
  for (const name of held.slice(0, Math.max(0, held.length - most.resumes + 1))) response.clearCookie(name, options);
  response.cookie(resumeCookie(launchId), `${registrationId}.${deploymentId}.${secret}`, { ...options, maxAge: resumeMs });
}

export function readResume(request: Request, launchId: string): Resume | null {
  const [, registrationId, deploymentId, secret] = /^([0-9a-f]{24})\.([0-9a-f]{24})\.([\w-]{43})$/.exec(readCookie(request, resumeCookie(launchId)) ?? '') ?? [];
  return registrationId === undefined || deploymentId === undefined || secret === undefined ? null : { registrationId, deploymentId, secret };
}

export function forgetResume(response: Response, launchId: string): void {
  response.clearCookie(resumeCookie(launchId), options);
}

/** The name that only its state leads to, and that tells nothing of it: of the cookie, and in platform storage. */
export function proofKey(state: string): string {
  return `lti-${createHash('sha256').update(state).digest('base64url').slice(0, 22)}`;
}

function proofCookie(state: string): string {
  return `__Host-${proofKey(state)}`;
}

function resumeCookie(launchId: string): string {
  return `__Host-lti-r-${launchId}`;
}

function cookieNames(request: Request): string[] {
  return pairs(request).map(([name]) => name);
}

/** The value of one cookie as it came. */
export function readCookie(request: Request, wanted: string): string | undefined {
  return pairs(request).find(([name]) => name === wanted)?.[1];
}

function pairs(request: Request): [string, string][] {
  return (request.headers.cookie ?? '').split(';').map((pair) => {
    const end = pair.indexOf('=');
    return end === -1 ? [pair.trim(), ''] : [pair.slice(0, end).trim(), pair.slice(end + 1).trim()];
  });
}
