import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, anId, aProgram } from '../factories.ts';
import { MatchRequestModel } from '../matches/match-request.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotFound } from '../problems.ts';
import type { ChoiceState } from '../vocabulary.ts';
import { listMentors, markMentor, readMentor, type MentorQuery } from './directory.ts';
import { MentorMarkModel } from './mentor-mark.model.ts';

await useTestDatabase();

const now = new Date('2026-11-23T08:00:00Z');
const names = async (reader: ProgramActor, query: MentorQuery = {}) => (await listMentors(reader, { sort: 'name', ...query }, now)).items.map(({ name }) => name);

async function three() {
  const place = await aProgram();
  const [ben, carla, dora] = [await aMentor(place, { person: { name: 'Ben' } }), await aMentor(place, { person: { name: 'Carla' } }), await aMentor(place, { person: { name: 'Dora' } })];
  return { place, ana: await aMentee(place), ben, carla, dora };
}

describe('what a mentee thinks of a mentor', () => {
  test('saved ones can be looked at alone; who is not for them is gone from the list and every number, and can be looked at alone as well', async () => {
    const { ana, ben, carla } = await three();
    assert.deepEqual(await markMentor(ana, ben.personId, 'saved'), { id: ben.personId, mark: 'saved' });
    await markMentor(ana, carla.personId, 'not-for-me');
    const { items, total, facets } = await listMentors(ana, { sort: 'name' }, now);
    assert.deepEqual([items.map(({ name, mark }) => [name, mark]), total, facets.topics[0]], [[['Ben', 'saved'], ['Dora', null]], 2, { key: 'data-careers', count: 2 }]);
    assert.deepEqual(facets.marks, [{ key: 'saved', count: 1 }, { key: 'not-for-me', count: 1 }]);
    assert.deepEqual([await names(ana, { mark: ['saved'] }), await names(ana, { mark: ['not-for-me'] }), await names(ana, { mark: ['saved', 'not-for-me'] })], [['Ben'], ['Carla'], ['Ben', 'Carla']]);
    assert.equal((await readMentor(ana, carla.personId, now)).mark, 'not-for-me');
  });

  test('one mark takes the place of the other, and null takes it back; again changes nothing', async () => {
    const { ana, ben } = await three();
    await markMentor(ana, ben.personId, 'saved');
    await Promise.all([markMentor(ana, ben.personId, 'not-for-me'), markMentor(ana, ben.personId, 'not-for-me')]);
    assert.deepEqual(await names(ana), ['Carla', 'Dora']);
    await markMentor(ana, ben.personId, null);
    await markMentor(ana, ben.personId, null);
    assert.deepEqual([await names(ana), await names(ana, { mark: ['saved'] })], [['Ben', 'Carla', 'Dora'], []]);
  });

  test('where nobody is marked so, letting go of that filter is what helps', async () => {
    const { ana } = await three();
    assert.deepEqual((await listMentors(ana, { mark: ['saved'] }, now)).relax, { group: 'mark', key: 'saved', total: 3 });
  });

  test('is theirs alone: no event tells of it, nobody else’s list changes, and it goes with them', async () => {
    const { place, ana, ben } = await three();
    const bea = await aMentee(place);
    await markMentor(ana, ben.personId, 'not-for-me');
    assert.deepEqual([await names(bea), await names(await aCoordinator(place))], [['Ben', 'Carla', 'Dora'], ['Ben', 'Carla', 'Dora']]);
    assert.equal(await EventModel.countDocuments(place), 0);
    await leaveProgram(ana, now);
    assert.equal(await MentorMarkModel.countDocuments({ ...place, personId: ana.personId }), 0);
  });

  test('mentors of elsewhere, hidden ones, oneself and random ids cannot be marked, nor by who is no mentee', async () => {
    const { place, ana, ben } = await three();
    const hidden = await aMentor(place, { enrolment: { inDirectory: false } });
    for (const id of [hidden.personId, (await aMentor(await aProgram())).personId, ana.personId, anId()]) await assert.rejects(markMentor(ana, id, 'saved'), NotFound);
    await assert.rejects(markMentor(await aCoordinator(place), ben.personId, 'saved'), NotFound);
  });
});

describe('how long a mentor takes to answer', () => {
  const hour = 3_600_000;
  const answered = async (place: { tenantId: string; programId: string }, mentorId: string, hours: number, state: ChoiceState = 'accepted', daysAgo = 30) => {
    const sentAt = new Date(now.getTime() - daysAgo * 24 * hour);
    const choice = { mentorId, state, readAt: null, answeredAt: new Date(sentAt.getTime() + hours * hour) };
    await MatchRequestModel.create({ ...place, menteeId: anId(), choices: [choice], goal: 'Learn', cadence: 'monthly', state: 'closed', sentAt, expiresAt: sentAt });
  };
  const answers = async (reader: ProgramActor) => Object.fromEntries((await listMentors(reader, {}, now)).items.map(({ name, answers }) => [name, answers]));

  test('is the median of the newest, in broad steps, from three on; silence counts as all the time there was', async () => {
    const { place, ana, ben, carla, dora } = await three();
    for (const hours of [2, 20, 200]) await answered(place, ben.personId, hours);
    for (const hours of [1, 2]) await answered(place, carla.personId, hours);
    for (const hours of [240, 240, 5]) await answered(place, dora.personId, hours, 'expired');
    assert.deepEqual(await answers(ana), { Ben: 'within-a-day', Carla: null, Dora: 'longer' });
    await answered(place, carla.personId, 300, 'full');
    await answered(place, carla.personId, 3, 'accepted', 400);
    assert.equal((await answers(ana))['Carla'], null, 'neither what was not theirs to answer nor what is long ago');
    await answered(place, carla.personId, 60, 'declined');
    assert.equal((await answers(ana))['Carla'], 'within-a-day');
  });

  test('counts from when it was the mentor’s turn, and nothing of another program', async () => {
    const { place, ana, ben } = await three();
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    for (let n = 0; n < 3; n += 1) {
      await answered(elsewhere, ben.personId, 1);
      const sentAt = new Date(now.getTime() - 20 * 24 * hour);
      const askedAt = new Date(sentAt.getTime() + 240 * hour);
      const choices = [{ mentorId: new Types.ObjectId(), state: 'expired' as const, readAt: null, answeredAt: askedAt }, { mentorId: new Types.ObjectId(ben.personId), state: 'accepted' as const, askedAt, readAt: null, answeredAt: new Date(askedAt.getTime() + 50 * hour) }];
      await MatchRequestModel.create({ ...place, menteeId: anId(), choices, goal: 'Learn', cadence: 'monthly', state: 'accepted', sentAt, expiresAt: sentAt });
    }
    assert.equal((await answers(ana))['Ben'], 'within-3-days');
  });
});

describe('the order by fit', () => {
  test('is that of the number on the cards, the best first, and follows what mentors and the mentee say', async () => {
    const place = await aProgram({ settings: { matching: { need: 60, availability: 0, language: 40, ranking: 0 } } });
    const ana = await aMentee(place, { person: { languages: ['pt', 'en'] }, enrolment: { topics: ['research-and-phd'] } });
    await aMentor(place, { person: { name: 'Only language', languages: ['pt'] }, enrolment: { topics: ['data-careers'] } });
    await aMentor(place, { person: { name: 'Both', languages: ['pt'] }, enrolment: { topics: ['research-and-phd'] } });
    await aMentor(place, { person: { name: 'Little', languages: ['en'] }, enrolment: { topics: [] } });
    const { items } = await listMentors(ana, {}, now);
    assert.deepEqual(items.map(({ name }) => name), ['Both', 'Only language', 'Little']);
    const scores = items.map(({ fit }) => fit!.score);
    assert.deepEqual(scores, scores.toSorted((a, b) => b - a));
    assert.deepEqual((await listMentors(ana, { sort: 'fit', limit: 1 }, now)).items.map(({ name }) => name), ['Both']);
  });

  test('who is no mentee sees who is free soonest instead', async () => {
    const { place } = await three();
    assert.equal((await listMentors(await aCoordinator(place), { sort: 'fit' }, now)).items.length, 3);
  });
});
