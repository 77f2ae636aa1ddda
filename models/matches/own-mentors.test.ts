/** What the directory says of a mentor whom the reader has, or had. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { listMentors, readMentor } from '../directory/directory.ts';
import { aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { closestAlternatives } from './alternatives.ts';
import { acceptMatchRequest, sendMatchRequest } from './match-requests.ts';
import { endMatch } from './matches.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const ask = (mentee: ProgramActor, mentor: ProgramActor, at = now) => sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'Learn', message: '', cadence: 'monthly' }, at);

test('a yes is said of a match that goes on; once it has ended the mentor is there to be asked as any other', async () => {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  const { id } = await ask(ana, ben);
  const { matchId } = await acceptMatchRequest(ben, id, now);
  const during = await readMentor(ana, ben.personId, now);
  assert.deepEqual([during.request, during.matchId], [{ id, state: 'accepted', choice: 'accepted' }, matchId]);
  await endMatch(ana, matchId!, later(30));
  const after = await readMentor(ana, ben.personId, later(100));
  assert.deepEqual([after.request, after.matchId], [null, null]);
  const again = await ask(ana, ben, later(100));
  assert.deepEqual((await readMentor(ana, ben.personId, later(100))).request, { id: again.id, state: 'pending', choice: 'asked' });
});

test('a mentor whom one has without having asked is said to be so, to nobody else, and is none to ask instead; the mentor of a circle is', async () => {
  const place = await aProgram();
  const ana = await aMentee(place, { enrolment: { capacity: 2 } });
  const [ben, carla] = [await aMentor(place, { enrolment: { capacity: 3 } }), await aMentor(place)];
  const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
  const { id } = await startCircle(carla, { title: 'Data careers', visibility: 'open' }, now);
  await joinCircle(ana, id, now);
  const cards = async (reader: ProgramActor) => new Map((await listMentors(reader, {}, now)).items.map((card) => [card.id, card.matchId]));
  assert.deepEqual([(await cards(ana)).get(ben.personId), (await cards(ana)).get(carla.personId)], [matchId, null]);
  assert.deepEqual([...new Set((await cards(await aMentee(place))).values())], [null]);
  assert.deepEqual((await closestAlternatives(ana, now)).map((one) => one.id), [carla.personId]);
});
