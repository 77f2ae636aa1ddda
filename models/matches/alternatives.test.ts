import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMentors } from '../directory/directory.ts';
import { aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { countOverlaps } from '../mongodb/test-overlaps.ts';
import { writeNote } from '../notes/notes.ts';
import { editPreferences } from '../notifications/preferences.ts';
import type { RuleBroken } from '../problems.ts';
import type { Language } from '../vocabulary.ts';
import { listAlternatives } from './alternatives.ts';
import { sendMatchRequest } from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');

test('a request with an idempotency key, so inside a transaction, that names somebody full is told whom else to ask, by reads beside the transaction', async () => {
  const place = await aProgram();
  const [ana, full, free] = [await aMentee(place), await aMentor(place, { enrolment: { placesTaken: 1, capacity: 1 } }), await aMentor(place)];
  const ask = () => sendMatchRequest(ana, { choices: [full.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
  const refused = (error: RuleBroken): boolean => error.code === 'mentor-full' && String(error.details?.['alternatives']) === free.personId;
  assert.equal(await countOverlaps(() => assert.rejects(inTransaction(ask), refused)), 0);
});

test('whom to ask instead are those who fit best by the directory’s own score, not whoever offers most topics', async () => {
  const place = await aProgram();
  const ana = await aMentee(place, { person: { languages: ['pt', 'en'] }, enrolment: { topics: ['data-careers', 'interviews-and-cv', 'studying-well'] } });
  const offering = (topics: string[], languages: Language[]) => aMentor(place, { person: { languages }, enrolment: { topics } });
  const far = await offering(['interviews-and-cv', 'studying-well'], ['de']);
  const near = await offering(['data-careers'], ['pt']);
  await offering([], ['de']);
  const { items } = await listMentors(ana, {}, now);
  const alternatives = (await listAlternatives(ana, now)).items.map(({ id }) => id);
  assert.deepEqual(alternatives, items.map(({ id }) => id));
  assert.ok(alternatives.indexOf(near.personId) < alternatives.indexOf(far.personId));
});

test('what a transaction reads to answer, it reads one after the other', async () => {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
  assert.equal(await countOverlaps(() => inTransaction(() => writeNote(ana, { matchId }, { text: 'Ask about German' }, now))), 0);
  assert.equal(await countOverlaps(() => inTransaction(() => editPreferences(ana, { quiet: null }, now))), 0);
});
