import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { RuleBroken } from '../problems.ts';
import { after, decodeCursor, encodeCursor, pageOf } from './cursor.ts';
import { collection, type TenantStored } from './schema.ts';
import { useTestDatabase } from './test-database.ts';

await useTestDatabase();

interface Row extends TenantStored {
  at: Date;
}
const RowModel = collection<Row>('cursor-rows', 'tenant', { at: { type: Date, required: true } }, [
  { fields: { tenantId: 1, at: 1, _id: 1 } },
]);
const invalid = (error: unknown) => error instanceof RuleBroken && error.code === 'cursor-invalid';

test('a cursor brings back the place it was made for, whatever the list is sorted by', () => {
  const id = String(new Types.ObjectId());
  for (const value of ['Älvdalen', 0, 17.5, new Date('2026-11-23T10:00:00.123Z')]) {
    assert.deepEqual(decodeCursor(encodeCursor({ value, id }, {}), {}), { value, id });
  }
});

test('a cursor belongs to its list: another filter, a changed or a made-up one is refused', () => {
  const id = String(new Types.ObjectId());
  const cursor = encodeCursor({ value: 3, id }, { state: 'open', topic: ['a'], q: undefined });
  assert.deepEqual(decodeCursor(cursor, { topic: ['a'], state: 'open' }), { value: 3, id });
  assert.throws(() => decodeCursor(cursor, { state: 'open', topic: ['b'] }), invalid);
  const forged = [
    '', '0', 'not base64 at all', Buffer.from('null').toString('base64url'), Buffer.from('{"$gt":1}').toString('base64url'),
    ...[{ $gt: 1 }, null, { at: 'x' }, { at: 1e300 }, [1]].map((value) =>
      Buffer.from(JSON.stringify([value, id, JSON.parse(Buffer.from(cursor, 'base64url').toString())[2]])).toString('base64url')),
    Buffer.from(JSON.stringify([3, { $ne: '' }, 'x'])).toString('base64url'),
  ];
  for (const bad of forged) assert.throws(() => decodeCursor(bad, { state: 'open', topic: ['a'] }), invalid, bad);
});

test('pages in both directions show every document once, equal sort values included', async () => {
  const tenantId = new Types.ObjectId();
  const days = [1, 1, 1, 2, 3, 3, 4];
  await RowModel.create(days.map((day) => ({ tenantId, at: new Date(Date.UTC(2026, 0, day)) })));
  for (const direction of [1, -1] as const) {
    const seen: number[] = [];
    const ids = new Set<string>();
    let cursor: string | null = null;
    do {
      const position: ReturnType<typeof decodeCursor> | null = cursor === null ? null : decodeCursor(cursor, {});
      const found: Row[] = await RowModel.find({ tenantId, ...(position ? after(position, 'at', direction) : {}) })
        .sort({ at: direction, _id: direction })
        .limit(3)
        .lean();
      const page = pageOf(found, 2, {}, ({ at }) => at);
      for (const { at, _id } of page.rows) {
        seen.push(at.getUTCDate());
        ids.add(String(_id));
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(seen, direction === 1 ? days : days.toReversed());
    assert.equal(ids.size, days.length);
  }
});
