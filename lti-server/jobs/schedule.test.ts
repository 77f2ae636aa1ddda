import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { runProcess, until, uriOf } from '../test-process.ts';
import { Schedule, type Job } from './schedule.ts';

const database = await useTestDatabase();
const timing = { pollMs: 50, leaseMs: 500, stopWithinMs: 2_000 };
const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
const rows = () => mongoose.connection.db!.collection('jobs');

/** A server's share of these jobs, stopped at the latest when the file ends. */
async function aServer(...jobs: Job[]): Promise<Schedule> {
  const schedule = new Schedule(jobs, log, timing);
  await schedule.start();
  after(() => schedule.stop());
  return schedule;
}

/** A job that runs until it is let go, and tells how often it began. */
function aLongJob(name: string) {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const job = { name, every: '1 hour', begun: 0, ended: 0, run: async () => { job.begun += 1; await mayEnd; job.ended += 1; } };
  return { job, end };
}

/** A job that only counts: once a server has run it so often, the server has looked around so often. */
function aTick(name: string) {
  const job = { name, every: '0.06 seconds', count: 0, run: async () => { job.count += 1; } };
  return job;
}

/** Each server has a tick of its own: it has polled, with every other job due, so many times since. */
async function looksAround(tick: { count: number }, times: number): Promise<void> {
  const from = tick.count;
  await until('a server looks around', () => tick.count >= from + times);
}

test('many servers that start at once have one row for each job', async () => {
  const job = aTick('started-at-once');
  await Promise.all(Array.from({ length: 8 }, () => aServer(job)));
  assert.equal(await rows().countDocuments({ name: job.name }), 1);
});

test('a job that runs on one server runs on no other: not on one that is there, nor on one that starts, and not when its lease would long be over', async () => {
  const { job, end } = aLongJob('long');
  const [here, later] = [aTick('tick-here'), aTick('tick-later')];
  await aServer(job, here);
  await aServer(job, here);
  await until('the job runs', () => job.begun === 1);
  await aServer(job, later);
  await looksAround(later, 12);
  const { lockedAt } = (await rows().findOne({ name: 'long' }))!;
  await until('the lease was renewed twice', async () => (await rows().findOne({ name: 'long' }))!['lockedAt'] > new Date(Number(lockedAt) + timing.leaseMs));
  assert.equal(job.begun, 1);
  end();
  await until('the job is free', async () => (await rows().findOne({ name: 'long' }))!['lockedAt'] === null);
  const { nextRunAt, lastRunAt } = (await rows().findOne({ name: 'long' }))!;
  assert.equal(Number(nextRunAt) - Number(lastRunAt), 3_600_000, 'it runs again at its regular time');
  await looksAround(later, 3);
  assert.deepEqual([job.begun, job.ended], [1, 1]);
});

test('a server that starts leaves the timetable as it is', async () => {
  const job = { name: 'seldom', every: '1 hour', run: async () => undefined };
  const first = await aServer(job);
  await until('it has run', async () => Boolean((await rows().findOne({ name: 'seldom' }))?.['lastFinishedAt']));
  await first.stop();
  const before = await rows().findOne({ name: 'seldom' });
  await aServer(job);
  assert.deepEqual(await rows().findOne({ name: 'seldom' }), before);
});

test('the job of a killed server runs again as soon as its lease is over, also one that is due once an hour', async () => {
  const started = runProcess(
    ['--input-type=module', '--eval', `
      import mongoose from 'mongoose';
      import { pino } from 'pino';
      import { connect } from './models/mongodb/connect.ts';
      import { Schedule } from './lti-server/jobs/schedule.ts';
      await connect(${JSON.stringify(uriOf(database))});
      const job = { name: 'killed', every: '1 hour', run: () => new Promise(() => console.log('running')) };
      await new Schedule([job], pino({ level: 'silent' }), ${JSON.stringify(timing)}).start();
    `],
  );
  await until(`the other process runs the job: ${started.output.err}`, () => started.output.out.includes('running'));
  let taken = 0;
  const tick = aTick('tick-beside');
  await aServer({ name: 'killed', every: '1 hour', run: async () => { taken += 1; } }, tick);
  await looksAround(tick, 5);
  assert.equal(taken, 0, 'it is alive');
  started.child.kill('SIGKILL');
  assert.equal(await started.ended, 'SIGKILL');
  await until('the job is taken over', () => taken === 1);
});

test('a job that fails is logged without its words and runs again', async () => {
  let runs = 0;
  await aServer({ name: 'failing', every: '0.06 seconds', run: async () => { runs += 1; if (runs < 3) throw new TypeError('about Ana'); } });
  await until('it has run often', () => runs >= 4);
  assert.ok(logged.some((line) => line.includes('TypeError') && line.includes('"job":"failing"')));
  assert.ok(!logged.join('').includes('Ana'));
});

test('a stop waits for what runs, begins nothing more, and leaves no row locked', async () => {
  const { job, end } = aLongJob('stopped');
  const tick = aTick('tick-stopped');
  const server = await aServer(job, tick);
  await until('both run', () => job.begun === 1 && tick.count > 1);
  let stopped = false;
  const stop = server.stop().then(() => (stopped = true));
  await until('nothing else runs', async () => (await rows().countDocuments({ name: tick.name, lockedAt: null })) === 1);
  assert.equal(stopped, false);
  end();
  await stop;
  assert.equal(job.ended, 1);
  const ticks = tick.count;
  assert.equal(await rows().countDocuments({ name: { $in: [job.name, tick.name] }, lockedAt: null }), 2);
  const other = aTick('tick-other');
  await aServer(other);
  await looksAround(other, 3);
  assert.equal(tick.count, ticks);
});

test('a stop does not wait for ever: a job that hangs keeps its row until its lease is over', async () => {
  let begun = false;
  const server = new Schedule([{ name: 'hanging', every: '1 hour', run: () => new Promise(() => { begun = true; }) }], log, { ...timing, stopWithinMs: 100 });
  await server.start();
  await until('it hangs', () => begun);
  await server.stop();
  assert.notEqual((await rows().findOne({ name: 'hanging' }))!['lockedAt'], null);
});
