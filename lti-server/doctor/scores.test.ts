/** What the doctor says of scores that do not leave. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aGradeColumn, aMentee, aProgram, aScore } from '../../models/factories.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { inspectScores } from '../../models/grades/grades.ts';
import { pausePlatform } from '../../models/grades/sending.ts';
import { addRegistration } from '../../models/tenants/registrations.ts';
import { checkScores } from './scores.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;

test('nothing was given up: it says so', async () => {
  assert.deepEqual((await checkScores(owner)).map(({ state }) => state), ['ok']);
});

test('scores that were given up are counted over all schools, by what stopped them, with what to do; a teacher’s own mark is none of them', async () => {
  for (const place of [await aProgram(), await aProgram()]) {
    const column = await aGradeColumn(place);
    for (const failure of ['down', 'down', 'column-gone', 'changed-by-hand']) {
      await aScore(column, (await aMentee(place)).personId, { state: 'parked', failure, points: 10, attempts: 3 });
    }
  }
  const findings = await checkScores(owner);
  assert.deepEqual(findings.map(({ state, says }) => [state, says]), [
    ['look', '4 scores were given up: the platform did not answer for three days.'],
    ['look', '2 scores were given up: their column was deleted.'],
  ]);
  assert.match(findings[0]!.todo!, /"Send again" on the Program page/);
  assert.match(findings[1]!.todo!, /places the link once more/);
});

test('scores that nobody tries to send are a problem; those that were tried and fail are not counted with them', async () => {
  const place = await aProgram();
  const column = await aGradeColumn(place);
  const long = new Date(Date.now() - 16 * 60_000);
  await aScore(column, (await aMentee(place)).personId, { state: 'due', dueAt: long, points: 10, attempts: 1, sentPoints: 5 });
  await aScore(column, (await aMentee(place)).personId, { state: 'due', dueAt: long, points: 10, attempts: 2, failures: 2 });
  await aScore(column, (await aMentee(place)).personId, { state: 'due', dueAt: new Date(), points: 10 });
  const problems = (await checkScores(owner)).filter(({ state }) => state === 'problem');
  assert.deepEqual(problems.map(({ says }) => says), ['1 score has been due for a quarter of an hour and nobody tried to send it.']);
});

test('a platform that fails as a whole while scores wait for it is named, with why and what to do; one that has failed just now, or has nothing due, is not', async () => {
  const place = await aProgram();
  const platforms = await Promise.all(['refusing', 'new', 'idle'].map((clientId) => addRegistration(owner, { issuer: 'https://lms.example', clientId, authorizationUrl: 'https://lms.example/a', tokenUrl: 'https://lms.example/t', jwksUrl: 'https://lms.example/k' }, { allowHttp: false })));
  const since = new Date('2026-10-20T08:00:00Z');
  for (const [i, times] of [3, 2, 3].entries()) {
    const { id } = platforms[i]!;
    for (let n = 0; n < times; n += 1) await pausePlatform(id, since, { fault: 'token' });
    await aScore(await aGradeColumn(place, { registrationId: id as never }), (await aMentee(place)).personId, { state: i === 2 ? 'sent' : 'due', dueAt: new Date(), points: 10, failures: 1 });
  }
  const named = (await checkScores(owner)).filter(({ about }) => about.startsWith('https://lms.example'));
  assert.deepEqual(named.map(({ about, state, says }) => [about, state, says]), [
    ['https://lms.example refusing', 'problem', '1 score waits since 2026-10-20T08:00:00.000Z: the platform gives the tool no access token.'],
  ]);
  assert.match(named[0]!.todo!, /client id.*keyset address/);
});

test('nobody but the owner reads it', async () => {
  await assert.rejects(inspectScores((await aMentee(await aProgram())) as never), { name: 'NotAllowed' });
});
