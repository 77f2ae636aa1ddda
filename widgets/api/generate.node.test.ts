import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { generateApi } from './generate.ts';

test('what the widgets know of the API is what the contract says', async () => {
  for (const [name, content] of Object.entries(await generateApi())) {
    const committed = await readFile(new URL(name, import.meta.url), 'utf8');
    assert.ok(committed === content, `${name} is stale: run \`npm run api\``);
  }
});
