import { createRequire } from 'node:module';
import type { RequestHandler } from 'express';
import { forgetAccessTokens } from '../../models/tenants/access-tokens.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import { mayCall, serviceScopes, type ServiceScope } from '../../models/tenants/service-scopes.ts';
import { askForTokens, type AccessToken, type AskedPlatform } from './access-token.ts';
import { readLineItem, readLineItemsPage, readResult, toWireScore, type LineItem, type LineItemDraft, type LineItemsPage, type Result, type Score } from './line-items.ts';
import type { LtijsDatabase } from './ltijs-database.ts';
import type { LtijsHttp } from './ltijs-http.ts';
import { readMembersPage, type MembersPage } from './memberships.ts';
import { ServiceFailed, toServiceFailed } from './service-failed.ts';
import type { Platform } from './services.ts';

/**
 * What the rest of the server knows of ltijs: our own types, so that another library could stand here. Every service
 * throws ServiceFailed; an address that is not one of the platform's is never asked.
 */
export interface LtiPort {
  /** Answers `GET` with the tool's public keys (JWKS). */
  readonly keyset: RequestHandler;
  /** One page of a context's roster, from its memberships address or a page's `next` or `differences`. */
  members(platform: Platform, url: string): Promise<MembersPage>;
  /** One page of a context's line items, from its line items address or a page's `next`. */
  lineItems(platform: Platform, url: string): Promise<LineItemsPage>;
  /** One line item by its address; a list may leave out what has an address still. May be asked where line items may be looked at. */
  lineItem(platform: Platform, lineItemUrl: string): Promise<LineItem>;
  createLineItem(platform: Platform, lineItemsUrl: string, draft: LineItemDraft): Promise<LineItem>;
  submitScore(platform: Platform, lineItemUrl: string, score: Score): Promise<void>;
  /** What a column shows for one learner; null: no mark. May be asked where `mayReadResults`. */
  result(platform: Platform, lineItemUrl: string, subject: string): Promise<Result | null>;
  /** Asks for a fresh token: whether the platform is in service at all. */
  askAnew(platform: Platform): Promise<void>;
}

/** What may be looked at with either: making line items includes looking. */
const looking = [serviceScopes.lineItemsReadonly, serviceScopes.lineItems] as const;
/** ltijs reads results with a token for both together. */
const ofResults = `${serviceScopes.lineItemsReadonly} ${serviceScopes.results}`;
/** A platform that leaves the filter for one learner out of account is read so far and no further, before each score. */
const mostResultPages = 20;

const wantedVersion = '5.9.9';

interface LtijsPlatform extends AskedPlatform {
  platformAccessToken(scopes: string): Promise<AccessToken>;
}
/** What ltijs takes for a launch's token: its services read no more of it than this. */
interface LtijsLaunch {
  iss: string;
  clientId: string;
  deploymentId: string;
  platformContext: { namesRoles?: { context_memberships_url: string }; endpoint?: { lineitems: string } };
}
interface LtijsProvider {
  app: RequestHandler;
  NamesAndRoles: { getMembers(launch: LtijsLaunch, options: { url: string }): Promise<Record<string, unknown>> };
  Grade: {
    getLineItems(launch: LtijsLaunch, options: { url: string }, token: AccessToken): Promise<Record<string, unknown>>;
    getLineItemById(launch: LtijsLaunch, url: string, token: AccessToken): Promise<unknown>;
    createLineItem(launch: LtijsLaunch, lineItem: Record<string, unknown>, options: undefined, token: AccessToken): Promise<unknown>;
    submitScore(launch: LtijsLaunch, lineItemUrl: string, score: Record<string, unknown>): Promise<unknown>;
    getScores(launch: LtijsLaunch, lineItemUrl: string, options: { userId: string } | { url: string }): Promise<{ scores?: unknown; next?: unknown }>;
  };
  setup(key: string, database: { plugin: LtijsDatabase }, options: Record<string, unknown>): void;
  getPlatform(issuer: string, clientId: string): Promise<LtijsPlatform | false>;
}

/**
 * Sets ltijs up once a process: with our database and our HTTP client in place of its own. It is CommonJS without types,
 * one instance, and neither its client nor how it asks for tokens can be configured, hence the exact version and the check of the
 * seam.
 */
export function openLtiPort(database: LtijsDatabase, http: LtijsHttp): LtiPort {
  const require = createRequire(import.meta.url);
  const { version } = require('ltijs/package.json') as { version: string };
  if (version !== wantedVersion) throw new Error(`ltijs is ${version}, but its HTTP client can only be replaced in ${wantedVersion}.`);
  const seam = require.resolve('ltijs/dist/Utils/Http');
  require.cache[seam] = { id: seam, filename: seam, loaded: true, exports: http } as unknown as NodeJS.Module;
  const auth = require('ltijs/dist/Utils/Auth') as { getAccessToken?: unknown };
  if (typeof auth.getAccessToken !== 'function') throw new Error(`ltijs ${version} asks for tokens somewhere else than ${wantedVersion} did.`);
  auth.getAccessToken = askForTokens(http, database);
  const { Provider: provider } = require('ltijs') as { Provider: LtijsProvider };
  const tokensAsked = new Map<string, Promise<AccessToken>>();
  // The key only seals ltijs' own cookies and rows, of which there are none here.
  provider.setup('unused', { plugin: database }, { keysetRoute: '/keys', appRoute: '/unused', loginRoute: '/unused/login', cors: false });

  return {
    keyset(request, response, next) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.status(405).setHeader('Allow', 'GET').end();
        return;
      }
      response.setHeader('Cache-Control', 'public, max-age=300');
      request.url = '/keys';
      void provider.app(request, response, next);
    },
    async members(platform, url) {
      const launch = { ...asLaunch(platform), platformContext: { namesRoles: { context_memberships_url: url } } };
      return readMembersPage(await call(platform, url, [serviceScopes.memberships], () => provider.NamesAndRoles.getMembers(launch, { url })));
    },
    async lineItems(platform, url) {
      const list = (token: AccessToken) => provider.Grade.getLineItems(asLaunch(platform), { url }, token);
      return readLineItemsPage(await call(platform, url, looking, list));
    },
    async lineItem(platform, lineItemUrl) {
      return readLineItem(await call(platform, lineItemUrl, looking, (token) => provider.Grade.getLineItemById(asLaunch(platform), lineItemUrl, token)));
    },
    async createLineItem(platform, lineItemsUrl, draft) {
      const launch = { ...asLaunch(platform), platformContext: { endpoint: { lineitems: lineItemsUrl } } };
      return readLineItem(await call(platform, lineItemsUrl, [serviceScopes.lineItems], (token) => provider.Grade.createLineItem(launch, { ...draft }, undefined, token)));
    },
    async submitScore(platform, lineItemUrl, score) {
      await call(platform, lineItemUrl, [serviceScopes.scores], () => provider.Grade.submitScore(asLaunch(platform), lineItemUrl, withTime(score)));
    },
    async result(platform, lineItemUrl, subject) {
      const read = new Set<string>();
      for (let next: string | null = null; read.size < mostResultPages; ) {
        const which: { userId: string } | { url: string } = next === null ? { userId: subject } : { url: next };
        const page: { scores?: unknown; next?: unknown } = await call(
          platform, next ?? lineItemUrl, [serviceScopes.results], () => provider.Grade.getScores(asLaunch(platform), lineItemUrl, which), ofResults,
        );
        const mine = readResult(page.scores, subject);
        if (mine !== undefined) return mine;
        if (typeof page.next !== 'string') return null;
        if (read.has(page.next)) break;
        read.add(page.next);
        next = page.next;
      }
      throw new ServiceFailed('answer'); // they may be on a page that was not read
    },
    async askAnew(platform) {
      await forgetAccessTokens(platform);
      await tokenFor(platform, serviceScopes.scores);
    },
  };

  /**
   * Calls a service with a token for the first of the scopes that was granted. Where the platform does not take a token
   * that we kept, a fresh one is tried once.
   * @param wanted what ltijs asks a token for, where that is more than the scope
   */
  async function call<T>(platform: Platform, url: string, anyOf: readonly ServiceScope[], service: (token: AccessToken) => Promise<T>, wanted?: string): Promise<T> {
    if (!isOnOrigins(url, platform.origins)) throw new ServiceFailed('elsewhere');
    const scope = anyOf.find((one) => mayCall(platform, one));
    if (scope === undefined) throw new ServiceFailed('scope');
    try {
      return await withToken(platform, wanted ?? scope, service);
    } catch (error) {
      const failed = toServiceFailed(error);
      if (!(failed instanceof ServiceFailed) || failed.fault !== 'token' || failed.atToken) throw failed;
    }
    await forgetAccessTokens(platform);
    return withToken(platform, wanted ?? scope, service).catch((error: unknown) => {
      throw toServiceFailed(error);
    });
  }

  async function withToken<T>(platform: Platform, scope: string, service: (token: AccessToken) => Promise<T>): Promise<T> {
    return service(await tokenFor(platform, scope));
  }

  /** Many calls at once ask for one token together: ltijs would ask for one each. */
  function tokenFor({ issuer, clientId }: Pick<Platform, 'issuer' | 'clientId'>, wanted: string): Promise<AccessToken> {
    const key = JSON.stringify([issuer, clientId, wanted]);
    const asking = tokensAsked.get(key) ?? ask().finally(() => tokensAsked.delete(key));
    tokensAsked.set(key, asking);
    return asking;

    async function ask(): Promise<AccessToken> {
      const platform = await provider.getPlatform(issuer, clientId);
      if (platform === false) throw new ServiceFailed('token', { atToken: true });
      return platform.platformAccessToken(wanted);
    }
  }
}

function asLaunch({ issuer, clientId, deploymentId }: Platform): LtijsLaunch {
  return { iss: issuer, clientId, deploymentId, platformContext: {} };
}

/** The score on the wire. ltijs writes the present time into it, which would let a delayed score overtake a later one. */
function withTime(score: Score): Record<string, unknown> {
  const timestamp = score.at.toISOString();
  return Object.defineProperty(toWireScore(score), 'timestamp', { enumerable: true, get: () => timestamp, set: () => undefined });
}
