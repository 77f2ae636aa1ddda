import { randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job as Run } from 'agenda';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { isDuplicate } from '../../models/mongodb/schema.ts';

/** Work that recurs: on one server at a time, however many there are. */
export interface Job {
  readonly name: string;
  /** An interval in words, or a cron line in UTC. */
  readonly every: string;
  /** Must be harmless to repeat: it runs again where its server was killed before it had ended. */
  readonly run: () => Promise<unknown>;
}

/** Milliseconds. */
export interface Timing {
  /** How often a server looks for what is due; what falls due in between is run at its time. */
  readonly pollMs: number;
  /** A server that has not been heard of for this long has lost its job to another one. */
  readonly leaseMs: number;
  /** How long `stop` waits for what runs. */
  readonly stopWithinMs: number;
}

const usualTiming: Timing = { pollMs: 3_000, leaseMs: 30_000, stopWithinMs: 8_000 };
const collectionName = 'jobs';

/**
 * One server's share of the jobs. agenda keeps the timetable and the locks in MongoDB; what it leaves open is closed here:
 * its `every` writes whole rows, so that a server that starts would free what another one runs, or make a second row of
 * the same job; a killed server's job would wait for its next regular time; and a stopped one would leave rows locked.
 */
export class Schedule {
  readonly #agenda: Agenda;
  readonly #jobs: readonly Job[];
  readonly #log: Logger;
  readonly #timing: Timing;
  /** Of this server; agenda writes it into each row that it locks. */
  readonly #owner = randomUUID();
  readonly #running = new Map<string, Promise<void>>();
  /** What agenda has asked of the database and has no answer to yet. */
  readonly #asked = new Set<Promise<unknown>>();
  /** Leases that are being renewed. */
  readonly #renewals = new Set<NodeJS.Timeout>();
  #stopping = false;

  constructor(jobs: readonly Job[], log: Logger, timing: Partial<Timing> = {}) {
    this.#jobs = jobs;
    this.#log = log;
    this.#timing = { ...usualTiming, ...timing };
    const backend = new MongoBackend({ mongo: mongoose.connection.db!, collection: collectionName });
    this.#agenda = new Agenda({
      name: this.#owner,
      backend: Object.create(backend, { repository: { value: this.#followed(backend.repository) } }) as MongoBackend,
      processEvery: this.#timing.pollMs,
      defaultLockLifetime: this.#timing.leaseMs,
      defaultLockLimit: 1,
      defaultConcurrency: 1,
    });
    this.#agenda.on('error', (error: Error) => log.error({ error: error.name }, 'a job ended badly or the database cannot be reached'));
  }

  async start(): Promise<void> {
    await this.#agenda.ready;
    await rows().createIndex({ name: 1 }, { unique: true });
    for (const job of this.#jobs) await this.#enter(job);
    for (const job of this.#jobs) this.#agenda.define(job.name, (run: Run) => this.#begin(job, run));
    await this.#agenda.start();
  }

  /** Begins nothing more, waits for what runs, and leaves every row that this server holds to the others. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#agenda.stop(false);
    const timer = new AbortController();
    await Promise.race([this.#quiet(timer.signal), wait(this.#timing.stopWithinMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    for (const renewal of this.#renewals) clearInterval(renewal);
    await rows().updateMany({ lastModifiedBy: this.#owner, name: { $nin: [...this.#running.keys()] } }, { $set: { lockedAt: null } });
  }

  /** What runs has ended, and agenda has written down how: it does so after the end, and its own stop does not wait for that. */
  async #quiet(enough: AbortSignal): Promise<void> {
    while (!enough.aborted && (this.#running.size > 0 || this.#asked.size > 0)) {
      await Promise.allSettled([...this.#running.values(), ...this.#asked]);
      await turn();
    }
  }

  /** agenda's rows, with what is on its way to the database kept in `#asked`. */
  #followed<Rows extends object>(repository: Rows): Rows {
    return new Proxy(repository, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          const answer: unknown = Reflect.apply(member, target, args);
          if (!(answer instanceof Promise)) return answer;
          const ended = answer.then(() => undefined, () => undefined).then(() => void this.#asked.delete(ended));
          this.#asked.add(ended);
          return answer;
        };
      },
    });
  }

  /** Puts a job on the timetable. One that is there as it should be is not touched: another server may be running it. */
  async #enter({ name, every }: Job): Promise<void> {
    if ((await rows().findOne({ name, repeatInterval: every })) !== null) return;
    try {
      await this.#agenda.every(every, name, undefined, { timezone: 'UTC' });
    } catch (error) {
      if (!isDuplicate(error)) throw error; // another server entered it at the same moment
    }
  }

  #begin(job: Job, run: Run): Promise<void> {
    // After a long silence of the database agenda may have given up a run here that in truth goes on.
    if (this.#stopping || this.#running.has(job.name)) return Promise.resolve();
    const ended = this.#keep(job, run).finally(() => this.#running.delete(job.name));
    this.#running.set(job.name, ended.catch(() => undefined));
    return ended;
  }

  /** Runs the job under its lease. Until it has ended it stays due, so that whoever takes it over runs it at once. */
  async #keep({ name, run: work }: Job, run: Run): Promise<void> {
    const planned = run.attrs.nextRunAt;
    run.attrs.nextRunAt = run.attrs.lastRunAt ?? new Date();
    let renewal = run.touch();
    await renewal;
    const renew = setInterval(() => {
      renewal = run.touch().catch((error: unknown) => this.#log.warn({ job: name, error: (error as Error).name }, 'a lease could not be renewed'));
    }, this.#timing.leaseMs / 3);
    this.#renewals.add(renew);
    try {
      await work();
    } catch (error) {
      this.#log.error({ job: name, error: (error as Error).name, code: (error as { code?: unknown }).code }, 'a job failed and will run again');
      throw error;
    } finally {
      clearInterval(renew);
      this.#renewals.delete(renew);
      await renewal; // or it would lock the row after its end
      run.attrs.nextRunAt = planned;
    }
  }
}

function rows() {
  return mongoose.connection.db!.collection(collectionName);
}
