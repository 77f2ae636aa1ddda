/** What comes of a token endpoint that says no, leads elsewhere or lies: for scores, columns and rosters, its own and other platforms'. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, describe, test } from 'node:test';
import { trusted } from 'mongoose';
import { pino } from 'pino';
import { aGradeColumn, anId, aProgram, aScore, type Place } from '../../models/factories.ts';
import { GradeColumnModel, type StoredGradeColumn } from '../../models/grades/grade-column.model.ts';
import { PlatformPauseModel } from '../../models/grades/platform-pause.model.ts';
import { ScoreModel } from '../../models/grades/score.model.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { RosterModel } from '../../models/rosters/roster.model.ts';
import { offerRoster } from '../../models/rosters/rosters.ts';
import { forgetAccessTokens, keepAccessToken } from '../../models/tenants/access-tokens.ts';
import { linkContext, linkOf } from '../../models/tenants/context-links.ts';
import { readRegistration } from '../../models/tenants/registrations.ts';
import { serviceScopes } from '../../models/tenants/service-scopes.ts';
import { endTokenTrouble } from '../../models/tenants/token-trouble.ts';
import { findDueColumns } from './column-finder.ts';
import { createPlatform } from './platform.ts';
import { readDueRosters } from './roster-reader.ts';
import { createScoreSender } from './score-sender.ts';
import { json, TestServices, type Fault } from './test-services.ts';

await useTestDatabase();
const tokenEncryption = [randomBytes(32)] as const;
const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption } });
const system = { kind: 'system' as const, job: 'test' };
const log = pino({ level: 'silent' });
let now = new Date();
const sender = createScoreSender(port, log, () => now);

/** A platform with a course, its roster and a column. */
class School {
  readonly services: TestServices;
  platform!: Awaited<ReturnType<TestServices['register']>>;
  place!: Place;
  column!: StoredGradeColumn;

  constructor(clientId: string) {
    this.services = new TestServices(clientId);
  }

  async open(): Promise<this> {
    await this.services.start();
    this.platform = await this.services.register();
    this.place = await aProgram({ tenantId: this.platform.tenantId });
    const { registrationId, deploymentRowId: deploymentId } = this.platform;
    const course = { registrationId, deploymentId, contextId: anId() };
    await linkContext({ ...course, ...this.place, title: 'CAR 210', isHome: true });
    await offerRoster((await linkOf(course))!, this.services.membershipsUrl);
    this.column = await this.#column({ lineItemUrl: `${this.services.origin}/lineitems/1?course=7` });
    return this;
  }

  #column(overrides: Partial<StoredGradeColumn>): Promise<StoredGradeColumn> {
    const { registrationId, deploymentRowId } = this.platform;
    return aGradeColumn(this.place, { registrationId: registrationId as never, deploymentId: deploymentRowId as never, lineItemsUrl: this.services.lineItemsUrl, ...overrides });
  }

  /** Makes everything due: the roster, a score, and a column that was not found yet. Nothing is known of earlier tokens. */
  async begin(dueAt = now): Promise<void> {
    await forgetAccessTokens(this.platform);
    this.services.received = [];
    await RosterModel.updateOne(this.place, { $set: { dueAt: new Date(0), failure: null, leasedUntil: null, reading: null } });
    await GradeColumnModel.deleteMany({ ...this.place, _id: trusted({ $ne: this.column._id }) });
    await this.#column({ state: 'looking', lineItemUrl: null, dueAt: new Date(0) });
    await ScoreModel.deleteMany({ ...this.place });
    const { personId } = await identifyPerson({ tenantId: this.platform.tenantId, source: 'registration', sourceId: this.platform.registrationId, subject: 'ana' });
    await aScore(this.column, personId, { points: 10, state: 'due', dueAt, dueSince: dueAt });
  }

  /** How the three stand: a word for what is well, or what is wrong with it. */
  async standing(): Promise<{ score: string; failures: number; column: string; roster: string }> {
    const score = (await ScoreModel.findOne({ ...this.place }).lean())!;
    const column = (await GradeColumnModel.findOne({ ...this.place, _id: trusted({ $ne: this.column._id }) }).lean())!;
    const roster = (await RosterModel.findOne(this.place).lean())!;
    return {
      score: [score.state, score.failure].filter(Boolean).join(': '),
      failures: score.failures ?? 0,
      column: [column.state, column.fault].filter(Boolean).join(': '),
      roster: roster.failure?.fault ?? (roster.readAt === null || roster.dueAt !== null ? 'waits' : 'read'),
    };
  }
}

const bad = await new School('bad').open();
const good = await new School('good').open();
after(() => [bad, good].forEach(({ services }) => services.stop()));
const well = { score: 'sent', failures: 0, column: 'ready', roster: 'read' };

beforeEach(async () => {
  for (const { services } of [bad, good]) {
    services.fault = () => false;
    services.scores = [];
    services.lineItems = [];
    services.marks.clear();
    services.members = [{ user_id: 'ana', roles: ['Learner'] }];
  }
  await PlatformPauseModel.deleteMany({});
  now = new Date();
  await good.begin(new Date(now.getTime() + 1)); // never the first one
  await bad.begin();
  now = new Date(now.getTime() + 10);
});

async function runAll(): Promise<void> {
  await sender.sendDue(system);
  await findDueColumns(system, port, log, () => new Date());
  await readDueRosters(system, port, log);
}

const atToken = (answer: (response: Parameters<Fault>[1]) => void): Fault => ({ address }, response) => address === '/token' && (answer(response), true);
const refuses = (status: number, body: object | string = '') => atToken((response) => (typeof body === 'string' ? response.writeHead(status).end(body) : json(response, body, status)));

const cases: readonly [says: string, fault: Fault, word: string][] = [
  ['400 invalid_client', refuses(400, { error: 'invalid_client' }), 'token'],
  ['400 without a word', refuses(400, 'no'), 'token'],
  ['400 invalid_scope', refuses(400, { error: 'invalid_scope' }), 'scope'],
  ['401', refuses(401, { error: 'invalid_client' }), 'token'],
  ['403', refuses(403), 'token'],
  ['404', refuses(404), 'token'],
  ['409', refuses(409), 'token'],
  ['302', atToken((response) => void response.writeHead(302, { Location: 'https://elsewhere.example/sorry' }).end()), 'down'],
  ['429', refuses(429), 'busy'],
  ['503', refuses(503), 'down'],
  ['a page', refuses(200, '<!doctype html><title>Sign in</title>'), 'answer'],
  ['{}', refuses(200, {}), 'answer'],
  ['an error with 200', refuses(200, { error: 'invalid_client' }), 'answer'],
  ['null', refuses(200, 'null'), 'answer'],
  ['a list', refuses(200, []), 'answer'],
  ['an empty token', refuses(200, { access_token: '', token_type: 'Bearer' }), 'answer'],
  ['a token that no header can carry', refuses(200, { access_token: 'a\nb', token_type: 'Bearer' }), 'answer'],
  ['another type of token', refuses(200, { access_token: 'a', token_type: 'mac' }), 'answer'],
  ['a type that is no text', refuses(200, { access_token: 'a', token_type: 7 }), 'answer'],
  ['a life that is no number', refuses(200, { access_token: 'a', token_type: 'Bearer', expires_in: 'x' }), 'answer'],
];

describe('a token endpoint that answers', () => {
  for (const [says, fault, word] of cases) {
    test(`${says}: nothing is given up, nobody else waits, nothing of it is kept`, async () => {
      bad.services.fault = fault;
      await runAll();
      assert.deepEqual(await bad.standing(), { score: `due: ${word}`, failures: 1, column: `looking: ${word}`, roster: word });
      assert.deepEqual(await good.standing(), well);
      // A scope is refused for itself alone: no token to read the marks stops no score, so the sender asks for the scores' own.
      assert.equal(bad.services.to('/token').length, word === 'scope' ? 4 : 3, 'once by each job');
      const pause = (await PlatformPauseModel.findOne({ registrationId: bad.platform.registrationId }).lean())!;
      assert.ok(pause.until > now, 'its scores pause together');

      bad.services.fault = () => false;
      now = new Date(now.getTime() + 5 * 60_000);
      await RosterModel.updateOne(bad.place, { $set: { dueAt: new Date(0) } });
      await GradeColumnModel.updateMany({ ...bad.place, state: 'looking' }, { $set: { dueAt: new Date(0) } });
      await runAll();
      assert.deepEqual(await bad.standing(), { ...well, failures: 1 });
    });
  }

  test('“no” for three days parks the score with that word, not as a learner’s fault', async () => {
    bad.services.fault = refuses(400, { error: 'invalid_client' });
    for (let hours = 0; hours <= 74; hours += 1) {
      await sender.sendDue(system);
      now = new Date(now.getTime() + 3_600_000);
    }
    assert.equal((await bad.standing()).score, 'parked: token');
  });
});

test('that a platform gives no token is kept with it, with why and since when, until it gives one to whatever job; then what had waited goes on', async () => {
  const { issuer, clientId } = bad.platform;
  const trouble = async () => (await readRegistration({ kind: 'owner' }, { issuer, clientId })).tokenTrouble;
  await endTokenTrouble({ issuer, clientId });
  bad.services.fault = refuses(400, { error: 'invalid_scope' });
  await findDueColumns(system, port, log);
  assert.equal(await trouble(), null, 'a scope that it refuses says nothing of the others');
  await bad.begin();
  bad.services.fault = refuses(401);
  await runAll();
  const first = (await trouble())!;
  assert.equal(first.fault, 'token');
  bad.services.fault = refuses(503);
  await RosterModel.updateOne(bad.place, { $set: { dueAt: new Date(0) } });
  await readDueRosters(system, port, log);
  const last = (await trouble())!;
  assert.deepEqual([last.fault, last.since, last.lastAt > first.lastAt], ['down', first.since, true]);

  bad.services.fault = () => false;
  await ScoreModel.updateMany({ ...bad.place }, { $set: { state: 'parked', failure: 'token' } });
  await GradeColumnModel.updateMany({ ...bad.place, state: 'looking' }, { $set: { dueAt: new Date(Date.now() + 3_600_000) } });
  await RosterModel.updateOne(bad.place, { $set: { dueAt: new Date(0) } });
  await readDueRosters(system, port, log);
  assert.equal(await trouble(), null);
  now = new Date(Date.now() + 60_000);
  await PlatformPauseModel.deleteMany({});
  await runAll();
  assert.deepEqual(await bad.standing(), well);
  assert.equal(bad.services.scores.length, 1);
});

test('what some platforms leave out of a token, or write as text, is no fault', async () => {
  for (const token of [{}, { token_type: null }, { token_type: 'bearer', expires_in: '3600' }, { token_type: 'BEARER', expires_in: 0 }]) {
    bad.services.fault = atToken((response) => {
      bad.services.tokens.add('plain');
      json(response, { access_token: 'plain', ...token });
    });
    await bad.begin();
    now = new Date(now.getTime() + 1_000);
    bad.services.scores = [];
    bad.services.marks.clear();
    await sender.sendDue(system);
    assert.equal((await bad.standing()).score, 'sent', JSON.stringify(token));
  }
});

test('junk that was kept for a token by an earlier version is asked for anew', async () => {
  const { issuer, clientId } = bad.platform;
  for (const junk of [{}, null, { error: 'invalid_client' }]) {
    await keepAccessToken({ issuer, clientId, scopes: serviceScopes.memberships }, junk, new Date(Date.now() + 3_000_000), tokenEncryption);
    assert.equal((await port.members(bad.platform, bad.services.membershipsUrl)).members.length, 1);
  }
});

test('an error that nobody foresaw is one row’s own: it is put off with a back-off, the rows beside it go on', async () => {
  const stumbles: typeof port = {
    ...port,
    members: (platform, url) => (platform.clientId === 'bad' ? Promise.reject(new TypeError('of undefined')) : port.members(platform, url)),
    lineItems: (platform, url) => (platform.clientId === 'bad' ? Promise.reject(new TypeError('of undefined')) : port.lineItems(platform, url)),
    result: (platform, url, subject) => (platform.clientId === 'bad' && subject === 'ana' ? Promise.reject(new TypeError('of undefined')) : port.result(platform, url, subject)),
  };
  for (let i = 0; i < 5; i += 1) await aGradeColumn(bad.place, { registrationId: bad.platform.registrationId as never, deploymentId: bad.platform.deploymentRowId as never, state: 'looking', lineItemUrl: null, dueAt: new Date(0) });
  const { personId } = await identifyPerson({ tenantId: bad.platform.tenantId, source: 'registration', sourceId: bad.platform.registrationId, subject: 'ben' });
  const beside = await aScore(bad.column, personId, { points: 10, state: 'due', dueAt: now, dueSince: now });
  await createScoreSender(stumbles, log, () => now).sendDue(system);
  await assert.rejects(findDueColumns(system, stumbles, log), { name: 'TypeError' });
  await assert.rejects(readDueRosters(system, stumbles, log), { name: 'TypeError' });
  assert.deepEqual(await bad.standing(), { score: 'due: answer', failures: 1, column: 'looking: answer', roster: 'answer' });
  assert.deepEqual(await good.standing(), well);
  assert.equal((await ScoreModel.findOne({ ...bad.place, _id: beside }).lean())!.state, 'sent');
  assert.equal(await GradeColumnModel.countDocuments({ ...bad.place, state: 'looking', failures: 1 }), 6);
});
