import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, actorIn, aMatch, aMentee, aMentor, aProgram, aStranger, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enrolmentsOf, recountPlaces } from '../people/enrolments.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { closeForLeaver } from './leavers.ts';
import { readMatchRequest, sendMatchRequest } from './match-requests.ts';
import { completeMatch, countPlaces, currentMatchesOf, endMatch, listMatches, matchOf, pauseMatch, resumeMatch, startClosing } from './matches.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });

async function aPair(place?: Place) {
  const program = place ?? (await aProgram());
  const [ana, ben] = [await aMentee(program, { person: { zone: 'America/Sao_Paulo' } }), await aMentor(program, { enrolment: { headline: 'Data engineer' } })];
  const id = await aMatch(program, { mentorId: ben.personId, menteeId: ana.personId, startedAt: now });
  return { program, ana, ben, id };
}

async function placesTaken(actor: ProgramActor): Promise<number> {
  return (await enrolmentsOf(actor.tenantId, actor.programId, actor.personId))[0]!.placesTaken;
}

describe('a match', () => {
  test('shows each side the other, with their clock now, and the week it is in', async () => {
    const { ana, ben, id } = await aPair();
    const [toAna] = (await listMatches(ana, later(21))).items;
    assert.deepEqual(
      [toAna?.id, toAna?.mySide, toAna?.partner?.id, toAna?.partner?.headline, toAna?.partner?.localTime, toAna?.week, toAna?.weeks],
      [id, 'mentee', ben.personId, 'Data engineer', '10:00', 4, 26],
    );
    const [toBen] = (await listMatches(ben, now)).items;
    assert.deepEqual([toBen?.mySide, toBen?.partner?.localTime, toBen?.week], ['mentor', '06:00', 1]);
  });

  test('is seen by its pair and by coordinators; for everybody else it is not there', async () => {
    const { program, ana, ben, id } = await aPair();
    for (const reader of [ana, ben, await aCoordinator(program)]) assert.equal((await matchOf(reader, id)).menteeId, ana.personId);
    const elsewhere = await aProgram({ tenantId: program.tenantId });
    const abroad = await aProgram();
    for (const reader of [
      await aMentor(program),
      await aStranger(program),
      actorIn(elsewhere, ben.personId, ['mentor', 'coordinator']),
      actorIn({ ...program, tenantId: abroad.tenantId }, ben.personId, ['mentor', 'coordinator', 'tenant-admin']),
    ]) {
      for (const act of [pauseMatch, resumeMatch, startClosing, completeMatch, endMatch]) await assert.rejects(act(reader, id, now), NotFound);
      await assert.rejects(matchOf(reader, id), NotFound);
      if (reader.roles.length > 0) assert.deepEqual((await listMatches(reader, now)).items, []);
    }
    await assert.rejects(listMatches(await aStranger(program), now), NotAllowed);
  });

  test('of the same two there is one at a time', async () => {
    const { program, ana, ben, id } = await aPair();
    await assert.rejects(aMatch(program, { mentorId: ben.personId, menteeId: ana.personId }), (error) => isDuplicate(error, 'tenantId', 'menteeId', 'mentorId'));
    await endMatch(ana, id, now);
    await aMatch(program, { mentorId: ben.personId, menteeId: ana.personId });
  });
});

describe('the life of a match', () => {
  test('a break and the time of goodbye hold the places; completing gives both back, once', async () => {
    const { program, ana, ben, id } = await aPair();
    assert.equal((await pauseMatch(ana, id, now)).state, 'paused');
    await assert.rejects(startClosing(ana, id, now), broken('moved-on'));
    assert.equal((await resumeMatch(ben, id, now)).state, 'active');
    assert.equal((await startClosing(ben, id, now)).state, 'closing');
    assert.deepEqual([await placesTaken(ana), await placesTaken(ben)], [1, 1]);
    const outcomes = await Promise.allSettled([completeMatch(ana, id, later(7)), completeMatch(ben, id, later(7)), endMatch(ana, id, later(7))]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual([await placesTaken(ana), await placesTaken(ben)], [0, 0]);
    assert.deepEqual(await currentMatchesOf(program, ana.personId), []);
    const events = await EventModel.find({ tenantId: program.tenantId, programId: program.programId, matchId: id }).sort({ _id: 1 }).lean();
    assert.deepEqual(events.slice(0, 3).map(({ type }) => type), ['match.paused', 'match.resumed', 'match.closing']);
    assert.equal(events.length, 4);
    for (const act of [pauseMatch, resumeMatch, startClosing, completeMatch, endMatch]) await assert.rejects(act(ana, id, now), broken('moved-on'));
  });

  test('either side and a coordinator may end it at any time before', async () => {
    for (const who of ['ana', 'ben', 'chiara'] as const) {
      const { program, ana, ben, id } = await aPair();
      const chiara = await aCoordinator(program);
      const ended = await endMatch({ ana, ben, chiara }[who], id, later(3));
      assert.deepEqual([ended.state, ended.mySide], ['ended', { ana: 'mentee', ben: 'mentor', chiara: null }[who]]);
      assert.equal(ended.week, 1);
    }
  });

  test('a person who leaves frees their partners and those who asked them; what they have in the other role stays', async () => {
    const { program, ana, ben, id } = await aPair();
    const zoe = await aMentee(program);
    const mentorToo = await aMentor(program, { enrolment: { capacity: 2 } });
    await aMatch(program, { mentorId: mentorToo.personId, menteeId: zoe.personId });
    const asMentee = await aMentee(program, { personId: mentorToo.personId });
    const carla = await aMentor(program);
    const received = await sendMatchRequest(await aMentee(program), { choices: [mentorToo.personId], goal: 'x', message: '', cadence: 'monthly' }, now);
    const sent = await sendMatchRequest(asMentee, { choices: [carla.personId], goal: 'x', message: '', cadence: 'monthly' }, now);

    await closeForLeaver(ben, { personId: ben.personId, role: 'mentor' }, now);
    assert.equal((await matchOf(ana, id)).state, 'ended');
    assert.equal(await placesTaken(ana), 0);

    await closeForLeaver(mentorToo, { personId: mentorToo.personId, role: 'mentor' }, now);
    assert.deepEqual(await currentMatchesOf(program, zoe.personId), []);
    assert.equal((await readMatchRequest(mentorToo, received.id, now)).state, 'closed');
    assert.equal((await readMatchRequest(asMentee, sent.id, now)).state, 'pending');
    await closeForLeaver(asMentee, { personId: asMentee.personId, role: 'mentee' }, now);
    assert.equal((await readMatchRequest(asMentee, sent.id, now)).state, 'closed');
    assert.deepEqual(await recountPlaces({ kind: 'system', job: 'recount-places' }, countPlaces), []);
  });
});
