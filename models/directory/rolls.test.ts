/** Searching the people of a program in the process: the same answers as reading everybody for each, at once, and by each server. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { findRunCandidates } from '../matches/matching-runs.ts';
import { namesFor } from '../matches/names.ts';
import { hasWords } from '../matches/pair-order.ts';
import { seeded } from '../matching/test-problems.ts';
import { documentsFound } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { findPeople } from '../people/by-name.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { freePlaces } from '../people/enrolments.ts';
import { leaveProgram } from '../people/leaving.ts';
import { editProfile } from '../people/people.ts';
import { PersonModel } from '../people/person.model.ts';
import { releasePlace, takePlace } from '../people/places.ts';
import { isBlind } from '../programs/fairness-rules.ts';
import { Rolls, rolls } from './rolls.ts';
import { wordsOf } from './word-index.ts';

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

test('a search reads nobody but whom it names, however many there are', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place, { person: { name: 'Chiara' } });
  for (let at = 0; at < 30; at++) await aMentee(place, { person: { name: `Bo ${at}` } });
  const ana = await aMentee(place, { person: { name: 'Ana' } });
  await people(chiara, 'xy');
  for (const collection of ['enrolments', 'people']) {
    for (const search of [() => people(chiara, 'an'), () => candidates(chiara, 'an')]) {
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
