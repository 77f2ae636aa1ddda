import type { components } from './schema.d.ts';

/** The server's codes, and three that only a browser knows: no answer, no token from the host page, an answer that is none of ours. */
export type ProblemCode = components['schemas']['Problem']['code'] | 'network' | 'no-host-token' | 'not-understood';

type ProblemBody = Partial<components['schemas']['Problem']>;

/** A call that did not work, as RFC 9457 says it. Elements switch on `code`; `title` is English and for logs. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** 0 where no answer came. */
  readonly status: number;
  /** Seconds to wait before another try; null where the server names none. */
  readonly retryAfter: number | null;
  /** Which fields were refused, by path. */
  readonly fields: readonly { path: string; message: string }[];
  /** What the server adds to a code, as the contract describes it. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, { status = 0, title = code, retryAfter = null, errors = [], details = {} }: ProblemBody & { retryAfter?: number | null } = {}) {
    super(title);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.fields = errors;
    this.details = details;
  }
}

/** Reads the problem out of an answer that is not a success. */
export function problemOf(response: Response, body: unknown): Problem {
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  const known = typeof body === 'object' && body !== null && 'code' in body ? (body as ProblemBody) : {};
  return new Problem(known.code ?? 'not-understood', { ...known, status: response.status, retryAfter: Number.isFinite(retryAfter) ? retryAfter : null });
}

/** Any error as a Problem; what fetch throws without an answer is `network`. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('network', { title: error instanceof Error ? error.message : String(error) });
}
