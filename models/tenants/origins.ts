import { hostedPlatformOf, hostedPlatforms, type HostedPlatform } from './hosted-platforms.ts';

/** Longest address that is stored or followed. */
const longestUrl = 2_000;

/**
 * Reads an address that a platform or the owner gave: https (http only where private platforms are allowed), without
 * credentials and fragment. Returns null for anything else.
 */
export function platformUrl(text: unknown, { allowHttp }: { allowHttp: boolean }): URL | null {
  if (typeof text !== 'string' || text.length > longestUrl || !URL.canParse(text)) return null;
  const url = new URL(text);
  const schemeFits = url.protocol === 'https:' || (allowHttp && url.protocol === 'http:');
  return schemeFits && url.username === '' && url.password === '' && url.hash === '' ? url : null;
}

/** The origins that belong to a platform by its own endpoints: what its pages may be on before the owner approves more. */
export function derivedOrigins(endpoints: { issuer: string; authorizationUrl: string; tokenUrl: string; jwksUrl: string }): string[] {
  const own = [endpoints.issuer, endpoints.authorizationUrl, endpoints.tokenUrl, endpoints.jwksUrl]
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).origin)
    .filter((origin) => origin !== 'null');
  return [...new Set([...own, ...(hostedPlatformOf(endpoints.issuer)?.origins ?? [])])];
}

/** The hosted platform that a registration's configuration is of; undefined where it is a school's own. */
export function hostedPlatformAt(configuration: URL): HostedPlatform | undefined {
  return hostedPlatforms.find(({ configurationOrigins }) => isOnOrigins(configuration, configurationOrigins));
}

/**
 * Where a platform shows the page on which it registers: where its configuration is and, of a hosted platform, whose configuration
 * is on a host of all schools, on each school's own host as well.
 */
export function registeringOrigins(configuration: URL): readonly string[] {
  return [...new Set([configuration.origin, ...(hostedPlatformAt(configuration)?.origins ?? [])])];
}

/** An origin that the owner typed: one host, no path and no pattern; https, unless the rule says otherwise. null: it is none. */
export function exactOrigin(text: string, rule: { allowHttp: boolean } = { allowHttp: false }): string | null {
  const url = platformUrl(text.trim(), rule);
  if (url === null || url.hostname.includes('*') || url.pathname !== '/' || url.search !== '') return null;
  return url.origin;
}

/** Whether an address is on one of the origins; `https://*.x` stands for any https host below x on the default port. */
export function isOnOrigins(address: string | URL, origins: readonly string[]): boolean {
  if (!URL.canParse(String(address))) return false;
  const { origin } = new URL(address);
  return origins.some((allowed) => {
    if (!allowed.startsWith('https://*.')) return allowed === origin;
    return origin.startsWith('https://') && origin.endsWith(allowed.slice('https://*'.length));
  });
}
