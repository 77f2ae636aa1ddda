import type { Page } from 'playwright-core';
import { benchPage, pressOn, until, type Answering } from './widget-page.ts';

const mentors = 2_000;
const pageSize = 20;
/** How many more pages somebody brings: 200 cards are on the page then. */
const presses = 9;
/** Every how many mentors one fits a topic that is ticked. */
const fitting = 7;
const directory = "document.querySelector('mentor-app').shadowRoot.querySelector('mentor-directory')?.shadowRoot";

/**
 * The directory of 2,000 mentors: a mentee opens it, brings further cards until there are 200, scrolls through them, ticks a box, puts the list in another
 * order, and looks for a name.
 */
export async function benchDirectoryFrames(): Promise<boolean> {
  const { meAsMentee: me, homeAlone: home, ...samples } = await readSamples();
  return benchPage({
    name: `directory, ${mentors} mentors`,
    me,
    home,
    answer: answering(samples),
    doings: (page) => ({
      'opening it': () => openDirectory(page),
      [`${presses} times more`]: () => bringMore(page),
      'scrolling through 200 cards': () => scroll(page),
      'ticking a box': () => tick(page),
      'another order': () => putInOrder(page),
      'looking for a name': () => lookFor(page),
    }),
  });
}

async function openDirectory(page: Page): Promise<void> {
  await page.evaluate("location.hash = '#find'");
  await until(page, directory, `all('.card.mentor').length === ${pageSize}`);
}

async function bringMore(page: Page): Promise<void> {
  for (let press = 1; press <= presses; press += 1) {
    await pressOn(page, directory, '.more');
    await until(page, directory, `all('.card.mentor').length === ${pageSize * (press + 1)}`);
  }
}

async function scroll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
    const end = document.scrollingElement.scrollHeight - innerHeight;
    if (end < 10 * innerHeight) throw new Error('The page is too short to scroll.');
    for (const [from, to] of [[0, end], [end, 0]]) for (let at = 0; at <= 40; at += 1) {
      scrollTo({ top: from + ((to - from) * at) / 40, behavior: 'instant' });
      await frame();
    }
  })()`);
}

async function tick(page: Page): Promise<void> {
  await pressOn(page, directory, '.facets input', ' ');
  await until(page, directory, `all('.card.mentor').length === ${pageSize} && all('.chips .chip').length === 1 && all('.card.mentor')[1].textContent.includes('Number ${fitting + 1}')`);
}

async function putInOrder(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const sort = ${directory}.querySelector('.sort');
    sort.value = 'name';
    sort.dispatchEvent(new Event('change'));
  })()`);
  await until(page, directory, `all('.card.mentor').length === ${pageSize} && all('.card.mentor')[0].textContent.includes('Number ${mentors - ((mentors - 1) % fitting)}')`);
}

async function lookFor(page: Page): Promise<void> {
  await page.evaluate(`${directory}.querySelector('#search').focus()`);
  await page.keyboard.type('number');
  await until(page, directory, `all('.card.mentor').length === ${pageSize} && all('.card.mentor')[0].textContent.includes('Number 2')`);
}

/** Answers of the pictures, of which the large directory is made. */
interface Samples {
  meAsMentee: object;
  homeAlone: object;
  benCard: object;
  ngoziCard: object;
  mentorPage: (items: readonly object[], more: object) => object;
}

/** Brought at run time: their types are those of a browser's program, which this is not. */
async function readSamples(): Promise<Samples> {
  const [app, people, cards] = await Promise.all(['../widgets/app/app-samples.ts', '../widgets/testing/people.ts', '../widgets/testing/mentors.ts'].map((path) => import(path)));
  return { ...app, ...people, ...cards } as Samples;
}

/** An API that knows 2,000 mentors: a topic leaves some of them, and each order and each search begins with somebody else. */
function answering({ benCard, ngoziCard, mentorPage }: Omit<Samples, 'meAsMentee' | 'homeAlone'>): Answering {
  const mentorAt = (at: number) => ({ ...(at % 2 === 0 ? benCard : ngoziCard), id: `d${String(at).padStart(23, '0')}`, name: `Mentor Number ${at + 1}`, mark: null });
  return ({ pathname, query }) => {
    if (pathname === '/api/drafts/match-request-choices') return { fields: {}, savedAt: null };
    if (pathname !== '/api/mentors') return { items: [], nextCursor: null, total: 0, fields: {}, savedAt: null };
    const step = query.has('topic') ? fitting : 1;
    const total = Math.ceil(mentors / step);
    const from = Number(query.get('cursor') ?? 0);
    const first = query.has('q') ? 1 : 0;
    const place = (n: number): number => (query.get('sort') === 'name' && !query.has('q') ? total - 1 - n : n);
    const count = Math.min(Number(query.get('limit') ?? pageSize), total - from);
    const items = Array.from({ length: count }, (_, n) => mentorAt(place(from + n) * step + first));
    return mentorPage(items, { total, free: mentors, nextCursor: from + count < total ? String(from + count) : null });
  };
}

if (import.meta.main) process.exitCode = (await benchDirectoryFrames()) ? 0 : 1;
