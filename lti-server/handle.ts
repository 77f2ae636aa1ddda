import { hash, randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { type z } from 'zod';
import type { PersonActor, ProgramActor } from '../models/actor.ts';
import { placeZone } from '../models/availability/zone.ts';
import { once } from '../models/idempotency/idempotency.ts';
import { whileAwaited } from '../models/mongodb/connect.ts';
import { NotAllowed, NotFound } from '../models/problems.ts';
import { may } from '../models/policy.ts';
import type { RateLimits } from '../models/rate-limits/rate-limits.ts';
import { findSession, type Session } from '../models/sessions/sessions.ts';
import { addressKey } from './address-key.ts';
import type { Config } from './config.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { invalid, Problem, sendProblem } from './problems.ts';
import { resourcePath } from './resource-path.ts';
import { RouteTable, type FoundRoute } from './route-table.ts';
import { serializer } from './serialize.ts';

/** A call of an operation, checked: who, from which session, and what the contract lets through. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly session: Session;
  readonly actor: PersonActor;
  /** The actor inside the session's program; asking for it outside any program is a 404. */
  readonly member: ProgramActor;
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Parsed<E['body']>;
  readonly now: Date;
  readonly config: CallConfig;
}
/** What operations need of the configuration. */
export type CallConfig = Pick<Config, 'secrets' | 'allowPrivateCalendars'>;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Answers a call with what the contract's response describes; the serializer leaves out everything else. */
export type Handler<E extends Endpoint = Endpoint> = (call: Call<E>) => Promise<unknown>;
export type Handlers<T extends Record<string, Endpoint>> = {
  [K in keyof T as T[K]['action'] extends 'public' ? never : K]: Handler<T[K]>;
};

/** One operation, ready to be mounted. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handler: Handler;
}

/** Joins a slice's part of the contract with its handlers; a missing one does not compile. */
export function routes<T extends Record<string, Endpoint>>(table: T, handlers: Handlers<T>): Route[] {
  return Object.entries(handlers).map(([operationId, handler]) => ({ endpoint: table[operationId]!, handler: handler as Handler }));
}

export interface HandleOptions {
  readonly log: Logger;
  readonly limits: RateLimits;
  readonly rateLimitScale: number;
  readonly config: CallConfig;
  readonly now: () => Date;
  /** How long a request may take before it is answered with `unavailable` (milliseconds). */
  readonly deadlineMs?: number;
}

/** What a call came to. */
interface Served {
  readonly status: number;
  readonly location: string | null;
  readonly data: unknown;
}

const readsAMinute = 300;
const writesAMinute = 60;
const failuresAMinute = 60;
const deadlineMs = 9_500;
/** As the contract's `Zone`. */
const longestZone = 64;
const keyForm = /^[\x21-\x7e]{8,100}$/;

/** A route with what is made of it once: its serializer, and its path as Express would write it, for logs and metrics. */
interface Prepared extends Route {
  readonly path: string;
  readonly serialize: (data: unknown) => string;
}

/** Serves the routes exactly as the contract describes them, and leaves every other address to what comes after. */
export function handle(all: readonly Route[], options: HandleOptions): RequestHandler {
  const table = new RouteTable<Prepared>();
  for (const { endpoint, handler } of all) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const serialize = endpoint.response ? serializer(endpoint.response.schema) : () => '';
    table.add(endpoint.method.toUpperCase(), endpoint.path, { endpoint, handler, path, serialize });
  }
  return (request, response, next) => {
    const found = table.find(request.method === 'HEAD' ? 'GET' : request.method, request.path);
    if (found === null) return next();
    request.route = found.route;
    return answer(found, request, response);
  };

  async function answer(found: FoundRoute<Prepared>, request: Request, response: Response): Promise<void> {
    try {
      if (found.route.endpoint.body) await readText(request, response, found.route.endpoint.bodyLimit ?? usualBodyLimit);
      const { status, location, data } = await withDeadline(() => serve(found, request), options.deadlineMs ?? deadlineMs);
      if (location !== null && status === 201) response.setHeader('Location', location);
      response.statusCode = status;
      if (status === 204) response.end();
      else response.setHeader('Content-Type', 'application/json; charset=utf-8').end(found.route.serialize(data));
    } catch (error) {
      sendProblem(response, error, request.requestId, options.log);
    }
  }

  async function serve({ route: { endpoint, handler }, params }: FoundRoute<Prepared>, request: Request): Promise<Served> {
    return run(endpoint, handler, await admit(endpoint, params, request), request);
  }

  /** Session, rate, widget, policy and form, in this order: nothing is told about a thing before it is known who asks. */
  async function admit(endpoint: Endpoint, params: FoundRoute<Prepared>['params'], request: Request): Promise<Call> {
    const now = options.now();
    const token = /^Bearer ([\w-]{43})$/.exec(request.get('authorization') ?? '')?.[1];
    const found = token === undefined ? null : await findSession(token, now, { background: endpoint.background === true });
    if (found === null) throw refusedCaller(request, now);
    const { session, actor: known } = found;
    request.sessionId = session.id;
    const origin = request.get('origin');
    if (session.origin !== null && origin !== undefined && origin !== session.origin) throw new Problem('origin-not-allowed');
    const [kind, limit] = endpoint.method === 'get' ? ['r', readsAMinute] as const : ['w', writesAMinute] as const;
    const wait = options.limits.use(`${kind}:${session.id}`, limit * options.rateLimitScale, now.getTime());
    if (wait !== null) throw new Problem('rate-limited', { retryAfter: wait });
    if (endpoint.aMinute !== undefined) {
      const later = options.limits.use(`${endpoint.operationId}:${session.id}`, endpoint.aMinute * options.rateLimitScale, now.getTime());
      if (later !== null) throw new Problem('rate-limited', { retryAfter: later });
    }
    if (session.widgets !== null && endpoint.widgets !== undefined && !endpoint.widgets.some((widget) => session.widgets!.includes(widget))) {
      throw new NotAllowed();
    }
    if (!may(known, endpoint.action as Exclude<typeof endpoint.action, 'public'>)) throw endpoint.params ? new NotFound() : new NotAllowed();
    const actor = { ...known, ...viewedZoneOf(request) };
    return {
      session,
      actor,
      get member() {
        if (actor.programId === undefined) throw new NotFound();
        return actor as ProgramActor;
      },
      params: parseParams(endpoint, params),
      query: parse(endpoint.query, { ...request.query }),
      body: parse(endpoint.body, endpoint.body ? checkedBody(request) : undefined),
      now,
      config: options.config,
    } as Call;
  }

  /** Failed calls without a session are limited by address, and only they: a whole campus may be one address. */
  function refusedCaller(request: Request, now: Date): Problem {
    const wait = options.limits.use(`f:${addressKey(request)}`, failuresAMinute * options.rateLimitScale, now.getTime());
    return wait === null ? new Problem('session-ended') : new Problem('rate-limited', { retryAfter: wait });
  }

  async function run(endpoint: Endpoint, handler: Handler, call: Call, request: Request): Promise<Served> {
    const status = endpoint.response?.status ?? 204;
    const key = endpoint.method === 'get' || endpoint.repeats ? undefined : request.get('idempotency-key');
    const pathOf = (data: unknown): string | null => resourcePath(endpoint, request.path, table.find('GET', request.path)?.route.endpoint, data);
    if (key === undefined) {
      const data = await handler(call);
      return { status, location: pathOf(data), data };
    }
    if (!keyForm.test(key)) throw new Problem('body-invalid', { errors: [{ path: 'Idempotency-Key', message: '8 to 100 visible ASCII characters' }] });
    const bodyHash = hash('sha256', JSON.stringify([request.path, call.body ?? null]), 'base64url');
    const outcome = await once(call.actor, { key, operationId: endpoint.operationId, bodyHash }, async () => {
      const result = await handler(call);
      return { result, status, resourcePath: pathOf(result) };
    });
    const data = outcome.repeated ? await readAgain(outcome.resourcePath, call) : outcome.result;
    return { status: outcome.status, location: outcome.resourcePath, data };
  }

  /** A repeated request is answered with the resource as it is now: no answer's text is kept. */
  async function readAgain(path: string | null, call: Call): Promise<unknown> {
    if (path === null) return undefined;
    const found = table.find('GET', path);
    if (found === null) throw new NotFound();
    return found.route.handler({ ...call, member: call.member, params: found.params, query: {}, body: undefined });
  }
}

/** kB */
const usualBodyLimit = 100;
const textParsers = new Map<number, RequestHandler>();

/** Reads the body as text into `request.body`; the parser's refusals are thrown. @param limit kB */
function readText(request: Request, response: Response, limit: number): Promise<void> {
  let parseText = textParsers.get(limit);
  if (parseText === undefined) textParsers.set(limit, (parseText = express.text({ type: () => true, limit: `${limit}kb` })));
  return new Promise((resolve, reject) => {
    parseText(request, response, (error: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}

/** Keys that would reach an object's prototype are refused in any depth, before anything is parsed. */
const dangerousKey = /"(?:__proto__|constructor|prototype)"\s*:/;

function checkedBody(request: Request): unknown {
  if (!request.is('application/json')) throw new Problem('not-json');
  const text: unknown = request.body;
  if (typeof text !== 'string' || dangerousKey.test(text)) throw new Problem('body-invalid');
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('body-invalid');
  }
}

/** Times are read on the clock that a page asks for; only a place has one. */
function viewedZoneOf(request: Request): Pick<PersonActor, 'viewedZone'> {
  const said = request.get('time-zone');
  if (said === undefined) return {};
  const viewedZone = said.length > longestZone ? null : placeZone(said);
  if (viewedZone === null) throw new Problem('zone-unknown');
  return { viewedZone };
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}

/** A malformed id is answered exactly like a random one. */
function parseParams(endpoint: Endpoint, params: FoundRoute<Prepared>['params']): unknown {
  const parsed = endpoint.params?.safeParse(params);
  if (parsed && !parsed.success) throw new NotFound();
  return parsed?.data;
}

async function withDeadline<T>(work: () => Promise<T>, ms: number): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over.abort();
      reject(new Problem('unavailable', { retryAfter: 5 }));
    }, ms);
  });
  try {
    return await Promise.race([whileAwaited(over.signal, work), late]);
  } finally {
    clearTimeout(timer);
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Made by the server for each request; in every problem and log line of it. */
    requestId: string;
    sessionId?: string;
  }
}

export function newRequestId(): string {
  return randomUUID();
}
