import type { IconName } from './icons.ts';

/**
 * Everything that a launch, a reload or a registration can end with instead of the tool: its status, its picture, and who can
 * mend it where the words do not say so. The words of each are in words/, one file a locale. (Codes of the API have JSON: contract/problem-codes.ts.)
 */
export const refusals = {
  'unknown-platform': { status: 400, icon: 'link', mendedBy: 'administrator' },
  'unknown-deployment': { status: 401, icon: 'clock', mendedBy: null },
  'platform-pending': { status: 401, icon: 'clock', mendedBy: null },
  'platform-suspended': { status: 401, icon: 'alert', mendedBy: 'owner' },
  'platform-error': { status: 400, icon: 'alert', mendedBy: null },
  'platform-unreachable': { status: 401, icon: 'alert', mendedBy: null },
  'launch-expired': { status: 401, icon: 'alert', mendedBy: null },
  'launch-replayed': { status: 401, icon: 'alert', mendedBy: null },
  'launch-invalid': { status: 401, icon: 'alert', mendedBy: 'administrator' },
  'cookies-blocked': { status: 401, icon: 'external', mendedBy: null },
  'no-subject': { status: 400, icon: 'person', mendedBy: null },
  'no-context': { status: 400, icon: 'link', mendedBy: null },
  'course-not-linked': { status: 403, icon: 'link', mendedBy: null },
  'person-suspended': { status: 401, icon: 'person', mendedBy: null },
  'open-again': { status: 401, icon: 'external', mendedBy: null },
  'open-from-course': { status: 200, icon: 'external', mendedBy: null },
  'not-for-you': { status: 403, icon: 'person', mendedBy: null },
  'start-first': { status: 403, icon: 'path', mendedBy: null },
  'choice-over': { status: 401, icon: 'clock', mendedBy: null },
  'too-many': { status: 429, icon: 'clock', mendedBy: null },
  'unavailable': { status: 503, icon: 'clock', mendedBy: null },
  'internal': { status: 500, icon: 'alert', mendedBy: null },
  'invitation-unknown': { status: 404, icon: 'alert', mendedBy: null },
  'invitation-used': { status: 404, icon: 'done', mendedBy: null },
  'invitation-expired': { status: 404, icon: 'clock', mendedBy: null },
  'registration-failed': { status: 400, icon: 'alert', mendedBy: null },
} as const satisfies Record<string, { status: number; icon: IconName; mendedBy: 'administrator' | 'owner' | null }>;
export type RefusalCode = keyof typeof refusals;

/** What exactly was wrong, in one sentence for the person who mends it. In English, as the words of the protocol are. */
export const reasons = {
  'form': { status: 400, detail: 'The request holds something else than one short text for each parameter.' },
  'login-incomplete': { status: 400, detail: 'The login request lacks iss, login_hint or target_link_uri.' },
  'client-needed': { status: 400, detail: 'The platform has several registrations here, so its login request must name client_id.' },
  'target-elsewhere': { status: 400, detail: 'target_link_uri is not an address of this tool.' },
  'state': { status: 400, detail: 'The state is not one of this tool.' },
  'proof-elsewhere': { status: 400, detail: 'The launch was not ended by the page of this tool that had begun to.' },
  'token-missing': { status: 400, detail: 'The launch has no id_token.' },
  'token-form': { status: 401, detail: 'The id_token is not a signed JSON Web Token.' },
  'algorithm': { status: 401, detail: 'The id_token is signed by an algorithm that is not allowed for this platform (RS256; ES256 where the owner chose it).' },
  'kid': { status: 401, detail: 'The header of the id_token names no key (kid).' },
  'key-unknown': { status: 401, detail: 'The keyset of the platform has no usable key with this kid (RSA of 2048 bits or more, for signatures).' },
  'signature': { status: 401, detail: 'The signature of the id_token does not verify.' },
  'issuer': { status: 401, detail: 'iss is not the issuer that the login began with.' },
  'audience': { status: 401, detail: 'aud does not hold our client_id, or holds audiences that the owner has not listed.' },
  'azp': { status: 401, detail: 'azp is not our client_id, or is missing although there are several audiences.' },
  'expired': { status: 401, detail: 'The id_token has expired (exp), or has no expiry.' },
  'issued': { status: 401, detail: 'iat is missing, lies in the future, or is more than three minutes old: compare the clocks of both servers.' },
  'nonce': { status: 401, detail: 'The nonce is not the one of this login.' },
  'version': { status: 401, detail: 'The LTI version is not 1.3.0.' },
  'message-type': { status: 401, detail: 'The message type is none that this address takes.' },
  'deployment': { status: 401, detail: 'deployment_id is missing.' },
  'roles': { status: 401, detail: 'The roles claim is missing, or is not a list of texts.' },
  'resource-link': { status: 401, detail: 'The resource_link claim has no id.' },
  'deep-linking': { status: 401, detail: 'The deep_linking_settings claim is missing, has no usable deep_link_return_url, or its data are too long.' },
  'return-elsewhere': { status: 401, detail: 'deep_link_return_url is not on an origin of the platform. Its origin was offered to the owner, who can approve it.' },
  'choice-elsewhere': { status: 400, detail: 'The choice was not sent by the page of this tool on which it is made.' },
  'review-of': { status: 401, detail: 'The for_user claim is missing.' },
  'target': { status: 401, detail: 'The target_link_uri claim is missing or is not an address of this tool.' },
  'claims': { status: 401, detail: 'A claim has another form than LTI 1.3 gives it.' },
} as const satisfies Record<string, { status: 400 | 401; detail: string }>;
export type Reason = keyof typeof reasons;

/** What a registration stopped at. */
export const registrationFaults = {
  'foreign-form': 'The form did not come from this page.',
  'configuration-address': 'openid_configuration is not an https address on the public Internet.',
  'configuration-unreachable': 'The openid_configuration of the platform could not be read.',
  'configuration-form': 'The openid_configuration lacks issuer, authorization_endpoint, token_endpoint, jwks_uri or registration_endpoint, or one of them is no https address.',
  'issuer-elsewhere': 'The issuer is on another host than its openid_configuration.',
  'endpoint-elsewhere': 'The registration_endpoint is on another host than the openid_configuration.',
  'platform-refused': 'The platform refused the registration. Its registration link may have been used or have expired.',
  'answer-form': 'The answer of the platform holds no client_id.',
} as const;
export type RegistrationFault = keyof typeof registrationFaults;
