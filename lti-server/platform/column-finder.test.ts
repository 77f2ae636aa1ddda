import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { aCoordinator, aGradeColumn, anId, aProgram, aScore } from '../../models/factories.ts';
import { GradeColumnModel } from '../../models/grades/grade-column.model.ts';
import { columnFound, leaseColumn, noteCountingLaunch, type CountingLaunch } from '../../models/grades/grades.ts';
import { columnGone } from '../../models/grades/sending.ts';
import { ScoreModel } from '../../models/grades/score.model.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { ProgramModel } from '../../models/programs/program.model.ts';
import { RegistrationModel } from '../../models/tenants/registration.model.ts';
import { forgetAccessTokens } from '../../models/tenants/access-tokens.ts';
import type { ContextLink } from '../../models/tenants/context-links.ts';
import { allServiceScopes, serviceScopes } from '../../models/tenants/service-scopes.ts';
import { findDueColumns } from './column-finder.ts';
import { createPlatform } from './platform.ts';
import { json, TestServices } from './test-services.ts';

await useTestDatabase();
const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
const lms = await new TestServices().start();
after(() => lms.stop());
const platform = await lms.register();
const place = await aProgram({ tenantId: platform.tenantId });
const system = { kind: 'system' as const, job: 'test' };
const log = pino({ level: 'silent' });

/** A course without any link yet. */
const aCourse = (): ContextLink => ({ ...place, id: anId(), registrationId: platform.registrationId, deploymentId: platform.deploymentRowId, contextId: anId(), title: 'Biology', isHome: true });
const launched: CountingLaunch = {
  completion: { kind: 'meetings-held', target: 3, partial: false }, resourceLink: { id: 'link-1', title: 'Meet your mentor' }, lineItemsUrl: `${lms.origin}/lineitems?course=7`, isLearner: false,
};
const item = (n: number, more: Record<string, unknown>) => ({ id: `${lms.origin}/lineitems/${n}?course=7`, label: `Column ${n}`, scoreMaximum: 20, ...more });
const ours = { resourceId: 'mentorkit', tag: 'meetings-held:3' };

beforeEach(async () => {
  lms.received = [];
  lms.lineItems = [];
  lms.fault = () => false;
  await GradeColumnModel.deleteMany({ ...place });
  await grant(allServiceScopes);
});
const grant = (grantedScopes: readonly string[]) => RegistrationModel.updateOne({ _id: platform.registrationId }, { $set: { grantedScopes } });

/** Launches links of a course and has their columns looked for. Returns each as it stands then: its line item's number, name and points, or how it fails. */
async function found(course: ContextLink, ...launches: CountingLaunch[]): Promise<unknown[]> {
  for (const launch of launches) await noteCountingLaunch(course, anId(), launch, new Date());
  await findDueColumns(system, port, log);
  const columns = await GradeColumnModel.find({ ...place, contextId: course.contextId }).sort({ _id: 1 }).lean();
  return columns.map(({ state, fault, lineItemUrl, label, points }) => (state === 'ready' ? [/lineitems\/(\w+)/.exec(lineItemUrl!)![1], label, points] : [state, fault]));
}

test('the line item that launches name is taken, with its name and points', async () => {
  lms.lineItems = [item(1, { resourceLinkId: 'link-1' }), item(2, { resourceLinkId: 'link-1' })];
  assert.deepEqual(await found(aCourse(), { ...launched, lineItemUrl: `${lms.origin}/lineitems/2?course=7` }), [['2', 'Column 2', 20]]);
});

test('a line item that launches name and the list leaves out, or writes in another way, is taken as it is: none is made beside it', async () => {
  const named = `${lms.origin}/lineitems/9?course=7`;
  lms.lineItems = [item(9, {})];
  lms.fault = ({ address, method }, response) => method === 'GET' && address.startsWith('/lineitems?') && (json(response, []), true);
  assert.deepEqual(await found(aCourse(), { ...launched, lineItemUrl: named }), [['9', 'Column 9', 20]]);
  lms.fault = () => false;
  lms.lineItems = [{ ...item(10, {}), id: `${lms.origin.replace('http:', 'HTTP:')}/lineitems/10?course=7` }];
  assert.deepEqual(await found(aCourse(), { ...launched, lineItemUrl: `${lms.origin}/lineitems/10?course=7` }), [['10', 'Column 10', 20]]);
  assert.equal(lms.lineItems.length, 1);
});

test('without a named one it is found by its link, also where the link has two and on whichever page it stands', async () => {
  const others = Array.from({ length: 100 }, (_, i) => item(1000 + i, { resourceLinkId: `other-${i}` }));
  const pages = [others, [item(3, { resourceLinkId: 'link-1', tag: 'by-hand' }), item(4, { resourceLinkId: 'link-1', ...ours })]];
  lms.fault = ({ address }, response) => {
    if (!address.startsWith('/lineitems')) return false;
    const page = Number(new URL(address, lms.origin).searchParams.get('page') ?? 0);
    if (page === 0) response.setHeader('Link', `<${lms.origin}/lineitems?course=7&page=1>; rel="next"`);
    json(response, pages[page]);
    return true;
  };
  assert.deepEqual(await found(aCourse(), launched), [['4', 'Column 4', 20]]);
});

test('columns of ours that belong to no link yet go to one link each', async () => {
  lms.lineItems = [item(11, ours), item(12, { ...ours, tag: 'goal-set' }), item(13, ours)];
  const links = ['a', 'b', 'c'].map((id) => ({ ...launched, resourceLink: { id, title: id } }));
  await grant([serviceScopes.lineItemsReadonly]);
  const columns = await found(aCourse(), ...links);
  assert.deepEqual(columns.map((column) => (column as unknown[])[0]).sort(), ['11', '13', 'missing']);
});

test('where there is none it is made, once, and belongs to its link; a course copy makes its own', async () => {
  const course = aCourse();
  assert.deepEqual(await found(course, launched), [['1', 'Meet your mentor', 10]]);
  assert.deepEqual(lms.lineItems, [{ id: `${lms.origin}/lineitems/1?course=7`, label: 'Meet your mentor', scoreMaximum: 10, ...ours, resourceLinkId: 'link-1' }]);
  await findDueColumns(system, port, log);
  assert.equal(lms.lineItems.length, 1);
});

test('where none may be made, or not even looked for, it is missing and says why', async () => {
  await grant([serviceScopes.lineItemsReadonly, serviceScopes.scores]);
  assert.deepEqual(await found(aCourse(), launched), [['missing', 'not-found']]);
  await grant([serviceScopes.scores]);
  assert.deepEqual(await found(aCourse(), launched), [['missing', 'scope']]);
  assert.deepEqual(await found(aCourse(), { ...launched, lineItemUrl: `${lms.origin}/lineitems/77?course=7` }), [['77', 'Meet your mentor', 10]], 'the launch named it: enough to send');
});

test('what the launch of a course does not offer is not asked for there, whatever was granted; a launch that offers it lets the column be made', async () => {
  const course = aCourse();
  const scopesAsked = () => lms.to('/token').flatMap(({ body }) => new URLSearchParams(body as string).get('scope'));
  await forgetAccessTokens(platform);
  assert.deepEqual(await found(course, { ...launched, offeredScopes: [serviceScopes.scores] }), [['missing', 'scope']]);
  assert.deepEqual(lms.received, []);
  assert.deepEqual(await found(course, { ...launched, offeredScopes: [serviceScopes.lineItemsReadonly, serviceScopes.scores] }), [['missing', 'not-found']]);
  assert.deepEqual(scopesAsked(), [serviceScopes.lineItemsReadonly]);
  assert.deepEqual(await found(course, { ...launched, offeredScopes: [serviceScopes.lineItems, serviceScopes.scores] }), [['1', 'Meet your mentor', 10]]);
  assert.deepEqual(scopesAsked(), [serviceScopes.lineItemsReadonly, serviceScopes.lineItems]);
});

test('where a platform did not say what it grants, what its launches offer is used, unless the owner took it back; where it did say, it is not', async () => {
  const offering = { ...launched, offeredScopes: Object.values(serviceScopes) };
  await grant([serviceScopes.memberships]);
  assert.deepEqual(await found(aCourse(), offering), [['missing', 'scope']]);
  await RegistrationModel.updateOne({ _id: platform.registrationId }, { $set: { grantsUnsaid: true, withdrawnScopes: [serviceScopes.lineItems] } });
  assert.deepEqual(await found(aCourse(), offering), [['missing', 'not-found']]);
  await RegistrationModel.updateOne({ _id: platform.registrationId }, { $set: { withdrawnScopes: [] } });
  assert.deepEqual(await found(aCourse(), offering), [['1', 'Meet your mentor', 10]]);
  assert.deepEqual(await found(aCourse(), launched), [['missing', 'scope']], 'a launch that does not say either');
  await RegistrationModel.updateOne({ _id: platform.registrationId }, { $set: { grantsUnsaid: false } });
});

test('a platform that is back gets all of its columns at once, not each after a wait of its own', async () => {
  const course = aCourse();
  lms.fault = () => false;
  for (const id of ['one', 'two', 'three']) await noteCountingLaunch(course, anId(), { ...launched, resourceLink: { id } }, new Date());
  lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (response.writeHead(503).end(), true);
  await findDueColumns(system, port, log);
  lms.fault = () => false;
  const [first] = await GradeColumnModel.find({ ...place, contextId: course.contextId }).sort({ dueAt: 1 }).lean();
  lms.received = [];
  await findDueColumns(system, port, log, () => first!.dueAt!);
  assert.deepEqual((await GradeColumnModel.find({ ...place, contextId: course.contextId }).lean()).map(({ state }) => state), ['ready', 'ready', 'ready']);
});

test('a column that fails by itself waits its time, however many others are found meanwhile', async () => {
  const broken = aCourse();
  lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (json(response, 'no list'), true);
  assert.deepEqual(await found(broken, launched), [['looking', 'answer']]);
  const { dueAt } = await columnIn(broken);
  lms.fault = () => false;
  for (const id of ['one', 'two']) assert.equal((await found(aCourse(), { ...launched, resourceLink: { id } })).length, 1);
  assert.deepEqual([(await columnIn(broken)).state, (await columnIn(broken)).dueAt], ['looking', dueAt]);
});

test('a platform that fails, or whose list has no end, is asked later', async () => {
  lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (response.writeHead(503).end(), true);
  assert.deepEqual(await found(aCourse(), launched), [['looking', 'down']]);
  lms.fault = ({ address }, response) => {
    if (!address.startsWith('/lineitems')) return false;
    response.setHeader('Link', `<${lms.origin}/lineitems?course=7&limit=100>; rel="next"`);
    json(response, []);
    return true;
  };
  assert.deepEqual(await found(aCourse(), launched), [['looking', 'answer']]);
});

/** The only column of a course. */
const columnIn = async (course: ContextLink) => (await GradeColumnModel.findOne({ tenantId: course.tenantId, programId: course.programId, contextId: course.contextId }).lean())!;
const minutesFrom = (minutes: number) => new Date(Date.now() + minutes * 60_000);
/** A launch of the link at this time, and what came of looking for its column. */
async function launchedAt(at: Date, course: ContextLink, launch: CountingLaunch): Promise<string> {
  await noteCountingLaunch(course, anId(), launch, at);
  await findDueColumns(system, port, log, () => at);
  return (await columnIn(course)).state;
}

test('a column that was deleted is not found again by the name that launches had for it, and told of once', async () => {
  const coordinator = await aCoordinator(place);
  const mails = async () => OutboxModel.countDocuments({ ...place, receiverId: coordinator.personId, template: 'grade-column-gone' });
  for (const [i, scopes] of [allServiceScopes, [serviceScopes.scores]].entries()) {
    await grant(scopes);
    const course = aCourse();
    const named = { ...launched, resourceLink: { id: `named-${i}` }, lineItemUrl: `${lms.origin}/lineitems/${50 + i}?course=7` };
    lms.lineItems = [item(50 + i, { resourceLinkId: `named-${i}` })];
    assert.equal(await launchedAt(new Date(), course, named), 'ready');
    lms.lineItems = [];
    await columnGone(await columnIn(course), new Date());
    const { lineItemUrl: _, ...unnamed } = named;
    assert.equal(await launchedAt(minutesFrom(20), course, unnamed), 'gone', 'as Moodle launches');
    assert.equal(await launchedAt(minutesFrom(40), course, named), 'gone', 'where the platform goes on naming it');
    await columnGone(await columnIn(course), minutesFrom(41));
    assert.equal(await launchedAt(minutesFrom(60), course, { ...named, lineItemUrl: `${lms.origin}/lineitems/${60 + i}?course=7` }), i === 0 ? 'gone' : 'ready', 'a new name is looked for, or believed where nobody may look');
  }
  assert.equal(await mails(), 2, 'one each');
});

test('a line item that is named for two links goes to the first, and is not asked for without end', async () => {
  await grant([serviceScopes.scores]);
  const lineItemUrl = `${lms.origin}/lineitems/70?course=7`;
  const links = ['a', 'b'].map((id) => ({ ...launched, resourceLink: { id, title: id }, lineItemUrl }));
  const states = (await found(aCourse(), ...links)).map((column) => String((column as unknown[])[0]));
  assert.deepEqual(states.sort(), ['70', 'missing']);
});

test('a line item that another link goes on having is asked for a few times at once, then later', async () => {
  const course = aCourse();
  await noteCountingLaunch(course, anId(), launched, new Date());
  const now = new Date();
  const other = await aGradeColumn(place, { registrationId: platform.registrationId as never });
  let asked = 0;
  for (let column = await leaseColumn(system, now); column !== null && asked < 10; column = await leaseColumn(system, now)) {
    asked += 1;
    await columnFound(column, { url: other.lineItemUrl!, label: '', points: 10 }, now);
  }
  assert.equal(asked, 4);
  await findDueColumns(system, port, log, () => minutesFrom(20));
  assert.equal((await columnIn(course)).state, 'ready');
});

test('everything goes to a column that replaces another, also what stood in the last one or was given up there', async () => {
  const course = aCourse();
  await found(course, launched);
  const column = await columnIn(course);
  const sent = await aScore(column, anId(), { state: 'sent', points: 10, sentPoints: 10, ours: [10] });
  const parked = await aScore(column, anId(), { state: 'parked', failure: 'column-gone', points: 10, sentPoints: 5, ours: [5] });
  const resting = await aScore(column, anId(), { state: 'resting' });
  lms.lineItems.push(item(80, { resourceLinkId: 'other' }));
  await found(course, { ...launched, lineItemUrl: `${lms.origin}/lineitems/80?course=7` });
  const standing = async (id: string) => {
    const { state, failure, sentPoints, ours } = (await ScoreModel.findOne({ ...place, _id: id }).lean())!;
    return [state, failure, sentPoints, ours];
  };
  assert.deepEqual([await standing(sent), await standing(parked), await standing(resting)], [['due', null, null, [10]], ['due', null, null, [5]], ['resting', null, null, []]]);
});

test('while a long list is read the column stays with who reads it', async () => {
  let clock = new Date();
  const stolen: unknown[] = [];
  lms.fault = ({ address, method }, response) => {
    if (method !== 'GET' || !address.startsWith('/lineitems')) return false;
    const page = Number(new URL(address, lms.origin).searchParams.get('page') ?? 0);
    clock = new Date(clock.getTime() + 50_000);
    if (page < 3) response.setHeader('Link', `<${lms.origin}/lineitems?course=7&page=${page + 1}>; rel="next"`);
    void leaseColumn(system, clock).then((other) => {
      stolen.push(other);
      json(response, []);
    });
    return true;
  };
  const course = aCourse();
  await noteCountingLaunch(course, anId(), launched, clock);
  await findDueColumns(system, port, log, () => clock);
  assert.deepEqual([stolen, (await columnIn(course)).state, lms.lineItems.length], [[null, null, null, null], 'ready', 1]);
});

test('of two servers one makes the column, also where the platform let the first one wait too long', async () => {
  let clock = new Date();
  let isFirst = true;
  lms.fault = ({ address, method }, response) => {
    if (!isFirst || method !== 'GET' || !address.startsWith('/lineitems')) return false;
    isFirst = false;
    clock = new Date(clock.getTime() + 120_000);
    void findDueColumns(system, port, log, () => clock).then(() => json(response, []));
    return true;
  };
  const course = aCourse();
  await noteCountingLaunch(course, anId(), launched, clock);
  await findDueColumns(system, port, log, () => clock);
  assert.deepEqual([(await columnIn(course)).state, lms.lineItems.length], ['ready', 1]);
});

test('a column of a link without a title is called as the product is in the program’s language', async () => {
  const arabic = await aProgram({ tenantId: platform.tenantId });
  await ProgramModel.updateOne({ tenantId: arabic.tenantId, _id: arabic.programId }, { $set: { 'title.default': 'ar' } });
  const course = { ...aCourse(), ...arabic };
  assert.equal(await launchedAt(new Date(), course, { ...launched, resourceLink: { id: 'untitled' } }), 'ready');
  assert.equal((await columnIn(course)).label, 'الإرشاد');
});
