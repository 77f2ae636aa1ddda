import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import { readDraft, saveDraft } from '../drafts/drafts.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { RuleBroken } from '../problems.ts';
import { once } from './idempotency.ts';

await useTestDatabase();

const id = (): string => String(new Types.ObjectId());
const anActor = () => ({ kind: 'person' as const, tenantId: id(), programId: id(), personId: id(), roles: [] });
const request = (key = 'key-12345678') => ({ key, operationId: 'setGoal', bodyHash: 'a' });

function counted(status = 201) {
  const runs = { count: 0 };
  const verb = async () => {
    runs.count += 1;
    return { status, resourcePath: '/api/goals/1', result: 'made' };
  };
  return { runs, verb };
}

test('the verb runs once; a repetition learns the outcome', async () => {
  const actor = anActor();
  const { runs, verb } = counted();
  const first = await once(actor, request(), verb);
  const second = await once(actor, request(), verb);
  assert.equal(runs.count, 1);
  assert.deepEqual(first, { repeated: false, status: 201, resourcePath: '/api/goals/1', result: 'made' });
  assert.deepEqual(second, { repeated: true, status: 201, resourcePath: '/api/goals/1' });
});

test('the same key of another person is another key', async () => {
  const { runs, verb } = counted();
  await once(anActor(), request(), verb);
  await once(anActor(), request(), verb);
  assert.equal(runs.count, 2);
});

test('the same key with another body or operation is refused', async () => {
  const actor = anActor();
  const { verb } = counted();
  await once(actor, request(), verb);
  await assert.rejects(once(actor, { ...request(), bodyHash: 'b' }, verb), { code: 'idempotency-mismatch' });
  await assert.rejects(once(actor, { ...request(), operationId: 'editGoal' }, verb), { code: 'idempotency-mismatch' });
});

test('the same key in another program is refused: what it was for there was not done here', async () => {
  const actor = anActor();
  const { runs, verb } = counted();
  await once(actor, request(), verb);
  await assert.rejects(once({ ...actor, programId: id() }, request(), verb), { code: 'idempotency-mismatch' });
  const { programId: _, ...nowhere } = actor;
  await assert.rejects(once(nowhere, request(), verb), { code: 'idempotency-mismatch' });
  assert.equal(runs.count, 1);
});

test('a verb that fails stores nothing: its writes are undone and the key may be used again', async () => {
  const actor = anActor();
  await assert.rejects(
    once(actor, request(), async () => {
      await saveDraft(actor, 'goal', { title: 'half written' });
      throw new RuleBroken('slot-taken');
    }),
    { code: 'slot-taken' },
  );
  assert.deepEqual((await readDraft(actor, 'goal')).fields, {});
  const { runs, verb } = counted();
  await once(actor, request(), verb);
  assert.equal(runs.count, 1);
});

test('twenty at once: one runs, the others learn its outcome or that it is under way', async () => {
  const actor = anActor();
  let made = 0;
  const slow = async () => {
    await mongoose.connection.db!.admin().command({ ping: 1 });
    return { status: 201, resourcePath: '/api/goals/1', result: 'made' };
  };
  const settled = await Promise.allSettled(Array.from({ length: 20 }, () => once(actor, request(), slow)));
  for (const one of settled) {
    if (one.status === 'fulfilled') made += one.value.repeated ? 0 : 1;
    else assert.equal((one.reason as { code: string }).code, 'idempotency-in-flight');
  }
  assert.equal(made, 1);
});
