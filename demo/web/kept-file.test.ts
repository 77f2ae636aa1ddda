import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { z } from 'zod';
import { KeptFile } from './kept-file.ts';

const shape = z.strictObject({ entries: z.array(z.number()) });

async function pathFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'northfield-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'deeper', 'kept.json');
}

test('a thousand changes at once are all in the file when their saving is done', async (t) => {
  const path = await pathFor(t);
  const file = await KeptFile.open(path, shape, () => ({ entries: [] }));
  await Promise.all(Array.from({ length: 1000 }, async (_, n) => {
    file.value.entries.push(n);
    await file.save();
    assert.ok((JSON.parse(await readFile(path, 'utf8')) as { entries: number[] }).entries.includes(n));
  }));
  const again = await KeptFile.open(path, shape, () => ({ entries: [] }));
  assert.equal(again.value.entries.length, 1000);
});

test('a write that fails is told to whoever saved, and the next one tries anew', async (t) => {
  const path = await pathFor(t);
  const file = await KeptFile.open<{ entries: unknown[] }>(path, shape, () => ({ entries: [] }));
  file.value.entries.push(1n);
  await assert.rejects(file.save(), TypeError);
  file.value.entries = [2];
  await file.save();
  assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), { entries: [2] });
});
