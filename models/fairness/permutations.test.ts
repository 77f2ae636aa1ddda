import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram } from '../factories.ts';
import { makeRun } from '../matches/matching-runs.ts';
import { listMentors } from '../directory/directory.ts';
import { countCommands } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { makeFairnessReport } from './fairness-reports.ts';
import { saveProtectedAnswers } from './protected-answers.ts';
import { permuteAnswers } from './test-permutations.ts';

await useTestDatabase();

/** `npm run bench -- fairness` does the same 10,000 times. */
test('who answers what decides nothing: dealt out anew a hundred times, every run is the same byte for byte', async () => {
  const { moved, runs, changedInputs, changedAnswers, changedRuns } = await permuteAnswers({ rounds: 101, mentees: 12, mentors: 8 });
  assert.ok(moved > 1_000, 'answers did change hands');
  assert.deepEqual({ runs, changedInputs, changedAnswers, changedRuns }, { runs: 2, changedInputs: 0, changedAnswers: 0, changedRuns: 0 });
});

test('neither a run nor the directory asks MongoDB for what people answered; the report does', async () => {
  const place = await aProgram({ settings: { fairness: { gender: true } } });
  const coordinator = await aCoordinator(place);
  const mentee = await aMentee(place);
  await aMentor(place);
  await saveProtectedAnswers(mentee, { gender: 'woman' });
  const asked = async (work: () => Promise<unknown>) => (await countCommands(work)).commands.filter((command) => command.endsWith(' protected-answers'));
  assert.deepEqual(await asked(() => makeRun(coordinator, {})), []);
  assert.deepEqual(await asked(() => listMentors(mentee, {})), []);
  assert.deepEqual(await asked(() => makeFairnessReport(coordinator, {})), ['find protected-answers']);
});
