import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import express from 'express';
import { pino } from 'pino';
import { openTestDatabase } from '../../models/mongodb/test-database.ts';
import { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import type { Keyring } from '../../models/tenants/keyring.ts';
import { LaunchOutcomes } from '../../models/tenants/launch-outcomes.ts';
import { Logins } from '../../models/tenants/logins.ts';
import { currentToolKey } from '../../models/tenants/tool-keys.ts';
import { createOutgoing } from '../outgoing.ts';
import { ltiRouter } from './lti-router.ts';
import type { Claims, TestPlatform } from './test-platform.ts';

/** Where the tool says it is; it listens elsewhere, so that no test depends on a port. */
export const toolUrl = 'https://tool.example.edu';

/** What a browser keeps between a login and a launch: cookies by name. `address`: where it comes from, if not from this machine. */
export class Browser {
  readonly #address: string | undefined;
  readonly cookies = new Map<string, string>();
  /** The last Set-Cookie lines as they came. */
  lines: string[] = [];

  constructor(address?: string) {
    this.#address = address;
  }

  take(response: Response): void {
    this.lines = response.headers.getSetCookie();
    for (const line of this.lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
  }

  get header(): Record<string, string> {
    return {
      ...(this.#address === undefined ? {} : { 'X-Forwarded-For': this.#address }),
      ...(this.cookies.size === 0 ? {} : { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    };
  }
}

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A login that was sent to the platform, with the browser that it came from. */
export interface Begun {
  readonly browser: Browser;
  readonly address: URL;
  readonly state: string;
  readonly nonce: string;
}

/** What a login lays into platform storage. */
export interface StoredProof {
  readonly target: string;
  readonly origin: string;
  readonly key: string;
  readonly value: string;
}

export class LtiServer {
  url = '';
  readonly logged: string[] = [];
  readonly clock: { now: Date | null } = { now: null };
  /** What the owner reads of refusals, once it is flushed. */
  readonly outcomes = new LaunchOutcomes(() => {});
  /** Seals the tool's keys; a test that signs calls `ensureToolKeys` with it. */
  readonly keyEncryption: Keyring = [randomBytes(32)];
  /** For a launch whose login needs no request. */
  readonly logins = new Logins(this.keyEncryption);
  readonly #server = createServer();

  /** `outgoing`: how it reaches platforms that no test can be. */
  async start(rateLimitScale = 1_000, outgoing = createOutgoing({ allowPrivate: true })): Promise<void> {
    const log = pino({ level: 'debug' }, { write: (line: string) => void this.logged.push(line) });
    const app = express();
    app.set('trust proxy', 1);
    app.use(
      ltiRouter({
        toolUrl,
        allowPrivatePlatforms: true,
        outgoing,
        limits: new RateLimits(() => {}),
        rateLimitScale,
        outcomes: this.outcomes,
        logins: this.logins,
        toolKey: (at) => currentToolKey(this.keyEncryption, at),
        log,
        now: () => this.clock.now ?? new Date(),
        keyset: (_request, response) => void response.json({ keys: [] }),
      }),
    );
    this.#server.on('request', app);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async get(path: string, headers: Record<string, string> = {}, browser = new Browser()): Promise<Page> {
    return page(await fetch(`${this.url}${path}`, { redirect: 'manual', headers: { ...browser.header, ...headers } }), browser);
  }

  async post(path: string, form: Record<string, string> | string, browser = new Browser(), headers: Record<string, string> = {}): Promise<Page> {
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...browser.header, ...headers },
      body,
    });
    return page(response, browser);
  }

  /** Sends a platform's login, as a browser would in a window, up to the redirect to the platform. */
  async begin(platform: TestPlatform, overrides: Record<string, string> = {}, browser = new Browser()): Promise<Begun> {
    const answer = await this.post('/lti/login', loginForm(platform, overrides), browser, { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'cross-site' });
    if (answer.status !== 302) throw new Error(`The login was answered with ${answer.status}: ${refusalIn(answer)}`);
    return begun(browser, answer.headers.get('location')!);
  }

  /** The same in a frame, up to the page that would go on to the platform. */
  async beginInFrame(platform: TestPlatform, overrides: Record<string, string> = {}, browser = new Browser()): Promise<Begun & { page: Page; storage: StoredProof | null }> {
    const page = await this.post('/lti/login', loginForm(platform, overrides), browser, { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' });
    const { authorization, storage } = jsonIn<{ authorization: string; storage: StoredProof | null }>(page, 'mentor-login');
    return { ...begun(browser, authorization), page, storage };
  }

  /** A whole launch; the test changes claims, header or key of the id_token, and sees the page that answers. */
  async launch(platform: TestPlatform, overrides: Claims = {}, signing: Parameters<TestPlatform['sign']>[1] = {}, from = new Browser()): Promise<Page & { browser: Browser }> {
    const { browser, state, nonce } = await this.begin(platform, {}, from);
    const claims = { ...platform.claims(nonce, toolUrl, this.clock.now ?? new Date()), ...overrides };
    const idToken = await platform.sign(claims, signing);
    return { ...(await this.post('/lti/launch', { state, id_token: idToken }, browser)), browser };
  }

  /** Reason or code of the last refusal, out of the log. */
  get lastRefusal(): string | undefined {
    const line = this.logged.map((text) => JSON.parse(text) as { code?: string; reason?: string }).findLast(({ code }) => code !== undefined);
    return line?.reason ?? line?.code;
  }
}

/** Serves the LTI door with a fresh database for the test file that calls it. */
export async function useLtiServer(): Promise<LtiServer> {
  const database = await openTestDatabase();
  const server = new LtiServer();
  await server.start();
  after(async () => {
    await server.stop();
    await database.close();
  });
  return server;
}

/** The session that a launched page carries. */
export function sessionIn(page: Page): { token: string; expiresAt: string; me: Record<string, unknown>; first: unknown } {
  return jsonIn(page, 'mentor-session');
}

/** The data that a page carries for its scripts. */
export function jsonIn<T>({ text }: Page, id: string): T {
  const [, json] = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(text) ?? [];
  if (json === undefined) throw new Error(`This page has no ${id}: ${refusalIn({ text })}`);
  return JSON.parse(json) as T;
}

export function hasSession({ text }: Page): boolean {
  return text.includes('mentor-session');
}

/** The cookies by which launched pages can be loaded again. The one of a login is as good as random, and may begin like them. */
export function resumeCookiesIn(lines: readonly string[]): string[] {
  return lines.filter((line) => /^__Host-lti-r-[0-9a-z]{8,9}-[\w-]{22}=/.test(line));
}

/** The heading of a page. */
export function refusalIn({ text }: { text: string }): string {
  return /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? text.slice(0, 200);
}

function loginForm(platform: TestPlatform, overrides: Record<string, string>): Record<string, string> {
  return { iss: platform.issuer, client_id: platform.clientId, login_hint: '7', lti_message_hint: '{"cmid":3}', target_link_uri: `${toolUrl}/lti/launch`, ...overrides };
}

function begun(browser: Browser, authorization: string): Begun {
  const address = new URL(authorization);
  return { browser, address, state: address.searchParams.get('state')!, nonce: address.searchParams.get('nonce')! };
}

async function page(response: Response, browser: Browser): Promise<Page> {
  browser.take(response);
  return { status: response.status, text: await response.text(), headers: response.headers };
}
