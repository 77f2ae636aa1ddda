import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentor, aPair, aProgram } from '../../models/factories.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { uriOf } from '../test-process.ts';
import { killSenders } from './test-kills.ts';

const database = await useTestDatabase();

test('of five senders that are killed nothing that was acknowledged is lost, and what leaves twice has the same Message-ID (300: npm run bench -- outbox)', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place);
  const { matchId } = await aPair(place, { mentor });
  const { acknowledged, arrived, lost, strange, left } = await killSenders({ kills: 5, uri: uriOf(database), mentor, matchId, random: Math.random, rows: () => OutboxModel.find(place, { eventId: 1, state: 1 }).lean() });
  assert.deepEqual({ lost, strange, left }, { lost: 0, strange: 0, left: 0 });
  assert.ok(arrived >= acknowledged, `${arrived} arrived of ${acknowledged}`);
});
