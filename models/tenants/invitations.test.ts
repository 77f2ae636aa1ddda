import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound } from '../problems.ts';
import { claimInvitation, findInvitation, invite, listInvitations, reopenInvitation, revokeInvitation, useInvitation, whyNotOpen } from './invitations.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const now = new Date('2026-10-20T08:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

test('a word is good for a day, once', async () => {
  const { word, expiresAt } = await invite(owner, {}, now);
  assert.deepEqual(expiresAt, later(1_440));
  assert.ok(await findInvitation(word, later(1_439)));
  assert.equal(await findInvitation(word, later(1_441)), null);
  const claimed = await claimInvitation(word, now);
  await useInvitation(claimed!, String(new Types.ObjectId()));
  assert.equal(await findInvitation(word, now), null);
  assert.equal(await claimInvitation(word, now), null);
});

test('0 minutes make an expired word; approval is said when it is made', async () => {
  assert.equal(await findInvitation((await invite(owner, { minutes: 0 }, now)).word, now), null);
  assert.equal((await findInvitation((await invite(owner, { approves: true }, now)).word, now))?.approves, true);
  assert.equal(await findInvitation('guessed', now), null);
});

test('of many claims at once exactly one gets it, and a failed registration opens it again', async () => {
  const { word } = await invite(owner, {}, now);
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimInvitation(word, now)));
  const [mine, ...others] = claims.filter((claim) => claim !== null);
  assert.equal(others.length, 0);
  await reopenInvitation(mine!);
  assert.ok(await claimInvitation(word, now));
});

test('a claim that died with its server is free again after a minute', async () => {
  const { word } = await invite(owner, {}, now);
  await claimInvitation(word, now);
  assert.equal(await claimInvitation(word, later(0.5)), null);
  assert.ok(await claimInvitation(word, later(1.5)));
});

test('the owner sees how each invitation stands, never its word, and takes back one that is open', async () => {
  const [open, used] = [await invite(owner, { approves: true }, now), await invite(owner, {}, now)];
  await invite(owner, { minutes: 0 }, now);
  await useInvitation((await claimInvitation(used.word, now))!, String(new Types.ObjectId()));
  const { items: [expired, spent, waiting] } = await listInvitations(owner, now);
  assert.deepEqual([expired!.state, spent!.state, waiting!.state, waiting!.approves], ['expired', 'used', 'open', true]);
  assert.ok(!JSON.stringify(await listInvitations(owner, now)).includes(open.word));
  await revokeInvitation(owner, waiting!.id);
  assert.equal(await claimInvitation(open.word, now), null);
  for (const id of [spent!.id, waiting!.id, 'guessed']) await assert.rejects(revokeInvitation(owner, id), NotFound);
});

test('whoever holds a word learns whether it was used or has run out; whoever guesses learns nothing', async () => {
  const { word } = await invite(owner, { minutes: 5 }, now);
  assert.equal(await whyNotOpen(word, later(6)), 'expired');
  await useInvitation((await claimInvitation(word, now))!, String(new Types.ObjectId()));
  assert.deepEqual([await whyNotOpen(word, later(6)), await whyNotOpen('guessed', now)], ['used', 'unknown']);
});
