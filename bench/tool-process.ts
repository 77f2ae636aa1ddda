import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const startMs = 60_000;
const pollMs = 50;

/** The whole server, jobs and all, as a process that is killed and started again at one address. */
export class ToolProcess {
  readonly name: string;
  readonly url: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess;
  /** Over once it answers. */
  ready: Promise<void>;

  private constructor(name: string, url: string, env: NodeJS.ProcessEnv) {
    this.name = name;
    this.url = url;
    this.#env = env;
    this.#child = this.#spawn();
    this.ready = this.#untilReady();
  }

  /** @param name what it is called on MongoDB (`appName`) @param mongodbUri with its database */
  static async start(name: string, mongodbUri: string): Promise<ToolProcess> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const uri = new URL(mongodbUri);
    uri.searchParams.set('appName', name);
    const dataDir = await mkdtemp(join(tmpdir(), 'mentorkit-bench-'));
    const tool = new ToolProcess(name, url, { PATH: process.env['PATH'], MONGODB_URI: uri.href, TOOL_URL: url, DATA_DIR: dataDir, RATE_LIMIT_SCALE: '1000000', LOG_LEVEL: 'fatal' });
    await tool.ready;
    return tool;
  }

  /** `kill -9`, and a new one at the same address at once; over when the old one is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
    this.#child = this.#spawn();
    this.ready = this.#untilReady();
  }

  async stop(): Promise<void> {
    await this.ready;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'close');
    await rm(this.#env['DATA_DIR']!, { recursive: true, force: true });
  }

  #spawn(): ChildProcess {
    return spawn(process.execPath, ['lti-server/server.ts'], { cwd: root, env: this.#env, stdio: ['ignore', 'inherit', 'inherit'] });
  }

  async #untilReady(): Promise<void> {
    const end = Date.now() + startMs;
    while ((await fetch(`${this.url}/readyz`).catch(() => null))?.status !== 200) {
      if (this.#child.exitCode !== null) throw new Error(`The server ended with ${this.#child.exitCode}.`);
      if (Date.now() > end) throw new Error(`The server was not ready within ${startMs / 1000} s.`);
      await pause(pollMs);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
