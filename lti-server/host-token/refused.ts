import { Problem } from '../problems.ts';

/**
 * What can be wrong with a host's token: what the caller is answered, and what its developer is told beside it. Who asks with a key or from an
 * origin that is not known learns no more than that. The owner's console has a sentence for each, in every locale.
 */
const refusals = {
  'not-a-token': { code: 'host-token-invalid', told: 'not a signed JWT with kid and iss' },
  'host-unknown': { code: 'host-key-unknown', told: null },
  'key-unknown': { code: 'host-key-unknown', told: null },
  'signature': { code: 'host-token-invalid', told: 'the signature does not fit' },
  'expired': { code: 'host-token-invalid', told: 'expired' },
  'claims': { code: 'host-token-invalid', told: 'a claim is missing or has another form' },
  'audience': { code: 'host-token-invalid', told: 'aud is not the origin of this tool' },
  'life': { code: 'host-token-invalid', told: 'exp is more than 5 minutes after iat' },
  'issued': { code: 'host-token-invalid', told: 'iat lies in the future' },
  'origin-unlisted': { code: 'origin-not-allowed', told: null },
  'origin-elsewhere': { code: 'origin-not-allowed', told: null },
  'program': { code: 'host-token-invalid', told: 'program is not one of this host' },
  'used': { code: 'host-token-invalid', told: 'jti was used before' },
  'person-suspended': { code: 'session-ended', told: null },
} as const;
export type HostReason = keyof typeof refusals;

/** How the owner's notes name a token that was refused; the reason stands beside it. */
export const hostTokenRefused = 'host-token-refused';

/** A token that opens nothing, with the host that it came from where that is known. */
export class HostTokenRefused extends Problem {
  readonly reason: HostReason;
  readonly hostId: string | null;

  /** @param more what the host's developer is told instead, where it is more exact */
  constructor(reason: HostReason, hostId: string | null, more?: string) {
    const { code, told } = refusals[reason];
    const detail = more ?? told;
    super(code, detail === null ? {} : { details: { reason: detail } });
    this.reason = reason;
    this.hostId = hostId;
  }
}
