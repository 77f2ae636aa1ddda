import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Chromium, its fonts, its software renderer, and the few system libraries a slim image may lack. */
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

/** `npm ci` clears this folder, so what lies there always belongs to the installed version of the package. */
const folder = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));

/**
 * The Chromium that the npm package @sparticuz/chromium carries (a headless shell for x86-64 Linux), unpacked on first
 * use in about two seconds. Returns the program to start: it brings its own fonts and libraries.
 */
export async function packagedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the npm package @sparticuz/chromium carries a browser for x86-64 Linux only');
  }
  const program = join(folder, 'browser');
  if (await isThere(program)) return program;

  // Unpacked beside its place and moved there at once: an interrupted or a second run never sees half a browser.
  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}-`);
  try {
    await unpackInto(staging);
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration);
    await writeFile(join(staging, 'browser'), startScript);
    await chmod(join(staging, 'browser'), 0o755);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!(await isThere(program))) throw error;
  }
  return program;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

/** The package unpacks into the folder for temporary files and nowhere else; a process of its own gets another one. */
async function unpackInto(target: string): Promise<void> {
  const source = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'));
  const paths = archives.map((archive) => fileURLToPath(new URL(archive, source)));
  const program = `import { inflate } from '@sparticuz/chromium'; await Promise.all(${JSON.stringify(paths)}.map((path) => inflate(path)));`;
  const unpacking = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: target },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(unpacking, 'exit');
  if (code !== 0) throw new Error('the browser in @sparticuz/chromium could not be unpacked');
}

/** Open Sans stands in for the system font of the design, so that pictures look alike on every machine. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
  ${['system-ui', 'Segoe UI', 'sans-serif']
    .map((name) => `<match target="pattern"><test name="family"><string>${name}</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit></match>`)
    .join('\n  ')}
</fontconfig>
`;

const startScript = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export FONTCONFIG_FILE="$here/fonts.conf"
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
`;
