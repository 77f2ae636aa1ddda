import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed } from '../problems.ts';
import type { CircleVisibility } from '../vocabulary.ts';
import { joinWaitingList } from '../waiting-lists/waiting-lists.ts';
import { admitToCircle, askToJoin, declineForCircle, editCircle, inviteToCircle, joinCircle, leaveCircle, readCircle, removeMember, startCircle, withdrawFromCircle } from './circles.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });

async function aCircle(place: Place, { visibility = 'open', seats = 4 }: { visibility?: CircleVisibility; seats?: number } = {}) {
  const ben = await aMentor(place);
  const { id } = await startCircle(ben, { title: 'Data careers', visibility, seats }, now);
  return { ben, id };
}

async function mailsOf({ tenantId, programId }: Place, personId: string): Promise<string[]> {
  return (await OutboxModel.find({ tenantId, programId, receiverId: personId }).sort({ _id: 1 }).lean()).map(({ template }) => template);
}

describe('who was taken out', () => {
  async function takenOut(place: Place, { seats = 4 }: { seats?: number } = {}): Promise<{ ben: ProgramActor; ana: ProgramActor; id: string }> {
    const { ben, id } = await aCircle(place, { seats });
    const ana = await aMentee(place);
    await joinCircle(ana, id, now);
    await removeMember(ben, id, ana.personId, { reason: 'You have moved to the Friday circle' }, later(1));
    return { ben, ana, id };
  }

  test('does not sit down in an open circle again by themselves, nor wait for a seat of it', async () => {
    const place = await aProgram();
    const { ana, id } = await takenOut(place, { seats: 2 });
    await assert.rejects(joinCircle(ana, id, later(2)), { ...broken('circle-taken-out'), details: { circleId: id, askAgainAt: later(91).toISOString() } });
    const seen = await readCircle(ana, id, later(2));
    assert.deepEqual([seen.can, seen.comingBack], [[], { takenOut: true, askAgainAt: later(91) }]);
    for (const other of [await aMentee(place), await aMentee(place)]) await joinCircle(other, id, later(2));
    await assert.rejects(joinWaitingList(ana, { kind: 'circle', of: id }, later(2)), NotAllowed);
    await assert.rejects(joinCircle(ana, id, later(200)), broken('circle-taken-out'), 'nor ever');
  });

  test('comes back by an invitation, and is then as any member: who leaves an open circle may join it again', async () => {
    const place = await aProgram();
    const { ben, ana, id } = await takenOut(place);
    await inviteToCircle(ben, id, ana.personId, {}, later(2));
    assert.deepEqual((await readCircle(ana, id, later(2))).can, ['join', 'withdraw']);
    assert.deepEqual((await joinCircle(ana, id, later(2))).comingBack, null);
    await leaveCircle(ana, id, later(3));
    assert.equal((await joinCircle(ana, id, later(3))).mySide, 'mentee');
  });

  test('may ask for a seat after the program’s days, also in an open circle, and its mentor or who coordinates decides', async () => {
    const place = await aProgram();
    const { ben, ana, id } = await takenOut(place);
    await assert.rejects(askToJoin(ana, id, {}, later(90)), broken('circle-taken-out'));
    assert.deepEqual((await readCircle(ana, id, later(91))).can, ['ask']);
    await askToJoin(ana, id, {}, later(91));
    await assert.rejects(joinCircle(ana, id, later(91)), broken('circle-taken-out'));
    await admitToCircle(await aCoordinator(place), id, ana.personId, later(92));
    assert.equal((await readCircle(ben, id)).seatsTaken, 1);
  });

  test('of another circle is nothing to this one, and whoever was never in it joins as before', async () => {
    const place = await aProgram();
    const { ana, id } = await takenOut(place);
    const other = await aCircle(place);
    assert.equal((await joinCircle(ana, other.id, later(2))).mySide, 'mentee');
    assert.equal((await joinCircle(await aMentee(place), id, later(2))).mySide, 'mentee');
    await assert.rejects(askToJoin(await aMentee(place), id, {}, later(2)), broken('moved-on'), 'they can join by themselves');
  });
});

describe('who asked before', () => {
  test('asks again only after the program’s days, and its mentor reads no mail of it meanwhile', async () => {
    const place = await aProgram({ settings: { requests: { sameMentorAgainDays: 30 } } });
    const { ben, id } = await aCircle(place, { visibility: 'on-request' });
    const ana = await aMentee(place);
    await askToJoin(ana, id, {}, now);
    await declineForCircle(ben, id, ana.personId, later(5));
    await assert.rejects(askToJoin(ana, id, {}, later(34)), { ...broken('circle-asked-before'), details: { circleId: id, askAgainAt: later(35).toISOString() } });
    const seen = await readCircle(ana, id, later(34));
    assert.deepEqual([seen.can, seen.comingBack], [[], { takenOut: false, askAgainAt: later(35) }]);
    assert.deepEqual(await mailsOf(place, ben.personId), ['circle-asked']);
    await askToJoin(ana, id, {}, later(35));
    assert.deepEqual(await mailsOf(place, ben.personId), ['circle-asked', 'circle-asked']);
  });

  test('and took it back, the same; an invitation opens it at any time, and so does a circle that is open by now', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'on-request' });
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    for (const one of [ana, bo]) {
      await askToJoin(one, id, {}, now);
      await withdrawFromCircle(one, id, now);
      await assert.rejects(askToJoin(one, id, {}, later(1)), broken('circle-asked-before'));
    }
    await inviteToCircle(ben, id, ana.personId, {}, later(1));
    assert.equal((await joinCircle(ana, id, later(1))).mySide, 'mentee');
    await editCircle(ben, id, { visibility: 'open' }, later(2));
    assert.equal((await joinCircle(bo, id, later(2))).mySide, 'mentee');
  });

  test('and was let in, and left, may ask again at once; so may who had left the program', async () => {
    const place = await aProgram();
    const { ben, id } = await aCircle(place, { visibility: 'on-request' });
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    await askToJoin(ana, id, {}, now);
    await admitToCircle(ben, id, ana.personId, now);
    await leaveCircle(ana, id, later(1));
    assert.equal((await askToJoin(ana, id, {}, later(1))).myRequest, 'asked');
    await askToJoin(bo, id, {}, now);
    await leaveProgram(bo, later(1));
    await EnrolmentModel.updateOne({ ...place, personId: bo.personId }, { $set: { state: 'active' } }); // they are back
    assert.equal((await askToJoin(bo, id, {}, later(2))).myRequest, 'asked');
  });
});

test('an invitation to somebody who has asked already is the yes: they are in, and told so', async () => {
  const place = await aProgram();
  const { ben, id } = await aCircle(place, { visibility: 'on-request', seats: 2 });
  const [ana, bo, cleo] = [await aMentee(place), await aMentee(place), await aMentee(place)];
  for (const one of [ana, bo, cleo]) await askToJoin(one, id, {}, now);
  const circle = await inviteToCircle(ben, id, ana.personId, { message: 'Come along' }, now);
  assert.deepEqual([circle.members?.map((member) => member.id), circle.waiting?.length], [[ana.personId], 2]);
  assert.deepEqual(await mailsOf(place, ana.personId), ['circle-admitted']);
  await inviteToCircle(await aCoordinator(place), id, bo.personId, {}, now);
  await assert.rejects(inviteToCircle(ben, id, cleo.personId, {}, now), broken('circle-full'));
  assert.deepEqual((await readCircle(ben, id)).waiting?.map(({ person }) => person.id), [cleo.personId], 'they still wait');
});
