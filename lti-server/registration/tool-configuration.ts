import { launchAddress } from '../launch/login.ts';

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const canvas = 'https://canvas.instructure.com/lti';
const product = 'Mentoring';

/**
 * What this tool says about itself when it registers (Dynamic Registration 1.0, 3.5). It asks for the claims it reads and
 * for the scopes it uses, which are none yet. `domain` carries the port: Moodle compares it with the launch address.
 * Canvas's own words go to Canvas alone: a Moodle that shows developer notices prints one for each name it does not like,
 * into its answer.
 */
export function toolRegistration(toolUrl: string, family: string | undefined): Record<string, unknown> {
  const launch = launchAddress(toolUrl);
  const isCanvas = family === 'canvas';
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['client_credentials', 'implicit'],
    client_name: product,
    client_uri: toolUrl,
    logo_uri: `${toolUrl}/lti/assets/icon.svg`,
    initiate_login_uri: `${toolUrl}/lti/login`,
    redirect_uris: [launch],
    jwks_uri: `${toolUrl}/lti/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: 'RS256',
    scope: '',
    [toolConfiguration]: {
      domain: new URL(toolUrl).host,
      description: 'Mentors and mentees find each other, set goals and meet.',
      target_link_uri: launch,
      // A platform that knows this variable tells the time zone; any other sends the text as it is, which is ignored.
      custom_parameters: { zone: '$Person.address.timezone' },
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'locale', 'zoneinfo'],
      messages: [
        {
          type: 'LtiResourceLinkRequest',
          target_link_uri: launch,
          label: product,
          placements: ['course_navigation', 'link_selection'],
          ...(isCanvas ? { [`${canvas}/course_navigation/default_enabled`]: true } : {}),
        },
      ],
      ...(isCanvas ? { [`${canvas}/privacy_level`]: 'public', [`${canvas}/tool_id`]: 'mentorkit' } : {}),
    },
  };
}

/** What the platform gave us, out of its answer. `deploymentId` is missing where the platform deploys later (Canvas). */
export interface PlatformAnswer {
  readonly clientId: string;
  readonly deploymentId: string | undefined;
  readonly grantedScopes: readonly string[];
}

/** Reads the platform's answer to a registration; null where it names no client id. */
export function readAnswer(body: string): PlatformAnswer | null {
  const answer = parse(body);
  const clientId = identifier(answer?.['client_id']);
  if (clientId === undefined) return null;
  const configuration = answer?.[toolConfiguration] as { deployment_id?: unknown } | undefined;
  const scope = answer?.['scope'];
  return {
    clientId,
    deploymentId: identifier(configuration?.deployment_id),
    grantedScopes: typeof scope === 'string' ? scope.split(' ').filter((one) => one !== '').slice(0, 50) : [],
  };
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
