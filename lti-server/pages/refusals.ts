import type { IconName } from './icons.ts';

/** Who can mend it; what mostly passes by itself is theirs only if it stays. */
export type Mender = 'administrator' | 'owner' | 'administratorIfItStays' | 'ownerIfItStays';

/**
 * Everything that a launch, a reload or a registration can end with instead of the tool: its status, its picture, and who can
 * mend it where the words do not say so. The words of each are in words/, one file a locale. (Codes of the API have JSON: contract/problem-codes.ts.)
 */
export const refusals = {
  'unknown-platform': { status: 400, icon: 'link', mendedBy: 'administrator' },
  'unknown-deployment': { status: 401, icon: 'clock', mendedBy: null },
  'platform-pending': { status: 401, icon: 'clock', mendedBy: null },
  'platform-suspended': { status: 401, icon: 'alert', mendedBy: 'owner' },
  'platform-error': { status: 400, icon: 'alert', mendedBy: 'administratorIfItStays' },
  'platform-declined': { status: 400, icon: 'alert', mendedBy: 'administrator' },
  'platform-unreachable': { status: 401, icon: 'alert', mendedBy: 'administratorIfItStays' },
  'frame-unknown': { status: 403, icon: 'link', mendedBy: 'owner' }, // no page shows it: the browser does not; the console has it
  'launch-expired': { status: 401, icon: 'alert', mendedBy: null },
  'launch-replayed': { status: 401, icon: 'alert', mendedBy: null },
  'launch-invalid': { status: 401, icon: 'alert', mendedBy: 'administrator' },
  'cookies-blocked': { status: 401, icon: 'external', mendedBy: null },
  'no-subject': { status: 400, icon: 'person', mendedBy: null },
  'no-context': { status: 400, icon: 'link', mendedBy: null },
  'course-not-linked': { status: 403, icon: 'link', mendedBy: null },
  'program-over': { status: 403, icon: 'done', mendedBy: null },
  'person-suspended': { status: 401, icon: 'person', mendedBy: null },
  'open-again': { status: 401, icon: 'external', mendedBy: null },
  'open-from-course': { status: 200, icon: 'external', mendedBy: null },
  'not-for-you': { status: 403, icon: 'person', mendedBy: null },
  'review-not-for-you': { status: 403, icon: 'person', mendedBy: null },
  'nothing-to-review': { status: 404, icon: 'check', mendedBy: null },
  'start-first': { status: 403, icon: 'path', mendedBy: null },
  'choice-over': { status: 401, icon: 'clock', mendedBy: null },
  'too-many': { status: 429, icon: 'clock', mendedBy: null },
  'unavailable': { status: 503, icon: 'clock', mendedBy: 'ownerIfItStays' },
  'internal': { status: 500, icon: 'alert', mendedBy: 'ownerIfItStays' },
  'invitation-unknown': { status: 404, icon: 'alert', mendedBy: null },
  'invitation-used': { status: 404, icon: 'done', mendedBy: null },
  'invitation-expired': { status: 404, icon: 'clock', mendedBy: null },
  'register-by-hand': { status: 400, icon: 'link', mendedBy: null },
  'registration-failed': { status: 400, icon: 'alert', mendedBy: null },
} as const satisfies Record<string, { status: number; icon: IconName; mendedBy: Mender | null }>;
export type RefusalCode = keyof typeof refusals;

/** What exactly was wrong, with its status: one sentence each in reason-words/, for the person who mends it. */
export const reasons = {
  'form': 400,
  'login-incomplete': 400,
  'client-needed': 400,
  'target-elsewhere': 400,
  'state': 400,
  'proof-elsewhere': 400,
  'token-missing': 400,
  'token-form': 401,
  'algorithm': 401,
  'kid': 401,
  'key-unknown': 401,
  'signature': 401,
  'issuer': 401,
  'audience': 401,
  'azp': 401,
  'expired': 401,
  'issued': 401,
  'nonce': 401,
  'version': 401,
  'message-type': 401,
  'deployment': 401,
  'roles': 401,
  'resource-link': 401,
  'deep-linking': 401,
  'return-elsewhere': 401,
  'choice-elsewhere': 400,
  'review-of': 401,
  'target': 401,
  'claims': 401,

  // what the platform said in place of an id_token
  'login-required': 400,
  'interaction-required': 400,
  'invalid-request': 400,
  'invalid-request-uri': 400,
  'invalid-scope': 400,
  'unauthorized-client': 400,
  'access-denied': 400,
  'server-error': 400,
  'temporarily-unavailable': 400,
  'launch-no-longer-valid': 400,
  'error-unnamed': 400,

  // a registration
  'foreign-form': 400,
  'configuration-address': 400,
  'configuration-unreachable': 400,
  'configuration-form': 400,
  'issuer-elsewhere': 400,
  'endpoint-elsewhere': 400,
  'platform-refused': 400,
  'answer-form': 400,
} as const satisfies Record<string, 400 | 401>;
export type Reason = keyof typeof reasons;
