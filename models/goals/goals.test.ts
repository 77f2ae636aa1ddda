import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aMatch, aMentee, aMentor, anId, aProgram, aStranger, type Place } from '../factories.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { limits } from '../vocabulary.ts';
import { GoalModel } from './goal.model.ts';
import {
  achieveGoal, addMilestone, checkIn, deleteGoal, dropGoal, editGoal, editMilestone, listGoals, nextGoals, purgeDeletedGoals, readGoal, removeMilestone, reopenGoal, restoreGoal, setGoal, viewGoals,
} from './goals.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });

/** A pair, Ana and Ben, in a program. */
async function aPair(place?: Place) {
  const program = place ?? (await aProgram());
  const [ana, ben] = [await aMentee(program), await aMentor(program)];
  const matchId = await aMatch(program, { mentorId: ben.personId, menteeId: ana.personId });
  return { program, ana, ben, matchId };
}

/** What the first page shows of goals. */
async function nextOf(actor: ProgramActor) {
  return viewGoals(actor, (await readAtOnce({ goals: nextGoals(actor, 3) })).goals, now);
}

async function eventsOf(actor: ProgramActor, goalId: string) {
  return EventModel.find({ tenantId: actor.tenantId, programId: actor.programId, subjectIds: goalId }).sort({ _id: 1 }).lean();
}

describe('setting a goal', () => {
  test('it is private, in the only match of its owner, and told to its owner alone', async () => {
    const { ana, ben, matchId } = await aPair();
    const goal = await setGoal(ana, { title: 'Land a data internship', due: '2026-12-15', milestones: [{ title: 'Pick one project' }, { title: 'Send CV', due: '2026-10-23' }] }, now);
    assert.equal(goal.visibility, 'private');
    assert.equal(goal.matchId, matchId);
    assert.equal(goal.partner?.id, ben.personId);
    assert.deepEqual(goal.milestones.map(({ title, due, doneAt }) => [title, due, doneAt]), [['Pick one project', null, null], ['Send CV', '2026-10-23', null]]);
    assert.deepEqual(goal.can, ['edit', 'check-in', 'delete']);
    const [event, ...more] = await eventsOf(ana, goal.id);
    assert.equal(more.length, 0);
    assert.deepEqual([event?.type, event?.audience.map(String), event?.forCoordinators], ['goal.set', [ana.personId], false]);
    assert.doesNotMatch(JSON.stringify(event), /internship/, 'nothing that a person wrote');
  });

  test('without a match, or in two, it belongs to none unless one is named', async () => {
    const { ana, matchId, program } = await aPair();
    const second = await aMentor(program);
    const other = await aMatch(program, { mentorId: second.personId, menteeId: ana.personId });
    assert.equal((await setGoal(ana, { title: 'Speak up' }, now)).matchId, null);
    assert.equal((await setGoal(ana, { title: 'Speak up', matchId: other }, now)).partner?.id, second.personId);
    assert.equal((await setGoal(ana, { title: 'Speak up', matchId }, now)).matchId, matchId);
    assert.equal((await setGoal(await aMentee(program), { title: 'Alone' }, now)).partner, null);
  });

  test('a match of others, one that is over, and none at all are the same', async () => {
    const { ana, program } = await aPair();
    const { matchId: foreign } = await aPair(program);
    const over = await aMatch(program, { mentorId: (await aMentor(program)).personId, menteeId: ana.personId, state: 'ended' });
    for (const matchId of [foreign, over, anId()]) await assert.rejects(setGoal(ana, { title: 'x', matchId }, now), NotFound);
  });

  test('somebody who takes no part sets none; twenty open ones are the limit', async () => {
    const { ana, program } = await aPair();
    await assert.rejects(setGoal(await aStranger(program), { title: 'x' }, now), NotAllowed);
    for (let i = 0; i < limits.openGoals; i += 1) await setGoal(ana, { title: `Goal ${i}` }, now);
    await assert.rejects(setGoal(ana, { title: 'one more' }, now), broken('limit-reached'));
  });

  test('a program may have another default than private', async () => {
    const program = await aProgram({ settings: { goals: { visibility: 'match' } } });
    const { ana } = await aPair(program);
    assert.equal((await setGoal(ana, { title: 'x' }, now)).visibility, 'match');
  });
});

describe('working on a goal', () => {
  test('absent leaves, null clears; a change that changes nothing is no event', async () => {
    const { ana } = await aPair();
    const { id } = await setGoal(ana, { title: 'Land it', howWillIKnow: 'An offer', due: '2026-12-15' }, now);
    const goal = await editGoal(ana, id, { howWillIKnow: null }, now);
    assert.deepEqual([goal.title, goal.howWillIKnow, goal.due], ['Land it', null, '2026-12-15']);
    await editGoal(ana, id, { title: 'Land it' }, now);
    await editGoal(ana, id, {}, now);
    assert.deepEqual((await eventsOf(ana, id)).map(({ type }) => type), ['goal.set', 'goal.edited']);
  });

  test('a due day is over when it is over where its owner lives; moving it then asks for a reason', async () => {
    const program = await aProgram();
    const ana = await aMentee(program, { person: { zone: 'America/Sao_Paulo' } });
    const { id } = await setGoal(ana, { title: 'CV', due: '2026-10-20' }, now);
    const stillToday = new Date('2026-10-21T02:59:00Z');
    const tomorrow = new Date('2026-10-21T03:00:00Z');
    assert.equal((await readGoal(ana, id, stillToday)).overdue, false);
    assert.equal((await readGoal(ana, id, tomorrow)).overdue, true);
    await assert.rejects(editGoal(ana, id, { due: '2026-11-20' }, tomorrow), broken('body-invalid'));
    await editGoal(ana, id, { title: 'CV in English' }, tomorrow);
    const moved = await editGoal(ana, id, { due: '2026-11-20', reason: 'Exams came first' }, tomorrow);
    assert.deepEqual([moved.due, moved.overdue], ['2026-11-20', false]);
    const stored = await GoalModel.findOne({ tenantId: ana.tenantId, programId: ana.programId, _id: id }).lean();
    assert.deepEqual(stored?.replans, [{ from: '2026-10-20', to: '2026-11-20', reason: 'Exams came first', at: tomorrow }]);
    await editGoal(ana, id, { due: '2026-11-21' }, tomorrow);
  });

  test('progress is the share of milestones that are done, and whole once the goal is reached', async () => {
    const { ana } = await aPair();
    const { id, milestones: [first, second] } = await setGoal(ana, { title: 'x', milestones: [{ title: 'a' }, { title: 'b' }, { title: 'c' }] }, now);
    const done = await editMilestone(ana, id, first!.id, { done: true }, now);
    assert.deepEqual([done.progress, done.milestones[0]?.doneAt], [33, now]);
    assert.deepEqual((await editMilestone(ana, id, first!.id, { done: true, title: 'A' }, later(1))).milestones[0], { ...done.milestones[0], title: 'A' }, 'done stays when it was');
    assert.equal((await removeMilestone(ana, id, second!.id, now)).progress, 50);
    assert.equal((await editMilestone(ana, id, first!.id, { done: false }, now)).progress, 0);
    assert.equal((await achieveGoal(ana, id, {}, now)).progress, 100);
    await assert.rejects(editMilestone(ana, id, first!.id, { done: true }, now), broken('moved-on'));
    await reopenGoal(ana, id, now);
    await assert.rejects(editMilestone(ana, id, second!.id, { title: 'gone' }, now), NotFound);
  });

  test('many milestones at once: twelve are kept, none is lost, the others hear of the limit', async () => {
    const { ana } = await aPair();
    const { id } = await setGoal(ana, { title: 'x' }, now);
    const added = await Promise.allSettled(Array.from({ length: limits.milestones + 5 }, (_, i) => addMilestone(ana, id, { title: `step ${i}` }, now)));
    const refused = added.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as { code: string }] : []));
    assert.deepEqual(refused.map(({ code }) => code), Array(5).fill('limit-reached'));
    assert.equal(new Set((await readGoal(ana, id, now)).milestones.map(({ title }) => title)).size, limits.milestones);
  });

  test('check-ins are told oldest first, the newest fifty', async () => {
    const { ana } = await aPair();
    const { id } = await setGoal(ana, { title: 'x' }, now);
    for (let week = 0; week < 52; week += 1) await checkIn(ana, id, { confidence: 1 + (week % 10), text: `week ${week}` }, later(week * 7));
    for (const goal of [await readGoal(ana, id, now), (await listGoals(ana, {}, now)).items[0]!]) {
      assert.equal(goal.checkIns.length, 50);
      assert.deepEqual([goal.checkIns[0]?.text, goal.checkIns.at(-1)?.text], ['week 2', 'week 51']);
      assert.equal(goal.checkIns[0]?.by.id, ana.personId);
    }
  });

  test('reached and dropped are taken back by reopening; a second answer finds it moved on', async () => {
    const { ana } = await aPair();
    const { id } = await setGoal(ana, { title: 'x' }, now);
    const outcomes = await Promise.allSettled([...Array.from({ length: 5 }, () => achieveGoal(ana, id, { whatHelped: 'Ben' }, now)), dropGoal(ana, id, now)]);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await eventsOf(ana, id)).length, 2, 'set, and one end');
    const reopened = await reopenGoal(ana, id, now);
    assert.deepEqual([reopened.state, reopened.achievedAt, reopened.whatHelped], ['open', null, null]);
    const reached = await achieveGoal(ana, id, { whatHelped: 'Practice' }, now);
    assert.deepEqual([reached.whatHelped, reached.achievedAt, reached.can], ['Practice', now, ['delete']]);
    for (const act of [() => editGoal(ana, id, { title: 'y' }, now), () => checkIn(ana, id, { confidence: 1 }, now), () => dropGoal(ana, id, now)]) {
      await assert.rejects(act(), broken('moved-on'));
    }
  });
});

describe('the list', () => {
  test('open goals come first, by due day, those without one last; then the last closed first; in pages', async () => {
    const { ana } = await aPair();
    const titles = ['no day', 'December', 'October', 'reached early', 'dropped late'];
    const ids = new Map<string, string>();
    for (const title of titles) {
      const due = title === 'December' ? '2026-12-01' : title === 'October' ? '2026-10-30' : null;
      ids.set(title, (await setGoal(ana, { title, due }, now)).id);
    }
    await achieveGoal(ana, ids.get('reached early')!, {}, later(1));
    await dropGoal(ana, ids.get('dropped late')!, later(2));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listGoals(ana, { limit: 2, cursor }, now);
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(seen, ['October', 'December', 'no day', 'dropped late', 'reached early']);
    const open = await listGoals(ana, { state: 'open', limit: 1 }, now);
    await assert.rejects(listGoals(ana, { limit: 1, cursor: open.nextCursor! }, now), broken('cursor-invalid'), 'a cursor of another list');
    await editGoal(ana, ids.get('no day')!, { due: '2026-10-25' }, now);
    assert.equal((await nextOf(ana))[0]?.title, 'no day');
  });
});

describe('deleting', () => {
  test('hides a goal from everyone; its owner has thirty days to bring it back as it was', async () => {
    const { ana, ben } = await aPair();
    const { id } = await setGoal(ana, { title: 'x', visibility: 'match' }, now);
    await deleteGoal(ana, id, now);
    for (const reader of [ana, ben]) {
      await assert.rejects(readGoal(reader, id, now), NotFound);
      assert.deepEqual((await listGoals(reader, {}, now)).items, []);
    }
    await assert.rejects(deleteGoal(ana, id, now), NotFound);
    const [bin] = (await listGoals(ana, { state: 'deleted' }, later(29))).items;
    assert.deepEqual([bin?.id, bin?.can], [id, []]);
    assert.deepEqual((await listGoals(ben, { state: 'deleted' }, now)).items, [], 'somebody else’s bin is empty');
    await assert.rejects(restoreGoal(ben, id, later(1)), NotFound);

    const outcomes = await Promise.allSettled([1, 2, 3].map(() => restoreGoal(ana, id, later(29))));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await readGoal(ben, id, later(29))).visibility, 'match');
    assert.deepEqual((await eventsOf(ana, id)).map(({ type }) => type), ['goal.set', 'goal.deleted', 'goal.restored']);
  });

  test('after thirty days there is nothing to restore, and the purge removes it for good, in every tenant', async () => {
    const pairs = [await aPair(), await aPair()];
    const job = { kind: 'system', job: 'purge-deleted-goals' } as const;
    await purgeDeletedGoals(job, later(3_000));
    const ids: string[] = [];
    for (const { ana } of pairs) {
      const { id } = await setGoal(ana, { title: 'x' }, now);
      await setGoal(ana, { title: 'stays' }, now);
      await deleteGoal(ana, id, now);
      ids.push(id);
    }
    await assert.rejects(restoreGoal(pairs[0]!.ana, ids[0]!, later(30)), NotFound);
    assert.equal(await purgeDeletedGoals(job, later(29)), 0);
    assert.equal(await purgeDeletedGoals(job, later(30)), 2);
    assert.equal((await listGoals(pairs[1]!.ana, {}, later(30))).items.length, 1);
  });
});
