import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../lti-server/app.ts';
import { readConfig, type Config } from '../lti-server/config.ts';
import { EventStreams } from '../lti-server/events.ts';
import { Metrics } from '../lti-server/metrics.ts';
import { RateLimits } from '../models/rate-limits/rate-limits.ts';
import { LaunchOutcomes } from '../models/tenants/launch-outcomes.ts';

/** The tool as it runs: everything on, with limits out of the way unless RATE_LIMIT_SCALE says otherwise, and platforms on this machine. */
export async function aToolApp(): Promise<{ app: Express; config: Config }> {
  const config = await readConfig({ RATE_LIMIT_SCALE: process.env['RATE_LIMIT_SCALE'] ?? '1000000', ALLOW_PRIVATE_PLATFORMS: 'true' });
  const log = pino({ level: 'warn' });
  const events = new EventStreams(log);
  const app = createApp({
    config,
    log,
    limits: new RateLimits((error) => log.error(error)),
    outcomes: new LaunchOutcomes((error) => log.error(error)),
    events,
    metrics: new Metrics(() => events.size),
    keyset: (_request, response) => void response.json({ keys: [] }),
    isStopping: () => false,
  });
  return { app, config };
}
