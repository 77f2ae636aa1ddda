import { supportedLocale } from '../../models/people/locale.ts';
import { platformUrl } from '../../models/tenants/origins.ts';
import { limits, type Locale } from '../../models/vocabulary.ts';
import { translateRoles, type PlatformRoles } from './platform-roles.ts';
import { invalid, Refused } from './refused.ts';

/** A verified launch in our own words: the platform's vocabulary ends here. */
export interface LaunchClaims {
  readonly deploymentId: string;
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  readonly locale?: Locale;
  /** An IANA zone. */
  readonly zone?: string;
  readonly roles: PlatformRoles;
  readonly context?: { readonly id: string; readonly title: string };
  readonly returnUrl?: string;
  /** Origins of the platform's pages and services that the launch names. */
  readonly seenOrigins: readonly string[];
}

export type TokenClaims = Readonly<Record<string, unknown>>;

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const messageType = 'LtiResourceLinkRequest';
const longestId = 255;

export interface ClaimRules {
  readonly toolUrl: string;
  readonly allowHttp: boolean;
}

/**
 * Translates the claims of an id_token whose signature, audience and times hold. What LTI requires and is missing refuses
 * the launch (rules 8, 10, 11); what is optional and has no usable form is left out.
 */
export function translateClaims(claims: TokenClaims, { toolUrl, allowHttp }: ClaimRules): LaunchClaims {
  if (claims[`${lti}version`] !== '1.3.0') throw invalid('version');
  if (claims[`${lti}message_type`] !== messageType) throw invalid('message-type');
  const deploymentId = identifier(claims[`${lti}deployment_id`]);
  if (deploymentId === undefined) throw invalid('deployment');
  const target = claims[`${lti}target_link_uri`];
  if (!isOwnAddress(target, toolUrl)) throw invalid('target');
  const roles = claims[`${lti}roles`];
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === 'string')) throw invalid('roles');
  if (identifier(part(claims, 'resource_link')?.['id']) === undefined) throw invalid('resource-link');
  const subject = subjectOf(claims['sub']);

  const custom = part(claims, 'custom');
  const presentation = part(claims, 'launch_presentation');
  const returnUrl = platformUrl(presentation?.['return_url'], { allowHttp })?.href;
  return {
    deploymentId,
    subject,
    roles: translateRoles(roles),
    seenOrigins: seenOrigins(claims, allowHttp),
    ...present({
      name: line(claims['name'], limits.displayName) ?? line(`${text(claims['given_name'])} ${text(claims['family_name'])}`, limits.displayName),
      email: email(claims['email']),
      locale: locale(presentation?.['locale']) ?? locale(claims['locale']),
      zone: zone(claims['zoneinfo']) ?? zone(custom?.['zone']),
      context: contextOf(claims),
      returnUrl,
    }),
  };
}

/** Whether an address is one of this tool's own (rule 10). */
export function isOwnAddress(address: unknown, toolUrl: string): boolean {
  return typeof address === 'string' && URL.canParse(address) && new URL(address).origin === toolUrl;
}

/** Rule 11: without a subject there is a page of its own, because only the platform's administrator can mend it. */
function subjectOf(sub: unknown): string {
  if (sub === undefined || sub === null || sub === '') throw new Refused('no-subject');
  const subject = identifier(sub);
  if (subject === undefined) throw invalid('claims');
  return subject;
}

function contextOf(claims: TokenClaims): LaunchClaims['context'] {
  const context = part(claims, 'context');
  if (context === undefined) return undefined;
  const id = identifier(context['id']);
  if (id === undefined) throw invalid('claims');
  return { id, title: line(context['title'], limits.programTitle) ?? line(context['label'], limits.programTitle) ?? '' };
}

/** Pages and services that a launch points to: the return and deep-linking addresses, roster and grades. */
function seenOrigins(claims: TokenClaims, allowHttp: boolean): string[] {
  const addresses = [
    part(claims, 'launch_presentation')?.['return_url'],
    object(claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'])?.['context_memberships_url'],
    object(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'])?.['lineitems'],
    object(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'])?.['lineitem'],
  ];
  const urls = addresses.map((address) => platformUrl(address, { allowHttp })).filter((url) => url !== null);
  return [...new Set(urls.map(({ origin }) => origin))];
}

/** A claim of LTI that is an object, or undefined where it is missing; of another kind it refuses the launch. */
function part(claims: TokenClaims, name: string): TokenClaims | undefined {
  const claim = claims[`${lti}${name}`];
  if (claim === undefined || claim === null) return undefined;
  const value = object(claim);
  if (value === undefined) {
    if (Array.isArray(claim) && claim.length === 0) return undefined; // PHP writes an empty map as a list
    throw invalid('claims');
  }
  return value;
}

function object(value: unknown): TokenClaims | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TokenClaims) : undefined;
}

function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longestId ? value : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One line of text, without control characters and not longer than we keep; undefined where nothing is left. */
function line(value: unknown, longest: number): string | undefined {
  const clean = text(value).replace(/\p{Cc}+/gu, ' ').trim().slice(0, longest).trim();
  return clean === '' ? undefined : clean;
}

function email(value: unknown): string | undefined {
  const address = text(value).trim();
  return address.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(address) ? address : undefined;
}

function locale(value: unknown): Locale | undefined {
  return supportedLocale(text(value).slice(0, 40)) ?? undefined;
}

/** Platforms that know no such variable send its name (`$Person.address.timezone`), and some send an offset: neither is a zone. */
function zone(value: unknown): string | undefined {
  const name = text(value);
  if (name.length > 64 || !/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone === undefined ? undefined : name;
  } catch {
    return undefined;
  }
}

function present<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
