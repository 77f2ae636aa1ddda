import type { Reason, RefusalCode } from '../pages/refusals.ts';

/** A launch that ends with a page instead of the tool; `reason` says to those who mend it what exactly was wrong. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;
  readonly reason: Reason | undefined;
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter: number | undefined;
  constructor(code: RefusalCode, { reason, retryAfter, cause }: { reason?: Reason; retryAfter?: number; cause?: unknown } = {}) {
    super(reason === undefined ? code : `${code}: ${reason}`, { cause });
    this.code = code;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** The request or its id_token is not what LTI 1.3 asks for. */
export function invalid(reason: Reason): Refused {
  return new Refused('launch-invalid', { reason });
}
