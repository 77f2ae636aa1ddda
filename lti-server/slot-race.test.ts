/** One time that many want at once, at two servers on one MongoDB: nobody is booked twice, whoever of the two servers dies, and no answer is taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { prepareRace } from '../models/testing/slot-race-people.ts';
import { runRound, type Moment, type RaceServer, type Round } from '../models/testing/slot-race-round.ts';
import { judgeRace } from '../models/testing/slot-race-verdict.ts';
import { serverEnvironment, startServerProcess } from './test-process.ts';

const database = await useTestDatabase();
const race = await prepareRace(20);
const [one, other, third] = await Promise.all([startRacing(), startRacing(), startRacing()]);

async function startRacing(): Promise<RaceServer> {
  const env = await serverEnvironment(database);
  const name = `racing-${new URL(env['TOOL_URL']!).port}`;
  const uri = new URL(env['MONGODB_URI']!);
  uri.searchParams.set('appName', name);
  const { url, child, ended } = await startServerProcess({ ...env, MONGODB_URI: uri.href });
  return {
    url, name,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** One winner with each mentor of whom any two wanted times are too near each other; with the third as many as fit beside each other. */
function assertAsManyAsFit({ winners: [first, second], overlaps, lost, doubled, untold, refusedThoughFree, requests, answers }: Round): void {
  const found = { first, second, overlaps, lost, doubled, untold, refusedThoughFree };
  assert.deepEqual(found, { first: 1, second: 1, overlaps: 0, lost: 0, doubled: 0, untold: 0, refusedThoughFree: 0 }, JSON.stringify(answers));
  const { booked = 0, 'slot-taken': taken = 0, 'you-are-busy': busy = 0, ...otherwise } = answers;
  assert.deepEqual([booked + taken + busy, otherwise], [requests, {}]);
}

test('of twenty who book, move, say yes and book in two programs at once, as many have a time as fit, eight times over', async () => {
  for (let round = 0; round < 8; round++) assertAsManyAsFit(await runRound(race, round, [one, other]));
});

const deaths: [when: string, moment: Moment, dying: RaceServer, lives: RaceServer][] = [
  ['in the middle of a transaction', 'begun', one, other],
  ['as soon as a time is taken', 'written', other, third],
];
for (const [i, [when, moment, dying, lives]] of deaths.entries()) {
  test(`a server that is killed ${when} books nobody twice, and whoever it did not answer has the same meeting from the other one`, async () => {
    const round = await runRound(race, 8 + i, [dying, lives], { server: dying, moment });
    assertAsManyAsFit(round);
    assert.ok(round.repeated > 0, 'somebody was cut off');
  });
}

test('when all is over, whoever was told of a meeting has it where they were told, and nobody has another one', async () => {
  const { meetings, ...wrong } = await judgeRace(race);
  assert.deepEqual(wrong, { overlaps: 0, lost: 0, untold: 0, strayCells: 0 });
  assert.ok(meetings >= 20, `${meetings} meetings`);
});
