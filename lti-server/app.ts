import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { RateLimits } from '../models/rate-limits/rate-limits.ts';
import type { LaunchOutcomes } from '../models/tenants/launch-outcomes.ts';
import { Logins } from '../models/tenants/logins.ts';
import { currentToolKey } from '../models/tenants/tool-keys.ts';
import { apiDocs } from './api-docs/api-docs.ts';
import { calendarFeeds } from './calendar/feed-router.ts';
import type { Config } from './config.ts';
import { entryLinks } from './entry-links/router.ts';
import type { EventStreams } from './events.ts';
import { handle, newRequestId } from './handle.ts';
import { health } from './health.ts';
import { hostOrigins, hostTokenDoor } from './host-token/door.ts';
import { ltiRouter } from './launch/lti-router.ts';
import { mailAnswers } from './mail-answers/router.ts';
import type { Metrics } from './metrics.ts';
import { createOutgoing } from './outgoing.ts';
import { ownerConsole } from './owner/console.ts';
import { front, nothingHere } from './pages/front.ts';
import { Problem, sendProblem } from './problems.ts';
import { allRoutes } from './routes/index.ts';

export interface AppDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly limits: RateLimits;
  readonly outcomes: LaunchOutcomes;
  readonly events: EventStreams;
  readonly metrics: Metrics;
  /** Answers `/lti/keys` with the tool's public keys. */
  readonly keyset: RequestHandler;
  readonly isStopping: () => boolean;
  readonly now?: () => Date;
}

const widgetsFolder = join(import.meta.dirname, '..', 'widgets', 'dist');
const yearMs = 365 * 24 * 3_600_000;

/** The whole server as an Express app, in the order in which addresses are tried. Listens to nothing by itself. */
export function createApp(deps: AppDeps): Express {
  const { config, log, limits } = deps;
  const now = deps.now ?? (() => new Date());
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy);
  app.set('etag', false);

  app.use(numbered(log), deps.metrics.measure, headers(config.toolUrl));
  // The API first: it is asked most, and an operation is found at once.
  app.use('/api', neverStored, hostOrigins());
  app.use(handle(allRoutes, { log, limits, rateLimitScale: config.rateLimitScale, config, now }));
  app.use(apiDocs());
  app.use(hostTokenDoor(allRoutes, { toolUrl: config.toolUrl, log, limits, rateLimitScale: config.rateLimitScale, outcomes: deps.outcomes, now }));
  app.get('/api/events', deps.events.handler);

  app.use(health(deps.isStopping));
  app.get('/metrics', deps.metrics.handler(config));
  app.use(entryLinks({ config, limits, log, now })); // before the LTI door, whose pages begin with /app too
  app.use(
    ltiRouter({
      toolUrl: config.toolUrl,
      allowPrivatePlatforms: config.allowPrivatePlatforms,
      outgoing: createOutgoing({ allowPrivate: config.allowPrivatePlatforms }),
      limits,
      rateLimitScale: config.rateLimitScale,
      outcomes: deps.outcomes,
      logins: new Logins(config.secrets.keyEncryption),
      toolKey: (at) => currentToolKey(config.secrets.keyEncryption, at),
      log,
      now,
      keyset: deps.keyset,
    }),
  );
  app.use(calendarFeeds({ config, limits, now }));
  app.use(mailAnswers({ config, limits, log, now }));
  app.use(ownerConsole({ config, limits, log, now }));
  app.use(bundles());

  app.use(front());
  app.use(nothingHere);
  app.use((request, response) => sendProblem(response, new Problem('not-found'), request.requestId, log));
  app.use(((error, request, response, _next) => sendProblem(response, error, request.requestId, log)) satisfies ErrorRequestHandler);
  return app;
}

/** What the API answers is for this reader at this moment. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Gives each request its id, and one log line that says what was asked by its pattern: no address, no name, no text. */
function numbered(log: Logger): RequestHandler {
  return (request, response, next) => {
    request.requestId = newRequestId();
    response.setHeader('X-Request-Id', request.requestId);
    const started = performance.now();
    response.on('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      log.debug({
        requestId: request.requestId,
        method: request.method,
        route: typeof route === 'string' ? route : 'none',
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        sessionId: request.sessionId,
      });
    });
    next();
  };
}

/** The strictest headers for everything; pages that are shown in frames bring their own policy. */
function headers(toolUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    crossOriginEmbedderPolicy: false,
    originAgentCluster: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: toolUrl.startsWith('https:') ? { maxAge: yearMs / 1000, includeSubDomains: false } : false,
    xFrameOptions: false, // frame-ancestors says it exactly, and older browsers without it are not supported
  });
}

/**
 * The widgets as scripts for any page: `/v1/` moves with releases, chunks carry a hash of their content and stay.
 */
function bundles(): RequestHandler {
  const files = express.static(widgetsFolder, {
    index: false,
    fallthrough: true,
    redirect: false,
    setHeaders(response, path) {
      const hashed = /-[\w-]{8}\.js$/.test(path);
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    },
  });
  return express.Router().use('/v1', files);
}
