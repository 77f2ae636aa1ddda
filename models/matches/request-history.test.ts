import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram, type Enrolled } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotFound } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import {
  acceptMatchRequest, declineMatchRequest, editMatchRequest, expireRequests, markMatchRequestRead, rankMatchRequest, readMatchRequest, readMatchRequestHistory, remindMentors, sendMatchRequest, withdrawMatchRequest,
} from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const remind = { kind: 'system', job: 'remind-mentors' } as const;
const expire = { kind: 'system', job: 'expire-requests' } as const;
const words = { goal: 'Land a data internship', message: 'You build what I study.', cadence: 'monthly' } as const;

/** Ana asks three mentors in order. */
async function ranked(enrolled: readonly Enrolled[] = [{}, {}, {}]) {
  const place = await aProgram();
  const ana = await aMentee(place);
  const mentors: ProgramActor[] = [];
  for (const one of enrolled) mentors.push(await aMentor(place, one));
  const [ngozi, tomas, ben] = mentors as [ProgramActor, ProgramActor, ProgramActor];
  const request = await sendMatchRequest(ana, { ...words, choices: mentors.map(({ personId }) => personId) }, now);
  return { place, ana, ngozi, tomas, ben, request };
}

/** Each step with its day, who did it and which mentor it was about, by their names in the test. */
async function told(reader: ProgramActor, requestId: string, people: Readonly<Record<string, ProgramActor>>) {
  const nameOf = (id: string | undefined): string => (id !== undefined && Object.keys(people).find((name) => people[name]?.personId === id)) || 'nobody';
  const { items } = await readMatchRequestHistory(reader, requestId);
  return items.map(({ step, at, by, mentor, why, reason }) =>
    [`${(at.getTime() - now.getTime()) / 86_400_000}: ${step} ${nameOf(mentor.id)} by ${nameOf(by?.id)}`, why, reason].filter((part) => part !== undefined).join(', '));
}

describe('the history of a request', () => {
  test('its mentee reads what happened when, over all whom they asked', async () => {
    const { ana, ngozi, tomas, ben, request } = await ranked();
    await editMatchRequest(ana, request.id, { message: 'You build what I study, and I would like to ask how.' }, later(1));
    await remindMentors(remind, later(3));
    await markMatchRequestRead(ngozi, request.id, later(4));
    await declineMatchRequest(ngozi, request.id, { reason: 'no-time-now' }, later(5));
    await expireRequests(expire, later(15));
    await acceptMatchRequest(ben, request.id, later(16));
    assert.deepEqual(await told(ana, request.id, { ana, ngozi, tomas, ben }), [
      '0: sent ngozi by ana',
      '1: edited ngozi by ana',
      '3: reminded ngozi by nobody',
      '4: read ngozi by ngozi',
      '5: declined ngozi by ngozi, no-time-now',
      '5: asked tomas by nobody',
      '15: expired tomas by nobody',
      '15: asked ben by nobody',
      '16: accepted ben by ben',
    ]);
  });

  test('a mentor reads their own turn alone, as if they were the only one; who has not been asked reads nothing', async () => {
    const { ana, ngozi, tomas, ben, request } = await ranked();
    await declineMatchRequest(ngozi, request.id, { reason: 'other-field' }, later(1));
    await rankMatchRequest(ana, request.id, { next: [ben.personId] }, later(2));
    await withdrawMatchRequest(ana, request.id, later(3));
    const people = { ana, ngozi, tomas, ben };
    assert.deepEqual(await told(ngozi, request.id, people), ['0: sent ngozi by ana', '1: declined ngozi by ngozi, other-field']);
    assert.deepEqual(await told(tomas, request.id, people), ['1: sent tomas by ana', '3: withdrawn tomas by ana']);
    await assert.rejects(readMatchRequestHistory(ben, request.id), NotFound);
    const coordinating = { ...ngozi, roles: ['mentor', 'coordinator'] } as ProgramActor;
    assert.deepEqual(await told(coordinating, request.id, people), await told(ngozi, request.id, people), 'also one who coordinates the program');
  });

  test('coordinators and who administers the school read all but what was given as reason', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked();
    await declineMatchRequest(ngozi, request.id, { reason: 'no-time-now' }, later(1));
    const expected = ['0: sent ngozi by ana', '1: declined ngozi by ngozi', '1: asked tomas by nobody'];
    const chiara = await aCoordinator(place);
    for (const roles of [['coordinator'], ['tenant-admin']] as const) {
      assert.deepEqual(await told({ ...chiara, roles: [...roles] }, request.id, { ana, ngozi, tomas, ben }), expected);
    }
  });

  test('reading it is not reading the request', async () => {
    const { ana, ngozi, request } = await ranked();
    await readMatchRequestHistory(ngozi, request.id);
    assert.deepEqual((await readMatchRequest(ana, request.id, now)).can, ['edit', 'rank', 'withdraw']);
  });

  test('who could not be asked in their turn stands before who was asked instead', async () => {
    const { ana, ngozi, tomas, ben, request } = await ranked();
    await EnrolmentModel.updateOne({ tenantId: tomas.tenantId, programId: tomas.programId, personId: tomas.personId }, { $set: { placesTaken: 1 } });
    await declineMatchRequest(ngozi, request.id, {}, later(1));
    assert.deepEqual(await told(ana, request.id, { ana, ngozi, tomas, ben }), [
      '0: sent ngozi by ana', '1: declined ngozi by ngozi', '1: passed-over tomas by nobody, full', '1: asked ben by nobody',
    ]);
  });

  test('a closed request says why to its mentee, and to a mentor only where it was their own places', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked([{}, {}]);
    const yuki = await aMentee(place);
    const hers = await sendMatchRequest(yuki, { ...words, choices: [ngozi.personId] }, now);
    await acceptMatchRequest(ngozi, hers.id, later(1));
    const people = { ana, ngozi, tomas, ben };
    assert.deepEqual(await told(ana, request.id, people), ['0: sent ngozi by ana', '1: closed ngozi by nobody, full', '1: asked tomas by nobody']);
    assert.deepEqual(await told(ngozi, request.id, people), ['0: sent ngozi by ana', '1: closed ngozi by nobody, full']);
    await leaveProgram(ana, later(2));
    assert.deepEqual((await told(await aCoordinator(place), request.id, people)).at(-1), '2: closed tomas by nobody, left');
    assert.deepEqual((await told(tomas, request.id, people)).at(-1), '2: closed tomas by nobody');
  });

  test('a mentor who leaves while asked cannot be asked any more, and says no more than that', async () => {
    const { ana, ngozi, tomas, ben, request } = await ranked();
    await leaveProgram(ngozi, later(1));
    assert.deepEqual((await told(ana, request.id, { ana, ngozi, tomas, ben })).slice(1), ['1: closed ngozi by nobody, unavailable', '1: asked tomas by nobody']);
  });

  test('where names are hidden they are hidden here', async () => {
    const { place, ngozi, request } = await ranked([{}]);
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { 'settings.fairness.blind': true } });
    const { items: [sent] } = await readMatchRequestHistory(ngozi, request.id);
    assert.equal(sent?.by?.blind, true);
  });
});
