import type { Reason, RefusalCode } from '../pages/refusals.ts';
import { Refused } from './refused.ts';

/**
 * What a platform may say in place of an id_token (OAuth 2.0, 4.1.2.1; OpenID Connect Core, 3.1.2.6; Canvas's own), in our words: which page
 * it leads to, and by that who can mend it. Anything else is not repeated, not even to the owner: anybody can send it.
 */
const known: Readonly<Record<string, { readonly code: RefusalCode; readonly reason: Reason }>> = {
  login_required: { code: 'platform-error', reason: 'login-required' },
  interaction_required: { code: 'platform-error', reason: 'interaction-required' },
  account_selection_required: { code: 'platform-error', reason: 'interaction-required' },
  consent_required: { code: 'platform-error', reason: 'interaction-required' },
  invalid_request: { code: 'platform-declined', reason: 'invalid-request' },
  invalid_request_object: { code: 'platform-declined', reason: 'invalid-request' },
  request_not_supported: { code: 'platform-declined', reason: 'invalid-request' },
  unsupported_response_type: { code: 'platform-declined', reason: 'invalid-request' },
  invalid_request_uri: { code: 'platform-declined', reason: 'invalid-request-uri' },
  request_uri_not_supported: { code: 'platform-declined', reason: 'invalid-request-uri' },
  invalid_scope: { code: 'platform-declined', reason: 'invalid-scope' },
  unauthorized_client: { code: 'platform-declined', reason: 'unauthorized-client' },
  invalid_client: { code: 'platform-declined', reason: 'unauthorized-client' },
  access_denied: { code: 'platform-declined', reason: 'access-denied' },
  server_error: { code: 'platform-unreachable', reason: 'server-error' },
  temporarily_unavailable: { code: 'platform-unreachable', reason: 'temporarily-unavailable' },
  launch_no_longer_valid: { code: 'launch-expired', reason: 'launch-no-longer-valid' },
};

export function saidByPlatform(error: string): Refused {
  const { code, reason } = Object.hasOwn(known, error) ? known[error]! : { code: 'platform-error' as const, reason: 'error-unnamed' as const };
  return new Refused(code, { reason });
}
