import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import type { PresetTool } from './lms.ts';
import { serviceScopes } from './advantage/scopes.ts';
import { selfPosting, testCampus } from './test-campus.ts';
import type { Browser, TestCampus } from './test-campus.ts';

export const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
export const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
export const clientId = 'test-tool';
export const deploymentId = 'test-deployment';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** A tool of nobody's: a key, a keyset on a port of its own, and what it signs with it. */
export interface TestTool {
  url: string;
  campus: TestCampus;
  /** Signs by other keys from now on; the keyset shows them. */
  changeKeys(): Promise<void>;
  /** Any claims, signed as the tool signs; `kid` and `alg` as they should be. */
  sign(claims: JWTPayload, key?: KeyPair): Promise<string>;
  /** The claims of a good client assertion. */
  assertion(change?: Record<string, unknown>): JWTPayload;
  askToken(form: Record<string, string>): Promise<Response>;
  /** An access token for these scopes. */
  token(scopes?: readonly string[]): Promise<string>;
  /** What the platform tells this person's launch. */
  launch(sub: string, path?: string): Promise<JWTPayload>;
}

/**
 * The platform with this tool registered and switched on, granted all services and messages.
 * @param pages what the tool answers besides its keys, for tests in a browser.
 */
export async function testTool(t: TestContext, preset: Partial<PresetTool> = {}, pages?: RequestListener): Promise<TestTool> {
  let keys = await generateKeyPair('RS256');
  const server = createServer((req, res) => {
    if (pages !== undefined && req.url !== '/keys') pages(req, res);
    else void exportJWK(keys.publicKey).then((jwk) => {
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [{ ...jwk, kid: kidOf.get(keys), alg: 'RS256', use: 'sig' }] }));
    });
  });
  const kidOf = new Map([[keys, 'key-1']]);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const campus = await testCampus(t, {
    clientId,
    deploymentId,
    name: 'A test tool',
    label: 'Test tool',
    initiateLoginUri: `${url}/login`,
    redirectUris: [`${url}/launch`],
    jwksUri: `${url}/keys`,
    targetLinkUri: `${url}/launch`,
    custom: {},
    claims: ['name', 'given_name', 'family_name', 'email', 'locale', 'zoneinfo'],
    scopes: [...serviceScopes],
    messages: { LtiDeepLinkingRequest: `${url}/choose`, LtiSubmissionReviewRequest: `${url}/review` },
    ...preset,
  });

  const seconds = (): number => Math.floor(campus.clock.now.getTime() / 1000);
  const tool: TestTool = {
    url,
    campus,
    changeKeys: async () => {
      keys = await generateKeyPair('RS256');
      kidOf.set(keys, `key-${kidOf.size + 1}`);
    },
    sign: (claims, key = keys) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: kidOf.get(key) ?? 'key-1' }).sign(key.privateKey),
    assertion: (change = {}) => ({ iss: clientId, sub: clientId, aud: `${campus.url}/lti/token`, iat: seconds(), exp: seconds() + 60, jti: randomUUID(), ...change }),
    askToken: (form) => fetch(`${campus.url}/lti/token`, { method: 'POST', body: new URLSearchParams(form) }),
    token: async (scopes = serviceScopes) => {
      const response = await tool.askToken(tokenForm(await tool.sign(tool.assertion()), scopes.join(' ')));
      const answer = (await response.json()) as { access_token?: string };
      assert.equal(response.status, 200);
      return answer.access_token ?? '';
    },
    launch: async (sub, path = '/courses/car-210/tools/test-tool/launch') => launched(await campus.browserOf(sub), path, `${url}/launch`),
  };
  return tool;
}

export function tokenForm(assertion: string, scope: string): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope,
  };
}

/** Goes through login and authorization as a browser and a tool do, and reads the id_token. */
export async function launched(browser: Browser, path: string, redirectUri: string): Promise<JWTPayload> {
  const { fields } = await selfPosting(await browser.get(path));
  const request = {
    client_id: clientId, redirect_uri: redirectUri, response_type: 'id_token', response_mode: 'form_post', scope: 'openid', prompt: 'none',
    state: 'state-1', nonce: 'nonce-1', login_hint: fields.login_hint ?? '', lti_message_hint: fields.lti_message_hint ?? '',
  };
  const { fields: answer } = await selfPosting(await browser.get(`/lti/authorize?${new URLSearchParams(request)}`));
  assert.ok(answer.id_token, `a launch at ${path}: ${answer.error_description ?? 'no answer'}`);
  return JSON.parse(Buffer.from(answer.id_token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;
}

/** A call of a service, with the media types that it wants. */
export function call(address: string, token: string, init: { method?: string; accept?: string; type?: string; body?: unknown } = {}): Promise<Response> {
  const { method = 'GET', accept, type, body } = init;
  return fetch(address, {
    method,
    redirect: 'manual',
    headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...(accept === undefined ? {} : { accept }), ...(type === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}
