import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { aCoordinator, aGradeColumn, aProgram, aScore } from '../../models/factories.ts';
import { GradeColumnModel, type StoredGradeColumn } from '../../models/grades/grade-column.model.ts';
import { PlatformPauseModel } from '../../models/grades/platform-pause.model.ts';
import { ScoreLogModel } from '../../models/grades/score-log.model.ts';
import { ScoreModel, type StoredScore } from '../../models/grades/score.model.ts';
import { leaseScore, pausePlatform } from '../../models/grades/sending.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { forgetAccessTokens } from '../../models/tenants/access-tokens.ts';
import { RegistrationModel } from '../../models/tenants/registration.model.ts';
import { serviceScopes } from '../../models/tenants/service-scopes.ts';
import { OutgoingFailed } from '../outgoing.ts';
import { until } from '../test-process.ts';
import { createPlatform } from './platform.ts';
import { createScoreSender } from './score-sender.ts';
import { toServiceFailed, toTokenFailed, type ServiceFailed } from './service-failed.ts';
import { json, TestServices, type Fault } from './test-services.ts';

await useTestDatabase();
const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
const lms = await new TestServices().start();
const other = await new TestServices('another').start();
after(() => {
  lms.stop();
  other.stop();
});
const system = { kind: 'system' as const, job: 'test' };
const logged: string[] = [];
const log = pino({}, { write: (line: string) => void logged.push(line) });
/** The clock of these tests, which only they move. */
let now = new Date();
const minutes = (count: number): void => void (now = new Date(now.getTime() + count * 60_000));
const sender = createScoreSender(port, log, () => now);

type School = Awaited<ReturnType<TestServices['register']>> & { services: TestServices };
const school: School = { ...(await lms.register()), services: lms };
const neighbour: School = { ...(await other.register()), services: other };
const place = await aProgram({ tenantId: school.tenantId });
let columns = 0;
let column = await aColumn();

beforeEach(async () => {
  lms.fault = other.fault = () => false;
  lms.scores = [];
  lms.received = [];
  lms.marks.clear();
  column = await aColumn();
});
afterEach(async () => {
  await ScoreModel.updateMany({ state: 'due' }, { $set: { state: 'resting' } }).setOptions({ acrossTenants: 'what one test leaves is not another’s' });
  await PlatformPauseModel.deleteMany({});
});

async function aColumn({ services, registrationId, deploymentRowId, tenantId }: School = school): Promise<StoredGradeColumn> {
  columns += 1;
  const where = tenantId === place.tenantId ? place : await aProgram({ tenantId });
  return aGradeColumn(where, { registrationId: registrationId as never, deploymentId: deploymentRowId as never, lineItemUrl: `${services.origin}/lineitems/${columns}?course=7`, lineItemsUrl: services.lineItemsUrl });
}

/** Somebody whom the platform knows as `subject`, with points that are due. */
async function aDueScore(subject: string, overrides: Partial<Pick<StoredScore, 'points' | 'sentPoints' | 'ours' | 'state' | 'dueSince' | 'lastTimestamp'>> = {}, of = column): Promise<string> {
  const { personId } = await identifyPerson({ tenantId: String(of.tenantId), source: 'registration', sourceId: String(of.registrationId), subject });
  return aScore(of, personId, { points: 10, state: 'due', dueAt: now, dueSince: now, ...overrides });
}
/** What the job does where somebody has reached something else. */
const change = (id: string, points: number) => ScoreModel.updateOne({ ...place, _id: id }, { $set: { points, state: 'due', dueAt: now, dueSince: now, failures: 0, failure: null } });
const scoreOf = async (id: string) => (await ScoreModel.findOne({ ...place, _id: id }).lean())!;
const standing = async (id: string) => {
  const { state, failure } = await scoreOf(id);
  return failure === null ? state : `${state}: ${failure}`;
};
const mark = (subject: string) => lms.marks.get(lms.cell(column.lineItemUrl!, subject));
const setMark = (subject: string, points: number) => lms.marks.set(lms.cell(column.lineItemUrl!, subject), points);
const outcomes = async () => (await ScoreLogModel.find({ ...place, columnId: column._id }).sort({ at: 1, _id: 1 }).lean()).map(({ outcome, points, fault }) => [outcome, points, ...(fault === null ? [] : [fault])]);
const toScores = () => lms.received.filter(({ address }) => address.includes('/scores'));
/** Answers the handing in of scores so, until told otherwise. */
const answers = (status: number, headers: Record<string, string> = {}, body = ''): Fault => ({ address }, response) => address.includes('/scores') && (response.writeHead(status, headers).end(body), true);

test('a score is handed in whole, and kept in the log with what came of it', async () => {
  const id = await aDueScore('ana');
  assert.equal(await sender.sendDue(system), 1);
  assert.deepEqual(lms.scores, [{
    lineItem: column.lineItemUrl,
    score: { userId: 'ana', scoreGiven: 10, scoreMaximum: 10, activityProgress: 'Completed', gradingProgress: 'FullyGraded', timestamp: now.toISOString() },
  }]);
  assert.deepEqual([await standing(id), await outcomes()], ['sent', [['sent', 10]]]);
  assert.equal(await sender.sendDue(system), 0, 'once');
});

test('each next score of a learner is later by a second at least, also in the same second', async () => {
  const id = await aDueScore('ana', { points: 3.33 });
  await sender.sendDue(system);
  for (const points of [6.67, 10]) {
    await change(id, points);
    await sender.sendDue(system);
  }
  const sent = lms.scores.map(({ score }) => [score['scoreGiven'], Math.floor(Date.parse(score['timestamp'] as string) / 1000)]);
  const first = sent[0]![1] as number;
  assert.deepEqual(sent, [[3.33, first], [6.67, first + 1], [10, first + 2]]);
});

test('while a score is on its way a newer value takes its place, and goes next', async () => {
  const id = await aDueScore('ana', { points: 3.33 });
  lms.fault = ({ address, body }, response) => {
    if (!address.includes('/scores') || lms.scores.length > 0) return false;
    lms.scores.push({ lineItem: column.lineItemUrl!, score: body as Record<string, unknown> });
    setMark('ana', 3.33);
    void change(id, 10).then(() => response.end());
    return true;
  };
  await sender.sendDue(system);
  assert.deepEqual([lms.scores.map(({ score }) => score['scoreGiven']), (await scoreOf(id)).sentPoints, await standing(id)], [[3.33, 10], 10, 'sent']);
});

test('a mark that the teacher changed stays, until what we would send next is another and the mark is ours again', async () => {
  const id = await aDueScore('ana', { points: 3.33 });
  await sender.sendDue(system);
  setMark('ana', 9);
  await change(id, 6.67);
  await sender.sendDue(system);
  assert.deepEqual([mark('ana'), await standing(id)], [9, 'parked: changed-by-hand']);
  setMark('ana', 3.33);
  await change(id, 10);
  await sender.sendDue(system);
  assert.deepEqual([mark('ana'), await standing(id)], [10, 'sent']);
  assert.deepEqual(await outcomes(), [['sent', 3.33], ['changed-by-hand', 6.67], ['sent', 10]]);
});

test('a mark that the teacher entered before ours, or took away after, stays as well', async () => {
  setMark('early', 4);
  const early = await aDueScore('early');
  const away = await aDueScore('away', { points: 10, sentPoints: 3.33, ours: [3.33] });
  await sender.sendDue(system);
  assert.deepEqual([await standing(early), await standing(away), lms.scores.length], ['parked: changed-by-hand', 'parked: changed-by-hand', 0]);
});

test('an attempt that was cut off may have arrived: it is found again, and not taken for the teacher’s', async () => {
  const cut = await aDueScore('cut');
  lms.fault = (received, response) => {
    if (!received.address.includes('/scores')) return false;
    lms.scores.push({ lineItem: column.lineItemUrl!, score: received.body as Record<string, unknown> });
    setMark('cut', 10);
    response.destroy();
    return true;
  };
  await sender.sendDue(system);
  lms.fault = () => false;
  minutes(3);
  await sender.sendDue(system);
  assert.deepEqual([await standing(cut), lms.scores.length, await outcomes()], ['sent', 1, [['sent', 10]]], 'handed in once, shown once');
  const changed = await aDueScore('changed', { points: 10, sentPoints: 3.33, ours: [3.33, 6.67], lastTimestamp: now });
  setMark('changed', 6.67);
  await sender.sendDue(system);
  assert.deepEqual([await standing(changed), mark('changed')], ['sent', 10]);
});

test('where the marks may not be read, scores are sent all the same', async () => {
  const blind = createScoreSender({ ...port, result: () => assert.fail('not asked') }, log, () => now);
  const registration = await RegistrationModel.findOne({ _id: school.registrationId }).lean();
  await RegistrationModel.updateOne({ _id: school.registrationId }, { $set: { grantedScopes: [serviceScopes.scores] } });
  await aDueScore('ana');
  assert.equal(await blind.sendDue(system), 1);
  await RegistrationModel.updateOne({ _id: school.registrationId }, { $set: { grantedScopes: registration!.grantedScopes } });
});

test('a column that was deleted parks its scores, and the coordinators are told by one mail', async () => {
  const coordinator = await aCoordinator(place);
  const ids = [await aDueScore('ana'), await aDueScore('ben'), await aDueScore('cem')];
  lms.fault = ({ address }, response) => address.startsWith('/lineitems/') && (response.writeHead(404).end(), true);
  await sender.sendDue(system);
  assert.deepEqual(await Promise.all(ids.map(standing)), Array.from({ length: 3 }, () => 'parked: column-gone'));
  assert.deepEqual((await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!.state, 'gone');
  const mails = await OutboxModel.find({ ...place, receiverId: coordinator.personId }).lean();
  assert.deepEqual(mails.map(({ template }) => template), ['grade-column-gone']);
});

/** The column as the platform's own list has it. */
const listed = () => ({ id: column.lineItemUrl, label: 'Meet your mentor', scoreMaximum: 10 });
const notFound = (path: RegExp): Fault => ({ address }, response) => path.test(address) && (response.writeHead(404).end(), true);

test('a score that is not found, in a column that is there, is this learner’s fault alone: the column stays, nobody is told', async () => {
  const coordinator = await aCoordinator(place);
  lms.lineItems = [listed()];
  const strange = await aDueScore('strange');
  const fine = await aDueScore('fine');
  lms.fault = ({ address, body }, response) => address.includes('/scores') && (body as { userId: string }).userId === 'strange' && (response.writeHead(404).end(), true);
  await sender.sendDue(system);
  assert.deepEqual([await standing(strange), await standing(fine)], ['parked: not-gradable', 'sent']);
  assert.equal((await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!.state, 'ready');
  assert.equal(await OutboxModel.countDocuments({ ...place, receiverId: coordinator.personId }), 0);
  await change(strange, 5);
  lms.fault = notFound(/scores|lineitems\/\d+\?/); // its own address is not served, but the list has it
  await sender.sendDue(system);
  assert.equal(await standing(strange), 'parked: not-gradable');
  lms.lineItems = [];
});

test('where the whole course is not found nothing is said to be deleted: its scores are tried later, those of other courses go', async () => {
  const id = await aDueScore('ana');
  const there = column;
  column = await aColumn();
  await aDueScore('ben');
  const gone = new URL(there.lineItemUrl!).pathname;
  lms.fault = ({ address }, response) => (address.startsWith(gone) || address === '/lineitems?course=7') && (response.writeHead(404).end(), true);
  await sender.sendDue(system);
  assert.equal(await standing(id), 'due: not-found');
  assert.equal((await GradeColumnModel.findOne({ ...place, _id: there._id }).lean())!.state, 'ready');
  assert.equal(lms.scores.length, 1);
  assert.equal(await PlatformPauseModel.countDocuments({}), 0);
});

test('a course that is not there costs the platform one look and one token, however many scores come to nothing in it', async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => aDueScore(`of-lost-course-${i}`)));
  lms.fault = notFound(/^\/lineitems/);
  await sender.sendDue(system);
  assert.deepEqual(new Set(await Promise.all(ids.map(standing))), new Set(['due: not-found']));
  const fresh = lms.to('/token').filter(({ body }) => new URLSearchParams(body as string).get('scope') === serviceScopes.scores);
  assert.ok(fresh.length <= 2, `${fresh.length} tokens for scores: one that was forgotten, one that is asked for to see`);
  assert.equal(lms.to(`${new URL(column.lineItemUrl!).pathname}?`).length, 1);
  assert.equal(lms.to('/lineitems?').length, 1);
});

test('a mark that cannot be read stops no score: what is there is handed in, and the log says so', async () => {
  const inAll: Fault[] = [400, 403, 405, 410, 422].map((status) => ({ address }, response) => address.includes('/results') && (response.writeHead(status).end(), true));
  const junk: Fault[] = ['<html>', '{}', '{"userId":'].map((body) => ({ address }, response) => address.includes('/results') && (response.end(body), true));
  const refusesScope: Fault = ({ address, body }, response) => address === '/token' && String(body).includes('result.readonly') && (json(response, { error: 'invalid_scope' }, 400), true);
  for (const [i, fault] of [...inAll, ...junk, refusesScope].entries()) {
    if (fault === refusesScope) await forgetAccessTokens(school);
    lms.fault = fault;
    logged.length = 0;
    const id = await aDueScore(`unread-${i}`);
    await sender.sendDue(system);
    assert.equal(await standing(id), 'sent', String(i));
    assert.match(logged.join(''), /could not be read; the score is handed in all the same/);
  }
});

test('a page that answers 200 to everything, of maintenance or to log in on, has taken no score: it is tried again', async () => {
  const id = await aDueScore('ana');
  lms.fault = (_call, response) => (response.setHeader('Content-Type', 'text/html').end('\n<!DOCTYPE html><title>Back soon</title>'), true);
  await sender.sendDue(system);
  assert.equal(await standing(id), 'due: answer');
  lms.fault = () => false;
  minutes(60);
  await sender.sendDue(system);
  assert.deepEqual([await standing(id), lms.scores.length], ['sent', 1]);
});

test('only a platform that has answered is out of its pause: a score of which nothing is asked says nothing of it', async () => {
  const looking = await aColumn();
  await GradeColumnModel.updateOne({ tenantId: looking.tenantId, programId: looking.programId, _id: looking._id }, { $set: { state: 'looking' } });
  const at = column;
  column = looking;
  await aDueScore('waits-for-its-column');
  column = at;
  await pausePlatform(school.registrationId, now);
  minutes(30);
  await sender.sendDue(system);
  assert.equal(await PlatformPauseModel.countDocuments({}), 1);
  for (const [i, status] of [400, 409].entries()) {
    lms.fault = answers(status);
    await pausePlatform(school.registrationId, now);
    minutes(30);
    await aDueScore(`refused-${i}`);
    await sender.sendDue(system);
    assert.equal(await PlatformPauseModel.countDocuments({}), 0, 'a no is an answer as well');
  }
});

test('a platform that leaves the filter out of account and pages is read on to the learner: a teacher’s mark stays, one of ours is found', async () => {
  const rows = (page: number) => Array.from({ length: 2 }, (_, i) => ({ userId: `other-${page}-${i}`, resultScore: 1, resultMaximum: 10 }));
  const pages: object[][] = [rows(0), rows(1), [{ userId: 'mine', resultScore: 3.33, resultMaximum: 10 }, { userId: 'theirs', resultScore: 9, resultMaximum: 10 }]];
  lms.fault = ({ address }, response) => {
    if (!address.includes('/results')) return false;
    const page = Number(new URL(address, lms.origin).searchParams.get('page') ?? 0);
    if (page < 2) response.setHeader('Link', `<${lms.origin}${address.split('?')[0]}?course=7&page=${page + 1}>; rel="next"`);
    json(response, pages[page]);
    return true;
  };
  const mine = await aDueScore('mine', { points: 6.67, sentPoints: 3.33, ours: [3.33] });
  const theirs = await aDueScore('theirs', { points: 6.67, sentPoints: 3.33, ours: [3.33] });
  const none = await aDueScore('none', { points: 6.67 });
  await sender.sendDue(system);
  assert.deepEqual(await Promise.all([mine, theirs, none].map(standing)), ['sent', 'parked: changed-by-hand', 'sent']);
  lms.fault = ({ address }, response) => {
    if (!address.includes('/results')) return false;
    response.setHeader('Link', `<${lms.origin}${address.split('?')[0]}?course=7&page=${Math.random()}>; rel="next"`);
    json(response, rows(0));
    return true;
  };
  lms.received = [];
  const endless = await aDueScore('endless', { points: 6.67, sentPoints: 3.33, ours: [3.33] });
  await sender.sendDue(system);
  assert.equal(await standing(endless), 'sent');
  assert.equal(lms.received.filter(({ address }) => address.includes('/results')).length, 20);
});

test('a platform whose name leads to a private or unreadable address for a while, as with a name server that is wrong, is waited for: no score is given up', async () => {
  const misled = toServiceFailed(new OutgoingFailed('look-up')) as ServiceFailed;
  const sends = createScoreSender({ ...port, submitScore: () => Promise.reject(misled), result: () => Promise.reject(misled) }, log, () => now);
  const ids = [await aDueScore('ana'), await aDueScore('ben')];
  await sends.sendDue(system);
  assert.deepEqual((await Promise.all(ids.map(standing))).sort(), ['due', 'due: down'], 'one is tried for all');
  assert.equal((await PlatformPauseModel.findOne({}).lean())!.fault, 'down');
  minutes(3);
  assert.equal(await sender.sendDue(system), 2);
  const elsewhere = toTokenFailed(new OutgoingFailed('look-up')) as ServiceFailed;
  assert.deepEqual([elsewhere.fault, elsewhere.isOfPlatform], ['down', true]);
});

test('scores that cannot be asked about are told of by one line for all of a column, with their number', async () => {
  const registration = await RegistrationModel.findOne({ _id: school.registrationId }).lean();
  await RegistrationModel.updateOne({ _id: school.registrationId }, { $set: { withdrawnScopes: [serviceScopes.scores] } });
  logged.length = 0;
  const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => aDueScore(`withdrawn-${i}`)));
  await sender.sendDue(system);
  await RegistrationModel.updateOne({ _id: school.registrationId }, { $set: { withdrawnScopes: registration!.withdrawnScopes! } });
  assert.deepEqual(new Set(await Promise.all(ids.map(standing))), new Set(['parked: scope']));
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(lines.map(({ columnId, fault, scores, msg }) => ({ columnId, fault, scores, msg })), [
    { columnId: String(column._id), fault: 'scope', scores: 12, msg: 'scores were given up without asking the platform' },
  ]);
});

test('a course that offers less than was granted is asked for no more than that; what it offers later is used, and its scores follow', async () => {
  const offers = (offeredScopes: readonly string[] | null) => GradeColumnModel.updateOne({ ...place, _id: column._id }, { $set: { offeredScopes } });
  await forgetAccessTokens(school);
  await offers([serviceScopes.scores]);
  const id = await aDueScore('ana');
  await sender.sendDue(system);
  assert.equal(await standing(id), 'sent');
  assert.deepEqual(lms.to('/token').map(({ body }) => new URLSearchParams(body as string).get('scope')), [serviceScopes.scores]);
  assert.equal(lms.received.some(({ address }) => address.includes('/results')), false, 'no mark is read');
  await offers([serviceScopes.lineItemsReadonly]);
  await change(id, 5);
  lms.received = [];
  logged.length = 0;
  minutes(1); // past what the lane remembers of the column
  await sender.sendDue(system);
  assert.deepEqual([await standing(id), lms.received.length], ['parked: scope', 0]);
});

test('somebody who cannot be graded, or is not known any more, is given up at once with the reason', async () => {
  lms.fault = answers(400);
  const id = await aDueScore('observer');
  const gone = await aScore(column, String(column._id), { points: 10, state: 'due', dueAt: now });
  await sender.sendDue(system);
  assert.deepEqual([await standing(id), await standing(gone)], ['parked: not-gradable', 'parked: left']);
  assert.deepEqual((await outcomes()).sort(), [['parked', 10, 'left'], ['parked', 10, 'not-gradable']]);
});

test('a platform that asks for a pause gets it: 429, and Canvas’ 403 with its words', async () => {
  const ids = [await aDueScore('ana'), await aDueScore('ben')];
  for (const [status, body] of [[429, ''], [403, '403 Forbidden (Rate Limit Exceeded)']] as const) {
    lms.fault = answers(status, { 'Retry-After': '600' }, body);
    lms.received = [];
    await sender.sendDue(system);
    assert.equal(toScores().length, 1, 'the others are not tried');
    minutes(9);
    await sender.sendDue(system);
    assert.equal(toScores().length, 1);
    minutes(2);
  }
  lms.fault = () => false;
  await sender.sendDue(system);
  assert.deepEqual(await Promise.all(ids.map(standing)), ['sent', 'sent']);
});

test('a platform that leads elsewhere, or says “not now” in another way, keeps its scores: all pause, and go when it takes them again', async () => {
  const ids = [await aDueScore('ana'), await aDueScore('ben')];
  for (const [status, headers] of [[302, { Location: '/maintenance' }], [302, { Location: 'http://10.0.0.1/login' }], [307, { Location: 'https://sso.example/' }], [408, {}], [421, {}], [423, {}], [425, {}]] as const) {
    lms.fault = answers(status, headers);
    lms.received = [];
    await sender.sendDue(system);
    assert.equal(toScores().length, 1, `${status}: the others are not tried`);
    minutes(3);
  }
  lms.fault = () => false;
  await sender.sendDue(system);
  assert.deepEqual(await Promise.all(ids.map(standing)), ['sent', 'sent']);
});

test('a plain 403 and an older timestamp are tried again for three days, and hold up nobody else', async () => {
  const refused = await aDueScore('refused');
  const fine = await aDueScore('fine');
  lms.fault = ({ address, body }, response) => address.includes('/scores') && (body as { userId: string }).userId === 'refused' && (response.writeHead(403).end(), true);
  await sender.sendDue(system);
  assert.deepEqual([await standing(refused), await standing(fine)], ['due: forbidden', 'sent']);
  lms.fault = answers(409);
  minutes(2);
  await sender.sendDue(system);
  assert.equal(await standing(refused), 'due: conflict');
  minutes(73 * 60);
  await sender.sendDue(system);
  assert.equal(await standing(refused), 'parked: conflict');
});

test('a token that is refused is replaced once, and the score goes through', async () => {
  await aDueScore('ana');
  await sender.sendDue(system);
  lms.tokens.clear();
  const id = await aDueScore('ben');
  await sender.sendDue(system);
  assert.equal(await standing(id), 'sent');
});

test('a platform that hangs holds up nobody else’s scores', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  lms.fault = (_, response) => {
    void released.then(() => response.destroy());
    return true;
  };
  await aDueScore('ana');
  const elsewhere = await aColumn(neighbour);
  const id = await aDueScore('zoe', {}, elsewhere);
  const run = sender.sendDue(system);
  await until('the other platform has its score', () => other.scores.length > 0);
  release();
  await run;
  const score = await ScoreModel.findOne({ tenantId: elsewhere.tenantId, programId: elsewhere.programId, _id: id }).lean();
  assert.equal(score!.state, 'sent');
});

test('two servers at once hand in each score once', async () => {
  for (let i = 0; i < 60; i += 1) await aDueScore(`person-${i}`);
  const second = createScoreSender(port, log, () => now);
  const sent = await Promise.all([sender.sendDue(system), second.sendDue(system)]);
  assert.deepEqual([sent[0] + sent[1], lms.scores.length, new Set(lms.scores.map(({ score }) => score['userId'])).size], [60, 60, 60]);
});

test('the score of a server that was killed is taken over after a minute, and what it says late changes nothing', async () => {
  const id = await aDueScore('ana');
  assert.notEqual(await leaseScore(school.registrationId, now), null);
  assert.equal(await sender.sendDue(system), 0);
  minutes(1.1);
  assert.equal(await sender.sendDue(system), 1);
  assert.deepEqual([await standing(id), lms.scores.length], ['sent', 1]);
});

test('a database that refuses for a moment, the score and the pause alike, holds scores up for that moment only', async () => {
  const id = await aDueScore('ana');
  await refuse(ScoreModel.collection.collectionName, { leasedUntil: null });
  await refuse(PlatformPauseModel.collection.collectionName, { never: true });
  try {
    await sender.sendDue(system).catch(() => 0);
  } finally {
    for (const { collection } of [ScoreModel, PlatformPauseModel]) await refuse(collection.collectionName, {});
  }
  assert.equal(await sender.sendDue(system), 1);
  assert.equal(await standing(id), 'sent');
});
/** Has the database refuse what does not match. */
const refuse = (collMod: string, validator: Record<string, unknown>) => ScoreModel.db.db!.command({ collMod, validator });

test('logs of sending name nobody', () => {
  assert.ok(logged.length > 0);
  assert.ok(!/ana|ben|zoe|observer|refused"|@/.test(logged.join('\n')));
});
