/** A login in a frame, and a launch whose proof comes from platform storage instead of a cookie. The browser's part: demo/journeys. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { suspendRegistration } from '../../models/tenants/registrations.ts';
import { Browser, hasSession, jsonIn, LtiServer, refusalIn, toolUrl, useLtiServer, type Begun, type Page } from './test-launch.ts';
import { TestPlatform, type Claims } from './test-platform.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
await platform.start();
await platform.register();
after(() => platform.stop());
beforeEach(() => {
  server.clock.now = null;
});

const offered = { lti_storage_target: 'platform_storage' };
const ownPage = { Origin: toolUrl };
const without = new Browser(); // keeps nothing that it is sent

async function signed({ nonce }: Begun, overrides: Claims = {}): Promise<string> {
  return platform.sign({ ...platform.claims(nonce, toolUrl, server.clock.now ?? new Date()), ...overrides });
}

/** A launch whose browser lost the cookie, up to the page that asks platform storage. */
async function posted(form = offered, overrides: Claims = {}) {
  const begun = await server.beginInFrame(platform, form);
  const launch = { state: begun.state, id_token: await signed(begun, overrides) };
  return { begun, launch, proof: begun.storage?.value ?? '', page: await server.post('/lti/launch', launch, new Browser()) };
}

const prove = (form: Record<string, string>, headers: Record<string, string> = ownPage): Promise<Page> => server.post('/lti/proof', form, without, headers);

function assertRefused(page: Page, reason: string): void {
  assert.equal(server.lastRefusal, reason);
  assert.ok(page.status === 400 || page.status === 401, String(page.status));
  assert.ok(!hasSession(page));
}

test('a login in a window is a redirect, in a frame a page with everything for both ways; who does not say is redirected, unless storage is offered', async () => {
  const { page, storage, address, browser } = await server.beginInFrame(platform, offered);
  assert.equal(page.status, 200);
  assert.equal(address.origin, platform.origin);
  assert.match(browser.lines[0] ?? '', /^__Host-lti-[\w-]{22}=[\w-]{43};.*Partitioned/);
  const [, key, value] = /^__Host-(lti-[\w-]{22})=([\w-]{43});/.exec(browser.lines[0]!)!;
  assert.deepEqual(storage, { target: 'platform_storage', origin: platform.origin, key, value });
  const login = { iss: platform.issuer, login_hint: '7', target_link_uri: toolUrl };
  assert.equal((await server.post('/lti/login', login)).status, 302);
  assert.match((await server.post('/lti/login', { ...login, ...offered })).text, /mentor-login/);
});

test('the page of a login is framed by its platform, runs nothing inline, posts to this tool alone, and tells nobody where it was', async () => {
  const { headers } = (await server.beginInFrame(platform)).page;
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, new RegExp(`frame-ancestors ${platform.origin.replaceAll('.', '\\.')}(;|$)`));
  assert.match(policy, /script-src 'self';.*form-action 'self';.*require-trusted-types-for 'script'/);
  assert.ok(!/unsafe|\*/.test(policy));
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('the proof is in the page only where platform storage was offered', async () => {
  const { page, storage, browser } = await server.beginInFrame(platform);
  assert.equal(storage, null);
  for (const proof of browser.cookies.values()) assert.ok(!page.text.includes(proof));
});

test('the login’s page learns whether the cookie was kept, by a request of its own', async () => {
  const { state, browser } = await server.beginInFrame(platform);
  const kept = async (from: Browser) => JSON.parse((await server.post('/lti/kept', { state }, from)).text) as unknown;
  assert.deepEqual(await kept(browser), { kept: true });
  assert.deepEqual(await kept(new Browser()), { kept: false });
  assert.equal((await server.post('/lti/kept', 'state=a&state=b')).status, 400);
});

test('a new window begins with the platform’s login as it came, by a form, and goes on by a page instead of a redirect', async () => {
  const hint = '{"cmid":"4","launchid":"a b&c"}';
  const { page } = await server.beginInFrame(platform, { lti_message_hint: hint });
  const [, form] = /<form method="post" action="\/lti\/login" target="_blank" rel="noopener">(.*?)<\/form>/s.exec(page.text)!;
  const fields = Object.fromEntries([...form!.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]));
  assert.deepEqual(fields, { iss: platform.issuer, client_id: platform.clientId, login_hint: '7', lti_message_hint: hint, target_link_uri: `${toolUrl}/lti/launch` });
  const opened = await server.post('/lti/login', fields, new Browser(), { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'same-origin' });
  assert.equal(opened.status, 200);
  assert.match(jsonIn<{ authorization: string }>(opened, 'mentor-login').authorization, new RegExp(`^${platform.origin}/auth`));
});

test('where a cookie holds, platform storage is not asked', async () => {
  const begun = await server.beginInFrame(platform, offered);
  assert.ok(hasSession(await server.post('/lti/launch', { state: begun.state, id_token: await signed(begun) }, begun.browser)));
});

test('without a cookie the launch is verified, waits for the proof from platform storage, and then opens', async () => {
  const { begun, launch, proof, page } = await posted();
  assert.equal(page.status, 200);
  assert.ok(!hasSession(page));
  assert.deepEqual(jsonIn(page, 'mentor-storage'), { target: 'platform_storage', origin: platform.origin, key: begun.storage!.key });
  assert.ok(!page.text.includes(proof));
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self';/);
  const opened = await prove({ ...launch, proof });
  assert.ok(hasSession(opened));
  assertRefused(await prove({ ...launch, proof }), 'launch-replayed');
  assertRefused(await server.post('/lti/launch', launch, begun.browser), 'launch-replayed');
});

test('the page that asks platform storage may be loaded again', async () => {
  const { launch, proof } = await posted();
  assert.match((await server.post('/lti/launch', launch, new Browser())).text, /mentor-storage/);
  assert.ok(hasSession(await prove({ ...launch, proof })));
});

test('one launch that waits for its proof is verified so many times a minute from one address, and those of others go on', async () => {
  const small = new LtiServer();
  await small.start(5 / 5_000);
  small.clock.now = new Date();
  const begun = await small.beginInFrame(platform, offered, new Browser('192.0.2.1'));
  const launch = { state: begun.state, id_token: await signed(begun) };
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) statuses.push((await small.post('/lti/launch', launch, new Browser('192.0.2.1'))).status);
  assert.deepEqual([statuses, small.lastRefusal], [[200, 200, 200, 200, 200, 429], 'too-many']);
  const another = await small.beginInFrame(platform, offered, new Browser('192.0.2.2'));
  const page = await small.post('/lti/launch', { state: another.state, id_token: await signed(another) }, new Browser('192.0.2.2'));
  assert.match(page.text, /mentor-storage/);
  await small.stop();
});

test('without a cookie and without storage the person is told what to do', async () => {
  const { page } = await posted({} as typeof offered);
  assertRefused(page, 'cookies-blocked');
  assert.equal(refusalIn(page), 'Open this again from your course');
});

test('storage that does not answer, or had nothing, is told as well, and the login still waits for its proof', async () => {
  const { launch, proof } = await posted();
  assertRefused(await prove({ ...launch, proof: '' }), 'cookies-blocked');
  assert.ok(hasSession(await prove({ ...launch, proof })));
});

test('a forged launch is refused before storage is asked, and leaves the login to the true one', async () => {
  const { begun, page } = await posted(offered, { nonce: 'x'.repeat(43) });
  assertRefused(page, 'nonce');
  assertRefused(await server.post('/lti/launch', { state: begun.state, id_token: 'a.b.c' }, new Browser()), 'token-form');
  const launch = { state: begun.state, id_token: await signed(begun) };
  await server.post('/lti/launch', launch, new Browser());
  assert.ok(hasSession(await prove({ ...launch, proof: begun.storage!.value })));
});

test('the proof of another browser, and one of another login, end no launch', async () => {
  const [mine, theirs] = [await posted(), await posted()];
  assertRefused(await prove({ ...mine.launch, proof: theirs.proof }), 'cookies-blocked');
  assertRefused(await prove({ ...mine.launch, proof: 'x'.repeat(43) }), 'cookies-blocked');
});

test('a proof ends the launch that was verified, and no other one', async () => {
  const { begun, launch, proof } = await posted();
  const other = await signed(begun, { sub: 'somebody-else' });
  assertRefused(await prove({ ...launch, id_token: other, proof }), 'cookies-blocked');
  const unverified = await server.beginInFrame(platform, offered);
  assertRefused(await prove({ state: unverified.state, id_token: await signed(unverified), proof: unverified.storage!.value }), 'cookies-blocked');
});

test('only our own page ends a launch: another site cannot let somebody in as its own user', async () => {
  const { launch, proof } = await posted();
  for (const headers of [{ Origin: platform.origin }, { Origin: 'null' }, {}]) assertRefused(await prove({ ...launch, proof }, headers), 'proof-elsewhere');
  assert.ok(hasSession(await prove({ ...launch, proof })));
});

test('a proof that is late, or whose platform was switched off meanwhile, lets nobody in', async () => {
  const late = await posted();
  server.clock.now = new Date(Date.now() + 601_000);
  assertRefused(await prove({ ...late.launch, proof: late.proof }), 'launch-expired');
  server.clock.now = null;
  const gone = new TestPlatform('gone');
  await gone.start();
  await gone.register();
  const begun = await server.beginInFrame(gone, offered);
  const launch = { state: begun.state, id_token: await gone.sign(gone.claims(begun.nonce, toolUrl)) };
  await server.post('/lti/launch', launch, new Browser());
  await suspendRegistration({ kind: 'owner' }, { issuer: gone.issuer, clientId: 'gone' });
  assertRefused(await prove({ ...launch, proof: begun.storage!.value }), 'platform-suspended');
  gone.stop();
});

test('an id_token and its proof posted fifty times at once give one launch', async () => {
  const { launch, proof } = await posted();
  const pages = await Promise.all(Array.from({ length: 50 }, () => prove({ ...launch, proof })));
  assert.equal(pages.filter(hasSession).length, 1);
});

test('nothing of a login or a launch stands in an address or in the log', async () => {
  const { begun, launch, proof } = await posted();
  await prove({ ...launch, proof });
  for (const secret of [proof, launch.id_token, begun.nonce]) assert.ok(!server.logged.join().includes(secret));
});
