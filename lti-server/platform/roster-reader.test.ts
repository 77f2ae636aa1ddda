import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { anId, aProgram, type Place } from '../../models/factories.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { RosterModel } from '../../models/rosters/roster.model.ts';
import { RosterMemberModel } from '../../models/rosters/roster-member.model.ts';
import { offerRoster } from '../../models/rosters/rosters.ts';
import { linkContext, linkOf } from '../../models/tenants/context-links.ts';
import { suspendRegistration } from '../../models/tenants/registrations.ts';
import { createPlatform } from './platform.ts';
import { readDueRosters } from './roster-reader.ts';
import { ServiceFailed } from './service-failed.ts';
import { json, TestServices } from './test-services.ts';

await useTestDatabase();

const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
const lms = await new TestServices().start();
const thief = await new TestServices('thief').start();
after(() => {
  lms.stop();
  thief.stop();
});
const platform = await lms.register();
await thief.register();
const place = await aProgram({ tenantId: platform.tenantId });
const course = { registrationId: platform.registrationId, deploymentId: platform.deploymentRowId, contextId: anId() };
await linkContext({ ...course, ...place, title: 'CAR 210', isHome: true });
const link = (await linkOf(course))!;
await offerRoster(link, lms.membershipsUrl);

const learner = (i: number) => ({ user_id: `person-${i}`, roles: ['Learner'], name: `Person ${i}` });
const all = Array.from({ length: 1_200 }, (_, i) => learner(i));
const count = (): Promise<number> => RosterMemberModel.countDocuments({ ...place, leftAt: null });
const state = async () => {
  const roster = await RosterModel.findOne(place).lean();
  return { fault: roster!.failure?.fault ?? null, isDue: roster!.dueAt !== null };
};

async function read(): Promise<void> {
  await RosterModel.updateOne(place, { $set: { dueAt: new Date(0) } });
  await readDueRosters({ kind: 'system', job: 'read-rosters' }, port, pino({ level: 'silent' }));
}

beforeEach(() => {
  lms.fault = () => false;
  lms.members = all;
  lms.pageSize = 500;
  lms.received = [];
  thief.received = [];
});

test('all pages are read, with one token, the first in our size and each further one at the very address that the platform gave', async () => {
  await read();
  assert.deepEqual([await count(), await state()], [1_200, { fault: null, isDue: false }]);
  assert.deepEqual(lms.to('/memberships').map(({ address }) => address), ['/memberships?limit=500', '/memberships?from=500', '/memberships?from=1000']);
  assert.equal(lms.to('/token').length, 1);
});

test('a page in the middle that fails, or makes no sense, loses nobody and takes nobody off', async () => {
  for (const [status, body, fault] of [[500, '', 'down'], [200, '<html>', 'answer'], [200, '{"members":null}', 'answer'], [403, '', 'forbidden'], [429, '', 'busy']] as const) {
    lms.fault = ({ address }, response) => address.includes('from=500') && (response.writeHead(status).end(body), true);
    await read();
    assert.deepEqual([await count(), await state()], [1_200, { fault, isDue: true }], fault);
  }
  lms.fault = () => false;
  await read();
  assert.deepEqual([await count(), await state()], [1_200, { fault: null, isDue: false }]);
});

test('pages that lead in a circle end, and take nobody off', async () => {
  lms.fault = ({ address }, response) => {
    if (!address.startsWith('/memberships')) return false;
    response.setHeader('Link', `<${lms.membershipsUrl}?from=${address.includes('from=500') ? 600 : 500}&limit=500>; rel="next"`);
    json(response, { members: [learner(1)] });
    return true;
  };
  await read();
  assert.deepEqual([await count(), await state()], [1_200, { fault: 'answer', isDue: true }]);
  assert.ok(lms.to('/memberships').length <= 4);
});

test('a next page on somebody else’s server is not asked, and no token goes there', async () => {
  lms.fault = ({ address }, response) => {
    if (!address.startsWith('/memberships')) return false;
    response.setHeader('Link', `<${thief.membershipsUrl}>; rel="next"`);
    json(response, { members: [learner(1)] });
    return true;
  };
  await read();
  assert.deepEqual([await count(), await state()], [1_200, { fault: 'elsewhere', isDue: true }]);
  assert.deepEqual(thief.received, []);
});

test('a member whose id cannot be used is nobody’s leaving and nobody’s hindrance: whoever else has come is there, nobody is taken off, and the fault is told', async () => {
  for (const user_id of [undefined, '', 'x'.repeat(256), 'a\u0000b', {}]) {
    lms.members = [...all.slice(0, 3), { ...all[3]!, user_id }, ...all.slice(4)] as typeof all;
    await read();
    assert.deepEqual([await count(), await state()], [1_200, { fault: 'answer', isDue: true }], String(user_id));
  }
  const [fresh, late] = [learner(5_000), learner(5_001)];
  lms.members = [...all.slice(0, 3), { ...all[3]!, user_id: '' }, fresh, ...all.slice(4), late];
  await read();
  assert.deepEqual([await count(), await state()], [1_202, { fault: 'answer', isDue: true }]);
  lms.members = [...all, late];
  await read();
  assert.deepEqual([await count(), await state()], [1_201, { fault: null, isDue: false }]);
  lms.members = all;
  await read();
});

test('a platform that hangs holds up its own rosters alone: another one’s is read meanwhile, and of its own it is asked for one', async () => {
  const hangs = await new TestServices('hangs').start();
  const hung = await hangs.register();
  const theirs: Place[] = [];
  for (let i = 0; i < 6; i += 1) {
    const there = await aProgram({ tenantId: hung.tenantId });
    theirs.push(there);
    const where = { registrationId: hung.registrationId, deploymentId: hung.deploymentRowId, contextId: anId() };
    await linkContext({ ...where, ...there, title: `Course ${i}`, isHome: true });
    await offerRoster((await linkOf(where))!, hangs.membershipsUrl);
    await RosterModel.updateOne(there, { $set: { dueAt: new Date(0) } });
  }
  await RosterModel.updateOne(place, { $set: { dueAt: new Date(1_000) } });
  const askedOfHung: string[] = [];
  const { promise: timeOut, reject: runOut } = Promise.withResolvers<never>();
  const { promise: othersRead, resolve: otherIsRead } = Promise.withResolvers<void>();
  const reading = readDueRosters({ kind: 'system', job: 'read-rosters' }, {
    async members(of, address) {
      if (of.clientId === hung.clientId) return timeOut.finally(() => askedOfHung.push(address));
      const page = await port.members(of, address);
      if (page.next === null) otherIsRead();
      return page;
    },
  }, pino({ level: 'silent' }));
  await othersRead;
  // What becomes due while it hangs is read too.
  lms.members = [...all, learner(9_000)];
  while ((await state()).isDue) await new Promise(setImmediate);
  await RosterModel.updateOne(place, { $set: { dueAt: new Date(1_000) } });
  while ((await count()) < 1_201 || (await state()).isDue) await new Promise(setImmediate);
  runOut(new ServiceFailed('down'));
  await reading;
  assert.equal(askedOfHung.length, 1);
  assert.deepEqual(await state(), { fault: null, isDue: false });
  for (const there of theirs) assert.equal((await RosterModel.findOne(there).lean())?.failure?.fault, 'down');
  hangs.stop();
});

test('members who come twice are one; who is gone from a whole roster has left', async () => {
  lms.pageSize = 300;
  lms.members = [...all.slice(0, 600), ...all.slice(300, 1_195)];
  await read();
  assert.deepEqual([await count(), await state()], [1_195, { fault: null, isDue: false }]);
});

test('a suspended platform is not asked', async () => {
  await suspendRegistration({ kind: 'owner' }, platform);
  await read();
  assert.deepEqual([await state(), lms.received], [{ fault: 'token', isDue: true }, []]);
});
