/** Somebody takes on fewer people than before: who waits for a place that is no more waits no longer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aMatch, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { editProfile } from '../people/profile.ts';
import { joinWaitingList, listWaiting } from '../waiting-lists/waiting-lists.ts';
import { listMatchRequests, readMatchRequest, sendMatchRequest } from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const ask = (mentee: ProgramActor, ...mentors: ProgramActor[]) => sendMatchRequest(mentee, { choices: mentors.map(({ personId }) => personId), goal: 'Learn', message: '', cadence: 'monthly' }, now);

async function mailsTo({ tenantId, programId }: Place, { personId }: ProgramActor): Promise<string[]> {
  return (await OutboxModel.find({ tenantId, programId, receiverId: personId }).sort({ _id: 1 }).lean()).map(({ template }) => template);
}

async function places() {
  const place = await aProgram();
  const ben = await aMentor(place, { enrolment: { capacity: 2 } });
  await aMatch(place, { mentorId: ben.personId, menteeId: (await aMentee(place)).personId });
  return { place, ben, carla: await aMentor(place), ana: await aMentee(place, { enrolment: { capacity: 2 } }), zoe: await aMentee(place) };
}

test('of a mentor who is full by it the next choices are asked, and mentees hear it; the mentor knows', async () => {
  const { place, ben, carla, ana, zoe } = await places();
  const [first, second] = [await ask(ana, ben, carla), await ask(zoe, ben)];
  await editProfile(ben, { capacity: 1 }, now);
  const passedOn = await readMatchRequest(ana, first.id, now);
  assert.deepEqual([passedOn.state, passedOn.choices.map(({ state }) => state)], ['pending', ['full', 'asked']]);
  assert.equal((await readMatchRequest(zoe, second.id, now)).state, 'exhausted');
  assert.deepEqual([await mailsTo(place, ana), await mailsTo(place, zoe), await mailsTo(place, carla)], [['request-passed-on'], ['request-unavailable'], ['request-received']]);
  assert.deepEqual(await mailsTo(place, ben), ['request-received', 'request-received']);
  assert.deepEqual((await listMatchRequests(ben, { side: 'received' })).items.flatMap(({ can }) => can), []);
});

test('of a mentor who still has a place nothing changes, nor by another word in the profile', async () => {
  const { ben, ana } = await places();
  const request = await ask(ana, ben);
  await editProfile(ben, { capacity: 3 }, now);
  await editProfile(ben, { capacity: 2, headline: 'Data engineer' }, now);
  assert.equal((await readMatchRequest(ana, request.id, now)).state, 'pending');
});

test('who has a place of theirs kept is still answered', async () => {
  const place = await aProgram();
  const ben = await aMentor(place, { enrolment: { capacity: 1 } });
  await aMatch(place, { mentorId: ben.personId, menteeId: (await aMentee(place)).personId });
  const ana = await aMentee(place);
  await joinWaitingList(ana, { kind: 'mentor', of: ben.personId }, now);
  await editProfile(ben, { capacity: 2 }, now);
  const request = await ask(ana, ben);
  await editProfile(ben, { capacity: 1 }, now);
  assert.deepEqual((await readMatchRequest(ana, request.id, now)).choices.map(({ state }) => state), ['asked']);
});

test('a mentee who wants no second mentor any more asks and waits for nobody else', async () => {
  const { place, ana, carla } = await places();
  const full = await aMentor(place);
  await aMatch(place, { mentorId: full.personId, menteeId: (await aMentee(place)).personId });
  await joinWaitingList(ana, { kind: 'mentor', of: full.personId }, now);
  await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: ana.personId });
  const request = await ask(ana, carla);
  await editProfile(ana, { capacity: 1 }, now);
  assert.equal((await readMatchRequest(ana, request.id, now)).state, 'closed');
  assert.deepEqual((await listWaiting(ana)).items, []);
  assert.deepEqual(await mailsTo(place, carla), ['request-received', 'request-over']);
});
