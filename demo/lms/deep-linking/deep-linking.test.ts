import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import { Browser, selfPosting } from '../test-campus.ts';
import { clientId, deploymentId, dl, launched, lti, testTool } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';

interface Choosing {
  tool: TestTool;
  chiara: Browser;
  settings: Record<string, unknown>;
  /** A good answer with these items. */
  answer(items: unknown, change?: Record<string, unknown>): JWTPayload;
  send(claims: JWTPayload, browser?: Browser): Promise<Response>;
}

const choose = `/courses/car-210/tools/${clientId}/choose`;

async function choosing(t: TestContext, path = choose, known?: { tool: TestTool; chiara: Browser }): Promise<Choosing> {
  const tool = known?.tool ?? (await testTool(t));
  const chiara = known?.chiara ?? (await tool.campus.browserOf('chiara-bianchi'));
  const claims = await launched(chiara, path, `${tool.url}/launch`);
  assert.equal(claims[`${lti}message_type`], 'LtiDeepLinkingRequest');
  assert.equal(claims[`${lti}target_link_uri`], `${tool.url}/choose`);
  assert.equal(claims[`${lti}resource_link`], undefined);
  const settings = claims[`${dl}deep_linking_settings`] as Record<string, unknown>;
  const seconds = Math.floor(tool.campus.clock.now.getTime() / 1000);
  return {
    tool,
    chiara,
    settings,
    answer: (items, change = {}) => ({
      iss: clientId, aud: tool.campus.url, iat: seconds, exp: seconds + 60, nonce: randomUUID(),
      [`${lti}message_type`]: 'LtiDeepLinkingResponse', [`${lti}version`]: '1.3.0', [`${lti}deployment_id`]: deploymentId,
      [`${dl}data`]: settings.data, [`${dl}content_items`]: items, ...change,
    }),
    send: async (given, browser = chiara) => browser.post(new URL(String(settings.deep_link_return_url)).pathname, { JWT: await tool.sign(given), reposted: '1' }),
  };
}

async function modules(browser: Browser): Promise<string> {
  return (await browser.get('/courses/car-210/modules')).text();
}

/** Addresses of the placed activities, in order. */
async function placed(browser: Browser): Promise<string[]> {
  return [...(await modules(browser)).matchAll(/href="(\/courses\/car-210\/activities\/[0-9a-f]+)"/g)].map(([, path = '']) => path);
}

const link = { type: 'ltiResourceLink', title: 'Find a mentor', text: 'Look around.', custom: { widget: 'directory', topic: '$Context.title' } };

test('a teacher is offered the tools that can be chosen from; a student is not', async (t) => {
  const { tool, chiara } = await choosing(t);
  assert.match(await modules(chiara), /<a class="button" href="\/courses\/car-210\/add\/test-tool">Test tool<\/a>/);
  assert.match(await (await chiara.get('/courses/car-210/add/test-tool')).text(), /<iframe class="tool-frame" src="\/courses\/car-210\/tools\/test-tool\/choose\?"/);
  const ana = await tool.campus.browserOf('ana-ribeiro');
  assert.doesNotMatch(await modules(ana), /add\/test-tool/);
  assert.equal((await ana.get('/courses/car-210/add/test-tool')).status, 404);
  assert.equal((await ana.get(choose)).status, 404);
});

test('the request says what is taken back and where', async (t) => {
  const { tool, settings } = await choosing(t);
  const { data, ...rest } = settings;
  assert.match(String(data), /^[\w-]{32}$/);
  assert.deepEqual(rest, {
    deep_link_return_url: `${tool.campus.url}/lti/deep-linking/return`,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: true,
    accept_lineitem: true,
    auto_create: true,
  });
});

test('several links become activities, each with its own parameters, address and window', async (t) => {
  const { tool, chiara, answer, send } = await choosing(t);
  const response = await send(answer([link, { ...link, title: 'My goals', url: `${tool.url}/goals`, window: { targetName: '_blank' } }, { type: 'ltiResourceLink', iframe: { height: 420 } }], { [`${dl}msg`]: 'Have fun.' }));
  assert.equal(response.status, 200);
  assert.match(await response.text(), /href="\/courses\/car-210\/modules" target="_top"/);
  assert.match(await modules(chiara), /3 activities are in the course\. Test tool: Have fun\./);
  assert.doesNotMatch(await modules(chiara), /Have fun/, 'it is told once');

  const ana = await tool.campus.browserOf('ana-ribeiro');
  const [first = '', second = '', third = ''] = await placed(ana);
  assert.match(await (await ana.get(first)).text(), /Look around\.[^]*in a new window[^]*<iframe class="tool-frame"/, 'what would move with the frame’s height stands above it');
  const inWindow = await (await ana.get(second)).text();
  assert.match(inWindow, /Open in a new window/);
  assert.doesNotMatch(inWindow, /class="tool-frame"/);
  assert.match(await (await ana.get(third)).text(), /title="Test tool" height="420"/);

  const claims = await launched(ana, `/courses/car-210/tools/${clientId}/launch?item=${second.split('/').at(-1) ?? ''}&in=window`, `${tool.url}/launch`);
  assert.equal(claims[`${lti}message_type`], 'LtiResourceLinkRequest');
  assert.equal(claims[`${lti}target_link_uri`], `${tool.url}/goals`);
  assert.deepEqual(claims[`${lti}custom`], { widget: 'directory', topic: 'Your first year at work' });
  const { id, title, description } = claims[`${lti}resource_link`] as Record<string, string>;
  assert.deepEqual([title, description], ['My goals', 'Look around.']);
  assert.equal(id, `car-210:${second.split('/').at(-1) ?? ''}`);
});

test('a link with a line item gets its column in the gradebook', async (t) => {
  const { tool, chiara, answer, send } = await choosing(t);
  await send(answer([{ ...link, submission: { endDateTime: '2026-12-11T22:59:00.000Z' }, lineItem: { label: 'Mentoring', scoreMaximum: 3, resourceId: 'program', tag: 'meetings' } }]));
  assert.match(await (await chiara.get('/courses/car-210/grades')).text(), /<th scope="col">Mentoring<span class="hint">of 3<\/span>/);
  const [path = ''] = await placed(chiara);
  const claims = await launched(await tool.campus.browserOf('ana-ribeiro'), `/courses/car-210/tools/${clientId}/launch?item=${path.split('/').at(-1) ?? ''}`, `${tool.url}/launch`);
  const endpoint = claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] as { lineitem: string };
  const item = (await (await fetch(endpoint.lineitem, { headers: { authorization: `Bearer ${await tool.token()}` } })).json()) as Record<string, unknown>;
  assert.deepEqual([item.label, item.scoreMaximum, item.resourceId, item.tag, item.endDateTime, item.resourceLinkId], ['Mentoring', 3, 'program', 'meetings', '2026-12-11T22:59:00.000Z', `car-210:${path.split('/').at(-1) ?? ''}`]);
});

test('nothing chosen, and an error told by the tool', async (t) => {
  const first = await choosing(t);
  await first.send(first.answer([]));
  assert.match(await modules(first.chiara), /Nothing was chosen; the course is as it was\./);
  const second = await choosing(t, choose, first);
  await second.send(second.answer([], { [`${dl}errormsg`]: 'This program <b>is closed</b>.' }));
  assert.match(await modules(second.chiara), /role="alert">Test tool could not do it: This program &lt;b&gt;is closed&lt;\/b&gt;\./);
  assert.deepEqual(await placed(first.chiara), []);
});

test('an activity is chosen again in its place, one only, and removed', async (t) => {
  const { tool, chiara, answer, send } = await choosing(t);
  await send(answer([{ ...link, lineItem: { scoreMaximum: 3 } }]));
  const [path = ''] = await placed(chiara);
  const again = await choosing(t, `${choose}?replaces=${path.split('/').at(-1) ?? ''}`, { tool, chiara });
  assert.equal(again.settings.accept_multiple, false);
  assert.match(await (await again.send(again.answer([link, link]))).text(), /several links where one was asked for/);
  await again.send(again.answer([{ ...link, title: 'My goals', lineItem: { scoreMaximum: 5 } }]));
  assert.deepEqual(await placed(chiara), [path]);
  assert.match(await (await chiara.get(path)).text(), /<h2>My goals<\/h2>/);
  assert.equal([...(await (await chiara.get('/courses/car-210/grades')).text()).matchAll(/of 5<\/span>/g)].length, 1);

  const ana = await tool.campus.browserOf('ana-ribeiro');
  assert.equal((await ana.post(`${path}/remove`, {})).status, 404);
  await chiara.post(`${path}/remove`, {});
  assert.equal((await ana.get(path)).status, 404);
  assert.equal((await ana.get(`/courses/car-210/tools/${clientId}/launch?item=${path.split('/').at(-1) ?? ''}`)).status, 404);
  assert.doesNotMatch(await (await chiara.get('/courses/car-210/grades')).text(), /of 5<\/span>/, 'its column goes with it');
});

test('an answer that is not the tool’s, not in time or not to this request is refused by name', async (t) => {
  const { tool, chiara, answer, send } = await choosing(t);
  const seconds = Math.floor(tool.campus.clock.now.getTime() / 1000);
  for (const [change, why] of [
    [{ iss: 'somebody-else' }, /iss is no tool/],
    [{ aud: 'https://elsewhere.example' }, /aud is missing or wrong/],
    [{ exp: seconds - 60 }, /exp has passed/],
    [{ iat: undefined }, /iat is missing or wrong/],
    [{ nonce: undefined }, /nonce is missing or wrong/],
    [{ [`${lti}message_type`]: 'LtiResourceLinkRequest' }, /message_type has to be/],
    [{ [`${lti}version`]: '1.1' }, /version has to be/],
    [{ [`${lti}deployment_id`]: 'another' }, /deployment_id is not/],
    [{ [`${dl}data`]: 'made-up' }, /data is not what was sent along/],
    [{ [`${dl}data`]: undefined }, /data is not what was sent along/],
  ] as const) {
    const response = await send(answer([link], change));
    assert.equal(response.status, 400);
    assert.match(await response.text(), why);
  }
  const stranger = await generateKeyPair('RS256');
  const forged = await chiara.post('/lti/deep-linking/return', { JWT: await tool.sign(answer([link]), stranger), reposted: '1' });
  assert.match(await forged.text(), /signature is not the tool’s/);
  assert.equal((await chiara.post('/lti/deep-linking/return', { reposted: '1' })).status, 400);
  assert.deepEqual(await placed(chiara), []);
});

test('an answer counts once, and only from whoever began', async (t) => {
  const { tool, chiara, answer, send } = await choosing(t);
  const moses = await tool.campus.browserOf('moses-oyelaran');
  assert.match(await (await send(answer([link]), moses)).text(), /Somebody else began this choice/);
  assert.match(await (await send(answer([link]), new Browser(tool.campus.url))).text(), /you signed out meanwhile/);
  const good = answer([link]);
  assert.equal((await send(good)).status, 200);
  assert.match(await (await send(good)).text(), /nonce was used before/);
  assert.match(await (await send(answer([link]))).text(), /answered before/);
  assert.equal((await placed(chiara)).length, 1);
});

test('the form of a frame without the cookie is posted once more from our own page', async (t) => {
  const { tool, chiara, answer } = await choosing(t);
  const token = await tool.sign(answer([link]));
  const { action, fields } = await selfPosting(await new Browser(tool.campus.url).post('/lti/deep-linking/return', { JWT: token }));
  assert.equal(action, `${tool.campus.url}/lti/deep-linking/return`);
  assert.equal((await chiara.post('/lti/deep-linking/return', fields)).status, 200);
  assert.equal((await placed(chiara)).length, 1);
});

test('items that are of another kind, lead elsewhere or are not whole are refused, all of them', async (t) => {
  const { tool, chiara, answer, send } = await choosing(t);
  for (const [item, why] of [
    [{ type: 'link', url: `${tool.url}/x` }, /has to be ltiResourceLink/],
    [{ ...link, url: 'https://elsewhere.example/' }, /is not an address of this tool/],
    [{ ...link, url: 'javascript:alert(1)' }, /content_items\.1\.url/],
    [{ ...link, custom: { level: 3 } }, /content_items\.1\.custom\.level/],
    [{ ...link, lineItem: { label: 'No maximum' } }, /content_items\.1\.lineItem\.scoreMaximum/],
  ] as const) {
    const response = await send(answer([link, item]));
    assert.equal(response.status, 400);
    assert.match(await response.text(), why);
  }
  assert.deepEqual(await placed(chiara), []);
});

test('a tool that takes no such message offers nothing to choose from', async (t) => {
  const tool = await testTool(t, { messages: {} });
  const chiara = await tool.campus.browserOf('chiara-bianchi');
  assert.doesNotMatch(await modules(chiara), /Add activity/);
  assert.equal((await chiara.get(choose)).status, 404);
});
