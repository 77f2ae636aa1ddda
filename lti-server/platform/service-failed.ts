import { OutgoingFailed } from '../outgoing.ts';
import { PlatformAnswered } from './ltijs-http.ts';

/**
 * Why a call of a platform's service came to nothing.
 * `scope`: the platform never granted it. `elsewhere`: the address is not one of this platform's. `token`: it gives us no
 * token, or does not take the one it gave. `forbidden`, `gone`, `conflict`, `rejected`: it answered so (403, 404 or 410,
 * 409, another 4xx). `busy`: it asks us to slow down. `down`: it did not answer, or with a 5xx. `answer`: what it answered
 * makes no sense.
 */
export type ServiceFault = 'scope' | 'elsewhere' | 'token' | 'forbidden' | 'gone' | 'conflict' | 'rejected' | 'busy' | 'down' | 'answer';

/** Carries no address and nothing of the answer: both may name people or hold secrets. */
export class ServiceFailed extends Error {
  override readonly name = 'ServiceFailed';
  readonly fault: ServiceFault;
  /** When the platform asks to be called again (ms from now), where it said so. */
  readonly retryAfterMs: number | null;
  constructor(fault: ServiceFault, retryAfterMs: number | null = null) {
    super(fault);
    this.fault = fault;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What went wrong below, in the words of the services; errors of our own code stay what they are. */
export function toServiceFailed(error: unknown): unknown {
  if (error instanceof PlatformAnswered) return new ServiceFailed(faultOf(error), error.retryAfterMs);
  if (error instanceof OutgoingFailed) return new ServiceFailed(error.fault === 'address' || error.fault === 'redirect' ? 'elsewhere' : 'down');
  if (error instanceof SyntaxError) return new ServiceFailed('answer'); // its answer is no JSON
  return error;
}

function faultOf({ status, isRateLimit }: PlatformAnswered): ServiceFault {
  if (isRateLimit) return 'busy';
  if (status === 401) return 'token';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'gone';
  if (status === 409) return 'conflict';
  return status >= 500 ? 'down' : 'rejected';
}
