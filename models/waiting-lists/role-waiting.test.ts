import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, anExternalPerson, aProgram, aStranger } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { approveEnrolment, declineEnrolment, join } from '../people/enrolments.ts';
import { leaveProgram } from '../people/leaving.ts';
import type { RuleBroken } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { WaitingListModel } from './waiting-list.model.ts';
import { WaitingModel } from './waiting.model.ts';
import { endOffers, joinWaitingList, listWaiting, lookForPlaces } from './waiting-lists.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const job = { kind: 'system', job: 'look-for-places' } as const;
const form = { role: 'mentee', name: 'Zed', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } } as const;
const list = { kind: 'program', of: 'mentee' } as const;

async function stands(person: ProgramActor): Promise<readonly [string, number | null] | null> {
  const [first] = (await listWaiting(person)).items;
  return first === undefined ? null : [first.state, first.position];
}

test('a role takes as many as the program says, however many join at once; the others hear that it is full and can wait', async () => {
  const place = await aProgram({ settings: { places: { mentee: 3 } } });
  const people = await Promise.all(Array.from({ length: 8 }, () => aStranger(place)));
  const outcomes = await Promise.allSettled(people.map((person) => join(person, form, now)));
  assert.equal(await EnrolmentModel.countDocuments({ ...place, role: 'mentee', state: 'active' }), 3);
  const refused = outcomes.flatMap((outcome, at) => (outcome.status === 'rejected' ? [[people[at]!, (outcome.reason as RuleBroken).code] as const] : []));
  assert.deepEqual(refused.map(([, code]) => code), Array.from({ length: 5 }, () => 'role-full'));
  assert.equal((await joinWaitingList(refused[0]![0], list, now)).position, 1);
});

test('who leaves, and who is declined, makes room for the first in line; the place is for nobody else until they have joined', async () => {
  const place = await aProgram({ settings: { places: { mentee: 1 } } });
  const inIt = await aMentee(place);
  const [first, second] = [await aStranger(place), await aStranger(place)];
  await joinWaitingList(first, list, now);
  await joinWaitingList(second, list, now);
  await leaveProgram(inIt, later(1));
  assert.deepEqual([await stands(first), await stands(second)], [['offered', null], ['waiting', 1]]);
  await assert.rejects(join(await aStranger(place), form, later(2)), { code: 'role-full' });
  await assert.rejects(join(second, form, later(2)), { code: 'role-full' });
  await join(first, form, later(3));
  assert.deepEqual([await stands(first), await stands(second)], [null, ['waiting', 1]]);

  const asked = await aProgram({ settings: { enrolment: { mentee: 'approval' }, places: { mentee: 1 } } });
  const pending = await join(await aStranger(asked), form, now);
  const waits = await aStranger(asked);
  await joinWaitingList(waits, list, now);
  await declineEnrolment(await aCoordinator(asked), pending.id, { reason: 'Not this time' }, later(1));
  assert.deepEqual(await stands(waits), ['offered', null]);
});

test('a coordinator may let in above the places whoever they had declined; the next one who leaves makes no room then', async () => {
  const place = await aProgram({ settings: { enrolment: { mentee: 'approval' }, places: { mentee: 1 } } });
  const chiara = await aCoordinator(place);
  const zed = await join(await aStranger(place), form, now);
  await declineEnrolment(chiara, zed.id, { reason: 'Not this time' }, now);
  const inIt = await aStranger(place);
  await approveEnrolment(chiara, (await join(inIt, form, later(1))).id, later(1));
  const waits = await aStranger(place);
  await joinWaitingList(waits, list, later(2));
  assert.equal((await approveEnrolment(chiara, zed.id, later(3))).state, 'active');
  await leaveProgram(inIt, later(4));
  assert.deepEqual(await stands(waits), ['waiting', 1]);
});

test('an offer that runs out is the next one’s, who has come late or too early counts the same', async () => {
  const place = await aProgram({ settings: { enrolment: { mentee: 'closed' } } });
  const [first, second] = [await aStranger(place), await aStranger(place)];
  assert.equal((await joinWaitingList(first, list, now)).position, 1);
  assert.equal((await joinWaitingList(second, list, now)).position, 2);
  await lookForPlaces(job, later(1));
  assert.deepEqual(await stands(first), ['waiting', 1]);
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { 'settings.enrolment.mentee': 'open', 'settings.places.mentee': 1 } });
  await lookForPlaces(job, later(2));
  assert.deepEqual([await stands(first), await stands(second)], [['offered', null], ['waiting', 1]]);
  await endOffers(job, later(75));
  assert.deepEqual([await stands(first), await stands(second)], [null, ['offered', null]]);
});

test('nobody waits for what they have, for an open role, or for one that there is not; who was declined has to be let in', async () => {
  const place = await aProgram();
  await assert.rejects(joinWaitingList(await aStranger(place), list, now), { code: 'place-free' });
  await assert.rejects(joinWaitingList(await aMentee(place), list, now), { code: 'enrolled-already' });
  await assert.rejects(joinWaitingList(await aMentee(place, { enrolment: { state: 'declined' } }), list, now), { code: 'enrolment-closed' });
  await assert.rejects(joinWaitingList(await aStranger(place), { kind: 'program', of: 'a'.repeat(24) }, now), { code: 'body-invalid' });
});

test('a place of a closed role is offered to whoever was invited to it, and to nobody else', async () => {
  const place = await aProgram({ settings: { enrolment: { mentee: 'closed' }, places: { mentee: 1 } } });
  const [inIt, uninvited, invited] = [await aMentee(place), await aStranger(place), await aStranger(place)];
  await anExternalPerson(place, { role: 'mentee', personId: new Types.ObjectId(invited.personId) });
  await joinWaitingList(uninvited, list, now);
  await joinWaitingList(invited, list, now);
  await leaveProgram(inIt, later(1));
  assert.deepEqual([await stands(uninvited), await stands(invited)], [['waiting', 1], ['offered', null]]);
  assert.equal((await join(invited, form, later(2))).state, 'active');

  const free = await aProgram({ settings: { enrolment: { mentee: 'closed' } } });
  const another = await aStranger(free);
  await anExternalPerson(free, { role: 'mentee', personId: new Types.ObjectId(another.personId) });
  await assert.rejects(joinWaitingList(another, list, now), { code: 'place-free' });
});

test('who leaves the program waits for no role of it either: the place is the next one’s', async () => {
  const place = await aProgram({ settings: { places: { mentee: 1 } } });
  const inIt = await aMentee(place);
  const ben = await aMentor(place);
  const next = await aStranger(place);
  await joinWaitingList(ben, list, now);
  await joinWaitingList(next, list, now);
  await leaveProgram(ben, later(1));
  assert.equal(await stands(ben), null);
  await leaveProgram(inIt, later(2));
  assert.deepEqual(await stands(next), ['offered', null]);
});

test('many at the front of a line who cannot use a place keep it from nobody behind them', async () => {
  const place = await aProgram({ settings: { enrolment: { mentee: 'closed' } } });
  const [uninvited, invited] = [await aStranger(place), await aStranger(place)];
  const joined = { ...place, ...list, state: 'waiting', open: true, joinedAt: now } as const;
  const ahead = await Promise.all(Array.from({ length: 200 }, () => aStranger(place)));
  await WaitingModel.insertMany(ahead.map(({ personId }, at) => ({ ...joined, personId, turn: at + 1 })));
  await WaitingListModel.create({ ...place, ...list, lastTurn: 200 });
  await joinWaitingList(uninvited, list, now);
  await joinWaitingList(invited, list, now);
  await anExternalPerson(place, { role: 'mentee', personId: new Types.ObjectId(invited.personId) });
  await lookForPlaces(job, later(1));
  await lookForPlaces(job, later(2));
  assert.deepEqual([await stands(uninvited), await stands(invited)], [['waiting', 201], ['offered', null]]);
});
