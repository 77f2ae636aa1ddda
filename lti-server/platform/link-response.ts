import { createPrivateKey, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ToolKey } from '../../models/tenants/tool-keys.ts';
import type { LinkTarget } from '../../models/vocabulary.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const algorithm = 'RS256';
/** The page posts it at once; a platform that takes it later is being replayed. */
const livesSeconds = 60;
/** That nothing comes somebody reads first; it puts nothing anywhere. */
const errorLivesSeconds = 3_600;
/** CSS pixels: what a placed part gets until it says its own height. */
const firstHeight = 900;

/** A link that a platform is to put into a course. */
export interface PlacedLink {
  readonly url: string;
  readonly title: string;
  /** Comes back with each launch of the link. */
  readonly custom: Readonly<Record<string, string>>;
  /** undefined leaves it to the platform. */
  readonly target: LinkTarget | undefined;
  /** Of the gradebook, where the link counts. */
  readonly column?: Column;
}

/** A column of the gradebook that a platform is to make with a link. */
export interface Column {
  readonly label: string;
  readonly points: number;
  readonly resourceId: string;
  readonly tag: string;
  /** Until when it is due; null for no day. */
  readonly endsAt: Date | null;
}

/** What a platform that asked for links gets: none where the person turned back, or where something failed. */
export interface LinkResponse {
  readonly issuer: string;
  readonly clientId: string;
  /** The platform's own name for the deployment. */
  readonly deploymentId: string;
  /** As the platform sent it along; null where it sent none. */
  readonly data: string | null;
  readonly links: readonly PlacedLink[];
  /** Shown to the person by the platform. */
  readonly message?: string;
  /** The same where something failed. */
  readonly error?: string;
  /** For the platform's log, where something failed. */
  readonly errorLog?: string;
}

/**
 * Signs an LtiDeepLinkingResponse (Deep Linking 2.0, 4.5) as the tool. The one place that does, for links and for errors
 * (docs/decisions/0009-deep-linking.md): ltijs takes its nonce from Math.random and misspells the claim of an error.
 */
export async function signLinkResponse({ issuer, clientId, deploymentId, data, links, message, error, errorLog }: LinkResponse, key: ToolKey, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  return new SignJWT({
    nonce: randomBytes(32).toString('base64url'),
    [`${lti}message_type`]: 'LtiDeepLinkingResponse',
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: deploymentId,
    [`${dl}content_items`]: links.map(toContentItem),
    ...(data === null ? {} : { [`${dl}data`]: data }),
    ...(message === undefined ? {} : { [`${dl}msg`]: message }),
    ...(error === undefined ? {} : { [`${dl}errormsg`]: error }),
    ...(errorLog === undefined ? {} : { [`${dl}errorlog`]: errorLog }),
  })
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + (errorLog === undefined ? livesSeconds : errorLivesSeconds))
    .sign(createPrivateKey(key.privateKeyPem));
}

function toContentItem({ url, title, custom, target, column }: PlacedLink): Record<string, unknown> {
  return {
    type: 'ltiResourceLink',
    url,
    title,
    custom,
    ...(target === 'iframe' ? { iframe: { height: firstHeight } } : {}),
    ...(target === 'window' ? { window: { targetName: '_blank' } } : {}),
    ...(column === undefined ? {} : lineItemOf(column)),
  };
}

/** A teacher may look at one student at any time, also before anything was reached (LTI Submission Review 1.0); Moodle offers that only where the line item says so. */
function lineItemOf({ label, points, resourceId, tag, endsAt }: Column): Record<string, unknown> {
  return {
    lineItem: { label, scoreMaximum: points, resourceId, tag, submissionReview: { reviewableStatus: ['None', 'InProgress', 'Completed'] } },
    ...(endsAt === null ? {} : { submission: { endDateTime: endsAt.toISOString() } }),
  };
}
