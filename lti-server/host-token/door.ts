import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { PersonActor, ProgramActor } from '../../models/actor.ts';
import { enterFromHost } from '../../models/sessions/enter.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import { isHostOrigin } from '../../models/tenants/hosts.ts';
import type { LaunchOutcomes } from '../../models/tenants/launch-outcomes.ts';
import { addressKey } from '../address-key.ts';
import { type contract } from '../contract/index.ts';
import { sessions } from '../contract/sessions.ts';
import type { Call, Route } from '../handle.ts';
import { invalid, Problem, sendProblem } from '../problems.ts';
import { serializer } from '../serialize.ts';
import { verifyHostToken } from './host-token.ts';
import { HostTokenRefused, hostTokenRefused } from './refused.ts';

const preflightSeconds = 600;
const failuresAMinute = 60;
const originsFreshMs = 30_000;

/**
 * Lets pages of registered hosts call the API: their origin is reflected, without credentials; others, and `null`, get
 * no CORS header at all, and neither does the tool's own page, which needs none.
 */
export function hostOrigins(): RequestHandler {
  const known = new Map<string, { allowed: boolean; until: number }>();
  return async (request, response, next) => {
    const origin = request.get('origin');
    response.setHeader('Vary', 'Origin');
    if (origin !== undefined && origin !== 'null' && (await allowed(origin))) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'Location, Retry-After');
      if (request.method === 'OPTIONS') {
        response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
        response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Time-Zone');
        response.setHeader('Access-Control-Max-Age', String(preflightSeconds));
      }
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };

  async function allowed(origin: string): Promise<boolean> {
    const now = Date.now();
    const seen = known.get(origin);
    if (seen !== undefined && seen.until > now) return seen.allowed;
    const isAllowed = await isHostOrigin(origin);
    if (known.size > 1_000) known.clear();
    known.set(origin, { allowed: isAllowed, until: now + originsFreshMs });
    return isAllowed;
  }
}

/** `POST /api/sessions`: the intranet's door. Answers the widget's first read with the session, so that one request is enough. */
export function hostTokenDoor(
  routes: readonly Route[],
  { toolUrl, log, limits, rateLimitScale, outcomes, now }: { toolUrl: string; log: Logger; limits: RateLimits; rateLimitScale: number; outcomes: LaunchOutcomes; now: () => Date },
): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const { openSession } = sessions;
  const serialize = serializer(openSession.response.schema);
  const firstReads = new Map(routes.map(({ endpoint, handler }) => [endpoint.operationId, { handler, serialize: endpoint.response && serializer(endpoint.response.schema) }]));

  router.post(openSession.path, express.json({ limit: '100kb', type: 'application/json' }), async (request, response) => {
    try {
      const parsed = openSession.body.safeParse(request.body);
      if (!parsed.success) throw invalid(parsed.error);
      const { hostToken, first, zone } = parsed.data;
      const visit = await verifyHostToken(hostToken, request.get('origin'), toolUrl, now());
      const entered = await enterFromHost(zone === undefined || visit.zone !== undefined ? visit : { ...visit, zone }, now());
      if (entered === null) throw new HostTokenRefused('person-suspended', visit.hostId);
      const data = first !== undefined && entered.me.entrance === 'ready' ? await read(first, entered) : null;
      response
        .status(201)
        .setHeader('Location', '/api/session')
        .setHeader('Content-Type', 'application/json; charset=utf-8')
        .end(serialize({ token: entered.token, expiresAt: entered.expiresAt, me: entered.me, first: data }));
    } catch (error) {
      note(error, request.requestId);
      sendProblem(response, limited(error, request.ip), request.requestId, log);
    }
  });
  return router;

  /** A first read that the person may not do is left out; the widget asks for it and shows what it is told. */
  async function read(operationId: keyof typeof contract, entered: { actor: PersonActor; session: Call['session'] }): Promise<unknown> {
    const route = firstReads.get(operationId)!;
    const query = operationId === 'listMatchRequests' ? { side: entered.actor.roles.includes('mentor') ? 'received' : 'sent' } : {};
    const call = { session: entered.session, actor: entered.actor, member: entered.actor as ProgramActor, params: undefined, query, body: undefined, now: now() } as unknown as Call;
    const result = await route.handler(call).catch(() => null);
    return result === null ? null : JSON.parse(route.serialize!(result));
  }

  /** For the tool's owner, with the request's id as the sign by which the host's developer asks about it. */
  function note(error: unknown, reference: string): void {
    if (!(error instanceof HostTokenRefused)) return;
    const { hostId, reason } = error;
    outcomes.recordRefusal({ registrationId: null, hostId, code: hostTokenRefused, reason, reference }, now());
  }

  function limited(error: unknown, ip: string | undefined): unknown {
    if (!(error instanceof Problem)) return error;
    const wait = limits.use(`f:${addressKey({ ip })}`, failuresAMinute * rateLimitScale, now().getTime());
    return wait === null ? error : new Problem('rate-limited', { retryAfter: wait });
  }
}
