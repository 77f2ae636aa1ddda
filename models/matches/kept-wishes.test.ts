/** What a coordinator has decided outlasts a run: locks, pairs kept apart, rules given up, people left out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, anId, aProgram, type Place } from '../factories.ts';
import type { NamedPair } from '../matching/run.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { meetAgain, pauseAbsent } from '../people/people.ts';
import { RuleBroken } from '../problems.ts';
import { MatchingRunModel } from './matching-run.model.ts';
import { compareRuns, findRunCandidates, listRunAlternatives, listRunPairs, listRunUnmatched, makeRun, publishRun, readRun, replayRun, type MatchingRun } from './matching-runs.ts';
import { loadRunInput, withWishes } from './run-input.ts';

await useTestDatabase();

interface Campus {
  place: Place;
  chiara: ProgramActor;
  mentees: ProgramActor[];
  mentors: ProgramActor[];
}

/** As many mentees as mentors with a place each. */
async function aCampus(size = 3, settings: Parameters<typeof aProgram>[0] = {}): Promise<Campus> {
  const place = await aProgram(settings);
  const campus: Campus = { place, chiara: await aCoordinator(place), mentees: [], mentors: [] };
  for (let at = 0; at < size; at++) {
    campus.mentees.push(await aMentee(place));
    campus.mentors.push(await aMentor(place));
  }
  return campus;
}
const pair = (mentee: ProgramActor, mentor: ProgramActor): NamedPair => ({ mentee: mentee.personId, mentor: mentor.personId });
const idsOf = (pairs: MatchingRun['locks']): NamedPair[] => pairs.map(({ mentee, mentor }) => ({ mentee: mentee.id, mentor: mentor.id }));
const droppedFrom = ({ dropped }: MatchingRun) => dropped.map(({ mentee, mentor, wish, why, rules }) => [mentee.id, mentor.id, wish, why, ...rules]);
const pairsOf = async (actor: ProgramActor, runId: string): Promise<NamedPair[]> => idsOf((await listRunPairs(actor, runId, {})).items);
const refused = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe('a run that keeps what was decided', () => {
  test('takes up the wishes of another one over the program as it is now, and can be compared with it', async () => {
    const { place, chiara, mentees: [ana, bo, cy], mentors: [ben, dora, eli] } = await aCampus();
    const first = await makeRun(chiara, { objective: 'total', leastScore: 0, relaxed: ['language'], locks: [pair(ana!, dora!)], apart: [pair(bo!, ben!)], omitted: { mentees: [cy!.personId], mentors: [] } });
    await aMentor(place);
    const again = await makeRun(chiara, { keeping: first.id });
    assert.deepEqual([again.basedOn, again.objective, again.relaxed, again.mentors], [null, 'total', ['language'], 4]);
    assert.deepEqual([idsOf(again.locks), idsOf(again.apart), again.omitted.mentees.map(({ id }) => id), again.dropped], [[pair(ana!, dora!)], [pair(bo!, ben!)], [cy!.personId], []]);
    assert.ok((await pairsOf(chiara, again.id)).some(({ mentee, mentor }) => mentee === ana!.personId && mentor === dora!.personId));
    assert.equal((await compareRuns(chiara, again.id, first.id)).same >= 1, true);
    const other = await makeRun(chiara, { keeping: first.id, objective: 'lowest', locks: [pair(ana!, eli!)] });
    assert.deepEqual([other.objective, idsOf(other.locks), idsOf(other.apart)], ['lowest', [pair(ana!, eli!)], [pair(bo!, ben!)]], 'what is asked for anew stands above it');
  });

  test('says which wishes it had to drop, and why; all others stand', async () => {
    const { place, chiara, mentees: [ana, bo, cy, di], mentors: [ben, dora, eli, fay] } = await aCampus(4);
    const first = await makeRun(chiara, { locks: [pair(ana!, ben!), pair(bo!, dora!), pair(di!, fay!)], apart: [pair(ana!, dora!), pair(cy!, eli!)] });
    await leaveProgram(ana!);
    await EnrolmentModel.updateOne({ ...place, personId: dora!.personId }, { $set: { pausedUntil: '2099-01-01' } });
    const again = await makeRun(chiara, { keeping: first.id });
    assert.deepEqual([idsOf(again.locks), idsOf(again.apart)], [[pair(di!, fay!)], [pair(cy!, eli!)]]);
    assert.deepEqual(droppedFrom(again), [
      [ana!.personId, ben!.personId, 'lock', 'unknown'],
      [bo!.personId, dora!.personId, 'lock', 'mentor-places'],
      [ana!.personId, dora!.personId, 'apart', 'unknown'],
    ]);
    assert.deepEqual(droppedFrom(await readRun(chiara, again.id)), droppedFrom(again), 'it stays in the record');
    assert.deepEqual((await makeRun(chiara, { basedOn: again.id })).dropped, []);
    assert.equal((await replayRun(chiara, again.id)).same, true);
  });

  test('refuses locks that are asked for anew and cannot stand, with their reason', async () => {
    const { chiara, mentees: [ana, bo], mentors: [ben] } = await aCampus();
    const first = await makeRun(chiara, { locks: [pair(ana!, ben!)] });
    await assert.rejects(makeRun(chiara, { keeping: first.id, locks: [pair(ana!, ben!), pair(bo!, ben!)] }), refused('run-locks-contradict'));
  });

  test('keeps the locks of a published run where it is based on it, over the same people', async () => {
    const { chiara, mentees: [ana], mentors: [ben] } = await aCampus();
    const first = await makeRun(chiara, { locks: [pair(ana!, ben!)] });
    await publishRun(chiara, first.id);
    assert.deepEqual(idsOf((await makeRun(chiara, { basedOn: first.id })).locks), [pair(ana!, ben!)]);
  });

  test('takes locks that were published for what they are by now: matches, not wishes', async () => {
    const { chiara, mentees: [ana, bo], mentors: [ben, dora] } = await aCampus(3);
    const first = await makeRun(chiara, { locks: [pair(ana!, ben!)], apart: [pair(bo!, dora!)] });
    await publishRun(chiara, first.id);
    await assert.rejects(makeRun(chiara, { keeping: first.id }), refused('run-no-mentees'));
  });

  test('is over one run or the other, never both, and over none of another program', async () => {
    const { chiara } = await aCampus(1);
    const { id } = await makeRun(chiara, {});
    await assert.rejects(makeRun(chiara, { basedOn: id, keeping: id }), refused('body-invalid'));
    await assert.rejects(makeRun(chiara, { keeping: anId() }), { name: 'NotFound' });
    await assert.rejects(makeRun((await aCampus(1)).chiara, { keeping: id }), { name: 'NotFound' });
  });

  test('of the release before has nothing left out and nothing dropped', async () => {
    const { place, chiara } = await aCampus(1);
    const { id } = await makeRun(chiara, {});
    await MatchingRunModel.updateOne({ ...place, _id: id }, { $unset: { omitted: 1, dropped: 1 } });
    const run = await readRun(chiara, id);
    assert.deepEqual([run.omitted, run.dropped], [{ mentees: [], mentors: [] }, []]);
    assert.equal((await makeRun(chiara, { keeping: id })).state, 'solved');
  });
});

describe('a run that leaves people out', () => {
  test('matches none of them and counts none, and they are taken back over the same people', async () => {
    const { chiara, mentees: [ana], mentors: [ben, dora] } = await aCampus();
    const run = await makeRun(chiara, { omitted: { mentees: [ana!.personId], mentors: [ben!.personId, anId()] } });
    assert.deepEqual([run.mentees, run.mentors, run.places, run.unmatched], [2, 2, 2, 0]);
    assert.deepEqual([run.omitted.mentees.map(({ id }) => id), run.omitted.mentors.map(({ id }) => id)], [[ana!.personId], [ben!.personId]], 'whoever is not there is not kept');
    const pairs = await pairsOf(chiara, run.id);
    assert.equal(pairs.some(({ mentee, mentor }) => mentee === ana!.personId || mentor === ben!.personId), false);
    assert.equal((await listRunUnmatched(chiara, run.id, {})).total, 0, 'left out is not left without');
    assert.equal((await listRunAlternatives(chiara, run.id, pairs[0]!.mentee)).items.some(({ mentor }) => mentor.id === ben!.personId), false);
    assert.equal((await replayRun(chiara, run.id)).same, true);
    const locked = await makeRun(chiara, { basedOn: run.id, locks: [pair({ ...ana!, personId: pairs[0]!.mentee }, dora!)] });
    assert.deepEqual(locked.omitted, run.omitted, 'an edit leaves them out as well');
    const back = await makeRun(chiara, { basedOn: run.id, omitted: { mentees: [], mentors: [] } });
    assert.deepEqual([back.mentees, back.mentors, back.places, back.scenarios[0]!.matched], [3, 3, 3, 3]);
  });

  test('keeps them out while they rest and when they are back, until they are taken back or leave', async () => {
    const { chiara, mentees: [ana], mentors: [ben] } = await aCampus();
    const first = await makeRun(chiara, { omitted: { mentees: [ana!.personId], mentors: [ben!.personId] } });
    for (const one of [ana!, ben!]) await pauseAbsent(one);
    const meanwhile = await makeRun(chiara, { keeping: first.id });
    for (const one of [ana!, ben!]) await meetAgain(one);
    const back = await makeRun(chiara, { keeping: meanwhile.id });
    for (const { omitted, mentees, mentors } of [meanwhile, back]) assert.deepEqual([...omitted.mentees, ...omitted.mentors].map(({ id }) => id).concat(String(mentees), String(mentors)), [ana!.personId, ben!.personId, '2', '2']);
    assert.equal((await pairsOf(chiara, back.id)).some(({ mentor }) => mentor === ben!.personId), false);
    await leaveProgram(ana!);
    assert.deepEqual((await makeRun(chiara, { keeping: back.id })).omitted.mentees, []);
  });

  test('says so where a locked pair is among them, by name; and where nobody else is there', async () => {
    const { chiara, mentees: [ana], mentors: [ben] } = await aCampus(1);
    await assert.rejects(makeRun(chiara, { locks: [pair(ana!, ben!)], omitted: { mentees: [], mentors: [ben!.personId] } }), refused('run-no-places'));
    const large = await aCampus(2);
    await assert.rejects(makeRun(large.chiara, { locks: [pair(large.mentees[0]!, large.mentors[0]!)], omitted: { mentees: [large.mentees[0]!.personId], mentors: [] } }), (error) => {
      const { pairs } = (error as RuleBroken).details as { pairs: (MatchingRun['locks'][number] & { why: string })[] };
      assert.deepEqual(pairs.map(({ mentee, why }) => [mentee.id, mentee.name !== '', why]), [[large.mentees[0]!.personId, true, 'omitted']]);
      return refused('run-locks-contradict')(error);
    });
  });

  test('can be told whom it could be about: who waits and who has a place, by the name that is shown', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const ana = await aMentee(place, { person: { name: 'Ana Ångström' } });
    await aMentee(place, { person: { name: 'Bo' }, enrolment: { placesTaken: 1 } });
    const anders = await aMentor(place, { person: { name: 'Anders' } });
    assert.deepEqual((await findRunCandidates(chiara, { q: 'an' })).items.map(({ person, role }) => [person.id, role]), [[ana.personId, 'mentee'], [anders.personId, 'mentor']]);
    assert.deepEqual((await findRunCandidates(chiara, { q: 'ANGSTROM a' })).total, 1);
    assert.equal((await findRunCandidates(chiara)).total, 2, 'who has a match waits no more');
    await assert.rejects(findRunCandidates(ana), { name: 'NotAllowed' });
    const blind = await aProgram({ settings: { fairness: { blind: true } } });
    await aMentee(blind, { person: { name: 'Ana' } });
    const hidden = await aCoordinator(blind);
    assert.equal((await findRunCandidates(hidden, { q: 'ana' })).total, 0);
    assert.deepEqual((await findRunCandidates(hidden, { q: 'mentee' })).items.map(({ person }) => person.blind), [true]);
  });
});

test('the other aims are solved after an edit of many people where that is asked for', async () => {
  const { chiara } = await aCampus(1);
  const wishes = { objective: 'coverage', leastScore: 0, relaxed: [], locks: [], apart: [], omitted: { mentees: [], mentors: [] } } as const;
  const one = await loadRunInput(chiara, wishes, new Date());
  const many = { ...one, scoring: { ...one.scoring, mentees: Array(501).fill(one.scoring.mentees[0]!), mentors: Array(400).fill(one.scoring.mentors[0]!) } };
  assert.deepEqual([withWishes(one, wishes).compares, withWishes(many, wishes).compares, withWishes(many, wishes, true).compares], [true, false, true]);
});
