import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aPair, aProgram } from '../factories.ts';
import { EventModel } from '../events/event.model.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound } from '../problems.ts';
import { beOnAgenda, leaveAgenda, readAgenda, whoIsOn, type OnAgenda } from './agendas.ts';
import { PresenceModel } from './presence.model.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');
const inSeconds = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

async function anaAndBen() {
  const place = await aProgram();
  const { mentor: ben, mentee: ana, matchId } = await aPair(place);
  const { id: meetingId } = await bookMeeting(ana, { matchId, start: '2026-10-14T08:00Z', minutes: 45 }, now);
  return { place, ana, ben, meetingId };
}
const who = ({ people }: OnAgenda) => people.map(({ person, editing }) => [person.id, editing]);

test('each sees that the other one is there, not themselves, and at which item they write', async () => {
  const { ana, ben, meetingId } = await anaAndBen();
  const [item] = (await readAgenda(ana, meetingId)).items;
  assert.deepEqual(who(await beOnAgenda(ana, meetingId, 'page-of-ana', {}, now)), []);
  assert.deepEqual(who(await beOnAgenda(ben, meetingId, 'page-of-ben', { editing: item!.id }, now)), [[ana.personId, null]]);
  assert.deepEqual(who(await whoIsOn(ana, meetingId, now)), [[ben.personId, item!.id]]);
});

test('is gone when the page says so, or thirty seconds after it fell silent', async () => {
  const { ana, ben, meetingId } = await anaAndBen();
  await beOnAgenda(ana, meetingId, 'page-of-ana', {}, now);
  await leaveAgenda(ana, meetingId, 'page-of-ana', now);
  assert.deepEqual(who(await whoIsOn(ben, meetingId, now)), []);
  await beOnAgenda(ana, meetingId, 'page-of-ana', {}, now);
  await beOnAgenda(ana, meetingId, 'page-of-ana', {}, inSeconds(10));
  assert.deepEqual(who(await whoIsOn(ben, meetingId, inSeconds(39))), [[ana.personId, null]]);
  assert.deepEqual(who(await whoIsOn(ben, meetingId, inSeconds(40))), []);
});

test('two pages of one person are one person, who writes where either page does', async () => {
  const { ana, ben, meetingId } = await anaAndBen();
  const [item] = (await readAgenda(ana, meetingId)).items;
  await Promise.all([beOnAgenda(ana, meetingId, 'a-phone', { editing: item!.id }, now), beOnAgenda(ana, meetingId, 'a-laptop', {}, now), beOnAgenda(ana, meetingId, 'a-laptop', {}, now)]);
  assert.deepEqual(who(await whoIsOn(ben, meetingId, now)), [[ana.personId, item!.id]]);
  await leaveAgenda(ana, meetingId, 'a-phone', now);
  assert.deepEqual(who(await whoIsOn(ben, meetingId, now)), [[ana.personId, null]]);
});

test('one person with very many pages hides nobody, and keeps no more than a few', async () => {
  const { place, ana, ben, meetingId } = await anaAndBen();
  const [item] = (await readAgenda(ana, meetingId)).items;
  await beOnAgenda(ana, meetingId, 'page-of-ana', { editing: item!.id }, now);
  for (let n = 0; n < 20; n += 1) await beOnAgenda(ben, meetingId, `page-${n}`, {}, inSeconds(1 + n / 10));
  assert.deepEqual(who(await whoIsOn(ben, meetingId, inSeconds(5))), [[ana.personId, item!.id]]);
  assert.deepEqual(who(await whoIsOn(ana, meetingId, inSeconds(5))), [[ben.personId, null]]);
  const kept = await PresenceModel.find({ ...place, meetingId, personId: ben.personId }).lean();
  assert.deepEqual(kept.map(({ page }) => page).sort(), ['page-14', 'page-15', 'page-16', 'page-17', 'page-18', 'page-19'], 'the pages in sight last');
});

test('is nobody’s history, and nobody else’s to see', async () => {
  const { place, ana, meetingId } = await anaAndBen();
  const before = await EventModel.countDocuments(place);
  await beOnAgenda(ana, meetingId, 'page-of-ana', {}, now);
  assert.equal(await EventModel.countDocuments(place), before);
  const chiara = await aCoordinator(place);
  await assert.rejects(whoIsOn(chiara, meetingId, now), NotFound);
  await assert.rejects(beOnAgenda(chiara, meetingId, 'page-of-chiara', {}, now), NotFound);
});
