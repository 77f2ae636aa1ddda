/** Runs in a thread: the same answer as without one, progress, an end at any time, and a clear word where the thread dies. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { solveRun, whyNot, type RunInput } from '../matching/run.ts';
import { seeded } from '../matching/test-problems.ts';
import { randomPerson } from '../matching/test-scorings.ts';
import { solveInWorker, WorkerFailed, whyNotInWorker } from './matching-worker.ts';

function anInput(mentees: number, mentors: number): RunInput {
  const random = seeded(61);
  return {
    scoring: {
      criteria: { weights: { need: 40, availability: 15, language: 10, ranking: 20 }, questions: [], rules: { commonLanguage: true, mostZoneHours: 8, notLineManager: true, notOwnGrader: true, notEarlierPair: false } },
      mentees: Array.from({ length: mentees }, (_, at) => randomPerson(random, `mentee-${at}`)),
      mentors: Array.from({ length: mentors }, (_, at) => randomPerson(random, `mentor-${at}`)),
      bars: [], rankings: [],
    },
    seats: { mentees: Array<number>(mentees).fill(1), mentors: Array<number>(mentors).fill(2) },
    objective: 'coverage', leastScore: 0, locks: [], together: [], compares: true,
  };
}
const broken = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

test('the thread’s answer is the answer, byte for byte, and progress comes before it', async () => {
  const input = anInput(40, 15);
  const steps: string[] = [];
  const { answer, text, hash } = await solveInWorker(input, { onProgress: (step) => steps.push(step) });
  assert.deepEqual(answer, solveRun(input));
  assert.equal(text, JSON.stringify(solveRun(input)));
  assert.equal((await solveInWorker(input)).hash, hash);
  assert.deepEqual([...new Set(steps)], ['scoring', 'solving', 'comparing']);
  const why = await whyNotInWorker(input, 'mentee-3', ['mentor-1', 'mentor-2']);
  assert.deepEqual(why.answer, whyNot(input, 'mentee-3', ['mentor-1', 'mentor-2']));
});

test('while a thread solves, this one goes on; a signal ends it at once', async () => {
  const stop = new AbortController();
  let turns = 0;
  const turn = setInterval(() => turns++, 1);
  const run = solveInWorker(anInput(2_000, 500), { signal: stop.signal, onProgress: () => turns > 0 && stop.abort(new Error('cancelled')) });
  await assert.rejects(run, /cancelled/);
  clearInterval(turn);
  assert.ok(turns > 0);
  await assert.rejects(solveInWorker(anInput(1, 1), { signal: stop.signal }), /cancelled/);
});

test('what takes a moment is done one at a time, in the order in which they were asked', async () => {
  const ended: string[] = [];
  const input = anInput(60, 20);
  await Promise.all([
    solveInWorker(input, { onProgress: () => assert.deepEqual(ended, []) }).then(() => ended.push('first')),
    whyNotInWorker(input, 'mentee-3', ['mentor-1']).then(() => ended.push('second')),
    solveInWorker(input, { onProgress: () => assert.deepEqual(ended, ['first', 'second']) }).then(() => ended.push('third')),
  ]);
  assert.deepEqual(ended, ['first', 'second', 'third']);
});

test('what takes a moment goes past a whole program that is being solved', async () => {
  const stop = new AbortController();
  const { promise: began, resolve } = Promise.withResolvers<void>();
  const long = solveInWorker(anInput(6_000, 1_500), { program: 'another', signal: stop.signal, onProgress: () => resolve() });
  const behind = solveInWorker(anInput(5_000, 1_500), { program: 'a third', signal: stop.signal, onProgress: () => assert.fail('two long ones are not solved at once') });
  await began;
  const [edit, why] = await Promise.all([solveInWorker(anInput(60, 20), { program: 'ours' }), whyNotInWorker(anInput(60, 20), 'mentee-3', ['mentor-1'], { program: 'ours' })]);
  stop.abort(new Error('still at it')); // one that had ended could not be stopped
  await Promise.all([long, behind].map((one) => assert.rejects(one, /still at it/)));
  assert.ok('result' in edit.answer);
  assert.equal(why.answer.length, 1);
});

test('a thread that throws, leaves, or wants too much memory is a failure with a name, and this process lives', async () => {
  for (const source of ['throw new TypeError("x")', 'process.exit(3)', 'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));']) {
    await assert.rejects(solveInWorker(anInput(1, 1), { file: broken(source) }), WorkerFailed);
  }
});
