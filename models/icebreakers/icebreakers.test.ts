import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { eventsSince } from '../events/events.ts';
import { aCoordinator, aMentor, anId, aPair, aProgram } from '../factories.ts';
import { icebreakerDepths, icebreakers } from '../icebreaker-words.ts';
import { MatchModel } from '../matches/match.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { answerIcebreaker, listIcebreakers, readIcebreaker, takeBackIcebreaker } from './icebreakers.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const broken = (code: string) => ({ name: 'RuleBroken', code });

async function two() {
  const place = await aProgram();
  const { mentor: ben, mentee: ana, matchId } = await aPair(place);
  return { place, ana, ben, matchId };
}

test('there are sixty and more, eight of each depth, each once, and most of them fit people under 18', () => {
  assert.ok(icebreakers.length >= 60);
  assert.equal(new Set(icebreakers.map(({ key }) => key)).size, icebreakers.length);
  for (const depth of icebreakerDepths) assert.equal(icebreakers.filter((one) => one.depth === depth).length, 8, depth);
  assert.ok(icebreakers.filter(({ forMinors }) => forMinors).length >= 60);
});

describe('answers', () => {
  test('are read by both when both are there, and neither before', async () => {
    const { ana, ben, matchId } = await two();
    const hers = await answerIcebreaker(ana, matchId, 'small-joy', { text: 'A robin' }, now);
    assert.deepEqual([hers.mine?.text, hers.theirs, hers.theyAnswered, hers.can], ['A robin', null, false, ['answer', 'take-back']]);
    const before = await readIcebreaker(ben, matchId, 'small-joy');
    assert.deepEqual([before.mine, before.theirs, before.theyAnswered], [null, null, true]);
    assert.doesNotMatch(JSON.stringify(await listIcebreakers(ben, matchId)), /robin/);
    const his = await answerIcebreaker(ben, matchId, 'small-joy', { text: 'A seat on the tram' }, now);
    assert.deepEqual([his.mine?.text, his.theirs?.text, his.can], ['A seat on the tram', 'A robin', ['take-back']]);
    assert.deepEqual((await listIcebreakers(ana, matchId)).items.map(({ key, theirs }) => [key, theirs?.text]), [['small-joy', 'A seat on the tram']]);
  });

  test('given in the same moment are both there', async () => {
    const { ana, ben, matchId } = await two();
    await Promise.all([answerIcebreaker(ana, matchId, 'good-day', { text: 'Hers' }, now), answerIcebreaker(ben, matchId, 'good-day', { text: 'His' }, now)]);
    const { mine, theirs } = await readIcebreaker(ana, matchId, 'good-day');
    assert.deepEqual([mine?.text, theirs?.text], ['Hers', 'His']);
  });

  test('can be changed until the other one has answered, not after reading theirs', async () => {
    const { ana, ben, matchId } = await two();
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Sun' }, now);
    assert.equal((await answerIcebreaker(ana, matchId, 'good-day', { text: 'Rain' }, now)).mine?.text, 'Rain');
    await answerIcebreaker(ben, matchId, 'good-day', { text: 'Snow' }, now);
    for (const who of [ana, ben]) await assert.rejects(answerIcebreaker(who, matchId, 'good-day', { text: 'Fog' }, now), broken('moved-on'));
    assert.equal((await answerIcebreaker(ana, matchId, 'good-day', { text: 'Rain' }, now)).theirs?.text, 'Snow', 'the same words again are no change');
  });

  test('are taken back by who gave them; the other one’s is theirs alone again', async () => {
    const { ana, ben, matchId } = await two();
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Sun' }, now);
    await takeBackIcebreaker(ana, matchId, 'good-day', now);
    await takeBackIcebreaker(ana, matchId, 'good-day', now);
    assert.deepEqual((await listIcebreakers(ben, matchId)).items, []);
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Sun' }, now);
    await answerIcebreaker(ben, matchId, 'good-day', { text: 'Snow' }, now);
    await takeBackIcebreaker(ben, matchId, 'good-day', now);
    assert.deepEqual([(await readIcebreaker(ana, matchId, 'good-day')).theyAnswered, (await readIcebreaker(ben, matchId, 'good-day')).theirs], [false, null]);
  });

  test('that both have read are not given anew after taking them back, by neither of the two, not even where both did', async () => {
    const { ana, ben, matchId } = await two();
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Sun' }, now);
    await answerIcebreaker(ben, matchId, 'good-day', { text: 'Snow' }, now);
    await takeBackIcebreaker(ben, matchId, 'good-day', now);
    for (const who of [ana, ben]) await assert.rejects(answerIcebreaker(who, matchId, 'good-day', { text: 'Fog' }, now), broken('moved-on'));
    assert.deepEqual([(await readIcebreaker(ana, matchId, 'good-day')).can, (await readIcebreaker(ben, matchId, 'good-day')).can], [['take-back'], []]);
    await takeBackIcebreaker(ana, matchId, 'good-day', now);
    for (const who of [ana, ben]) {
      await assert.rejects(answerIcebreaker(who, matchId, 'good-day', { text: 'Fog' }, now), broken('moved-on'));
      assert.deepEqual((await listIcebreakers(who, matchId)).items.map(({ key, mine, theirs, can }) => [key, mine, theirs, can]), [['good-day', null, null, []]], 'there to be passed over');
    }
  });

  test('are the two’s alone, to what is an icebreaker', async () => {
    const { place, ana, matchId } = await two();
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Sun' }, now);
    const [coordinator, other] = [await aCoordinator(place), await aMentor(place)];
    await assert.rejects(listIcebreakers(coordinator, matchId), NotAllowed);
    await assert.rejects(readIcebreaker(coordinator, matchId, 'good-day'), NotAllowed);
    await assert.rejects(listIcebreakers(other, matchId), NotFound);
    await assert.rejects(answerIcebreaker(other, matchId, 'good-day', { text: 'x' }, now), NotFound);
    await assert.rejects(readIcebreaker(ana, matchId, 'no-such-question'), NotFound);
    await assert.rejects(answerIcebreaker(ana, matchId, 'no-such-question', { text: 'x' }, now), NotFound);
  });

  test('stay to be read when the match is over, and no more are given', async () => {
    const { place, ana, ben, matchId } = await two();
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Sun' }, now);
    await answerIcebreaker(ben, matchId, 'good-day', { text: 'Snow' }, now);
    await MatchModel.updateOne({ ...place, _id: matchId }, { $set: { state: 'completed' }, $unset: { holdsPlaces: 1 } });
    assert.equal((await readIcebreaker(ana, matchId, 'good-day')).theirs?.text, 'Snow');
    await assert.rejects(answerIcebreaker(ana, matchId, 'admire', { text: 'x' }, now), broken('moved-on'));
  });

  test('that nobody has read go with who leaves the program', async () => {
    const { ana, ben, matchId } = await two();
    await answerIcebreaker(ana, matchId, 'admire', { text: 'Unread' }, now);
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Read' }, now);
    await answerIcebreaker(ben, matchId, 'good-day', { text: 'Snow' }, now);
    await answerIcebreaker(ben, matchId, 'worth-it', { text: 'His' }, now);
    await leaveProgram(ana, now);
    assert.deepEqual((await listIcebreakers(ben, matchId)).items.map(({ key }) => key).sort(), ['good-day', 'worth-it']);
  });

  test('are told to the two without their words', async () => {
    const { place, ana, ben, matchId } = await two();
    const from = anId();
    await answerIcebreaker(ana, matchId, 'good-day', { text: 'Secret' }, now);
    await takeBackIcebreaker(ana, matchId, 'good-day', now);
    for (const reader of [ana, ben]) assert.deepEqual((await eventsSince(reader, from)).map(({ type }) => type), ['icebreaker.answered', 'icebreaker.taken-back']);
    assert.deepEqual(await eventsSince(await aCoordinator(place), from), []);
    assert.doesNotMatch(JSON.stringify(await EventModel.find(place).lean()), /Secret/);
  });
});
