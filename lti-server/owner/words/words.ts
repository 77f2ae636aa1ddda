import type { ServiceScope } from '../../../models/tenants/service-scopes.ts';
import type { TokenFault } from '../../../models/tenants/token-trouble.ts';
import type { OwnerAct } from '../../../models/tenants/owner-acts.ts';
import type { OwnerDoor } from '../../../models/actor.ts';
import type { HostReason } from '../../host-token/refused.ts';
import type { PageWords } from '../../pages/words/index.ts';

export const consolePages = ['platforms', 'invitations', 'hosts', 'launches', 'mail', 'access', 'log'] as const;
export type ConsolePage = (typeof consolePages)[number];

/** Names of states, as the console shows them. */
export type StateWord = 'pending' | 'active' | 'suspended' | 'waiting' | 'open' | 'busy' | 'used' | 'expired' | 'current' | 'next' | 'retired';

/** Everything that the owner's console says in one locale. `{...}` stands for what is named there. */
export interface ConsoleWords {
  readonly title: string;
  readonly pages: Readonly<Record<ConsolePage, string>>;
  readonly signIn: PageWords & { readonly button: string };
  readonly signedOut: PageWords;
  readonly linkSpent: PageWords;
  readonly signOut: string;
  readonly done: string;
  readonly movedOn: string;
  readonly notAcceptable: string;
  readonly states: Readonly<Record<StateWord, string>>;
  /** What long lists are narrowed and paged by; `{count}`, `{from}`, `{to}` and `{total}` stand for numbers. */
  readonly lists: Readonly<Record<'text' | 'state' | 'any' | 'asks' | 'reason' | 'find' | 'all' | 'allOf' | 'pages' | 'range' | 'previous' | 'next' | 'none' | 'chooseSchool', string>>;
  readonly platforms: Readonly<Record<
    'empty' | 'issuer' | 'clientId' | 'scopes' | 'noScopes' | 'origins' | 'privacy' | 'lastLaunch' | 'noLaunch' | 'deployments' | 'noDeployments' | 'school' | 'newSchool'
    | 'furtherOrigins' | 'furtherOriginsHint' | 'newOrigin' | 'originFor' | 'wholePlatform' | 'addOrigin' | 'removeOrigin' | 'replace' | 'replaceHint' | 'replaced' | 'replaceButton'
    | 'approve' | 'suspend' | 'resume' | 'endSessions' | 'seen' | 'allow' | 'settings' | 'tenantAdmin' | 'es256' | 'audiences' | 'audiencesHint' | 'withdrawn' | 'withdrawnHint' | 'save',
    string
  >>;
  /** That a platform gives the tool no access token: since `{time}`, tried last at `{time}`, why and what to do, and what happens then. */
  readonly tokens: Readonly<Record<'title' | 'since' | 'lastAt' | 'after', string>> & { readonly faults: Readonly<Record<TokenFault, string>> };
  readonly scopes: Readonly<Record<ServiceScope, string>>;
  readonly invitations: Readonly<Record<'lead' | 'empty' | 'make' | 'approves' | 'revoke' | 'until' | 'made' | 'madeText' | 'approvesTag', string>>;
  readonly hosts: Readonly<Record<'empty' | 'keys' | 'origins' | 'coordinator' | 'withdraw' | 'effect', string>>;
  readonly launches: Readonly<Record<'lead' | 'find' | 'none' | 'notFound' | 'elsewhere' | 'codes', string>>;
  /** A host's page that was let in nobody: the heading, and for each reason what is wrong and who does what about it. */
  readonly hostTokens: { readonly title: string; readonly reasons: Readonly<Record<HostReason, string>> };
  readonly access: Readonly<Record<'keys' | 'keysText' | 'signsFrom' | 'publishedUntil' | 'rotate' | 'signIns' | 'signInsText' | 'endSignIns' | 'person' | 'personText' | 'personId' | 'endPerson', string>>;
  /** `{count}` mails, and what a reason for giving them up means, where it is one of the tool's own words. */
  readonly mail: Readonly<Record<'lead' | 'due' | 'kept' | 'sent' | 'unmissed' | 'none' | 'mails' | 'retry' | 'retryAll' | 'drop' | 'person' | 'failing' | 'again' | 'letSend' | 'refused' | 'sending-refused' | 'no-address' | 'no-receiver', string>>;
  readonly log: Readonly<Record<'empty', string>>;
  readonly doors: Readonly<Record<OwnerDoor, string>>;
  readonly acts: Readonly<Record<OwnerAct, string>>;
}
