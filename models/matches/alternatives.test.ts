import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { countOverlaps } from '../mongodb/test-overlaps.ts';
import { writeNote } from '../notes/notes.ts';
import { editPreferences } from '../notifications/preferences.ts';
import type { RuleBroken } from '../problems.ts';
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

test('what a transaction reads to answer, it reads one after the other', async () => {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
  assert.equal(await countOverlaps(() => inTransaction(() => writeNote(ana, matchId, { text: 'Ask about German' }, now))), 0);
  assert.equal(await countOverlaps(() => inTransaction(() => editPreferences(ana, { quiet: null }, now))), 0);
});
