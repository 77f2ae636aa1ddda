import { placements as messageOf, type Placement, type PrivacyLevel, type RegistrationChoices } from '../../models/tenants/registration-choices.ts';
import type { PlatformConfiguration } from './platform-configuration.ts';
import { aboutThisTool, customParameters, description, product, toolId } from './this-tool.ts';

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const canvas = 'https://canvas.instructure.com/lti';

/** Names of a placement: Canvas's, then that of Dynamic Registration 1.0. A platform that lists its placements gets one that it lists. */
const namesOf: Readonly<Record<Placement, readonly string[]>> = {
  course_navigation: ['course_navigation'],
  link_selection: ['link_selection', 'ContentArea'],
  editor_button: ['editor_button', 'RichTextEditor'],
  assignment_selection: ['assignment_selection'],
};

/** Claims about a person beside the id that every launch has. */
export const claimsOf: Readonly<Record<PrivacyLevel, readonly string[]>> = {
  public: ['name', 'given_name', 'family_name', 'email'],
  name_only: ['name', 'given_name', 'family_name'],
  anonymous: [],
};
export const claimsOfAll = ['iss', 'sub', 'locale', 'zoneinfo'] as const;

/**
 * What this tool says about itself when it registers (Dynamic Registration 1.0, 3.5), as its administrator chose. It asks
 * for no claim and no scope that the platform does not have. `domain` carries the port: Moodle compares it with the launch
 * address. Canvas's own words go to Canvas alone: a Moodle that shows developer notices prints one for each name it does
 * not like, into its answer.
 */
export function toolRegistration(toolUrl: string, platform: Pick<PlatformConfiguration, 'family' | 'messages' | 'scopes' | 'claims'>, choices: RegistrationChoices): Record<string, unknown> {
  const { host, launch, login, keys, icon } = aboutThisTool(toolUrl);
  const isCanvas = platform.family === 'canvas';
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['client_credentials', 'implicit'],
    client_name: product,
    client_uri: toolUrl,
    logo_uri: icon,
    initiate_login_uri: login,
    redirect_uris: [launch],
    jwks_uri: keys,
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: 'RS256',
    scope: askedScopes(toolUrl, platform).join(' '),
    [toolConfiguration]: {
      domain: host,
      description,
      target_link_uri: launch,
      custom_parameters: customParameters,
      claims: [...claimsOfAll, ...claimsOf[choices.privacy]].filter((claim) => platform.claims?.has(claim) ?? true),
      messages: messagesFor(launch, platform, choices),
      ...(isCanvas ? { [`${canvas}/privacy_level`]: choices.privacy, [`${canvas}/tool_id`]: toolId } : {}),
    },
  };
}

/** The scopes that this tool asks a platform for: those of its own that the platform says it has. */
export function askedScopes(toolUrl: string, platform: Pick<PlatformConfiguration, 'scopes'>): string[] {
  return aboutThisTool(toolUrl).scopes.filter((scope) => platform.scopes?.has(scope) ?? true);
}

/**
 * A link is always there, since a teacher can place one anywhere; the picker only where the platform has it and a place for it was chosen;
 * looking at one student's work only where the platform says that it has it (in the gradebook, so without a placement).
 */
function messagesFor(launch: string, { family, messages }: Pick<PlatformConfiguration, 'family' | 'messages'>, choices: RegistrationChoices) {
  const placesOf = (type: string): string[] => choices.placements.filter((one) => messageOf[one] === type).flatMap((one) => nameFor(one, messages?.get(type)));
  const types = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest'].filter((type) => {
    if (type === 'LtiResourceLinkRequest') return true;
    if (type === 'LtiSubmissionReviewRequest') return messages?.has(type) ?? false;
    return (messages?.has(type) ?? true) && choices.placements.some((one) => messageOf[one] === type);
  });
  return types.map((type) => ({
    type,
    target_link_uri: launch,
    label: product,
    placements: placesOf(type),
    ...(family === 'canvas' && placesOf(type).includes('course_navigation') ? { [`${canvas}/course_navigation/default_enabled`]: true } : {}),
  }));
}

function nameFor(placement: Placement, listed: ReadonlySet<string> | undefined): string[] {
  const names = namesOf[placement];
  if (listed === undefined || listed.size === 0) return names.slice(0, 1);
  return names.filter((name) => listed.has(name)).slice(0, 1);
}

/** What the platform gave us, out of its answer. `deploymentId` is missing where the platform deploys later (Canvas). */
export interface PlatformAnswer {
  readonly clientId: string;
  readonly deploymentId: string | undefined;
  /** undefined: it does not say, although RFC 7591, 3.2.1, asks for it. */
  readonly grantedScopes: readonly string[] | undefined;
}

/** Reads the platform's answer to a registration; null where it names no client id. */
export function readAnswer(body: string): PlatformAnswer | null {
  const answer = parse(body);
  const clientId = identifier(answer?.['client_id']);
  if (clientId === undefined) return null;
  const configuration = answer?.[toolConfiguration] as { deployment_id?: unknown } | undefined;
  return {
    clientId,
    deploymentId: identifier(configuration?.deployment_id),
    grantedScopes: scopesIn(answer?.['scope']),
  };
}

/** As text with spaces (RFC 7591), or as a list as some platforms write it. */
function scopesIn(scope: unknown): string[] | undefined {
  const listed = typeof scope === 'string' ? scope.split(' ') : scope;
  return Array.isArray(listed) ? listed.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, 50) : undefined;
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Some platforms write their ids as numbers. */
function identifier(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' && text.length <= 255 ? text : undefined;
}
