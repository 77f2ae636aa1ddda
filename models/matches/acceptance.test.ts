import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { listGoals } from '../goals/goals.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { enrolmentsOf, recountPlaces } from '../people/enrolments.ts';
import { RuleBroken } from '../problems.ts';
import { acceptMatchRequest, declineMatchRequest, expireRequests, readMatchRequest, sendMatchRequest, withdrawMatchRequest } from './match-requests.ts';
import { countPlaces, endMatch, listMatches } from './matches.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });

const ask = (mentee: ProgramActor, mentor: ProgramActor, goal = 'Land a data internship') =>
  sendMatchRequest(mentee, { choices: [mentor.personId], goal, message: '', cadence: 'fortnightly' }, now);

const mentees = (place: Place, count: number) => Promise.all(Array.from({ length: count }, () => aMentee(place)));

async function placesTaken(actor: ProgramActor): Promise<number> {
  return (await enrolmentsOf(actor.tenantId, actor.programId, actor.personId))[0]!.placesTaken;
}

/** Events of a program after those of asking, and mails by template and receiver. */
async function told({ tenantId, programId }: Place) {
  const events = await EventModel.find({ tenantId, programId, type: trusted({ $ne: 'match-request.sent' }) }).sort({ _id: 1 }).lean();
  const mails = await OutboxModel.find({ tenantId, programId }).lean();
  return {
    types: events.map(({ type }) => type).sort(),
    mails: mails.filter(({ template }) => template !== 'request-received').map(({ template, receiverId }) => `${template} to ${String(receiverId)}`).sort(),
  };
}

/** The codes of those that were refused; anything else that went wrong fails the test. */
function refusals(outcomes: readonly PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [];
    assert.ok(outcome.reason instanceof RuleBroken, String(outcome.reason));
    return [outcome.reason.code];
  });
}

/** Counts kept on enrolments are what the matches say. */
async function assertCountsAgree(): Promise<void> {
  assert.deepEqual(await recountPlaces({ kind: 'system', job: 'recount-places' }, countPlaces), []);
}

describe('saying yes', () => {
  test('begins the match, takes both places, and makes the goal the first one, seen by both', async () => {
    const program = await aProgram();
    const [ana, ben] = [await aMentee(program), await aMentor(program)];
    const request = await ask(ana, ben);
    const accepted = await acceptMatchRequest(ben, request.id, later(1));
    assert.deepEqual([accepted.state, accepted.choices[0]?.state, accepted.answeredAt, accepted.can], ['accepted', 'accepted', later(1), []]);
    const [match, ...others] = (await listMatches(ana, later(1))).items;
    assert.deepEqual([match?.id, match?.state, match?.cadence, match?.partner?.id, others.length], [accepted.matchId, 'active', 'fortnightly', ben.personId, 0]);
    assert.deepEqual([await placesTaken(ana), await placesTaken(ben)], [1, 1]);
    for (const reader of [ana, ben]) {
      const [goal, ...more] = (await listGoals(reader, {}, later(1))).items;
      assert.deepEqual([goal?.title, goal?.owner.id, goal?.visibility, goal?.matchId, more.length], ['Land a data internship', ana.personId, 'match', accepted.matchId, 0]);
    }
    assert.deepEqual(await told(program), {
      types: ['goal.set', 'match-request.accepted', 'match.started'],
      mails: [`request-accepted to ${ana.personId}`],
    });
    await assert.rejects(acceptMatchRequest(ben, request.id, later(1)), broken('moved-on'));
    await assert.rejects(declineMatchRequest(ben, request.id, {}, later(1)), broken('moved-on'));
    await assert.rejects(withdrawMatchRequest(ana, request.id, later(1)), broken('moved-on'));
  });

  test('is all or nothing: where what surrounds it fails, nothing of it is left', async () => {
    const program = await aProgram();
    const [ana, ben] = [await aMentee(program), await aMentor(program)];
    const request = await ask(ana, ben);
    await assert.rejects(
      inTransaction(async () => {
        await acceptMatchRequest(ben, request.id, now);
        throw new Error('the answer could not be kept');
      }),
    );
    assert.equal((await readMatchRequest(ana, request.id, now)).state, 'pending');
    assert.deepEqual([(await listMatches(ana, now)).items, (await listGoals(ana, {}, now)).items], [[], []]);
    assert.deepEqual([await placesTaken(ana), await placesTaken(ben)], [0, 0]);
    assert.deepEqual(await told(program), { types: [], mails: [] });
  });

  test('the last place resolves those who still ask; the mentee’s other questions close', async () => {
    const program = await aProgram();
    const ben = await aMentor(program, { enrolment: { capacity: 2 } });
    const carla = await aMentor(program);
    const [ana, second, third] = await mentees(program, 3);
    const [first, next, last, elsewhere] = [await ask(ana!, ben), await ask(second!, ben), await ask(third!, ben), await ask(second!, carla)];
    await acceptMatchRequest(ben, first.id, now);
    assert.equal((await readMatchRequest(third!, last.id, now)).state, 'pending', 'one place is left');
    await acceptMatchRequest(ben, next.id, now);
    const full = await readMatchRequest(third!, last.id, now);
    assert.deepEqual([full.state, full.choices[0]?.state], ['exhausted', 'full']);
    assert.equal((await readMatchRequest(carla, elsewhere.id, now)).state, 'closed');
    await assert.rejects(acceptMatchRequest(carla, elsewhere.id, now), broken('moved-on'));
    await assert.rejects(acceptMatchRequest(ben, last.id, now), broken('you-are-full'));
    const { types } = await told(program);
    assert.equal(types.filter((type) => type === 'match-request.closed').length, 2);
    await assertCountsAgree();
  });

  test('who became full unasked, and whose request was closed, may be asked again at once', async () => {
    const program = await aProgram();
    const [ana, other] = await mentees(program, 2);
    const ben = await aMentor(program);
    await ask(ana!, ben);
    const accepted = await acceptMatchRequest(ben, (await ask(other!, ben)).id, now);
    await endMatch(ben, accepted.matchId!, later(1));
    await sendMatchRequest(ana!, { choices: [ben.personId], goal: 'Again', message: '', cadence: 'monthly' }, later(1));
  });
});

describe('many at once', () => {
  test('twenty accepts on one place: one match, nineteen refusals, counts that agree', async () => {
    const program = await aProgram();
    const ben = await aMentor(program);
    const asking = await mentees(program, 20);
    const requests = await Promise.all(asking.map((mentee) => ask(mentee, ben)));
    const outcomes = await Promise.allSettled(requests.map(({ id }) => acceptMatchRequest(ben, id, now)));
    const codes = refusals(outcomes);
    assert.equal(codes.length, 19);
    assert.deepEqual(codes.filter((code) => code !== 'you-are-full' && code !== 'moved-on'), []);
    assert.equal((await listMatches(ben, now)).items.length, 1);
    const { types, mails } = await told(program);
    const count = (type: string): number => types.filter((one) => one === type).length;
    assert.deepEqual(
      ['match-request.accepted', 'match.started', 'goal.set', 'match-request.closed'].map(count),
      [1, 1, 1, 19],
    );
    assert.deepEqual(['request-accepted', 'request-unavailable'].map((template) => mails.filter((mail) => mail.startsWith(template)).length), [1, 19], 'everybody hears');
    await assertCountsAgree();
  });

  test('two mentors accept a mentee with one place: one match, and the other hears that there is none', async () => {
    for (let round = 0; round < 5; round += 1) {
      const program = await aProgram();
      const ana = await aMentee(program);
      const mentors = [await aMentor(program), await aMentor(program)];
      const requests = [await ask(ana, mentors[0]!), await ask(ana, mentors[1]!)];
      const outcomes = await Promise.allSettled(mentors.map((mentor, i) => acceptMatchRequest(mentor, requests[i]!.id, now)));
      const codes = refusals(outcomes);
      assert.equal(codes.length, 1);
      assert.ok(codes[0] === 'capacity-reached' || codes[0] === 'moved-on');
      assert.equal((await listMatches(ana, now)).items.length, 1);
      assert.equal((await listGoals(ana, {}, now)).items.length, 1);
      assert.deepEqual([await placesTaken(mentors[0]!), await placesTaken(mentors[1]!)].sort(), [0, 1], 'nothing is left of the one that failed');
    }
    await assertCountsAgree();
  });

  test('yes, no, “I take it back” and the end of its time at once: exactly one of them counts', async () => {
    for (let round = 0; round < 5; round += 1) {
      const program = await aProgram();
      const [ana, ben] = [await aMentee(program), await aMentor(program)];
      const { id } = await ask(ana, ben);
      const outcomes = await Promise.allSettled([
        acceptMatchRequest(ben, id, later(10)),
        withdrawMatchRequest(ana, id, later(10)),
        declineMatchRequest(ben, id, {}, later(10)),
        expireRequests({ kind: 'system', job: 'expire-requests' }, later(10)).then((count) => assert.ok(count <= 1)),
      ]);
      assert.ok(refusals(outcomes).every((code) => code === 'moved-on'));
      const { state } = await readMatchRequest(ana, id, later(10));
      assert.notEqual(state, 'pending');
      const expected = state === 'accepted' ? 1 : 0;
      assert.equal((await listMatches(ben, later(10))).items.length, expected, state);
      assert.equal(await placesTaken(ben), expected);
      const ends = (await told(program)).types.filter((type) => type.startsWith('match-request.'));
      assert.equal(ends.length, 1);
    }
    await assertCountsAgree();
  });
});
