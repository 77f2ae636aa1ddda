import assert from 'node:assert/strict';
import http from 'node:http';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { PlatformKeys } from './launch/platform-keys.ts';
import { LookUpHangs, LookUps } from './look-ups.ts';
import { createOutgoing, type OutgoingFailed } from './outgoing.ts';
import { runProcess } from './test-process.ts';

const here: LookupAddress[] = [{ address: '127.0.0.1', family: 4 }];
const jwk = { ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' };
const server = http.createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
const patienceMs = 50;
let port = 0;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Look-ups as Node makes them with sixteen threads: in half of them, the next one waits for one of these. Names in `hanging` hold theirs until they are let go. */
class Threads {
  readonly hanging = new Map<string, PromiseWithResolvers<void>>();
  readonly asked: string[] = [];
  #free = 8;
  readonly #waiting: (() => void)[] = [];

  readonly look = async (hostname: string): Promise<LookupAddress[]> => {
    this.asked.push(hostname);
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    await this.hanging.get(hostname)?.promise;
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
    return here;
  };

  hang(...hostnames: string[]): void {
    for (const hostname of hostnames) this.hanging.set(hostname, Promise.withResolvers<void>());
  }

  letGo(hostname: string): void {
    this.hanging.get(hostname)!.resolve();
    this.hanging.delete(hostname);
  }
}

const given = async (asking: Promise<unknown>): Promise<unknown> => asking.then(() => 'found', (error: unknown) => error);

test('a platform whose look-up never ends does not hold up the keyset of another one', async () => {
  const threads = new Threads();
  threads.hang('silent.example');
  const outgoing = createOutgoing({ allowPrivate: true, lookUps: new LookUps(threads.look, patienceMs) });
  const lost = Array.from({ length: 8 }, () => given(outgoing(`http://silent.example:${port}/keys`, { timeoutMs: 2_000 })));
  const keys = new PlatformKeys(outgoing);
  assert.ok(await keys.find({ id: 'b', jwksUrl: `http://quick.example:${port}/keys` }, 'k', Date.now()));
  assert.deepEqual((await Promise.all(lost)).map((error) => (error as OutgoingFailed).fault), Array(8).fill('time'));
  assert.deepEqual(threads.asked, ['silent.example', 'quick.example'], 'one thread for all that wanted it');
});

test('names that hang for the first time, at the same moment, hold up no other: six of them', async () => {
  const threads = new Threads();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  threads.hang(...names);
  const lookUps = new LookUps(threads.look, patienceMs);
  const waiting = names.map((name) => given(lookUps.find(name)));
  assert.equal(await given(lookUps.find('quick')), 'found');
  assert.ok((await Promise.all(waiting)).every((one) => one instanceof LookUpHangs));
  assert.equal(await given(lookUps.find('quick')), 'found', 'while all of them go on');
  for (const name of names) threads.letGo(name);
});

test('the server has sixteen threads: fifteen that are held leave one for the next who needs one', async () => {
  const { ended, output } = runProcess(['lti-server/test-held-threads.ts'], {});
  assert.deepEqual([await ended, output.out.trim()], [0, 'served'], output.err);
});

test('names that hung share one thread, and one that answers again is looked up as any other', async () => {
  const threads = new Threads();
  const lookUps = new LookUps(threads.look, patienceMs);
  for (const name of ['a', 'b', 'c']) {
    threads.hang(name);
    assert.ok(await given(lookUps.find(name)) instanceof LookUpHangs);
    threads.letGo(name);
    assert.equal(await given(lookUps.find(name)), 'found', 'the look-up that was late ends');
  }
  threads.hang('a', 'b', 'c');
  threads.asked.length = 0;
  const waiting = ['a', 'b', 'c'].map((name) => given(lookUps.find(name)));
  assert.equal(await given(lookUps.find('quick')), 'found');
  assert.ok((await Promise.all(waiting)).every((one) => one instanceof LookUpHangs));
  assert.deepEqual(threads.asked, ['a', 'quick'], 'b and c wait for the thread that a has');
  for (const name of ['a', 'b', 'c']) threads.letGo(name);
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((name) => given(lookUps.find(name)))), ['found', 'found', 'found']);
});

test('a name that is not there is said by the system, and localhost is what the system says it is', async () => {
  const lookUps = new LookUps();
  assert.equal((await given(lookUps.find('nobody.invalid')) as NodeJS.ErrnoException).code?.startsWith('E'), true);
  assert.ok((await lookUps.find('localhost')).every(({ address }) => address === '127.0.0.1' || address === '::1'));
});
