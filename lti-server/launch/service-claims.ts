import { platformUrl } from '../../models/tenants/origins.ts';
import { identifier, line, object, part, present, text, texts, type TokenClaims } from './claim-values.ts';
import { invalid } from './refused.ts';

/**
 * Where the platform's services for this launch are (LTI Advantage). Addresses have the form of one, no more: whoever calls
 * them sends a Bearer to origins of the registration and deployment only (rule 10).
 */
export interface ServiceClaims {
  readonly roster?: RosterService;
  readonly grades?: GradesService;
  readonly deepLinking?: DeepLinkingSettings;
  /** Whose work is to be reviewed, by the subject of their own launches. */
  readonly reviewOf?: { readonly subject: string };
}

/** Names and Role Provisioning 2.0: the members of the launch's context. */
export interface RosterService {
  readonly membershipsUrl: string;
}

/** Assignment and Grade Services 2.0. */
export interface GradesService {
  /** What the platform lets this tool do here, as full scope URIs; undefined where it names none. */
  readonly scopes?: readonly string[];
  /** The line items of the context. */
  readonly lineItemsUrl?: string;
  /** The one line item of the launched link. Moodle leaves it out once the link has two. */
  readonly lineItemUrl?: string;
}

/** What a platform accepts from a teacher's choice (Deep Linking 2.0). */
export interface DeepLinkingSettings {
  readonly returnUrl: string;
  /** `ltiResourceLink`, `link`, `html`, ... */
  readonly acceptTypes: readonly string[];
  /** `iframe`, `window`, `embed`. */
  readonly acceptTargets: readonly string[];
  readonly acceptMultiple: boolean;
  /** Whether content items may bring a line item; undefined where the platform does not say, as Moodle, which takes them. */
  readonly acceptLineItem?: boolean;
  readonly autoCreate: boolean;
  readonly title?: string;
  readonly text?: string;
  /** Goes back to the platform unchanged. */
  readonly data?: string;
}

const mostOfAList = 100;
const longestData = 16_000;
const claim = {
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  grades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  deepLinking: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  forUser: 'https://purl.imsglobal.org/spec/lti/claim/for_user',
};

export function translateServices(claims: TokenClaims, allowHttp: boolean): ServiceClaims {
  const url = (value: unknown): string | undefined => platformUrl(value, { allowHttp })?.href;
  return present({
    roster: rosterOf(object(claims[claim.roster]), url),
    grades: gradesOf(object(claims[claim.grades]), url),
    deepLinking: deepLinkingOf(part(claims, claim.deepLinking), url),
    reviewOf: reviewOf(part(claims, claim.forUser)),
  });
}

type ReadUrl = (value: unknown) => string | undefined;

function rosterOf(roster: TokenClaims | undefined, url: ReadUrl): RosterService | undefined {
  const membershipsUrl = url(roster?.['context_memberships_url']);
  return membershipsUrl === undefined ? undefined : { membershipsUrl };
}

function gradesOf(grades: TokenClaims | undefined, url: ReadUrl): GradesService | undefined {
  if (grades === undefined) return undefined;
  const lineItemsUrl = url(grades['lineitems']);
  const lineItemUrl = url(grades['lineitem']);
  if (lineItemsUrl === undefined && lineItemUrl === undefined) return undefined;
  const scopes = texts(grades['scope'], mostOfAList);
  return present({ scopes: scopes.length === 0 ? undefined : scopes, lineItemsUrl, lineItemUrl });
}

/** A request for content without a place to bring it to, or with more data than can be brought back, leads nowhere. */
function deepLinkingOf(settings: TokenClaims | undefined, url: ReadUrl): DeepLinkingSettings | undefined {
  if (settings === undefined) return undefined;
  const returnUrl = url(settings['deep_link_return_url']);
  const data = settings['data'] ?? '';
  if (returnUrl === undefined || typeof data !== 'string' || data.length > longestData) throw invalid('deep-linking');
  return {
    returnUrl,
    acceptTypes: texts(settings['accept_types'], mostOfAList),
    acceptTargets: texts(settings['accept_presentation_document_targets'], mostOfAList),
    acceptMultiple: isTrue(settings['accept_multiple']),
    autoCreate: isTrue(settings['auto_create']),
    ...present({ acceptLineItem: settings['accept_lineitem'] == null ? undefined : isTrue(settings['accept_lineitem']), title: line(settings['title'], 200), text: line(settings['text'], 2_000), data: data === '' ? undefined : text(data) }),
  };
}

function reviewOf(forUser: TokenClaims | undefined): { subject: string } | undefined {
  if (forUser === undefined) return undefined;
  const subject = identifier(forUser['user_id']);
  if (subject === undefined) throw invalid('claims');
  return { subject };
}

/** Some platforms write booleans as text. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
