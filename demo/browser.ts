import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser } from 'playwright-core';
import { packagedChromium } from './packaged-chromium.ts';
import type { ThirdPartyCookies } from './third-party-cookies.ts';

/** The browser that journeys, widget tests and pictures run in, and the arguments it needs on this machine. */
export interface TestBrowser {
  path: string;
  args: readonly string[];
}

export interface OpenBrowser extends AsyncDisposable {
  /** Make a context per person: `browser.newContext()`. */
  browser: Browser;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** How long a browser may take to start (milliseconds). */
const startTimeoutMs = 30_000;

/**
 * Finds a Chromium: CHROME_PATH, then Chrome or Chromium of the system, then Playwright's own, then the one that comes
 * with the npm package @sparticuz/chromium. A CHROME_PATH that leads nowhere is an error, never passed over.
 */
export async function findBrowser(): Promise<TestBrowser> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen && !existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, and there is no such file.`);
  const installed = chosen || systemBrowsers().find(isUsable) || playwrightsOwn();
  if (installed) return { path: installed, args: [...argumentsOfEvery, ...sandboxArguments()] };
  try {
    return { path: await packagedChromium(), args: [...argumentsOfEvery, '--no-sandbox'] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`No browser for the tests: install Chrome or Chromium, or set CHROME_PATH (${reason}).`, { cause: error });
  }
}

/**
 * Starts a browser with a fresh profile in which third-party cookies are allowed or blocked, as a person would set it.
 * Not by Playwright's own launch, because that turns storage partitioning off and so tests a browser nobody has.
 */
export async function openBrowser({ thirdPartyCookies }: { thirdPartyCookies: ThirdPartyCookies }): Promise<OpenBrowser> {
  const { path, args } = await findBrowser();
  const profile = await mkdtemp(join(tmpdir(), 'mentorkit-browser-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({
    profile: { cookie_controls_mode: thirdPartyCookies === 'blocked' ? 1 : 0 },
  }));
  const running = spawn(path, [
    ...args,
    // A frame that changes its process again and again while a launch goes from site to site is lost by Playwright once in a few dozen
    // launches of a busy machine. What frames may keep does not hang on processes; each journey asks the browser what it keeps.
    '--disable-site-isolation-trials',
    // The headless shell reads no preferences; this is its only way to block, and elsewhere it changes nothing more.
    ...(thirdPartyCookies === 'blocked' ? ['--test-third-party-cookie-phaseout'] : []),
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    'about:blank',
  ], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TMPDIR: profile } });

  const clearAway = (): void => {
    running.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const endWithProcess = (signal: NodeJS.Signals): void => {
    clearAway();
    process.kill(process.pid, signal);
  };
  process.once('exit', clearAway);
  process.once('SIGINT', endWithProcess).once('SIGTERM', endWithProcess);

  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    process.off('exit', clearAway).off('SIGINT', endWithProcess).off('SIGTERM', endWithProcess);
    await browser?.close();
    if (running.exitCode === null && running.signalCode === null && running.pid !== undefined) {
      const ended = once(running, 'exit');
      running.kill('SIGKILL');
      await ended;
    }
    clearAway();
  };
  try {
    browser = await chromium.connectOverCDP(await debuggingAddress(running, path));
  } catch (error) {
    await close();
    throw error;
  }
  return { browser, close, [Symbol.asyncDispose]: close };
}

/** Chromium says on its error output where it listens; until then, what it says is the reason why it failed. */
async function debuggingAddress(running: ChildProcess, path: string): Promise<string> {
  const said: string[] = [];
  const lines = createInterface({ input: running.stderr! });
  return new Promise<string>((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(new Error(`The browser ${path} ${what}.\n${said.slice(-8).join('\n')}`));
    };
    const timer = setTimeout(() => fail(`did not start within ${startTimeoutMs / 1000} s`), startTimeoutMs);
    running.once('error', (error) => fail(`cannot be started: ${error.message}`));
    running.once('exit', (code, signal) => fail(`ended while starting (${signal ?? `exit code ${code}`})`));
    lines.on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address === undefined) {
        said.push(line);
        return;
      }
      clearTimeout(timer);
      lines.removeAllListeners('line');
      // Kept flowing, because a full pipe would stop the browser.
      lines.resume();
      resolve(address);
    });
  });
}

/** A browser that asks nobody, calls nobody, and gives pages in the background the same time as the one in front. */
const argumentsOfEvery = [
  '--headless=new', '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-quic', '--disable-extensions', '--disable-default-apps', '--disable-features=Translate',
  '--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage', '--password-store=basic', '--use-mock-keychain', '--force-color-profile=srgb', '--font-render-hinting=none',
] as const;

/** Chromium's sandbox works neither for root nor in most containers; the tests open pages of this project only. */
function sandboxArguments(): string[] {
  const inContainer = existsSync('/.dockerenv') || existsSync('/run/.containerenv');
  return process.platform === 'linux' && (process.getuid?.() === 0 || inContainer) ? ['--no-sandbox'] : [];
}

function systemBrowsers(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Chromium'].map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)));
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []).flatMap((folder) =>
        ['Google\\Chrome', 'Chromium'].map((product) => join(folder, product, 'Application\\chrome.exe')));
    default:
      return (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) =>
        ['google-chrome-stable', 'google-chrome', 'chromium'].map((name) => join(folder, name)));
  }
}

/** A browser inside a snap sees neither the profile that is made for it nor the folder for temporary files. */
function isUsable(path: string): boolean {
  return existsSync(path) && !path.startsWith('/snap/') && !realpathSync(path).endsWith('/snap');
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
