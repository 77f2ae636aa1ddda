import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { eventsSince } from '../events/events.ts';
import { actorIn, aCoordinator, aMatch, aMentee, aMentor, anId, aProgram, aStranger } from '../factories.ts';
import { MatchModel } from '../matches/match.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { taskLimits } from '../task-words.ts';
import { addTask, completeTask, editTask, listTasks, readTask, removeTask, reopenTask } from './tasks.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string, details?: object) => ({ name: 'RuleBroken', code, ...(details === undefined ? {} : { details }) });

/** Ana in São Paulo and Ben in Berlin, matched on 1 October. */
async function aPair() {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place, { person: { name: 'Ana', zone: 'America/Sao_Paulo' } }), await aMentor(place, { person: { name: 'Ben' } })];
  const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId, startedAt: new Date('2026-10-01T01:00:00Z') });
  return { place, ana, ben, matchId, add: (title: string, more: object = {}, as: ProgramActor = ana) => addTask(as, { matchId, title, ownerId: ana.personId, ...more }, now) };
}

describe('a task', () => {
  test('is added by either of the two, for either, and both read it', async () => {
    const { ana, ben, matchId, add } = await aPair();
    await add('Introduce Ana to the data team', { ownerId: ben.personId, dueOn: '2026-10-30' });
    await add('Send CV to Ben', { dueOn: '2026-10-23' }, ben);
    await add('Whenever');
    for (const reader of [ana, ben]) {
      const { items } = await listTasks(reader, matchId, now);
      assert.deepEqual(items.map(({ title, owner, due, done }) => [title, owner.name, due, done]), [
        ['Send CV to Ben', 'Ana', '2026-10-23', null],
        ['Introduce Ana to the data team', 'Ben', '2026-10-30', null],
        ['Whenever', 'Ana', null, null],
      ]);
    }
  });

  test('is of the two alone: for coordinators the match is there and its tasks are not, for all others there is nothing', async () => {
    const { place, ana, matchId, add } = await aPair();
    const { id } = await add('Send CV');
    const coordinator = await aCoordinator(place);
    await assert.rejects(listTasks(coordinator, matchId, now), NotAllowed);
    await assert.rejects(addTask(coordinator, { matchId, title: 'x', ownerId: ana.personId }, now), NotAllowed);
    const elsewhere = actorIn(await aProgram({ tenantId: place.tenantId }), ana.personId, ['mentee']);
    for (const other of [await aMentor(place), await aStranger(place), elsewhere, await aMentee(await aProgram())]) await assert.rejects(listTasks(other, matchId, now), NotFound);
    for (const other of [coordinator, await aMentor(place), elsewhere]) {
      for (const act of [readTask, completeTask, reopenTask, removeTask]) await assert.rejects(act(other, id, now), NotFound);
      await assert.rejects(editTask(other, id, { version: 1, title: 'Mine' }, now), NotFound);
    }
  });

  test('belongs to one of the two', async () => {
    const { add, place } = await aPair();
    await assert.rejects(add('x', { ownerId: (await aMentor(place)).personId }), broken('body-invalid', { path: 'ownerId' }));
  });

  test('is ticked by its owner, who may take that back; the other one reads it', async () => {
    const { ana, ben, add, matchId } = await aPair();
    const { id } = await add('Send CV');
    await assert.rejects(completeTask(ben, id, now), NotAllowed);
    const done = await completeTask(ana, id, later(1));
    assert.deepEqual([done.done?.by.name, done.done?.at, done.can], ['Ana', later(1), ['tick', 'remove']]);
    assert.deepEqual((await completeTask(ana, id, later(2))).done?.at, later(1), 'said twice it was done once');
    assert.deepEqual((await listTasks(ben, matchId, now)).items.map((task) => [task.done !== null, task.can]), [[true, ['remove']]]);
    await assert.rejects(editTask(ben, id, { version: 1, title: 'x' }, now), broken('moved-on'));
    assert.deepEqual([(await reopenTask(ana, id, now)).done, (await reopenTask(ana, id, now)).can], [null, ['tick', 'edit', 'remove']]);
  });

  test('is changed by either in the version that they saw: nobody’s change is overwritten', async () => {
    const { ana, ben, add } = await aPair();
    const { id, version } = await add('Send CV', { dueOn: '2026-10-23' });
    const results = await Promise.allSettled([editTask(ana, id, { version, title: 'Send both CVs' }, now), editTask(ben, id, { version, title: 'Send the short CV' }, now)]);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    const changed = await readTask(ana, id, now);
    const edited = await editTask(ben, id, { version: changed.version, ownerId: ben.personId, dueOn: null }, now);
    assert.deepEqual([edited.owner.name, edited.due, edited.title], ['Ben', null, changed.title]);
    await assert.rejects(editTask(ana, id, { version: edited.version, ownerId: anId() }, now), broken('body-invalid', { path: 'ownerId' }));
  });

  test('is removed for both', async () => {
    const { ana, ben, add, matchId } = await aPair();
    const { id } = await add('Send CV');
    await removeTask(ben, id, now);
    assert.deepEqual((await listTasks(ana, matchId, now)).items, []);
    await assert.rejects(removeTask(ana, id, now), NotFound);
  });

  test('made of an agenda item is there once, however often and by whomever it is said', async () => {
    const { ana, ben, add, matchId } = await aPair();
    const from = { meetingId: anId(), agendaItemId: anId() };
    const made = await Promise.all([add('Send CV', { from }), add('Send CV', { from }, ben), add('Send CV', { from }, ben)]);
    assert.equal(new Set(made.map(({ id }) => id)).size, 1);
    await completeTask(ana, made[0].id, now);
    const again = await add('Another title', { from });
    assert.deepEqual([again.id, again.title, again.done !== null, again.from], [made[0].id, 'Send CV', true, from]);
    assert.equal((await listTasks(ben, matchId, now)).items.length, 1);
  });

  test('has a bound of open ones', async () => {
    const { ana, add } = await aPair();
    const first = await add('One');
    for (let n = 1; n < taskLimits.open; n += 1) await add(`Task ${n}`);
    await assert.rejects(add('one more'), broken('limit-reached', { limit: taskLimits.open }));
    await completeTask(ana, first.id, now);
    await add('one more');
  });
});

describe('when it is due', () => {
  test('“day N” counts from the day on which the match began, on its owner’s calendar', async () => {
    const { ben, add } = await aPair();
    assert.deepEqual([(await add('x', { dueDay: 1 })).due, (await add('x', { dueDay: 14 })).due], ['2026-09-30', '2026-10-13'], 'it was still September in São Paulo');
    const his = await add('x', { dueDay: 14, ownerId: ben.personId });
    assert.deepEqual([his.due, his.dueDay], ['2026-10-14', 14]);
    await assert.rejects(add('x', { dueDay: 14, dueOn: '2026-10-14' }), broken('body-invalid', { path: 'dueDay' }));
  });

  test('it is soon from three days before, and overdue when the day is over where its owner lives', async () => {
    const { ana, add, matchId } = await aPair();
    await add('x', { dueOn: '2026-10-23' });
    const at = async (when: string) => (await listTasks(ana, matchId, new Date(when))).items[0]?.urgency;
    assert.deepEqual([await at('2026-10-20T02:59:00Z'), await at('2026-10-20T03:00:00Z'), await at('2026-10-24T02:59:00Z'), await at('2026-10-24T03:00:00Z')], [null, 'soon', 'soon', 'overdue']);
  });

  test('what is done is due no more', async () => {
    const { ana, add } = await aPair();
    const { id } = await add('x', { dueOn: '2026-10-01' });
    assert.equal((await readTask(ana, id, now)).urgency, 'overdue');
    assert.equal((await completeTask(ana, id, now)).urgency, null);
  });
});

describe('once the match is over, or the program', () => {
  test('its tasks are kept as they are, for both to read', async () => {
    const { place, ana, ben, add, matchId } = await aPair();
    const { id } = await add('Send CV');
    await MatchModel.updateOne({ ...place, _id: matchId }, { $set: { state: 'completed' }, $unset: { holdsPlaces: 1 } });
    for (const reader of [ana, ben]) assert.deepEqual((await listTasks(reader, matchId, now)).items.map(({ title, can }) => [title, can]), [['Send CV', []]]);
    await assert.rejects(add('Another'), broken('moved-on'));
    for (const act of [completeTask, reopenTask, removeTask]) await assert.rejects(act(ana, id, now), broken('moved-on'));
  });

  test('nothing is added in a program that is closed for good', async () => {
    const { place, add } = await aPair();
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(add('Late'), broken('program-archived'));
  });
});

test('each change is told to the two in ids, and to nobody else', async () => {
  const { place, ana, ben, add } = await aPair();
  const from = anId();
  const { id } = await add('Secret plan');
  await editTask(ben, id, { version: 1, title: 'Secret other plan' }, now);
  await editTask(ben, id, { version: 2, title: 'Secret other plan' }, now);
  await completeTask(ana, id, now);
  await reopenTask(ana, id, now);
  await removeTask(ben, id, now);
  const told = ['task.added', 'task.edited', 'task.completed', 'task.reopened', 'task.removed'];
  for (const reader of [ana, ben]) assert.deepEqual((await eventsSince(reader, from)).map(({ type, subjectId }) => [type, subjectId]), told.map((type) => [type, id]));
  for (const other of [await aCoordinator(place), await aMentor(place)]) assert.deepEqual(await eventsSince(other, from), []);
  assert.doesNotMatch(JSON.stringify(await EventModel.find(place).lean()), /Secret/);
});
