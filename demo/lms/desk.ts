import type { SigningKey } from '../web/signing-key.ts';
import type { Sessions } from '../web/sessions.ts';
import type { Campus } from './campus.ts';
import type { LinkRequests } from './deep-linking/requests.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { Gradebook } from './gradebook/gradebook.ts';
import type { LaunchHints } from './launch/hints.ts';
import type { Notices } from './notices.ts';
import type { AccessTokens } from './advantage/access-tokens.ts';
import type { ToolTokens } from './advantage/tool-tokens.ts';
import type { Tools } from './tools.ts';

/** Everything the platform's routes work with. */
export interface LmsDesk {
  /** The issuer and own origin, without a slash at the end. */
  url: string;
  campus: Campus;
  tools: Tools;
  sessions: Sessions;
  hints: LaunchHints;
  linkRequests: LinkRequests;
  gradebook: Gradebook;
  toolTokens: ToolTokens;
  accessTokens: AccessTokens;
  notices: Notices;
  faults: FaultPlan;
  key: SigningKey;
  now: () => Date;
}

/** Where tools find this platform. */
export interface PlatformAddresses {
  issuer: string;
  configuration: string;
  authorization: string;
  token: string;
  keyset: string;
  registration: string;
}

export function platformAddresses(url: string): PlatformAddresses {
  const issuer = new URL(url).origin;
  return {
    issuer,
    configuration: `${issuer}/.well-known/openid-configuration`,
    authorization: `${issuer}/lti/authorize`,
    token: `${issuer}/lti/token`,
    keyset: `${issuer}/lti/keys`,
    registration: `${issuer}/lti/register`,
  };
}
