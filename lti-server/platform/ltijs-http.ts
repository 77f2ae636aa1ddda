import { OutgoingFailed, type Outgoing, type OutgoingAnswer } from '../outgoing.ts';
import { readLinks, writeLinks } from './link-header.ts';

/** The part of got's options that ltijs 5.9.9 uses. */
interface GotOptions {
  headers?: Record<string, string>;
  searchParams?: URLSearchParams;
  form?: Record<string, string>;
  json?: unknown;
}

/** What got returns: a promise of the response that can also be asked for its JSON. */
type GotRequest = Promise<OutgoingAnswer & { statusCode: number }> & { json(): Promise<unknown> };

/** An HTTP answer that is no success, in the form in which ltijs passes it on. Holds nothing of the answer's text. */
export class PlatformAnswered extends Error {
  override readonly name = 'PlatformAnswered';
  readonly status: number;
  /** When the platform asks to be called again (ms from now), where it says so. */
  readonly retryAfterMs: number | null;
  /** 429, or Canvas' way of saying it: 403 with the words "Rate Limit Exceeded". */
  readonly isRateLimit: boolean;
  /** A token endpoint's word for a scope that it gives nobody a token for (RFC 6749, 5.2). */
  readonly refusesScope: boolean;
  constructor({ status, headers, body }: OutgoingAnswer, now = Date.now()) {
    super(`The platform answered ${status}.`);
    this.status = status;
    this.retryAfterMs = retryAfter(headers['retry-after'], now);
    this.isRateLimit = status === 429 || (status === 403 && /rate limit/i.test(body));
    this.refusesScope = status === 400 && oauthError(body) === 'invalid_scope';
  }
}

function oauthError(body: string): unknown {
  try {
    return (JSON.parse(body) as { error?: unknown } | null)?.error;
  } catch {
    return undefined;
  }
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const at = /^\d{1,6}$/.test(header) ? now + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** A page of memberships or line items may be long, where a platform does not page. */
const longestAnswer = 32_000_000;
const longestLink = 2_000;

export type LtijsHttp = Record<'get' | 'post' | 'put' | 'delete', (url: string, options?: GotOptions) => GotRequest>;

/**
 * Stands in for the HTTP client inside ltijs, which cannot be configured: every call goes by the outgoing rules (no
 * private address, no redirect elsewhere, bounded in time and size), and only to origins of registered platforms, so
 * that no token leaves for anywhere else.
 */
export function ltijsHttp(outgoing: Outgoing, isPlatformOrigin: (origin: string) => Promise<boolean>): LtijsHttp {
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE') => (address: string, options: GotOptions = {}): GotRequest => {
    const answer = ask(method, address, options);
    return Object.assign(answer, { json: async () => JSON.parse((await answer).body) as unknown });
  };
  return { get: call('GET'), post: call('POST'), put: call('PUT'), delete: call('DELETE') };

  async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, { headers = {}, searchParams, form, json }: GotOptions) {
    const url = new URL(address);
    if (!(await isPlatformOrigin(url.origin))) throw new OutgoingFailed('address');
    for (const [name, value] of searchParams ?? []) url.searchParams.append(name, value);
    const [body, contentType] = form
      ? [String(new URLSearchParams(form)), 'application/x-www-form-urlencoded']
      : json === undefined ? [undefined, undefined] : [JSON.stringify(json), 'application/json'];
    const answer = await outgoing(url.href, {
      method,
      headers: { ...(contentType === undefined ? {} : { 'Content-Type': contentType }), ...headers },
      ...(body === undefined ? {} : { body }),
      maxBytes: longestAnswer,
    });
    if (answer.status < 200 || answer.status > 299) throw new PlatformAnswered(answer);
    if (method === 'GET') assertHolds(answer.body);
    else assertTook(answer.body);
    const link = writeLinks(readLinks([answer.headers.link].flat().join(', '), url.href));
    // Its parser takes nothing longer than this, and would read a page without a next one.
    if (link !== undefined && link.length > longestLink) throw new OutgoingFailed('size');
    const { link: _asSent, ...headersOfAnswer } = answer.headers;
    return { ...answer, headers: { ...headersOfAnswer, ...(link === undefined ? {} : { link }) }, statusCode: answer.status };
  }
}

/** A page, of maintenance or to log in on, has taken nothing; of half an answer nobody knows. Else a platform answers to what it takes as it likes. */
function assertTook(body: string): void {
  if (/^\s*</.test(body)) throw new SyntaxError('The platform answered a page.');
  if (/^\s*[{[]/.test(body)) JSON.parse(body);
}

/** ltijs reads every answer to a GET as JSON and stumbles over one that is no object or list. */
function assertHolds(body: string): void {
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null) throw new SyntaxError('The platform answered neither an object nor a list.');
}
