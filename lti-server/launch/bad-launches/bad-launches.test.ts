/** Every attack that we know by name is refused: its own reason and status, no session, no person, and the process goes on. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { listRefusals } from '../../../models/tenants/launch-outcomes.ts';
import { reasons, refusals } from '../../pages/refusals.ts';
import { hasSession, refusalIn, useLtiServer } from '../test-launch.ts';
import { refusing } from '../test-refusal.ts';
import { attackDesk, type BadLaunch } from './attack.ts';
import { badClaims, badTokens } from './claims.ts';
import { badForms } from './forms.ts';
import { badSignatures } from './signatures.ts';
import { badStates } from './states.ts';

const server = await useLtiServer();
const desk = await attackDesk(server);
after(() => desk.stop());
beforeEach(() => {
  server.clock.now = null;
});

const groups: readonly [string, readonly BadLaunch[]][] = [
  ['rule 1', badForms],
  ['rules 2 and 3', badStates],
  ['rules 3, 4 and 8', badTokens],
  ['rule 6', badSignatures],
  ['rules 5 and 8 to 11', badClaims],
];
const every = groups.flatMap(([, bad]) => bad);

const assertRefused = refusing(server);

for (const [rules, bad] of groups) {
  for (const { name, reason, status = 401, attack } of bad) {
    test(`${rules}: ${name} is refused`, async () => {
      const page = await assertRefused(() => attack(desk), reason, status);
      assert.match(page.text, /<code[^>]*>[2-9A-Z]{3}-[2-9A-Z]{3}<\/code>/, refusalIn(page));
    });
  }
}

test('there are more than two hundred of them, each under a name of its own', () => {
  assert.ok(every.length > 200, String(every.length));
  assert.equal(new Set(every.map(({ name }) => name)).size, every.length);
});

test('after all of them the owner reads each reason, and a good launch gets in', async () => {
  await server.outcomes.flush();
  const told = new Set((await listRefusals({ kind: 'owner' }, { limit: 200 })).map(({ code, reason }) => reason ?? code));
  assert.deepEqual(every.map(({ reason }) => reason).filter((reason) => !told.has(reason)), []);
  assert.ok([...told].every((one) => one in reasons || one in refusals));
  assert.ok(hasSession(await server.launch(desk.platform)));
});
