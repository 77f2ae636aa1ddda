import { createServer } from 'node:http';
import { pino } from 'pino';
import { createApp } from '../lti-server/app.ts';
import { readConfig } from '../lti-server/config.ts';
import { EventStreams } from '../lti-server/events.ts';
import { Metrics } from '../lti-server/metrics.ts';
import { connect } from '../models/mongodb/connect.ts';
import { RateLimits } from '../models/rate-limits/rate-limits.ts';
import { LaunchOutcomes } from '../models/tenants/launch-outcomes.ts';

/** The server as it runs: everything on, with limits out of the way unless RATE_LIMIT_SCALE says otherwise, and platforms on this machine. */
await connect(process.env['BENCH_URI']!, { databaseName: process.env['BENCH_DATABASE']! });
const log = pino({ level: 'warn' });
const events = new EventStreams(log);
const app = createApp({
  config: await readConfig({ RATE_LIMIT_SCALE: process.env['RATE_LIMIT_SCALE'] ?? '1000000', ALLOW_PRIVATE_PLATFORMS: 'true' }),
  log,
  limits: new RateLimits((error) => log.error(error)),
  outcomes: new LaunchOutcomes(() => {}),
  events,
  metrics: new Metrics(() => events.size),
  keyset: (_request, response) => void response.json({ keys: [] }),
  isStopping: () => false,
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
