import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { suspendDeployment } from '../../models/tenants/deployments.ts';
import { suspendRegistration } from '../../models/tenants/registrations.ts';
import { claim, TestPlatform } from './test-platform.ts';
import { Browser, hasSession, refusalIn, resumeCookiesIn, sessionIn, toolUrl, useLtiServer, type Page } from './test-launch.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
await platform.start();
await platform.register();
after(() => platform.stop());
beforeEach(() => {
  server.clock.now = null;
});

const addressIn = ({ text }: Page): string => /data-address="([^"]+)"/.exec(text)![1]!;

test('a launched page that is loaded again gets a new Bearer, as often as it is loaded', async () => {
  const launched = await server.launch(platform);
  const { browser } = launched;
  const first = await server.get(addressIn(launched), {}, browser);
  assert.equal(first.status, 200);
  assert.equal(addressIn(first), addressIn(launched));
  const second = await server.get(addressIn(launched), {}, browser);
  assert.equal(new Set([launched, first, second].map((page) => sessionIn(page).token)).size, 3);
  assert.deepEqual(sessionIn(second).me, sessionIn(launched).me);
  assert.match(second.headers.get('content-security-policy') ?? '', new RegExp(`frame-ancestors ${platform.origin}(;|$)`));
});

test('the platform’s colour is there after the launch and after a reload', async () => {
  const launched = await server.launch(platform, { [claim('custom')]: { brand: '#22304a' } });
  for (const page of [launched, await server.get(addressIn(launched), {}, launched.browser)]) assert.match(page.text, /data-brand="#22304a"/);
  assert.ok(!(await server.launch(platform)).text.includes('data-brand'));
});

test('the resume cookie is of this launch alone, partitioned and unreadable', async () => {
  const { browser, ...launched } = await server.launch(platform);
  const [line] = resumeCookiesIn(browser.lines) as [string];
  assert.ok(line.startsWith(`__Host-lti-r-${addressIn(launched).split('/').at(-1)}=`));
  for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']) assert.ok(line.includes(`; ${attribute}`), attribute);
});

test('the address alone, without its cookie, asks to open it again, and the platform may still show that', async () => {
  const page = await server.get(addressIn(await server.launch(platform)));
  assert.equal(page.status, 401);
  assert.equal(refusalIn(page), 'Open this again from your course');
  assert.ok(!hasSession(page));
  assert.match(page.headers.get('content-security-policy') ?? '', new RegExp(`frame-ancestors ${platform.origin}`));
  assert.match(page.text, new RegExp(`href="${platform.origin}" target="_top"`));
});

test('two launches on one page each resume their own session', async () => {
  const one = await server.launch(platform, { sub: 'one' });
  const two = await server.launch(platform, { sub: 'two' });
  const both = new Browser();
  for (const { browser } of [one, two]) for (const [name, value] of browser.cookies) both.cookies.set(name, value);
  const personOf = (page: Page) => (sessionIn(page).me['person'] as { id: string }).id;
  assert.equal(personOf(await server.get(addressIn(one), {}, both)), personOf(one));
  assert.equal(personOf(await server.get(addressIn(two), {}, both)), personOf(two));
});

test('no other platform can frame a launched page by naming itself in the address', async () => {
  const evil = new TestPlatform('evil');
  await evil.start();
  const { id } = await evil.register();
  const launched = await server.launch(platform);
  const page = await server.get(`/app/${id}/${addressIn(launched).split('/').at(-1)}`, {}, launched.browser);
  assert.ok(!hasSession(page));
  assert.ok(hasSession(await server.get(addressIn(launched), {}, launched.browser)));
  evil.stop();
});

test('a script that fetches the address, or a prefetch, spends no Bearer', async () => {
  const launched = await server.launch(platform);
  for (const destination of ['empty', 'script', 'image']) {
    assert.ok(!hasSession(await server.get(addressIn(launched), { 'Sec-Fetch-Dest': destination }, launched.browser)), destination);
  }
  for (const destination of ['document', 'iframe']) {
    assert.ok(hasSession(await server.get(addressIn(launched), { 'Sec-Fetch-Dest': destination }, launched.browser)), destination);
  }
});

test('an idle session, and one whose platform was switched off, are not resumed', async () => {
  const gone = new TestPlatform('gone');
  await gone.start();
  await gone.register();
  const [idle, off] = [await server.launch(platform), await server.launch(gone)];
  await suspendRegistration({ kind: 'owner' }, { issuer: gone.issuer, clientId: 'gone' });
  server.clock.now = new Date(Date.now() + 60_000);
  assert.equal((await server.get(addressIn(off), {}, off.browser)).status, 401);
  server.clock.now = new Date(Date.now() + 3 * 3_600_000);
  assert.equal((await server.get(addressIn(idle), {}, idle.browser)).status, 401);
  assert.equal(idle.browser.cookies.size, 0);
  gone.stop();
});

test('a page of a deployment that was suspended a moment ago is not shown again', async () => {
  const paused = new TestPlatform('paused');
  await paused.start();
  after(() => paused.stop());
  await paused.register();
  const launched = await server.launch(paused);
  await suspendDeployment({ kind: 'owner' }, { issuer: paused.issuer, clientId: 'paused', deploymentId: '1' });
  const page = await server.get(addressIn(launched), {}, launched.browser);
  assert.equal(page.status, 401);
  assert.ok(!hasSession(page));
});

test('an address of another form is the same page', async () => {
  for (const path of ['/app/x/y', '/app/000000000000000000000000/x', "/app/%00/'", '/app/$gt/x']) {
    const page = await server.get(path);
    assert.equal(page.status, 401, path);
    assert.ok(!hasSession(page));
  }
});

test('however often a person launches, the browser keeps a dozen resume cookies and few proofs', async () => {
  const browser = new Browser();
  for (let i = 0; i < 30; i += 1) {
    const { state, nonce } = await server.begin(platform, {}, browser);
    const idToken = await platform.sign(platform.claims(nonce, toolUrl));
    await server.post('/lti/launch', { state, id_token: idToken }, browser);
  }
  assert.equal(browser.cookies.size, 12);
  for (let i = 0; i < 30; i += 1) await server.begin(platform, {}, browser);
  assert.ok(browser.cookies.size <= 33);
  const { state, nonce } = await server.begin(platform, {}, browser);
  const page = await server.post('/lti/launch', { state, id_token: await platform.sign(platform.claims(nonce, toolUrl)) }, browser);
  assert.ok(hasSession(page));
});

test('what a person is called cannot leave its place in the page', async () => {
  const name = `</script><script>alert(1)</script>"'&\u2028`;
  const page = await server.launch(platform, { sub: 'script', name, [claim('context')]: { id: '9', title: name } });
  const scriptsIn = ({ text }: { text: string }): number => text.split('</script>').length;
  assert.equal(scriptsIn(page), scriptsIn(await server.launch(platform, { sub: 'plain', name: 'Ana' })));
  assert.ok(String((sessionIn(page).me['person'] as { name: string }).name).startsWith('</script>'));
});
