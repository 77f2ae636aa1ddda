import type { Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { NotAllowed, NotFound, RuleBroken } from '../models/problems.ts';
import { problemCodes, type ProblemCode } from './contract/problem-codes.ts';

/** A refusal of the HTTP layer itself; rules throw models/problems.ts. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly extra: ProblemExtra;
  constructor(code: ProblemCode, extra: ProblemExtra = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

export interface ProblemExtra {
  errors?: { path: string; message: string }[];
  details?: Readonly<Record<string, unknown>>;
  /** Seconds until it makes sense to ask again. */
  retryAfter?: number;
}

/** Which fields of a body or query have which fault; values are left out, they may be personal. */
export function invalid(error: z.ZodError): Problem {
  const errors = error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return new Problem('body-invalid', { errors });
}

/** Answers with RFC 9457 problem details. Only what is unexpected is logged as an error, and never its data. */
export function sendProblem(response: Response, error: unknown, requestId: string, log: Logger): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, extra } = toProblem(error);
  const { status, title } = problemCodes[code];
  if (status >= 500) log.error({ requestId, code, error: describe(error) }, 'request failed');
  if (extra.retryAfter !== undefined) response.setHeader('Retry-After', String(extra.retryAfter));
  if (code === 'session-ended') response.setHeader('WWW-Authenticate', 'Bearer');
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:mentorkit:problem:${code}`,
        title,
        status,
        code,
        requestId,
        ...(extra.errors ? { errors: extra.errors } : {}),
        ...(extra.details ? { details: extra.details } : {}),
      }),
    );
}

function toProblem(error: unknown): { code: ProblemCode; extra: ProblemExtra } {
  if (error instanceof Problem) return error;
  // An address whose percent signs spell nothing (express throws while it takes it apart) names nothing.
  if (error instanceof NotFound || error instanceof URIError) return { code: 'not-found', extra: {} };
  if (error instanceof NotAllowed) return { code: 'not-allowed', extra: {} };
  if (error instanceof RuleBroken) return { code: error.code, extra: error.details ? { details: error.details } : {} };
  if (isDatabaseDown(error)) return { code: 'unavailable', extra: { retryAfter: 5 } };
  const parser = (error as { type?: unknown } | null)?.type; // body-parser names its refusals
  if (parser === 'entity.too.large') return { code: 'body-too-large', extra: {} };
  if (parser === 'entity.parse.failed' || parser === 'encoding.unsupported' || parser === 'charset.unsupported' || parser === 'request.size.invalid' || parser === 'request.aborted') {
    return { code: 'body-invalid', extra: {} };
  }
  return { code: 'internal', extra: {} };
}

/** The driver's names for a server that cannot be reached or does not answer in time. */
const downNames = /^Mongo(Network|ServerSelection|NotConnected|TopologyClosed|WaitQueueTimeout|PoolCleared|OperationTimeout)/;

function isDatabaseDown(error: unknown): boolean {
  const { name, cause } = error as { name?: string; cause?: unknown };
  return (typeof name === 'string' && downNames.test(name)) || (cause instanceof Error && isDatabaseDown(cause));
}

/** Class, code and place of an error, without its message where that may quote data. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6);
  return { name: error.name, code: (error as { code?: unknown }).code, at: frames };
}
