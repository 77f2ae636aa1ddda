import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { eventsSince } from '../events/events.ts';
import { actorIn, aCoordinator, aMentee, aMentor, anId, aPerson, aProgram, aStranger, type Place } from '../factories.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { consentVersion } from '../vocabulary.ts';
import { ConsentModel } from './consent.model.ts';
import { listConsents } from './consents.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import {
  approveEnrolment, declineEnrolment, enrolmentsOf, join, listEnrolments, mentorPlace, pausesOf, readEnrolment, takeBreak, waitingPeople, type JoinInput,
} from './enrolments.ts';
import { giveDirectoryConsent, leaveProgram, revokeConsent } from './leaving.ts';
import { editProfile, meetAgain, pauseAbsent, peopleByIds, readPerson } from './people.ts';

await useTestDatabase();

const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
const asMentee: JoinInput = { role: 'mentee', name: 'Ana', zone: 'America/Sao_Paulo', languages: ['pt', 'en'], topics: ['data-careers'], consent: { program: true } };
const asMentor: JoinInput = { ...asMentee, role: 'mentor', name: 'Ben', zone: 'Europe/Berlin', consent: { program: true, directory: true } };
const everybody = { settings: { enrolment: { mentor: 'open', mentee: 'open' } } } as const;
const newcomer = (place: Place) => aStranger(place, { name: null, email: null, zone: null, languages: [] });
const stateOf = async ({ tenantId, programId, personId }: ProgramActor) => (await enrolmentsOf(tenantId, programId, personId)).map(({ role, state }) => `${role} ${state}`);
const heard = async (actor: ProgramActor) => (await eventsSince(actor, anId())).map(({ type }) => type);

describe('joining', () => {
  test('a mentee of an open program takes part at once, with nothing but a display name', async () => {
    const ana = await newcomer(await aProgram());
    const enrolment = await join(ana, asMentee);
    assert.deepEqual(
      { ...enrolment, id: '', joinedAt: null },
      { id: '', role: 'mentee', state: 'active', reason: null, topics: ['data-careers'], answers: [], headline: null, about: null, capacity: 1, placesTaken: 0, joinedAt: null },
    );
    const { name, email, zone, languages } = await readPerson(ana, ana.personId);
    assert.deepEqual({ name, email, zone, languages }, { name: 'Ana', email: null, zone: 'America/Sao_Paulo', languages: ['pt', 'en'] });
    assert.deepEqual(await heard(ana), ['enrolment.approved']);
  });

  test('a mentor waits where the program approves mentors, and is in the directory only if they said so', async () => {
    const place = await aProgram();
    const [shown, hidden] = [await newcomer(place), await newcomer(place)];
    assert.equal((await join(shown, asMentor)).state, 'pending');
    assert.equal((await join(hidden, { ...asMentor, consent: { program: true } })).state, 'pending');
    const inDirectory = await EnrolmentModel.find({ ...place, inDirectory: true }).lean();
    assert.deepEqual(inDirectory.map(({ personId }) => String(personId)), [shown.personId]);
    assert.deepEqual((await listConsents(shown)).map(({ purpose, version, revokedAt }) => ({ purpose, version, revokedAt })), [
      { purpose: 'directory', version: consentVersion, revokedAt: null },
      { purpose: 'program', version: consentVersion, revokedAt: null },
    ]);
    assert.deepEqual((await listConsents(hidden)).map(({ purpose }) => purpose), ['program']);
  });

  test('both roles in one program are two enrolments of one person and one consent', async () => {
    const both = await newcomer(await aProgram(everybody));
    await join(both, asMentor);
    await join(both, asMentee);
    assert.deepEqual((await stateOf(both)).sort(), ['mentee active', 'mentor active']);
    assert.deepEqual((await listConsents(both)).map(({ purpose }) => purpose), ['directory', 'program']);
    await assert.rejects(join(both, asMentee), broken('enrolled-already'));
  });

  test('pressed many times at once it is one enrolment and one event', async () => {
    const ana = await newcomer(await aProgram());
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => join(ana, asMentee)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(broken('enrolled-already')(outcome.reason), String(outcome.reason));
    assert.deepEqual(await stateOf(ana), ['mentee active']);
    assert.deepEqual(await heard(ana), ['enrolment.approved']);
    assert.equal(await ConsentModel.countDocuments({ tenantId: ana.tenantId, programId: ana.programId }), 1);
  });

  test('nobody joins a role that is closed, or a program that takes nobody any more', async () => {
    const closed = await newcomer(await aProgram({ settings: { enrolment: { mentor: 'closed', mentee: 'open' } } }));
    await assert.rejects(join(closed, asMentor), broken('enrolment-closed'));
    for (const state of ['draft', 'closing', 'archived'] as const) {
      await assert.rejects(join(await newcomer(await aProgram({ state })), asMentee), broken('enrolment-closed'), state);
    }
    assert.deepEqual(await listConsents(closed), [], 'a refused form leaves nothing behind');
    assert.equal((await readPerson(closed, closed.personId)).name, null);
  });

  test('unknown zones, offsets for zones, and other programs’ topics are refused', async () => {
    const ana = await newcomer(await aProgram());
    for (const zone of ['Mars/Olympus', '+03:00', '', 'Europe/Berlin[u-ca=iso8601]']) await assert.rejects(join(ana, { ...asMentee, zone }), broken('zone-unknown'), zone);
    await join(ana, { ...asMentee, zone: 'america/sao_paulo' });
    assert.equal((await readPerson(ana, ana.personId)).zone, 'America/Sao_Paulo', 'as IANA writes it');
    await assert.rejects(join(ana, { ...asMentee, topics: ['data-careers', 'astrology'] }), broken('body-invalid'));
    await assert.rejects(join({ ...ana, programId: anId() }, asMentee), NotFound);
  });
});

describe('approval', () => {
  test('a coordinator lets people in or tells them why not, and may think again', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const ben = await newcomer(place);
    const { id } = await join(ben, asMentor);
    const waitingFor = async (actor: ProgramActor) => (await readAtOnce({ waiting: waitingPeople(actor) })).waiting[0]?.count;
    assert.deepEqual([await waitingFor(chiara), await waitingFor(ben)], [1, undefined]);
    assert.equal((await declineEnrolment(chiara, id, { reason: 'Mentors have graduated.' })).state, 'declined');
    assert.equal((await enrolmentsOf(ben.tenantId, ben.programId, ben.personId))[0]?.reason, 'Mentors have graduated.');
    await assert.rejects(join(ben, asMentor), broken('enrolment-closed'));
    await assert.rejects(declineEnrolment(chiara, id, { reason: 'again' }), broken('moved-on'));
    const approved = await approveEnrolment(chiara, id);
    assert.deepEqual(
      { ...approved, askedAt: null },
      { id, person: { id: ben.personId, name: 'Ben', headline: null }, role: 'mentor', state: 'active', topics: ['data-careers'], languages: ['pt', 'en'], zone: 'Europe/Berlin', about: null, askedAt: null },
    );
    await assert.rejects(approveEnrolment(chiara, id), broken('moved-on'));
    assert.deepEqual(await heard(ben), ['enrolment.asked', 'enrolment.declined', 'enrolment.approved']);
    assert.deepEqual(await heard(chiara), ['enrolment.asked', 'enrolment.declined', 'enrolment.approved']);
  });

  test('two coordinators decide at once: one decision counts', async () => {
    const place = await aProgram();
    const [one, two] = [await aCoordinator(place), await aCoordinator(place)];
    const { id } = await join(await newcomer(place), asMentor);
    const outcomes = await Promise.allSettled([approveEnrolment(one, id), approveEnrolment(two, id), approveEnrolment(one, id)]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(broken('moved-on')(outcome.reason), String(outcome.reason));
  });

  test('for anybody who is not the coordinator of this program there is nothing to see', async () => {
    const place = await aProgram();
    const ben = await newcomer(place);
    const { id } = await join(ben, asMentor);
    const others = [ben, await aMentee(place), await aMentor(place), await aStranger(place), await aCoordinator(await aProgram({ tenantId: place.tenantId })), await aCoordinator(await aProgram())];
    for (const actor of others) {
      await assert.rejects(readEnrolment(actor, id), NotFound);
      await assert.rejects(approveEnrolment(actor, id), NotFound);
      await assert.rejects(declineEnrolment(actor, id, { reason: 'no' }), NotFound);
    }
    await assert.rejects(listEnrolments(ben, {}), NotAllowed);
    const chiara = await aCoordinator(place);
    assert.equal((await readEnrolment(chiara, id)).id, id);
    await assert.rejects(readEnrolment(chiara, anId()), NotFound);
  });

  test('the list shows the longest waiting first, page by page, each person once', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const asked = (day: number) => ({ state: 'pending' as const, askedAt: new Date(Date.UTC(2026, 9, day)) });
    for (const day of [5, 3, 4, 3, 1]) await aMentor(place, { enrolment: asked(day) });
    await aMentee(place);
    const days: number[] = [];
    const seen = new Set<string>();
    let cursor: string | null | undefined;
    do {
      const page: Awaited<ReturnType<typeof listEnrolments>> = await listEnrolments(chiara, { state: 'pending', limit: 2, ...(cursor ? { cursor } : {}) });
      assert.equal(page.total, 5);
      for (const { id, askedAt } of page.items) {
        seen.add(id);
        days.push(askedAt.getUTCDate());
      }
      cursor = page.nextCursor;
      if (cursor) await assert.rejects(listEnrolments(chiara, { cursor }), broken('cursor-invalid'), 'a cursor belongs to its filter');
    } while (cursor);
    assert.deepEqual(days, [1, 3, 3, 4, 5]);
    assert.equal(seen.size, 5);
    assert.equal((await listEnrolments(chiara, {})).total, 6);
  });
});

describe('leaving and resting', () => {
  test('leaving ends both roles and every consent; joining again begins anew', async () => {
    const both = await newcomer(await aProgram(everybody));
    await join(both, asMentor);
    await join(both, asMentee);
    await leaveProgram(both);
    assert.deepEqual((await stateOf(both)).sort(), ['mentee left', 'mentor left']);
    assert.ok((await listConsents(both)).every(({ revokedAt }) => revokedAt !== null));
    await assert.rejects(leaveProgram(both), broken('not-enrolled'));
    const again = await join(both, { ...asMentor, topics: ['research-and-phd'], consent: { program: true } });
    assert.deepEqual([again.state, again.topics], ['active', ['research-and-phd']]);
    assert.deepEqual((await listConsents(both)).filter(({ revokedAt }) => revokedAt === null).map(({ purpose }) => purpose), ['program']);
    assert.equal(await EnrolmentModel.countDocuments({ tenantId: both.tenantId, programId: both.programId, inDirectory: true }), 0);
  });

  test('taking back "program" is leaving; taking back "directory" only hides a mentor', async () => {
    const place = await aProgram(everybody);
    const [ana, ben] = [await newcomer(place), await newcomer(place)];
    await join(ana, asMentee);
    await join(ben, asMentor);
    await revokeConsent(ana, 'program');
    assert.deepEqual(await stateOf(ana), ['mentee left']);
    await revokeConsent(ben, 'directory');
    assert.deepEqual(await stateOf(ben), ['mentor active']);
    assert.equal((await mentorPlace(place, ben.personId))?.inDirectory, false);
    await assert.rejects(revokeConsent(ben, 'directory'), broken('moved-on'));
    await giveDirectoryConsent(ben);
    assert.equal((await mentorPlace(place, ben.personId))?.inDirectory, true);
    assert.deepEqual((await listConsents(ben)).map(({ purpose, revokedAt }) => [purpose, revokedAt === null]), [['directory', true], ['directory', false], ['program', true]]);
    await assert.rejects(giveDirectoryConsent(ana), broken('not-enrolled'), 'somebody who has left');
  });

  test('words that changed ask for a new yes; the old one stays on record', async () => {
    const both = await newcomer(await aProgram(everybody));
    await ConsentModel.create([{ tenantId: both.tenantId, programId: both.programId, personId: both.personId, purpose: 'program', version: '2020-01', givenAt: new Date(0) }]);
    await join(both, asMentee);
    assert.deepEqual((await listConsents(both)).map(({ version, revokedAt }) => [version, revokedAt === null]), [[consentVersion, true], ['2020-01', false]]);
  });

  test('absent from every course of the program people rest, and come back by themselves; a coordinator’s no stays a no', async () => {
    const place = await aProgram();
    const ana = await aMentee(place);
    const declined = await aMentor(place, { personId: ana.personId, enrolment: { state: 'declined' } });
    await pauseAbsent(ana);
    assert.deepEqual((await stateOf(ana)).sort(), ['mentee paused', 'mentor declined']);
    await meetAgain(ana);
    await meetAgain(ana);
    assert.deepEqual((await stateOf(declined)).sort(), ['mentee active', 'mentor declined']);
    assert.deepEqual(await heard(ana), ['enrolment.paused', 'enrolment.resumed']);
  });

  test('meeting again does not end a pause for another reason', async () => {
    const place = await aProgram();
    const ben = await aMentor(place, { enrolment: { state: 'paused', pauseReason: 'own-choice' } });
    await meetAgain(ben);
    assert.deepEqual(await stateOf(ben), ['mentor paused']);
  });

  test('a break lasts until its day begins where the mentor lives', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place, { person: { zone: 'Pacific/Auckland' } });
    await takeBreak(mentor, '2026-12-01');
    assert.deepEqual(await pausesOf(place, [mentor.personId, anId()]), new Map([[mentor.personId, '2026-12-01']]));
    const at = async (now: string) => (await mentorPlace(place, mentor.personId, new Date(now)))?.state;
    assert.equal(await at('2026-11-30T10:59:00Z'), 'paused');
    assert.equal(await at('2026-11-30T11:00:00Z'), 'open', 'it is December in Auckland');
    await takeBreak(mentor, null);
    assert.equal(await at('2026-11-30T00:00:00Z'), 'open');
    await assert.rejects(takeBreak(await aMentee(place), '2026-12-01'), broken('not-enrolled'));
  });
});

describe('profiles', () => {
  test('absent leaves, null clears; who is mentor and mentee says which part is meant', async () => {
    const place = await aProgram();
    const ben = await aMentor(place, { enrolment: { headline: 'Data engineer', about: 'Ask me anything.' } });
    await editProfile(ben, { headline: 'Head of data', topics: ['research-and-phd', 'data-careers', 'research-and-phd'] });
    await editProfile(ben, { about: null });
    const [mine] = await enrolmentsOf(ben.tenantId, ben.programId, ben.personId);
    assert.deepEqual([mine?.headline, mine?.about, mine?.topics], ['Head of data', null, ['research-and-phd', 'data-careers']]);
    assert.equal((await peopleByIds(place, [ben.personId])).get(ben.personId)?.headline, 'Head of data');
    await aMentee(place, { personId: ben.personId });
    await assert.rejects(editProfile(ben, { headline: 'Student' }), broken('body-invalid'));
    await editProfile(ben, { role: 'mentee', headline: 'Student' });
    assert.equal((await peopleByIds(place, [ben.personId])).get(ben.personId)?.headline, 'Head of data', 'as mentor first');
  });

  test('all or nothing: a fault in one field keeps the others as they were', async () => {
    const place = await aProgram();
    const ben = await aMentor(place, { person: { name: 'Ben' } });
    await assert.rejects(editProfile(ben, { name: 'Benjamin', topics: ['astrology'] }), broken('body-invalid'));
    assert.equal((await readPerson(ben, ben.personId)).name, 'Ben');
    const coordinator = actorIn(place, await aPerson(place), ['coordinator']);
    await assert.rejects(editProfile(coordinator, { headline: 'Teacher' }), broken('not-enrolled'));
  });
});
