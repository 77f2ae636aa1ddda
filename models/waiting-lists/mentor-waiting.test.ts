import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aMatch, aMentee, aMentor, aProgram, aStranger } from '../factories.ts';
import { acceptMatchRequest, declineMatchRequest, sendMatchRequest, withdrawMatchRequest } from '../matches/match-requests.ts';
import { countPlaces, endMatch } from '../matches/matches.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { mentorPlace, recountPlaces } from '../people/enrolments.ts';
import { leaveProgram } from '../people/leaving.ts';
import { editProfile } from '../people/people.ts';
import type { RuleBroken } from '../problems.ts';
import type { SettingsChange } from '../programs/settings.ts';
import { limits } from '../vocabulary.ts';
import { endOffers, joinWaitingList, leaveWaitingList, listWaiting, lookForPlaces } from './waiting-lists.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const job = { kind: 'system', job: 'end-offers' } as const;
const asking = { goal: 'Learn', message: '', cadence: 'monthly' as const };

/** Ben, who is full with Ana, in a program of their own. */
async function aFullMentor(settings: SettingsChange = {}, capacity = 1) {
  const place = await aProgram({ settings });
  const ben = await aMentor(place, { enrolment: { capacity } });
  const anas = await Promise.all(Array.from({ length: capacity }, () => aMentee(place)));
  const matchIds: string[] = [];
  for (const { personId } of anas) matchIds.push(await aMatch(place, { mentorId: ben.personId, menteeId: personId }));
  const list = { kind: 'mentor', of: ben.personId } as const;
  const inLine = async (at = now): Promise<ProgramActor> => {
    const mentee = await aMentee(place);
    await joinWaitingList(mentee, list, at);
    return mentee;
  };
  return { place, ben, matchIds, list, inLine };
}

async function stands(mentee: ProgramActor): Promise<readonly [string, number | null] | null> {
  const [first] = (await listWaiting(mentee)).items;
  return first === undefined ? null : [first.state, first.position];
}

async function mailsTo({ tenantId, programId, personId }: ProgramActor): Promise<string[]> {
  return (await OutboxModel.find({ tenantId, programId, receiverId: personId }).sort({ _id: 1 }).lean()).map(({ template }) => template);
}

/** Ends what other tests have offered: the job serves every program. */
const endOthers = () => endOffers(job, later(10_000));

const counted = () => recountPlaces({ kind: 'system', job: 'recount-places' }, countPlaces);

test('who finds a mentor full stands in line and sees the position; coming again keeps it', async () => {
  const { list, inLine, ben, place } = await aFullMentor();
  const [first, second] = [await inLine(), await inLine()];
  assert.deepEqual([await stands(first), await stands(second)], [['waiting', 1], ['waiting', 2]]);
  assert.equal((await joinWaitingList(first, list, later(1))).position, 1);
  const { items: [mine] } = await listWaiting(first);
  assert.deepEqual([mine!.kind, mine!.of, mine!.until], ['mentor', ben.personId, null]);
  await leaveWaitingList(first, mine!.id, later(2));
  assert.deepEqual([await stands(first), await stands(second)], [null, ['waiting', 1]]);
  await assert.rejects(leaveWaitingList(await aMentee(place), (await listWaiting(second)).items[0]!.id), { name: 'NotFound' }, 'somebody else’s turn is not there');
});

test('ten who come at once get ten positions, none twice', async () => {
  const { place, list } = await aFullMentor();
  const mentees = await Promise.all(Array.from({ length: 10 }, () => aMentee(place)));
  await Promise.all(mentees.map((mentee) => joinWaitingList(mentee, list, now)));
  const positions = await Promise.all(mentees.map(async (mentee) => (await stands(mentee))![1]!));
  assert.deepEqual(positions.sort((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('nobody waits where a place is free, for themselves, without a part, on too many lists, or where the rules would refuse the request', async () => {
  const { place, list, ben } = await aFullMentor();
  const mentee = await aMentee(place);
  const refused = (who: ProgramActor, of: string) => assert.rejects.bind(null, joinWaitingList(who, { kind: 'mentor', of }, now));
  await refused(mentee, (await aMentor(place)).personId)({ code: 'place-free' });
  await refused(ben, ben.personId)({ name: 'NotAllowed' });
  await refused(await aStranger(place), ben.personId)({ name: 'NotAllowed' });
  await refused(mentee, 'mentee')({ name: 'NotFound' });
  await refused(mentee, (await aMentor(await aProgram())).personId)({ name: 'NotFound' });
  const matched = await aMentee(place);
  await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: matched.personId });
  await refused(matched, ben.personId)({ code: 'you-are-full' });
  for (let i = 0; i < limits.waiting; i += 1) {
    const full = await aMentor(place);
    await aMatch(place, { mentorId: full.personId, menteeId: (await aMentee(place)).personId });
    await joinWaitingList(mentee, { kind: 'mentor', of: full.personId }, now);
  }
  await assert.rejects(joinWaitingList(mentee, list, now), { code: 'limit-reached' });
});

test('a place that comes free is offered to the first, by mail and for 72 hours, and nobody else can have it meanwhile', async () => {
  const { place, ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [first, second] = [await inLine(), await inLine()];
  await endMatch(ben, matchId!, later(1));
  const { items: [offer] } = await listWaiting(first);
  assert.deepEqual([offer!.state, offer!.position, offer!.until], ['offered', null, later(73)]);
  assert.deepEqual(await stands(second), ['waiting', 1]);
  assert.deepEqual([await mailsTo(first), await mailsTo(second)], [['place-offered'], []]);
  assert.equal((await mentorPlace(place, ben.personId, later(1)))!.state, 'full');
  for (const other of [second, await aMentee(place)]) await assert.rejects(sendMatchRequest(other, { ...asking, choices: [ben.personId] }, later(2)), { code: 'mentor-full' });
  assert.deepEqual(await counted(), [], 'a kept place counts as taken');
});

test('taking the offer is sending the request: the place is kept until the mentor has answered, and becomes the match’s with a yes', async () => {
  await endOthers();
  const { ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [first, second] = [await inLine(), await inLine()];
  await endMatch(ben, matchId!, later(1));
  const request = await sendMatchRequest(first, { ...asking, choices: [ben.personId] }, later(70));
  assert.deepEqual(await stands(first), ['taken', null]);
  assert.equal(await endOffers(job, later(100)), 0, 'what was taken does not run out');
  assert.deepEqual(await stands(second), ['waiting', 1]);
  assert.deepEqual(await counted(), []);
  assert.equal((await acceptMatchRequest(ben, request.id, later(100))).state, 'accepted');
  assert.deepEqual([await stands(first), await stands(second)], [null, ['waiting', 1]]);
  assert.deepEqual(await counted(), []);
});

for (const [how, end] of [
  ['declined', (ben: ProgramActor, _first: ProgramActor, id: string) => declineMatchRequest(ben, id, {}, later(3))],
  ['withdrawn', (_ben: ProgramActor, first: ProgramActor, id: string) => withdrawMatchRequest(first, id, later(3))],
] as const) {
  test(`a request that is ${how} gives the place to the next in line`, async () => {
    const { ben, matchIds: [matchId], inLine } = await aFullMentor();
    const [first, second] = [await inLine(), await inLine()];
    await endMatch(ben, matchId!, later(1));
    const request = await sendMatchRequest(first, { ...asking, choices: [ben.personId] }, later(2));
    await end(ben, first, request.id);
    assert.deepEqual([await stands(first), await stands(second)], [null, ['offered', null]]);
    assert.deepEqual(await counted(), []);
  });
}

test('an offer that is let pass goes to the next at once, one that runs out once its time is over', async () => {
  await endOthers();
  const { ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [first, second, third] = [await inLine(), await inLine(), await inLine()];
  await endMatch(ben, matchId!, later(1));
  await leaveWaitingList(first, (await listWaiting(first)).items[0]!.id, later(2));
  assert.deepEqual(await stands(second), ['offered', null]);
  assert.equal(await endOffers(job, new Date(later(74).getTime() - 1)), 0);
  await assert.rejects(sendMatchRequest(second, { ...asking, choices: [ben.personId] }, later(74)), { code: 'mentor-full' }, 'too late, also before the job has come by');
  assert.equal(await endOffers(job, later(74)), 1);
  assert.deepEqual([await stands(second), await stands(third)], [null, ['offered', null]]);
  assert.deepEqual(await mailsTo(second), ['place-offered', 'place-offer-over']);
  assert.deepEqual(await counted(), []);
});

test('a program sets how long an offer stands', async () => {
  const { ben, matchIds: [matchId], inLine } = await aFullMentor({ requests: { offerHours: 24 } });
  const first = await inLine();
  await endMatch(ben, matchId!, later(1));
  assert.deepEqual((await listWaiting(first)).items[0]!.until, later(25));
});

test('ten servers at once end an offer once and offer the place once', async () => {
  await endOthers();
  const { ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [first, second, third] = [await inLine(), await inLine(), await inLine()];
  await endMatch(ben, matchId!, later(1));
  const counts = await Promise.all(Array.from({ length: 10 }, () => endOffers(job, later(80))));
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 1);
  assert.deepEqual([await stands(first), await stands(second), await stands(third)], [null, ['offered', null], ['waiting', 1]]);
  assert.deepEqual(await mailsTo(second), ['place-offered']);
  assert.deepEqual(await counted(), []);
});

test('taking an offer and its end at the same moment: one of the two, and the count is right', async () => {
  const { ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [first, second] = [await inLine(), await inLine()];
  await endMatch(ben, matchId!, later(1));
  const [sent] = await Promise.allSettled([sendMatchRequest(first, { ...asking, choices: [ben.personId] }, new Date(later(73).getTime() - 1)), endOffers(job, later(73))]);
  assert.deepEqual(await stands(second), sent.status === 'fulfilled' ? ['waiting', 1] : ['offered', null]);
  assert.deepEqual(await counted(), []);
});

test('many places that come free at once are offered in order; a yes to one leaves the other kept ones standing', async () => {
  const { ben, matchIds, inLine } = await aFullMentor({}, 2);
  const [first, second, third] = [await inLine(), await inLine(), await inLine()];
  await Promise.all(matchIds.map((id) => endMatch(ben, id, later(1))));
  assert.deepEqual([await stands(first), await stands(second), await stands(third)], [['offered', null], ['offered', null], ['waiting', 1]]);
  const requests = [await sendMatchRequest(first, { ...asking, choices: [ben.personId] }, later(2)), await sendMatchRequest(second, { ...asking, choices: [ben.personId] }, later(2))];
  await acceptMatchRequest(ben, requests[0]!.id, later(3));
  assert.equal((await acceptMatchRequest(ben, requests[1]!.id, later(3))).state, 'accepted');
  assert.deepEqual(await counted(), []);
});

test('a mentor who takes on one more offers the place at once; the end of a break is found by the job, however many servers look', async () => {
  const raised = await aFullMentor();
  const first = await raised.inLine();
  await editProfile(raised.ben, { capacity: 2 }, later(1));
  assert.deepEqual(await stands(first), ['offered', null]);

  const resting = await aFullMentor();
  const waits = await resting.inLine();
  await EnrolmentModel.updateOne({ ...resting.place, personId: resting.ben.personId }, { $set: { pausedUntil: '2026-10-25' } });
  await endMatch(resting.ben, resting.matchIds[0]!, later(1));
  await lookForPlaces(job, later(2));
  assert.deepEqual(await stands(waits), ['waiting', 1]);
  await Promise.all(Array.from({ length: 5 }, () => lookForPlaces(job, later(24 * 6))));
  assert.deepEqual(await stands(waits), ['offered', null]);
  assert.deepEqual(await mailsTo(waits), ['place-offered']);
  assert.deepEqual(await counted(), []);
});

test('who is matched meanwhile waits no longer, who rests is passed over and keeps their turn, who left is gone', async () => {
  const { place, ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [matched, resting, left, next] = [await inLine(), await inLine(), await inLine(), await inLine()];
  const carla = await aMentor(place);
  await acceptMatchRequest(carla, (await sendMatchRequest(matched, { ...asking, choices: [carla.personId] }, now)).id, now);
  assert.equal(await stands(matched), null);
  await EnrolmentModel.updateOne({ ...place, personId: resting.personId }, { $set: { state: 'paused', pauseReason: 'absent' } });
  await leaveProgram(left, now);
  await endMatch(ben, matchId!, later(1));
  assert.deepEqual([await stands(resting), await stands(left), await stands(next)], [['waiting', 1], null, ['offered', null]]);
});

test('who leaves with an offer leaves the place to the next; with the mentor the whole list goes', async () => {
  const { ben, matchIds: [matchId], inLine } = await aFullMentor();
  const [first, second, third] = [await inLine(), await inLine(), await inLine()];
  await endMatch(ben, matchId!, later(1));
  await leaveProgram(first, later(2));
  assert.deepEqual(await stands(second), ['offered', null]);
  await sendMatchRequest(second, { ...asking, choices: [ben.personId] }, later(3));
  await leaveProgram(ben, later(4));
  assert.deepEqual([await stands(second), await stands(third)], [null, null]);
  assert.deepEqual(await counted(), []);
});

test('joining while the last place comes free strands nobody', async () => {
  const { place, ben, matchIds: [matchId], list } = await aFullMentor();
  const mentee = await aMentee(place);
  const [, joined] = await Promise.allSettled([endMatch(ben, matchId!, now), joinWaitingList(mentee, list, now)]);
  await lookForPlaces(job, later(1));
  if (joined.status === 'fulfilled') assert.deepEqual(await stands(mentee), ['offered', null]);
  else assert.equal((joined.reason as RuleBroken).code, 'place-free');
});
