import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { TestDemo } from './test-demo.ts';

const root = join(import.meta.dirname, '../..');

export interface CommandOutcome {
  readonly code: number;
  /** Line by line. */
  readonly out: readonly string[];
  readonly errors: string;
}

/** `npm run tool -- ARGS` beside the running demo: told only where its data are and which database it is. */
export function toolCommand({ dataDir, mongodbUri }: TestDemo, ...args: string[]): Promise<CommandOutcome> {
  const env = { ...process.env, DATA_DIR: dataDir, MONGODB_URI: mongodbUri };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'lti-server/tool.ts'), ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
}

/** The one-time address that `invite` prints. */
export async function invitation(demo: TestDemo, ...args: string[]): Promise<string> {
  const { code, out, errors } = await toolCommand(demo, 'invite', ...args);
  if (code !== 0) throw new Error(errors);
  return out.at(-1) ?? '';
}
