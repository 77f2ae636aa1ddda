import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, test } from 'node:test';
import { aGradeColumn, anId, aProgram, aScore } from '../../models/factories.ts';
import { GradeColumnModel } from '../../models/grades/grade-column.model.ts';
import { ScoreModel } from '../../models/grades/score.model.ts';
import { listDeployments, offerDeployment } from '../../models/tenants/deployments.ts';
import { findInvitation, invite } from '../../models/tenants/invitations.ts';
import { listRefusals } from '../../models/tenants/launch-outcomes.ts';
import { templatesFor } from '../../models/tenants/registration-choices.ts';
import { listRegistrations, registrationForLogin, type Registration } from '../../models/tenants/registrations.ts';
import { serviceScopes } from '../../models/tenants/service-scopes.ts';
import { Browser, refusalIn, toolUrl, useLtiServer, type Page } from '../launch/test-launch.ts';

const server = await useLtiServer();
const owner = { kind: 'owner' } as const;
const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** A platform that registers tools as Moodle 4.5.6 was seen to: bearer on both requests, an answer of its own with what it kept of ours. */
let origin = '';
let clients = 0;
let asked: { path: string; authorization: string | undefined; body: Record<string, unknown> }[] = [];
let configuration: (own: Record<string, unknown>) => unknown = (own) => own;
let answer: (response: ServerResponse, body: Record<string, unknown>) => void;
const moodleAnswer: typeof answer = (response, body) => {
  clients += 1;
  const { response_types, jwks_uri, initiate_login_uri, grant_types, redirect_uris, client_name, logo_uri, scope } = body;
  const { target_link_uri, domain, description, custom_parameters } = body[toolConfiguration] as Record<string, unknown>;
  response.end(JSON.stringify({
    client_id: `client-${clients}`, response_types, jwks_uri, initiate_login_uri, grant_types, redirect_uris, application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt', client_name, logo_uri, scope,
    [toolConfiguration]: {
      version: '1.3.0', deployment_id: String(clients), target_link_uri, domain, description, custom_parameters,
      claims: ['sub', 'iss', 'name', 'family_name', 'given_name', 'email'],
    },
  }));
};
const platform = createServer((request, response) => void serve(request, response));

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = '';
  for await (const part of request) text += String(part);
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  asked.push({ path: request.url!, authorization: request.headers.authorization, body });
  response.setHeader('Content-Type', 'application/json');
  if (request.url === '/mod/lti/openid-registration.php') return answer(response, body);
  const own = {
    issuer: origin,
    token_endpoint: `${origin}/mod/lti/token.php`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    jwks_uri: `${origin}/mod/lti/certs.php`,
    authorization_endpoint: `${origin}/mod/lti/auth.php`,
    registration_endpoint: `${origin}/mod/lti/openid-registration.php`,
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly', 'openid'],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'moodle',
      version: '4.5.6 (Build: 20250811)',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }, { type: 'LtiSubmissionReviewRequest' }],
      variables: ['basic-lti-launch-request', 'ContentItemSelectionRequest', 'Person.address.timezone'],
    },
  };
  response.end(JSON.stringify(configuration(own)));
}

await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
origin = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
after(() => {
  platform.closeAllConnections();
  platform.close();
});
beforeEach(() => {
  asked = [];
  answer = moodleAnswer;
  configuration = (own) => own;
});

const request = (): Record<string, string> => ({ openid_configuration: `${origin}/mod/lti/openid-configuration.php`, registration_token: 'one-hour.token.once' });
const post = (word: string, form = request(), headers: Record<string, string> = { Origin: 'null' }): Promise<Page> => server.post(`/lti/register/${word}`, form, new Browser(), headers);
const framedBy = (page: Page): string | undefined => /frame-ancestors ([^;]*)/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
const count = async (): Promise<number> => (await listRegistrations(owner)).length;

test('looking at an invitation asks the platform nothing, changes nothing, and shows whom it would connect', async () => {
  const { word } = await invite(owner);
  const page = await server.get(`/lti/register/${word}?${new URLSearchParams(request())}`);
  assert.equal(page.status, 200);
  assert.match(refusalIn(page), new RegExp(`^Connect ${new URL(origin).host} with Mentoring`));
  assert.equal(framedBy(page), origin);
  assert.equal(asked.length, 0);
  assert.ok(await findInvitation(word));
});

test('a person who opens the address is told that it is for their course site', async () => {
  const { word } = await invite(owner);
  const page = await server.get(`/lti/register/${word}`);
  assert.equal(page.status, 200);
  assert.equal(framedBy(page), "'none'");
});

test('the platform is read with its bearer, told what we are, and kept pending with its deployment', async () => {
  const { word } = await invite(owner);
  const page = await post(word);
  assert.equal(page.status, 200);
  assert.match(refusalIn(page), /is registered$/);
  assert.equal(framedBy(page), origin);
  assert.match(page.text, new RegExp(`data-platform="${origin}"`));
  assert.match(page.text, /src="\/lti\/assets\/registered.js"/);
  assert.deepEqual(asked.map(({ path, authorization }) => [path, authorization]), [
    ['/mod/lti/openid-configuration.php', 'Bearer one-hour.token.once'],
    ['/mod/lti/openid-registration.php', 'Bearer one-hour.token.once'],
  ]);
  const document = asked[1]!.body;
  assert.deepEqual(document['redirect_uris'], [`${toolUrl}/lti/launch`]);
  assert.equal(document['initiate_login_uri'], `${toolUrl}/lti/login`);
  assert.equal(document['jwks_uri'], `${toolUrl}/lti/keys`);
  assert.equal(document['token_endpoint_auth_method'], 'private_key_jwt');
  const tool = document[toolConfiguration] as { domain: string; claims: string[]; messages: { type: string }[] };
  assert.equal(tool.domain, new URL(toolUrl).host);
  assert.deepEqual(tool.claims, ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'], 'of ours, what the platform has');
  assert.deepEqual(tool.messages.map(({ type }) => type), ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest']);
  assert.equal(document['scope'], serviceScopes.memberships, 'of ours, what the platform has');
  assert.ok(!JSON.stringify(document).includes('canvas'));
  const registration = (await registrationForLogin(origin, `client-${clients}`)) as Registration;
  assert.equal(registration.state, 'pending');
  assert.equal(registration.authorizationUrl, `${origin}/mod/lti/auth.php`);
  const [deployment] = await listDeployments(owner, [registration.id]);
  assert.deepEqual([deployment!.deploymentId, deployment!.state], [String(clients), 'waiting']);
});

test('Canvas is told its own words for placement and privacy, and deploys later', async () => {
  configuration = (own) => ({ ...own, 'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'canvas', messages_supported: [{ type: 'LtiResourceLinkRequest' }] } });
  answer = (response, body) => {
    clients += 1;
    response.end(JSON.stringify({ ...body, client_id: `client-${clients}` }));
  };
  await post((await invite(owner, { approves: true })).word);
  assert.equal((asked[1]!.body[toolConfiguration] as Record<string, unknown>)['https://canvas.instructure.com/lti/privacy_level'], 'public');
  const registration = (await registrationForLogin(origin, `client-${clients}`)) as Registration;
  assert.equal(registration.state, 'active');
  assert.deepEqual(await listDeployments(owner, [registration.id]), []);
});

test('the page shows what can be chosen and what the platform will send for it', async () => {
  const { text } = await server.get(`/lti/register/${(await invite(owner)).word}?${new URLSearchParams(request())}`);
  for (const name of ['privacy', 'template', 'course_navigation', 'link_selection', 'editor_button', 'assignment_selection']) assert.ok(text.includes(`name="${name}"`), name);
  for (const scope of Object.values(serviceScopes)) assert.ok(text.includes(scope), scope);
  assert.match(text, /<li class="mailed"><code>email<\/code>/);
  assert.match(text, /<li class="named"><code>family_name<\/code>/);
});

test('what was chosen is asked for, kept, and leads the templates that a teacher is offered', async () => {
  configuration = (own) => ({
    ...own,
    claims_supported: undefined,
    scopes_supported: [...Object.values(serviceScopes), 'openid'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'canvas',
      messages_supported: [{ type: 'LtiResourceLinkRequest', placements: ['course_navigation'] }, { type: 'LtiDeepLinkingRequest', placements: ['ContentArea', 'RichTextEditor'] }],
    },
  });
  await post((await invite(owner)).word, { ...request(), privacy: 'anonymous', template: 'reverse', course_navigation: 'on', editor_button: 'on' });
  const document = asked[1]!.body;
  const tool = document[toolConfiguration] as { claims: string[]; messages: { type: string; placements: string[] }[] } & Record<string, unknown>;
  assert.deepEqual(tool.claims, ['iss', 'sub', 'locale', 'zoneinfo'], 'neither name nor mail; where the platform does not say what it has, all of ours');
  assert.equal(tool['https://canvas.instructure.com/lti/privacy_level'], 'anonymous');
  assert.deepEqual(tool.messages.map(({ type, placements }) => [type, placements]), [['LtiResourceLinkRequest', ['course_navigation']], ['LtiDeepLinkingRequest', ['RichTextEditor']]]);
  assert.deepEqual(String(document['scope']).split(' '), Object.values(serviceScopes));
  const { choices, grantedScopes } = (await registrationForLogin(origin, `client-${clients}`)) as Registration;
  assert.deepEqual({ ...choices }, { template: 'reverse', placements: ['course_navigation', 'editor_button'], privacy: 'anonymous' });
  assert.deepEqual(grantedScopes, Object.values(serviceScopes));
  assert.equal(templatesFor(choices)[0], 'reverse');
});

test('where no place for the picker was chosen, it is not asked for', async () => {
  await post((await invite(owner)).word, { ...request(), privacy: 'name_only', course_navigation: 'on' });
  const tool = asked[1]!.body[toolConfiguration] as { claims: string[]; messages: { type: string }[] };
  assert.deepEqual(tool.messages.map(({ type }) => type), ['LtiResourceLinkRequest', 'LtiSubmissionReviewRequest']);
  assert.ok(tool.claims.includes('name') && !tool.claims.includes('email'));
});

test('a choice that is none is refused before the invitation is claimed', async () => {
  const { word } = await invite(owner);
  for (const wrong of [{ privacy: 'all' }, { privacy: 'public', template: 'cult' }]) assert.equal((await post(word, { ...request(), ...wrong })).status, 400);
  assert.ok(await findInvitation(word));
  assert.equal(asked.length, 0);
});

test('an invitation with approval included opens the door at once', async () => {
  const { word } = await invite(owner, { approves: true });
  const page = await post(word);
  assert.match(refusalIn(page), /is connected$/);
  const registration = (await registrationForLogin(origin, `client-${clients}`)) as Registration;
  assert.equal(registration.state, 'active');
  const [deployment] = await listDeployments(owner, [registration.id]);
  assert.equal(deployment!.state, 'active');
  assert.ok(deployment!.tenantId);
});

test('an invitation is used once; a spent, expired, unknown or half one is a 404 and frames nothing', async () => {
  const { word } = await invite(owner);
  await post(word);
  const earlier = await count();
  const expired = (await invite(owner, { minutes: 0 })).word;
  for (const one of [word, expired, 'guessed', word.slice(0, 20)]) {
    const title = one === word ? /has done its work/ : one === expired ? /has run out/ : /isn’t open/;
    for (const page of [await post(one), await server.get(`/lti/register/${one}?${new URLSearchParams(request())}`)]) {
      assert.equal(page.status, 404);
      assert.equal(framedBy(page), "'none'");
      assert.match(refusalIn(page), title);
    }
  }
  assert.equal(await count(), earlier);
  assert.equal(asked.length, 2);
});

test('of ten registrations at once with one invitation exactly one happens', async () => {
  const { word } = await invite(owner);
  const earlier = await count();
  const pages = await Promise.all(Array.from({ length: 10 }, () => post(word)));
  assert.deepEqual(pages.map(({ status }) => status).sort(), [200, ...Array.from({ length: 9 }, () => 404)]);
  assert.equal(await count(), earlier + 1);
});

test('a platform that registers again with the same client id renews its registration and keeps its state', async () => {
  await post((await invite(owner, { approves: true })).word);
  const clientId = `client-${clients}`;
  answer = (response, body) => void response.end(JSON.stringify({ ...body, client_id: clientId, [toolConfiguration]: { deployment_id: String(clients) } }));
  const earlier = await count();
  const { word } = await invite(owner);
  const asks = await server.get(`/lti/register/${word}?${new URLSearchParams(request())}`);
  assert.match(refusalIn(asks), /^Update the connection with /);
  const page = await post(word, { ...request(), privacy: 'anonymous' });
  assert.match(refusalIn(page), /is up to date$/);
  assert.equal(await count(), earlier);
  const [deployment] = await listDeployments(owner, [((await registrationForLogin(origin, clientId)) as Registration).id]);
  assert.equal(deployment!.state, 'active');
  const again = await server.get(`/lti/register/${(await invite(owner)).word}?${new URLSearchParams(request())}`);
  assert.match(again.text, /value="anonymous" checked/, 'what was chosen last');
  assert.equal(((await registrationForLogin(origin, clientId)) as Registration).state, 'active');
});

test('a platform that does not say what it grants grants what it was asked for, and when it registers again what it had', async () => {
  const granted = async (scope: unknown, clientId: string) => {
    answer = (response) => void response.end(JSON.stringify({ client_id: clientId, scope }));
    await post((await invite(owner)).word);
    return ((await registrationForLogin(origin, clientId)) as Registration).grantedScopes;
  };
  const { memberships, scores } = serviceScopes;
  assert.deepEqual(await granted(undefined, 'silent'), [memberships], 'of ours, what the platform has');
  assert.deepEqual(await granted([memberships, scores], 'listing'), [memberships, scores]);
  assert.deepEqual(await granted(undefined, 'listing'), [memberships, scores]);
  assert.deepEqual(await granted('', 'listing'), [], 'nothing, and it says so');
  assert.deepEqual(await granted(undefined, 'listing'), [memberships], 'what was asked for, where it had nothing');
});

test('scores and columns that were stopped for want of a scope go on when the platform registers again with it', async () => {
  const { scores, lineItems } = serviceScopes;
  const registered = async (scope: readonly string[]) => {
    answer = (response) => void response.end(JSON.stringify({ client_id: 'growing', scope, [toolConfiguration]: { deployment_id: 'growing-1' } }));
    await post((await invite(owner, { approves: true })).word);
    const { id } = (await registrationForLogin(origin, 'growing')) as Registration;
    return { registrationId: id as never, deploymentId: (await listDeployments(owner, [id]))[0]!.id as never };
  };
  const ids = await registered([]);
  const place = await aProgram();
  const [there, missing] = [await aGradeColumn(place, ids), await aGradeColumn(place, { ...ids, state: 'missing', fault: 'scope', lineItemUrl: null })];
  const score = await aScore(there, anId(), { points: 10, state: 'parked', failure: 'scope' });
  const states = async () => [(await ScoreModel.findOne({ ...place, _id: score }).lean())!.state, (await GradeColumnModel.findOne({ ...place, _id: missing._id }).lean())!.state];
  await registered([]);
  assert.deepEqual(await states(), ['parked', 'missing']);
  await registered([scores, lineItems]);
  assert.deepEqual(await states(), ['due', 'looking']);
});

test('an approving invitation lets in what comes with it, and nothing that waited before', async () => {
  await post((await invite(owner, { approves: true })).word);
  const clientId = `client-${clients}`;
  const { id } = (await registrationForLogin(origin, clientId)) as Registration;
  await offerDeployment(id, 'another-school');
  answer = (response, body) => void response.end(JSON.stringify({ ...body, client_id: clientId, [toolConfiguration]: {} }));
  await post((await invite(owner, { approves: true })).word);
  assert.deepEqual((await listDeployments(owner, [id])).map(({ state }) => state), ['active', 'waiting']);
});

const faults: [string, RegExp, () => Record<string, string> | void][] = [
  ['an issuer on another host', /issuer is on another host/, () => void (configuration = (own) => ({ ...own, issuer: 'https://victim.example.edu' }))],
  ['an issuer on another port', /issuer is on another host/, () => void (configuration = (own) => ({ ...own, issuer: 'http://127.0.0.1:1' }))],
  ['an endpoint on another host, which would get the bearer', /registration_endpoint is on another host/, () => void (configuration = (own) => ({ ...own, registration_endpoint: 'https://evil.example/register' }))],
  ['a configuration that lacks an endpoint', /lacks issuer/, () => void (configuration = ({ jwks_uri: _left, ...own }) => own)],
  ['a configuration that names a script as an endpoint', /lacks issuer/, () => void (configuration = (own) => ({ ...own, authorization_endpoint: 'javascript:alert(1)' }))],
  ['a configuration that is a list', /lacks issuer/, () => void (configuration = () => [])],
  ['a platform that refuses', /platform refused/, () => void (answer = (response) => void response.writeHead(403).end('{}'))],
  ['a bearer of Moodle that was used before', /platform refused/, () => void (answer = (response) => void response.writeHead(401, { 'Content-Type': 'text/html; charset=utf-8' }).end('token_already_used'))],
  ['an answer without client id', /no client_id/, () => void (answer = (response) => void response.end('{}'))],
  ['an answer that is no JSON', /no client_id/, () => void (answer = (response) => void response.end('<html>'))],
  ['a configuration that is not there', /could not be read/, () => ({ openid_configuration: 'http://127.0.0.1:1/x' })],
  ['a configuration address of another kind', /not an https address/, () => ({ openid_configuration: 'file:///etc/passwd' })],
];
for (const [name, detail, arrange] of faults) {
  test(`${name} stops the registration, says why, and leaves the invitation open`, async () => {
    const { word } = await invite(owner);
    const earlier = await count();
    const page = await post(word, { ...request(), ...(arrange() ?? {}) });
    assert.equal(page.status, 400);
    assert.match(page.text, detail);
    assert.match(page.text, /<code[^>]*>[2-9A-Z]{3}-[2-9A-Z]{3}<\/code>/, 'a code that the owner finds');
    assert.equal(await count(), earlier);
    assert.ok(await findInvitation(word));
  });
}

test('the owner reads why a registration stopped, by the code that its page showed', async () => {
  answer = (response) => void response.writeHead(403).end('{}');
  const page = await post((await invite(owner)).word);
  const [, reference = ''] = /<code[^>]*>([2-9A-Z]{3}-[2-9A-Z]{3})<\/code>/.exec(page.text) ?? [];
  await server.outcomes.flush();
  const [told] = await listRefusals(owner, { reference });
  assert.deepEqual([told?.code, told?.reason], ['registration-failed', 'platform-refused']);
});

test('a form of another site is refused; our own, also where the browser hides its origin, is not', async () => {
  const { word } = await invite(owner);
  assert.equal((await post(word, request(), { Origin: 'https://evil.example' })).status, 400);
  assert.ok(await findInvitation(word));
  assert.equal((await post(word, request(), { Origin: toolUrl })).status, 200);
});

test('neither the invitation nor the bearer stands in the log', async () => {
  const { word } = await invite(owner);
  await server.get(`/lti/register/${word}?${new URLSearchParams(request())}`);
  await post(word);
  assert.ok(!server.logged.join().includes(word));
  assert.ok(!server.logged.join().includes('one-hour'));
});
