import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import mongoose from 'mongoose';
import { aCoordinator, aMentee, anExternalPerson, anId, aProgram, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { RuleBroken } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { limits } from '../vocabulary.ts';
import { EntryLinkModel } from './entry-link.model.ts';
import { mintEntryLink, readEntryLink } from './entry-links.ts';
import { ExternalPersonModel } from './external-person.model.ts';
import { inviteAgain, invitePeople, listExternalPeople, previewPeople, readExternalPerson, withdrawInvitation } from './external-people.ts';

await useTestDatabase();

const fortyDays = 40 * 86_400_000;
const fileOf = (text: string) => ({ bytes: Buffer.from(text), role: 'mentor' as const });
const three = fileOf('email,name,topics,headline\nben@alumni.example,Ben Köhler,data-careers,Data engineer\neve@alumni.example,Eve,,\nnot an address,Nobody,,\n');

async function aPlace(state: 'enrolling' | 'draft' = 'enrolling') {
  const place = await aProgram({ state });
  return { place, chiara: await aCoordinator(place) };
}

const rowsIn = ({ programId, tenantId }: Place) => ExternalPersonModel.find({ tenantId, programId }).sort({ emailKey: 1 }).lean();
const mailsIn = ({ programId, tenantId }: Place) => OutboxModel.find({ tenantId, programId }).lean();
const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe('importing what was shown', () => {
  test('invites the good rows, each by one mail, and records who and how many, nobody’s words', async () => {
    const { place, chiara } = await aPlace();
    const { digest } = await previewPeople(chiara, three);
    assert.equal(await invitePeople(chiara, { ...three, digest }), 2);
    const rows = await rowsIn(place);
    assert.deepEqual(rows.map(({ email, name, role, topics, headline }) => ({ email, name, role, topics, headline })), [
      { email: 'ben@alumni.example', name: 'Ben Köhler', role: 'mentor', topics: ['data-careers'], headline: 'Data engineer' },
      { email: 'eve@alumni.example', name: 'Eve', role: 'mentor', topics: [], headline: null },
    ]);
    const mails = await mailsIn(place);
    assert.deepEqual(mails.map(({ receiverId, template }) => [String(receiverId), template]).sort(), rows.map(({ _id }) => [String(_id), 'external-invited']).sort());
    const events = await mongoose.connection.db!.collection('events').find({ programId: new mongoose.Types.ObjectId(place.programId) }).toArray();
    assert.deepEqual(events.map(({ type, data }) => [type, data]), [['external-people.invited', { count: 2 }]]);
  });

  test('again, and by two coordinators at once, invites nobody twice', async () => {
    const { place, chiara } = await aPlace();
    const dev = await aCoordinator(place);
    const { digest } = await previewPeople(chiara, three);
    await Promise.all([chiara, dev, chiara].map((who) => invitePeople(who, { ...three, digest })));
    assert.equal(await invitePeople(chiara, { ...three, digest }), 0);
    assert.deepEqual([(await rowsIn(place)).length, (await mailsIn(place)).length], [2, 2]);
  });

  test('another file than was shown, or one that means something else by now, invites nobody', async () => {
    const { place, chiara } = await aPlace();
    const { digest } = await previewPeople(chiara, three);
    await assert.rejects(invitePeople(chiara, { ...fileOf(`${three.bytes.toString()}eva@alumni.example,,,\n`), digest }), broken('import-outdated'));
    await assert.rejects(invitePeople(chiara, { ...three, role: 'mentee', digest }), broken('import-outdated'));
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { topics: [] } });
    await assert.rejects(invitePeople(chiara, { ...three, digest }), broken('import-outdated'));
    assert.deepEqual(await rowsIn(place), []);
  });

  test('a program that takes nobody invites nobody', async () => {
    const { chiara } = await aPlace('draft');
    await assert.rejects(previewPeople(chiara, three), broken('enrolment-closed'));
    await assert.rejects(invitePeople(chiara, { ...three, digest: 'x' }), broken('enrolment-closed'));
  });

  test('who was withdrawn or has expired is invited anew, as the file says now, and old links end', async () => {
    const { place, chiara } = await aPlace();
    const id = await anExternalPerson(place, { email: 'Ben@alumni.example', name: 'Somebody', withdrawnAt: new Date() });
    const { word } = await mintEntryLink(place, id);
    const { digest } = await previewPeople(chiara, three);
    assert.equal(await invitePeople(chiara, { ...three, digest }), 2);
    const { state, name, email } = await readExternalPerson(chiara, id);
    assert.deepEqual([state, name, email], ['invited', 'Ben Köhler', 'ben@alumni.example']);
    assert.equal((await readEntryLink(word))?.standing, 'expired');
  });
});

test('who has expired and is invited again counts once towards how many invitations may be open', async () => {
  const { place, chiara } = await aPlace();
  const row = { tenantId: place.tenantId, programId: place.programId, role: 'mentor' as const, invitedAt: new Date(), eventId: anId(), expiresAt: new Date(Date.now() - 1) };
  const addresses = ['ben@alumni.example', 'eve@alumni.example', ...Array.from({ length: limits.openInvitations - 2 }, (_, at) => `guest-${at}@alumni.example`)];
  await ExternalPersonModel.insertMany(addresses.map((email) => ({ ...row, email, emailKey: email })));
  const { digest } = await previewPeople(chiara, three);
  assert.equal(await invitePeople(chiara, { ...three, digest }), 2);
  const more = fileOf('email\none-more@alumni.example\n');
  await assert.rejects(invitePeople(chiara, { ...more, digest: (await previewPeople(chiara, more)).digest }), broken('limit-reached'));
});

describe('one invitation', () => {
  test('is sent again after ten minutes at the earliest; earlier links end, and a withdrawn one is open again', async () => {
    const { place, chiara } = await aPlace();
    const id = await anExternalPerson(place);
    await assert.rejects(inviteAgain(chiara, id), broken('invited-just-now'));
    await withdrawInvitation(chiara, id);
    const { word } = await mintEntryLink(place, id);
    const later = new Date(Date.now() + 11 * 60_000);
    await inviteAgain(chiara, id, later);
    assert.equal((await readExternalPerson(chiara, id, later)).state, 'invited');
    assert.equal((await readEntryLink(word, later))?.standing, 'expired');
    assert.equal((await mailsIn(place)).length, 1);
  });

  test('is taken back: its links say so, and who has joined stays', async () => {
    const { place, chiara } = await aPlace();
    const id = await anExternalPerson(place);
    const { word } = await mintEntryLink(place, id);
    await withdrawInvitation(chiara, id);
    await withdrawInvitation(chiara, id);
    assert.equal((await readExternalPerson(chiara, id)).state, 'withdrawn');
    assert.equal((await readEntryLink(word))?.standing, 'withdrawn');
    const joined = await anExternalPerson(place, { joinedAt: new Date(), forgetAt: null });
    await assert.rejects(withdrawInvitation(chiara, joined), broken('moved-on'));
    await assert.rejects(inviteAgain(chiara, joined, new Date(Date.now() + fortyDays)), broken('moved-on'));
  });

  test('nobody but coordinators of the program sees or touches it', async () => {
    const { place } = await aPlace();
    const id = await anExternalPerson(place);
    const other = await aPlace();
    for (const who of [await aMentee(place), other.chiara]) {
      for (const verb of [readExternalPerson, inviteAgain, withdrawInvitation]) await assert.rejects(verb(who, id), { name: 'NotFound' });
    }
    assert.deepEqual((await listExternalPeople(other.chiara, {})).items, []);
  });
});

test('the list has the newest first, page by page, and counts every state', async () => {
  const { place, chiara } = await aPlace();
  const now = Date.now();
  const states = [{}, { openedAt: new Date() }, { joinedAt: new Date(), forgetAt: null }, { expiresAt: new Date(now - 1) }, { withdrawnAt: new Date() }, {}];
  for (const [at, state] of states.entries()) await anExternalPerson(place, { name: `N${at}`, invitedAt: new Date(now - at * 1000), ...state });
  const first = await listExternalPeople(chiara, { limit: 4 });
  const second = await listExternalPeople(chiara, { limit: 4, cursor: first.nextCursor! });
  assert.deepEqual([...first.items, ...second.items].map(({ name, state }) => [name, state]), [['N0', 'invited'], ['N1', 'opened'], ['N2', 'joined'], ['N3', 'expired'], ['N4', 'withdrawn'], ['N5', 'invited']]);
  assert.equal(second.nextCursor, null);
  assert.deepEqual(first.counts, { invited: 2, opened: 1, joined: 1, expired: 1, withdrawn: 1 });
  assert.deepEqual((await listExternalPeople(chiara, { state: 'opened' })).items.map(({ name }) => name), ['N1']);
  assert.equal(await EntryLinkModel.countDocuments({ tenantId: place.tenantId, programId: place.programId }), 0);
});

test('a mail that could not be delivered is said, and the one that comes after it counts', async () => {
  const { place, chiara } = await aPlace();
  const { digest } = await previewPeople(chiara, three);
  await invitePeople(chiara, { ...three, digest });
  const [ben, eve] = await rowsIn(place);
  await OutboxModel.updateOne({ ...placed(place), receiverId: ben!._id }, { $set: { failure: 'EENVELOPE' } });
  await OutboxModel.updateOne({ ...placed(place), receiverId: eve!._id }, { $set: { state: 'sent' } });
  const mails = async () => new Map((await listExternalPeople(chiara, {})).items.map(({ email, mail }) => [email, mail]));
  assert.deepEqual([(await mails()).get('ben@alumni.example'), (await mails()).get('eve@alumni.example')], ['failing', 'sent']);
  await inviteAgain(chiara, String(ben!._id), new Date(Date.now() + 11 * 60_000));
  assert.equal((await mails()).get('ben@alumni.example'), 'waiting');
});

function placed({ tenantId, programId }: Place) {
  return { tenantId, programId };
}
