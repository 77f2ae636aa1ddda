import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { loadavg } from 'node:os';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../demo/browser.ts';
import { longestTask } from './tasks.ts';

/** How much slower than this machine the page is thought to be. */
export const slowdown = 4;
/** Milliseconds: longer tasks are felt. */
const barMs = 50;
/** Nothing that somebody does takes a page so long (ms). */
const patienceMs = 60_000;
const dist = new URL('../widgets/dist/', import.meta.url);
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

/** What an API that stands in answers to one request. */
export type Answering = (asked: { pathname: string; query: URLSearchParams; method: string }) => unknown;

/** A page that never comes to what was waited for. */
class NotDone extends Error {}

interface Bench {
  /** Before each figure. */
  readonly name: string;
  readonly me: object;
  readonly home: object;
  readonly answer: Answering;
  /** What somebody does, one after the other. */
  readonly doings: (page: Page) => Readonly<Record<string, () => Promise<void>>>;
}

/**
 * The built widgets in a real browser, with an API that stands in: the longest task of the page for each thing that somebody does, in time of
 * its thread, as on a machine that is {@link slowdown} times slower. Needs `npm run build`. What never comes to its end says so.
 */
export async function benchPage({ name, me, home, answer, doings }: Bench): Promise<boolean> {
  const server = await serve({ me, home, answer });
  const { path, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: [...args] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url);
    await within('the first page', () => page.locator('.next-step').waitFor({ timeout: patienceMs }));
    const devtools = await page.context().newCDPSession(page);
    let isMet = true;
    for (const [what, doIt] of Object.entries(doings(page))) {
      const ms = slowdown * (await longestTask(devtools, () => within(what, doIt)));
      console.log(`${name}, ${slowdown} times slower, ${what}: longest task ${ms.toFixed(0)} ms, ${(ms / barMs).toFixed(2)} of ${barMs} ms (bar 1.00)`);
      if (ms > barMs) isMet = false;
    }
    return isMet;
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    console.log(`${name}: ${error.message}`);
    return false;
  } finally {
    await browser.close();
    server.close();
  }
}

async function within(what: string, doIt: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotDone(`“${what}” had not come to its end after ${patienceMs / 1_000} s (load of this machine ${loadavg()[0]!.toFixed(1)}): what it waits for does not come, or others use the processor.`)), patienceMs);
  });
  try {
    await Promise.race([doIt(), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** As somebody at the keyboard does. A driver's click would look for what lies under the pointer, which is work of its own. @param root an expression for where the selector holds */
export async function pressOn(page: Page, root: string, selector: string, key = 'Enter'): Promise<void> {
  await page.evaluate(`${root}.querySelector(${JSON.stringify(selector)}).focus()`);
  await page.keyboard.press(key);
}

/** Looks now and then, without asking where anything lies. @param holds an expression, in which `all` finds what is in the root by a selector */
export async function until(page: Page, root: string, holds: string): Promise<void> {
  await page.evaluate(`(async () => {
    const all = (selector) => ${root}?.querySelectorAll(selector) ?? [];
    while (!(${holds})) await new Promise((rested) => setTimeout(rested, 50));
  })()`);
}

/** The page, the built widgets, and the API. */
async function serve({ me, home, answer }: Pick<Bench, 'me' | 'home' | 'answer'>): Promise<{ url: string; close: () => void }> {
  if (!existsSync(new URL('mentor-app.js', dist))) throw new Error('There are no widgets yet: run `npm run build` first.');
  const session = JSON.stringify({ token: 'T', expiresAt: '2099-01-01T00:00:00Z', me, first: { readHome: home } });
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><script type="application/json" id="mentor-session">${session}</script><script type="module" src="/mentor-app.js"></script></head><body><mentor-app></mentor-app></body></html>`;
  const server = createServer((request, response) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://bench');
    if (pathname === '/') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    if (pathname === '/api/events') return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    if (!pathname.startsWith('/api/')) return void file(pathname, response);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer({ pathname, query, method: request.method ?? 'GET' })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

async function file(pathname: string, response: ServerResponse): Promise<void> {
  const found = await readFile(new URL(`.${pathname}`, dist)).catch(() => null);
  if (found === null) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[extname(pathname)] ?? 'text/plain' }).end(found);
}
