import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { eventsSince } from '../events/events.ts';
import { aCoordinator, aMentee, anExternalPerson, anId, aProgram, aStranger } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { join } from '../people/enrolments.ts';
import { listOpenings } from '../people/openings.ts';
import { NotAllowed } from '../problems.ts';
import { joinWaitingList, listWaiting, lookForPlaces } from '../waiting-lists/waiting-lists.ts';
import { editEnrolmentRules, readEnrolmentRules } from './enrolment-rules.ts';
import { copyProgram, readProgram } from './programs.ts';

await useTestDatabase();

/** The window of these tests on the clock of Berlin; the clocks go back on 25 October. */
const window = { zone: 'Europe/Berlin', opens: '2026-10-20T09:00', closes: '2026-10-26T18:00' };
const [before, opening, last, over] = ['2026-10-20T06:59:59Z', '2026-10-20T07:00:00Z', '2026-10-26T16:59:59Z', '2026-10-26T17:00:00Z'].map((at) => new Date(at)) as [Date, Date, Date, Date];
const form = { role: 'mentee', name: 'Zed', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } } as const;
const list = { kind: 'program', of: 'mentee' } as const;
const inTime = { settings: { enrolment: window } };

async function stateFor(person: Parameters<typeof listOpenings>[0], at: Date) {
  return (await listOpenings(person, at)).items.find(({ role }) => role === 'mentee')?.state;
}

test('people join within the program’s time on the clock of its place, and neither before nor after', async () => {
  const place = await aProgram(inTime);
  const early = await aStranger(place);
  await assert.rejects(join(early, form, before), { code: 'enrolment-not-open', details: { role: 'mentee', opensAt: opening } });
  assert.equal((await join(early, form, opening)).state, 'active');
  assert.equal((await join(await aStranger(place), form, last)).state, 'active');
  await assert.rejects(join(await aStranger(place), form, over), { code: 'enrolment-over', details: { role: 'mentee', closesAt: over } });
});

test('how joining stands is told before anybody fills in a form', async () => {
  const place = await aProgram({ settings: { enrolment: { ...window, mentor: 'closed' }, places: { mentee: 1 } } });
  const person = await aStranger(place);
  assert.deepEqual([await stateFor(person, before), await stateFor(person, opening), await stateFor(person, over)], ['before', 'open', 'over']);
  await aMentee(place);
  const { items } = await listOpenings(person, opening);
  assert.deepEqual(items.map(({ role, state }) => [role, state]), [['mentor', 'closed'], ['mentee', 'full']]);
  assert.deepEqual(items[0]?.closesAt, over);
  assert.equal((await readProgram(person, place.programId, 'en')).limited, true);
  const open = await aProgram();
  assert.equal((await readProgram(await aStranger(open), open.programId, 'en')).limited, undefined);
});

test('nobody queues before the day; whoever is late can wait, and is offered a place when joining opens again', async () => {
  const place = await aProgram(inTime);
  const late = await aStranger(place);
  await assert.rejects(joinWaitingList(late, list, before), { code: 'enrolment-not-open' });
  assert.equal((await joinWaitingList(late, list, over)).position, 1);
  await lookForPlaces({ kind: 'system', job: 'look-for-places' }, new Date(over.getTime() + 3_600_000));
  assert.equal((await listWaiting(late)).items[0]?.state, 'waiting');
  const chiara = await aCoordinator(place);
  assert.deepEqual((await readEnrolmentRules(chiara, place.programId)).waiting, { mentor: 0, mentee: 1 });
  await editEnrolmentRules(chiara, place.programId, { window: { ...window, closes: '2026-11-30T18:00' } }, over);
  assert.equal((await listWaiting(late)).items[0]?.state, 'offered');
});

test('a place that was offered is kept beyond the last hour, and whoever was invited joins at any time', async () => {
  const place = await aProgram({ settings: { enrolment: window, places: { mentee: 1 } } });
  const [waits, invited] = [await aStranger(place), await aStranger(place)];
  await aMentee(place);
  await joinWaitingList(waits, list, last);
  const rules = await editEnrolmentRules(await aCoordinator(place), place.programId, { places: { mentee: 2 } }, last);
  assert.deepEqual([rules.places, rules.inUse, rules.waiting.mentee], [{ mentor: 0, mentee: 2 }, { mentor: 0, mentee: 2 }, 0]);
  assert.equal((await join(waits, form, new Date(over.getTime() + 3_600_000))).state, 'active');
  await editEnrolmentRules(await aCoordinator(place), place.programId, { places: { mentee: 0 } }, last);
  await anExternalPerson(place, { role: 'mentee', personId: new Types.ObjectId(invited.personId) });
  assert.equal(await stateFor(invited, over), 'open');
  assert.equal((await join(invited, form, over)).state, 'active');
});

test('what a coordinator sets is kept with its clock; what is not said stays, and nobody who is in has to go', async () => {
  const place = await aProgram({ settings: { places: { mentor: 7 } } });
  const chiara = await aCoordinator(place);
  await aMentee(place);
  await aMentee(place);
  assert.equal((await readEnrolmentRules(chiara, place.programId)).window, null);
  const rules = await editEnrolmentRules(chiara, place.programId, { policy: { mentee: 'approval' }, places: { mentee: 1 }, window });
  assert.deepEqual(
    { ...rules },
    { policy: { mentor: 'approval', mentee: 'approval' }, places: { mentor: 7, mentee: 1 }, window, opensAt: opening, closesAt: over, inUse: { mentor: 0, mentee: 2 }, waiting: { mentor: 0, mentee: 0 } },
  );
  assert.deepEqual(await readEnrolmentRules(chiara, place.programId), rules);
  assert.deepEqual((await eventsSince(chiara, anId())).filter(({ type }) => type === 'program.edited').length, 1);
  assert.equal((await editEnrolmentRules(chiara, place.programId, { window: null })).window, null);
});

test('a window that ends before it begins, or on no known clock, is refused; so are others than coordinators, and a program that is closed for good', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  await assert.rejects(editEnrolmentRules(chiara, place.programId, { window: { ...window, closes: window.opens } }), { code: 'body-invalid', details: { path: 'window.closes' } });
  await assert.rejects(editEnrolmentRules(chiara, place.programId, { window: { ...window, zone: 'Atlantis' } }), { code: 'zone-unknown' });
  await assert.rejects(readEnrolmentRules(await aMentee(place), place.programId), NotAllowed);
  const closed = await aProgram({ state: 'archived' });
  await assert.rejects(editEnrolmentRules(await aCoordinator(closed), closed.programId, { places: { mentee: 1 } }), { code: 'moved-on' });
});

test('a program like another one takes its places along, and no time to join that is over', async () => {
  const place = await aProgram({ settings: { enrolment: window, places: { mentee: 3 } } });
  const teacher = { kind: 'person', tenantId: place.tenantId, personId: (await aStranger(place)).personId, roles: [] } as const;
  const copied = async (now: Date) => {
    const { id } = await copyProgram(teacher, { of: place.programId, title: 'Next', locale: 'en', home: { registrationId: anId(), contextId: 'c1' } }, now);
    return readEnrolmentRules(await aCoordinator({ tenantId: place.tenantId, programId: id }), id);
  };
  const [soon, afterwards] = [await copied(last), await copied(over)];
  assert.deepEqual([soon.window, soon.places.mentee], [window, 3]);
  assert.deepEqual([afterwards.window, afterwards.places.mentee], [null, 3]);
});
