import type { RequestHandler, Response } from 'express';

/** Sources of a content security policy, by directive. What is not named is refused. */
export type Sources = Readonly<Record<string, readonly string[]>>;

/** The policy every demo page starts from: its own files and nothing else, framed by nobody. */
const strict: Sources = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Replaces directives of the strict policy for this answer. */
export function allow(res: Response, sources: Sources): void {
  res.set('content-security-policy', policyText(sources));
}

/** The strict policy with these directives replaced, as the header has it. */
export function policyText(sources: Sources): string {
  return Object.entries({ ...strict, ...sources })
    .map(([directive, values]) => [directive, ...values].join(' '))
    .join('; ');
}

export const securityHeaders: RequestHandler = (_req, res, next) => {
  allow(res, {});
  res.set({
    'cache-control': 'no-store',
    'referrer-policy': 'strict-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  });
  next();
};

/**
 * One address per site. A page opened as `localhost` instead of `127.0.0.1` would be the same site as the tool, which
 * hides every cookie fault, and a foreign name that resolves here (DNS rebinding) gets nothing.
 */
export function onlyAt(url: string): RequestHandler {
  const { host, origin } = new URL(url);
  return (req, res, next) => {
    if (req.headers.host === host) next();
    else if (req.method === 'GET') res.redirect(302, origin + req.originalUrl);
    else res.status(421).type('text').send(`This site answers at ${url} only.`);
  };
}

/** Refuses a form that another site sent with this person's cookie. */
export function ownFormsOnly(url: string): RequestHandler {
  const { origin } = new URL(url);
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || req.headers.origin === origin) next();
    else res.status(403).type('text').send('This form has to be sent from its own page.');
  };
}
