import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { acceptMatchRequest, sendMatchRequest } from '../matches/match-requests.ts';
import { endMatch, listMatches, pauseMatch } from '../matches/matches.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { goalVisibilities } from '../vocabulary.ts';
import { deleteGoal, editGoal, listGoals, readGoal, restoreGoal, setGoal } from './goals.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');

/** Ana, who may have two mentors, with a goal of each visibility before she has any; and people who might see them. */
async function anaAlone() {
  const place = await aProgram();
  const ana = await aMentee(place, { enrolment: { capacity: 2 } });
  for (const visibility of goalVisibilities) await setGoal(ana, { title: visibility, visibility }, now);
  return { place, ana, ben: await aMentor(place), ngozi: await aMentor(place), chiara: await aCoordinator(place) };
}

/** A match of the two as it comes about. Its first goal, which the request names, is called "asked". */
async function matched(mentee: ProgramActor, mentor: ProgramActor): Promise<string> {
  const { id } = await sendMatchRequest(mentee, { choices: [mentor.personId], goal: 'asked', message: '', cadence: 'monthly' }, now);
  return (await acceptMatchRequest(mentor, id, now)).matchId!;
}

/** What somebody sees of a person's goals, by title; reading each one by its id agrees with the list. */
async function seenBy(reader: ProgramActor, owner: ProgramActor): Promise<string[]> {
  const mine = (await listGoals(owner, {}, now)).items.filter((goal) => goal.owner.id === owner.personId);
  const seen = new Map((await listGoals(reader, {}, now)).items.filter((goal) => goal.owner.id === owner.personId).map(({ id, title }) => [id, title]));
  for (const { id, title } of mine) {
    if (seen.has(id)) assert.equal((await readGoal(reader, id, now)).title, title);
    else await assert.rejects(readGoal(reader, id, now), NotFound);
  }
  return [...seen.values()].sort();
}

async function goalOf(owner: ProgramActor, title: string) {
  return (await listGoals(owner, {}, now)).items.find((goal) => goal.title === title)!;
}

describe('a goal set before there is a match', () => {
  test('is seen by nobody it was not shared with, and by the partner once there is one', async () => {
    const { place, ana, ben, ngozi, chiara } = await anaAlone();
    for (const reader of [ben, ngozi, await aMentee(place)]) assert.deepEqual(await seenBy(reader, ana), []);
    assert.deepEqual(await seenBy(chiara, ana), ['match-and-coordinators']);
    const matchId = await matched(ana, ben);
    assert.deepEqual(await seenBy(ben, ana), ['asked', 'match', 'match-and-coordinators']);
    assert.deepEqual(await seenBy(ngozi, ana), []);
    assert.deepEqual(await seenBy(chiara, ana), ['match-and-coordinators']);
    for (const title of goalVisibilities) {
      const goal = await goalOf(ana, title);
      assert.deepEqual([goal.matchId, goal.partner?.id, goal.visibility], [matchId, ben.personId, title]);
    }
  });

  test('shared later, it is shared with the partner of then', async () => {
    const { ana, ben } = await anaAlone();
    await matched(ana, ben);
    await editGoal(ana, (await goalOf(ana, 'private')).id, { visibility: 'match' }, now);
    assert.deepEqual(await seenBy(ben, ana), ['asked', 'match', 'match-and-coordinators', 'private']);
  });

  test('a second partner sees what is shared in their own match alone', async () => {
    const { ana, ben, ngozi } = await anaAlone();
    await matched(ana, ben);
    const second = await matched(ana, ngozi);
    assert.deepEqual(await seenBy(ngozi, ana), ['asked']);
    await setGoal(ana, { title: 'with Ngozi', visibility: 'match', matchId: second }, now);
    assert.deepEqual(await seenBy(ngozi, ana), ['asked', 'with Ngozi']);
    assert.ok(!(await seenBy(ben, ana)).includes('with Ngozi'));
    await assert.rejects(setGoal(ana, { title: 'with whom?', visibility: 'match' }, now), (error) => error instanceof RuleBroken && error.code === 'body-invalid');
  });

  test('a mentor’s is shared with the first mentee, but not where it was meant for a mentor of their own', async () => {
    const place = await aProgram();
    const [ben, ana] = [await aMentor(place), await aMentee(place)];
    const both = await aMentor(place);
    await aMentee(place, { personId: both.personId });
    for (const owner of [ben, both]) await setGoal(owner, { title: 'listen more', visibility: 'match' }, now);
    await matched(ana, ben);
    const zoe = await aMentee(place);
    await matched(zoe, both);
    assert.deepEqual(await seenBy(ana, ben), ['listen more']);
    assert.deepEqual(await seenBy(zoe, both), []);
  });

  test('set in the very moment in which the match begins, it is never left between the two', async () => {
    const place: Place = await aProgram();
    await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const [ana, ben] = [await aMentee(place), await aMentor(place)];
        const { id } = await sendMatchRequest(ana, { choices: [ben.personId], goal: 'asked', message: '', cadence: 'monthly' }, now);
        await Promise.all([acceptMatchRequest(ben, id, now), setGoal(ana, { title: 'at once', visibility: 'match' }, now)]);
        assert.ok((await seenBy(ben, ana)).includes('at once'), `pair ${i}`);
      }),
    );
  });
});

describe('when a match is over', () => {
  test('its goals are their owner’s again: the partner of then sees nothing, a break changes nothing', async () => {
    const { ana, ben, chiara } = await anaAlone();
    const matchId = await matched(ana, ben);
    await setGoal(ben, { title: 'of Ben', visibility: 'match', matchId }, now);
    await pauseMatch(ana, matchId, now);
    assert.deepEqual(await seenBy(ben, ana), ['asked', 'match', 'match-and-coordinators']);
    assert.deepEqual(await seenBy(ana, ben), ['of Ben']);
    await endMatch(ana, matchId, now);
    assert.deepEqual(await seenBy(ben, ana), []);
    assert.deepEqual(await seenBy(ana, ben), []);
    assert.deepEqual(await seenBy(chiara, ana), ['match-and-coordinators']);
    assert.deepEqual(await seenBy(ana, ana), ['asked', ...goalVisibilities].sort());
    assert.equal((await goalOf(ana, 'match')).partner, null);
  });

  test('they go on in the next match, where nobody sees them before they are shared anew', async () => {
    const { place, ana, ben, ngozi, chiara } = await anaAlone();
    const first = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
    await setGoal(ana, { title: 'with Ben', visibility: 'match', matchId: first }, now);
    await endMatch(ana, first, now);
    const second = await matched(ana, ngozi);
    assert.ok(!(await seenBy(ngozi, ana)).includes('with Ben'));
    const goal = await goalOf(ana, 'with Ben');
    assert.deepEqual([goal.visibility, goal.partner?.id, goal.matchId], ['private', ngozi.personId, second]);
    await editGoal(ana, goal.id, { visibility: 'match' }, now);
    assert.ok((await seenBy(ngozi, ana)).includes('with Ben'));
    assert.deepEqual(await seenBy(ben, ana), []);
    assert.deepEqual(await seenBy(chiara, ana), ['match-and-coordinators']);
  });

  test('a goal that lay in the bin meanwhile comes back as what it would be now', async () => {
    const { ana, ben } = await anaAlone();
    const shared = await goalOf(ana, 'match');
    await deleteGoal(ana, shared.id, now);
    const matchId = await matched(ana, ben);
    await restoreGoal(ana, shared.id, now);
    assert.ok((await seenBy(ben, ana)).includes('match'));
    await deleteGoal(ana, shared.id, now);
    await endMatch(ana, matchId, now);
    await restoreGoal(ana, shared.id, now);
    assert.deepEqual(await seenBy(ben, ana), []);
    assert.deepEqual((await listMatches(ana, now)).items, []);
  });
});
