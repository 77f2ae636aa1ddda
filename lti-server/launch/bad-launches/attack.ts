import { createHmac, createSign, generateKeyPairSync, KeyObject } from 'node:crypto';
import { configureRegistration } from '../../../models/tenants/registrations.ts';
import { Browser, toolUrl, type Begun, type LtiServer, type Page } from '../test-launch.ts';
import { aKeyPair, TestPlatform, type Claims, type KeyPair, type Signing } from '../test-platform.ts';

/** Whom attacks are made with: a platform that is let in, and keys and platforms that look like it. */
export interface AttackDesk {
  readonly server: LtiServer;
  /** Registered and approved, with deployment 1. */
  readonly platform: TestPlatform;
  readonly registrationId: string;
  /** Another registration of the same issuer, with keys and a deployment (2) of its own. */
  readonly sibling: TestPlatform;
  /** Nobody's key, under the kid of the platform's. */
  readonly stranger: KeyPair;
}

/** One way to get in without a right to. */
export interface BadLaunch {
  /** What is wrong, to be read after "refuses". */
  readonly name: string;
  /** The reason, or the code of a refusal that has none. */
  readonly reason: string;
  /** 401 unless said otherwise. */
  readonly status?: 400 | 403;
  readonly attack: (desk: AttackDesk) => Promise<Page>;
}

export async function attackDesk(server: LtiServer): Promise<AttackDesk & { stop: () => void }> {
  const platform = new TestPlatform();
  const sibling = new TestPlatform('sibling');
  await platform.start();
  await sibling.start();
  const { id: registrationId } = await platform.register();
  await sibling.register({ issuer: platform.issuer, deploymentId: '2' });
  await configureRegistration({ kind: 'owner' }, { issuer: platform.issuer, clientId: platform.clientId }, { extraAudiences: ['https://gateway.example.edu'] });
  const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  platform.published.push(
    { ...platform.key.jwk, kid: 'encryption', use: 'enc' },
    { ...weak.publicKey.export({ format: 'jwk' }), kid: 'weak', alg: 'RS256', use: 'sig' },
    { kty: 'oct', k: 'c2VjcmV0', kid: 'secret', alg: 'HS256' },
  );
  const stranger = await aKeyPair(platform.key.kid);
  return {
    server,
    platform,
    registrationId,
    sibling,
    stranger,
    stop() {
      platform.stop();
      sibling.stop();
    },
  };
}

/** A launch that is good but for these claims; undefined leaves one out. */
export function claims(overrides: Claims | (() => Claims)): BadLaunch['attack'] {
  return ({ server, platform }) => server.launch(platform, typeof overrides === 'function' ? overrides() : overrides);
}

/** A launch that is good but for the header or key of its id_token. */
export function signing(how: Signing | ((desk: AttackDesk) => Signing | Promise<Signing>)): BadLaunch['attack'] {
  return async (desk) => desk.server.launch(desk.platform, {}, typeof how === 'function' ? await how(desk) : how);
}

/** A launch whose id_token is made from a good one. */
export function token(make: (good: string, desk: AttackDesk, begun: Begun) => string | Promise<string>): BadLaunch['attack'] {
  return async (desk) => {
    const begun = await desk.server.begin(desk.platform);
    const good = await desk.platform.sign(desk.platform.claims(begun.nonce, toolUrl));
    return desk.server.post('/lti/launch', { state: begun.state, id_token: await make(good, desk, begun) }, begun.browser);
  };
}

/** A launch whose form is made from a good one, in the browser that began it. */
export function form(make: (good: { state: string; id_token: string }) => string | Record<string, string>, headers: Record<string, string> = {}): BadLaunch['attack'] {
  return async (desk) => {
    const { state, nonce, browser } = await desk.server.begin(desk.platform);
    const good = { state, id_token: await desk.platform.sign(desk.platform.claims(nonce, toolUrl)) };
    return desk.server.post('/lti/launch', make(good), browser, headers);
  };
}

/** A good launch that is posted from another browser, or with another login's state or cookies. */
export function launched(post: (good: { state: string; id_token: string; begun: Begun }, desk: AttackDesk) => Promise<Page>): BadLaunch['attack'] {
  return async (desk) => {
    const begun = await desk.server.begin(desk.platform);
    return post({ state: begun.state, id_token: await desk.platform.sign(desk.platform.claims(begun.nonce, toolUrl)), begun }, desk);
  };
}

/** The platform's login itself is bad. */
export function login(overrides: (desk: AttackDesk) => Record<string, string> | string): BadLaunch['attack'] {
  return (desk) => {
    const good = { iss: desk.platform.issuer, client_id: desk.platform.clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
    const bad = overrides(desk);
    return desk.server.post('/lti/login', typeof bad === 'string' ? `${new URLSearchParams(good).toString()}&${bad}` : { ...good, ...bad }, new Browser());
  };
}

export const encoded = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
export const partsOf = (idToken: string): [string, string, string] => idToken.split('.') as [string, string, string];
export const payloadOf = (idToken: string): Claims => JSON.parse(Buffer.from(partsOf(idToken)[1], 'base64url').toString()) as Claims;

/** Signs with a shared secret, as if the verifier took a public key for one. */
export function hmac(header: Claims, payload: string, secret: string | Buffer, hash = 'sha256'): string {
  const input = `${encoded(header)}.${payload}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

/** Signs with the platform's own RSA key whatever the header says, as an algorithm that it does not announce. */
export function rsa({ platform }: AttackDesk, header: unknown, payload: string): string {
  const input = `${encoded(header)}.${payload}`;
  return `${input}.${createSign('RSA-SHA256').update(input).sign(KeyObject.from(platform.key.privateKey)).toString('base64url')}`;
}

/** The times of a good launch, moved by seconds. */
export const at = (seconds: number): Claims => {
  const iat = now() + seconds;
  return { iat, exp: iat + 60 };
};
export const now = (): number => Math.floor(Date.now() / 1_000);
