import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readDraft, saveDraft } from './drafts.ts';

await useTestDatabase();

const id = (): string => String(new Types.ObjectId());
const anActor = (programId = id()) => ({ kind: 'person' as const, tenantId: id(), programId, personId: id(), roles: [] });

test('what was typed is there again, for its writer in this program only', async () => {
  const ana = anActor();
  const { savedAt } = await saveDraft(ana, 'request', { message: 'Hi Ben' });
  assert.deepEqual(await readDraft(ana, 'request'), { fields: { message: 'Hi Ben' }, savedAt });
  assert.deepEqual((await readDraft({ ...ana, personId: id() }, 'request')).fields, {});
  assert.deepEqual((await readDraft({ ...ana, programId: id() }, 'request')).fields, {});
  assert.deepEqual((await readDraft(ana, 'goal')).fields, {});
});

test('an empty draft is no draft', async () => {
  const ana = anActor();
  await saveDraft(ana, 'request', { message: 'Hi' });
  assert.deepEqual(await saveDraft(ana, 'request', {}), { savedAt: null });
  assert.deepEqual(await readDraft(ana, 'request'), { fields: {}, savedAt: null });
});

test('two tabs that save at once lose neither their tab nor the draft', async () => {
  const ana = anActor();
  await Promise.all(Array.from({ length: 10 }, (_, i) => saveDraft(ana, 'request', { message: `tab ${i}` })));
  assert.match((await readDraft(ana, 'request')).fields['message']!, /^tab \d$/);
});
