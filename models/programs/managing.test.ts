import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { actorIn, aCoordinator, aMentee, aMentor, anId, aPerson, aProgram, aStranger } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { PersonModel } from '../people/person.model.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { programStates, type ProgramState } from '../vocabulary.ts';
import { appoint, appointmentsOf } from './appointments.ts';
import { advanceProgram, editProgram, listLeadCandidates, nameSafeguardingLead, readManagedProgram } from './managing.ts';
import { mayAdvance } from './program-states.ts';
import { readProgram } from './programs.ts';

await useTestDatabase();

const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe('what a program says of itself', () => {
  test('is changed in the words that its editor reads; absent leaves, null clears', async () => {
    const place = await aProgram({
      title: { default: 'de', text: { de: 'Erstsemester', en: 'First year' } },
      subtitle: { default: 'de', text: { de: 'Herbst' } },
      startsOn: '2026-09-28',
    });
    const { programId } = place;
    const chiara = await aCoordinator(place); // reads English
    const edited = await editProgram(chiara, programId, { title: 'Your first year', subtitle: 'Autumn', endsOn: '2027-03-30' });
    assert.deepEqual([edited.title, edited.subtitle, edited.startsOn, edited.endsOn], ['Your first year', 'Autumn', '2026-09-28', '2027-03-30']);
    const inGerman = await readProgram(chiara, programId, 'de');
    assert.deepEqual([inGerman.title, inGerman.subtitle], ['Erstsemester', 'Autumn'], 'there was one text for everybody, and there still is');
    const cleared = await editProgram(chiara, programId, { subtitle: null, startsOn: null });
    assert.deepEqual([cleared.title, cleared.subtitle, cleared.startsOn, cleared.endsOn], ['Your first year', null, null, '2027-03-30']);
    assert.equal((await editProgram(chiara, programId, { subtitle: 'Again' })).subtitle, 'Again');
    await editProgram(chiara, programId, { title: 'Your first year' });
    const events = await EventModel.find({ ...place, type: 'program.edited' }).sort({ _id: 1 }).lean();
    assert.deepEqual(events.map(({ data }) => data['fields']), [['title', 'subtitle', 'endsOn'], ['subtitle', 'startsOn'], ['subtitle']]);
    assert.doesNotMatch(JSON.stringify(events), /first year/i, 'nothing that a person wrote');
  });

  test('it cannot end before it starts, and an archived one stays as it is', async () => {
    const place = await aProgram({ startsOn: '2026-09-28' });
    const chiara = await aCoordinator(place);
    await assert.rejects(editProgram(chiara, place.programId, { endsOn: '2026-09-27' }), broken('body-invalid'));
    assert.equal((await editProgram(chiara, place.programId, { endsOn: '2026-09-28' })).endsOn, '2026-09-28');
    await assert.rejects(editProgram(chiara, place.programId, { startsOn: '2026-09-29' }), broken('body-invalid'));
    const archived = await aProgram({ state: 'archived' });
    await assert.rejects(editProgram(await aCoordinator(archived), archived.programId, { title: 'x' }), broken('moved-on'));
  });

  test('is for its coordinators; whoever is in the program hears that they may not, everybody else that there is nothing', async () => {
    const place = await aProgram();
    const neighbour = await aCoordinator(await aProgram({ tenantId: place.tenantId }));
    const acts = [
      (actor: typeof neighbour) => readManagedProgram(actor, place.programId),
      (actor: typeof neighbour) => editProgram(actor, place.programId, { title: 'mine' }),
      (actor: typeof neighbour) => nameSafeguardingLead(actor, place.programId, actor.personId),
      (actor: typeof neighbour) => listLeadCandidates(actor, place.programId, {}),
    ];
    for (const act of acts) {
      for (const actor of [await aMentee(place), await aMentor(place), await aStranger(place)]) await assert.rejects(act(actor), NotAllowed);
      await assert.rejects(act(neighbour), NotFound);
      await assert.rejects(act({ ...neighbour, tenantId: anId(), programId: place.programId }), NotFound);
    }
  });
});

describe('the safeguarding lead', () => {
  test('is one person of the program, named in place of the one before; the history says by whom', async () => {
    const place = await aProgram();
    const [chiara, dev] = [await aCoordinator(place), await aCoordinator(place)];
    const ben = await aMentor(place);
    assert.equal((await nameSafeguardingLead(chiara, place.programId, dev.personId)).safeguardingLead?.id, dev.personId);
    const named = await nameSafeguardingLead(chiara, place.programId, ben.personId);
    assert.equal(named.safeguardingLead?.id, ben.personId);
    assert.deepEqual(await appointmentsOf(place.tenantId, place.programId, dev.personId), ['coordinator']);
    await nameSafeguardingLead(chiara, place.programId, ben.personId);
    const events = await EventModel.find(place).sort({ _id: 1 }).lean();
    assert.deepEqual(events.map(({ type, actorId, subjectIds }) => [type, String(actorId), String(subjectIds[0])]), [
      ['appointment.given', chiara.personId, dev.personId],
      ['appointment.ended', chiara.personId, dev.personId],
      ['appointment.given', chiara.personId, ben.personId],
    ]);
  });

  test('is never the only coordinator, nor somebody who is not in the program or only a mentee there', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    await assert.rejects(nameSafeguardingLead(chiara, place.programId, chiara.personId), broken('safeguarding-lead-missing'));
    const absent = await aMentor(place, { enrolment: { state: 'left' } });
    for (const { personId } of [await aStranger(place), await aMentee(place), absent, { personId: anId() }]) {
      await assert.rejects(nameSafeguardingLead(chiara, place.programId, personId), NotFound);
    }
    await aCoordinator(place);
    assert.equal((await nameSafeguardingLead(chiara, place.programId, chiara.personId)).safeguardingLead?.id, chiara.personId, 'one coordinator of two');
  });

  test('is nobody who is suspended, whether by name or in the list', async () => {
    const place = await aProgram();
    const [chiara, other] = [await aCoordinator(place), await aCoordinator(place)];
    const mentor = await aMentor(place);
    for (const { personId } of [other, mentor]) {
      const isListed = async () => (await listLeadCandidates(chiara, place.programId, {})).items.some(({ id }) => id === personId);
      assert.ok(await isListed());
      await PersonModel.updateOne({ tenantId: place.tenantId, _id: personId }, { $set: { suspendedAt: new Date() } });
      assert.equal(await isListed(), false);
      await assert.rejects(nameSafeguardingLead(chiara, place.programId, personId), NotFound);
    }
  });

  test('is found by name among those who can be named', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place, { person: { name: 'Chiara Bianchi' } });
    await aMentor(place, { person: { name: 'Zoë Ångström' } });
    await aMentor(place, { person: { name: 'Ben Köhler' } });
    await aMentee(place, { person: { name: 'Ana Ribeiro' } });
    const names = async (q?: string) => (await listLeadCandidates(chiara, place.programId, { q })).items.map(({ name }) => name);
    assert.deepEqual(await names(), ['Ben Köhler', 'Zoë Ångström']);
    assert.deepEqual(await names('angs ZOE'), ['Zoë Ångström']);
    assert.deepEqual(await names('Ana'), []);
    for (let i = 0; i < 25; i += 1) await aMentor(place, { person: { name: `Mentor ${i}` } });
    const { items, total } = await listLeadCandidates(chiara, place.programId, { q: 'mentor' });
    assert.deepEqual([items.length, total], [20, 25]);
  });
});

describe('states of a program', () => {
  test('legal steps only, and an archived program stays as it is', () => {
    const legal = programStates.flatMap((from) => programStates.filter((to) => mayAdvance(from, to)).map((to) => `${from} > ${to}`));
    assert.deepEqual(legal, [
      'draft > enrolling', 'draft > archived',
      'enrolling > matching', 'enrolling > running', 'enrolling > closing',
      'matching > enrolling', 'matching > running', 'matching > closing',
      'running > matching', 'running > closing',
      'closing > running', 'closing > archived',
    ]);
  });

  test('only a coordinator moves it on, and never by a step that is not legal', async () => {
    const place = await aProgram({ state: 'closing' });
    await assert.rejects(advanceProgram(await aMentee(place), place.programId, 'archived'), NotAllowed);
    const coordinator = await aCoordinator(place);
    await assert.rejects(advanceProgram(coordinator, place.programId, 'enrolling'), broken('moved-on'));
    assert.equal((await advanceProgram(coordinator, place.programId, 'archived')).state, 'archived');
    await assert.rejects(advanceProgram({ ...coordinator, programId: anId() }, place.programId, 'archived'), NotFound);
  });

  test('two coordinators move it at once: one of them does', async () => {
    const place = await aProgram({ state: 'running' });
    const both = [await aCoordinator(place), await aCoordinator(place)];
    const outcomes = await Promise.allSettled([...both, ...both].map((actor) => advanceProgram(actor, place.programId, 'closing')));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(broken('moved-on')(outcome.reason));
  });

  /** Who is a coordinator, who is a lead, and what the program may do with them. */
  const cases: { name: string; coordinators: ('a' | 'b')[]; leads: ('a' | 'b')[]; from: ProgramState; to: ProgramState; allowed: boolean }[] = [
    { name: 'a coordinator who is alone opens the enrolment', coordinators: ['a'], leads: [], from: 'draft', to: 'enrolling', allowed: true },
    { name: 'two coordinators without a lead do not', coordinators: ['a', 'b'], leads: [], from: 'draft', to: 'enrolling', allowed: false },
    { name: 'one who is alone does not begin the matching', coordinators: ['a'], leads: [], from: 'enrolling', to: 'matching', allowed: false },
    { name: 'nor as their own safeguarding lead', coordinators: ['a'], leads: ['a'], from: 'enrolling', to: 'running', allowed: false },
    { name: 'with another person as lead they do', coordinators: ['a'], leads: ['b'], from: 'enrolling', to: 'matching', allowed: true },
    { name: 'a lead may be one coordinator of two', coordinators: ['a', 'b'], leads: ['b'], from: 'draft', to: 'enrolling', allowed: true },
    { name: 'closing needs no lead', coordinators: ['a'], leads: [], from: 'enrolling', to: 'closing', allowed: true },
  ];
  for (const { name, coordinators, leads, from, to, allowed } of cases) {
    test(`safeguarding lead: ${name}`, async () => {
      const place = await aProgram({ state: from });
      const people = { a: await aPerson(place), b: await aPerson(place) };
      for (const key of coordinators) await appoint({ ...place, personId: people[key] }, 'coordinator', null);
      for (const key of leads) await appoint({ ...place, personId: people[key] }, 'safeguarding-lead', null);
      const moving = advanceProgram(actorIn(place, people.a, ['coordinator']), place.programId, to);
      if (allowed) assert.equal((await moving).state, to);
      else await assert.rejects(moving, broken('safeguarding-lead-missing'));
    });
  }
});

test('a coordinator sees each step and what it needs', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const alone = await readManagedProgram(chiara, place.programId);
  assert.deepEqual([alone.safeguardingLead, alone.coordinators.map(({ id }) => id)], [null, [chiara.personId]]);
  assert.deepEqual(alone.steps, [{ to: 'matching', needs: 'safeguarding-lead' }, { to: 'running', needs: 'safeguarding-lead' }, { to: 'closing', needs: null }]);
  const { steps } = await nameSafeguardingLead(chiara, place.programId, (await aMentor(place)).personId);
  assert.deepEqual(steps.map(({ needs }) => needs), [null, null, null]);
});
