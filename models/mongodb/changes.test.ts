import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import mongoose from 'mongoose';
import { ChangeStream, presentMoment } from './changes.ts';
import { inTransaction } from './connect.ts';
import { inCurrentTransaction } from './rows.ts';
import { useTestDatabase } from './test-database.ts';

await useTestDatabase();

const pipeline = [{ $match: { 'ns.coll': 'things' } }];

async function aStream() {
  const seen: string[] = [];
  let ends = 0;
  await mongoose.connection.db!.collection('things').insertOne({ is: 'before' });
  await mongoose.connection.db!.collection('others').insertOne({}); // a stream begins with the last write before it
  const stream = new ChangeStream(await presentMoment(), { pipeline, withDocument: true }, ({ fullDocument }) => seen.push(String(fullDocument?.['is'])), () => (ends += 1));
  const write = async (is: string) => void (await mongoose.connection.db!.collection('things').insertOne({ is }, inCurrentTransaction()));
  return { stream, seen, write, ends: () => ends };
}

describe('a change stream', () => {
  test('tells all that was committed before it was asked, each once and in order, by whatever writes', async () => {
    const { stream, seen, write } = await aStream();
    for (let n = 0; n < 50; n += 1) {
      await write(`${n}`);
      await stream.caughtUp();
      assert.deepEqual([seen.length, seen.at(-1)], [n + 1, `${n}`]);
    }
    await inTransaction(async () => {
      await write('half');
      await stream.caughtUp();
      assert.equal(seen.length, 50, 'nothing that is not committed');
      await write('whole');
    });
    await stream.caughtUp();
    assert.deepEqual(seen.slice(50), ['half', 'whole']);
    await stream.close();
  });

  test('is answered while others go on writing, with what was committed before', { timeout: 20_000 }, async () => {
    const { stream, seen, write } = await aStream();
    await write('before');
    const written = ['before'];
    let isOver = false;
    const writing = (async () => {
      for (let n = 0; !isOver; n += 1) {
        await write(`meanwhile ${n}`);
        written.push(`meanwhile ${n}`);
      }
    })();
    await stream.caughtUp();
    isOver = true;
    await writing;
    assert.equal(seen[0], 'before');
    await stream.caughtUp();
    assert.deepEqual(seen, written, 'each once, in order');
    await stream.close();
  });

  test('does not wait in the database where there is nothing', { timeout: 20_000 }, async () => {
    const { stream, seen } = await aStream();
    for (let n = 0; n < 100; n += 1) await stream.caughtUp(); // a second each, if it did
    assert.deepEqual(seen, []);
    await stream.close();
  });

  test('is asked anew for whoever comes while it is being asked', async () => {
    const { stream, seen, write } = await aStream();
    await stream.caughtUp();
    const first = stream.caughtUp();
    await write('meanwhile');
    await Promise.all([stream.caughtUp(), stream.caughtUp()]);
    assert.deepEqual(seen, ['meanwhile']);
    await first;
    await stream.close();
  });

  test('ends, once and for all, with what it follows', async () => {
    const { stream, write, ends } = await aStream();
    await write('last');
    await stream.caughtUp();
    await mongoose.connection.db!.dropDatabase();
    await assert.rejects(stream.caughtUp());
    await assert.rejects(stream.caughtUp());
    assert.equal(ends(), 1);
  });
});
