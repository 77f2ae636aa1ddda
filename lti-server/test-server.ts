import { createServer, type Server } from 'node:http';
import { after, before } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { RateLimits } from '../models/rate-limits/rate-limits.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { contract } from './contract/index.ts';
import { EventStreams } from './events.ts';
import { Metrics } from './metrics.ts';

/** An answer with its body parsed, for assertions. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}

export interface TestServer {
  url: string;
  config: Config;
  /** What the server logged, line by line: a test may look for what must not be in it. */
  logged: string[];
  /** What the server's rules take for now; a test may set it. */
  clock: { now: Date | null };
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer<T>>;
  /** Opens a session as if the person had launched from the registration or host with this id. */
  signIn(person: { tenantId: string; programId: string | null; personId: string; sourceId: string }, more?: Partial<Parameters<typeof openSession>[0]>): Promise<string>;
}

/**
 * Serves the real app on a free port, with a fresh database, for the test file that calls it. Each successful JSON answer
 * is checked against the contract's schema, so a handler that promises more than it sends fails here.
 */
export function useTestServer(env: Record<string, string> = {}): TestServer {
  useTestDatabase();
  const server = { logged: [] as string[], clock: { now: null } } as unknown as TestServer;
  let http: Server;
  let events: EventStreams;
  let dataDir: string;
  const log = pino({ level: 'debug' }, { write: (line: string) => void server.logged.push(line) });

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'mentorkit-server-test-'));
    server.config = await readConfig({ DATA_DIR: dataDir, ALLOW_PRIVATE_PLATFORMS: 'true', RATE_LIMIT_SCALE: '1000', ...env });
    events = new EventStreams(log);
    const app = createApp({
      config: server.config,
      log,
      limits: new RateLimits((error) => log.error(error)),
      events,
      metrics: new Metrics(() => events.size),
      keyset: (_request, response) => void response.json({ keys: [] }),
      isStopping: () => false,
      now: () => server.clock.now ?? new Date(),
    });
    http = createServer(app);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.url = `http://127.0.0.1:${(http.address() as { port: number }).port}`;
    events.start();
  });
  after(async () => {
    await events.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    await rm(dataDir, { recursive: true });
  });

  server.call = async <T>(method: string, path: string, { token, body, headers = {} }: Parameters<TestServer['call']>[2] = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = { status: response.status, headers: response.headers, body: isJson && text !== '' ? (JSON.parse(text) as T) : (text as T) };
    checkAgainstContract(method, path, answer);
    return answer;
  };
  server.signIn = async (person, more = {}) => {
    const { token } = await openSession({ ...person, door: 'lti', coordinator: true, tenantAdmin: false, ...more });
    return token;
  };
  return server;
}

function checkAgainstContract(method: string, path: string, answer: Answer<unknown>): void {
  const pathname = path.split('?')[0]!;
  const endpoint = (Object.values(contract) as Endpoint[]).find(
    (one) => one.method === method.toLowerCase() && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  if (endpoint?.response === undefined || answer.status >= 300) return;
  const parsed = endpoint.response.schema.safeParse(answer.body);
  if (!parsed.success) throw new Error(`${endpoint.operationId} answered against its contract: ${parsed.error.message}`);
}
