import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoSettings } from './settings.ts';

const root = join(import.meta.dirname, '..');
const readyWithinMs = 30_000;
const pollMs = 150;

/** The tool's server in a process of its own, as it runs anywhere else. */
export interface ToolProcess {
  stop(): Promise<void>;
}

/**
 * Starts it and waits until it is ready. What it is told beyond this shell's environment is kept in the data folder, so
 * that `npm run tool` speaks of the same addresses.
 */
export async function startTool({ toolUrl, dataDir }: DemoSettings, given: Record<string, string>): Promise<ToolProcess> {
  const { SMTP_URL: smtpUrl } = given;
  const environment = { TOOL_URL: toolUrl, DATA_DIR: dataDir, ALLOW_PRIVATE_PLATFORMS: 'true', LOG_LEVEL: 'warn', QUIET_HOURS: 'false', ...(smtpUrl === undefined ? {} : { SMTP_URL: smtpUrl }) };
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'server-environment.json'), `${JSON.stringify(environment, null, 2)}\n`);
  const server = spawn(process.execPath, [join(root, 'lti-server/server.ts')], {
    cwd: root,
    env: { ...environment, ...process.env, TOOL_URL: toolUrl, DATA_DIR: dataDir, ...given },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await ready(server, `${toolUrl}/readyz`);
  return {
    async stop() {
      if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM');
      await ended;
    },
  };
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error('The tool did not start; its reason is above.');
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  server.kill('SIGKILL');
  throw new Error(`The tool was not ready after ${readyWithinMs / 1000} s.`);
}
