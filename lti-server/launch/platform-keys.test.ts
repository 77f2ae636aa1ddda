import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { createOutgoing, OutgoingFailed, type Outgoing, type OutgoingRequest } from '../outgoing.ts';
import { PlatformKeys, usableKeys } from './platform-keys.ts';
import type { Refused } from './refused.ts';
import { aKeyPair, TestPlatform } from './test-platform.ts';

const platform = new TestPlatform();
const minute = 60_000;
const start = Date.parse('2026-10-20T08:00:00Z');
const unreachable = (error: Refused): boolean => error.code === 'platform-unreachable';
const good = platform.answer;

const asked: OutgoingRequest[] = [];
const outgoing = createOutgoing({ allowPrivate: true });
/** Part of the time that is allowed after which whoever is asked is given up: less where nothing is to be waited for. */
let patience = 1;
/** Notes what it is told. */
const noted: Outgoing = (url, request = {}) => {
  asked.push(request);
  return outgoing(url, { ...request, timeoutMs: request.timeoutMs! * patience });
};

let keys: PlatformKeys;
let registration = { id: 'r', jwksUrl: '' };

before(() => platform.start());
after(() => platform.stop());
beforeEach(() => {
  keys = new PlatformKeys(noted);
  registration = { id: 'r', jwksUrl: `${platform.origin}/keys` };
  platform.answer = good;
  platform.published = [platform.key.jwk];
  platform.keysetRequests = 0;
  asked.length = 0;
  patience = 1;
});

test('rule 7: a keyset is asked once for all launches that wait for it, and kept for five minutes', async () => {
  const found = await Promise.all(Array.from({ length: 50 }, () => keys.find(registration, 'key-1', start)));
  assert.ok(found.every((key) => key?.alg === 'RS256'));
  await keys.find(registration, 'key-1', start + 5 * minute - 1);
  assert.equal(platform.keysetRequests, 1);
  await keys.find(registration, 'key-1', start + 5 * minute);
  assert.equal(platform.keysetRequests, 2);
});

test('rule 7: a platform may ask for up to ten minutes, never more or less', async () => {
  for (const [header, minutes] of [['max-age=86400', 10], ['max-age=420', 7], ['no-store', 5], ['max-age=1', 5]] as const) {
    keys = new PlatformKeys(noted);
    platform.answer = (response) => {
      response.setHeader('Cache-Control', header);
      good(response);
    };
    platform.keysetRequests = 0;
    await keys.find(registration, 'key-1', start);
    await keys.find(registration, 'key-1', start + minutes * minute - 1);
    assert.equal(platform.keysetRequests, 1, header);
    await keys.find(registration, 'key-1', start + minutes * minute);
    assert.equal(platform.keysetRequests, 2, header);
  }
});

test('rule 7: an unknown kid asks again, at most once a minute and only for its own registration', async () => {
  await keys.find(registration, 'key-1', start);
  const next = await aKeyPair('key-2');
  platform.published = [platform.key.jwk, next.jwk];
  assert.ok(await keys.find(registration, 'key-2', start + 1_000));
  assert.equal(platform.keysetRequests, 2);
  for (let i = 0; i < 20; i += 1) assert.equal(await keys.find(registration, `guess-${i}`, start + 2_000), null);
  assert.equal(platform.keysetRequests, 2);
  assert.equal(await keys.find(registration, 'guess', start + minute + 1_000), null);
  assert.equal(platform.keysetRequests, 3);
  await keys.find({ ...registration, id: 'another' }, 'key-1', start + 2_000);
  assert.equal(platform.keysetRequests, 4);
});

test('rule 7: launches that come while a new key is being fetched wait for it, all of them', async () => {
  await keys.find(registration, 'key-1', start);
  const next = await aKeyPair('key-2');
  platform.published = [platform.key.jwk, next.jwk];
  const found = await Promise.all(Array.from({ length: 20 }, (_, i) => keys.find(registration, i % 2 === 0 ? 'key-2' : 'guess', start + 1_000)));
  assert.deepEqual(found.map((key) => key !== null), Array.from({ length: 20 }, (_, i) => i % 2 === 0));
  assert.equal(platform.keysetRequests, 2);
});

test('rule 7: a keyset may take three seconds and 256 kB', async () => {
  await keys.find(registration, 'key-1', start);
  assert.deepEqual(asked, [{ timeoutMs: 3_000, maxBytes: 256_000 }]);
});

test('rule 7: a platform that hangs makes nobody wait who comes from another one, and is given up', async () => {
  const other = new TestPlatform('other');
  await other.start();
  const silence = Promise.withResolvers<never>();
  keys = new PlatformKeys((url, request) => (url === registration.jwksUrl ? silence.promise : outgoing(url, request)));
  const ended: string[] = [];
  const hanging = assert.rejects(keys.find(registration, 'key-1', start), unreachable).then(() => ended.push('hanging'));
  for (let i = 0; i < 5; i += 1) {
    assert.ok(await keys.find({ id: 'other', jwksUrl: `${other.origin}/keys` }, 'key-1', start));
    ended.push('other');
  }
  silence.reject(new OutgoingFailed('time'));
  await hanging;
  assert.deepEqual(ended, ['other', 'other', 'other', 'other', 'other', 'hanging']);
  other.stop();
});

test('rule 7: a platform that hangs while its last keys are known lets its people in with those', async () => {
  await keys.find(registration, 'key-1', start);
  platform.answer = (response) => void response.write('{"keys":['); // begins, and never ends
  patience = 0.05;
  assert.ok(await keys.find(registration, 'key-1', start + 20 * minute));
});

test('rule 7: while a platform is down its last keys serve for a day, and it is asked every five seconds', async () => {
  await keys.find(registration, 'key-1', start);
  platform.answer = (response) => void response.writeHead(503).end();
  assert.ok(await keys.find(registration, 'key-1', start + 20 * minute));
  assert.ok(await keys.find(registration, 'key-1', start + 20 * minute + 4_000));
  assert.equal(platform.keysetRequests, 2);
  assert.ok(await keys.find(registration, 'key-1', start + 24 * 60 * minute));
  await assert.rejects(keys.find(registration, 'key-1', start + 24 * 60 * minute + minute), unreachable);
});

test('rule 7: without keys nobody waits for a platform that has just failed', async () => {
  platform.answer = (response) => void response.writeHead(500).end();
  await assert.rejects(keys.find(registration, 'key-1', start), unreachable);
  await assert.rejects(keys.find(registration, 'key-1', start + 4_999), unreachable);
  assert.equal(platform.keysetRequests, 1);
  platform.answer = good;
  assert.ok(await keys.find(registration, 'key-1', start + 5_000));
});

test('rule 7: a keyset that drips, is too long, is no JSON or holds nothing usable is none', async () => {
  const bodies: [string, typeof platform.answer][] = [
    ['drips', (response) => void response.write('{"keys":[')],
    ['too long', (response) => void response.end(JSON.stringify({ keys: [platform.key.jwk], pad: 'x'.repeat(256_000) }))],
    ['no JSON', (response) => void response.end('<html>')],
    ['no list', (response) => void response.end('{"keys":{}}')],
    ['empty', (response) => void response.end('{"keys":[]}')],
    ['redirect away', (response) => void response.writeHead(302, { Location: 'http://localhost:9/' }).end()],
  ];
  for (const [name, answer] of bodies) {
    keys = new PlatformKeys(noted);
    platform.answer = answer;
    patience = name === 'drips' ? 0.05 : 1;
    await assert.rejects(keys.find(registration, 'key-1', start), unreachable, name);
  }
});

test('rule 6: only signature keys are loaded: RSA of 2048 bits or more, P-256, with a kid', async () => {
  const weak = { ...generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' }), kid: 'weak', alg: 'RS256' };
  const curve = await aKeyPair('curve', 'ES256');
  const wide = await aKeyPair('wide', 'ES384');
  const { jwk } = platform.key;
  const found = await usableKeys({
    keys: [
      jwk, curve.jwk, wide.jwk, weak, null, 7, {}, { kty: 'oct', k: 'AAAA', kid: 'secret' },
      { ...jwk, kid: 'encryption', use: 'enc' }, { ...jwk, kid: 'other-alg', alg: 'PS256' }, { ...jwk, kid: undefined }, { ...jwk, kid: 7 },
      { ...jwk, kid: 'no-modulus', n: undefined }, { ...curve.jwk, kid: 'key-1' },
    ],
  });
  assert.deepEqual([...found].map(([kid, { alg }]) => [kid, alg]), [['key-1', 'RS256'], ['curve', 'ES256']]);
});
