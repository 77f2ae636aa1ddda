import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PersonActor } from '../actor.ts';
import { eventsSince } from '../events/events.ts';
import { actorIn, aCoordinator, aMentee, anId, aPerson, aProgram, aStranger } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound } from '../problems.ts';
import { locales, programTemplates } from '../vocabulary.ts';
import { appoint, appointmentsOf, dismissDerived } from './appointments.ts';
import { listCoordinatedPrograms, programSettings, readProgram, startProgram } from './programs.ts';
import { defaultSettings } from './settings.ts';
import { templates } from './templates/templates.ts';
import { usualQuestions } from './templates/usual-questions.ts';

await useTestDatabase();

const aTeacher = async (): Promise<PersonActor> => {
  const tenantId = anId();
  return { kind: 'person', tenantId, personId: await aPerson({ tenantId }), roles: [] };
};
const home = () => ({ registrationId: anId(), contextId: 'course-7' });

describe('starting a program', () => {
  test('it is open at once, translated, has its template’s topics and settings, and the teacher coordinates it', async () => {
    const teacher = await aTeacher();
    const { id } = await startProgram(teacher, { template: 'first-year-peers', title: 'Erstsemester', locale: 'de', home: home() });
    const actor = actorIn({ tenantId: teacher.tenantId, programId: id }, teacher.personId, ['coordinator']);
    const program = await readProgram(actor, id, 'ar');
    assert.equal(program.title, 'Erstsemester', 'a title without translation stays as it was written');
    assert.equal(program.state, 'enrolling');
    assert.deepEqual(program.enrolment, { mentor: 'approval', mentee: 'open' });
    assert.equal(program.requestDays, 10);
    assert.equal(program.topics.length, 10);
    assert.equal(program.topics.find(({ key }) => key === 'exams')?.label, 'الاستعداد للامتحانات');
    assert.deepEqual(await appointmentsOf(teacher.tenantId, id, teacher.personId), ['coordinator']);
    assert.deepEqual(await listCoordinatedPrograms(actor), [{ id, title: 'Erstsemester' }]);
    assert.deepEqual((await eventsSince(actor, anId())).map(({ type }) => type), ['appointment.given', 'program.started']);
  });

  test('the coordinator’s role goes with the teaching it came from, and comes back with it', async () => {
    const teacher = await aTeacher();
    const course = home();
    const { id: programId } = await startProgram(teacher, { template: 'reverse', title: 'Reverse', locale: 'en', home: course });
    const who = { tenantId: teacher.tenantId, programId, personId: teacher.personId };
    await dismissDerived(who, 'coordinator', { ...course, contextId: 'another course' });
    assert.deepEqual(await appointmentsOf(who.tenantId, programId, who.personId), ['coordinator']);
    await dismissDerived(who, 'coordinator', course);
    assert.deepEqual(await appointmentsOf(who.tenantId, programId, who.personId), []);
    await Promise.all(Array.from({ length: 8 }, () => appoint(who, 'coordinator', course)));
    await appoint(who, 'coordinator', null);
    assert.deepEqual(await appointmentsOf(who.tenantId, programId, who.personId), ['coordinator'], 'however many reasons, one role');
    await dismissDerived(who, 'coordinator', course);
    assert.deepEqual(await appointmentsOf(who.tenantId, programId, who.personId), ['coordinator'], 'named by somebody: it stays');
  });
});

describe('who sees a program', () => {
  test('another program, another tenant and a made-up id are the same: not found', async () => {
    const mine = await aProgram();
    const neighbour = await aProgram({ tenantId: mine.tenantId });
    const actor = await aMentee(mine);
    for (const id of [neighbour.programId, (await aProgram()).programId, anId()]) {
      await assert.rejects(readProgram(actor, id, 'en'), NotFound);
    }
    const intruder = { ...actor, tenantId: anId() };
    await assert.rejects(readProgram(intruder, mine.programId, 'en'), NotFound);
    await assert.rejects(programSettings(intruder.tenantId, mine.programId), NotFound);
  });

  test('a list of programs to link shows one’s own only, and none that is archived', async () => {
    const open = await aProgram();
    const archived = await aProgram({ tenantId: open.tenantId, state: 'archived' });
    const coordinator = await aCoordinator(open);
    await aCoordinator(archived, { personId: coordinator.personId });
    await aCoordinator(await aProgram({ tenantId: open.tenantId }));
    assert.deepEqual((await listCoordinatedPrograms(coordinator)).map(({ id }) => id), [open.programId]);
    assert.deepEqual(await listCoordinatedPrograms(await aStranger(open)), []);
  });
});

describe('templates', () => {
  for (const key of programTemplates) {
    test(`${key}: 8 to 12 topics, each named differently in every locale`, () => {
      const topics = Object.entries(templates[key].topics);
      assert.ok(topics.length >= 8 && topics.length <= 12);
      for (const [topic] of topics) assert.match(topic, /^[a-z0-9-]{1,40}$/);
      for (const locale of locales) {
        const labels = topics.map(([, text]) => text[locale]);
        assert.equal(new Set(labels).size, labels.length, locale);
        assert.ok(labels.every((label) => label.trim() === label && label.length > 2 && label.length <= 40), locale);
      }
    });
  }

  test('the weights of a score add up to 100 with those of the questions, the agenda to its minutes', () => {
    const total = (values: Record<string, number>) => Object.values(values).reduce((sum, value) => sum + value, 0);
    const { need, ranking, availability, language } = defaultSettings.matching;
    assert.equal(total({ need, ranking, availability, language }) + usualQuestions('en').reduce((sum, { weight }) => sum + weight, 0), 100);
    const { longAdds, ...parts } = defaultSettings.agenda;
    assert.equal(total(parts), defaultSettings.meetings.minutes);
    assert.equal(total(parts) + 3 * longAdds, defaultSettings.meetings.longMinutes);
  });
});
