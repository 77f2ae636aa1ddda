import { createServer, type Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { leaveSolving } from '../models/matches/matching-runs.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { flushActivity } from '../models/people/people.ts';
import { RateLimits } from '../models/rate-limits/rate-limits.ts';
import { LaunchOutcomes } from '../models/tenants/launch-outcomes.ts';
import { createApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { drainable } from './draining.ts';
import { EventStreams } from './events.ts';
import { startJobs } from './jobs/jobs.ts';
import { Metrics } from './metrics.ts';
import { createPlatform } from './platform/platform.ts';

const largestHeader = 16 * 1024;

export interface RunningServer {
  readonly ports: readonly number[];
  stop(): Promise<void>;
}

/**
 * Connects, sets the database up, and serves until `stop`, which lets running requests end (10 s at most) before the
 * database is left. Throws ConfigError, or the listen error of a busy port.
 */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  if (config.mongodbUri === undefined) throw new ConfigError('Set MONGODB_URI to a MongoDB replica set.');
  await connect(config.mongodbUri).catch((error: unknown) => {
    throw new ConfigError(`MONGODB_URI cannot be used: ${(error as Error).message}`);
  });
  await setUpDatabase();
  const platform = await createPlatform(config);
  const limits = new RateLimits((error) => log.warn({ error: (error as Error).name }, 'rate limits are counted here alone for now'));
  const outcomes = new LaunchOutcomes((error) => log.warn({ error: (error as Error).name }, 'how launches ended was not written down'));
  const events = new EventStreams(log);
  let stopping = false;
  const app = createApp({ config, log, limits, outcomes, events, metrics: new Metrics(() => events.size), keyset: platform.keyset, isStopping: () => stopping });
  const servers = await listen(app, config);
  const drains = servers.map(drainable);
  events.start();
  const jobs = await startJobs(config, platform, log);

  return {
    ports: servers.map((server) => (server.address() as { port: number }).port),
    async stop() {
      stopping = true;
      await events.close();
      await Promise.all([jobs.stop(), leaveSolving(), ...drains.map((drain) => drain())]);
      await Promise.all([limits.flush(), outcomes.flush(), flushActivity()]);
      await disconnect();
    },
  };
}

/** `localhost` is served on both loopback addresses, since browsers try either first; any other host on all addresses. */
async function listen(app: ReturnType<typeof createApp>, { toolUrl, port }: Config): Promise<Server[]> {
  const local = new URL(toolUrl).hostname === 'localhost';
  const first = await listenOn(app, port, local ? '127.0.0.1' : undefined);
  if (!local) return [first];
  try {
    return [first, await listenOn(app, (first.address() as { port: number }).port, '::1')];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRNOTAVAIL' && (error as NodeJS.ErrnoException).code !== 'EAFNOSUPPORT') {
      first.close();
      throw error;
    }
    return [first]; // a machine without IPv6
  }
}

function listenOn(app: ReturnType<typeof createApp>, port: number, host: string | undefined): Promise<Server> {
  const server = createServer({ maxHeaderSize: largestHeader, requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => resolve(server.off('error', reject)));
  });
}

/** Runs the server as a process: one clear line for what is wrong, a drained stop on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const config = await readConfig();
  const log = pino({ level: config.logLevel });
  const fail = (reason: unknown): void => {
    const at = reason instanceof Error ? reason.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6) : undefined;
    log.fatal({ error: reason instanceof Error ? reason.name : typeof reason, at }, 'an error that nobody handles ends the server');
    process.exit(1);
  };
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  const starting = startServer(config, log);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return; // Ctrl-C reaches a whole terminal, and whoever started the server passes it on
    isStopping = true;
    void starting.then((server) => server.stop()).then(() => process.exit(0));
  };
  process.on('SIGTERM', stop); // it answers before all of it has started, so it may be told to stop before that
  process.on('SIGINT', stop);
  await starting;
  log.info({ url: config.toolUrl }, 'ready');
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    console.error(code === 'EADDRINUSE' ? `The port of TOOL_URL is in use by another program: ${message}. Stop it, or set PORT.` : message);
    process.exit(error instanceof ConfigError ? 2 : 1);
  });
}
