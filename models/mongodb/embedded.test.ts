import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import mongoose from 'mongoose';
import { removeEmbedded, runningDatabase, startEmbedded } from './embedded.ts';
import { checkReplicaSet, refuseStandalone } from './replica-set.ts';

const root = mkdtempSync(join(tmpdir(), 'mentorkit-embedded-'));
after(() => rmSync(root, { recursive: true, force: true }));
const freshFolder = (): string => join(mkdtempSync(join(root, 'clone-')), '.data', 'mongodb');

async function withClient<T>(uri: string, work: (client: mongoose.mongo.MongoClient) => Promise<T>): Promise<T> {
  await using client = await new mongoose.mongo.MongoClient(uri).connect();
  return await work(client);
}
const write = (uri: string, text: string): Promise<unknown> =>
  withClient(uri, (client) => client.withSession((session) => session.withTransaction(() =>
    client.db().collection('notes').insertOne({ text }, { session }))));
const read = (uri: string): Promise<string[]> =>
  withClient(uri, async (client) => (await client.db().collection('notes').find().toArray()).map(({ text }) => String(text)));
const serverOf = (uri: string): Promise<number> =>
  withClient(uri, async (client) => Number((await client.db('admin').command({ serverStatus: 1 }))['pid']));

const others: ChildProcess[] = [];
after(() => others.forEach((child) => child.kill('SIGKILL')));

/** Another process that runs the statement and then stays; resolves with the address that it prints. */
async function elsewhere(module: string, statement: string, env: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; line: string }> {
  const program = `const m = await import(${JSON.stringify(new URL(module, import.meta.url).href)}); const { uri } = await ${statement}; console.log(uri); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  others.push(child);
  const [line] = await once(child.stdout, 'data') as [Buffer];
  return { child, line: line.toString().trim() };
}
async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('the MongoDB of npm start', { concurrency: 2 }, () => {
  test('takes transactions at once, keeps its data and its address over a restart, and is found by other processes', async () => {
    const dataDir = freshFolder();
    const first = await startEmbedded({ dataDir });
    await write(first.uri, 'kept');
    assert.equal(await runningDatabase(dataDir), first.uri);
    await first.stop();
    assert.equal(await runningDatabase(dataDir), null);

    const second = await startEmbedded({ dataDir });
    assert.deepEqual(await read(second.uri), ['kept']);
    assert.equal(second.port, first.port);
    await removeEmbedded(dataDir);
    assert.equal(existsSync(dataDir), false);
  });

  test('moves to another port when its own is taken meanwhile', async () => {
    const dataDir = freshFolder();
    const first = await startEmbedded({ dataDir });
    await write(first.uri, 'kept');
    await first.stop();

    const intruder = createServer((socket) => socket.destroy()).listen(first.port, '127.0.0.1');
    await once(intruder, 'listening');
    const second = await startEmbedded({ dataDir });
    assert.notEqual(second.port, first.port);
    assert.deepEqual(await read(second.uri), ['kept']);
    intruder.close();
    await removeEmbedded(dataDir);
  });

  test('is taken over, with its data, from a process that was killed', async () => {
    const dataDir = freshFolder();
    const { child, line: uri } = await elsewhere('./embedded.ts', `m.startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })`);
    await write(uri, 'kept');
    const server = await serverOf(uri);
    await killed(child);

    const mine = await startEmbedded({ dataDir });
    assert.equal(await serverOf(mine.uri), server);
    assert.deepEqual(await read(mine.uri), ['kept']);
    await mine.stop();
    assert.equal(await runningDatabase(dataDir), null);
    await removeEmbedded(dataDir);
  });

  test('starts again after the server itself was killed', async () => {
    const dataDir = freshFolder();
    const first = await startEmbedded({ dataDir });
    await write(first.uri, 'kept');
    const hungUp = once(connect(first.port, '127.0.0.1').on('error', () => {}).resume(), 'close');
    process.kill(await serverOf(first.uri), 'SIGKILL');
    await hungUp;

    const second = await startEmbedded({ dataDir });
    assert.deepEqual(await read(second.uri), ['kept']);
    await removeEmbedded(dataDir);
  });

  test('is shared with, and never stopped by, a second process', async () => {
    const dataDir = freshFolder();
    const { child, line: uri } = await elsewhere('./embedded.ts', `m.startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })`);
    const mine = await startEmbedded({ dataDir });
    assert.equal(mine.uri, uri);
    await mine.stop();
    assert.equal(await runningDatabase(dataDir), uri);
    await killed(child);
    await removeEmbedded(dataDir);
  });

  test('of another folder is not mistaken for this one', async () => {
    const dataDir = freshFolder();
    assert.equal(await runningDatabase(dataDir), null);
  });
});

describe('the MongoDB of a test run', () => {
  test('goes with the process that started it, even a killed one, and leaves no folder', async () => {
    const folder = mkdtempSync(join(root, 'tmp-'));
    const { child, line: uri } = await elsewhere('./ephemeral.ts', 'm.startEphemeral()', { TMPDIR: folder });
    await write(uri, 'not kept');
    const socket = connect(Number(new URL(uri).port), '127.0.0.1').on('error', () => {}).resume();
    await once(socket, 'connect');
    const hungUp = once(socket, 'close');
    const cleared = new Promise<void>((resolve) => {
      const watcher = watch(folder, () => {
        if (readdirSync(folder).length > 0) return;
        watcher.close();
        resolve();
      });
    });
    await killed(child);
    await Promise.all([hungUp, cleared]);
  });

  test('keeps rows of a day long gone, where tests live, though their index deletes what is old', async () => {
    const { child, line: uri } = await elsewhere('./ephemeral.ts', 'm.startEphemeral()');
    const { ttlMonitorEnabled } = await withClient(uri, (client) => client.db('admin').command({ getParameter: 1, ttlMonitorEnabled: 1 }));
    assert.equal(ttlMonitorEnabled, false);
    await killed(child);
  });
});

describe('a MongoDB that somebody else runs', () => {
  test('is refused in one line when it is a standalone server', () => {
    assert.throws(() => refuseStandalone({ isWritablePrimary: true }), /standalone server\. Mentorkit needs a replica set/);
    refuseStandalone({ setName: 'rs0' });
    refuseStandalone({ msg: 'isdbgrid' });
  });

  test('is refused in one line when nobody answers', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await assert.rejects(checkReplicaSet(`mongodb://127.0.0.1:${port}/`, 200), /^Error: MONGODB_URI cannot be used\. .*ECONNREFUSED/);
  });
});
