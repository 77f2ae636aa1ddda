/** Two people who are never matched: because a coordinator says so, or because one of them does. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCoordinator, aMatch, aMentee, aMentor, anId, aProgram } from '../factories.ts';
import { listMentors, readMentor } from '../directory/directory.ts';
import { askToJoin } from '../circles/joining.ts';
import { startCircle } from '../circles/circles.ts';
import { EventModel } from '../events/event.model.ts';
import { eventsAbout } from '../events/events.ts';
import type { ProgramActor } from '../actor.ts';
import { closestAlternatives } from '../matches/alternatives.ts';
import { acceptMatchRequest, sendMatchRequest } from '../matches/match-requests.ts';
import { endMatch, readMatch } from '../matches/matches.ts';
import { listRunPairs, makeRun } from '../matches/matching-runs.ts';
import { publishRun } from '../matches/publishing.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { findPeople } from '../people/by-name.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { endKeepingApart, keepApart, listKeptApart, pairsApartForGood, readKeptApart } from './kept-apart.ts';
import { NotAgainModel } from './not-again.model.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const broken = (code: string) => (error: unknown): boolean => error instanceof RuleBroken && error.code === code;
const impossible = broken('pair-not-possible');
const ask = (mentee: ProgramActor, ...mentors: ProgramActor[]) => sendMatchRequest(mentee, { choices: mentors.map(({ personId }) => personId), goal: 'Learn', message: '', cadence: 'monthly' }, now);

/** Ana looks for a mentor; Ben and Carla have a place; Chiara coordinates. */
async function aCampus() {
  const place = await aProgram();
  return { place, ana: await aMentee(place), ben: await aMentor(place), carla: await aMentor(place), chiara: await aCoordinator(place) };
}
const apart = (chiara: ProgramActor, one: ProgramActor, other: ProgramActor) => keepApart(chiara, { people: [one.personId, other.personId], reason: 'related' }, now);

/** Ana and Ben had a match, and this one of them does not want another. */
async function neverAgain(who: 'ana' | 'ben') {
  const campus = await aCampus();
  const matchId = await aMatch(campus.place, { mentorId: campus.ben.personId, menteeId: campus.ana.personId });
  await endMatch(campus[who], matchId, now, { notAgain: true });
  return { ...campus, matchId };
}

describe('the list of a coordinator', () => {
  test('names both people, why, by whom and when; saying it twice, the other way round, is saying it once', async () => {
    const { ana, ben, carla, chiara } = await aCampus();
    const first = await apart(chiara, ana, ben);
    assert.equal((await apart(chiara, ben, ana)).id, first.id);
    await keepApart(chiara, { people: [ana.personId, carla.personId], reason: 'on-request' }, new Date(now.getTime() + 1));
    const { items } = await listKeptApart(chiara, {});
    assert.deepEqual(items.map(({ reason }) => reason), ['on-request', 'related']);
    assert.deepEqual([new Set(items[1]!.people.map(({ id }) => id)), items[1]!.by.id, items[1]!.at], [new Set([ana.personId, ben.personId]), chiara.personId, now]);
    assert.deepEqual(await readKeptApart(chiara, first.id), items[1]);
  });

  test('a new reason replaces the one before, and each change is one event that neither of the two may read', async () => {
    const { place, ana, ben, chiara } = await aCampus();
    const { id } = await apart(chiara, ana, ben);
    await apart(chiara, ana, ben);
    await keepApart(chiara, { people: [ben.personId, ana.personId], reason: 'other' }, now);
    await endKeepingApart(chiara, id, now);
    const told = await EventModel.find({ tenantId: place.tenantId, programId: place.programId, subjectIds: id }).sort({ _id: 1 }).lean();
    assert.deepEqual(told.map(({ type, data }) => [type, data['reason']]), [['kept-apart.added', 'related'], ['kept-apart.added', 'other'], ['kept-apart.removed', 'other']]);
    for (const actor of [ana, ben]) assert.deepEqual(await eventsAbout(actor, id, ['kept-apart.added', 'kept-apart.removed'], 10), []);
  });

  test('comes in pages', async () => {
    const { place, ana, ben, carla, chiara } = await aCampus();
    const dora = await aMentor(place);
    for (const mentor of [ben, carla, dora]) await apart(chiara, ana, mentor);
    const first = await listKeptApart(chiara, { limit: 2 });
    const rest = await listKeptApart(chiara, { limit: 2, cursor: first.nextCursor! });
    assert.deepEqual([first.items.length, rest.items.length, rest.nextCursor], [2, 1, null]);
    await assert.rejects(listKeptApart(chiara, { cursor: 'nonsense' }), broken('cursor-invalid'));
  });

  test('takes two people of the program, not one twice and nobody from elsewhere, and not once it is closed for good', async () => {
    const { ana, ben, chiara } = await aCampus();
    await assert.rejects(apart(chiara, ana, ana), broken('body-invalid'));
    const stranger = await aMentor(await aProgram());
    await assert.rejects(apart(chiara, ana, stranger), NotFound);
    await assert.rejects(keepApart(chiara, { people: [ana.personId, anId()], reason: 'other' }, now), NotFound);
    const archived = await aProgram({ state: 'archived' });
    await assert.rejects(apart(await aCoordinator(archived), await aMentee(archived), await aMentor(archived)), broken('program-archived'));
    assert.deepEqual((await listKeptApart(chiara, {})).items, []);
    for (const actor of [ana, ben]) {
      await assert.rejects(apart(actor, ana, ben), NotAllowed);
      await assert.rejects(listKeptApart(actor, {}), NotAllowed);
    }
  });

  test('is there for nobody else, and no more once it was taken back', async () => {
    const { place, ana, ben, chiara } = await aCampus();
    const { id } = await apart(chiara, ana, ben);
    const elsewhere = await aCoordinator(await aProgram({ tenantId: place.tenantId }));
    for (const actor of [ana, ben, elsewhere]) {
      await assert.rejects(readKeptApart(actor, id), NotFound);
      await assert.rejects(endKeepingApart(actor, id, now), NotFound);
    }
    assert.deepEqual((await listKeptApart(elsewhere, {})).items, []);
    await endKeepingApart(chiara, id, now);
    await assert.rejects(endKeepingApart(chiara, id, now), NotFound);
    assert.equal((await ask(ana, ben)).state, 'pending');
  });

  test('finds people by how the words of their name begin, in any case and script, with or without accents', async () => {
    const { place, chiara, ana } = await aCampus();
    const zoe = await aMentee(place, { person: { name: 'Zoë (Zed) Ágota' } });
    const taro = await aMentor(place, { person: { name: '山田\u3000太郎' } });
    for (const q of ['zoë', 'zoe', '(ZED)', 'ágo', 'AGOTA zo', ' Zoë ']) assert.deepEqual((await findPeople(chiara, { q })).items.map(({ id }) => id), [zoe.personId], q);
    for (const q of ['.*', '--', 'zoë x']) assert.deepEqual((await findPeople(chiara, { q })).items, [], q);
    for (const q of ['山田\u3000太', '太郎', '山田']) assert.deepEqual((await findPeople(chiara, { q })).items.map(({ id }) => id), [taro.personId], q);
    assert.deepEqual((await findPeople(await aCoordinator(await aProgram({ tenantId: place.tenantId })), { q: 'zoë' })).items, []);
    await assert.rejects(findPeople(ana, { q: 'zoë' }), NotAllowed);
  });

  test('shows the first of many by name, as their reader sorts names', async () => {
    const { place, chiara } = await aCampus();
    for (const name of ['Öz Ten', 'Zz Ten', 'Ten 10', 'Ten 9', 'ben Ten', 'Äa Ten', 'Ca Ten', 'Da Ten', 'Ea Ten', 'Fa Ten']) await aMentee(place, { person: { name } });
    assert.deepEqual((await findPeople(chiara, { q: 'ten' })).items.map(({ name }) => name), ['Äa Ten', 'ben Ten', 'Ca Ten', 'Da Ten', 'Ea Ten', 'Fa Ten', 'Öz Ten', 'Ten 9']);
  });
});

const ways: Record<string, () => ReturnType<typeof aCampus>> = {
  'a coordinator keeps apart': async () => {
    const campus = await aCampus();
    await apart(campus.chiara, campus.ana, campus.ben);
    return campus;
  },
  'are kept apart by the mentee, who does not want this mentor again': () => neverAgain('ana'),
  'are kept apart by the mentor, who does not want this mentee again': () => neverAgain('ben'),
};

for (const [who, made] of Object.entries(ways)) {
  describe(`two whom ${who}`.replace('whom are', 'who are'), () => {
    test('cannot ask, or sit in the same circle; the directory says that a rule is in the way, and not whose', async () => {
      const { ana, ben, carla } = await made();
      await assert.rejects(ask(ana, ben), impossible);
      await assert.rejects(ask(ana, carla, ben), impossible);
      const circle = await startCircle(ben, { title: 'Data', visibility: 'on-request' }, now);
      await assert.rejects(askToJoin(ana, circle.id, {}, now), impossible);
      const fit = (await readMentor(ana, ben.personId, now)).fit;
      assert.deepEqual(fit?.obstacles, [{ rule: 'kept-apart', question: null }]);
      const cards = (await listMentors(ana, {}, now)).items;
      assert.deepEqual(cards.map(({ id, fit: shown }) => [id === ben.personId, shown?.obstacles.length]).sort(), [[false, 0], [true, 1]]);
      assert.deepEqual((await closestAlternatives(ana, now)).map(({ id }) => id), [carla.personId]);
    });

    test('are in no run, not as a lock either, and in none that is based on it', async () => {
      const { ana, ben, carla, chiara } = await made();
      const pairs = async (wishes: Parameters<typeof makeRun>[1]) => (await listRunPairs(chiara, (await makeRun(chiara, wishes, now)).id, {})).items.map(({ mentor }) => mentor.id);
      assert.deepEqual(await pairs({}), [carla.personId]);
      const locks = [{ mentee: ana.personId, mentor: ben.personId }];
      await assert.rejects(makeRun(chiara, { locks }, now), broken('run-locks-contradict'));
      const based = await makeRun(chiara, {}, now);
      assert.deepEqual(await pairs({ basedOn: based.id, apart: [{ mentee: ana.personId, mentor: carla.personId }] }).catch((error: unknown) => (error as RuleBroken).code), 'run-everybody-barred');
    });
  });
}

test('a request that waited when they were put on the list is not accepted, and a run from before is not published with them', async () => {
  const { ana, ben, carla, chiara, place } = await aCampus();
  const request = await ask(ana, ben);
  const zoe = await aMentee(place);
  const run = await makeRun(chiara, {}, now);
  const pairs = (await listRunPairs(chiara, run.id, {})).items;
  const hers = pairs.find(({ mentee }) => mentee.id === zoe.personId)!;
  await apart(chiara, ana, ben);
  await apart(chiara, zoe, hers.mentor.id === ben.personId ? ben : carla);
  await assert.rejects(acceptMatchRequest(ben, request.id, now), broken('moved-on'));
  await assert.rejects(publishRun(chiara, run.id, {}, now), broken('run-pairs-barred'));
});

test('two who are kept apart for several reasons at once read of one obstacle, so that nobody learns how many there are', async () => {
  const { ana, ben, chiara, place } = await neverAgain('ben');
  await apart(chiara, ana, ben);
  await NotAgainModel.create({ tenantId: place.tenantId, programId: place.programId, personId: ana.personId, otherId: ben.personId });
  assert.deepEqual((await readMentor(ana, ben.personId, now)).fit?.obstacles, [{ rule: 'kept-apart', question: null }]);
  assert.deepEqual(await pairsApartForGood(place, { menteeIds: [ana.personId], mentorIds: [ben.personId] }), [{ menteeId: ana.personId, mentorId: ben.personId }]);
});

test('a match that they have goes on', async () => {
  const { place, ana, ben, chiara } = await aCampus();
  const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
  await apart(chiara, ana, ben);
  assert.equal((await readMatch(ana, matchId, now)).state, 'active');
});

describe('not again with this person', () => {
  test('is told to nobody: no event names it, the list of coordinators does not hold it, and the match ends as any other', async () => {
    const { place, ana, ben, chiara, matchId } = await neverAgain('ana');
    const events = await EventModel.find({ tenantId: place.tenantId, programId: place.programId }).lean();
    assert.deepEqual(events.map(({ type, data }) => [type, Object.keys(data).sort()]), [['match.ended', ['menteeId', 'mentorId']]]);
    assert.deepEqual((await listKeptApart(chiara, {})).items, []);
    assert.deepEqual([(await readMatch(ben, matchId, now)).state, (await readMatch(ana, matchId, now)).state], ['ended', 'ended']);
  });

  test('is said by one of the two, not by a coordinator for them, and then nothing has ended', async () => {
    const { place, ana, ben, chiara } = await aCampus();
    const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
    await assert.rejects(endMatch(chiara, matchId, now, { notAgain: true }), NotAllowed);
    assert.equal((await readMatch(ana, matchId, now)).state, 'active');
    assert.equal((await endMatch(chiara, matchId, now)).state, 'ended');
    assert.equal((await ask(ana, ben)).state, 'pending');
  });
});

describe('leaving', () => {
  test('takes along what somebody said themselves', async () => {
    const { place, ana } = await neverAgain('ana');
    await leaveProgram(ana, now);
    assert.equal(await NotAgainModel.countDocuments({ tenantId: place.tenantId, programId: place.programId }), 0);
  });

  test('of one is no way around the list; what it says of two who both left is gone', async () => {
    const { ana, ben, chiara } = await aCampus();
    await apart(chiara, ana, ben);
    await leaveProgram(ana, now);
    assert.equal((await listKeptApart(chiara, {})).items.length, 1);
    await leaveProgram(ben, now);
    assert.deepEqual((await listKeptApart(chiara, {})).items, []);
  });

  test('of both at the same moment takes the entry along as well', async () => {
    const { place, chiara } = await aCampus();
    for (let round = 0; round < 3; round++) {
      const [one, other] = [await aMentee(place), await aMentor(place)];
      await apart(chiara, one, other);
      await Promise.all([leaveProgram(one, now), leaveProgram(other, now)]);
      assert.deepEqual((await listKeptApart(chiara, {})).items, [], `round ${round}`);
    }
  });

  test('of the one somebody does not want again changes nothing for them', async () => {
    const { place, ana, ben } = await neverAgain('ana');
    await leaveProgram(ben, now);
    assert.equal(await NotAgainModel.countDocuments({ tenantId: place.tenantId, programId: place.programId, personId: ana.personId }), 1);
  });
});
