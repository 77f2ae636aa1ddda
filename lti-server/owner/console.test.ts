import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { aGradeColumn, aMentor, anId, aProgram, aScore } from '../../models/factories.ts';
import { ScoreModel } from '../../models/grades/score.model.ts';
import { approveRegistration, findDeployment, offerDeployment, offerOrigins } from '../../models/tenants/deployments.ts';
import { addHost, findHost } from '../../models/tenants/hosts.ts';
import { findInvitation, listInvitations } from '../../models/tenants/invitations.ts';
import { LaunchOutcomes } from '../../models/tenants/launch-outcomes.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { inspectOutbox } from '../../models/outbox/outbox.ts';
import { listOwnerActs } from '../../models/tenants/owner-acts.ts';
import { findOwnerSession, makeOwnerLink } from '../../models/tenants/owner-sessions.ts';
import { addRegistration, readRegistration, type RegistrationKey } from '../../models/tenants/registrations.ts';
import { mayCall, serviceScopes } from '../../models/tenants/service-scopes.ts';
import { endTokenTrouble, noteTokenTrouble } from '../../models/tenants/token-trouble.ts';
import { ensureToolKeys, publishedToolKeys } from '../../models/tenants/tool-keys.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import { html } from '../pages/html.ts';
import { reasonWordsOf } from '../pages/reason-words/index.ts';
import { reasons, refusals, type Reason, type RefusalCode } from '../pages/refusals.ts';
import { wordsOf } from '../pages/words/index.ts';
import { useTestServer } from '../test-server.ts';
import { acts } from './acts.ts';
import { heading, OwnerBrowser } from './test-browser.ts';
import { consolePages, consoleWordsOf } from './words/index.ts';

const server = await useTestServer();
const owner = { kind: 'owner' as const };
await ensureToolKeys(owner, server.config.secrets.keyEncryption);

const signedIn = (): Promise<OwnerBrowser> => OwnerBrowser.signedIn(server.url);
const browserOf = (): OwnerBrowser => new OwnerBrowser(server.url);
const wordOf = async (): Promise<string> => (await makeOwnerLink(owner)).word;

async function aPlatform(clientId: string): Promise<RegistrationKey & { id: string }> {
  const issuer = 'https://lms.console.example';
  const { id } = await addRegistration(owner, { issuer, clientId, authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, jwksUrl: `${issuer}/jwks` }, { allowHttp: false });
  return { id, issuer, clientId };
}
const fieldsOf = ({ issuer, clientId }: RegistrationKey) => ({ issuer, client_id: clientId });
const stateOf = async (key: RegistrationKey): Promise<string> => (await readRegistration(owner, key)).state;

test('the link asks first, signs in once by its form, and the cookie is for this host alone', async () => {
  const word = await wordOf();
  const browser = browserOf();
  const asks = await browser.get(`/owner/sign-in/${word}`);
  assert.equal(heading(asks), 'Sign in as the owner?');
  assert.equal((await browser.get(`/owner/sign-in/${word}`)).status, 200, 'looking does not use it');
  const page = await browser.post('/owner/sign-in', { word });
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/owner']);
  const [line] = page.headers.getSetCookie();
  assert.match(line!, /^owner=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
  for (const again of [await browser.post('/owner/sign-in', { word }), await browserOf().get(`/owner/sign-in/${word}`)]) {
    assert.deepEqual([again.status, heading(again)], [404, 'This link has done its work']);
  }
  assert.ok(!server.logged.join().includes(word));
});

test('on https the cookie is a __Host- one and Secure', async () => {
  const { keepOwnerToken } = await import('./session-cookie.ts');
  const set: unknown[] = [];
  keepOwnerToken({ cookie: (...args: unknown[]) => set.push(args) } as never, 'https://mentoring.example.edu', 'token', new Date(0));
  assert.deepEqual(set, [['__Host-owner', 'token', { path: '/', httpOnly: true, sameSite: 'strict', secure: true, expires: new Date(0) }]]);
});

test('without a sign-in, or after it ended, every page says how to sign in, and nothing is done', async () => {
  const platform = await aPlatform('untouched');
  const stranger = browserOf();
  for (const path of ['/owner', ...consolePages.map((page) => `/owner/${page}`)]) {
    const page = await stranger.get(path);
    assert.deepEqual([page.status, heading(page)], [401, 'Sign in by a link']);
  }
  for (const act of [...Object.keys(acts), 'invite', 'sign-out']) assert.equal((await stranger.send(act, fieldsOf(platform))).status, 401, act);
  assert.equal(await stateOf(platform), 'pending');
  const browser = await signedIn();
  server.clock.now = new Date(Date.now() + 8 * 3_600_000 + 1_000);
  assert.equal((await browser.get('/owner')).status, 401, 'after 8 hours');
  server.clock.now = null;
  const { cookie } = browser;
  assert.equal((await browser.send('sign-out')).status, 303);
  assert.equal(browser.cookie, '');
  assert.equal(await findOwnerSession(cookie.split('=')[1]!), null);
});

test('a form of another site, of another sign-in, or without its token does nothing', async () => {
  const platform = await aPlatform('forged');
  const [browser, other] = [await signedIn(), await signedIn()];
  const otherToken = /name="form_token" value="([\w-]+)"/.exec((await other.get('/owner')).text)![1]!;
  const forged = [
    await browser.send('approve-platform', fieldsOf(platform), { formToken: '' }),
    await browser.send('approve-platform', fieldsOf(platform), { formToken: otherToken }),
    await browser.send('approve-platform', fieldsOf(platform), { headers: { Origin: 'https://evil.example' } }),
    await browser.get('/owner/acts/approve-platform'),
  ];
  assert.deepEqual(forged.map(({ status }) => status), [403, 403, 403, 404]);
  assert.equal(await stateOf(platform), 'pending');
  assert.equal((await browser.send('steal-everything')).status, 404);
});

test('every page forbids scripts and frames, is stored nowhere, and has one heading, in every locale', async () => {
  const browser = await signedIn();
  for (const locale of locales) {
    for (const name of consolePages) {
      const page = await browser.get(`/owner/${name}`, { 'Accept-Language': locale });
      assert.equal(page.status, 200);
      const policy = page.headers.get('content-security-policy')!;
      for (const rule of ["default-src 'none'", "script-src 'none'", "connect-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]) assert.ok(policy.includes(rule), rule);
      assert.equal(page.headers.get('cache-control'), 'no-store');
      assert.equal(page.text.match(/<h1/g)?.length, 1);
      assert.ok(page.text.includes(`<html lang="${locale}"`));
      assert.ok(!/<script| style=| on\w+=|\{\w+\}|undefined/.test(page.text), `${locale} ${name}`);
    }
  }
});

test('a notice of the console names no script either, which its policy would refuse', async () => {
  const notice = await browserOf().get('/owner');
  assert.equal(notice.status, 401);
  assert.ok(notice.headers.get('content-security-policy')!.includes("script-src 'none'"));
  assert.ok(!notice.text.includes('<script'));
});

test('a platform is approved into a school, suspended, brought back and configured', async () => {
  const platform = await aPlatform('managed');
  await offerDeployment(platform.id, 'd-1');
  const browser = await signedIn();
  const act = async (name: string, fields: Record<string, string> = {}) => (await browser.send(name, { ...fieldsOf(platform), ...fields })).headers.get('location');
  assert.equal(await act('approve-platform'), '/owner?said=done');
  const first = (await findDeployment(platform.id, 'd-1'))!;
  assert.deepEqual([await stateOf(platform), first.state], ['active', 'active']);

  await offerDeployment(platform.id, 'd-2');
  await offerDeployment(platform.id, 'd-3');
  await act('approve-deployment', { deployment_id: 'd-2', tenant: first.tenantId! });
  await act('approve-deployment', { deployment_id: 'd-3', tenant: 'new' });
  const schools = await Promise.all(['d-2', 'd-3'].map(async (id) => (await findDeployment(platform.id, id))!.tenantId));
  assert.equal(schools[0], first.tenantId);
  assert.notEqual(schools[1], first.tenantId);
  assert.equal(await act('approve-deployment', { deployment_id: 'd-2', tenant: anId() }), '/owner?said=moved-on', 'a school of somebody else');

  await act('suspend-deployment', { deployment_id: 'd-2' });
  assert.equal((await findDeployment(platform.id, 'd-2'))!.state, 'suspended');
  await act('suspend-platform');
  assert.equal(await stateOf(platform), 'suspended');
  await act('resume-platform');
  assert.equal(await stateOf(platform), 'active');
  assert.equal(await act('resume-platform'), '/owner?said=moved-on');

  await act('configure-platform', { tenant_admin: 'on', es256: 'on', audiences: 'https://one.example\r\n\r\nhttps://two.example' });
  const configured = await readRegistration(owner, platform);
  assert.deepEqual([configured.tenantAdminByInstitutionRole, configured.algorithms, configured.extraAudiences], [true, ['RS256', 'ES256'], ['https://one.example', 'https://two.example']]);
  assert.equal(await act('configure-platform', { audiences: 'x'.repeat(300) }), '/owner?said=not-acceptable');

  await act('configure-platform', { withdraw_scores: 'on' });
  const without = await readRegistration(owner, platform);
  assert.deepEqual([mayCall(without, serviceScopes.scores), mayCall(without, serviceScopes.memberships)], [false, true]);
  assert.match((await browser.get('/owner')).text, /name="withdraw_scores" checked/);
  await act('configure-platform');
  assert.equal(mayCall(await readRegistration(owner, platform), serviceScopes.scores), true, 'given again');

  await offerOrigins(first, ['https://pages.console.example']);
  assert.match((await browser.get('/owner')).text, /Allow https:\/\/pages\.console\.example/);
  await act('approve-origin', { deployment_id: 'd-1', origin: 'https://pages.console.example' });
  assert.deepEqual((await findDeployment(platform.id, 'd-1'))!.origins, ['https://pages.console.example']);
});

test('an origin is added by hand, for the platform or for one deployment, and taken back; what is none is not accepted', async () => {
  const platform = await aPlatform('origins-by-hand');
  await approveRegistration(owner, { ...platform, deploymentId: 'd-9' });
  const browser = await signedIn();
  const act = async (name: string, fields: Record<string, string>) => {
    const { headers } = await browser.send(name, { ...fieldsOf(platform), ...fields });
    return /said=([\w-]+)/.exec(headers.get('location') ?? '')?.[1];
  };
  assert.equal(await act('add-origin', { origin: 'https://lms.school.example', deployment_id: '' }), 'done');
  assert.equal(await act('add-origin', { origin: 'https://other.school.example', deployment_id: 'd-9' }), 'done');
  for (const origin of ['http://lms.school.example', 'https://*.school.example', '']) assert.equal(await act('add-origin', { origin, deployment_id: '' }), 'not-acceptable', origin);
  assert.deepEqual((await readRegistration(owner, platform)).addedOrigins, ['https://lms.school.example']);
  assert.deepEqual((await findDeployment(platform.id, 'd-9'))!.origins, ['https://other.school.example']);
  const { text } = await browser.get(`/owner?platform=${platform.id}`);
  assert.match(text, /Further origins/);
  assert.equal(text.match(/Take back/g)?.length, 2);
  assert.equal(await act('remove-origin', { origin: 'https://lms.school.example' }), 'done');
  assert.equal(await act('remove-origin', { origin: 'https://other.school.example', deployment_id: 'd-9' }), 'done');
  assert.equal(await act('remove-origin', { origin: 'https://lms.school.example' }), 'moved-on');
  assert.deepEqual((await listOwnerActs(owner)).items.slice(0, 2).map(({ act: done }) => done), ['origin-removed', 'origin-removed']);
});

test('a deployment takes the place of one of the same school, which is offered where there is one', async () => {
  const platform = await aPlatform('reinstalled');
  await approveRegistration(owner, { ...platform, deploymentId: 'before' });
  const browser = await signedIn();
  const page = async () => (await browser.get(`/owner?platform=${platform.id}`)).text;
  assert.doesNotMatch(await page(), /Takes the place of another one/, 'there is no other');
  await offerDeployment(platform.id, 'after');
  assert.match(await page(), /Takes the place of another one/);
  await browser.send('replace-deployment', { ...fieldsOf(platform), deployment_id: 'after', replaces: 'before' });
  const [before, after] = [await findDeployment(platform.id, 'before'), await findDeployment(platform.id, 'after')];
  assert.deepEqual([before?.state, after?.state, after?.tenantId], ['suspended', 'active', before?.tenantId]);
});

test('scores that were given up for what an act mends are due again after it', async () => {
  const platform = await aPlatform('mended');
  await offerDeployment(platform.id, 'd-1');
  const browser = await signedIn();
  const act = (name: string, fields: Record<string, string> = {}) => browser.send(name, { ...fieldsOf(platform), ...fields });
  const place = await aProgram();
  const deploymentId = (await findDeployment(platform.id, 'd-1'))!.id as never;
  const column = await aGradeColumn(place, { registrationId: platform.id as never, deploymentId, lineItemUrl: 'https://pages.mended.example/lineitems/1' });
  const score = await aScore(column, anId(), { points: 10 });
  const after = async (failure: string, name: string, fields: Record<string, string> = {}) => {
    await ScoreModel.updateOne({ ...place, _id: score }, { $set: { state: 'parked', failure } });
    await act(name, fields);
    return (await ScoreModel.findOne({ ...place, _id: score }).lean())!.state;
  };
  assert.equal(await after('token', 'approve-platform'), 'due');
  assert.equal(await after('token', 'approve-deployment', { deployment_id: 'd-1' }), 'due');
  assert.equal(await after('scope', 'configure-platform'), 'due');
  await offerOrigins((await findDeployment(platform.id, 'd-1'))!, ['https://pages.mended.example']);
  assert.equal(await after('elsewhere', 'approve-origin', { deployment_id: 'd-1', origin: 'https://pages.mended.example' }), 'due');
  assert.equal(await after('token', 'suspend-platform'), 'parked');
  assert.equal(await after('token', 'resume-platform'), 'due');
  assert.equal(await after('not-gradable', 'configure-platform'), 'parked');
});

test('a platform that gives no token is shown with why, since when, what to do and what waits, in every language, until it gives one', async () => {
  const platform = await aPlatform('without-token');
  await approveRegistration(owner, platform);
  const since = new Date('2026-11-02T08:00:00Z');
  const look = async (locale: Locale = 'en') => (await (await signedIn()).get('/owner?text=without-token', { 'Accept-Language': locale })).text;
  await noteTokenTrouble(platform, 'down', since);
  assert.ok(!(await look()).includes(consoleWordsOf.en.tokens.title), 'it may be back in a minute');
  await noteTokenTrouble(platform, 'token', new Date('2026-11-02T09:30:00Z'));
  const text = await look();
  assert.match(text, /gives the tool no access token\..*since Nov 2, 2026, 8:00.AM UTC\. Last tried: Nov 2, 2026, 9:30.AM UTC\.<\/p>\s*<p>It says no\. Compare the client ID.*go on by themselves/s);
  for (const locale of locales) {
    const { title, faults, after } = consoleWordsOf[locale].tokens;
    const page = await look(locale);
    for (const words of [title, faults.token, after]) assert.ok(page.includes(words), `${locale}: ${words}`);
  }
  assert.match((await (await signedIn()).get('/owner?state=asks')).text, /without-token/, 'it waits for the owner');
  await endTokenTrouble(platform);
  assert.ok(!(await look()).includes(consoleWordsOf.en.tokens.title));
});

test('an invitation is made and shown once, listed without its word, and taken back', async () => {
  const browser = await signedIn();
  await browser.get('/owner/invitations');
  const made = await browser.send('invite', { approves: 'on' });
  const [, word] = new RegExp(`${server.config.toolUrl}/lti/register/([\\w-]{43})`).exec(made.text)!;
  assert.deepEqual([made.status, (await findInvitation(word!))?.approves], [200, true]);
  assert.ok(!(await browser.get('/owner/invitations')).text.includes(word!));
  const { items: [newest] } = await listInvitations(owner);
  await browser.send('revoke-invitation', { id: newest!.id });
  assert.equal(await findInvitation(word!), null);
  assert.equal((await browser.send('revoke-invitation', { id: newest!.id })).headers.get('location'), '/owner/invitations?said=moved-on');
});

test('an intranet page loses a key, is suspended, and comes back', async () => {
  const { tenantId, programId } = await aProgram();
  const issuer = 'https://portal.console.example';
  const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const host = await addHost(owner, { origin: issuer, name: 'Portal', key, programId, tenantId }, { allowHttp: false });
  const browser = await signedIn();
  assert.ok((await browser.get('/owner/hosts')).text.includes(host.keys[0]!.kid));
  await browser.send('revoke-host-key', { issuer, kid: host.keys[0]!.kid });
  assert.deepEqual((await findHost(issuer))!.keys, []);
  await browser.send('suspend-host', { issuer });
  assert.equal(await findHost(issuer), null);
  await browser.send('resume-host', { issuer });
  assert.ok(await findHost(issuer));
});

test('sessions end: of a platform, of a person, and of the console itself', async () => {
  const { tenantId, programId } = await aProgram();
  const personId = anId();
  const browser = await signedIn();
  await browser.get('/owner/access');
  const ended = async (act: string, fields: Record<string, string>) => {
    await server.signIn({ tenantId, programId, personId });
    await browser.send(act, fields);
    const { items: [newest] } = await listOwnerActs(owner);
    return [newest!.act, newest!.subject, newest!.via];
  };
  assert.deepEqual(await ended('end-sessions', { door: 'lti', source: server.registrationId }), ['sessions-ended', `lti ${server.registrationId}`, 'console']);
  assert.deepEqual(await ended('end-person', { person_id: ` ${personId} ` }), ['sessions-ended', `person ${personId}`, 'console']);
  assert.equal((await browser.send('end-person', { person_id: 'Ana' })).headers.get('location'), '/owner/access?said=moved-on');
  await browser.send('end-sign-ins');
  assert.equal((await browser.get('/owner')).status, 401);
});

test('mail that was given up is shown by its reason, without an address or text, tried again one by one or all of a reason, or left; each is logged', async () => {
  const place = await aProgram();
  const { personId: receiverId } = await aMentor(place, { person: { name: 'Ben Köhler', email: 'ben@alumni.example' } });
  const parked = async (failure: string) => String((await OutboxModel.create({ ...place, eventId: anId(), receiverId, template: 'meeting-booked', dueAt: new Date(), state: 'parked', failure, attempts: 3 }))._id);
  const [one, another, dropped] = [await parked('refused'), await parked('ETIMEDOUT'), await parked('ETIMEDOUT')];
  await parked('turned-off');
  const waits = await OutboxModel.create({ ...place, eventId: anId(), receiverId, template: 'meeting-booked', dueAt: new Date(), failure: 'sending-refused', attempts: 3 });
  const browser = await signedIn();
  const { text, status } = await browser.get('/owner/mail');
  assert.equal(status, 200);
  assert.deepEqual([...text.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title), ['1 waiting for another attempt: the mail server of SMTP_URL does not let this tool send', '2 given up: ETIMEDOUT', '1 given up: refused for good by the receiver’s mail server']);
  assert.ok(text.includes(receiverId) && !text.includes('Ben') && !text.includes('@'));
  assert.ok(text.includes('Let that server relay for this tool'), 'with what to do');
  const stateOf = async (id: string) => (await OutboxModel.findOne({ ...place, _id: id }).lean())!;
  assert.equal((await browser.send('retry-mail', { id: String(waits._id) })).headers.get('location'), '/owner/mail?said=moved-on', 'it is tried again anyway');
  const done = { headers: '/owner/mail?said=done' };
  assert.equal((await browser.send('retry-mail', { id: one })).headers.get('location'), done.headers);
  assert.deepEqual([(await stateOf(one)).state, (await stateOf(one)).failure], ['due', null]);
  assert.equal((await browser.send('retry-mail', { id: one })).headers.get('location'), '/owner/mail?said=moved-on', 'it was tried again already');
  assert.equal((await browser.send('drop-mail', { id: dropped })).headers.get('location'), done.headers);
  assert.equal((await inspectOutbox(owner)).givenUp, 1, 'the doctor counts what the console shows');
  assert.equal((await browser.send('retry-all-mail', { why: 'ETIMEDOUT' })).headers.get('location'), done.headers);
  assert.deepEqual([(await stateOf(another)).state, (await stateOf(dropped)).state], ['due', 'parked'], 'what was left is left');
  assert.equal((await browser.send('retry-all-mail', { why: 'turned-off' })).headers.get('location'), '/owner/mail?said=not-acceptable', 'nobody gets what they turned off');
  assert.equal((await browser.send('retry-mail', { id: 'x' })).headers.get('location'), '/owner/mail?said=moved-on');
  const log = (await listOwnerActs(owner)).items.slice(0, 3).map(({ act, subject }) => [act, subject]);
  assert.deepEqual(log, [['mail-retried', 'all ETIMEDOUT'], ['mail-dropped', dropped], ['mail-retried', one]]);
});

test('keys are rotated, and the log says what was done, when and by which door', async () => {
  const browser = await signedIn();
  const before = (await publishedToolKeys()).length;
  await browser.send('rotate-keys');
  assert.equal((await publishedToolKeys()).length, before + 1);
  const { text } = await browser.get('/owner/log');
  assert.match(text, /<b>Rotated the signing keys<\/b> <span class="soft"><time datetime="[^"]+">[^<]+ UTC<\/time> · console/);
});

test('a refusal is told in plain words with who can mend it, and is found by the code that the page showed', async () => {
  const outcomes = new LaunchOutcomes((error) => { throw error; });
  outcomes.recordRefusal({ registrationId: server.registrationId, code: 'launch-invalid', reason: 'azp', reference: 'K7F-2M9' });
  outcomes.recordRefusal({ registrationId: null, code: 'unknown-platform', reason: null, reference: 'QQQ-QQQ' });
  await outcomes.flush();
  const browser = await signedIn();
  const all = (await browser.get('/owner/launches')).text;
  assert.match(all, /An administrator of the course site can mend this\./);
  assert.match(all, /A place that isn’t registered/);
  const found = (await browser.get('/owner/launches?reference=k7f-2m9')).text;
  assert.match(found, /azp is not our client_id/);
  assert.ok(!found.includes('QQQ-QQQ'));
  assert.match((await browser.get('/owner/launches?reference=%3Cb%3E')).text, /No refusal of the last 30 days has this code\./);
});

test('every way in which a launch or a registration can end has its line, in plain words, in every locale', async () => {
  const outcomes = new LaunchOutcomes((error) => { throw error; });
  const browser = await signedIn();
  const lacks = async (locale: Locale, texts: readonly string[]): Promise<string[]> => {
    const list = await wholeList(locale);
    return texts.filter((text) => !list.includes(html`${text}`.text));
  };
  const wholeList = async (locale: Locale, page = 1): Promise<string> => {
    const { text } = await browser.get(`/owner/launches?page=${page}`, { 'Accept-Language': locale });
    const list = /<ul class="rows card">.*<\/ul>/s.exec(text)![0];
    return text.includes('rel="next"') ? list + await wholeList(locale, page + 1) : list;
  };
  const codes = Object.keys(refusals) as RefusalCode[];
  codes.forEach((code, i) => outcomes.recordRefusal({ registrationId: null, code, reason: null, reference: `CCC-${i}` }));
  await outcomes.flush();
  for (const locale of locales) assert.deepEqual(await lacks(locale, codes.map((code) => wordsOf[locale].refusals[code].text)), [], locale);
  const known = Object.keys(reasons) as Reason[];
  known.forEach((reason, i) => outcomes.recordRefusal({ registrationId: null, code: 'launch-invalid', reason, reference: `RRR-${i}` }));
  await outcomes.flush();
  for (const locale of locales) assert.deepEqual(await lacks(locale, known.map((reason) => reasonWordsOf[locale][reason])), [], locale);
});

test('a suspended platform is not approved by approving a deployment that waits: the page offers that only while it is active', async () => {
  const platform = await aPlatform('resting');
  await approveRegistration(owner, platform);
  await offerDeployment(platform.id, 'late');
  const browser = await signedIn();
  const section = async (): Promise<string> => (await browser.get('/owner')).text.split(`id="p-${platform.id}"`)[1]!.split('</section>')[0]!;
  assert.ok((await section()).includes('approve-deployment'));
  await browser.send('suspend-platform', fieldsOf(platform));
  assert.ok(!(await section()).includes('approve-deployment'));
});
