import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { scopes, serviceScopes } from '../advantage/scopes.ts';
import { testCampus } from '../test-campus.ts';
import type { Browser, TestCampus } from '../test-campus.ts';

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const tool = 'https://tool.example';

function toolDocument() {
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${tool}/login`,
    redirect_uris: [`${tool}/launch`],
    client_name: 'Another tool',
    jwks_uri: `${tool}/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: `${scopes.roster} https://tool.example/scope/everything`,
    [toolConfiguration]: {
      domain: 'tool.example',
      target_link_uri: `${tool}/launch`,
      claims: ['iss', 'sub', 'name'],
      custom_parameters: { colour: 'green' },
      messages: [
        { type: 'LtiResourceLinkRequest', label: 'Something else', placements: ['course_navigation'] },
        { type: 'LtiDeepLinkingRequest' },
        { type: 'LtiStartProctoring' },
      ],
    },
  };
}

interface Offer {
  configuration: Record<string, unknown>;
  token: string;
}

/** What the tool's page is given when the administrator registers it, and the configuration it then reads. */
async function offer(dev: Browser): Promise<Offer> {
  const response = await dev.post('/admin/tools/register', { address: `${tool}/register/word?lang=en` });
  assert.match(response.headers.get('content-security-policy') ?? '', /frame-src https:\/\/tool\.example$/);
  const address = new URL((/<iframe[^>]* src="([^"]*)"/.exec(await response.text())?.[1] ?? '').replaceAll('&amp;', '&'));
  assert.equal(address.searchParams.get('lang'), 'en');
  const configuration = await fetch(address.searchParams.get('openid_configuration') ?? '');
  return { configuration: (await configuration.json()) as Record<string, unknown>, token: address.searchParams.get('registration_token') ?? '' };
}

function register({ configuration, token }: Offer, document: unknown): Promise<Response> {
  return fetch(String(configuration.registration_endpoint), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(document),
  });
}

async function administrator(t: TestContext): Promise<{ campus: TestCampus; dev: Browser }> {
  const campus = await testCampus(t);
  return { campus, dev: await campus.browserOf('dev-narang') };
}

test('the configuration says what is there: endpoints, scopes, messages and variables', async (t) => {
  const { campus, dev } = await administrator(t);
  const { configuration } = await offer(dev);
  assert.equal(configuration.issuer, campus.url);
  for (const key of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint']) assert.ok(String(configuration[key]).startsWith(campus.url));
  assert.deepEqual(configuration.scopes_supported, ['openid', ...serviceScopes]);
  const platform = configuration['https://purl.imsglobal.org/spec/lti-platform-configuration'] as { messages_supported: { type: string }[]; variables: string[] };
  assert.deepEqual(platform.messages_supported.map(({ type }) => type), ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest']);
  assert.ok(platform.variables.includes('Context.id.history'));
});

test('a tool registers itself, waits, and opens once it is switched on', async (t) => {
  const { campus, dev } = await administrator(t);
  const response = await register(await offer(dev), toolDocument());
  assert.equal(response.status, 201);
  const answer = (await response.json()) as Record<string, unknown>;
  const configuration = answer[toolConfiguration] as { deployment_id: string; messages: { type: string }[] };
  assert.ok(String(answer.client_id).length >= 8 && configuration.deployment_id.length > 0);
  assert.equal(answer.scope, `openid ${scopes.roster}`, 'what was asked for and is offered');
  assert.deepEqual(configuration.messages.map(({ type }) => type), ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']);

  const path = `/courses/car-210/tools/${String(answer.client_id)}`;
  const student = await campus.browserOf('ana-ribeiro');
  assert.equal((await student.get(path)).status, 404);
  await dev.post(`/admin/tools/${String(answer.client_id)}/on`, {});
  const opened = await student.get(path);
  assert.equal(opened.status, 200);
  assert.match(opened.headers.get('content-security-policy') ?? '', /frame-src 'self' https:\/\/tool\.example$/);
  assert.match(await opened.text(), /Something else/);
  assert.equal(campus.lms.tools().at(-1)?.privacy, 'name');

  await dev.post(`/admin/tools/${String(answer.client_id)}/delete`, {});
  assert.equal((await student.get(path)).status, 404);
});

test('a registration token is worth one registration, also for two at the same moment', async (t) => {
  const { dev } = await administrator(t);
  const given = await offer(dev);
  const answers = await Promise.all([register(given, toolDocument()), register(given, toolDocument())]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 401]);
  assert.match(await (await register(given, toolDocument())).text(), /used before/);
});

test('a missing, foreign or expired registration token is refused', async (t) => {
  const { campus, dev } = await administrator(t);
  const given = await offer(dev);
  assert.equal((await register({ ...given, token: '' }, toolDocument())).status, 401);
  assert.equal((await register({ ...given, token: `${given.token.slice(0, -8)}AAAAAAAA` }, toolDocument())).status, 401);
  campus.clock.now = new Date(campus.clock.now.getTime() + 3_601_000);
  const late = await register(given, toolDocument());
  assert.equal(late.status, 401);
  assert.match(await late.text(), /expired/);
});

test('a faulty tool document says which field is wrong and does not use up the token', async (t) => {
  const { dev } = await administrator(t);
  const given = await offer(dev);
  const good = toolDocument();
  const configuration = good[toolConfiguration];
  for (const [document, field] of [
    [{ ...good, redirect_uris: ['https://elsewhere.example/launch'] }, 'redirect_uris'],
    [{ ...good, redirect_uris: [] }, 'redirect_uris'],
    [{ ...good, initiate_login_uri: 'http://tool.example/login' }, 'initiate_login_uri'],
    [{ ...good, jwks_uri: 'javascript:alert(1)' }, 'jwks_uri'],
    [{ ...good, response_types: ['code'] }, 'response_types'],
    [{ ...good, token_endpoint_auth_method: 'client_secret_basic' }, 'token_endpoint_auth_method'],
    [{ ...good, [toolConfiguration]: { ...configuration, domain: 'other.example' } }, 'target_link_uri'],
    [{ ...good, [toolConfiguration]: { ...configuration, messages: [{ type: 'LtiDeepLinkingRequest' }] } }, 'messages'],
    [{ ...good, [toolConfiguration]: undefined }, 'lti-tool-configuration'],
    [null, 'JSON'],
  ] as const) {
    const response = await register(given, document);
    assert.equal(response.status, 400, field);
    const { error, error_description: why } = (await response.json()) as Record<string, string>;
    assert.equal(error, 'invalid_client_metadata');
    assert.match(why ?? '', new RegExp(field));
  }
  assert.equal((await register(given, good)).status, 201);
});

test('only the administrator sees and changes tools, and only from our own pages', async (t) => {
  const { campus, dev } = await administrator(t);
  const ana = await campus.browserOf('ana-ribeiro');
  assert.equal((await ana.get('/admin/tools')).status, 403);
  assert.equal((await ana.post('/admin/tools/mentorkit-demo/off', {})).status, 403);
  const elsewhere = await fetch(`${campus.url}/admin/tools/mentorkit-demo/off`, { method: 'POST', headers: { origin: 'https://evil.example' } });
  assert.equal(elsewhere.status, 403);
  assert.ok(campus.lms.tools()[0]?.active);
  assert.equal((await dev.get('/admin/tools')).status, 200);
});

test('a tool entered by hand is checked and waits as well', async (t) => {
  const { campus, dev } = await administrator(t);
  const entered = { name: 'By hand', initiateLoginUri: `${tool}/login`, redirectUri: `${tool}/launch`, targetLinkUri: `${tool}/launch`, jwksUri: `${tool}/keys` };
  const wrong = await dev.post('/admin/tools/new', { ...entered, jwksUri: 'http://tool.example/keys' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /jwksUri/);
  const more = { ...entered, deepLinkingUri: `${tool}/choose`, custom: 'zone=$Person.address.timezone\r\nnot a pair\r\nequation = a=b' };
  assert.equal((await dev.post('/admin/tools/new', more)).status, 303);
  assert.deepEqual(campus.lms.tools().map(({ name, active }) => [name, active]), [['Mentorkit', true], ['By hand', false]]);
  const kept = campus.lms.tools().at(-1);
  assert.deepEqual(kept?.messages, { LtiDeepLinkingRequest: `${tool}/choose` });
  assert.deepEqual(kept.custom, { zone: '$Person.address.timezone', equation: 'a=b' });
});
