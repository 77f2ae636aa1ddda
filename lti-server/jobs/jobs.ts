import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import { purgeDeletedGoals } from '../../models/goals/goals.ts';
import { expireRequests } from '../../models/matches/match-requests.ts';
import { countPlaces } from '../../models/matches/matches.ts';
import { markHeldAfterADay, recomputeMeetings } from '../../models/meetings/meetings.ts';
import { recountPlaces } from '../../models/people/enrolments.ts';
import type { Config } from '../config.ts';
import { createMailer } from '../mail/mailer.ts';

/** Work that recurs or waits. Each runs on one server at a time: agenda leases it in MongoDB. */
interface Job {
  readonly name: string;
  /** An interval in words, or a cron line in UTC. */
  readonly every: string;
  readonly run: (actor: SystemActor) => Promise<unknown>;
}

const pollMs = 2_000;
/** After this long a job that never came back (its server was killed) is run by another one. */
const leaseMs = 120_000;

function jobs(sendMail: () => Promise<number>): Job[] {
  return [
    { name: 'send-mail', every: '3 seconds', run: sendMail },
    { name: 'expire-requests', every: '10 minutes', run: (actor) => expireRequests(actor) },
    { name: 'mark-held', every: '10 minutes', run: (actor) => markHeldAfterADay(actor) },
    { name: 'recompute-meetings', every: '60 minutes', run: (actor) => recomputeMeetings(actor) },
    { name: 'recount-places', every: '0 2 * * *', run: (actor) => recountPlaces(actor, countPlaces) },
    { name: 'purge-deleted-goals', every: '30 2 * * *', run: (actor) => purgeDeletedGoals(actor) },
  ];
}

/** Starts this server's share of the jobs. `stop` waits for those that run. */
export async function startJobs(config: Config, log: Logger): Promise<{ stop: () => Promise<void> }> {
  const mailer = createMailer(config, log);
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: mongoose.connection.db!, collection: 'jobs' }),
    processEvery: pollMs,
    defaultLockLifetime: leaseMs,
  });
  agenda.on('error', (error: Error) => log.error({ error: error.name }, 'jobs cannot reach the database'));
  for (const { name, run } of jobs(() => mailer.sendDue())) {
    agenda.define(name, async () => {
      try {
        await run({ kind: 'system', job: name });
      } catch (error) {
        log.error({ job: name, error: (error as Error).name, code: (error as { code?: unknown }).code }, 'a job failed and will run again');
        throw error;
      }
    });
  }
  await agenda.start();
  for (const { name, every } of jobs(async () => 0)) await agenda.every(every, name, undefined, { timezone: 'UTC' });
  return {
    async stop() {
      await agenda.drain();
      await mailer.close();
    },
  };
}
