/**
 * Good id_tokens, each with one seeded change: none opens a session, none is our fault (5xx). `npm run fuzz` sets
 * FUZZ_TOKENS to 20,000; FUZZ_SEED repeats a run.
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { countDocuments } from '../../../models/mongodb/test-database.ts';
import { attackDesk } from '../bad-launches/attack.ts';
import { proofKey } from '../cookies.ts';
import { Browser, hasSession, toolUrl, useLtiServer } from '../test-launch.ts';
import { mutation, type Mutation } from './mutations.ts';

const tokens = Number(process.env['FUZZ_TOKENS'] ?? 1_000);
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
const atOnce = 25;

const server = await useLtiServer();
const desk = await attackDesk(server);
after(() => desk.stop());

test(`of ${tokens} changed id_tokens none gets in, and the process goes on (FUZZ_SEED=${seed})`, async () => {
  const left = await countDocuments('sessions', 'people', 'identities');
  const mutations = fc.sample(mutation, { numRuns: tokens, seed });
  for (let from = 0; from < tokens; from += atOnce) {
    await Promise.all(mutations.slice(from, from + atOnce).map(tryIt));
  }
  assert.deepEqual(await countDocuments('sessions', 'people', 'identities'), left);
  assert.ok(hasSession(await server.launch(desk.platform)), 'a good one still gets in');
});

async function tryIt({ name, apply }: Mutation): Promise<void> {
  const { state, nonce, proof } = server.logins.begin(desk.registrationId);
  const browser = new Browser();
  browser.cookies.set(`__Host-${proofKey(state)}`, proof);
  const good = await desk.platform.sign(desk.platform.claims(nonce, toolUrl));
  const page = await server.post('/lti/launch', { state, id_token: await apply(good, desk) }, browser);
  assert.ok(!hasSession(page), `got in: ${name}`);
  assert.ok(page.status >= 400 && page.status < 500, `answered with ${page.status}: ${name}`);
}
