/** A rule is given up for one run: what its figures promised, people get, and publishing stands by it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import type { RuleBroken } from '../problems.ts';
import { editCriteria } from '../programs/matching-criteria.ts';
import { MatchModel } from './match.model.ts';
import { listRunAlternatives, listRunPairs, listRunUnmatchedGroups, makeRun, publishRun, replayRun } from './matching-runs.ts';

await useTestDatabase();

interface Campus {
  place: Place;
  chiara: ProgramActor;
  polish: ProgramActor[];
}

/** Three mentees; two of them speak Polish alone, which no mentor does. Three mentors with a place. */
async function aCampus(blind = false): Promise<Campus> {
  const place = await aProgram({ settings: { matching: { need: 100, ranking: 20, availability: 0, language: 0, commonLanguage: true }, fairness: { blind } } });
  const inPolish = { person: { languages: ['pl' as const], zone: 'Europe/Warsaw' } };
  const polish = [await aMentee(place, inPolish), await aMentee(place, inPolish)];
  await aMentee(place, { person: { zone: 'America/Sao_Paulo' } });
  for (let mentor = 0; mentor < 3; mentor++) await aMentor(place);
  return { place, chiara: await aCoordinator(place), polish };
}

test('those without a match are told by what stands in the way, with what giving it up would bring', async () => {
  const { place, chiara, polish } = await aCampus();
  await aMentee(place);
  await aMentee(place);
  await aMentee(place);
  const run = await makeRun(chiara, {});
  const { items } = await listRunUnmatchedGroups(chiara, run.id);
  assert.deepEqual(items.map(({ why, rule, count, mentees, mentors, more }) => [why, rule, count, mentees.length, mentors.length, more]), [['rule', 'language', 2, 2, 0, 0], ['places', null, 1, 1, 3, 1]]);
  assert.deepEqual(new Set(items[0]!.mentees.map(({ id }) => id)), new Set(polish.map(({ personId }) => personId)));
  const with6 = await aCampus();
  assert.deepEqual((await listRunUnmatchedGroups(with6.chiara, (await makeRun(with6.chiara, {})).id)).items.map(({ rule, more }) => [rule, more]), [['language', 2]]);
});

test('a run that gives up a rule makes the matches that were promised, keeps to it in what is based on it, and is the same when it is solved again', async () => {
  const { chiara, polish } = await aCampus();
  const first = await makeRun(chiara, {});
  assert.deepEqual([first.relaxed, first.unmatched, first.relaxations.map(({ rule, matches }) => [rule, matches])], [[], 2, [['language', 2]]]);
  const relaxed = await makeRun(chiara, { basedOn: first.id, relaxed: ['language'] });
  assert.deepEqual([relaxed.relaxed, relaxed.unmatched, relaxed.scenarios[0]!.matched], [['language'], 0, 3]);
  assert.deepEqual((await listRunAlternatives(chiara, relaxed.id, polish[0]!.personId)).items.map(({ rules }) => rules), [[], [], []]);
  assert.equal((await makeRun(chiara, { basedOn: relaxed.id, objective: 'total' })).unmatched, 0);
  assert.equal((await makeRun(chiara, { basedOn: relaxed.id, relaxed: [] })).unmatched, 2);
  assert.equal((await makeRun(chiara, {})).unmatched, 2);
  assert.equal((await replayRun(chiara, relaxed.id)).same, true);
});

test('publishing stands by the rule that was given up, and by no other', async () => {
  const { place, chiara, polish } = await aCampus();
  const relaxed = await makeRun(chiara, { relaxed: ['language'] });
  await publishRun(chiara, relaxed.id);
  assert.equal(await MatchModel.countDocuments({ ...place, menteeId: polish[0]!.personId, holdsPlaces: true }), 1);
  const strict = await aCampus();
  const other = await makeRun(strict.chiara, { relaxed: ['language'] });
  await editCriteria(strict.chiara, strict.place.programId, { rules: { mostZoneHours: 1 } });
  await assert.rejects(publishRun(strict.chiara, other.id), (error: unknown) => {
    const { code, details } = error as RuleBroken;
    assert.deepEqual([code, (details as { pairs: { rules: string[] }[] }).pairs.map(({ rules }) => rules)], ['run-pairs-barred', [['zone']]]);
    return true;
  });
});

test('a run says where its people live by, and hides it with their names', async () => {
  const { chiara } = await aCampus();
  const run = await makeRun(chiara, { relaxed: ['language'] });
  const { items } = await listRunPairs(chiara, run.id, {});
  assert.deepEqual(items.map(({ zones }) => zones.mentee).sort(), ['America/Sao_Paulo', 'Europe/Warsaw', 'Europe/Warsaw']);
  const blind = await aCampus(true);
  const hidden = await listRunPairs(blind.chiara, (await makeRun(blind.chiara, {})).id, {});
  assert.deepEqual(hidden.items.map(({ zones }) => zones), [{ mentee: null, mentor: null }]);
});
