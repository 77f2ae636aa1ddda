import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { listOwnerActs } from './owner-acts.ts';
import { endOwnerSessions, findOwnerSession, isOwnerLinkOpen, makeOwnerLink, signInOwner, signOutOwner } from './owner-sessions.ts';

await useTestDatabase();
const owner = { kind: 'owner' } as const;
const now = new Date('2026-10-20T08:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

test('a link signs in once, within its minutes; looking at it does not use it', async () => {
  const { word } = await makeOwnerLink(owner, {}, now);
  assert.equal(await isOwnerLinkOpen(word, later(14)), true);
  assert.equal(await signInOwner(word, later(15)), null);
  assert.ok(await signInOwner(word, later(14)));
  assert.equal(await signInOwner(word, later(14)), null);
  assert.equal(await isOwnerLinkOpen(word, later(14)), false);
});

test('of many tries with one link exactly one signs in', async () => {
  const { word } = await makeOwnerLink(owner, {}, now);
  const tries = await Promise.all(Array.from({ length: 10 }, () => signInOwner(word, now)));
  assert.equal(tries.filter((one) => one !== null).length, 1);
});

test('a sign-in holds for 8 hours, ends by signing out, and all end at once where the owner wants that', async () => {
  const signIn = async (): Promise<string> => (await signInOwner((await makeOwnerLink(owner, {}, now)).word, now))!.token;
  const [first, second] = [await signIn(), await signIn()];
  assert.equal((await findOwnerSession(first, later(479)))?.owner.kind, 'owner');
  assert.equal(await findOwnerSession(first, later(480)), null);
  assert.notEqual((await findOwnerSession(first, now))?.formToken, (await findOwnerSession(second, now))?.formToken);
  await signOutOwner(first);
  assert.equal(await findOwnerSession(first, now), null);
  const { word } = await makeOwnerLink(owner, {}, now);
  await endOwnerSessions(owner);
  assert.equal(await findOwnerSession(second, now), null);
  assert.equal(await signInOwner(word, now), null, 'links that nobody used end as well');
});

test('nothing that is stored signs anybody in, a link’s word is no session, and each act is written down', async () => {
  const { word } = await makeOwnerLink(owner, {}, now);
  assert.equal(await findOwnerSession(word, now), null);
  const { token } = (await signInOwner(word, now))!;
  const stored = JSON.stringify(await mongoose.connection.db!.collection('owner-sessions').find().toArray());
  assert.ok(!stored.includes(word) && !stored.includes(token));
  const { items: [signedIn, made] } = await listOwnerActs(owner);
  assert.deepEqual([made?.act, made?.via, signedIn?.act, signedIn?.via], ['owner-link-made', 'command-line', 'owner-signed-in', 'console']);
});

test('nobody but the owner makes a link, ends sign-ins or reads the log', async () => {
  const other = { kind: 'system', job: 'x' } as never;
  for (const attempt of [makeOwnerLink, endOwnerSessions, listOwnerActs]) await assert.rejects(attempt(other), { name: 'NotAllowed' });
});
