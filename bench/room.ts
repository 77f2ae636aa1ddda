import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../demo/browser.ts';
import { longestTasks } from './tasks.ts';

/** A run of 2,000 mentees and 500 mentors with three places each: as many pairs as there are places. */
const mentees = 2_000;
const mentors = 500;
const pairs = 3 * mentors;
const slowdown = 4;
/** How many pages on: as many rows as anybody looks through, and more. */
const presses = 9;
/** Milliseconds: longer ones are felt. */
const barMs = 50;
const dist = new URL('../widgets/dist/', import.meta.url);
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

/**
 * The matching room with a large run in a real browser that is slowed down four times: the longest task of the page while a
 * coordinator opens the room, goes on through the pairs, puts them in another order, asks why, and locks a pair. Counted in time of its thread, so that what
 * else the machine does is not part of it. Needs `npm run build`.
 */
export async function benchRoom(): Promise<boolean> {
  const server = await serveRoom();
  const { path, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: [...args] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.locator('.next-step').waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const longest = await longestTasks(devtools, {
      'opening the room': () => openRoom(page),
      [`${presses} pages on`]: () => turnPages(page),
      'another order': () => putInOrder(page),
      'asking why': () => askWhy(page),
      'locking a pair': () => lockPair(page),
    });
    for (const [what, ms] of Object.entries(longest)) console.log(`matching room, ${mentees} x ${mentors}, ${slowdown} times slower, ${what}: longest task ${ms.toFixed(0)} ms, ${(ms / barMs).toFixed(2)} of ${barMs} ms (bar 1.00)`);
    return Object.values(longest).every((ms) => ms <= barMs);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function openRoom(page: Page): Promise<void> {
  await page.evaluate("location.hash = '#matching'");
  await until(page, "all('.run-pair').length === 50");
}

async function turnPages(page: Page): Promise<void> {
  for (let press = 1; press <= presses; press += 1) {
    await pressOn(page, '.page-on');
    await until(page, `all('.run-pair').length === 50 && all('.run-pair')[0].textContent.includes('Mentee Number ${50 * press + 1}')`);
  }
}

async function putInOrder(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const order = document.querySelector('mentor-app').shadowRoot.querySelector('.pair-order');
    order.value = 'lowest';
    order.dispatchEvent(new Event('change'));
  })()`);
  await until(page, `all('.run-pair').length === 50 && all('.run-pair')[0].textContent.includes('Mentee Number ${pairs}')`);
}

async function askWhy(page: Page): Promise<void> {
  await pressOn(page, '.run-pair .pair-name');
  await until(page, "all('.why-beside .others > li').length > 0");
  await page.keyboard.press('Escape');
  await until(page, "all('.why-beside').length === 0");
}

async function lockPair(page: Page): Promise<void> {
  await pressOn(page, '.wish');
  await until(page, "all('.wish[aria-pressed=true]').length === 1 && all('#publish:enabled').length === 1 && all('.run-pair').length === 50");
}

/** As somebody at the keyboard does. A driver's click would look for what lies under the pointer, which is work of its own. */
async function pressOn(page: Page, selector: string): Promise<void> {
  await page.evaluate(`document.querySelector('mentor-app').shadowRoot.querySelector(${JSON.stringify(selector)}).focus()`);
  await page.keyboard.press('Enter');
}

/** Looks now and then, without asking where anything lies. */
async function until(page: Page, holds: string): Promise<void> {
  await page.evaluate(`(async () => {
    const all = (selector) => document.querySelector('mentor-app').shadowRoot.querySelectorAll(selector);
    while (!(${holds})) await new Promise((rested) => setTimeout(rested, 50));
  })()`);
}

/** Answers of the pictures, of which the large run is made. */
interface Samples {
  meAsCoordinator: object;
  homeOfChiara: object;
  solvedRun: { scenarios: object[] };
  runPairs: { items: object[] };
  runUnmatched: { items: object[] };
  runAlternatives: object;
}

/** Brought at run time: their types are those of a browser's program, which this is not. */
async function readSamples(): Promise<Samples> {
  const [app, room] = await Promise.all(['../widgets/app/app-samples.ts', '../widgets/testing/matching.ts'].map((path) => import(path)));
  return { ...app, ...room } as Samples;
}

/** The page, the built widgets, and an API that knows one large run. */
async function serveRoom(): Promise<Server> {
  if (!existsSync(new URL('mentor-app.js', dist))) throw new Error('There are no widgets yet: run `npm run build` first.');
  const { meAsCoordinator, homeOfChiara, solvedRun, runPairs, runUnmatched, runAlternatives } = await readSamples();
  let locked = false;
  const session = JSON.stringify({ token: 'T', expiresAt: '2099-01-01T00:00:00Z', me: meAsCoordinator, first: { readHome: homeOfChiara } });
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Room</title><script type="application/json" id="mentor-session">${session}</script><script type="module" src="/mentor-app.js"></script></head><body><mentor-app></mentor-app></body></html>`;
  const pairAt = (at: number) => ({ ...runPairs.items[at % 2], mentee: person('a', at), mentor: person('b', at % mentors) });
  const last = pairAt(pairs - 1);
  const run = () => ({ ...solvedRun, locks: locked ? [{ mentee: last.mentee, mentor: last.mentor }] : [], scenarios: solvedRun.scenarios.map((one) => ({ ...one, matched: pairs, unmatched: mentees - pairs })), id: `65f0c0ffee0000000000e00${locked ? 2 : 1}`, mentees, mentors, places: pairs, unmatched: mentees - pairs });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://room');
    if (pathname === '/') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    if (pathname === '/api/events') return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
    if (!pathname.startsWith('/api/')) return void file(pathname, response);
    if (request.method === 'POST') locked = true;
    const from = Number(searchParams.get('from') ?? 0);
    const backwards = searchParams.get('order') === 'lowest';
    if (pathname.endsWith('/pairs')) json(response, slice(from, pairs, (n) => pairAt(backwards ? pairs - 1 - n : n)));
    else if (pathname.endsWith('/unmatched')) json(response, slice(from, mentees - pairs, (at) => ({ ...runUnmatched.items[0], mentee: person('c', at) })));
    else if (pathname.endsWith('/alternatives')) json(response, runAlternatives);
    else if (pathname === '/api/matching-runs') json(response, request.method === 'POST' ? run() : { items: [run()], nextCursor: null });
    else json(response, { items: [], nextCursor: null, total: 0, same: 0, changed: [] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function slice(from: number, total: number, item: (at: number) => unknown) {
  const count = Math.min(50, total - from);
  return { items: Array.from({ length: count }, (_, n) => item(from + n)), nextCursor: from + count < total ? String(from + count) : null, total };
}

function person(kind: 'a' | 'b' | 'c', at: number): { id: string; name: string; headline: string } {
  return { id: `${kind}${String(at).padStart(23, '0')}`, name: `${kind === 'b' ? 'Mentor' : 'Mentee'} Number ${at + 1}`, headline: 'Data engineer, Lindqvist Energy' };
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function file(pathname: string, response: ServerResponse): Promise<void> {
  const found = await readFile(new URL(`.${pathname}`, dist)).catch(() => null);
  if (found === null) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[extname(pathname)] ?? 'text/plain' }).end(found);
}

if (import.meta.main) process.exitCode = (await benchRoom()) ? 0 : 1;
