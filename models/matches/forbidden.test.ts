/** Requests that a rule comes to forbid while they wait. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { askToJoin, inviteToCircle, joinCircle, readCircle, startCircle } from '../circles/circles.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { keepApart } from '../kept-apart/kept-apart.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { editProfile } from '../people/profile.ts';
import { editCriteria } from '../programs/matching-criteria.ts';
import { acceptMatchRequest, readMatchRequest, readMatchRequestHistory, sendMatchRequest } from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const broken = (code: string) => ({ name: 'RuleBroken', code });
const ask = (mentee: ProgramActor, ...mentors: ProgramActor[]) => sendMatchRequest(mentee, { choices: mentors.map(({ personId }) => personId), goal: 'Learn', message: '', cadence: 'monthly' }, now);

async function mailsTo({ tenantId, programId }: Place, { personId }: ProgramActor): Promise<string[]> {
  return (await OutboxModel.find({ tenantId, programId, receiverId: personId }).sort({ _id: 1 }).lean()).map(({ template }) => template);
}

/** Ana looks for a mentor; Ben and Carla have a place; Chiara coordinates. All but Dora speak English. */
async function aCampus() {
  const place = await aProgram();
  return { place, ana: await aMentee(place), ben: await aMentor(place), carla: await aMentor(place), dora: await aMentor(place, { person: { languages: ['fr'] } }), chiara: await aCoordinator(place) };
}

describe('two who are kept apart while one waits for the other', () => {
  const apart = (chiara: ProgramActor, one: ProgramActor, other: ProgramActor) => keepApart(chiara, { people: [one.personId, other.personId], reason: 'conflict-of-interest' }, now);

  test('the request goes on to the next choice at once; both hear that it cannot go on, and no more', async () => {
    const { place, ana, ben, carla, chiara } = await aCampus();
    const request = await ask(ana, ben, carla);
    await apart(chiara, ben, ana);
    const after = await readMatchRequest(ana, request.id, now);
    assert.deepEqual([after.state, after.choices.map(({ state }) => state)], ['pending', ['unavailable', 'asked']]);
    assert.deepEqual([await mailsTo(place, ana), await mailsTo(place, ben), await mailsTo(place, carla)], [['request-passed-on'], ['request-received', 'request-over'], ['request-received']]);
    const theirs = await readMatchRequest(ben, request.id, now);
    assert.deepEqual([theirs.state, theirs.can], ['closed', []]);
    for (const [reader, why] of [[ana, 'unavailable'], [ben, undefined]] as const) {
      const closed = (await readMatchRequestHistory(reader, request.id)).items.find(({ step }) => step === 'closed')!;
      assert.deepEqual([closed.by, closed.why], [null, why]);
    }
    const told = await EventModel.find({ tenantId: place.tenantId, programId: place.programId, type: 'match-request.closed' }).lean();
    assert.deepEqual(told.map(({ actorId, data }) => [actorId, data]), [[null, { mentorId: ben.personId, why: 'unavailable' }]]);
    await assert.rejects(acceptMatchRequest(ben, request.id, now), broken('moved-on'));
  });

  test('with nobody left to ask it is over; a request of others goes on, and so does one that only names the other later', async () => {
    const { place, ana, ben, carla, chiara } = await aCampus();
    const zoe = await aMentee(place);
    const [last, another, later] = [await ask(ana, ben), await ask(zoe, carla, ben), await ask(await aMentee(place), ben)];
    await apart(chiara, ana, ben);
    await apart(chiara, zoe, ben);
    assert.equal((await readMatchRequest(ana, last.id, now)).state, 'exhausted');
    assert.deepEqual(await mailsTo(place, ana), ['request-unavailable']);
    assert.deepEqual((await readMatchRequest(zoe, another.id, now)).choices.map(({ state }) => state), ['asked', 'queued'], 'passed over when the turn would come');
    assert.equal((await readMatchRequest(ben, later.id, now)).state, 'pending');
  });

  test('what waits for a seat of a circle of the other is over too, told as a no; saying the reason anew closes nothing more', async () => {
    const { place, ana, ben, chiara } = await aCampus();
    const asking = await startCircle(ben, { title: 'Data careers', visibility: 'on-request' }, now);
    const inviting = await startCircle(ben, { title: 'Abroad', visibility: 'on-request' }, now);
    await askToJoin(ana, asking.id, {}, now);
    await inviteToCircle(ben, inviting.id, ana.personId, {}, now);
    await apart(chiara, ana, ben);
    for (const { id } of [asking, inviting]) assert.deepEqual((await readCircle(ben, id, now)).waiting, []);
    assert.deepEqual(await mailsTo(place, ana), ['circle-invited', 'circle-declined']);
    await assert.rejects(joinCircle(ana, inviting.id, now));
    await keepApart(chiara, { people: [ana.personId, ben.personId], reason: 'related' }, now);
    assert.deepEqual(await mailsTo(place, ana), ['circle-invited', 'circle-declined']);
  });
});

test('a hard rule that comes later closes what it forbids and nothing else', async () => {
  const { place, ana, ben, dora, chiara } = await aCampus();
  const zoe = await aMentee(place);
  const [forbidden, fine] = [await ask(ana, dora, ben), await ask(zoe, ben)];
  await editCriteria(chiara, place.programId, { weights: { need: 3 } }, now);
  assert.deepEqual((await readMatchRequest(ana, forbidden.id, now)).choices.map(({ state }) => state), ['asked', 'queued'], 'a weight forbids nothing');
  await editCriteria(chiara, place.programId, { rules: { commonLanguage: true } }, now);
  assert.deepEqual((await readMatchRequest(ana, forbidden.id, now)).choices.map(({ state }) => state), ['unavailable', 'asked']);
  assert.deepEqual((await readMatchRequest(zoe, fine.id, now)).choices.map(({ state }) => state), ['asked']);
  assert.deepEqual(await mailsTo(place, dora), ['request-received', 'request-over']);
});

test('what a rule forbids by what somebody has said since does not stay with a mentor who says yes: the next choice is asked', async () => {
  const place = await aProgram({ settings: { matching: { commonLanguage: true } } });
  const [ana, ben, carla] = [await aMentee(place), await aMentor(place), await aMentor(place)];
  const request = await ask(ana, ben, carla);
  await editProfile(ben, { languages: ['fr'] }, now);
  await assert.rejects(acceptMatchRequest(ben, request.id, now), broken('pair-not-possible'));
  assert.deepEqual((await readMatchRequest(ana, request.id, now)).choices.map(({ state }) => state), ['unavailable', 'asked']);
  assert.deepEqual(await mailsTo(place, ben), ['request-received'], 'who has just read it is not written to');
  await assert.rejects(acceptMatchRequest(ben, request.id, now), broken('moved-on'));
});
