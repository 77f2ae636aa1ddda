import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { findMongod, type MongodDownload } from './mongod-source.ts';

const root = mkdtempSync(join(tmpdir(), 'mentorkit-source-'));
after(() => rmSync(root, { recursive: true, force: true }));

let cacheFolder: string;
let said: string[];
const log = (line: string): void => { said.push(line); };
beforeEach(() => {
  cacheFolder = mkdtempSync(join(root, 'cache-'));
  said = [];
});

/** A program that answers `--version` as that mongod does. */
function program(name: string, script: string): string {
  const folder = mkdtempSync(join(root, 'program-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
}
const mongod = (version: string): string => program('mongod', `echo "db version v${version}"`);

function offering(name: string, version: string): MongodDownload & { asked: number } {
  const source = mongod(version);
  return {
    name, version, asked: 0,
    async fetchInto(folder) {
      this.asked++;
      await copyFile(source, join(folder, 'mongod'));
      return join(folder, 'mongod');
    },
  };
}

function refusing(name: string): MongodDownload & { asked: number } {
  return {
    name, version: '9.9.9', asked: 0,
    fetchInto() {
      this.asked++;
      return Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    },
  };
}

describe('a mongod of the machine', () => {
  test('is the one MONGOD_PATH names, before the one on PATH', async () => {
    const named = mongod('7.0.1');
    const found = await findMongod({ env: { MONGOD_PATH: named, PATH: join(mongod('8.0.0'), '..') }, cacheFolder, downloads: [], log });
    assert.deepEqual(found, { program: named, version: '7.0.1' });
  });

  test('is never passed over when MONGOD_PATH leads nowhere', async () => {
    await assert.rejects(findMongod({ env: { MONGOD_PATH: '/no/mongod' }, cacheFolder, downloads: [offering('a', '8.0.0')] }), /\/no\/mongod is not there/);
  });

  test('that is too old is named, and the next step taken', async () => {
    const found = await findMongod({ env: { PATH: join(mongod('4.4.29'), '..') }, cacheFolder, downloads: [offering('a', '8.0.0')], log });
    assert.equal(found.version, '8.0.0');
    assert.match(said[0] ?? '', /is MongoDB 4\.4\.29, and 6\.0 or later is needed\. Next: a downloaded mongod\./);
  });

  test('that misses a library says which package has it', async () => {
    const broken = program('mongod', 'echo "mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file: No such file" >&2; exit 127');
    await assert.rejects(findMongod({ env: { MONGOD_PATH: broken } }), /misses the library libcurl\.so\.4; on Debian: apt-get install libcurl4/);
  });
});

describe('a downloaded mongod', () => {
  test('is fetched once and kept', async () => {
    const source = offering('a', '8.0.0');
    const first = await findMongod({ env: {}, cacheFolder, downloads: [source], log });
    assert.deepEqual(await findMongod({ env: {}, cacheFolder, downloads: [source], log }), first);
    assert.equal(source.asked, 1);
  });

  test('is kept when an earlier source would answer by now, so that a data folder keeps its version', async () => {
    const later = offering('b', '6.0.5');
    await findMongod({ env: {}, cacheFolder, downloads: [refusing('a'), later], log });
    assert.equal((await findMongod({ env: {}, cacheFolder, downloads: [offering('a', '8.0.0'), later], log })).version, '6.0.5');
  });

  test('comes whole to two processes that look at the same moment', async () => {
    const source = offering('a', '8.0.0');
    const [one, other] = await Promise.all([1, 2].map(() => findMongod({ env: {}, cacheFolder, downloads: [source], log })));
    assert.deepEqual(one, other);
    assert.deepEqual(readdirSync(cacheFolder), ['mongodb-8.0.0']);
  });
});

describe('a refused download', () => {
  const onDay = (day: number): Date => new Date(Date.UTC(2026, 10, day));

  test('says so in one line that names the next', async () => {
    await findMongod({ env: {}, cacheFolder, downloads: [refusing('the first'), offering('the second', '6.0.5')], log });
    assert.equal(said[1], 'MongoDB: the first failed (getaddrinfo ENOTFOUND). Next: the second.');
  });

  test('is not asked again for three days, except where it is the last hope', async () => {
    const first = refusing('a');
    const last = refusing('b');
    for (const day of [1, 2, 3]) await assert.rejects(findMongod({ env: {}, cacheFolder, downloads: [first, last], now: onDay(day), log }));
    assert.deepEqual([first.asked, last.asked], [1, 3]);
    await assert.rejects(findMongod({ env: {}, cacheFolder, downloads: [first, last], now: onDay(4), log }));
    assert.equal(first.asked, 2);
  });

  test('when it was the last one leaves an error that names each and what to do', async () => {
    await assert.rejects(
      findMongod({ env: {}, cacheFolder, downloads: [refusing('a'), refusing('b')], log }),
      /Install mongod 6\.0 or later, or set MONGODB_URI or MONGOD_PATH\.\n {2}a: getaddrinfo ENOTFOUND\n {2}b: getaddrinfo ENOTFOUND/,
    );
  });

  test('leaves nothing half-fetched behind', async () => {
    await assert.rejects(findMongod({ env: {}, cacheFolder, downloads: [refusing('a')], log }));
    assert.deepEqual(readdirSync(cacheFolder), ['refused.json']);
  });
});
