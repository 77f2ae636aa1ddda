import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import type { SettingsChange } from '../programs/settings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { acceptMatchRequest, declineMatchRequest, expireRequests, remindMentors, sendMatchRequest } from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const job = { kind: 'system', job: 'remind-mentors' } as const;

async function anAsked(settings: SettingsChange = {}) {
  const place = await aProgram({ settings });
  const [ana, ben, carla] = [await aMentee(place), await aMentor(place), await aMentor(place)];
  const request = await sendMatchRequest(ana, { choices: [ben.personId, carla.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
  return { place, ana, ben, carla, request };
}

async function reminders({ tenantId, programId }: Place): Promise<string[]> {
  const mails = await OutboxModel.find({ tenantId, programId, template: 'request-reminder' }).sort({ _id: 1 }).lean();
  return mails.map(({ receiverId }) => String(receiverId));
}

test('a mentor is reminded on the program’s days, after 3 and 7, and never after an answer', async () => {
  const { place, ben, request } = await anAsked();
  assert.equal(await remindMentors(job, new Date(later(3).getTime() - 1)), 0);
  assert.equal(await remindMentors(job, later(3)), 1);
  assert.equal(await remindMentors(job, later(6)), 0);
  assert.equal(await remindMentors(job, later(7)), 1);
  assert.deepEqual(await reminders(place), [ben.personId, ben.personId]);
  assert.equal(await remindMentors(job, later(9)), 0);
  const answered = await anAsked();
  await acceptMatchRequest(answered.ben, answered.request.id, later(1));
  assert.equal(await remindMentors(job, later(20)), 0);
  assert.equal((await MatchRequestModel.findOne({ ...place, _id: request.id }).lean())?.remindAt, undefined);
});

test('other days where the program says so; the next mentor’s count from their own asking', async () => {
  const { place, ben, carla, request } = await anAsked({ requests: { reminderDays: [2], expiryDays: 5 } });
  assert.equal(await remindMentors(job, later(2)), 1);
  await declineMatchRequest(ben, request.id, {}, later(4));
  assert.equal(await remindMentors(job, later(5)), 0);
  assert.equal(await remindMentors(job, later(6)), 1);
  assert.deepEqual(await reminders(place), [ben.personId, carla.personId]);
});

test('ten servers at once remind once; one that dies in the middle leaves it to the next', async () => {
  const { place, request } = await anAsked();
  await assert.rejects(
    inTransaction(async () => {
      await remindMentors(job, later(3));
      throw new Error('killed');
    }),
  );
  assert.deepEqual(await reminders(place), []);
  const counts = await Promise.all(Array.from({ length: 10 }, () => remindMentors(job, later(3))));
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 1);
  assert.equal((await reminders(place)).length, 1);
  assert.deepEqual((await MatchRequestModel.findOne({ ...place, _id: request.id }).lean())?.remindAt, later(7));
});

test('after a long standstill one reminder goes out, not one for each day that passed; past the end none', async () => {
  await expireRequests(job, later(1_000)); // what other tests left
  await expireRequests(job, later(2_000));
  const first = await anAsked();
  assert.equal(await remindMentors(job, later(8)), 1);
  assert.equal((await reminders(first.place)).length, 1);
  const second = await anAsked();
  assert.equal(await remindMentors(job, later(11)), 0);
  assert.equal(await expireRequests(job, later(11)), 2);
  assert.equal((await reminders(second.place)).length, 0);
});

test('nobody on a break is reminded, and nobody in an archived program', async () => {
  const resting = await anAsked();
  await EnrolmentModel.updateOne({ ...resting.place, personId: resting.ben.personId }, { $set: { pausedUntil: '2026-12-01' } });
  const archived = await anAsked();
  await ProgramModel.updateOne({ tenantId: archived.place.tenantId, _id: archived.place.programId }, { $set: { state: 'archived' } });
  assert.equal(await remindMentors(job, later(3)), 0);
});

test('one row that cannot be worked on holds up no other', async () => {
  const [bad, good] = [await anAsked(), await anAsked()];
  await ProgramModel.deleteOne({ tenantId: bad.place.tenantId, _id: bad.place.programId });
  await assert.rejects(remindMentors(job, later(3)), { name: 'NotFound' });
  assert.equal((await reminders(good.place)).length, 1);
  await MatchRequestModel.deleteMany(bad.place);
});
