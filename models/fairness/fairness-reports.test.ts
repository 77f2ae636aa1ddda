import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram, type Place } from '../factories.ts';
import { listRunPairs, makeRun } from '../matches/matching-runs.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { editFairnessRules } from '../programs/fairness-rules.ts';
import { editCriteria } from '../programs/matching-criteria.ts';
import { FairnessReportModel } from './fairness-report.model.ts';
import { makeFairnessReport, type FairnessReport } from './fairness-reports.ts';
import { readProtectedAnswers, saveProtectedAnswers } from './protected-answers.ts';

await useTestDatabase();

const day = (date: string) => new Date(`${date}T09:00:00Z`);
const today = day('2026-11-23');
const settings = { fairness: { gender: true } };

/** Mentees who say so, the first of whom have a match. */
async function some(place: Place, gender: 'woman' | 'man' | null, { matched, unmatched, since = '2026-10-26' }: { matched: number; unmatched: number; since?: string }): Promise<ProgramActor[]> {
  const people: ProgramActor[] = [];
  for (let at = 0; at < matched + unmatched; at += 1) {
    const mentee = await aMentee(place, { enrolment: { askedAt: day(since) } });
    people.push(mentee);
    if (gender !== null) await saveProtectedAnswers(mentee, { gender }, today);
    if (at < matched) await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: mentee.personId, startedAt: day('2026-11-09') });
  }
  return people;
}

const groupsOf = ({ attributes: [gender] }: FairnessReport) => Object.fromEntries(gender!.groups.map(({ option, ...figures }) => [option, figures]));

describe('the report of a program', () => {
  test('compares how often, how well and how soon the groups are matched', async () => {
    const place = await aProgram({ settings });
    const coordinator = await aCoordinator(place);
    await some(place, 'woman', { matched: 3, unmatched: 6, since: '2026-10-26' });
    await some(place, 'man', { matched: 8, unmatched: 2, since: '2026-11-02' });
    await some(place, null, { matched: 4, unmatched: 3 });
    const report = await makeFairnessReport(coordinator, {}, today);
    assert.deepEqual([report.runId, report.standsIn, report.people, report.matched], [null, null, 26, 15]);
    const { woman, man } = groupsOf(report);
    // Of women 1/3 against 4/5 of men; 3 waited two weeks for their match, 6 wait for four: 10/3.
    assert.deepEqual(woman, { people: 9, matched: 3, rate: 0.3333, ratio: 0.417, belowFourFifths: true, p: 0.0698, score: null, weeks: 3 });
    assert.deepEqual({ ...man, score: null }, { people: 10, matched: 8, rate: 0.8, ratio: 1, belowFourFifths: false, p: null, score: null, weeks: 1 });
    assert.ok(typeof man!.score === 'number' && man!.score % 5 === 0, 'a score of eight is told, in steps of five');
    assert.deepEqual(report.attributes[0]!.others, 7);
  });

  test('a program that asks for nothing has nothing to tell, and one where nobody answered says so', async () => {
    const place = await aProgram();
    const coordinator = await aCoordinator(place);
    await some(place, null, { matched: 5, unmatched: 5 });
    assert.deepEqual((await makeFairnessReport(coordinator, {}, today)).attributes, []);
    await editFairnessRules(coordinator, place.programId, { attributes: ['age-band'] }, today);
    assert.deepEqual((await makeFairnessReport(coordinator, {}, today)).attributes, [{ attribute: 'age-band', withheld: 'too-few', groups: [], others: 10 }]);
  });

  test('is for coordinators', async () => {
    const place = await aProgram({ settings });
    for (const reader of [await aMentee(place), await aMentor(place)]) await assert.rejects(makeFairnessReport(reader, {}, today), NotAllowed);
    const elsewhere = await aCoordinator(await aProgram({ settings }));
    assert.equal((await makeFairnessReport(elsewhere, {}, today)).people, 0, 'another program’s people are not in it');
  });
});

describe('figures of groups do not tell what one person answered', () => {
  test('who comes to be there one after the other is not told by the next report: the earlier figures stand in until enough have changed', async () => {
    const place = await aProgram({ settings });
    const coordinator = await aCoordinator(place);
    await some(place, 'woman', { matched: 6, unmatched: 4 });
    await some(place, 'man', { matched: 6, unmatched: 4 });
    const first = await makeFairnessReport(coordinator, {}, day('2026-11-20'));
    await some(place, 'woman', { matched: 0, unmatched: 1 });
    const second = await makeFairnessReport(coordinator, {}, today);
    assert.deepEqual(second, { ...first, standsIn: 'few-changes' });
    await some(place, 'woman', { matched: 1, unmatched: 1 });
    await some(place, 'man', { matched: 1, unmatched: 1 });
    const third = await makeFairnessReport(coordinator, {}, today);
    assert.deepEqual([third.standsIn, third.people, groupsOf(third)['woman']!.people], [null, 25, 13]);
  });

  test('a run that was made to give one person no match gets no figures of its own beside those of the first', async () => {
    const place = await aProgram({ settings });
    const coordinator = await aCoordinator(place);
    const women: ProgramActor[] = [];
    for (let at = 0; at < 9; at += 1) {
      women.push(...(await some(place, 'woman', { matched: 0, unmatched: 1 })));
      await some(place, 'man', { matched: 0, unmatched: 1 });
    }
    const mentors = [];
    for (let at = 0; at < 12; at += 1) mentors.push(await aMentor(place));
    const run = await makeRun(coordinator, {}, today);
    const report = await makeFairnessReport(coordinator, { runId: run.id }, today);
    assert.deepEqual([report.runId, report.standsIn, report.people, report.matched, report.attributes[0]!.groups.map(({ matched }) => matched)], [run.id, null, 18, 12, [6, 6]]);
    const { items } = await listRunPairs(coordinator, run.id, {});
    const { personId: meant } = women.find(({ personId }) => items.some(({ mentee }) => mentee.id === personId))!;
    const other = await makeRun(coordinator, { basedOn: run.id, apart: mentors.map(({ personId }) => ({ mentee: meant, mentor: personId })) }, today);
    const again = await makeFairnessReport(coordinator, { runId: other.id }, today);
    assert.deepEqual(again, { ...report, standsIn: 'few-changes' });
  });

  test('one who answers meanwhile is not told by a report after the weights have moved, nor after an attribute is asked no more', async () => {
    const place = await aProgram({ settings: { fairness: { gender: true, 'age-band': true } } });
    const coordinator = await aCoordinator(place);
    const people = [...(await some(place, 'woman', { matched: 6, unmatched: 4 })), ...(await some(place, 'man', { matched: 6, unmatched: 4 }))];
    const [silent] = await some(place, null, { matched: 1, unmatched: 4 });
    const first = await makeFairnessReport(coordinator, {}, today);
    for (const one of people) {
      const { answers } = await readProtectedAnswers(one);
      await saveProtectedAnswers(one, { ...answers, 'age-band': '21-24' }, today);
    }
    await saveProtectedAnswers(silent!, { gender: 'woman' }, today);
    await editCriteria(coordinator, place.programId, { weights: { need: 90, language: 1 } }, today);
    const told = async () => groupsOf(await makeFairnessReport(coordinator, {}, today))['woman']!.people;
    assert.deepEqual([groupsOf(first)['woman']!.people, await told()], [10, 10]);
    await editFairnessRules(coordinator, place.programId, { attributes: ['gender'] }, today);
    assert.equal(await told(), 10);
  });

  test('of two reports that are made at once, one is held against the other', async () => {
    const place = await aProgram({ settings });
    const coordinator = await aCoordinator(place);
    await some(place, 'woman', { matched: 6, unmatched: 4 });
    await some(place, 'man', { matched: 6, unmatched: 4 });
    const reports = await Promise.all(Array.from({ length: 6 }, () => makeFairnessReport(coordinator, {}, today)));
    assert.equal(new Set(reports.map((report) => JSON.stringify(report.attributes))).size, 1);
    assert.equal(await FairnessReportModel.countDocuments({ tenantId: place.tenantId, programId: place.programId }), 1);
  });

  test('what is kept of a report says of nobody what they answered', async () => {
    const place = await aProgram({ settings });
    const coordinator = await aCoordinator(place);
    const [woman] = await some(place, 'woman', { matched: 6, unmatched: 4 });
    await some(place, 'man', { matched: 6, unmatched: 4 });
    await makeFairnessReport(coordinator, {}, today);
    const stored = await FairnessReportModel.findOne({ tenantId: place.tenantId, programId: place.programId }).lean().orFail();
    const row = stored.facts.find((one) => one.startsWith(woman!.personId))!;
    assert.match(row, /^[0-9a-f]{24} matched \d+ gender:[\w-]{12}$/);
    const report = await makeFairnessReport(coordinator, {}, today);
    await leaveProgram(woman!, today);
    assert.deepEqual((await makeFairnessReport(coordinator, {}, today)).attributes, report.attributes, 'the aggregate stays as it was, and who has left is not told by the next one');
  });

  test('so many a month are enough: then the last ones stand in', async () => {
    const place = await aProgram({ settings });
    const coordinator = await aCoordinator(place);
    await some(place, 'woman', { matched: 6, unmatched: 4 });
    await some(place, 'man', { matched: 6, unmatched: 4 });
    const { _id, createdAt: _created, updatedAt: _updated, ...row } = await makeFairnessReport(coordinator, {}, today)
      .then(() => FairnessReportModel.findOne({ tenantId: place.tenantId, programId: place.programId }).lean().orFail());
    for (let number = 2; number <= 12; number += 1) await FairnessReportModel.create([{ ...row, number }]);
    await some(place, 'woman', { matched: 2, unmatched: 1 });
    await some(place, 'man', { matched: 1, unmatched: 2 });
    assert.equal((await makeFairnessReport(coordinator, {}, today)).standsIn, 'often');
    assert.equal((await makeFairnessReport(coordinator, {}, day('2026-12-30'))).standsIn, null, 'next month there are new ones');
  });
});

test('another program’s run is not there', async () => {
  const place = await aProgram({ settings });
  await aMentee(place);
  await aMentor(place);
  const run = await makeRun(await aCoordinator(place), {}, today);
  await assert.rejects(makeFairnessReport(await aCoordinator(await aProgram({ tenantId: place.tenantId, settings })), { runId: run.id }, today), NotFound);
});
