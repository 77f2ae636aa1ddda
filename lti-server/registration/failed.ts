import type { RegistrationFault } from '../pages/refusals.ts';

/** A registration that stopped; the invitation stays open. */
export class RegistrationFailed extends Error {
  override readonly name = 'RegistrationFailed';
  readonly fault: RegistrationFault;
  constructor(fault: RegistrationFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}
