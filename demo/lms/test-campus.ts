import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { peopleOf } from '../people.ts';
import { createLms, mentoringTool } from './lms.ts';
import type { Lms, PresetTool } from './lms.ts';

export const toolUrl = 'http://localhost:3999';

export interface TestCampus {
  lms: Lms;
  url: string;
  /** The clock of the platform; tests move it. */
  clock: { now: Date };
  /** A browser of its own, signed in as this person. */
  browserOf(sub: string): Promise<Browser>;
}

/** The platform on a free port, with an empty data folder that goes away with the test. */
export async function testCampus(t: TestContext, preset: PresetTool = mentoringTool(toolUrl)): Promise<TestCampus> {
  const dataDir = await mkdtemp(join(tmpdir(), 'northfield-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = { now: new Date('2026-10-20T08:00:00Z') };
  const lms = await createLms({ url, dataDir, people: peopleOf(), toolUrl, preset, now: () => clock.now });
  server.on('request', lms.app);
  t.after(async () => {
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
    await rm(dataDir, { recursive: true });
  });
  return {
    lms,
    url,
    clock,
    browserOf: async (sub) => {
      const browser = new Browser(url);
      await browser.post('/sign-in', { person: sub });
      return browser;
    },
  };
}

/** As much of a browser as the flows need: it keeps cookies, sends its origin with forms, and follows nothing. */
export class Browser {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: this.#url } });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#url), { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }
}

/** A page that posts itself: where to, and what. */
export async function selfPosting(response: Response): Promise<{ action: string; fields: Record<string, string> }> {
  const page = await response.text();
  const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [name, unescaped(value)]);
  return { action: unescaped(/<form method="post" action="([^"]*)"/.exec(page)?.[1] ?? ''), fields: Object.fromEntries(fields) as Record<string, string> };
}
