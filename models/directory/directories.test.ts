import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, test } from 'node:test';
import mongoose from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { setAvailability } from '../availability/availability.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, aStranger, type Place } from '../factories.ts';
import { endMatch } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { approveEnrolment, join, listEnrolments } from '../people/enrolments.ts';
import { giveDirectoryConsent, leaveProgram, revokeConsent } from '../people/leaving.ts';
import { editProfile } from '../people/people.ts';
import { PersonModel } from '../people/person.model.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { directories, Directories } from './directories.ts';
import { listMentors } from './directory.ts';

await useTestDatabase();

const now = new Date('2026-11-23T08:00:00Z');
/** Another server on the same database: it hears of what this one does by the change stream alone. */
const elsewhere = new Directories();

async function count(of: Directories, reader: ProgramActor): Promise<number> {
  const { index } = await of.of(reader);
  return index.facets({ topics: [], languages: [], times: [], q: [], marks: [], flash: false, unavailable: false }, { personId: reader.personId, zone: 'UTC', topics: [], hasFlash: false, marks: new Map() }, now).total;
}

/** Looks until it is so; a test that never sees it runs out of time. */
async function comesTo(expected: unknown, look: () => Promise<unknown>): Promise<void> {
  while ((await look()) !== expected) await setImmediate();
}

const total = async (reader: ProgramActor, query = {}) => (await listMentors(reader, query, now)).total;
const names = async (reader: ProgramActor, query = {}) => (await listMentors(reader, { sort: 'name', ...query }, now)).items.map(({ name }) => name);

async function aReader(): Promise<{ place: Place; ana: ProgramActor }> {
  const place = await aProgram({ settings: { enrolment: { mentor: 'approval', mentee: 'open' } } });
  return { place, ana: await aMentee(place) };
}

describe('the next answer of the same server shows', () => {
  test('what a mentor changed in their profile, also in one transaction with more', async () => {
    const { place, ana } = await aReader();
    const ben = await aMentor(place, { person: { name: 'Ben' } });
    assert.deepEqual(await names(ana), ['Ben']);
    await editProfile(ben, { name: 'Benjamin', topics: ['interviews-and-cv'] });
    assert.deepEqual([await names(ana), await total(ana, { q: 'benja', topic: ['interviews-and-cv'] }), await total(ana, { topic: ['data-careers'] })], [['Benjamin'], 1, 0]);
    await inTransaction(async () => {
      await editProfile(ben, { headline: 'Beekeeper' });
      assert.equal(await total(ana, { q: 'beekeeper' }), 0, 'not before it is committed');
    });
    assert.equal(await total(ana, { q: 'beekeeper' }), 1);
    await assert.rejects(inTransaction(async () => {
      await editProfile(ben, { headline: 'Diver' });
      throw new Error('undone');
    }));
    assert.equal(await total(ana, { q: 'diver' }), 0);
  });

  test('who joined and was let in, who agreed to be shown, took that back, or left', async () => {
    const { place, ana } = await aReader();
    const chiara = await aCoordinator(place);
    assert.equal(await total(ana), 0);
    const stranger = await aStranger(place);
    await join(stranger, { role: 'mentor', name: 'Nia', zone: 'Europe/Berlin', languages: ['de'], topics: [], consent: { program: true, directory: true } }, now);
    assert.equal(await total(ana), 0, 'waits for approval');
    const { items: [waiting] } = await listEnrolments(chiara, { state: 'pending' });
    await approveEnrolment(chiara, waiting!.id, now);
    assert.deepEqual(await names(ana), ['Nia']);
    const nia: ProgramActor = { ...stranger, roles: ['mentor'] };
    await revokeConsent(nia, 'directory', now);
    assert.equal(await total(ana), 0);
    await giveDirectoryConsent(nia, now);
    assert.equal(await total(ana), 1);
    await leaveProgram(nia, now);
    assert.equal(await total(ana), 0);
  });

  test('when a mentor is free, on a break, or has a place again', async () => {
    const { place, ana } = await aReader();
    const ben = await aMentor(place);
    const bea = await aMentee(place);
    const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: bea.personId });
    assert.deepEqual([await total(ana), (await listMentors(ana, {}, now)).facets.unavailable], [0, 1]);
    await endMatch(await aCoordinator(place), matchId, now);
    assert.equal(await total(ana), 1);
    const rules = {
      zone: 'Europe/Berlin', weekly: [{ weekday: 2, from: '09:00', to: '11:00' }], overrides: [], meetingMinutes: 45, stepMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0,
      minNoticeMinutes: 0, maxPerDay: null, maxPerMonth: null, meetingUrl: null,
    };
    await setAvailability(ben, rules, now);
    assert.equal(await total(ana, { time: ['mornings'] }), 1);
    await setAvailability(ben, { ...rules, pausedUntil: '2026-12-24' }, now);
    assert.equal(await total(ana), 0);
  });
});

describe('another server learns by the change stream', () => {
  test('who came, changed, was suspended, and came back', async () => {
    const { place, ana } = await aReader();
    assert.equal(await count(elsewhere, ana), 0);
    const ben = await aMentor(place, { person: { name: 'Ben' } });
    await comesTo(1, () => count(elsewhere, ana));
    const person = { tenantId: ben.tenantId, _id: ben.personId };
    await PersonModel.updateOne(person, { $set: { suspendedAt: now } });
    await comesTo(0, () => count(elsewhere, ana));
    await PersonModel.updateOne(person, { $set: { suspendedAt: null } });
    await comesTo(1, () => count(elsewhere, ana));
    await EnrolmentModel.updateOne({ ...place, personId: ben.personId, role: 'mentor' }, { $set: { inDirectory: false } });
    await comesTo(0, () => count(elsewhere, ana));
  });

  test('who was deleted as a person, although their enrolment is still there', async () => {
    const { place, ana } = await aReader();
    const ben = await aMentor(place);
    await aMentor(place);
    await comesTo(2, () => count(elsewhere, ana));
    await PersonModel.deleteOne({ tenantId: ben.tenantId, _id: ben.personId });
    await comesTo(1, () => count(elsewhere, ana));
  });

  test('what the program calls its topics now', async () => {
    const { place, ana } = await aReader();
    await elsewhere.of(ana);
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { 'topics.0.label.text.en': 'Working with data' } });
    await comesTo('Working with data', async () => (await elsewhere.of(ana)).program.topics[0]!.label.text.en);
  });

  test('after its cursor was killed on the database as well', async () => {
    const { place, ana } = await aReader();
    assert.equal(await count(elsewhere, ana), 0);
    const admin = mongoose.connection.getClient().db('admin');
    const cursors = await admin.aggregate([{ $currentOp: { idleCursors: true, allUsers: true } }, { $match: { ns: new RegExp(`^${mongoose.connection.db!.databaseName}\\.`), 'cursor.cursorId': { $exists: true } } }]).toArray();
    const ids = cursors.map(({ cursor }: { cursor?: { cursorId: unknown } }) => cursor!.cursorId);
    assert.ok(ids.length >= 2);
    await mongoose.connection.db!.command({ killCursors: '$cmd.aggregate', cursors: ids });
    await aMentor(place);
    await comesTo(1, () => count(elsewhere, ana));
  });
});

test('a program’s directory has its own mentors and nobody else’s', async () => {
  const tenant = await aProgram();
  const [here, there] = [await aReader(), await aProgram({ tenantId: tenant.tenantId })];
  await aMentor(here.place);
  await aMentor(there);
  assert.deepEqual([await total(here.ana), await total(await aMentee(there)), await total(await aMentee(tenant))], [1, 1, 0]);
});

test('a program that nobody looks at is let go of, and with too many mentors the one looked at longest ago', async () => {
  const few = new Directories({ mostMentors: 1 });
  const [one, other] = [await aReader(), await aReader()];
  await aMentor(one.place);
  await aMentor(other.place);
  await aMentor(other.place);
  await few.of(one.ana);
  await few.of(other.ana);
  few.tidy();
  assert.equal(few.size, 1, 'the one that is being looked at stays, however large');
  few.tidy(Date.now() + 16 * 60_000);
  assert.equal(few.size, 0);
  assert.equal(await count(few, other.ana), 2, 'and read again when somebody does');
  await few.close();
});

test('a stream that cannot go on lets go of everything, and the next look reads it again', async () => {
  const { ana } = await aReader();
  await elsewhere.of(ana);
  await directories.of(ana);
  await mongoose.connection.db!.dropDatabase();
  await comesTo(0, async () => elsewhere.size + directories.size);
  const { place, ana: later } = await aReader();
  await aMentor(place);
  assert.deepEqual([await count(elsewhere, later), await total(later)], [1, 1]);
});
