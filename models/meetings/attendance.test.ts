import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { bookCircleMeeting, joinCircle, startCircle } from '../circles/circles.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { contactsOf } from './contacts.ts';
import { bookMeeting, confirmHeld, contestHeld, countHeldMeetings, markAttendance, markHeldAfterADay, readAttendance, meetingsOfPerson, readMeeting, readMeetingHistory } from './meetings.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const slot = { start: '2026-10-26T11:00:00.000Z', minutes: 30 };
const after = new Date('2026-10-26T12:00:00Z');
const days = (count: number): Date => new Date(after.getTime() + count * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });

/** Ben's circle of Ana, Bo and Cy has met. */
async function aCircleThatMet() {
  const place = await aProgram();
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId);
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo, cy] = [await aMentee(place), await aMentee(place), await aMentee(place)];
  for (const member of [ana, bo, cy]) await joinCircle(member, id, now);
  const meeting = await bookCircleMeeting(ben, id, slot, now);
  const all = [ben, ana, bo, cy];
  const counted = async () => {
    const held = await countHeldMeetings(place, all.map(({ personId }) => personId));
    return all.map(({ personId }) => held.get(personId) ?? 0);
  };
  return { place, ben, ana, bo, cy, meetingId: meeting.id, counted };
}

describe('who came to a meeting of a circle', () => {
  test('is said by its mentor once it is over, and counts for those who came', async () => {
    const { ben, ana, bo, cy, meetingId, counted } = await aCircleThatMet();
    await assert.rejects(markAttendance(ben, meetingId, { absentIds: [] }, now), broken('moved-on'), 'not before it is over');
    assert.deepEqual((await readAttendance(ben, meetingId, after)).items.map(({ came }) => came), [null, null, null]);
    assert.deepEqual((await readMeeting(ben, meetingId, after)).can, ['confirm-held', 'mark-attendance']);
    const marked = await markAttendance(ben, meetingId, { absentIds: [bo.personId] }, after);
    assert.deepEqual(marked.items.map(({ person, came }) => [person.id, came]), [[ana.personId, true], [bo.personId, false], [cy.personId, true]]);
    const seen = await readMeeting(ben, meetingId, after);
    assert.deepEqual([seen.state, seen.circle?.people, seen.circle?.came], ['held', 3, 2]);
    assert.deepEqual(await counted(), [1, 1, 0, 1]);
  });

  test('whoever was absent has missed it, for a teacher who reviews them and on their own board', async () => {
    const { place, ben, ana, bo, meetingId } = await aCircleThatMet();
    await markAttendance(ben, meetingId, { absentIds: [bo.personId] }, after);
    const coordinator = await aCoordinator(place);
    const statesOf = async ({ personId }: ProgramActor) => (await meetingsOfPerson(coordinator, personId)).map(({ state }) => state);
    assert.deepEqual([await statesOf(ana), await statesOf(bo), await statesOf(ben)], [['held'], ['missed'], ['held']]);
    const lastMet = async (member: ProgramActor) => (await contactsOf(member, [place.programId], after)).get(ben.personId)?.lastMet ?? null;
    assert.deepEqual([await lastMet(ana), await lastMet(bo)], [new Date(slot.start), null]);
  });

  test('may be mended by its mentor as long as outcomes may be contested, also after it counted by itself', async () => {
    const { place, ben, ana, bo, meetingId, counted } = await aCircleThatMet();
    await markHeldAfterADay({ kind: 'system', job: 'mark-held' }, days(1));
    assert.deepEqual(await counted(), [1, 1, 1, 1]);
    assert.deepEqual((await readMeeting(ben, meetingId, days(2))).can, ['confirm-held', 'mark-attendance']);
    await markAttendance(ben, meetingId, { absentIds: [ana.personId] }, days(2));
    assert.deepEqual((await readMeeting(ben, meetingId, days(2))).can, ['mark-attendance']);
    await markAttendance(ben, meetingId, { absentIds: [bo.personId] }, days(3));
    assert.deepEqual(await counted(), [1, 1, 0, 1]);
    await assert.rejects(markAttendance(ben, meetingId, { absentIds: [] }, days(9)), broken('moved-on'));
    assert.deepEqual((await readMeeting(ben, meetingId, days(9))).can, []);
    const history = (await readMeetingHistory(await aCoordinator(place), meetingId)).items;
    assert.deepEqual(history.map(({ type, absentees }) => [type, absentees?.map(({ id }) => id)]), [
      ['meeting.booked', undefined], ['meeting.held', undefined], ['meeting.attendance-marked', [ana.personId]], ['meeting.attendance-marked', [bo.personId]],
    ]);
  });

  test('where nobody came it was missed, and counts for nobody', async () => {
    const { ben, ana, bo, cy, meetingId, counted } = await aCircleThatMet();
    await confirmHeld(ben, meetingId, { held: true }, after);
    await markAttendance(ben, meetingId, { absentIds: [ana, bo, cy].map(({ personId }) => personId) }, after);
    const seen = await readMeeting(ben, meetingId, after);
    assert.deepEqual([seen.state, seen.absent, seen.circle?.came], ['missed', 'them', 0]);
    assert.deepEqual(await counted(), [0, 0, 0, 0]);
    await markAttendance(ben, meetingId, { absentIds: [] }, after);
    assert.deepEqual(await counted(), [1, 1, 1, 1]);
  });

  test('a member learns how they are kept themselves, never how others are, and may say once that they were there', async () => {
    const { place, ben, ana, bo, meetingId, counted } = await aCircleThatMet();
    await markAttendance(ben, meetingId, { absentIds: [bo.personId] }, after);
    const [anas, bos] = [await readMeeting(ana, meetingId, after), await readMeeting(bo, meetingId, after)];
    assert.deepEqual([[anas.absent, anas.can, anas.circle?.came], [bos.absent, bos.can]], [[undefined, [], undefined], ['me', ['contest']]]);
    assert.deepEqual((await readAttendance(ana, meetingId, after)).items.map(({ person, came }) => [person.id, came]), [[ana.personId, true]]);
    assert.deepEqual((await readMeetingHistory(ana, meetingId)).items.at(-1)?.absentees, undefined, 'whether the others came is not told either');
    assert.deepEqual((await readMeetingHistory(bo, meetingId)).items.at(-1)?.absentees?.map(({ id }) => id), [bo.personId]);
    await assert.rejects(contestHeld(ana, meetingId, {}, after), broken('moved-on'));
    for (const other of [{ held: false }, { absent: 'them' }] as const) await assert.rejects(contestHeld(bo, meetingId, other, days(1)), broken('body-invalid'), 'nothing else is a member’s to say');
    const contested = await contestHeld(bo, meetingId, { held: true, reason: 'I joined by phone' }, days(1));
    assert.deepEqual([contested.absent, contested.contested, contested.can], [undefined, true, []]);
    assert.deepEqual(await counted(), [1, 1, 1, 1]);
    const kept = await markAttendance(ben, meetingId, { absentIds: [bo.personId] }, days(2));
    assert.deepEqual(kept.items.find(({ person }) => person.id === bo.personId), { person: kept.items[1]!.person, came: null, contested: true });
    assert.deepEqual(await counted(), [1, 1, 1, 1], 'nobody is kept as absent against their word');
    const reasonsTo = async (reader: ProgramActor) => (await readMeetingHistory(reader, meetingId)).items.flatMap(({ reason }) => reason ?? []);
    assert.deepEqual([await reasonsTo(ben), await reasonsTo(bo), await reasonsTo(ana)], [['I joined by phone'], ['I joined by phone'], []]);
    const coordinator = await aCoordinator(place);
    assert.deepEqual(await reasonsTo(coordinator), []);
    const history = (await readMeetingHistory(coordinator, meetingId)).items;
    assert.deepEqual(history.slice(1, 3).map(({ type, by }) => [type, by?.id]), [['meeting.held', ben.personId], ['meeting.attendance-contested', bo.personId]]);
  });

  test('one member who contests a meeting that everybody is said to have missed makes it one that was held, for those who came', async () => {
    const { ben, ana, bo, cy, meetingId, counted } = await aCircleThatMet();
    await markAttendance(ben, meetingId, { absentIds: [ana, bo, cy].map(({ personId }) => personId) }, after);
    assert.equal((await contestHeld(cy, meetingId, {}, days(1))).state, 'held');
    assert.deepEqual(await counted(), [1, 0, 0, 1]);
    await assert.rejects(contestHeld(bo, meetingId, {}, days(8)), broken('moved-on'), 'too late');
  });

  test('is for its mentor to say, of its own people; coordinators read it, and nobody else', async () => {
    const { place, ben, ana, meetingId } = await aCircleThatMet();
    const stranger = await aMentee(place);
    const coordinator = await aCoordinator(place);
    for (const actor of [ana, coordinator]) await assert.rejects(markAttendance(actor, meetingId, { absentIds: [] }, after), NotAllowed);
    await assert.rejects(markAttendance(stranger, meetingId, { absentIds: [] }, after), NotFound);
    await assert.rejects(readAttendance(stranger, meetingId, after), NotFound);
    await assert.rejects(markAttendance(ben, meetingId, { absentIds: [stranger.personId] }, after), broken('body-invalid'));
    const { items, can } = await readAttendance(coordinator, meetingId, after);
    assert.deepEqual([items.length, can], [3, []]);
  });

  test('of a pair there is no list: who did not come is a word of the two', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    const meeting = await bookMeeting(mentee, { matchId, ...slot }, now);
    await assert.rejects(readAttendance(mentor, meeting.id, after), NotFound);
    await assert.rejects(markAttendance(mentor, meeting.id, { absentIds: [] }, after), NotFound);
  });

  test('said twice in the same moment it is one list', async () => {
    const { ben, ana, bo, meetingId, counted } = await aCircleThatMet();
    await Promise.allSettled([markAttendance(ben, meetingId, { absentIds: [ana.personId] }, after), markAttendance(ben, meetingId, { absentIds: [bo.personId] }, after)]);
    assert.equal((await counted()).slice(1).reduce((sum, held) => sum + held, 0), 2);
  });
});
