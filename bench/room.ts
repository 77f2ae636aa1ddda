import type { Page } from 'playwright-core';
import { benchPage, pressOn, until, type Answering } from './widget-page.ts';

/** A run of 2,000 mentees and 500 mentors with three places each: as many pairs as there are places. */
const mentees = 2_000;
const mentors = 500;
const pairs = 3 * mentors;
/** How many pages on: as many rows as anybody looks through, and more. */
const presses = 9;
const room = "document.querySelector('mentor-app').shadowRoot";

/** The matching room with a large run: a coordinator opens it, goes on through the pairs, puts them in another order, asks why, and locks a pair. */
export async function benchRoom(): Promise<boolean> {
  const { meAsCoordinator: me, homeOfChiara: home, ...samples } = await readSamples();
  return benchPage({
    name: `matching room, ${mentees} x ${mentors}`,
    me,
    home,
    answer: answering(samples),
    doings: (page) => ({
      'opening the room': () => openRoom(page),
      [`${presses} pages on`]: () => turnPages(page),
      'another order': () => putInOrder(page),
      'asking why': () => askWhy(page),
      'locking a pair': () => lockPair(page),
    }),
  });
}

async function openRoom(page: Page): Promise<void> {
  await page.evaluate("location.hash = '#matching'");
  await until(page, room, "all('.run-pair').length === 50");
}

async function turnPages(page: Page): Promise<void> {
  for (let press = 1; press <= presses; press += 1) {
    await pressOn(page, room, '.page-on');
    await until(page, room, `all('.run-pair')[49]?.textContent.includes('Mentee Number ${50 * press + 50}')`);
  }
}

async function putInOrder(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const order = ${room}.querySelector('.pair-order');
    order.value = 'lowest';
    order.dispatchEvent(new Event('change'));
  })()`);
  await until(page, room, `all('.run-pair')[49]?.textContent.includes('Mentee Number ${pairs - 49}')`);
}

async function askWhy(page: Page): Promise<void> {
  await pressOn(page, room, '.run-pair .pair-name');
  await until(page, room, "all('.why-beside .others > li').length > 0");
  await page.keyboard.press('Escape');
  await until(page, room, "all('.why-beside').length === 0");
}

async function lockPair(page: Page): Promise<void> {
  await pressOn(page, room, '.wish');
  await until(page, room, "all('.wish[aria-pressed=true]').length === 1 && all('#publish:enabled').length === 1 && all('.run-pair').length === 50");
}

/** Answers of the pictures, of which the large run is made. */
interface Samples {
  meAsCoordinator: object;
  homeOfChiara: object;
  solvedRun: { scenarios: object[] };
  runPairs: { items: object[] };
  runUnmatched: { items: object[] };
  runAlternatives: { mentee: object };
}

/** Brought at run time: their types are those of a browser's program, which this is not. */
async function readSamples(): Promise<Samples> {
  const [app, matching] = await Promise.all(['../widgets/app/app-samples.ts', '../widgets/testing/matching.ts'].map((path) => import(path)));
  return { ...app, ...matching } as Samples;
}

/** An API that knows one large run, and another one once a pair is locked. */
function answering({ solvedRun, runPairs, runUnmatched, runAlternatives }: Omit<Samples, 'meAsCoordinator' | 'homeOfChiara'>): Answering {
  let locked = false;
  const pairAt = (at: number) => ({ ...runPairs.items[at % 2], mentee: person('a', at), mentor: person('b', at % mentors) });
  const last = pairAt(pairs - 1);
  const run = () => ({ ...solvedRun, locks: locked ? [{ mentee: last.mentee, mentor: last.mentor }] : [], scenarios: solvedRun.scenarios.map((one) => ({ ...one, matched: pairs, unmatched: mentees - pairs })), id: `65f0c0ffee0000000000e00${locked ? 2 : 1}`, mentees, mentors, places: pairs, unmatched: mentees - pairs });
  return ({ pathname, query, method }) => {
    if (method === 'POST') locked = true;
    const from = Number(query.get('from') ?? 0);
    const backwards = query.get('order') === 'lowest';
    if (pathname.endsWith('/pairs')) return slice(from, pairs, (n) => pairAt(backwards ? pairs - 1 - n : n));
    if (pathname.endsWith('/unmatched')) return slice(from, mentees - pairs, (at) => ({ ...runUnmatched.items[0], mentee: person('c', at) }));
    // Only of whom it was asked is it shown.
    if (pathname.endsWith('/alternatives')) return { ...runAlternatives, mentee: { ...runAlternatives.mentee, id: pathname.split('/').at(-2) } };
    if (pathname === '/api/matching-runs') return method === 'POST' ? run() : { items: [run()], nextCursor: null };
    return { items: [], nextCursor: null, total: 0, same: 0, changed: [], people: 0, criteria: false };
  };
}

function slice(from: number, total: number, item: (at: number) => unknown) {
  const count = Math.min(50, total - from);
  return { items: Array.from({ length: count }, (_, n) => item(from + n)), nextCursor: from + count < total ? String(from + count) : null, total };
}

function person(kind: 'a' | 'b' | 'c', at: number): { id: string; name: string; headline: string } {
  return { id: `${kind}${String(at).padStart(23, '0')}`, name: `${kind === 'b' ? 'Mentor' : 'Mentee'} Number ${at + 1}`, headline: 'Data engineer, Lindqvist Energy' };
}

if (import.meta.main) process.exitCode = (await benchRoom()) ? 0 : 1;
