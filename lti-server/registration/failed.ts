import { Refused } from '../launch/refused.ts';
import type { Reason } from '../pages/refusals.ts';

/** A registration that stopped; the invitation stays open. */
export function registrationFailed(reason: Reason, cause?: unknown): Refused {
  return new Refused('registration-failed', { reason, cause });
}
