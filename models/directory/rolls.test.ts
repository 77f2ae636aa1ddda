/** Searching the people of a program in the process: the same answers as reading everybody for each, at once, and by each server. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { findRunCandidates } from '../matches/matching-runs.ts';
import { namesFor } from '../matches/names.ts';
import { seeded } from '../matching/test-problems.ts';
import { documentsFound } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { findPeople } from '../people/by-name.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { freePlaces } from '../people/enrolments.ts';
import { leaveProgram } from '../people/leaving.ts';
import { personChanged } from '../people/changed.ts';
import { editProfile, nameless } from '../people/people.ts';
import { PersonModel } from '../people/person.model.ts';
import { releasePlace, takePlace } from '../people/places.ts';
import { AppointmentModel } from '../programs/appointment.model.ts';
import { isBlind } from '../programs/fairness-rules.ts';
import { listLeadCandidates } from '../programs/managing.ts';
import { changesOfRolls } from './followed-changes.ts';
import { KeptPrograms } from './kept-programs.ts';
import { Roll } from './roll.ts';
import { Rolls, rolls } from './rolls.ts';
import { hasWords, wordsOf } from './word-index.ts';

await useTestDatabase();

const now = new Date('2026-11-27T08:00:00Z');
const given = ['Ana', 'Änne', 'Bo', 'Zoë', 'José', 'Mary Ann', 'D’Arcy', 'Li', '太郎', 'Ten 9', 'Ten 10', 'مريم'];
const family = ['Ångström', 'Mentor', 'O’Neil', 'da Silva', 'Annan', 'Li-Zhou', '山田', 'Bo 7'];
const typed = ['', 'a', 'an', 'ann an', 'ZOE', 'zoë', 'li', 'mentor', 'mentee', 'mentor 7', 'bo', 'ten 1', '山', 'مر', 'o neil', 'jose d', 'nobody', '--', '.*'];

/** People of every kind: with one role or both, full, resting, on a break, waiting, gone, suspended, without a name. */
async function aCrowd(settings: Parameters<typeof aProgram>[0] = {}): Promise<{ place: Place; chiara: ProgramActor }> {
  const place = await aProgram(settings);
  const random = seeded(59);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  for (let at = 0; at < 60; at++) {
    const person = { name: random() < 0.05 ? null : `${one(given)} ${one(family)} ${String.fromCharCode(97 + (at % 26))}${at}`, zone: one([null, 'Europe/Berlin', 'Pacific/Auckland']), suspendedAt: random() < 0.08 ? now : null };
    const enrolment = { state: one(['active', 'active', 'active', 'pending', 'paused', 'left'] as const), capacity: 2, placesTaken: one([0, 1, 2]), pausedUntil: one([null, null, '2026-11-27', '2026-11-28', '2099-01-01']) };
    const { personId } = await (random() < 0.5 ? aMentor : aMentee)(place, { person, enrolment });
    if (random() < 0.2) await EnrolmentModel.updateOne({ ...place, personId }, { $set: { pausedUntil: null } });
    if (random() < 0.2 && (await EnrolmentModel.countDocuments({ ...place, personId, role: 'mentor' })) === 1) await aMentee(place, { personId });
  }
  return { place, chiara: await aCoordinator(place) };
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** The same by reading everybody: whom a run could be about. */
async function candidatesByReading(actor: ProgramActor, q: string): Promise<{ total: number; first: string[] }> {
  const free = await freePlaces(actor, now);
  const [mentees, mentors] = (['mentee', 'mentor'] as const).map((role) => [...free[role]].filter(([, places]) => places > 0).map(([id]) => id)) as [string[], string[]];
  const names = await namesFor(actor, { mentees, mentors });
  const all = [...mentees.map((id) => ({ role: 'mentee', person: names.mentee(id) })), ...mentors.map((id) => ({ role: 'mentor', person: names.mentor(id) }))];
  const found = all.filter(({ person }) => hasWords(person.name, wordsOf(q))).sort((a, b) => compare(a.person.name, b.person.name) || (a.person.id < b.person.id ? -1 : 1));
  return { total: found.length, first: found.slice(0, 20).map(({ person, role }) => `${person.name} ${role} ${String(person.blind)}`).sort() };
}

/** The same by reading everybody: people of the program by their own name. */
async function peopleByReading({ tenantId, programId }: ProgramActor, q: string): Promise<string[]> {
  if (wordsOf(q).length === 0) return [];
  const ids = await EnrolmentModel.distinct('personId', { tenantId, programId, state: trusted({ $in: ['pending', 'active', 'paused'] }) });
  const people = await PersonModel.find({ tenantId, _id: trusted({ $in: ids }), suspendedAt: null, erasedAt: null }, { name: 1 }).lean();
  return people.flatMap(({ name }) => (name !== null && hasWords(name, wordsOf(q)) ? [name] : [])).sort(compare).slice(0, 8);
}

/** Looks until it is so; a test that never sees it runs out of time. */
async function comesTo(expected: unknown, look: () => Promise<unknown>): Promise<void> {
  while ((await look()) !== expected) await setImmediate();
}

/** The same by reading everybody: who can be named to look after the safety of others. */
async function leadsByReading({ tenantId, programId }: ProgramActor, q: string): Promise<{ total: number; names: string[] }> {
  const mentors = await EnrolmentModel.distinct('personId', { tenantId, programId, role: 'mentor', state: 'active' });
  const appointed = await AppointmentModel.find({ tenantId, programId }).lean();
  const coordinators = appointed.filter(({ role }) => role === 'coordinator').map(({ personId }) => String(personId));
  const ids = [...new Set([...mentors.map(String), ...appointed.map(({ personId }) => String(personId))])].filter((id) => !(coordinators.length === 1 && coordinators[0] === id));
  const rows = await PersonModel.find({ tenantId, _id: trusted({ $in: ids }), suspendedAt: null, erasedAt: null }, { name: 1 }).lean();
  const names = rows.map(({ name }) => name ?? nameless).filter((name) => hasWords(name, wordsOf(q))).sort(compare);
  return { total: names.length, names: names.slice(0, 20) };
}

const candidates = async (actor: ProgramActor, q: string) => (await findRunCandidates(actor, { q }, now)).total;
const people = async (actor: ProgramActor, q: string) => (await findPeople(actor, { q })).items.map(({ name }) => name);

describe('a search of people gives', () => {
  for (const [kind, settings] of [['names are seen', {}], ['names are hidden', { settings: { fairness: { blind: true } } }]] as const) {
    test(`the same as reading everybody, where ${kind}`, async () => {
      const { place, chiara } = await aCrowd(settings);
      if (kind === 'names are hidden') { // one whom she may know by name
        const [one] = await EnrolmentModel.find({ ...place, role: 'mentee', state: 'active' }).lean();
        const own = await aMentor(place, { personId: chiara.personId, enrolment: { capacity: 3 } });
        await aMatch(place, { mentorId: own.personId, menteeId: String(one!.personId) });
      }
      let found = 0;
      for (const q of typed) {
        const { items, total } = await findRunCandidates(chiara, { q }, now);
        const told = items.map(({ person, role }) => `${person.name} ${role} ${String(person.blind)}`);
        assert.deepEqual({ total, first: told.toSorted() }, await candidatesByReading(chiara, q), q);
        assert.deepEqual(items.map(({ person }) => person.name), items.map(({ person }) => person.name).toSorted(compare), 'in the order of names');
        assert.deepEqual(await people(chiara, q), await peopleByReading(chiara, q), q);
        const leads = await listLeadCandidates(chiara, place.programId, { q });
        assert.deepEqual({ total: leads.total, names: leads.items.map(({ name }) => name) }, await leadsByReading(chiara, q), q);
        found += total;
      }
      assert.ok(found > 30);
    });
  }

  test('each program its own people, and nobody those of another', async () => {
    const [here, there] = [await aProgram(), await aProgram()];
    const [chiara, other] = [await aCoordinator(here), await aCoordinator(there)];
    const ana = await aMentee(here, { person: { name: 'Ana' } });
    assert.deepEqual([await people(chiara, 'ana'), await candidates(chiara, 'ana'), await people(other, 'ana'), await candidates(other, 'ana')], [['Ana'], 1, [], 0]);
    for (const search of [findPeople(ana, { q: 'ana' }), findRunCandidates(ana, { q: 'ana' })]) await assert.rejects(search, { name: 'NotAllowed' });
    assert.equal(rolls.size >= 2, true);
  });
});

test('where most of those who are known have changed, everybody is read anew; where few have, they alone', async () => {
  const elsewhere = new Rolls({ few: 2 });
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const all = [];
  for (let at = 0; at < 6; at++) all.push(await aMentee(place, { person: { name: `Bo ${at}` } }));
  const look = () => elsewhere.of(chiara, { blind: false });
  const named = async (q: string) => ((roll) => roll.count(roll.named(wordsOf(q))))(await look());
  const rename = (some: readonly ProgramActor[], name: string) => PersonModel.updateMany({ tenantId: place.tenantId, _id: trusted({ $in: some.map(({ personId }) => personId) }) }, { $set: { name } });
  const first = await look();
  await rename(all.slice(0, 3), 'Emil');
  await comesTo(3, () => named('emil'));
  assert.equal(await look(), first, 'half of them');
  await rename(all.slice(0, 4), 'Zoë');
  await comesTo(4, () => named('zoe'));
  assert.notEqual(await look(), first);
  assert.deepEqual([await named('emil'), await named('bo')], [0, 2]);
  await elsewhere.close();
});

test('an answer waits for what was changed before it was asked for, and for no more, however long others write', async () => {
  const place = await aProgram();
  const ana = await aMentee(place);
  let reads = 0;
  /** Whoever reads it finds that somebody has been changed meanwhile. */
  class Restless extends Roll {
    override async read(personIds?: readonly string[]): Promise<void> {
      await super.read(personIds);
      reads += 1;
      if (reads < 50) personChanged(ana);
    }
  }
  const kept = new KeptPrograms<Roll>({ most: 100, changes: changesOfRolls, withProgram: false });
  await kept.keptOf(ana, (scope) => new Restless(scope, false));
  assert.equal(reads, 2, 'everybody, and who was changed meanwhile');
  await kept.keptOf(ana, (scope) => new Restless(scope, false));
  assert.equal(reads, 3);
  await Promise.all(Array.from({ length: 10 }, () => kept.keptOf(ana, (scope) => new Restless(scope, false))));
  assert.ok(reads <= 5, 'ten who ask together wait for one reading, or for it and the next');
  await kept.close();
});

test('a search reads nobody but whom it names, however many there are', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place, { person: { name: 'Chiara' } });
  for (let at = 0; at < 30; at++) await aMentee(place, { person: { name: `Bo ${at}` } });
  const ana = await aMentee(place, { person: { name: 'Ana' } });
  await people(chiara, 'xy');
  for (const collection of ['enrolments', 'people']) {
    for (const search of [() => people(chiara, 'an'), () => candidates(chiara, 'an'), async () => void (await listLeadCandidates(chiara, place.programId, { q: 'an' }))]) {
      const read = await documentsFound(collection, search);
      assert.deepEqual(read.filter((id) => id !== ana.personId && id !== chiara.personId), [], collection);
    }
  }
});

describe('a search shows', () => {
  test('at once what changed on the same server', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const ben = await aMentor(place, { person: { name: 'Ben' } });
    const ana = await aMentee(place, { person: { name: 'Ana' } });
    assert.deepEqual([await people(chiara, 'ben'), await candidates(chiara, 'ben')], [['Ben'], 1]);
    await editProfile(ben, { name: 'Emil' });
    assert.deepEqual([await people(chiara, 'ben'), await candidates(chiara, 'ben'), await people(chiara, 'emil'), await candidates(chiara, 'emil')], [[], 0, ['Emil'], 1]);
    await takePlace(chiara, ben.personId, 'mentor');
    assert.deepEqual([await people(chiara, 'emil'), await candidates(chiara, 'emil')], [['Emil'], 0]);
    await releasePlace(place, ben.personId, 'mentor');
    assert.equal(await candidates(chiara, 'emil'), 1);
    await leaveProgram(ana);
    assert.deepEqual([await people(chiara, 'ana'), await candidates(chiara, 'ana')], [[], 0]);
  });

  test('what changed on another server once the change stream has told it: who came, was suspended, came back, and was let go of', async () => {
    const elsewhere = new Rolls();
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const count = async (q: string): Promise<number> => {
      const roll = await elsewhere.of(chiara, { blind: await isBlind(chiara) });
      return roll.count(roll.named(wordsOf(q)));
    };
    assert.equal(await count('ben'), 0);
    const ben = await aMentor(place, { person: { name: 'Ben' } });
    await comesTo(1, () => count('ben'));
    const person = { tenantId: ben.tenantId, _id: ben.personId };
    await PersonModel.updateOne(person, { $set: { suspendedAt: now } });
    await comesTo(0, () => count('ben'));
    await PersonModel.updateOne(person, { $set: { suspendedAt: null, name: 'Benno' } });
    await comesTo(1, () => count('benno'));
    await EnrolmentModel.updateOne({ ...place, personId: ben.personId }, { $set: { state: 'left' } });
    await comesTo(0, () => count('ben'));
    elsewhere.tidy(Date.now() + 16 * 60_000);
    assert.equal(elsewhere.size, 0);
    await elsewhere.close();
  });
});
