import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { Browser, selfPosting, testCampus, toolUrl } from '../test-campus.ts';
import type { TestCampus } from '../test-campus.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const client = 'mentorkit-demo';

/** What the tool gets when somebody opens it, and the authorization request that it would send. */
async function begin(browser: Browser, course = 'car-210', query = ''): Promise<Record<string, string>> {
  const { fields } = await selfPosting(await browser.get(`/courses/${course}/tools/${client}/launch${query}`));
  return {
    client_id: client,
    redirect_uri: `${toolUrl}/lti/launch`,
    response_type: 'id_token',
    response_mode: 'form_post',
    scope: 'openid',
    prompt: 'none',
    state: 'state-1',
    nonce: 'nonce-1',
    login_hint: fields.login_hint ?? '',
    lti_message_hint: fields.lti_message_hint ?? '',
  };
}

function authorize(browser: Browser, request: Record<string, string>): Promise<Response> {
  return browser.get(`/lti/authorize?${new URLSearchParams(request)}`);
}

async function launched(campus: TestCampus, sub: string, course?: string, query?: string): Promise<JWTPayload> {
  const browser = await campus.browserOf(sub);
  const { fields } = await selfPosting(await authorize(browser, await begin(browser, course, query)));
  return decodeJwt(fields.id_token ?? '');
}

async function refusal(response: Response): Promise<string> {
  assert.equal(response.status, 200);
  const { action, fields } = await selfPosting(response);
  assert.equal(action, `${toolUrl}/lti/launch`);
  assert.equal(fields.id_token, undefined);
  return fields.error ?? '';
}

async function ana(t: TestContext): Promise<{ campus: TestCampus; browser: Browser; request: Record<string, string> }> {
  const campus = await testCampus(t);
  const browser = await campus.browserOf('ana-ribeiro');
  return { campus, browser, request: await begin(browser) };
}

test('a student opens the tool and it gets a token that its keyset verifies', async (t) => {
  const { campus, browser, request } = await ana(t);
  const response = await authorize(browser, request);
  assert.match(response.headers.get('content-security-policy') ?? '', new RegExp(`form-action 'self' ${toolUrl};.*frame-ancestors 'self'`));
  const { action, fields } = await selfPosting(response);
  assert.equal(action, `${toolUrl}/lti/launch`);
  assert.equal(fields.state, 'state-1');

  const { payload } = await jwtVerify(fields.id_token ?? '', createRemoteJWKSet(new URL(`${campus.url}/lti/keys`)), {
    issuer: campus.url, audience: client, algorithms: ['RS256'], currentDate: campus.clock.now,
  });
  assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 60);
  assert.equal(payload.nonce, 'nonce-1');
  assert.equal(payload.sub, 'ana-ribeiro');
  assert.deepEqual(
    [payload.name, payload.given_name, payload.family_name, payload.email, payload.locale, payload.zoneinfo],
    ['Ana Ribeiro', 'Ana', 'Ribeiro', 'ana.ribeiro@students.northfield.example', 'en', 'America/Sao_Paulo'],
  );
  assert.equal(payload[`${lti}message_type`], 'LtiResourceLinkRequest');
  assert.equal(payload[`${lti}version`], '1.3.0');
  assert.equal(payload[`${lti}deployment_id`], 'northfield-1');
  assert.equal(payload[`${lti}target_link_uri`], `${toolUrl}/lti/launch`);
  assert.deepEqual(payload[`${lti}resource_link`], { id: 'car-210:navigation', title: 'Mentoring' });
  assert.equal((payload[`${lti}context`] as { title: string }).title, 'Your first year at work');
  assert.deepEqual(payload[`${lti}launch_presentation`], { document_target: 'iframe', return_url: `${campus.url}/courses/car-210`, locale: 'en' });
  assert.ok(decodeProtectedHeader(fields.id_token ?? '').kid);
});

test('each kind of person launches with the roles that a real platform would send', async (t) => {
  const campus = await testCampus(t);
  const rolesOf = async (sub: string, course: string): Promise<string[]> => {
    const roles = (await launched(campus, sub, course))[`${lti}roles`] as string[];
    return roles.map((role) => role.replace('http://purl.imsglobal.org/vocab/lis/v2/', ''));
  };
  assert.deepEqual(await rolesOf('ana-ribeiro', 'car-210'), ['membership#Learner', 'institution/person#Student']);
  assert.deepEqual(await rolesOf('ben-kohler', 'car-210'), ['membership#Member', 'institution/person#Alumni']);
  assert.deepEqual(await rolesOf('chiara-bianchi', 'car-210'), ['membership#Instructor', 'institution/person#Faculty']);
  assert.deepEqual(await rolesOf('moses-oyelaran', 'mat-120'), ['membership#Instructor', 'institution/person#Faculty']);
  assert.deepEqual(await rolesOf('dev-narang', 'mat-120'), ['membership#Instructor', 'institution/person#Administrator', 'system/person#Administrator']);
});

test('an activity has a resource link of its own, and a new window is told as one', async (t) => {
  const campus = await testCampus(t);
  const payload = await launched(campus, 'ana-ribeiro', 'car-210', '?item=meet-your-mentor&in=window');
  assert.equal((payload[`${lti}resource_link`] as { id: string }).id, 'car-210:meet-your-mentor');
  assert.equal((payload[`${lti}launch_presentation`] as { document_target: string }).document_target, 'window');
});

test('the administrator decides what the tool learns about people', async (t) => {
  const campus = await testCampus(t);
  const dev = await campus.browserOf('dev-narang');
  for (const [privacy, name, email] of [
    ['anonymous', undefined, undefined],
    ['name', 'Ana Ribeiro', undefined],
    ['public', 'Ana Ribeiro', 'ana.ribeiro@students.northfield.example'],
  ] as const) {
    await dev.post(`/admin/tools/${client}/privacy`, { privacy });
    const payload = await launched(campus, 'ana-ribeiro');
    assert.deepEqual([payload.name, payload.email, payload.zoneinfo], [name, email, 'America/Sao_Paulo']);
  }
});

test('a request that comes from a frame without the cookie is posted once more from our own page', async (t) => {
  const { campus, browser, request } = await ana(t);
  const { action, fields } = await selfPosting(await authorize(new Browser(campus.url), request));
  assert.equal(action, `${campus.url}/lti/authorize`);
  const answer = await selfPosting(await browser.post('/lti/authorize', fields));
  assert.equal(decodeJwt(answer.fields.id_token ?? '').sub, 'ana-ribeiro');
});

test('nobody signed in: login_required', async (t) => {
  const { campus, request } = await ana(t);
  assert.equal(await refusal(await authorize(new Browser(campus.url), { ...request, reposted: '1' })), 'login_required');
});

test('an unknown client or address gets a page and is sent nowhere', async (t) => {
  const { campus, browser, request } = await ana(t);
  for (const wrong of [
    { client_id: 'somebody-else' },
    { redirect_uri: 'https://evil.example/launch' },
    { redirect_uri: `${toolUrl}/lti/launch/` },
    { redirect_uri: `${toolUrl}/lti/launch?x=1` },
    { redirect_uri: '' },
  ]) {
    const response = await authorize(browser, { ...request, ...wrong });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('location'), null);
    assert.doesNotMatch(await response.text(), /evil\.example|<form/);
  }
  const twice = await browser.get(`/lti/authorize?${new URLSearchParams(request)}&redirect_uri=https://evil.example`);
  assert.equal(twice.status, 400);
  const dev = await campus.browserOf('dev-narang');
  await dev.post(`/admin/tools/${client}/off`, {});
  assert.equal((await authorize(browser, request)).status, 400);
});

test('an incomplete request goes back to the tool as an error with its state', async (t) => {
  const { browser, request } = await ana(t);
  const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(request).filter(([key]) => key !== name));
  for (const [wrong, error] of [
    [{ ...request, response_type: 'code' }, 'unsupported_response_type'],
    [{ ...request, response_mode: 'query' }, 'invalid_request'],
    [{ ...request, scope: 'email' }, 'invalid_scope'],
    [{ ...request, prompt: 'login' }, 'invalid_request'],
    [without('nonce'), 'invalid_request'],
    [without('state'), 'invalid_request'],
    [without('login_hint'), 'invalid_request'],
    [without('lti_message_hint'), 'invalid_request'],
  ] as const) {
    assert.equal(await refusal(await authorize(browser, wrong)), error);
  }
  const { fields } = await selfPosting(await authorize(browser, without('nonce')));
  assert.equal(fields.state, 'state-1');
});

test('a hint is good for the person and the session that it was made for', async (t) => {
  const { campus, browser, request } = await ana(t);
  const ben = await campus.browserOf('ben-kohler');
  assert.equal(await refusal(await authorize(ben, request)), 'access_denied');
  assert.equal(await refusal(await authorize(ben, { ...request, login_hint: 'ben-kohler' })), 'access_denied');
  const elsewhere = await campus.browserOf('ana-ribeiro');
  assert.equal(await refusal(await authorize(elsewhere, request)), 'access_denied');
  assert.equal(await refusal(await authorize(browser, { ...request, login_hint: 'ben-kohler' })), 'access_denied');
  const { fields } = await selfPosting(await authorize(browser, request));
  assert.ok(fields.id_token, 'a refused stranger does not spend the hint');
});

test('a hint is worth one launch and ten minutes', async (t) => {
  const { campus, browser, request } = await ana(t);
  assert.ok((await selfPosting(await authorize(browser, request))).fields.id_token);
  assert.equal(await refusal(await authorize(browser, request)), 'invalid_request');
  const late = await begin(browser);
  campus.clock.now = new Date(campus.clock.now.getTime() + 10 * 60_000);
  assert.equal(await refusal(await authorize(browser, late)), 'invalid_request');
  assert.equal(await refusal(await authorize(browser, { ...(await begin(browser)), lti_message_hint: 'made-up' })), 'invalid_request');
});

test('one hint sent many times at once gives one launch', async (t) => {
  const { browser, request } = await ana(t);
  const answers = await Promise.all(Array.from({ length: 20 }, async () => selfPosting(await authorize(browser, request))));
  assert.equal(answers.filter(({ fields }) => fields.id_token !== undefined).length, 1);
});

test('a course of others cannot be opened', async (t) => {
  const campus = await testCampus(t);
  const ben = await campus.browserOf('ben-kohler');
  assert.equal((await ben.get(`/courses/mat-120/tools/${client}/launch`)).status, 404);
  assert.equal((await ben.get('/courses/mat-120')).status, 404);
});
