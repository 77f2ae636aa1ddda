import { createServer } from 'node:http';
import { after } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { RateLimits } from '../models/rate-limits/rate-limits.ts';
import { LaunchOutcomes } from '../models/tenants/launch-outcomes.ts';
import { openSession, type NewSession } from '../models/sessions/sessions.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { contract } from './contract/index.ts';
import { EventStreams } from './events.ts';
import { Metrics } from './metrics.ts';

const owner = { kind: 'owner' as const };

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
  /** What the owner reads of refusals, once it is flushed. */
  outcomes: LaunchOutcomes;
  /** What the server's rules take for now; a test may set it. */
  clock: { now: Date | null };
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer<T>>;
  /** An active platform of the tests: where sessions come from. */
  registrationId: string;
  /** Opens a session as if the person had launched from the tests' platform; `more` changes what the launch gives. */
  signIn(person: { tenantId: string; programId?: string; personId: string }, more?: Partial<NewSession>): Promise<string>;
}

/**
 * Serves the real app on a free port, with a fresh database, for the test file that calls it. Each successful JSON answer
 * is checked against the contract's schema, so a handler that promises more than it sends fails here.
 */
export async function useTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'mentorkit-server-test-'));
  const config = await readConfig({ DATA_DIR: dataDir, ALLOW_PRIVATE_PLATFORMS: 'true', RATE_LIMIT_SCALE: '1000', ...env });
  const server = { config, logged: [] as string[], clock: { now: null } } as unknown as TestServer;
  const log = pino({ level: 'debug' }, { write: (line: string) => void server.logged.push(line) });
  server.outcomes = new LaunchOutcomes((error) => log.error(error));
  const events = new EventStreams(log);
  const app = createApp({
    config,
    log,
    limits: new RateLimits((error) => log.error(error)),
    outcomes: server.outcomes,
    events,
    metrics: new Metrics(() => events.size),
    keyset: (_request, response) => void response.json({ keys: [] }),
    isStopping: () => false,
    now: () => server.clock.now ?? new Date(),
  });
  const http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  server.url = `http://127.0.0.1:${(http.address() as { port: number }).port}`;
  events.start();
  const platform = { issuer: 'https://lms.northfield.example', clientId: 'tests' };
  await addRegistration(owner, { ...platform, authorizationUrl: `${platform.issuer}/auth`, tokenUrl: `${platform.issuer}/token`, jwksUrl: `${platform.issuer}/jwks` }, { allowHttp: false });
  server.registrationId = (await approveRegistration(owner, { ...platform, deploymentId: '1' })).registration.id;
  after(async () => {
    await events.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    await database.close();
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
  server.signIn = async ({ tenantId, programId, personId }, more = {}) => {
    const { token } = await openSession(
      { tenantId, programId: programId ?? null, personId, door: 'lti', sourceId: server.registrationId, coordinator: true, tenantAdmin: false, ...more },
    );
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
