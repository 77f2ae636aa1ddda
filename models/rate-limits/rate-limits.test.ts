import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { RateLimits } from './rate-limits.ts';

await useTestDatabase();

const fail = (error: unknown): never => assert.fail(String(error));
const minute = 60_000;

test('uses beyond the limit wait until the minute is over', () => {
  const limits = new RateLimits(fail);
  const start = Math.floor(Date.now() / minute) * minute + 10_000;
  for (let i = 0; i < 3; i += 1) assert.equal(limits.use('s:1', 3, start), null);
  assert.equal(limits.use('s:1', 3, start), 50);
  assert.equal(limits.use('s:2', 3, start), null, 'another session is not touched');
  assert.equal(limits.use('s:1', 3, start + minute), null, 'the next minute begins anew');
});

test('two servers count together', async () => {
  const [one, two] = [new RateLimits(fail), new RateLimits(fail)];
  const use = (limits: RateLimits): boolean => limits.use('s:together', 10) === null;
  for (let i = 0; i < 6; i += 1) assert.ok(use(one) && (i >= 3 || use(two)));
  await one.flush();
  await two.flush();
  assert.equal(use(two), true, 'the tenth');
  assert.equal(use(two), false, 'the eleventh, of which this server saw only five');
});

test('flushing twice at once counts nothing twice', async () => {
  const limits = new RateLimits(fail);
  limits.use('s:later', 5);
  await Promise.all([limits.flush(), limits.flush()]);
  for (let i = 0; i < 4; i += 1) assert.equal(limits.use('s:later', 5), null);
  assert.notEqual(limits.use('s:later', 5), null);
});

test('what is being told counts as before', async () => {
  const limits = new RateLimits(fail);
  for (let i = 0; i < 5; i += 1) limits.use('s:told', 5);
  let isTold = false;
  const told = limits.flush().then(() => (isTold = true));
  while (!isTold) {
    assert.notEqual(limits.use('s:told', 5), null);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await told;
});
