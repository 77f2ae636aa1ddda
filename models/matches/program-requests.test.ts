import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { acceptMatchRequest, declineMatchRequest, listProgramRequests, sendMatchRequest, withdrawMatchRequest } from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const words = { goal: 'Land a data internship', message: 'You build what I study.', cadence: 'monthly' } as const;

/** One request a day, each of a mentee of its own to a mentor of its own. */
async function asked(count: number) {
  const place = await aProgram();
  const requests: { id: string; mentee: ProgramActor; mentor: ProgramActor }[] = [];
  for (let day = 0; day < count; day += 1) {
    const [mentee, mentor] = [await aMentee(place), await aMentor(place)];
    requests.push({ id: (await sendMatchRequest(mentee, { ...words, choices: [mentor.personId] }, later(day))).id, mentee, mentor });
  }
  return { place, chiara: await aCoordinator(place), requests };
}

describe('the requests of a program', () => {
  test('who coordinates it sees those that wait, the longest waiting first, and those that are over, newest first', async () => {
    const { chiara, requests: [accepted, waiting, declined, withdrawn, last] } = await asked(5);
    await acceptMatchRequest(accepted!.mentor, accepted!.id, later(6));
    await declineMatchRequest(declined!.mentor, declined!.id, { reason: 'no-time-now' }, later(6));
    await withdrawMatchRequest(withdrawn!.mentee, withdrawn!.id, later(6));
    for (const roles of [['coordinator'], ['tenant-admin']] as const) {
      const reader = { ...chiara, roles: [...roles] };
      assert.deepEqual((await listProgramRequests(reader, { show: 'waiting' })).items.map(({ id }) => id), [waiting!.id, last!.id]);
      assert.deepEqual((await listProgramRequests(reader, { show: 'over' })).items.map(({ id, state }) => [id, state]), [[withdrawn!.id, 'withdrawn'], [declined!.id, 'exhausted'], [accepted!.id, 'accepted']]);
    }
  });

  test('what was written, and what was given as reason, stays between the two', async () => {
    const { chiara, requests: [one] } = await asked(1);
    await declineMatchRequest(one!.mentor, one!.id, { reason: 'no-time-now' }, later(1));
    const { items: [seen] } = await listProgramRequests(chiara, { show: 'over' });
    assert.deepEqual([seen?.goal, seen?.message, seen?.choices[0]?.state, seen?.choices[0]?.reason, seen?.can], ['', '', 'declined', undefined, []]);
  });

  test('who coordinates and is a mentor too does not learn here that they are somebody’s second choice, or how it went on after their no', async () => {
    const place = await aProgram();
    const [mentee, first, other] = [await aMentee(place), await aMentor(place), await aMentee(place)];
    const both = await aMentor(place);
    const reader: ProgramActor = { ...both, roles: ['coordinator', 'mentor'] };
    await sendMatchRequest(mentee, { ...words, choices: [first.personId, both.personId] }, now);
    const declined = await sendMatchRequest(other, { ...words, choices: [both.personId, first.personId] }, now);
    await declineMatchRequest(reader, declined.id, {}, later(1));
    for (const show of ['waiting', 'over'] as const) assert.deepEqual((await listProgramRequests(reader, { show })).items, []);
    assert.equal((await listProgramRequests(await aCoordinator(place), { show: 'waiting' })).items.length, 2);
  });

  test('it goes page by page, and a cursor of one part is none of the other', async () => {
    const { chiara, requests } = await asked(3);
    const first = await listProgramRequests(chiara, { show: 'waiting', limit: 2 });
    assert.ok(first.nextCursor !== null);
    const second = await listProgramRequests(chiara, { show: 'waiting', limit: 2, cursor: first.nextCursor });
    assert.deepEqual([...first.items, ...second.items].map(({ id }) => id), requests.map(({ id }) => id));
    assert.equal(second.nextCursor, null);
    await assert.rejects(listProgramRequests(chiara, { show: 'over', cursor: first.nextCursor }), new RuleBroken('cursor-invalid'));
  });

  test('nobody else sees them, and another program has none of them', async () => {
    const { requests: [one] } = await asked(1);
    for (const somebody of [one!.mentee, one!.mentor]) await assert.rejects(listProgramRequests(somebody, { show: 'waiting' }), NotAllowed);
    assert.deepEqual((await listProgramRequests(await aCoordinator(await aProgram()), { show: 'waiting' })).items, []);
  });
});
