import { findAccessToken, forgetAccessToken, keepAccessToken, type AccessTokenKey } from '../../models/tenants/access-tokens.ts';
import { registrationOf, type Registration } from '../../models/tenants/registrations.ts';
import { currentToolKey, publishedToolKeys, toolKeyToSign } from '../../models/tenants/tool-keys.ts';
import type { Secrets } from '../config.ts';
import { isAccessToken, type AccessToken } from './access-token.ts';

export type LtijsDatabase = ReturnType<typeof ltijsDatabase>;
type Query = Readonly<Record<string, unknown>>;

/** Tokens are asked for again this long before the platform says they end (seconds). */
const early = 60;

/**
 * What ltijs takes for its database: platforms are our active registrations, keys are the tool's, access tokens are kept
 * sealed. It has no other state, because we launch by ourselves; anything else it asks for is not there.
 */
export function ltijsDatabase(secrets: Secrets) {
  return {
    async setup(): Promise<void> {},
    async Close(): Promise<void> {},

    async Get(_key: unknown, name: string, query: Query = {}): Promise<unknown[] | false> {
      switch (name) {
        case 'platform': {
          const registration = await registrationOf({ issuer: String(query['platformUrl']), clientId: String(query['clientId']) });
          return registration?.state === 'active' ? [await toPlatformRow(registration)] : false;
        }
        case 'publickey':
          return (await publishedToolKeys()).map(({ kid, publicKeyPem }) => ({ kid, key: publicKeyPem }));
        case 'privatekey': {
          // The one that the platform row above named: a rotation in between does not stop the call.
          const key = await toolKeyToSign(String(query['kid']), secrets.keyEncryption);
          return key === null ? false : [{ kid: key.kid, key: key.privateKeyPem }];
        }
        case 'accesstoken': {
          const found = await findAccessToken(tokenKey(query), secrets.tokenEncryption);
          return found !== null && isAccessToken(found.answer) ? [{ token: found.answer, createdAt: found.createdAt.getTime() }] : false;
        }
        default:
          return false;
      }
    },

    async Replace(_key: unknown, name: string, query: Query, value: { token?: AccessToken }): Promise<boolean> {
      if (name !== 'accesstoken' || value.token === undefined) return false;
      const life = Math.max(0, value.token.expires_in - early);
      await keepAccessToken(tokenKey(query), value.token, new Date(Date.now() + life * 1000), secrets.tokenEncryption);
      return true;
    },

    async Delete(name: string, query: Query): Promise<boolean> {
      if (name !== 'accesstoken') return false;
      await forgetAccessToken(tokenKey(query));
      return true;
    },

    async Insert(): Promise<boolean> {
      return false;
    },
    async Modify(): Promise<boolean> {
      return false;
    },
  };

  async function toPlatformRow(registration: Registration) {
    const { kid } = await currentToolKey(secrets.keyEncryption);
    return {
      platformName: registration.name,
      platformUrl: registration.issuer,
      clientId: registration.clientId,
      authEndpoint: registration.authorizationUrl,
      accesstokenEndpoint: registration.tokenUrl,
      authorizationServer: registration.authorizationServer ?? registration.tokenUrl,
      kid,
      authConfig: { method: 'JWK_SET', key: registration.jwksUrl },
    };
  }
}

function tokenKey(query: Query): AccessTokenKey {
  return { issuer: String(query['platformUrl']), clientId: String(query['clientId']), scopes: String(query['scopes']) };
}
