import { hostedPlatformOf } from '../../models/tenants/hosted-platforms.ts';
import { isOnOrigins, platformUrl } from '../../models/tenants/origins.ts';
import type { Outgoing } from '../outgoing.ts';
import { Refused } from '../launch/refused.ts';
import { registrationFailed } from './failed.ts';

/** What a platform says about itself (Dynamic Registration 1.0, 3.4), checked. */
export interface PlatformConfiguration {
  readonly issuer: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly registrationUrl: string;
  readonly authorizationServer: string | undefined;
  /** Its own name for itself, where it has one. */
  readonly name: string | undefined;
  /** Which product it is, in its own word: `moodle`, `canvas`. */
  readonly family: string | undefined;
  /** The messages it sends, each with the placements it names; null where it does not say. */
  readonly messages: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** The scopes it knows; null where it does not say. */
  readonly scopes: ReadonlySet<string> | null;
  /** The claims about a person that it can send; null where it does not say. */
  readonly claims: ReadonlySet<string> | null;
}

export interface Asking {
  readonly outgoing: Outgoing;
  readonly allowHttp: boolean;
  /** The platform's one-time bearer, where it sent one. */
  readonly registrationToken: string | undefined;
}

/**
 * Reads a platform's configuration with its bearer. The issuer has to be on the configuration's own host, so that nobody
 * registers in the name of another platform; hosted platforms, where that is not so, are listed. Throws Refused (`registration-failed`, `register-by-hand`).
 */
export async function readConfiguration(address: URL, { outgoing, allowHttp, registrationToken }: Asking): Promise<PlatformConfiguration> {
  const configuration = await fetchConfiguration(address, outgoing, registrationToken);
  const url = (field: string): string => {
    const text = configuration[field];
    if (platformUrl(text, { allowHttp }) === null) throw registrationFailed('configuration-form');
    return text as string;
  };
  const issuer = url('issuer');
  const platform = hostedPlatformOf(issuer);
  const hosted = platform?.configurationOrigins ?? [];
  if (new URL(issuer).origin !== address.origin && !isOnOrigins(address, hosted)) throw registrationFailed('issuer-elsewhere');
  const registrationUrl = url('registration_endpoint');
  // It gets the bearer. A school of a hosted platform may be on an address of its own, which nobody can tell from a stranger's.
  if (!isOnOrigins(registrationUrl, [address.origin, ...hosted])) throw platform === undefined ? registrationFailed('endpoint-elsewhere') : new Refused('register-by-hand');
  const about = configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'] as { name?: unknown; product_family_code?: unknown; messages_supported?: unknown } | undefined;
  return {
    issuer,
    registrationUrl,
    authorizationUrl: url('authorization_endpoint'),
    tokenUrl: url('token_endpoint'),
    jwksUrl: url('jwks_uri'),
    authorizationServer: text(configuration['authorization_server']),
    name: text(about?.name),
    family: text(about?.product_family_code),
    messages: messagesIn(about?.messages_supported),
    scopes: Array.isArray(configuration['scopes_supported']) ? new Set(texts(configuration['scopes_supported'])) : null,
    claims: texts(configuration['claims_supported']).length > 0 ? new Set(texts(configuration['claims_supported'])) : null,
  };
}

async function fetchConfiguration(address: URL, outgoing: Outgoing, registrationToken: string | undefined): Promise<Record<string, unknown>> {
  try {
    const { status, body } = await outgoing(address.href, { headers: bearer(registrationToken) });
    if (status !== 200) throw new Error(`The configuration answered ${status}.`);
    const configuration: unknown = JSON.parse(body);
    if (typeof configuration === 'object' && configuration !== null) return configuration as Record<string, unknown>;
    throw new Error('The configuration is no object.');
  } catch (error) {
    throw registrationFailed('configuration-unreachable', error);
  }
}

/** A list of names (Moodle), or of objects that name their placements as well. */
function messagesIn(supported: unknown): PlatformConfiguration['messages'] {
  if (!Array.isArray(supported) || supported.length === 0) return null;
  const messages = new Map<string, ReadonlySet<string>>();
  for (const one of supported.slice(0, mostListed) as unknown[]) {
    const { type, placements } = (typeof one === 'object' && one !== null ? one : { type: one }) as { type?: unknown; placements?: unknown };
    if (typeof type === 'string') messages.set(type, new Set(texts(placements)));
  }
  return messages;
}

const mostListed = 200;

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.slice(0, mostListed).filter((one): one is string => typeof one === 'string') : [];
}

export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}
