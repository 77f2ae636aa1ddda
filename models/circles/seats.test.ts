import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aMentee, aMentor, aProgram } from '../factories.ts';
import { membersOfCircles, pauseMatch, resumeMatch } from '../matches/matches.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { meetAgain, pauseAbsent } from '../people/people.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { endOffers, joinWaitingList, keptPlaces, leaveWaitingList, listWaiting } from '../waiting-lists/waiting-lists.ts';
import { CircleModel } from './circle.model.ts';
import { editCircle, joinCircle, leaveCircle, readCircle, removeMember, startCircle } from './circles.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);

/** The same numbers in every run. */
function dice(): (sides: number) => number {
  let last = 20_261_020;
  return (sides) => (last = (last * 48_271) % 2_147_483_647) % sides;
}

test('whatever six people do at once, the seats that are counted are those that are held or kept, never more than there are', async () => {
  const place = await aProgram();
  const ben = await aMentor(place);
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open', seats: 3 }, now);
  const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aMentee(place)));
  const roll = dice();
  const acts: ((who: ProgramActor, at: Date) => Promise<unknown>)[] = [
    (who, at) => joinCircle(who, id, at),
    (who, at) => joinCircle(who, id, at),
    (who, at) => leaveCircle(who, id, at),
    (who, at) => removeMember(ben, id, who.personId, { reason: 'As agreed.' }, at),
    (who, at) => joinWaitingList(who, { kind: 'circle', of: id }, at),
    (who, at) => joinWaitingList(who, { kind: 'circle', of: id }, at),
    async (who, at) => leaveWaitingList(who, (await listWaiting(who)).items[0]?.id ?? id, at),
    async (who, at) => pauseMatch(who, (await readCircle(who, id, at)).myMatchId ?? id, at),
    async (who, at) => resumeMatch(who, (await readCircle(who, id, at)).myMatchId ?? id, at),
    (who, at) => pauseAbsent(who, at),
    (who, at) => meetAgain(who, at),
    (_who, at) => editCircle(ben, id, { seats: 2 + roll(3) }, at),
    (_who, at) => endOffers({ kind: 'system', job: 'end-offers' }, at),
  ];
  let most = 0;
  for (let round = 0; round < 30; round += 1) {
    const outcomes = await Promise.allSettled(people.map((who) => acts[roll(acts.length)]!(who, days(round * 2))));
    for (const outcome of outcomes) if (outcome.status === 'rejected' && ![RuleBroken, NotFound, NotAllowed].some((kind) => outcome.reason instanceof kind)) throw outcome.reason;
    const { seatsTaken } = await CircleModel.findOne({ ...place, _id: id }).lean().orFail();
    const held = (await membersOfCircles(place, [id])).get(id)?.length ?? 0;
    const kept = (await keptPlaces(place, 'circle')).get(id) ?? 0;
    assert.equal(seatsTaken, held + kept, `round ${round}`);
    assert.ok(seatsTaken <= 4);
    most = Math.max(most, seatsTaken);
  }
  assert.ok(most >= 3, 'they did come in');
});
