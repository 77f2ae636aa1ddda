import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { before, test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import { anId, aProgram } from '../../models/factories.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { DeploymentModel } from '../../models/tenants/deployment.model.ts';
import { findDeployment, offerDeployment, offerOrigins } from '../../models/tenants/deployments.ts';
import { addHost } from '../../models/tenants/hosts.ts';
import { LaunchOutcomeModel } from '../../models/tenants/launch-outcome.model.ts';
import { RegistrationModel } from '../../models/tenants/registration.model.ts';
import { TenantModel } from '../../models/tenants/tenant.model.ts';
import { useTestServer } from '../test-server.ts';
import { OwnerBrowser, type Page } from './test-browser.ts';

const server = await useTestServer();
const owner = { kind: 'owner' as const };
const many = 400;
const hourMs = 3_600_000;
const thisHour = Math.floor(Date.now() / hourMs) * hourMs;
const ids = Array.from({ length: many }, () => new Types.ObjectId());
let browser: OwnerBrowser;

/** School 7 waits for approval, 13 is suspended; all others are active, with one deployment each and a launch in each of 30 hours. */
const stateOf = (i: number) => (i === 7 ? 'pending' : i === 13 ? 'suspended' : 'active');

before(async () => {
  const host = (i: number): string => `https://lms${i}.example`;
  await RegistrationModel.insertMany(ids.map((_id, i) => ({
    _id, issuer: host(i), clientId: `client-${i}`, name: `School ${i}`, authorizationUrl: `${host(i)}/auth`, tokenUrl: `${host(i)}/token`, jwksUrl: `${host(i)}/keys`, state: stateOf(i),
  })));
  await DeploymentModel.insertMany(ids.map((registrationId, i) => ({ registrationId, deploymentId: '1', state: stateOf(i) === 'active' ? 'active' : 'waiting', tenantId: stateOf(i) === 'active' ? new Types.ObjectId() : null })));
  await LaunchOutcomeModel.insertMany(ids.flatMap((registrationId) => Array.from({ length: 30 }, (_, hour) => {
    const at = new Date(thisHour - hour * hourMs);
    return { registrationId, hour: at, code: 'launched', count: 3, lastAt: at };
  })));
  browser = await OwnerBrowser.signedIn(server.url);
});

const cards = ({ text }: Page): string[] => [...text.matchAll(/<h2 id="n-[0-9a-f]{24}">(.*?) <span/g)].map(([, name = '']) => name);
const link = ({ text }: Page, words: string): string | undefined => new RegExp(`<a [^>]*href="([^"]*)"[^>]*>${words}</a>`).exec(text)?.[1]?.replaceAll('&amp;', '&');
const nowShown = ({ text }: Page): string | undefined => /<nav class="pager"[^>]*>.*?<span class="soft">(.*?)<\/span>/s.exec(text)?.[1];

/** The most documents that MongoDB looks at for one question of a page. */
async function mostExamined(path: string): Promise<number> {
  const db = mongoose.connection.db!;
  await db.command({ profile: 2 });
  await browser.get(path);
  await db.command({ profile: 0 });
  const asked = await db.collection<{ ns: string; docsExamined?: number; command?: object }>('system.profile').find({ ns: { $not: /system\.profile/ } }).toArray();
  await db.collection('system.profile').drop();
  assert.ok(asked.length > 2, 'something was asked');
  return Math.max(...asked.map(({ docsExamined = 0 }) => docsExamined));
}

test('400 platforms come by pages of 20, newest first, each with the way to the next and to the one before', async () => {
  const first = await browser.get('/owner');
  assert.deepEqual([cards(first).length, nowShown(first)], [20, '1–20 of 401'], 'the platform of the tests as well');
  assert.ok(first.text.length < 120_000, `${first.text.length} characters`);
  assert.equal(link(first, 'Previous'), undefined);
  assert.equal(link(first, 'Next'), '/owner?page=2');
  const seen = new Set(cards(first));
  let page = first;
  while (link(page, 'Next') !== undefined) {
    page = await browser.get(link(page, 'Next')!);
    for (const name of cards(page)) seen.add(name);
  }
  assert.deepEqual([seen.size, nowShown(page), link(page, 'Previous')], [401, '401–401 of 401', '/owner?page=20']);
  for (const odd of ['0', '-1', 'x', '1.5', '9999']) assert.equal((await browser.get(`/owner?page=${odd}`)).status, 200, odd);
});

test('no page looks through the launches, mails or deployments of everybody to show its own few', async () => {
  const place = await aProgram();
  const mail = (state: string, more: object = {}) => ({ ...place, eventId: anId(), receiverId: anId(), template: 'meeting-booked', dueAt: new Date(), state, ...more });
  await OutboxModel.insertMany([
    ...Array.from({ length: 1_500 }, () => mail('sent', { sentAt: new Date(thisHour - 30 * 24 * hourMs) })),
    ...Array.from({ length: 5 }, () => mail('sent', { sentAt: new Date() })),
    mail('due', { kept: 'daily' }),
    mail('parked', { failure: 'ESOCKET' }),
  ]);
  const branches = Array.from({ length: 600 }, (_, i) => ({ registrationId: ids[0], deploymentId: `of-many-${i}`, state: 'active' }));
  await DeploymentModel.insertMany(branches);
  await LaunchOutcomeModel.insertMany([{ registrationId: ids[3], hour: new Date(thisHour), code: 'launch-invalid', reason: 'azp', count: 1, lastAt: new Date(thisHour) }]);
  assert.ok(await mostExamined('/owner') <= many + 1, 'names and states, to be narrowed and counted');
  assert.ok(await mostExamined('/owner?state=asks') <= many + 1, 'the same');
  assert.ok(await mostExamined('/owner/launches') <= 20);
  assert.ok(await mostExamined('/owner/mail') <= 20);
  await DeploymentModel.deleteMany({ deploymentId: /^of-many-/ });
  await OutboxModel.deleteMany({ ...place });
  await LaunchOutcomeModel.deleteMany({ code: 'launch-invalid' });
});

test('platforms are narrowed by a part of their name, issuer or client id, and by how they stand; the address says both', async () => {
  assert.deepEqual(cards(await browser.get('/owner?text=sCHOOL+39')), ['399', '398', '397', '396', '395', '394', '393', '392', '391', '390', '39'].map((i) => `School ${i}`));
  assert.deepEqual(cards(await browser.get('/owner?text=lms222.')), ['School 222']);
  assert.deepEqual(cards(await browser.get('/owner?text=client-301')), ['School 301']);
  assert.deepEqual(cards(await browser.get('/owner?state=pending')), ['School 7']);
  assert.deepEqual(cards(await browser.get('/owner?state=suspended')), ['School 13']);
  const narrowed = await browser.get('/owner?text=school+1&state=active');
  assert.equal(nowShown(narrowed), '1–20 of 110', '1, 10 to 19 without 13, 100 to 199');
  assert.equal(link(narrowed, 'Next'), '/owner?text=school+1&state=active&page=2');
  assert.match(narrowed.text, /name="text" type="search" autocomplete="off" maxlength="200" value="school 1"/);
  assert.match(narrowed.text, /<option value="active" selected>/);
  assert.equal(link(narrowed, 'Show everything'), '/owner');
  const none = await browser.get('/owner?text=%3Cb%3E.*');
  assert.match(none.text, /<p role="status">Nothing here fits that\.<\/p>/);
  assert.ok(none.text.includes('value="&lt;b&gt;.*"'));
  assert.equal((await browser.get(`/owner?text=${'x'.repeat(201)}`)).status, 422);
});

test('what waits for the owner is found among 400: a platform, a deployment, an origin; nothing of a platform that is suspended', async () => {
  await offerDeployment(String(ids[42]), 'new-one');
  await offerOrigins((await findDeployment(String(ids[88]), '1'))!, ['https://pages.example']);
  const waiting = await browser.get('/owner?state=asks');
  assert.deepEqual(cards(waiting), ['School 88', 'School 42', 'School 7']);
});

test('an act leads back to the part of the list in which it was done, and to no other address', async () => {
  await browser.get('/owner?text=school+5&state=active&page=2');
  const fields = { issuer: 'https://lms50.example', client_id: 'client-50' };
  assert.equal((await browser.send('suspend-platform', fields)).headers.get('location'), '/owner?text=school+5&state=active&page=2&said=done');
  assert.equal((await browser.send('resume-platform', { ...fields, back: 'said=x&to=//evil.example&text=a%0d%0ab' })).headers.get('location'), '/owner?text=a%0D%0Ab&said=done');
  assert.equal((await browser.send('suspend-platform', { ...fields, back: `text=${'x'.repeat(300)}` })).status, 422);
  assert.equal((await RegistrationModel.findOne({ issuer: fields.issuer, clientId: fields.client_id }).lean())!.state, 'active', 'what cannot be come back to is not done');
});

test('a platform of many schools shows what waits first and the newest few, and the rest on a page of its own, where a school is chosen', async () => {
  const registrationId = ids[100]!;
  const schools = Array.from({ length: 30 }, (_, i) => ({ _id: new Types.ObjectId(), name: `Branch ${i}` }));
  await TenantModel.insertMany(schools);
  await offerDeployment(String(registrationId), 'waits');
  await DeploymentModel.insertMany(schools.map(({ _id: tenantId }, i) => ({ registrationId, deploymentId: `branch-${i}`, state: 'active', tenantId })));
  const shown = ({ text }: Page): string[] => [...text.matchAll(/<li>\s*<p><code dir="ltr">([\w-]+)<\/code>/g)].map(([, id = '']) => id);
  const card = await browser.get('/owner?text=client-100');
  assert.deepEqual(shown(card), ['waits', 'branch-29', 'branch-28', 'branch-27', 'branch-26']);
  assert.ok(!card.text.includes('<select id="s-'), 'thirty schools are not offered in a list');
  const own = link(card, 'Choose its school')!;
  assert.equal(own, `/owner?platform=${String(registrationId)}`);
  assert.equal(link(card, 'Show all 32'), own);
  const page = await browser.get(own);
  assert.deepEqual([shown(page).length, nowShown(page)], [20, '1–20 of 32']);
  assert.ok(schools.every(({ name }) => page.text.includes(`>${name}</option>`)));
  const rest = await browser.get(link(page, 'Next')!);
  assert.deepEqual([shown(rest).length, shown(rest).at(-1)], [12, '1']);
  await browser.get(own);
  const approved = await browser.send('approve-deployment', { issuer: 'https://lms100.example', client_id: 'client-100', deployment_id: 'waits', tenant: String(schools[4]!._id) });
  assert.equal(approved.headers.get('location'), `${own}&said=done`);
  assert.equal((await findDeployment(String(registrationId), 'waits'))!.tenantId, String(schools[4]!._id));
  for (const odd of ['x', anId()]) assert.match((await browser.get(`/owner?platform=${odd}`)).text, /Nothing here fits that\./);
});

test('refusals come by pages, and are narrowed by the place they came from and by their reason', async () => {
  const { tenantId, programId } = await aProgram();
  const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const portal = await addHost(owner, { origin: 'https://portal.lists.example', name: 'Portal of the lists', key, programId, tenantId }, { allowHttp: false });
  const refusal = (i: number, more: object) => ({ hour: new Date(thisHour - i * hourMs), lastAt: new Date(thisHour - i * hourMs), count: 1, ...more });
  await LaunchOutcomeModel.insertMany([
    ...Array.from({ length: 45 }, (_, i) => refusal(i, { registrationId: ids[i]!, code: 'launch-invalid', reason: 'azp' })),
    ...Array.from({ length: 3 }, (_, i) => refusal(100 + i, { registrationId: ids[i]!, code: 'launch-invalid', reason: 'state' })),
    refusal(200, { registrationId: null, code: 'unknown-platform', reason: null }),
    refusal(201, { hostId: portal.id, registrationId: null, code: 'host-token-refused', reason: 'expired' }),
  ]);
  const places = ({ text }: Page): string[] => [...text.matchAll(/<li>\s*<p><b>.*?<\/b> <span class="soft">(.*?) · /g)].map(([, name = '']) => name);
  const all = await browser.get('/owner/launches');
  assert.deepEqual([places(all).length, nowShown(all), link(all, 'Next')], [20, '1–20 of 50', '/owner/launches?page=2']);
  const last = await browser.get('/owner/launches?page=3');
  assert.deepEqual(places(last).slice(-2), ['A place that isn’t registered', 'Portal of the lists']);
  const choices = [...all.text.matchAll(/<option value="([^"]+)" /g)].map(([, value]) => value);
  assert.deepEqual(choices, ['host-token-refused:expired', 'launch-invalid:azp', 'launch-invalid:state', 'unknown-platform'], 'the reasons that there are');
  assert.deepEqual(places(await browser.get('/owner/launches?reason=launch-invalid%3Astate')), ['School 0', 'School 1', 'School 2']);
  assert.deepEqual(places(await browser.get('/owner/launches?text=LMS1.example')), ['School 1', 'School 1']);
  assert.deepEqual(places(await browser.get('/owner/launches?text=portal.lists')), ['Portal of the lists']);
  const both = await browser.get('/owner/launches?reason=launch-invalid%3Aazp&text=school');
  assert.equal(link(both, 'Next'), '/owner/launches?text=school&reason=launch-invalid%3Aazp&page=2');
  assert.equal(nowShown(both), '1–20 of 45');
  assert.match((await browser.get('/owner/launches?text=nowhere')).text, /Nothing here fits that\./);
  assert.equal(places(await browser.get('/owner/launches?reason=launched')).length, 20, 'no reason of a refusal narrows nothing');
});

test('mail that was given up shows a few of each reason, all by pages on their own, and counts what was sent on the last day', async () => {
  const place = await aProgram();
  const mail = (state: string, more: object) => ({ ...place, eventId: anId(), receiverId: anId(), template: 'meeting-booked', dueAt: new Date(), state, ...more });
  await OutboxModel.insertMany([
    ...Array.from({ length: 45 }, () => mail('parked', { failure: 'ETIMEDOUT' })),
    mail('parked', { failure: 'refused' }),
    ...Array.from({ length: 3 }, () => mail('sent', { sentAt: new Date() })),
    ...Array.from({ length: 4 }, () => mail('sent', { sentAt: new Date(Date.now() - 25 * hourMs) })),
    mail('due', { kept: 'daily' }), mail('resting', { kept: 'weekly' }), mail('sent', { kept: 'daily', sentAt: new Date(Date.now() - 48 * hourMs) }), mail('due', {}),
  ]);
  const mails = ({ text }: Page): number => text.match(/acts\/drop-mail"/g)?.length ?? 0;
  const page = await browser.get('/owner/mail');
  const facts = Object.fromEntries([...page.text.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name, value]) => [name, value]));
  assert.deepEqual(facts, { 'On its way': '1', 'Waits because its receiver wants it': '2', 'Sent in the last 24 hours': '3', 'Not sent, and not missed': '0' });
  assert.equal(mails(page), 6, 'five of the many and the only one');
  const all = await browser.get(link(page, 'Show all 45')!);
  assert.deepEqual([mails(all), nowShown(all)], [20, '1–20 of 45']);
  const last = await browser.get('/owner/mail?why=ETIMEDOUT&page=3');
  assert.equal(mails(last), 5);
  const id = /name="id" value="([0-9a-f]{24})"/.exec(last.text)![1]!;
  assert.equal((await browser.send('drop-mail', { id })).headers.get('location'), '/owner/mail?why=ETIMEDOUT&page=3&said=done');
  assert.equal(mails(await browser.get('/owner/mail?why=ETIMEDOUT&page=3')), 4);
  assert.match((await browser.get('/owner/mail?why=turned-off')).text, /Nothing here fits that\./);
});

test('intranet pages are found by name or origin; the log comes by pages', async () => {
  const { tenantId, programId } = await aProgram();
  for (let i = 0; i < 25; i += 1) {
    const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await addHost(owner, { origin: `https://intranet${i}.example`, name: `Intranet ${i}`, key, programId, tenantId }, { allowHttp: false });
  }
  assert.equal(cards(await browser.get('/owner/hosts')).length, 20);
  assert.deepEqual(cards(await browser.get('/owner/hosts?text=intranet24.')), ['Intranet 24']);
  for (let i = 0; i < 30; i += 1) await browser.send(i % 2 === 0 ? 'suspend-host' : 'resume-host', { issuer: 'https://intranet3.example' });
  const log = await browser.get('/owner/log');
  assert.equal(log.text.match(/<li>\s*<p><b>/g)?.length, 50);
  assert.ok(link(log, 'Next'));
});
