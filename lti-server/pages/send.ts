import type { Response } from 'express';
import type { Html } from './html.ts';

export interface PageSecurity {
  /** Origins that may show the page in a frame; none without them. */
  readonly framedBy?: readonly string[];
  /** Whether the page posts a form to this tool. */
  readonly hasForm?: boolean;
  /** Another origin, to which the page posts its one form. */
  readonly postsTo?: string;
  /** Whether this tool's own addresses learn where a request of the page comes from. */
  readonly referrer?: 'no-referrer' | 'same-origin';
  /** A page that needs no script lets none run, and no other window holds on to it. */
  readonly withoutScripts?: boolean;
}

/**
 * Sends a page that is stored nowhere, runs nothing but this tool's own files, tells nobody else where it was, and is framed by
 * exactly the given origins.
 */
export function sendPage(response: Response, status: number, page: Html, { framedBy = [], hasForm = false, postsTo, referrer = 'no-referrer', withoutScripts = false }: PageSecurity): void {
  const scripts = withoutScripts ? "'none'" : "'self'";
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${scripts}`,
    "base-uri 'none'",
    `form-action ${postsTo ?? (hasForm ? "'self'" : "'none'")}`,
    `frame-ancestors ${framedBy.length > 0 ? framedBy.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  response.removeHeader('X-Frame-Options'); // knows no list of origins, and would win in old browsers
  if (withoutScripts) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  else response.removeHeader('Cross-Origin-Opener-Policy'); // a page in a window of its own tells its opener that it is done
  response
    .status(status)
    .set({
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'Referrer-Policy': referrer,
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': 'text/html; charset=utf-8',
    })
    .send(page.text);
}
