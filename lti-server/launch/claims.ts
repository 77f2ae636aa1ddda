import { hash } from 'node:crypto';
import type { Whereabouts } from '../../models/sessions/arrival.ts';
import { platformUrl } from '../../models/tenants/origins.ts';
import { limits, type Locale } from '../../models/vocabulary.ts';
import { email, identifier, languageTag as languageOf, line, locale, object, part, present, text, zone, type TokenClaims } from './claim-values.ts';
import { translateRoles, type PlatformRoles } from './platform-roles.ts';
import { invalid, Refused } from './refused.ts';
import { translateServices, type ServiceClaims } from './service-claims.ts';

/** A verified launch in our own words: the platform's vocabulary ends here. */
export interface LaunchClaims {
  /** Which of the messages of LTI this is; messages.ts knows those that are taken. */
  readonly messageType: string;
  readonly deploymentId: string;
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  readonly locale?: Locale;
  /** The language tag that the locale was read off, with its region. */
  readonly languageTag?: string;
  /** An IANA zone. */
  readonly zone?: string;
  readonly roles: PlatformRoles;
  /** `copiedFrom`: ids of the contexts that it is a copy of, the nearest first. */
  readonly context?: { readonly id: string; readonly title: string; readonly copiedFrom: readonly string[] };
  /** The place in the course that was opened. */
  readonly resourceLink?: { readonly id: string; readonly title?: string };
  /** The tool's own address that the link names, as the teacher or the registration placed it. */
  readonly target?: string;
  /** What the link or the registration added: our own names, texts as values. */
  readonly custom: Readonly<Record<string, string>>;
  readonly shownIn: 'frame' | 'window';
  /** The platform's main colour, `#rrggbb`. */
  readonly brandColour?: string;
  readonly returnUrl?: string;
  readonly services: ServiceClaims;
  /** Origins of the platform's pages and services that the launch names. */
  readonly seenOrigins: readonly string[];
}

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const most = { roles: 500, custom: 100, customName: 100, customText: 16_000, copies: 20 };

export interface ClaimRules {
  readonly toolUrl: string;
  readonly allowHttp: boolean;
}

/**
 * Translates the claims of an id_token whose signature, audience and times hold. What every message of LTI must have and
 * this one has not, or has in another form, refuses the launch (rules 8, 10, 11); what is optional and has no usable form is left out.
 */
export function translateClaims(claims: TokenClaims, { toolUrl, allowHttp }: ClaimRules): LaunchClaims {
  if (claims[`${lti}version`] !== '1.3.0') throw invalid('version');
  const messageType = identifier(claims[`${lti}message_type`]);
  if (messageType === undefined) throw invalid('message-type');
  const deploymentId = identifier(claims[`${lti}deployment_id`]);
  if (deploymentId === undefined) throw invalid('deployment');
  const target = targetOf(claims[`${lti}target_link_uri`], toolUrl);
  const roles = claims[`${lti}roles`];
  if (!Array.isArray(roles) || roles.length > most.roles || !roles.every((role) => typeof role === 'string')) throw invalid('roles');
  const resourceLink = resourceLinkOf(claims);
  const subject = subjectOf(claims['sub']);

  const custom = customOf(claims);
  const presentation = part(claims, `${lti}launch_presentation`);
  const services = translateServices(claims, allowHttp);
  const languageTag = languageOf(presentation?.['locale']) ?? languageOf(claims['locale']);
  const returnUrl = platformUrl(presentation?.['return_url'], { allowHttp })?.href;
  return {
    messageType,
    deploymentId,
    subject,
    roles: translateRoles(roles),
    custom,
    shownIn: presentation?.['document_target'] === 'window' ? 'window' : 'frame',
    services,
    seenOrigins: originsOf([
      returnUrl, services.roster?.membershipsUrl, services.grades?.lineItemsUrl, services.grades?.lineItemUrl, services.deepLinking?.returnUrl,
    ]),
    ...present({
      name: line(claims['name'], limits.displayName) ?? line(`${text(claims['given_name'])} ${text(claims['family_name'])}`, limits.displayName),
      email: email(claims['email']),
      locale: locale(languageTag),
      languageTag,
      zone: zone(claims['zoneinfo']) ?? zone(custom['zone']),
      context: contextOf(claims, custom['context_history']),
      resourceLink,
      target,
      brandColour: brandColourOf(custom['brand']),
      returnUrl,
    }),
  };
}

/** Where a launch comes from and who is meant, as translated claims have it; what has no usable form is missing. */
export function whereaboutsOf(claims: TokenClaims): Whereabouts {
  return {
    deploymentId: identifier(claims[`${lti}deployment_id`]),
    contextId: identifier(object(claims[`${lti}context`])?.['id']),
    subject: identifier(claims['sub']),
  };
}

/** What an id_token says of who comes from where, the same as long as it says the same: a hash, because it is remembered. */
export function saidOf(registrationId: string, claims: TokenClaims): string {
  const said = ['sub', `${lti}deployment_id`, `${lti}context`, `${lti}roles`, 'name', 'given_name', 'family_name', 'email', 'locale'].map((name) => claims[name]);
  return hash('sha256', JSON.stringify([registrationId, ...said, object(claims[`${lti}launch_presentation`])?.['locale']]), 'base64url');
}

/**
 * Whether an address is one of this tool's own (rule 10): on its origin, without credentials, which some programs would
 * take for the host.
 */
export function isOwnAddress(address: unknown, toolUrl: string): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  return origin === toolUrl && username === '' && password === '';
}

function targetOf(target: unknown, toolUrl: string): string | undefined {
  if (target === undefined || target === null) return undefined;
  if (!isOwnAddress(target, toolUrl)) throw invalid('target');
  return target;
}

/** Rule 11: without a subject there is a page of its own, because only the platform's administrator can mend it. */
function subjectOf(sub: unknown): string {
  if (sub === undefined || sub === null || sub === '') throw new Refused('no-subject');
  const subject = identifier(sub);
  if (subject === undefined) throw invalid('claims');
  return subject;
}

function contextOf(claims: TokenClaims, history: string | undefined): LaunchClaims['context'] {
  const context = part(claims, `${lti}context`);
  if (context === undefined) return undefined;
  const id = identifier(context['id']);
  if (id === undefined) throw invalid('claims');
  return { id, title: line(context['title'], limits.programTitle) ?? line(context['label'], limits.programTitle) ?? '', copiedFrom: historyOf(history).filter((earlier) => earlier !== id) };
}

/** `$Context.id.history`: ids, each encoded for an address, between commas, the nearest copy first. What is none is passed over. */
function historyOf(history = ''): string[] {
  const ids = history.split(',').slice(0, most.copies).map((one) => identifier(decoded(one.trim())));
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function resourceLinkOf(claims: TokenClaims): LaunchClaims['resourceLink'] {
  const link = object(claims[`${lti}resource_link`]);
  if (link === undefined) return undefined;
  const id = identifier(link['id']);
  if (id === undefined) throw invalid('resource-link');
  return { id, ...present({ title: line(link['title'], limits.programTitle) }) };
}

/**
 * Our own names with their values. A platform that does not know a variable sends its name instead (`$Canvas.user.id`):
 * that is no value.
 */
function customOf(claims: TokenClaims): Record<string, string> {
  const given = Object.entries(part(claims, `${lti}custom`) ?? {}).slice(0, most.custom);
  return Object.fromEntries(
    given
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= most.customText && entry[0].length <= most.customName)
      .filter(([, value]) => !/^\$[A-Za-z][\w.-]*$/.test(value))
      .map(([name, value]) => [name, text(value)]),
  );
}

/** Canvas fills our `brand` with its whole theme as JSON (`$com.instructure.brandConfigJSON`); another platform may be set to send the colour. */
function brandColourOf(brand = ''): string | undefined {
  const colour = /"ic-brand-primary"\s*:\s*"([^"]*)"/.exec(brand)?.[1] ?? brand;
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : undefined;
}

function originsOf(addresses: readonly (string | undefined)[]): string[] {
  return [...new Set(addresses.flatMap((address) => (address === undefined ? [] : [new URL(address).origin])))];
}
