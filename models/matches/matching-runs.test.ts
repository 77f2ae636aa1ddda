/** A coordinator makes a run: what comes of it, what is refused and why, and its record. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, anId, aProgram, type Place } from '../factories.ts';
import { solveRun, type NamedPair, type RunInput } from '../matching/run.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { editProfile } from '../people/profile.ts';
import { RuleBroken } from '../problems.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { MatchingRunModel } from './matching-run.model.ts';
import { cancelRun, changesSinceRun, compareRuns, leaveSolving, listRunAlternatives, listRunPairs, listRuns, listRunUnmatched, makeRun, readRun, replayRun, solvingEnded } from './matching-runs.ts';
import { hashOf, inputOf, outcomeOf, packed } from './run-record.ts';

await useTestDatabase();

interface Campus {
  place: Place;
  chiara: ProgramActor;
  ana: ProgramActor;
  bo: ProgramActor;
  cy: ProgramActor;
  ben: ProgramActor;
  dora: ProgramActor;
}

/** Ana and Bo need what Ben offers; Dora offers something else and is free; Cy shares no language with anybody. */
async function aCampus(): Promise<Campus> {
  const place = await aProgram({ settings: { matching: { need: 100, ranking: 20, availability: 0, language: 0, commonLanguage: true } } });
  const enrolment = (topic: string) => ({ enrolment: { topics: [topic] } });
  return {
    place,
    chiara: await aCoordinator(place),
    ana: await aMentee(place, enrolment('data-careers')),
    bo: await aMentee(place, enrolment('data-careers')),
    cy: await aMentee(place, { ...enrolment('research-and-phd'), person: { languages: ['pl'] } }),
    ben: await aMentor(place, enrolment('data-careers')),
    dora: await aMentor(place, enrolment('research-and-phd')),
  };
}

/** Makes of a run what the releases before wrote: its input without what they did not know, solved, and nothing beside it that they did not keep. Returns the input. */
async function asBefore({ tenantId, programId }: ProgramActor, runId: string): Promise<string> {
  const stored = (await MatchingRunModel.findOne({ tenantId, programId, _id: runId }).lean())!;
  const { edition: _edition, relaxed: _relaxed, omitted: _omitted, ...input } = await inputOf(stored);
  const { emphasis: _weight, ...weights } = input.scoring.criteria.weights;
  const [mentees, mentors] = [input.scoring.mentees, input.scoring.mentors].map((people) => people.map(({ emphasis: _wish, ...person }) => person));
  const text = JSON.stringify({ ...input, scoring: { ...input.scoring, criteria: { ...input.scoring.criteria, weights }, mentees, mentors } });
  const answer = solveRun(JSON.parse(text) as RunInput);
  const told = JSON.stringify(answer);
  const before = { input: await packed(text), inputHash: hashOf(text), answer: await packed(told), answerHash: hashOf(told), ...outcomeOf(answer) };
  await MatchingRunModel.updateOne({ tenantId, programId, _id: runId }, { $set: before, $unset: { relaxed: 1, omitted: 1, dropped: 1, leftOut: 1 } });
  return text;
}
const pair = (mentee: ProgramActor, mentor: ProgramActor): NamedPair => ({ mentee: mentee.personId, mentor: mentor.personId });
const pairsOf = async (actor: ProgramActor, runId: string): Promise<[string, string][]> =>
  (await listRunPairs(actor, runId, {})).items.map(({ mentee, mentor }): [string, string] => [mentee.id, mentor.id]).sort();
const refused = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe('a run', () => {
  test('pairs who waits with who has a place, with reasons, who is left out and why, and the proof', async () => {
    const { chiara, ana, bo, cy, ben, dora } = await aCampus();
    const run = await makeRun(chiara, {});
    assert.deepEqual([run.state, run.proved, run.mentees, run.mentors, run.places, run.unmatched], ['solved', true, 3, 2, 2, 1]);
    assert.deepEqual(run.can, ['edit', 'publish']);
    const { items, total } = await listRunPairs(chiara, run.id, {});
    assert.equal(total, 2);
    assert.equal(items[0]!.mentor.id, ben.personId);
    assert.deepEqual(items[0]!.parts.map(({ kind, points, most }) => [kind, points, most]), [['need', 833, 833]]);
    for (const { score, parts, ranking } of items) assert.equal(parts.reduce((sum, { points }) => sum + points, ranking?.points ?? 0), score);
    assert.equal(items[0]!.ranking?.place, null);
    assert.equal(items[1]!.mentor.id, dora.personId);
    assert.deepEqual(new Set(items.map(({ mentee }) => mentee.id)), new Set([ana.personId, bo.personId]));
    const { items: unmatched } = await listRunUnmatched(chiara, run.id, {});
    assert.deepEqual(unmatched.map(({ mentee, why, rule, alone }) => [mentee.id, why, rule, alone]), [[cy.personId, 'rule', 'language', 2]]);
    assert.deepEqual(run.scenarios.map(({ objective }) => objective), ['coverage', 'total', 'lowest', 'stable']);
  });

  test('heeds whom a mentee has asked, leaves out who has a match, and does not match a pair twice', async () => {
    const { place, chiara, ana, bo, ben, dora } = await aCampus();
    await aMatch(place, { mentorId: dora.personId, menteeId: (await aMentee(place)).personId });
    await MatchRequestModel.create([{ ...place, menteeId: bo.personId, choices: [{ mentorId: ben.personId, state: 'asked' }], asking: ben.personId, goal: 'Learn', message: '', cadence: 'monthly', state: 'pending', sentAt: new Date(), expiresAt: new Date(Date.now() + 1e9) }]);
    const run = await makeRun(chiara, { objective: 'total' });
    assert.deepEqual([run.mentees, run.places], [3, 1]);
    assert.deepEqual(await pairsOf(chiara, run.id), [[bo.personId, ben.personId]]);
    assert.deepEqual((await listRunPairs(chiara, run.id, {})).items[0]!.ranking?.place, 1);
    assert.deepEqual(run.scenarios.map(({ choices }) => choices), run.scenarios.map(() => ({ first: 1, upToThird: 0, asked: 1 })));
    assert.deepEqual((await listRunUnmatched(chiara, run.id, {})).items.find(({ mentee }) => mentee.id === ana.personId)?.mentors.map(({ id }) => id), [ben.personId]);
    const two = await aMentee(place, { enrolment: { topics: ['data-careers'], capacity: 2 } });
    await aMatch(place, { mentorId: (await aMentor(place, { enrolment: { topics: ['data-careers'], capacity: 2 } })).personId, menteeId: two.personId });
    const again = await makeRun(chiara, { locks: [pair(ana, ben)] });
    const theirs = (await listRunAlternatives(chiara, again.id, two.personId)).items.filter(({ rules }) => rules.includes('already-matched'));
    assert.equal(theirs.length, 1);
  });

  test('of a mentee with two requests everybody whom they asked counts, the older request first', async () => {
    const { place, chiara, bo, ben, dora } = await aCampus();
    for (const mentor of [dora, ben]) {
      await MatchRequestModel.create([{ ...place, menteeId: bo.personId, choices: [{ mentorId: mentor.personId, state: 'asked' }], asking: mentor.personId, goal: 'Learn', message: '', cadence: 'monthly', state: 'pending', sentAt: new Date(), expiresAt: new Date(Date.now() + 1e9) }]);
    }
    const placed = async (mentor: ProgramActor) => {
      const run = await makeRun(chiara, { locks: [pair(bo, mentor)] });
      return (await listRunPairs(chiara, run.id, {})).items.find(({ mentee }) => mentee.id === bo.personId)?.ranking?.place;
    };
    assert.deepEqual([await placed(dora), await placed(ben)], [1, 2]);
  });

  test('why not somebody else: exactly what solving again with that pair comes to', async () => {
    const { chiara, ana, bo, ben, dora } = await aCampus();
    const run = await makeRun(chiara, { apart: [pair(bo, dora)] });
    assert.deepEqual(await pairsOf(chiara, run.id), [[ana.personId, dora.personId], [bo.personId, ben.personId]].sort());
    const { items, matched } = await listRunAlternatives(chiara, run.id, ana.personId);
    assert.deepEqual(matched.map(({ id }) => id), [dora.personId]);
    assert.deepEqual(items.map(({ mentor, score, change, chosen }) => [mentor.id, score, change, chosen]), [
      [ben.personId, 833, { matches: -1, points: 0 }, false],
      [dora.personId, 0, { matches: 0, points: 0 }, true],
    ]);
    for (const { score, parts, ranking } of items) assert.equal(parts.reduce((sum, { points }) => sum + points, ranking?.points ?? 0), score, 'told by its parts, side by side with the pair of the run');
    const forced = await makeRun(chiara, { basedOn: run.id, locks: [pair(ana, ben)] });
    assert.deepEqual([forced.scenarios[0]!.matched - run.scenarios[0]!.matched, forced.scenarios[0]!.total - run.scenarios[0]!.total], [-1, 0]);
    assert.deepEqual((await listRunAlternatives(chiara, run.id, bo.personId)).items.find(({ mentor }) => mentor.id === dora.personId)?.rules, ['kept-apart']);
    assert.equal((await listRunAlternatives(chiara, run.id, ana.personId, { q: 'no such name' })).items.length, 0);
    await assert.rejects(listRunAlternatives(chiara, run.id, anId()), { name: 'NotFound' });
  });

  test('why not somebody else is solved once for a mentee, however many letters are typed', async () => {
    const { chiara, ana, bo, ben } = await aCampus();
    const run = await makeRun(chiara, {});
    let threads = 0;
    const count = (): void => void threads++;
    process.on('worker', count);
    try {
      const { items } = await listRunAlternatives(chiara, run.id, ana.personId);
      const { name } = items.find(({ mentor }) => mentor.id === ben.personId)!.mentor;
      const [typed, none] = await Promise.all([listRunAlternatives(chiara, run.id, ana.personId, { q: name }), listRunAlternatives(chiara, run.id, ana.personId, { q: 'no such name' })]);
      assert.deepEqual(typed.items, items.filter(({ mentor }) => mentor.id === ben.personId));
      assert.deepEqual(none.items, []);
      assert.equal(threads, 1);
      await listRunAlternatives(chiara, run.id, bo.personId);
      const edited = await makeRun(chiara, { basedOn: run.id, locks: [pair(ana, ben)] });
      assert.notDeepEqual((await listRunAlternatives(chiara, edited.id, ana.personId)).items, items, 'another run has an answer of its own');
    } finally {
      process.off('worker', count);
    }
  });

  test('locked and kept apart, it is solved again over the same people, and tells what has changed', async () => {
    const { place, chiara, ana, bo, ben, dora } = await aCampus();
    const first = await makeRun(chiara, { locks: [pair(ana, ben)] });
    await aMentor(place, { enrolment: { topics: ['data-careers'] } }); // came later
    const second = await makeRun(chiara, { basedOn: first.id, locks: [pair(bo, ben)] });
    assert.deepEqual([second.basedOn, second.mentors, second.locks.length], [first.id, 2, 1]);
    assert.deepEqual(await pairsOf(chiara, second.id), [[ana.personId, dora.personId], [bo.personId, ben.personId]].sort());
    const { same, changed, total, nextCursor } = await compareRuns(chiara, second.id, first.id);
    assert.deepEqual([same, total, nextCursor], [0, 2, null]);
    const page = await compareRuns(chiara, second.id, first.id, new Date(), { limit: 1 });
    assert.deepEqual([page.total, page.changed], [2, changed.slice(0, 1)], 'a page says of how many it is');
    const rest = await compareRuns(chiara, second.id, first.id, new Date(), { limit: 1, cursor: page.nextCursor! });
    assert.deepEqual([rest.changed, rest.nextCursor], [changed.slice(1), null]);
    assert.deepEqual((await compareRuns(chiara, second.id, first.id, new Date(), { from: 1, limit: 1 })).changed, rest.changed);
    await assert.rejects(compareRuns(chiara, first.id, second.id, new Date(), { cursor: page.nextCursor! }), { code: 'cursor-invalid' });
    assert.deepEqual(changed.map(({ mentee, before, after }) => [mentee.id, before[0]?.id, after[0]?.id]).sort(), [[ana.personId, ben.personId, dora.personId], [bo.personId, dora.personId, ben.personId]].sort());
    assert.equal((await makeRun(chiara, { locks: first.locks.map(({ mentee, mentor }) => ({ mentee: mentee.id, mentor: mentor.id })) })).mentors, 3, 'a run of its own sees who came');
    assert.deepEqual((await listRuns(chiara, {})).items.map(({ id }) => id).slice(1), [second.id, first.id]);
  });

  test('is replayed byte for byte from its record, whatever has changed since', async () => {
    const { place, chiara, ana } = await aCampus();
    const run = await makeRun(chiara, { objective: 'lowest', leastScore: 0 });
    await aMentee(place);
    await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: ana.personId });
    assert.deepEqual(await replayRun(chiara, run.id), { inputHash: run.inputHash, answerHash: run.answerHash, same: true });
    const twin = await makeRun(chiara, { basedOn: run.id });
    assert.deepEqual([twin.inputHash, twin.answerHash], [run.inputHash, run.answerHash]);
  });

  test('a record from before it was asked what matters most is shown, compared, replayed and edited', async () => {
    const { chiara, ana, bo, ben, dora } = await aCampus();
    await editProfile(ana, { emphasis: 'need' });
    const [now, old] = [await makeRun(chiara, {}), await makeRun(chiara, { locks: [pair(ana, dora)] })];
    const text = await asBefore(chiara, old.id);
    assert.doesNotMatch(text, /emphasis|edition|relaxed|omitted/);
    const run = await readRun(chiara, old.id);
    assert.deepEqual([run.state, run.proved, run.unmatched, run.omitted, run.relaxed, run.dropped], ['solved', true, 1, { mentees: [], mentors: [] }, [], []]);
    assert.deepEqual(run.scenarios.map(({ objective, choices }) => [objective, choices]), ['coverage', 'total', 'lowest', 'stable'].map((objective) => [objective, null]));
    assert.deepEqual((await listRuns(chiara, {})).items.map(({ id }) => id), [old.id, now.id]);
    const { items } = await listRunPairs(chiara, old.id, {});
    assert.deepEqual(items.map(({ mentee, mentor, score, parts, ranking }) => [mentee.id, mentor.id, score, parts.map((part) => ('emphasis' in part ? part.emphasis : false)).includes(true), ranking?.points]), [
      [bo.personId, ben.personId, 833, false, 0],
      [ana.personId, dora.personId, 0, false, 0],
    ]);
    assert.equal((await listRunUnmatched(chiara, old.id, {})).items[0]?.rule, 'language');
    assert.equal((await listRunAlternatives(chiara, old.id, ana.personId)).items.find(({ chosen }) => chosen)?.mentor.id, dora.personId);
    for (const [one, other] of [[now, old], [old, now]] as const) assert.deepEqual((({ same, total }) => [same + total > 0, total <= 2])(await compareRuns(chiara, one.id, other.id)), [true, true]);
    assert.equal((await changesSinceRun(chiara, old.id)).criteria, false, 'what it knew nothing of is no change');
    assert.deepEqual(await replayRun(chiara, old.id), { inputHash: hashOf(text), answerHash: run.answerHash, same: true });
    const edited = await makeRun(chiara, { basedOn: old.id, locks: [] });
    assert.deepEqual([edited.state, edited.scenarios[0]?.matched], ['solved', 2]);
    assert.equal((await replayRun(chiara, edited.id)).same, true);
  });

  test('pages go on where they stopped; a cursor of another run is none', async () => {
    const { chiara } = await aCampus();
    const [run, other] = [await makeRun(chiara, {}), await makeRun(chiara, {})];
    const first = await listRunPairs(chiara, run.id, { limit: 1 });
    const second = await listRunPairs(chiara, run.id, { limit: 1, cursor: first.nextCursor! });
    assert.deepEqual([...first.items, ...second.items].map(({ mentee }) => mentee.id), (await listRunPairs(chiara, run.id, {})).items.map(({ mentee }) => mentee.id));
    assert.equal(second.nextCursor, null);
    await assert.rejects(listRunPairs(chiara, other.id, { cursor: first.nextCursor! }), refused('cursor-invalid'));
  });

  test('the pairs come by score or by either name, those that are equal as the run has them; a page goes on in its own order only', async () => {
    const place = await aProgram({ settings: { matching: { need: 100, ranking: 0, availability: 0, language: 0 } } });
    const chiara = await aCoordinator(place);
    const called = (name: string, topic = 'research-and-phd') => ({ person: { name }, enrolment: { topics: [topic] } });
    for (const name of ['Zoë', 'Ångström 10', 'angstrom 9']) await aMentee(place, called(name));
    await aMentee(place, called('Émile', 'data-careers'));
    await aMentor(place, { ...called('Ben'), enrolment: { topics: ['data-careers'], capacity: 3 } });
    await aMentor(place, called('Dora', 'data-careers'));
    const { id } = await makeRun(chiara, {});
    const ask = async (query: Parameters<typeof listRunPairs>[2]) => {
      const { items, total } = await listRunPairs(chiara, id, query);
      return { total, mentees: items.map(({ mentee }) => mentee.name), scores: items.map(({ score }) => score), mentors: items.map(({ mentor }) => mentor.name) };
    };
    const usual = await ask({});
    assert.deepEqual(await ask({ order: 'highest' }), usual);
    assert.deepEqual(usual.scores, [1000, 0, 0, 0]);
    assert.deepEqual((await ask({ order: 'lowest' })).mentees, [...usual.mentees.slice(1), ...usual.mentees.slice(0, 1)], 'pairs of one score stay as they were');
    assert.deepEqual((await ask({ order: 'mentee' })).mentees, ['angstrom 9', 'Ångström 10', 'Émile', 'Zoë']);
    assert.deepEqual((await ask({ order: 'mentor' })).mentors.toSorted(), (await ask({ order: 'mentor' })).mentors);
    assert.deepEqual(await ask({ q: ' EMI ' }).then(({ total, mentees }) => [total, mentees]), [1, ['Émile']]);
    assert.equal((await ask({ q: 'do', order: 'mentee' })).total, 1);
    assert.equal((await ask({ q: 'mile' })).total, 0, 'a word is found by its beginning');
    const { nextCursor } = await listRunPairs(chiara, id, { limit: 2, order: 'mentee' });
    assert.deepEqual((await ask({ cursor: nextCursor!, order: 'mentee', limit: 2 })).mentees, ['Émile', 'Zoë']);
    assert.deepEqual((await ask({ from: 2, order: 'mentee', limit: 2 })).mentees, ['Émile', 'Zoë'], 'a page is named by its place as well');
    assert.deepEqual(await ask({ from: 50 }).then(({ total, mentees }) => [total, mentees]), [4, []]);
    await assert.rejects(ask({ cursor: nextCursor!, limit: 2 }), refused('cursor-invalid'));
  });

  test('where names are hidden, pairs are put in order and found by the names that are shown', async () => {
    const place = await aProgram({ settings: { fairness: { blind: true } } });
    const chiara = await aCoordinator(place);
    for (const name of ['Zoë', 'Ana', 'Bo']) await aMentee(place, { person: { name } });
    await aMentor(place, { enrolment: { capacity: 3 } });
    const { id } = await makeRun(chiara, {});
    const { items } = await listRunPairs(chiara, id, { order: 'mentee' });
    const numbers = items.map(({ mentee }) => Number(/^Mentee\u00a0(\d+)$/.exec(mentee.name)?.[1]));
    assert.equal(numbers.length, 3);
    assert.deepEqual(numbers, numbers.toSorted((one, other) => one - other));
    assert.equal((await listRunPairs(chiara, id, { q: 'Ana' })).total, 0);
    assert.equal((await listRunPairs(chiara, id, { q: 'mentee' })).total, 3);
  });

  test('the list of runs goes on where its first page stopped, the newest first, each once', async () => {
    const { chiara } = await aCampus();
    const made: string[] = [];
    for (let at = 0; at < 3; at++) made.unshift((await makeRun(chiara, {})).id);
    const first = await listRuns(chiara, { limit: 2 });
    const second = await listRuns(chiara, { limit: 2, cursor: first.nextCursor! });
    assert.deepEqual([...first.items, ...second.items].map(({ id }) => id), made);
    assert.equal(second.nextCursor, null);
  });

  test('the last proposal is found behind however many runs that came to nothing', async () => {
    const { chiara, place } = await aCampus();
    const { id } = await makeRun(chiara, {});
    const older = { tenantId: place.tenantId, programId: place.programId };
    for (let at = 0; at < 6; at++) await MatchingRunModel.updateOne({ ...older, _id: (await makeRun(chiara, {})).id }, { $set: { state: 'failed' } });
    assert.ok((await listRuns(chiara, { limit: 5 })).items.every(({ state }) => state === 'failed'));
    const found = await listRuns(chiara, { only: 'with-pairs', limit: 1 });
    assert.deepEqual([found.items.map((run) => run.id), found.nextCursor], [[id], null]);
  });
});

describe('a run that takes longer', () => {
  test('is shown while it runs and can be cancelled; its answer is not written any more', async () => {
    const { chiara } = await aCampus();
    const run = await makeRun(chiara, {}, new Date(), { firstMs: 0 });
    assert.deepEqual([run.state, run.can], ['running', ['cancel']]);
    assert.equal((await cancelRun(chiara, run.id)).state, 'cancelled');
    await solvingEnded();
    assert.deepEqual([(await readRun(chiara, run.id)).state, (await readRun(chiara, run.id)).answerHash], ['cancelled', null]);
    await assert.rejects(cancelRun(chiara, run.id), refused('moved-on'));
    await assert.rejects(listRunPairs(chiara, run.id, {}), refused('moved-on'));
  });

  test('on a server that stops ends at once, and is told as cut off', async () => {
    const { chiara } = await aCampus();
    const run = await makeRun(chiara, {}, new Date(), { firstMs: 0 });
    await leaveSolving();
    assert.deepEqual([(await readRun(chiara, run.id)).state, (await readRun(chiara, run.id)).can], ['failed', []]);
  });

  test('whose server has died is told as cut off; one without an answer says why', async () => {
    const { place, chiara } = await aCampus();
    const run = await makeRun(chiara, {});
    await MatchingRunModel.updateOne({ ...place, _id: run.id }, { $set: { state: 'running', answer: null, heldUntil: new Date(Date.now() - 1) } });
    assert.deepEqual([(await readRun(chiara, run.id)).state, (await readRun(chiara, run.id)).progress], ['failed', null]);
    const late = await makeRun(chiara, { leastScore: 1000, objective: 'stable', apart: [] }, new Date(), { firstMs: 0 });
    await solvingEnded();
    const { state, problem } = await readRun(chiara, late.id);
    assert.deepEqual([state, problem?.code, problem?.rules], ['impossible', 'run-everybody-barred', ['language', 'least-score']]);
    assert.deepEqual(problem?.relaxations, [{ rule: 'least-score', matches: 2 }]);
    assert.equal((await makeRun(chiara, { basedOn: late.id, relaxed: ['least-score'] })).scenarios[0]!.matched, 2, 'what was promised');
  });
});

describe('a run is refused with its own reason, and leaves nothing', () => {
  const nothingLeft = async ({ place, chiara }: Campus): Promise<void> => {
    assert.equal(await MatchingRunModel.countDocuments({ ...place }), 0);
    assert.deepEqual((await listRuns(chiara, {})).items, []);
  };

  test('nobody waits; no mentor has a place', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    await assert.rejects(makeRun(chiara, {}), refused('run-no-mentees'));
    await aMentee(place);
    await aMentor(place, { enrolment: { pausedUntil: '2099-01-01' } });
    await assert.rejects(makeRun(chiara, {}), refused('run-no-places'));
  });

  test('the rules leave no pair: they are named, with what it would come to without each', async () => {
    const campus = await aCampus();
    await assert.rejects(makeRun(campus.chiara, { leastScore: 1000 }), (error) => refused('run-everybody-barred')(error) && assert.deepEqual((error as RuleBroken).details, { rules: ['language', 'least-score'], relaxations: [{ rule: 'least-score', matches: 2 }] }) === undefined);
    await nothingLeft(campus);
  });

  test('locks that contradict each other, or a rule that protects somebody: each is named with its reason', async () => {
    const campus = await aCampus();
    const { chiara, ana, bo, cy, ben, dora } = campus;
    const locks = [pair(ana, ben), pair(bo, ben), pair(cy, dora), { mentee: anId(), mentor: dora.personId }];
    await assert.rejects(makeRun(chiara, { locks }), (error) => {
      const { pairs } = (error as RuleBroken).details as { pairs: { mentee: { id: string }; why: string; rules: string[] }[] };
      assert.deepEqual(pairs.map(({ mentee, why, rules }) => [mentee.id, why, ...rules]), [[locks[3]!.mentee, 'unknown'], [bo.personId, 'mentor-places'], [cy.personId, 'barred', 'language']]);
      return refused('run-locks-contradict')(error);
    });
    await assert.rejects(makeRun(chiara, { locks: [pair(ana, ben)], apart: [pair(ana, ben)] }), refused('run-locks-contradict'));
    await nothingLeft(campus);
  });

  test('too many people for one run: how many, and how many it takes; whoever is left out does not count', async () => {
    const campus = await aCampus();
    const { chiara, bo } = campus;
    await assert.rejects(makeRun(chiara, {}, new Date(), { mostPairs: 4 }), (error) => {
      assert.deepEqual((error as RuleBroken).details, { most: 4, mentees: 3, mentors: 2 });
      return refused('limit-reached')(error);
    });
    await nothingLeft(campus);
    const { mentees } = await makeRun(chiara, { omitted: { mentees: [bo.personId], mentors: [] } }, new Date(), { mostPairs: 4 });
    assert.equal(mentees, 2);
  });

  test('a program that is closed for good; somebody who does not coordinate it; another school', async () => {
    const campus = await aCampus();
    const closed = await aProgram({ state: 'archived' });
    await assert.rejects(makeRun(await aCoordinator(closed), {}), refused('program-archived'));
    await assert.rejects(makeRun(campus.ana, {}), { name: 'NotAllowed' });
    const run = await makeRun(campus.chiara, {});
    for (const stranger of [campus.ben, await aCoordinator(await aProgram({ tenantId: campus.place.tenantId })), await aCoordinator(await aProgram())]) {
      await assert.rejects(readRun(stranger, run.id), { name: 'NotFound' });
      await assert.rejects(listRunPairs(stranger, run.id, {}), { name: 'NotFound' });
      await assert.rejects(cancelRun(stranger, run.id), { name: 'NotFound' });
    }
    await assert.rejects(makeRun(await aCoordinator(await aProgram()), { basedOn: run.id }), { name: 'NotFound' });
  });
});
