import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../models/actor.ts';
import { aCoordinator, aGradeColumn, aMentee, aMentor, anId, aPair, aProgram, aRoster, aStranger, someAvailability } from '../models/factories.ts';
import { EnrolmentModel } from '../models/people/enrolment.model.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { contract, type OperationId } from './contract/index.ts';
import { useTestServer } from './test-server.ts';

/**
 * Every operation of the contract, asked by everybody who has nothing to do with the thing that its address names: the
 * answer must be that of a random id, to the letter. The table of examples below must name every operation, so a new one
 * cannot be forgotten.
 */
const server = await useTestServer();
const operations = Object.values(contract) as Endpoint[];

const home = await aProgram();
const { mentor, mentee, matchId } = await aPair(home);
const asked = await aMentor(home);
await someAvailability(home, asked.personId);
const menteeToken = await server.signIn(mentee);

const start = nextWeekday(11);
const goal = await make('/api/goals', { title: 'Private', milestones: [{ title: 'One' }] });
const meeting = await make('/api/meetings', { matchId, start: start.toISOString(), minutes: 30 });
const asking = await aMentee(home);
const request = await make('/api/match-requests', { choices: [asked.personId], goal: 'Learn', message: '', cadence: 'monthly' }, await server.signIn(asking));
const waiting = await aMentee(home, { enrolment: { state: 'pending' } });
const enrolment = await EnrolmentModel.findOne({ tenantId: home.tenantId, programId: home.programId, personId: waiting.personId }).lean();

/** The ids of things in `home` by parameter, and a valid body for each operation that takes one. */
const ids: Record<string, string> = {
  goalId: String(goal['id']),
  milestoneId: (goal['milestones'] as { id: string }[])[0]!.id,
  meetingId: String(meeting['id']),
  matchId,
  requestId: String(request['id']),
  enrolmentId: String(enrolment!._id),
  mentorId: mentor.personId,
  programId: home.programId,
  rosterId: await aRoster(home),
  columnId: String((await aGradeColumn(home))._id),
};
const bodies: Partial<Record<OperationId, unknown>> = {
  editGoal: { title: 'Mine now' },
  addMilestone: { title: 'Mine' },
  editMilestone: { done: true },
  checkIn: { confidence: 5 },
  achieveGoal: {},
  cancelMeeting: { reason: 'no' },
  confirmHeld: { held: true },
  editMatchRequest: { goal: 'Mine' },
  declineEnrolment: { reason: 'no' },
  editProgram: { title: 'Mine now' },
  advanceProgram: { to: 'closing' },
  nameSafeguardingLead: { personId: mentor.personId },
};
/** Keyed by the reader, not by a thing of somebody's: a draft with any key is one's own, and so is a consent. */
const ownKeys: readonly string[] = ['readDraft', 'saveDraft', 'giveConsent', 'revokeConsent'];

test('no operation answers without a session', async () => {
  for (const { operationId, method, path, action } of operations) {
    if (action === 'public') continue;
    const { status, body } = await server.call(method.toUpperCase(), fill(path, ids), bodyOf(operationId));
    assert.deepEqual([status, body['code']], [401, 'session-ended'], operationId);
  }
});

const elsewhere = await aProgram({ tenantId: home.tenantId });
const otherSchool = await aProgram();
/** Who must not reach the things of `home`, and which parameters they may name all the same. */
const outsiders: { name: string; actor: ProgramActor; allowed?: readonly string[] }[] = [
  { name: 'a mentor of another program of the school', actor: await aMentor(elsewhere) },
  { name: 'a coordinator of another program of the school', actor: await aCoordinator(elsewhere) },
  { name: 'a coordinator of another school', actor: await aCoordinator(otherSchool) },
  { name: 'a mentee of another school', actor: await aMentee(otherSchool) },
  { name: 'somebody of the school without a role', actor: await aStranger(home) },
  { name: 'another mentee of the same program', actor: await aMentee(home), allowed: ['mentorId'] },
  { name: 'another mentor of the same program', actor: await aMentor(home), allowed: ['mentorId'] },
];

for (const { name, actor, allowed = [] } of outsiders) {
  test(`${name} cannot tell a thing that is there from one that is not`, async () => {
    const token = await server.signIn(actor);
    for (const { operationId, method, path, params } of operations) {
      const named = Object.keys(params?.shape ?? {});
      if (named.length === 0 || ownKeys.includes(operationId) || named.some((param) => allowed.includes(param))) continue;
      assert.ok(named.every((param) => param in ids), `${operationId} has no example in this test`);
      const real = await server.call(method.toUpperCase(), fill(path, ids), { token, ...bodyOf(operationId) });
      const random = await server.call(method.toUpperCase(), fill(path, Object.fromEntries(named.map((param) => [param, anId()]))), { token, ...bodyOf(operationId) });
      assert.deepEqual(told(real), told(random), operationId);
      assert.equal(real.status, 404, operationId);
    }
  });
}

test('the coordinator of the program cannot answer, edit, book or tick for somebody else', async () => {
  const token = await server.signIn(await aCoordinator(home));
  const theirsAlone: readonly OperationId[] = [
    'acceptMatchRequest', 'declineMatchRequest', 'markMatchRequestRead', 'editMatchRequest', 'withdrawMatchRequest', 'editGoal', 'addMilestone',
    'editMilestone', 'removeMilestone', 'checkIn', 'achieveGoal', 'dropGoal', 'reopenGoal', 'deleteGoal', 'restoreGoal', 'readGoal',
    'cancelMeeting', 'confirmHeld', 'contestHeld', 'listSlots',
  ];
  for (const operationId of theirsAlone) {
    const { method, path } = contract[operationId];
    const { status } = await server.call(method.toUpperCase(), fill(path, ids), { token, ...bodyOf(operationId) });
    assert.ok(status === 403 || status === 404, `${operationId} answered ${status}`);
  }
});

test('all of it is still as it was', async () => {
  const { body } = await server.call('GET', `/api/goals/${ids['goalId']!}`, { token: menteeToken });
  assert.deepEqual(body, goal);
  const { body: meetingNow } = await server.call('GET', `/api/meetings/${ids['meetingId']!}`, { token: menteeToken });
  assert.equal(meetingNow['state'], 'confirmed');
});

async function make(path: string, body: unknown, token = menteeToken): Promise<Record<string, unknown>> {
  const answer = await server.call('POST', path, { token, body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

function fill(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'goal');
}

function bodyOf(operationId: string): { body?: unknown } {
  const { body } = contract[operationId as OperationId] as Endpoint;
  return body === undefined ? {} : { body: bodies[operationId as OperationId] ?? {} };
}

function told({ status, body }: { status: number; body: Record<string, unknown> }): unknown {
  return [status, { ...body, requestId: '' }];
}

/** Next Wednesday at this hour in UTC: within the factory's hours of every mentor. */
function nextWeekday(hour: number): Date {
  const date = new Date();
  date.setUTCHours(hour, 0, 0, 0);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() !== 3);
  return date;
}
