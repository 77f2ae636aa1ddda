import type { Arrival } from '../../models/sessions/arrival.ts';
import type { ActiveDeployment } from '../../models/tenants/deployments.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import { askToPick } from '../deep-linking/ask.ts';
import type { Reason } from '../pages/refusals.ts';
import type { LaunchClaims } from './claims.ts';
import { openReview } from './open-review.ts';
import { openTool } from './open-tool.ts';
import { invalid } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/** A launch of which everything holds: signature, login, times, and a deployment that the owner approved. */
export interface VerifiedLaunch {
  readonly registration: Registration;
  readonly deployment: ActiveDeployment;
  readonly claims: LaunchClaims;
  /** Where the platform wants people back, if that is an origin of the platform. */
  readonly returnUrl: string | undefined;
  /** What is known of the course and the person. */
  readonly arrival: Arrival;
}

/** What a message must bring besides what every launch has. */
type Requirement = 'target' | 'resourceLink' | 'deepLinking' | 'reviewOf';

interface Message {
  readonly requires: readonly Requirement[];
  /** Answers the launch. */
  readonly open: (launch: VerifiedLaunch, visit: Visit, desk: LaunchDesk) => Promise<void>;
}

/** The messages of LTI that the launch address takes (rule 8), by their type. */
const messages = new Map<string, Message>([
  ['LtiResourceLinkRequest', { requires: ['target', 'resourceLink'], open: openTool }],
  ['LtiDeepLinkingRequest', { requires: ['deepLinking'], open: askToPick }],
  ['LtiSubmissionReviewRequest', { requires: ['target', 'reviewOf'], open: openReview }],
]);

/** The message of a launch. Throws Refused for one that is not taken here, or that lacks what it must bring. */
export function messageOf(claims: LaunchClaims): Message {
  const message = messages.get(claims.messageType);
  if (message === undefined) throw invalid('message-type');
  for (const requirement of message.requires) {
    if (!brings[requirement](claims)) throw invalid(missing[requirement]);
  }
  return message;
}

const brings: Readonly<Record<Requirement, (claims: LaunchClaims) => boolean>> = {
  target: ({ target }) => target !== undefined,
  resourceLink: ({ resourceLink }) => resourceLink !== undefined,
  deepLinking: ({ services }) => services.deepLinking !== undefined,
  reviewOf: ({ services }) => services.reviewOf !== undefined,
};

const missing: Readonly<Record<Requirement, Reason>> = {
  target: 'target',
  resourceLink: 'resource-link',
  deepLinking: 'deep-linking',
  reviewOf: 'review-of',
};
