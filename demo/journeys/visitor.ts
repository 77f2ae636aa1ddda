import type { Browser, BrowserContext, BrowserContextOptions, Frame, FrameLocator, Page } from 'playwright-core';
import { pageClock } from './shifted-clock.ts';

/** Somebody at a computer of their own, and what their browser saw. */
export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly witness: Witness;
}

/** What a browser did beyond what its person sees. */
export interface Witness {
  /** Addresses that a document had, also those given by `history`; so what a history or a screenshot can show. */
  readonly addresses: ReadonlySet<string>;
  /** Addresses that were asked for, the frames', scripts' and pictures' included. */
  readonly requests: ReadonlySet<string>;
  /** Session tokens that were sent in a header. */
  readonly bearers: ReadonlySet<string>;
  /** Errors of pages, and what the browser refused (a violated policy, a request that failed). */
  readonly complaints: readonly string[];
}

/** One context per person: their cookies are their own. What is waited for has to appear within 15 s. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  // Clocks of twelve hours, as an American browser asks for, are tested apart.
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1180, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const clock = pageClock();
  if (clock !== null) await context.addInitScript(clock);
  const witness = witnessOf(context);
  const page = await context.newPage();
  return { context, page, witness, [Symbol.asyncDispose]: () => context.close() };
}

function witnessOf(context: BrowserContext): Witness {
  const witness = { addresses: new Set<string>(), requests: new Set<string>(), bearers: new Set<string>(), complaints: [] as string[] };
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => witness.addresses.add(frame.url()));
    page.on('pageerror', (error) => witness.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') witness.complaints.push(`${message.text()} (${message.location().url})`);
    });
  });
  context.on('request', (request) => {
    witness.requests.add(request.url());
    const bearer = /^Bearer (.+)$/.exec(request.headers()['authorization'] ?? '')?.[1];
    if (bearer !== undefined) witness.bearers.add(bearer);
  });
  return witness;
}

/** Picks a person at the door of the LMS or the portal. */
export async function signIn({ page }: Visitor, url: string, name: string): Promise<void> {
  await page.goto(`${url}/sign-in?q=${encodeURIComponent(name)}`);
  await page.getByRole('button', { name: `Sign in as ${name}` }).first().click();
  await page.waitForURL(`${url}/`);
}

/** Walks from the LMS's start page to the course's "Mentoring". Gives the frame in which the tool opens. */
export async function openMentoring({ page }: Visitor, course: string): Promise<FrameLocator> {
  await page.getByRole('link', { name: course }).first().click();
  await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Mentoring' }).click();
  return mentoringFrame(page);
}

export function mentoringFrame(page: Page): FrameLocator {
  return page.getByTitle('Mentoring').contentFrame();
}

/** Waits until the platform has made the frame as high as what is in it, so that only the page around it scrolls. */
export async function frameFits(visitor: Visitor): Promise<void> {
  await holds(frameOf(visitor), 'document.documentElement.scrollHeight <= innerHeight');
}

/** Waits until a condition holds in a page. (Playwright's own wait looks a second time by `eval`, which a strict policy refuses.) */
export async function holds(where: Frame | Page, condition: string): Promise<void> {
  await where.evaluate(`new Promise((held, missed) => {
    const end = performance.now() + 15_000;
    const look = () => {
      if (${condition}) held();
      else if (performance.now() > end) missed(new Error(${JSON.stringify(`It never held: ${condition}`)}));
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

/** As a person does it with "Reload frame": the page that is in the frame now is asked for again. */
export async function reloadFrame(visitor: Visitor): Promise<void> {
  const frame = frameOf(visitor);
  await Promise.all([frame.waitForNavigation({ waitUntil: 'commit' }), frame.evaluate('location.reload()')]);
}

/** The one frame of the page that shows a tool, which is of another origin (a hidden one for storage is the platform's own). */
export function frameOf({ page }: Visitor): Frame {
  const isOfThePage = (one: Frame): boolean => new URL(one.url()).origin === new URL(page.url()).origin;
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame() && !isOfThePage(one));
  if (frame === undefined) throw new Error('There is no frame on this page.');
  return frame;
}

/**
 * The addresses, of documents and of requests, that hold something which lets somebody in: a session token, a signed
 * token of the platform or a host, the value of a cookie.
 */
export async function secretsIn({ context, witness }: Visitor): Promise<string[]> {
  const cookies = (await context.cookies()).map(({ value }) => value).filter((value) => value.length >= 16);
  const secrets = [...witness.bearers, ...cookies];
  const signedToken = /eyJ[\w-]+\.eyJ[\w-]+\./;
  return [...witness.addresses, ...witness.requests].filter((address) => signedToken.test(address) || secrets.some((secret) => address.includes(secret)));
}
