import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram } from '../factories.ts';
import { acceptMatchRequest, sendMatchRequest } from '../matches/match-requests.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { ProgramModel } from './program.model.ts';
import { editRequestRules, readRequestRules } from './request-rules.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const asking = { goal: 'Learn', message: '', cadence: 'monthly' as const };

test('a program begins with the periods of practice; what is changed holds for the next request, what has begun keeps its own', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  assert.deepEqual(await readRequestRules(chiara, place.programId), { choices: 3, reminderDays: [3, 7], expiryDays: 10, meetFirst: false, confirmDays: 14, offerHours: 72, sameMentorAgainDays: 90, flash: false });
  const [ana, ben, carla] = [await aMentee(place), await aMentor(place), await aMentor(place)];
  const before = await sendMatchRequest(ana, { ...asking, choices: [ben.personId] }, now);
  const changed = await editRequestRules(chiara, place.programId, { choices: 1, reminderDays: [], expiryDays: 5, meetFirst: true });
  assert.deepEqual(changed, { choices: 1, reminderDays: [], expiryDays: 5, meetFirst: true, confirmDays: 14, offerHours: 72, sameMentorAgainDays: 90, flash: false });
  assert.deepEqual(before.expiresAt, later(10));
  const leila = await aMentee(place);
  await assert.rejects(sendMatchRequest(leila, { ...asking, choices: [ben.personId, carla.personId] }, now), { code: 'limit-reached' });
  const request = await sendMatchRequest(leila, { ...asking, choices: [carla.personId] }, now);
  assert.deepEqual(request.expiresAt, later(5));
  assert.deepEqual((await acceptMatchRequest(carla, request.id, now)).tentative?.until, later(14));
});

test('a reminder comes before the end, for coordinators only, and not in a program that is closed for good', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  await assert.rejects(editRequestRules(chiara, place.programId, { expiryDays: 7 }), { code: 'body-invalid', details: { path: 'reminderDays' } });
  await assert.rejects(readRequestRules(await aMentee(place), place.programId), { name: 'NotAllowed' });
  await assert.rejects(editRequestRules(chiara, (await aProgram({ tenantId: place.tenantId })).programId, { choices: 2 }), { name: 'NotFound' });
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  await assert.rejects(editRequestRules(chiara, place.programId, { choices: 2 }), { code: 'moved-on' });
});

test('a program from before has what it says, and the usual for what it never said', async () => {
  const place = await aProgram({ settings: { requests: { expiryDays: 21 } } });
  await ProgramModel.collection.updateOne({ 'settings.requests.expiryDays': 21 }, { $unset: { 'settings.requests.confirmDays': '' } });
  const rules = await editRequestRules(await aCoordinator(place), place.programId, { meetFirst: true });
  assert.deepEqual([rules.expiryDays, rules.meetFirst, rules.confirmDays], [21, true, 14]);
});
