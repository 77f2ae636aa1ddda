/** One time that many want at once, at two servers on one MongoDB: nobody is booked twice, whoever of the two servers dies, and no answer is taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { prepareRace, runRound, type Moment, type RaceServer, type Round } from '../models/testing/slot-race.ts';
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

function assertOneWinner(round: Round): void {
  const { winners, overlaps, lost, strays, answers } = round;
  assert.deepEqual({ winners, overlaps, lost, strays }, { winners: [1, 1], overlaps: 0, lost: 0, strays: 0 }, JSON.stringify(answers));
  const { booked = 0, moved = 0, 'slot-taken': taken = 0, 'you-are-busy': busy = 0, ...otherwise } = answers;
  assert.deepEqual([booked + moved, booked + moved + taken + busy, otherwise], [2, round.requests, {}]);
}

test('of twenty who book, move and book in two programs at once, one has each mentor’s time, eight times over', async () => {
  for (let round = 0; round < 8; round++) assertOneWinner(await runRound(race, round, [one, other]));
});

const deaths: [when: string, moment: Moment, dying: RaceServer, lives: RaceServer][] = [
  ['in the middle of a transaction', 'begun', one, other],
  ['as soon as a time is taken', 'written', other, third],
];
for (const [i, [when, moment, dying, lives]] of deaths.entries()) {
  test(`a server that is killed ${when} books nobody twice, and whoever it did not answer has the same meeting from the other one`, async () => {
    const round = await runRound(race, 8 + i, [dying, lives], { server: dying, moment });
    assertOneWinner(round);
    assert.ok(round.repeated > 0, 'somebody was cut off');
  });
}
