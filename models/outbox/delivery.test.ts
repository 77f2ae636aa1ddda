import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trusted } from 'mongoose';
import { anId } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { deliveryOf, free, type Held } from './delivery.ts';
import { OutboxModel, type StoredOutboxRow } from './outbox.model.ts';

await useTestDatabase();

const delivery = deliveryOf(OutboxModel);
const now = new Date('2027-03-01T10:00:00Z');
const after = (ms: number): Date => new Date(now.getTime() + ms);
const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** A mail of a program of its own. */
async function aRow(more: Partial<StoredOutboxRow> = {}): Promise<Held> {
  const [row] = await OutboxModel.create([{ tenantId: anId(), programId: anId(), eventId: anId(), receiverId: anId(), template: 'meeting-booked', dueAt: now, createdAt: now, ...more }]);
  const { _id, tenantId, programId } = row!;
  return { id: String(_id), tenantId: String(tenantId), programId: String(programId), attempts: 0 };
}
const only = ({ id }: Held) => ({ _id: id });
const stored = async ({ tenantId, programId, id }: Held): Promise<StoredOutboxRow> => (await OutboxModel.findOne({ tenantId, programId, _id: id }).lean())!;
/** The same row, held by whoever leases it at that moment. */
async function held(row: Held, at = now): Promise<Held> {
  const { attempts } = (await delivery.lease(at, only(row)))!;
  return { ...row, attempts };
}

test('what is due longest is leased first, from its very moment on, once', async () => {
  const program = { tenantId: anId(), programId: anId() };
  const [late, early] = [await aRow({ ...program, dueAt: now } as unknown as StoredOutboxRow), await aRow({ ...program, dueAt: after(-minute) } as unknown as StoredOutboxRow)];
  assert.equal(await delivery.lease(after(-minute - 1), program), null);
  const [first, next] = [await delivery.lease(now, program), await delivery.lease(now, program)];
  assert.deepEqual([String(first!._id), String(next!._id)], [early.id, late.id]);
  assert.equal(first!.attempts, 1);
  assert.equal(await delivery.lease(now, program), null);
});

test('a lease lasts a minute and is taken over then, which makes the first holder’s outcome none', async () => {
  const row = await aRow();
  const first = await held(row);
  assert.equal(await delivery.lease(after(minute - 1), only(row)), null);
  const taken = await held(row, after(minute));
  assert.equal(taken.attempts, 2);
  assert.equal(await delivery.sent(first, now), false);
  assert.equal(await delivery.park(first, 'no-address'), false);
  assert.equal(await delivery.release(first, now), false);
  assert.equal(await delivery.failed(first, 'late', now), null);
  assert.equal((await stored(row)).state, 'due');
  assert.equal(await delivery.sent({ ...taken, tenantId: anId() }, now), false);
  assert.equal(await delivery.sent(taken, now), true);
});

test('what was sent says when, forgets its failure, and is over', async () => {
  const row = await aRow({ failure: 'ETIMEDOUT' });
  assert.equal(await delivery.sent(await held(row), after(second)), true);
  const { state, sentAt, failure, leasedUntil } = await stored(row);
  assert.deepEqual([state, sentAt, failure, leasedUntil], ['sent', after(second), null, null]);
  assert.equal(await delivery.lease(after(hour), only(row)), null);
});

test('an outcome counts only while its condition holds, and is written with what belongs to it', async () => {
  const row = await aRow();
  const holder = await held(row);
  assert.equal(await delivery.sent(holder, now, { only: { failure: 'another' } }), false);
  assert.equal(await delivery.park(holder, 'gone', { only: { failure: 'another' } }), false);
  assert.equal((await stored(row)).state, 'due');
  assert.equal(await delivery.park(holder, 'gone', { only: { failure: null }, set: { dueAt: after(minute) } }), true);
  const { state, failure, dueAt, leasedUntil } = await stored(row);
  assert.deepEqual([state, failure, dueAt, leasedUntil], ['parked', 'gone', after(minute), null]);
  const other = await aRow();
  await delivery.sent(await held(other), now, { set: { dueAt: after(minute) } });
  assert.deepEqual((await stored(other)).dueAt, after(minute));
});

test('pauses double from half a minute to an hour, or to what the caller allows, a quarter more or less', async () => {
  const row = await aRow();
  let at = now;
  for (const expected of [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]) {
    assert.equal(await delivery.failed(await held(row, at), 'ECONNREFUSED', at), 'due');
    const { dueAt, failure, leasedUntil } = await stored(row);
    const pause = (dueAt.getTime() - at.getTime()) / second;
    assert.ok(pause >= 0.75 * expected && pause <= 1.25 * expected, `${pause} s, not about ${expected} s`);
    assert.deepEqual([failure, leasedUntil], ['ECONNREFUSED', null]);
    at = dueAt;
  }
  const soon = await aRow();
  await delivery.failed(await held(soon), 'busy', now, 10 * second);
  const pause = (await stored(soon)).dueAt.getTime() - now.getTime();
  assert.ok(pause >= 7.5 * second && pause <= 12.5 * second, String(pause));
});

test('after 72 hours of failing it is parked, counted from when it was due or made', async () => {
  const row = await aRow();
  assert.equal(await delivery.failed(await held(row), 'down', after(72 * hour)), 'due');
  const again = await held(row, after(100 * hour));
  assert.equal(await delivery.failed(again, 'down', after(72 * hour + 1)), 'parked');
  assert.deepEqual([(await stored(row)).state, (await stored(row)).failure], ['parked', 'down']);
  assert.equal(await delivery.failed(again, 'down', after(80 * hour)), null, 'parked by now');
  assert.equal(await delivery.failed({ ...again, id: anId() }, 'down', now), null, 'one that is not there');
});

test('what is given back is due when it was said, as if it had not failed', async () => {
  const row = await aRow();
  assert.equal(await delivery.release(await held(row), after(5 * second)), true);
  assert.equal(await delivery.lease(after(5 * second - 1), only(row)), null);
  await delivery.failed(await held(row, after(5 * second)), 'ECONNREFUSED', now);
  const pause = (await stored(row)).dueAt.getTime() - now.getTime();
  assert.ok(pause <= 1.25 * 30 * second, 'the first failure');
});

test('what is postponed is due then, and the days in which it is tried begin then', async () => {
  const row = await aRow();
  assert.equal(await delivery.postpone(await held(row), after(100 * hour), { kept: 'daily' }), true);
  const { dueAt, dueSince, kept, leasedUntil } = await stored(row);
  assert.deepEqual([dueAt, dueSince, kept, leasedUntil], [after(100 * hour), after(100 * hour), 'daily', null]);
  assert.equal(await delivery.failed(await held(row, after(100 * hour)), 'down', after(172 * hour)), 'due');
  assert.equal(await delivery.failed(await held(row, after(173 * hour)), 'down', after(172 * hour + 1)), 'parked');
  assert.equal(await delivery.postpone({ ...row, attempts: 0 }, now), false, 'held by nobody any more');
});

test('a row is free without a lease, or with one that is over', async () => {
  const [none, over, running] = [await aRow(), await aRow({ leasedUntil: now }), await aRow({ leasedUntil: after(1) })];
  const ids = [none, over, running].map(({ id }) => id);
  const rows = await OutboxModel.find({ _id: trusted({ $in: ids }), ...free(now) }, { _id: 1 }, { acrossTenants: 'a test of it' }).lean();
  assert.deepEqual(rows.map(({ _id }) => String(_id)).sort(), [none.id, over.id].sort());
});
