import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aStranger } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { derivedHolders } from '../programs/appointments.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { type ContextLink } from '../tenants/context-links.ts';
import type { RosterRole } from '../vocabulary.ts';
import { system, minute, hour, start, after, url, member, page, aCourse, programOf, known, read } from '../testing/courses.ts';
import { RosterModel } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';
import { askForAllRosters, askForRoster, endReading, keepPage, keepRoster, leaseRoster, offerRoster, purgeRosterLeavers, readingFailed } from './rosters.ts';

await useTestDatabase();

const subjects = async ({ tenantId, programId }: ContextLink, filter = {}): Promise<string[]> =>
  (await RosterMemberModel.find({ tenantId, programId, leftAt: null, ...filter }).sort({ subject: 1 }).lean()).map(({ subject }) => subject);
const dueAgain = ({ tenantId, programId }: ContextLink, dueAt: Date) => RosterModel.updateMany({ tenantId, programId }, { $set: { dueAt } });

beforeEach(async () => {
  await RosterModel.updateMany({}, { $set: { dueAt: null } }).setOptions({ acrossTenants: 'each test begins with nothing due' });
});

describe('reading', () => {
  test('all pages are kept; whoever is named twice is one member, and a blank never replaces a name', async () => {
    const link = await aCourse();
    await read([page([member('a', { name: 'Ana' }), member('b')], `${url}?2`), page([member('b', { name: 'Bo' }), member('a'), member('c')])], start);
    const rows = await RosterMemberModel.find({ tenantId: link.tenantId, programId: link.programId }).sort({ subject: 1 }).lean();
    assert.deepEqual(rows.map(({ subject, name }) => [subject, name]), [['a', 'Ana'], ['b', 'Bo'], ['c', null]]);
  });

  test('it is read at a launch only where the last reading is an hour old', async () => {
    const link = await aCourse();
    await read([page([member('a')])], start);
    await offerRoster(link, url, after(59 * minute));
    assert.equal(await leaseRoster(system, after(59 * minute)), null);
    await offerRoster(link, url, after(61 * minute));
    assert.equal((await leaseRoster(system, after(61 * minute)))?.contextId, link.contextId);
  });

  test('a platform that names another good address at each link is read by the first one, and a reading is gone on with; once that fails another is taken', async () => {
    const link = await aCourse();
    const other = `${url}?link=2`;
    const reading = (await keepPage((await leaseRoster(system, start))!, page([member('a')], `${url}?2`), start))!;
    await offerRoster(link, other, after(1_000));
    await endReading((await keepPage(reading, page([member('b')]), after(2_000)))!, after(2_000));
    for (const [i, named] of [url, other, url, other].entries()) await offerRoster(link, named, after(minute * (i + 1)));
    assert.equal(await leaseRoster(system, after(5 * minute)), null, 'everybody was read within the hour');
    await offerRoster(link, other, after(2 * hour));
    const failing = (await leaseRoster(system, after(2 * hour)))!;
    assert.equal(failing.next, url);
    await readingFailed(failing, { fault: 'busy', retryAfterMs: 20 * minute, anew: false }, after(2 * hour));
    await offerRoster(link, other, after(2 * hour + minute));
    assert.equal(await leaseRoster(system, after(2 * hour + 19 * minute)), null, 'the pause that the platform asked for is kept');
    const again = (await leaseRoster(system, after(2 * hour + 20 * minute)))!;
    await readingFailed(again, { fault: 'gone', retryAfterMs: null, anew: true }, after(2 * hour + 20 * minute));
    await offerRoster(link, other, after(2 * hour + 21 * minute));
    assert.equal((await leaseRoster(system, after(2 * hour + 21 * minute)))?.next, other);
  });

  test('of an archived program nobody is read, not at night, at a launch or when asked; after 30 days its rosters are erased', async () => {
    const link = await aCourse();
    await read([page([member('a', { name: 'Ana' }), member('b')])], start);
    await ProgramModel.updateOne({ tenantId: link.tenantId, _id: link.programId }, { $set: { state: 'archived' } });
    for (const night of [after(hour), after(2 * hour)]) {
      await askForAllRosters(system, night);
      for (let taken = await leaseRoster(system, night); taken !== null; taken = await leaseRoster(system, night)) assert.notEqual(taken.contextId, link.contextId);
    }
    await offerRoster(link, url, after(3 * hour));
    const roster = await RosterModel.findOne(programOf(link)).lean();
    assert.deepEqual([roster!.dueAt, roster!.leasedUntil], [null, null]);
    const coordinator = await aCoordinator(programOf(link));
    await assert.rejects(askForRoster(coordinator, String(roster!._id), after(3 * hour)), { code: 'program-archived' });
    await keepRoster(link, after(10 * 24 * hour)); // the course goes on with another program: its rest began before
    await purgeRosterLeavers(system, after(30 * 24 * hour));
    assert.equal((await subjects(link)).length, 2);
    await purgeRosterLeavers(system, after(31 * 24 * hour));
    assert.deepEqual(await subjects(link), []);
  });

  test('of many readers at once one takes it, and a dead one’s reading is gone on with where it stood', async () => {
    await aCourse();
    const taken = (await Promise.all(Array.from({ length: 20 }, () => leaseRoster(system, start)))).filter((reading) => reading !== null);
    assert.equal(taken.length, 1);
    const kept = await keepPage(taken[0]!, page([member('a')], `${url}?2`), start);
    assert.equal(await leaseRoster(system, after(30_000)), null);
    const heir = await leaseRoster(system, after(2 * minute));
    assert.deepEqual([heir?.readingId, heir?.next], [kept!.readingId, `${url}?2`]);
    assert.equal(await keepPage(kept!, page([member('z')], null), after(2 * minute)), null, 'the late one is told that it lost it');
    assert.equal((await endReading((await keepPage(heir!, page([member('b')]), after(2 * minute)))!, after(2 * minute))).left, 0);
  });

  test('a page that fails takes nobody off, whatever was read before; the next try goes on there, later and later', async () => {
    const link = await aCourse();
    await read([page([member('a'), member('b'), member('c')])], start);
    await dueAgain(link, after(2 * hour));
    const reading = (await keepPage((await leaseRoster(system, after(2 * hour)))!, page([member('a')], `${url}?2`), after(2 * hour)))!;
    await readingFailed(reading, { fault: 'down', retryAfterMs: null, anew: false }, after(2 * hour));
    assert.deepEqual(await subjects(link), ['a', 'b', 'c']);
    assert.equal(await leaseRoster(system, after(2 * hour + 4 * minute)), null);
    const again = (await leaseRoster(system, after(2 * hour + 5 * minute)))!;
    assert.equal(again.next, `${url}?2`);
    await readingFailed(again, { fault: 'down', retryAfterMs: null, anew: true }, after(2 * hour + 5 * minute));
    const anew = (await leaseRoster(system, after(2 * hour + 15 * minute)))!;
    assert.equal(anew.next, url, 'the place is not trusted any more: from the beginning');
    await endReading((await keepPage(anew, page([member('a'), member('b'), member('c')]), after(3 * hour)))!, after(3 * hour));
    assert.deepEqual(await subjects(link), ['a', 'b', 'c']);
  });

  test('only what has changed is asked for where the platform offers it; whom that does not name stays', async () => {
    const link = await aCourse();
    await read([page([member('a'), member('b')], null, `${url}?since=1`)], start);
    await dueAgain(link, after(2 * hour));
    const reading = (await leaseRoster(system, after(2 * hour)))!;
    assert.deepEqual([reading.next, reading.whole], [`${url}?since=1`, false]);
    await endReading((await keepPage(reading, page([member('b', { status: 'deleted' }), member('c')], null, `${url}?since=2`), after(2 * hour)))!, after(2 * hour));
    assert.deepEqual(await subjects(link), ['a', 'c']);
    await dueAgain(link, after(30 * hour));
    assert.equal((await leaseRoster(system, after(30 * hour)))?.whole, true, 'after a day everybody is read again');
  });

  test('a roster that names nobody, or lacks most people at once, is not believed the first time', async () => {
    const link = await aCourse();
    const everybody = Array.from({ length: 30 }, (_, i) => member(`m${i}`));
    await read([page(everybody)], start);
    await dueAgain(link, after(2 * hour));
    assert.deepEqual(await read([page(everybody.slice(0, 5))], after(2 * hour)), { left: 0, doubted: true });
    assert.equal((await subjects(link)).length, 30);
    assert.deepEqual(await read([page(everybody.slice(0, 5))], after(3 * hour)), { left: 25, doubted: false }, 'the platform says it again');
    await dueAgain(link, after(5 * hour));
    for (const hours of [5, 6, 7]) assert.deepEqual(await read([page([])], after(hours * hour)), { left: 0, doubted: true });
    assert.equal((await subjects(link)).length, 5);
  });
});

describe('what it means for people', () => {
  const partOf = async (link: ContextLink, personId: string): Promise<string | undefined> =>
    (await EnrolmentModel.findOne({ tenantId: link.tenantId, programId: link.programId, personId }).lean())?.state;

  test('who leaves the course rests, and goes on when they come back; both are told as events', async () => {
    const link = await aCourse();
    const ana = await aMentee(programOf(link));
    await known(link, 'ana', ana.personId);
    await read([page([member('ana'), member('b')])], start);
    await dueAgain(link, after(2 * hour));
    assert.deepEqual(await read([page([member('b')])], after(2 * hour)), { left: 1, doubted: false });
    assert.equal(await partOf(link, ana.personId), 'paused');
    await dueAgain(link, after(4 * hour));
    await read([page([member('ana'), member('b')])], after(4 * hour));
    assert.equal(await partOf(link, ana.personId), 'active');
  });

  test('who is in another course of the program does not rest; a namesake on another platform does not count', async () => {
    const link = await aCourse();
    const second = await aCourse({ place: programOf(link), isHome: false, registrationId: link.registrationId });
    const elsewhere = await aCourse({ place: programOf(link), isHome: false });
    const ana = await aMentee(programOf(link));
    await known(link, 'ana', ana.personId);
    for (const course of [link, second, elsewhere]) {
      await RosterModel.updateMany({ tenantId: link.tenantId, programId: link.programId }, { $set: { dueAt: null } });
      await RosterModel.updateOne({ tenantId: link.tenantId, programId: link.programId, linkId: course.id }, { $set: { dueAt: start } });
      await read([page([member('ana'), member('b')])], start);
    }
    const leave = async (course: ContextLink, hours: number): Promise<void> => {
      await RosterModel.updateOne({ tenantId: link.tenantId, programId: link.programId, linkId: course.id }, { $set: { dueAt: after(hours * hour) } });
      await read([page([member('b')])], after(hours * hour));
    };
    await leave(link, 2);
    assert.equal(await partOf(link, ana.personId), 'active', 'still in the second course');
    await leave(second, 3);
    assert.equal(await partOf(link, ana.personId), 'paused');
  });

  test('who moves to another course of the program goes on, though the course they left is read first', async () => {
    const link = await aCourse();
    const ana = await aMentee(programOf(link));
    await known(link, 'ana', ana.personId);
    await read([page([member('ana'), member('b')])], start);
    await dueAgain(link, after(2 * hour));
    await read([page([member('b')])], after(2 * hour));
    assert.equal(await partOf(link, ana.personId), 'paused');
    await aCourse({ place: programOf(link), isHome: false, registrationId: link.registrationId });
    await read([page([member('ana')])], after(3 * hour));
    assert.equal(await partOf(link, ana.personId), 'active');
  });

  test('a reading that is cut off before who came back goes on makes up for it when it is gone on with', async () => {
    const link = await aCourse();
    const ana = await aMentee(programOf(link));
    await known(link, 'ana', ana.personId);
    await read([page([member('ana'), member('b')])], start);
    await dueAgain(link, after(2 * hour));
    await read([page([member('b')])], after(2 * hour));
    await dueAgain(link, after(4 * hour));
    const both = page([member('ana'), member('b')]);
    const cutOff = (await leaseRoster(system, after(4 * hour)))!;
    const refuse = (validator: object) => EventModel.db.db!.command({ collMod: EventModel.collection.name, validator });
    await refuse({ type: { $ne: 'enrolment.resumed' } });
    try {
      await assert.rejects(keepPage(cutOff, both, after(4 * hour)), { message: 'Document failed validation' });
    } finally {
      await refuse({});
    }
    assert.deepEqual([await subjects(link), await partOf(link, ana.personId)], [['ana', 'b'], 'paused']);
    const later = after(4 * hour + 2 * minute);
    const resumed = (await leaseRoster(system, later))!;
    assert.equal(resumed.readingId, cutOff.readingId);
    await endReading((await keepPage(resumed, both, later))!, later);
    assert.equal(await partOf(link, ana.personId), 'active');
  });

  test('teaching in the home course means coordinating, in a further one seeing its people, as long as the roster says so', async () => {
    const link = await aCourse();
    const further = await aCourse({ place: programOf(link), isHome: false, registrationId: link.registrationId });
    const chiara = await aStranger(programOf(link));
    await known(link, 'chiara', chiara.personId);
    const coordinators = () => derivedHolders(link.tenantId, link.programId, 'coordinator', link);
    const teachers = () => derivedHolders(link.tenantId, link.programId, 'teacher', further);
    const readOne = async (course: ContextLink, role: RosterRole, hours: number): Promise<void> => {
      await RosterModel.updateMany({ tenantId: link.tenantId, programId: link.programId }, { $set: { dueAt: null } });
      await RosterModel.updateOne({ tenantId: link.tenantId, programId: link.programId, linkId: course.id }, { $set: { dueAt: after(hours * hour) } });
      await read([page([member('chiara', { role }), member('b')])], after(hours * hour));
    };
    await readOne(further, 'instructor', 0);
    assert.deepEqual([await coordinators(), await teachers()], [[], [chiara.personId]]);
    await readOne(link, 'instructor', 1);
    assert.deepEqual(await coordinators(), [chiara.personId]);
    await readOne(link, 'other', 2);
    assert.deepEqual([await coordinators(), await teachers()], [[], [chiara.personId]]);
    await readOne(further, 'learner', 3);
    assert.deepEqual(await teachers(), []);
  });

  test('who left is kept for 30 days, then erased; who came back is not', async () => {
    const link = await aCourse();
    await read([page([member('a', { name: 'Ana' }), member('b'), member('c')])], start);
    await dueAgain(link, after(hour));
    await read([page([member('a'), member('b', { status: 'inactive' })])], after(hour));
    assert.deepEqual(await subjects(link), ['a']);
    const kept = () => RosterMemberModel.countDocuments(programOf(link));
    await purgeRosterLeavers(system, after(29 * 24 * hour));
    assert.equal(await kept(), 3);
    await purgeRosterLeavers(system, after(31 * 24 * hour));
    assert.equal(await kept(), 1);
  });
});
