/** Who sees a goal, by its visibility: in one read, in lists and in their length; and who may change it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, actorIn, aMentor, aPair, aProgram, aStranger } from '../factories.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { goalVisibilities, type GoalVisibility } from '../vocabulary.ts';
import {
  achieveGoal, addMilestone, checkIn, deleteGoal, dropGoal, editGoal, listGoals, nextGoals, readGoal, reopenGoal, restoreGoal, setGoal, viewGoals,
} from './goals.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');

const program = await aProgram();
const { mentor: ben, mentee: ana } = await aPair(program);
const elsewhere = await aProgram({ tenantId: program.tenantId });
const abroad = await aProgram();
const readers: Record<string, ProgramActor> = {
  owner: ana,
  partner: ben,
  coordinator: await aCoordinator(program),
  'another mentor': await aMentor(program),
  stranger: await aStranger(program),
  'the partner in another program': actorIn(elsewhere, ben.personId, ['mentor', 'mentee', 'coordinator']),
  'the owner in another program': actorIn(elsewhere, ana.personId, ['mentee']),
  'another tenant': actorIn({ ...program, tenantId: abroad.tenantId }, ben.personId, ['mentor', 'coordinator', 'tenant-admin']),
};
const goals = {} as Record<GoalVisibility, string>;
for (const visibility of goalVisibilities) goals[visibility] = (await setGoal(ana, { title: visibility, visibility }, now)).id;

const seen: Record<string, readonly GoalVisibility[]> = {
  owner: goalVisibilities,
  partner: ['match', 'match-and-coordinators'],
  coordinator: ['match-and-coordinators'],
};

test('a goal is seen by whom its visibility says: one read, the list, its length and its pages agree', async () => {
  for (const [name, reader] of Object.entries(readers)) {
    const allowed = seen[name] ?? [];
    for (const visibility of goalVisibilities) {
      const reading = readGoal(reader, goals[visibility], now);
      if (allowed.includes(visibility)) assert.equal((await reading).title, visibility);
      else await assert.rejects(reading, NotFound, `${name} reads ${visibility}`);
    }
    const { items, nextCursor } = await listGoals(reader, { limit: Math.max(1, allowed.length) }, now);
    assert.deepEqual(items.map(({ title }) => title).sort(), [...allowed].sort(), name);
    assert.equal(nextCursor, null, `${name} is told of no page that shows nothing`);
  }
});

test('only its owner changes a goal; who sees it is told so, for everybody else it is not there', async () => {
  const acts: ((actor: ProgramActor, id: string) => Promise<unknown>)[] = [
    (actor, id) => editGoal(actor, id, { title: 'mine' }, now),
    (actor, id) => addMilestone(actor, id, { title: 'mine' }, now),
    (actor, id) => checkIn(actor, id, { confidence: 5 }, now),
    (actor, id) => achieveGoal(actor, id, {}, now),
    (actor, id) => dropGoal(actor, id, now),
    (actor, id) => reopenGoal(actor, id, now),
    (actor, id) => deleteGoal(actor, id, now),
  ];
  for (const [name, reader] of Object.entries(readers)) {
    if (name === 'owner') continue;
    for (const visibility of goalVisibilities) {
      const refusal = seen[name]?.includes(visibility) ? NotAllowed : NotFound;
      for (const act of acts) await assert.rejects(act(reader, goals[visibility]), refusal, `${name} on ${visibility}`);
      await assert.rejects(restoreGoal(reader, goals[visibility], now), NotFound);
    }
  }
  assert.deepEqual((await readGoal(readers['partner']!, goals.match, now)).can, []);
});

test('the first page shows one’s own and the partner’s, not the whole program’s', async () => {
  assert.deepEqual(await nextOf(readers['coordinator']!), []);
  assert.equal((await nextOf(readers['partner']!)).length, 2);
});

test('taking a goal back is recorded, and told to those who lose sight of it', async () => {
  await editGoal(ana, goals['match-and-coordinators'], { visibility: 'private' }, now);
  await assert.rejects(readGoal(readers['partner']!, goals['match-and-coordinators'], now), NotFound);
  const event = (await eventsOf(ana, goals['match-and-coordinators'])).at(-1);
  assert.deepEqual(event?.data['visibility'], { from: 'match-and-coordinators', to: 'private' });
  assert.deepEqual(event?.audience.map(String).sort(), [ana.personId, readers['partner']!.personId].sort());
  assert.equal(event?.forCoordinators, true);
  await editGoal(ana, goals['match-and-coordinators'], { howWillIKnow: 'quietly' }, now);
  assert.deepEqual((await eventsOf(ana, goals['match-and-coordinators'])).at(-1)?.audience.map(String), [ana.personId]);
});

/** What the first page shows of goals. */
async function nextOf(actor: ProgramActor) {
  return viewGoals(actor, (await readAtOnce({ goals: nextGoals(actor, 3) })).goals, now);
}

async function eventsOf(actor: ProgramActor, goalId: string) {
  return EventModel.find({ tenantId: actor.tenantId, programId: actor.programId, subjectIds: goalId }).sort({ _id: 1 }).lean();
}
