import { OutgoingFailed } from '../outgoing.ts';
import { PlatformAnswered } from './ltijs-http.ts';

/**
 * Why a call of a platform's service came to nothing.
 * `scope`: the platform never granted it, or gives no token for it. `elsewhere`: the address is not one of this platform's.
 * `token`: it gives us no token, or does not take the one it gave. `forbidden`, `gone`, `conflict`, `rejected`: it answered so
 * (403, 404 or 410, 409, another 4xx). `busy`: it asks us to slow down. `down`: it did not answer, or with a 5xx, or led
 * somewhere else, as while it is maintained, or its name leads nowhere that may be asked. `answer`: what it answered makes no sense.
 */
export type ServiceFault = 'scope' | 'elsewhere' | 'token' | 'forbidden' | 'gone' | 'conflict' | 'rejected' | 'busy' | 'down' | 'answer';

interface Circumstances {
  readonly retryAfterMs?: number | null;
  readonly atToken?: boolean;
}

/** Carries no address and nothing of the answer: both may name people or hold secrets. */
export class ServiceFailed extends Error {
  override readonly name = 'ServiceFailed';
  readonly fault: ServiceFault;
  /** When the platform asks to be called again (ms from now), where it said so. */
  readonly retryAfterMs: number | null;
  /** It failed where tokens are given: no other call of this kind can succeed there now, whatever it is about. */
  readonly atToken: boolean;
  constructor(fault: ServiceFault, { retryAfterMs = null, atToken = false }: Circumstances = {}) {
    super(fault);
    this.fault = fault;
    this.retryAfterMs = retryAfterMs;
    this.atToken = atToken;
  }

  /** Whether the platform itself fails, so that nothing else need be asked of it now. A scope that it refuses says nothing of the others. */
  get isOfPlatform(): boolean {
    return (this.atToken && this.fault !== 'scope') || this.fault === 'down';
  }
}

/** What went wrong below, in the words of the services; errors of our own code stay what they are. */
export function toServiceFailed(error: unknown): unknown {
  if (error instanceof PlatformAnswered) return new ServiceFailed(faultOf(error), error);
  return withoutStatus(error);
}

/**
 * The same where a token was asked for. A refusal there is no word about a score, a column or a roster, whatever its status:
 * OAuth's is a 400, and a 404 says that the endpoint is gone.
 */
export function toTokenFailed(error: unknown): unknown {
  if (error instanceof PlatformAnswered) {
    const fault = faultOf(error);
    const word = fault === 'busy' || fault === 'down' ? fault : error.refusesScope ? 'scope' : 'token';
    return new ServiceFailed(word, { retryAfterMs: error.retryAfterMs, atToken: true });
  }
  const failed = withoutStatus(error);
  return failed instanceof ServiceFailed ? new ServiceFailed(failed.fault, { retryAfterMs: failed.retryAfterMs, atToken: true }) : failed;
}

function withoutStatus(error: unknown): unknown {
  if (error instanceof OutgoingFailed) return new ServiceFailed(error.fault === 'address' ? 'elsewhere' : 'down');
  if (error instanceof SyntaxError) return new ServiceFailed('answer'); // its answer is no JSON
  return error;
}

/** Of the 4xx those that say "not now" or "not here" of any request: time-out, misdirected, locked, too early. */
const passing: ReadonlySet<number> = new Set([408, 421, 423, 425]);

function faultOf({ status, isRateLimit }: PlatformAnswered): ServiceFault {
  if (isRateLimit) return 'busy';
  if (status === 401) return 'token';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'gone';
  if (status === 409) return 'conflict';
  return status < 400 || status >= 500 || passing.has(status) ? 'down' : 'rejected';
}
