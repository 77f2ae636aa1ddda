import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from './table.ts';

test('a character of two units of UTF-16 comes whole, wherever in a large file it stands', async () => {
  const name = `${'𠮷'.repeat(20)}田`;
  for (const header of ['email,name', 'email,names']) { // an even and an odd number of units before them
    const file = [header, ...Array.from({ length: 1_500 }, (_, at) => `a${String(at).padStart(5, '0')}@alumni.example,${name}`)].join('\n');
    const rows = await Array.fromAsync(rowsOf(file));
    assert.equal(rows.length, 1_501);
    assert.deepEqual(rows.slice(1).filter(({ cells }) => cells[1] !== name), []);
  }
});
