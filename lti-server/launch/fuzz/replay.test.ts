/**
 * One id_token and its state, posted 200 times at once, half of them to each of two servers in processes of their own on
 * one database: one launch (rule 3). `npm run fuzz` sets FUZZ_ROUNDS to 50.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { countDocuments, useTestDatabase } from '../../../models/mongodb/test-database.ts';
import { Logins } from '../../../models/tenants/logins.ts';
import { readConfig } from '../../config.ts';
import { freePort, serverEnvironment, startServerProcess } from '../../test-process.ts';
import { proofKey } from '../cookies.ts';
import { TestPlatform } from '../test-platform.ts';

const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 3);
const posts = 200;

const database = await useTestDatabase();
const platform = new TestPlatform();
await platform.start();
const { id: registrationId } = await platform.register();
const environment = await serverEnvironment(database);
const toolUrl = environment['TOOL_URL']!;
const logins = new Logins((await readConfig(environment)).secrets.keyEncryption);
const servers = [await startServerProcess(environment), await startServerProcess({ ...environment, PORT: String(await freePort()) })];
after(() => platform.stop());

test(`${rounds} times, ${posts} posts of one launch to two servers at once give exactly one launch`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { state, nonce, proof } = logins.begin(registrationId);
    const idToken = await platform.sign(platform.claims(nonce, toolUrl));
    const post = async ({ url }: { url: string }): Promise<boolean> => {
      const answer = await fetch(`${url}/lti/launch`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: `__Host-${proofKey(state)}=${proof}` },
        body: new URLSearchParams({ state, id_token: idToken }).toString(),
      });
      const isLaunched = (await answer.text()).includes('mentor-session');
      // A machine that cannot keep up may say so (503); it may not let anybody else in.
      assert.ok(isLaunched ? answer.status === 200 : answer.status === 401 || answer.status === 503, String(answer.status));
      return isLaunched;
    };
    const launched = await Promise.all(Array.from({ length: posts }, (_, i) => post(servers[i % 2]!)));
    assert.equal(launched.filter(Boolean).length, 1, `round ${round + 1}`);
    assert.deepEqual(await countDocuments('sessions', 'people', 'logins'), [round + 1, 1, round + 1]);
  }
  for (const { child } of servers) assert.equal(child.exitCode, null);
});
