import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCoordinator, anExternalPerson, aProgram, actorIn, type Place } from '../factories.ts';
import { askForLinkByAddress, askForLinkByWord, mintEntryLink, readEntryLink } from '../external-people/entry-links.ts';
import { EntryLinkModel } from '../external-people/entry-link.model.ts';
import { ExternalPersonModel } from '../external-people/external-person.model.ts';
import { purgeExternalPeople } from '../external-people/invited.ts';
import { readExternalPerson, withdrawInvitation } from '../external-people/external-people.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { join } from '../people/enrolments.ts';
import { IdentityModel } from '../people/identity.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { PersonModel } from '../people/person.model.ts';
import { appoint } from '../programs/appointments.ts';
import { joinWaitingList, listWaiting } from '../waiting-lists/waiting-lists.ts';
import { enterByLink } from './enter-by-link.ts';
import { findSession } from './sessions.ts';

await useTestDatabase();

const day = 86_400_000;
let launches = 0;
const launchId = () => `mhz${String((launches += 1)).padStart(5, '0')}-${'x'.repeat(22)}`;
const input = { role: 'mentor' as const, name: 'Ben Köhler', zone: 'Europe/Berlin', languages: ['de' as const], topics: [], consent: { program: true as const, directory: true } };

async function invited(overrides: Parameters<typeof anExternalPerson>[1] = {}) {
  const place = await aProgram();
  const id = await anExternalPerson(place, { name: 'Ben', locale: 'de', zone: 'Europe/Berlin', languages: ['de'], topics: ['data-careers'], headline: 'Data engineer', ...overrides });
  return { place, id, link: async (now?: Date) => (await mintEntryLink(place, id, now)).word };
}

async function enter(word: string, now?: Date) {
  const outcome = await enterByLink(word, launchId(), now);
  assert.equal(outcome?.outcome, 'session');
  return outcome;
}

const standing = async (word: string, now?: Date) => (await readEntryLink(word, now))?.standing;
const placed = ({ tenantId, programId }: Place) => ({ tenantId, programId });

describe('a link', () => {
  test('is 256 random bits, stored as a hash, and changes nothing however often it is looked at', async () => {
    const { place, link } = await invited();
    const word = await link();
    assert.match(word, /^[\w-]{43}$/);
    const before = [await EntryLinkModel.find(placed(place)).lean(), await ExternalPersonModel.find(placed(place)).lean()];
    for (let time = 0; time < 20; time += 1) assert.equal(await standing(word), 'open');
    assert.deepEqual([await EntryLinkModel.find(placed(place)).lean(), await ExternalPersonModel.find(placed(place)).lean()], before);
    assert.ok(!JSON.stringify(before).includes(word));
    assert.equal(await PersonModel.countDocuments({ tenantId: place.tenantId }), 0);
  });

  test('opens the program for the invited person, prefilled, and no other program or role', async () => {
    const { place, link } = await invited();
    const { me, token } = await enter(await link());
    assert.deepEqual([me.door, me.entrance, me.roles, me.person.name, me.person.locale, me.person.zone], ['link', 'join', [], 'Ben', 'de', 'Europe/Berlin']);
    assert.deepEqual(me.invited, { role: 'mentor', languages: ['de'], topics: ['data-careers'], headline: 'Data engineer' });
    assert.deepEqual(me.program?.enrolment, { mentor: 'open', mentee: 'open' });
    const { actor } = (await findSession(token))!;
    assert.equal(actor.programId, place.programId);
  });

  test('opens once; a second press of its button within a minute is still the first time', async () => {
    const { link } = await invited();
    const word = await link();
    const now = Date.now();
    await Promise.all([enter(word, new Date(now)), enter(word, new Date(now))]);
    await enter(word, new Date(now + 59_000));
    const later = new Date(now + 61_000);
    assert.deepEqual([(await enterByLink(word, launchId(), later))?.outcome, await standing(word, later)], ['refused', 'used']);
    await enter(await link(), later);
  });

  test('has fourteen days, or as many as the program says', async () => {
    const { link } = await invited();
    const word = await link();
    assert.equal(await standing(word, new Date(Date.now() + 13.9 * day)), 'open');
    const late = new Date(Date.now() + 14 * day);
    assert.deepEqual([await standing(word, late), (await enterByLink(word, launchId(), late))?.outcome], ['expired', 'refused']);
    const short = await aProgram({ settings: { externalPeople: { linkDays: 2 } } });
    const { word: other } = await mintEntryLink(short, await anExternalPerson(short));
    assert.equal(await standing(other, new Date(Date.now() + 2 * day)), 'expired');
  });

  test('of a withdrawn invitation opens nothing, and a session that it began ends', async () => {
    const { place, id, link } = await invited();
    const word = await link();
    const { token } = await enter(await link());
    await withdrawInvitation(await aCoordinator(place), id);
    assert.deepEqual([await standing(word), (await enterByLink(word, launchId()))?.outcome], ['withdrawn', 'refused']);
    assert.equal(await findSession(token, new Date(Date.now() + 31_000)), null);
  });

  test('of somebody suspended opens nothing; a wrong word is no link', async () => {
    const { place, link } = await invited();
    await enter(await link());
    await PersonModel.updateOne({ tenantId: place.tenantId }, { $set: { suspendedAt: new Date() } });
    assert.equal(await standing(await link()), 'not-welcome');
    assert.deepEqual([await enterByLink('x'.repeat(43), launchId()), await enterByLink('$ne', launchId())], [null, null]);
  });

  test('lets nobody look after others, whatever they are in the program', async () => {
    const { place, link } = await invited();
    const { me } = await enter(await link());
    for (const role of ['coordinator', 'safeguarding-lead', 'teacher'] as const) await appoint({ ...place, personId: me.person.id }, role, null);
    const again = await enter(await link());
    assert.deepEqual(again.me.roles, []);
  });
});

describe('who comes by a link', () => {
  test('is one person for all links of one invitation, and another one for another invitation with the same address', async () => {
    const { place, link } = await invited({ email: 'ben@alumni.example' });
    const first = (await enter(await link())).me.person.id;
    assert.equal((await enter(await link())).me.person.id, first);
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    const { word } = await mintEntryLink(elsewhere, await anExternalPerson(elsewhere, { email: 'ben@alumni.example' }));
    assert.notEqual((await enter(word)).me.person.id, first);
    assert.deepEqual((await IdentityModel.find({ tenantId: place.tenantId }).lean()).map(({ source, sourceId }) => [source, String(sourceId)]), [['invite', place.programId], ['invite', elsewhere.programId]]);
  });

  test('joins at once in the invited role, with the headline of the file; what the file said is kept no longer', async () => {
    const { place, id, link } = await invited();
    const { me } = await enter(await link());
    const ben = actorIn(place, me.person.id, []);
    assert.deepEqual([(await join(ben, input)).state, (await ExternalPersonModel.findOne({ ...placed(place), _id: id }).lean())?.topics], ['active', []]);
    const again = await enter(await link());
    assert.deepEqual([again.me.entrance, again.me.roles, again.me.enrolments[0]?.headline, again.me.invited], ['ready', ['mentor'], 'Data engineer', undefined]);
    assert.equal((await readExternalPerson(await aCoordinator(place), id)).state, 'joined');
  });

  test('is taken into the other role as everybody is', async () => {
    const { place, link } = await invited({ role: 'mentee' });
    const { me } = await enter(await link());
    assert.equal((await join(actorIn(place, me.person.id, []), input)).state, 'pending');
  });

  test('who leaves takes the invitation and its links along', async () => {
    const { place, link } = await invited();
    const word = await link();
    const { me } = await enter(await link());
    const ben = actorIn(place, me.person.id, []);
    await join(ben, input);
    await leaveProgram(actorIn(place, me.person.id, ['mentor']));
    assert.deepEqual([await ExternalPersonModel.countDocuments(placed(place)), await EntryLinkModel.countDocuments(placed(place)), await standing(word)], [0, 0, undefined]);
  });
});

describe('who has no way in any more', () => {
  test('does not join again by a session that is open still, after they left or the invitation was taken back', async () => {
    const { place, link } = await invited();
    const { me, token } = await enter(await link());
    const ben = actorIn(place, me.person.id, []);
    await join(ben, input);
    await leaveProgram(actorIn(place, me.person.id, ['mentor']));
    assert.ok(await findSession(token));
    await assert.rejects(join(ben, input), { code: 'enrolment-closed' });

    const other = await invited();
    const eve = actorIn(other.place, (await enter(await other.link())).me.person.id, []);
    await withdrawInvitation(await aCoordinator(other.place), other.id);
    for (const role of ['mentor', 'mentee'] as const) await assert.rejects(join(eve, { ...input, role }), { code: 'enrolment-closed' });
  });

  test('of joining and the withdrawal of the invitation at once only one happens', async () => {
    const { place, id, link } = await invited();
    const ben = actorIn(place, (await enter(await link())).me.person.id, []);
    const outcomes = await Promise.allSettled([join(ben, input), withdrawInvitation(await aCoordinator(place), id)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  test('a new link lets somebody in at once who was withdrawn a moment ago', async () => {
    const { place, id, link } = await invited();
    const { token } = await enter(await link());
    const later = new Date(Date.now() + 31_000);
    await withdrawInvitation(await aCoordinator(place), id);
    assert.equal(await findSession(token, later), null);
    await ExternalPersonModel.updateOne({ ...placed(place), _id: id }, { $set: { withdrawnAt: null } });
    assert.equal((await enter(await link(later), later)).me.entrance, 'join');
  });
});

describe('who waits in line before they have joined', () => {
  const system = { kind: 'system', job: 'test' } as const;
  const list = { kind: 'program', of: 'mentee' } as const;
  async function waiting() {
    const place = await aProgram({ settings: { enrolment: { mentee: 'closed' } } });
    const id = await anExternalPerson(place);
    const { me } = await enter((await mintEntryLink(place, id)).word);
    const ben = actorIn(place, me.person.id, []);
    await joinWaitingList(ben, list);
    return { place, id, ben };
  }

  test('is kept as long as the link of the last mail to them', async () => {
    const { place, id, ben } = await waiting();
    const late = new Date(Date.now() + 43 * day);
    const { word } = await mintEntryLink(place, id, late);
    await purgeExternalPeople(system, new Date(Date.now() + 56 * day));
    assert.equal(await standing(word, new Date(Date.now() + 56 * day)), 'open');
    assert.equal((await listWaiting(ben)).items.length, 1);
  });

  test('waits no longer once the invitation is forgotten', async () => {
    const { place, ben } = await waiting();
    await purgeExternalPeople(system, new Date(Date.now() + 45 * day));
    assert.deepEqual([await ExternalPersonModel.countDocuments(placed(place)), (await listWaiting(ben)).items], [0, []]);
  });
});

describe('a new link', () => {
  const mails = async (place: Place) => (await OutboxModel.find(placed(place)).lean()).map(({ template }) => template);

  test('is sent to the address of the invitation, in every program of it, and to nobody else', async () => {
    const address = `eve-${Date.now()}@alumni.example`;
    const [one, other, withdrawn] = [await invited({ email: address }), await invited({ email: address }), await invited({ email: address, withdrawnAt: new Date() })];
    await askForLinkByAddress(`  ${address.toUpperCase()} `);
    await askForLinkByAddress('nobody@alumni.example');
    assert.deepEqual([await mails(one.place), await mails(other.place), await mails(withdrawn.place)], [['external-link'], ['external-link'], []]);
  });

  test('goes out once in five minutes and five times a day, however often it is asked for', async () => {
    const { place, link } = await invited();
    const word = await link();
    const start = Date.now();
    await Promise.all([askForLinkByWord(word), askForLinkByWord(word), askForLinkByWord(word)]);
    assert.equal((await mails(place)).length, 1);
    for (let minute = 6; minute < 60; minute += 6) await askForLinkByWord(word, new Date(start + minute * 60_000));
    assert.equal((await mails(place)).length, 5);
    await askForLinkByWord(word, new Date(start + day + 60_000));
    assert.equal((await mails(place)).length, 6);
  });

  test('opens an invitation again that has expired and is still kept', async () => {
    const { place, id, link } = await invited({ expiresAt: new Date(Date.now() - day) });
    await askForLinkByWord(await link());
    assert.equal((await readExternalPerson(await aCoordinator(place), id)).state, 'invited');
  });
});

test('an invitation that nobody took up is forgotten thirty days after its last link, with whoever only looked in', async () => {
  const past = { expiresAt: new Date(Date.now() - 31 * day), forgetAt: new Date(Date.now() - day) };
  const { place, id, link } = await invited();
  const joined = await anExternalPerson(place, { joinedAt: new Date(), forgetAt: null });
  const kept = await anExternalPerson(place, { expiresAt: new Date(Date.now() - 1) });
  const { me } = await enter(await link());
  await ExternalPersonModel.updateOne({ ...placed(place), _id: id }, { $set: past });
  await purgeExternalPeople({ kind: 'system', job: 'test' });
  assert.deepEqual((await ExternalPersonModel.find(placed(place)).lean()).map(({ _id }) => String(_id)).sort(), [joined, kept].sort());
  assert.deepEqual([await EntryLinkModel.countDocuments(placed(place)), await PersonModel.countDocuments({ tenantId: place.tenantId, _id: me.person.id }), await IdentityModel.countDocuments({ tenantId: place.tenantId })], [0, 0, 0]);
});
