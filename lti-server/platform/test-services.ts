import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { approveRegistration, findDeployment } from '../../models/tenants/deployments.ts';
import { addRegistration, readRegistration } from '../../models/tenants/registrations.ts';
import { allServiceScopes } from '../../models/tenants/service-scopes.ts';
import { platformOf, type Platform } from './services.ts';

const owner = { kind: 'owner' as const };

/** One request as the platform received it. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** Answers a request, or passes it on to the platform's usual answer by returning false. */
export type Fault = (received: Received, response: ServerResponse) => boolean;

/**
 * The services of a platform for tests, on a real server: a token endpoint, a roster by pages and a gradebook. It answers
 * as a good platform does unless a test puts a `fault` in front.
 */
export class TestServices {
  origin = '';
  clientId: string;
  received: Received[] = [];
  fault: Fault = () => false;
  /** Of the roster, as NRPS writes them. */
  members: Record<string, unknown>[] = [];
  pageSize = 50;
  lineItems: Record<string, unknown>[] = [];
  scores: { lineItem: string; score: Record<string, unknown> }[] = [];
  /** What the gradebook shows, of a maximum of 10, by line item and learner: a score, or what a test puts there for a teacher. */
  marks = new Map<string, number>();
  tokens = new Set<string>();
  readonly #server: Server;

  constructor(clientId = 'mentorkit') {
    this.clientId = clientId;
    this.#server = createServer((request, response) => {
      void receive(request).then((received) => {
        this.received.push(received);
        if (!this.fault(received, response)) this.#answer(received, response);
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#server.unref(); // a test that fails before it stops the platform must not keep the run alive
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Registers it, approved, with every scope unless a test grants fewer. */
  async register(grantedScopes: readonly string[] = allServiceScopes): Promise<Platform & { tenantId: string; registrationId: string; deploymentRowId: string }> {
    const key = { issuer: this.origin, clientId: this.clientId };
    await addRegistration(owner, { ...key, authorizationUrl: `${this.origin}/auth`, tokenUrl: `${this.origin}/token`, jwksUrl: `${this.origin}/jwks`, grantedScopes }, { allowHttp: true });
    await approveRegistration(owner, { ...key, deploymentId: '1' });
    const registration = await readRegistration(owner, key);
    const deployment = (await findDeployment(registration.id, '1'))!;
    return { ...platformOf(registration, deployment), tenantId: deployment.tenantId!, registrationId: registration.id, deploymentRowId: deployment.id };
  }

  get membershipsUrl(): string {
    return `${this.origin}/memberships`;
  }
  get lineItemsUrl(): string {
    return `${this.origin}/lineitems?course=7`;
  }

  /** Requests of one service since the last `received = []`. */
  to(path: string): Received[] {
    return this.received.filter(({ address }) => address.startsWith(path));
  }

  #answer(received: Received, response: ServerResponse): void {
    const url = new URL(received.address, this.origin);
    if (url.pathname === '/token') return this.#grant(received, response);
    if (received.token === null || !this.tokens.has(received.token)) return void response.writeHead(401).end();
    if (url.pathname === '/memberships') return this.#page(url, response);
    if (url.pathname.endsWith('/scores')) return this.#score(url, received.body as Record<string, unknown>, response);
    if (url.pathname.endsWith('/results')) return this.#results(url, response);
    if (url.pathname === '/lineitems' && received.method === 'POST') {
      const made = { id: `${this.origin}/lineitems/${this.lineItems.length + 1}?course=7`, ...(received.body as object) };
      this.lineItems.push(made);
      return json(response, made, 201);
    }
    if (url.pathname === '/lineitems') return json(response, this.lineItems);
    const item = this.lineItems.find(({ id }) => id === `${this.origin}${received.address}`);
    if (item !== undefined) return json(response, item);
    response.writeHead(404).end();
  }

  /** As Moodle takes a score: only one that is later, to the second, than the last. */
  #score(url: URL, score: Record<string, unknown>, response: ServerResponse): void {
    const lineItem = `${this.origin}${url.pathname.replace(/\/scores$/, '')}${url.search}`;
    const second = (of: Record<string, unknown>): number => Math.floor(Date.parse(String(of['timestamp'])) / 1000);
    const last = this.scores.findLast((one) => one.lineItem === lineItem && one.score['userId'] === score['userId']);
    if (last !== undefined && second(last.score) >= second(score)) return void response.writeHead(409).end();
    this.scores.push({ lineItem, score });
    this.marks.set(this.cell(lineItem, String(score['userId'])), ((score['scoreGiven'] as number) / (score['scoreMaximum'] as number)) * 10);
    json(response, { resultUrl: 'x' });
  }

  #results(url: URL, response: ServerResponse): void {
    const user = url.searchParams.get('user_id')!;
    url.searchParams.delete('user_id');
    const lineItem = `${this.origin}${url.pathname.replace(/\/results$/, '')}${url.search}`;
    const mark = this.marks.get(this.cell(lineItem, user));
    json(response, mark === undefined ? [] : [{ id: 'x', scoreOf: lineItem, userId: user, resultScore: mark, resultMaximum: 10 }]);
  }

  /** The place of one learner's mark in `marks`. */
  cell(lineItem: string, subject: string): string {
    return `${lineItem} ${subject}`;
  }

  /** As Moodle answers: JSON that says it is HTML. */
  #grant(received: Received, response: ServerResponse): void {
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.add(token);
    const scope = new URLSearchParams(received.body as string).get('scope');
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(JSON.stringify({ access_token: token, token_type: 'bearer', expires_in: 3600, scope }));
  }

  #page(url: URL, response: ServerResponse): void {
    const from = Number(url.searchParams.get('from') ?? 0);
    const to = from + this.pageSize;
    const next = to < this.members.length ? { Link: `<${this.membershipsUrl}?from=${to}>; rel="next"` } : {};
    response.writeHead(200, { 'Content-Type': 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json', ...next });
    response.end(JSON.stringify({ id: this.membershipsUrl, context: { id: 'course' }, members: this.members.slice(from, to) }));
  }
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function receive(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return {
    method: request.method ?? '',
    address: request.url ?? '',
    token: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null,
    body: request.headers['content-type']?.includes('json') ? JSON.parse(text) : text,
  };
}
