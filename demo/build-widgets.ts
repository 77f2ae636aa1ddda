import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Bundles the widgets as the tool serves them. Throws with the bundler's own words where it fails. */
export async function buildWidgets(): Promise<void> {
  const bundler = spawn(process.execPath, [join(root, 'node_modules/rollup/dist/bin/rollup'), '--config', 'rollup.config.mjs', '--silent'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [bundler.stdout, bundler.stderr]) stream.on('data', (part: Buffer) => (said += String(part)));
  const code = await new Promise<number | null>((resolve, reject) => bundler.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The widgets could not be bundled.\n${said}`);
}
