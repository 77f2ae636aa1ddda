import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { findLinkRequest, keepLinkRequest, registrationOfWord, takeLinkRequest, type LinkRequest } from './link-requests.ts';

await useTestDatabase();

const id = () => String(new Types.ObjectId());
const now = new Date('2026-10-20T08:00:00Z');
const asked: LinkRequest = {
  tenantId: id(), registrationId: id(), deploymentId: id(), personId: id(), courseTitle: 'Biology',
  returnUrl: 'https://lms.example.edu/return?sesskey=1', data: 'opaque', multiple: true, targets: ['iframe', 'window'], grades: true, zone: 'Europe/Rome',
};

test('a request is kept as it was asked, for an hour, and taken once', async () => {
  const word = await keepLinkRequest(asked, now);
  assert.deepEqual(await findLinkRequest(word, now), asked);
  assert.equal(await takeLinkRequest(word, new Date(now.getTime() + 3_600_000)), null);
  assert.deepEqual(await takeLinkRequest(word, now), asked);
  assert.equal(await takeLinkRequest(word, now), null);
  assert.equal(await findLinkRequest(word, now), null);
});

test('of 100 takers at once exactly one gets it', async () => {
  const word = await keepLinkRequest(asked, now);
  const taken = await Promise.all(Array.from({ length: 100 }, () => takeLinkRequest(word, now)));
  assert.equal(taken.filter((one) => one !== null).length, 1);
});

test('a word names its registration and nothing else, and is not what is stored', async () => {
  const word = await keepLinkRequest(asked, now);
  assert.equal(registrationOfWord(word), asked.registrationId);
  for (const other of ['', 'x', `${word}x`, word.slice(1), word.replace('.', '-')]) assert.equal(registrationOfWord(other), null);
  const forged = `${id()}.${word.split('.')[1]}`;
  assert.equal(await takeLinkRequest(forged, now), null, 'the registration in it cannot be changed');
  const stored = JSON.stringify(await mongoose.connection.db!.collection('link-requests').find().toArray());
  assert.ok(!stored.includes(word.split('.')[1]!));
});
