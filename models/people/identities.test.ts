import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PersonActor } from '../actor.ts';
import { actorIn, anId, aPerson, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { IdentityModel } from './identity.model.ts';
import { supportedLocale } from './locale.ts';
import { editProfile, identifyPerson, peopleByIds, readPerson, type Vouched } from './people.ts';
import { PersonModel } from './person.model.ts';

await useTestDatabase();

const vouched = (more: Partial<Vouched> = {}): Vouched => ({ tenantId: anId(), source: 'registration', sourceId: anId(), subject: 'a-17', ...more });
const themself = ({ tenantId }: Vouched, personId: string): PersonActor => ({ kind: 'person', tenantId, personId, roles: [] });
const peopleIn = (tenantId: string) => PersonModel.countDocuments({ tenantId });

describe('who somebody is', () => {
  test('the same identity is the same person, with or without name and e-mail', async () => {
    const ana = vouched();
    const first = await identifyPerson(ana);
    assert.deepEqual(await identifyPerson({ ...ana, name: 'Ana', email: 'ana@northfield.example' }), first);
    const { name, email, locale, zone, languages } = await readPerson(themself(ana, first.personId), first.personId);
    assert.deepEqual({ name, email, locale, zone, languages }, { name: 'Ana', email: 'ana@northfield.example', locale: 'en', zone: null, languages: [] });
  });

  test('any other part of the identity is somebody else: nothing merges people, an e-mail never', async () => {
    const ana = vouched({ name: 'Ana', email: 'ana@northfield.example' });
    const others = [{ subject: 'A-17' }, { subject: 'a-17 ' }, { sourceId: anId() }, { source: 'host' as const }, { source: 'invite' as const }, { tenantId: anId() }];
    const ids = new Set<string>();
    for (const one of [{}, ...others]) ids.add((await identifyPerson({ ...ana, ...one })).personId);
    assert.equal(ids.size, others.length + 1);
  });

  test('many first launches at once make one person and one identity', async () => {
    const ben = vouched({ name: 'Ben' });
    const met = await Promise.all(Array.from({ length: 20 }, () => identifyPerson(ben)));
    assert.equal(new Set(met.map(({ personId }) => personId)).size, 1);
    assert.equal(await peopleIn(ben.tenantId), 1);
    assert.equal(await IdentityModel.countDocuments({ tenantId: ben.tenantId }), 1);
  });

  test('the database itself refuses a second identity of the same four parts', async () => {
    const { tenantId, source, sourceId, subject } = vouched();
    await IdentityModel.create([{ tenantId, source, sourceId, subject, personId: anId() }]);
    await assert.rejects(IdentityModel.create([{ tenantId, source, sourceId, subject, personId: anId() }]), { code: 11000 });
  });

  test('suspended people are recognised', async () => {
    const eve = vouched();
    const { personId } = await identifyPerson(eve);
    await PersonModel.updateOne({ tenantId: eve.tenantId, _id: personId }, { $set: { suspendedAt: new Date() } });
    assert.deepEqual(await identifyPerson(eve), { personId, suspended: true, zone: null });
  });
});

describe('what a platform says, and what a person chose', () => {
  test('news from the platform are kept, blanks and unusable words are not', async () => {
    const chiara = vouched({ name: 'Chiara R.', email: 'c@northfield.example', locale: 'it-IT' });
    const { personId } = await identifyPerson(chiara);
    const read = async () => {
      const { name, email, locale } = await readPerson(themself(chiara, personId), personId);
      return { name, email, locale };
    };
    assert.deepEqual(await read(), { name: 'Chiara R.', email: 'c@northfield.example', locale: 'en' });
    await identifyPerson({ ...chiara, name: '  ', email: '', locale: '' });
    await identifyPerson({ ...chiara, name: '\u0000\n', email: 'x@y\r\nBcc: all@example.com', locale: 'tlh' });
    assert.deepEqual(await read(), { name: 'Chiara R.', email: 'c@northfield.example', locale: 'en' });
    await identifyPerson({ ...chiara, name: 'Chiara\tRossi', email: 'rossi@northfield.example', locale: 'pt_BR' });
    assert.deepEqual(await read(), { name: 'Chiara Rossi', email: 'rossi@northfield.example', locale: 'pt-BR' });
  });

  test('a name, locale and zone that the person chose outlive every later launch', async () => {
    const dev = vouched({ name: 'DEV 0815', locale: 'de' });
    const { personId } = await identifyPerson(dev);
    const actor = themself(dev, personId);
    await editProfile(actor, { name: 'Dev', locale: 'fr', zone: 'asia/kathmandu', languages: ['hi', 'en', 'hi'] });
    await identifyPerson(dev);
    const { name, locale, zone, languages } = await readPerson(actor, personId);
    assert.deepEqual({ name, locale, zone, languages }, { name: 'Dev', locale: 'fr', zone: 'Asia/Kathmandu', languages: ['hi', 'en'] });
    await assert.rejects(editProfile(actor, { zone: 'Mars/Olympus' }), (error) => error instanceof RuleBroken && error.code === 'zone-unknown');
  });

  test('without a locale of their own people read the program’s', async () => {
    const place = await aProgram({ title: { default: 'es', text: { es: 'Primeros pasos' } } });
    const personId = await aPerson(place, { locale: null });
    assert.equal((await readPerson(actorIn(place, personId, []), personId)).locale, 'es');
  });

  test('language tags as platforms write them', () => {
    const spoken = { de: 'de', 'DE-at': 'de', pt: 'pt-BR', 'pt-PT': 'pt-BR', pt_br: 'pt-BR', 'es-419': 'es', ' ar ': 'ar', 'en-GB': 'en', fi: null, '': null, eng: null };
    for (const [tag, locale] of Object.entries(spoken)) assert.equal(supportedLocale(tag), locale, tag);
  });
});

describe('who is told about people', () => {
  test('one reads one’s own data only', async () => {
    const place = await aProgram();
    const [mine, other] = [await aPerson(place), await aPerson(place)];
    await assert.rejects(readPerson(actorIn(place, mine, ['coordinator']), other), NotFound);
    await assert.rejects(readPerson({ ...actorIn(place, mine, []), tenantId: anId() }, mine), NotFound);
  });

  test('people by id: all in one answer, never one of another tenant, and never an empty name', async () => {
    const place = await aProgram();
    const named = await aPerson(place, { name: 'Kofi Annan', zone: null });
    const nameless = await aPerson(place, { name: null, email: null });
    const foreign = await aPerson(await aProgram());
    const people = await peopleByIds(place, [named, nameless, foreign, named, anId()]);
    assert.deepEqual([...people.keys()].sort(), [named, nameless].sort());
    assert.equal(people.get(named)?.name, 'Kofi Annan');
    assert.notEqual(people.get(nameless)?.name, '');
    assert.deepEqual(await peopleByIds(place, []), new Map());
  });
});
