import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { findBrowser } from '../demo/browser.ts';

/** Tests of the widgets in a real browser. `x.node.test.ts` are pure logic and run in Node. */

const { path, args } = await findBrowser();
const reporter = new URL('../.ci/wtr-reporter.mjs', import.meta.url);
const counting = existsSync(reporter) ? [(await import(reporter.href)).default()] : [];

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: ['widgets/**/*.test.ts', '!widgets/**/*.node.test.ts', '!widgets/dist/**'],
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }), a11ySnapshotPlugin(), forcedColours()],
  browsers: [chromeLauncher({ launchOptions: { executablePath: path, args: [...args, '--force-prefers-reduced-motion'] } })],
  // At 2 and more, pages in the background time out.
  concurrency: 1,
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 900_000,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), ...counting],
  testRunnerHtml: (framework) => `<!doctype html><html lang="en"><head><title>Widgets</title></head><body><script type="module" src="${framework}"></script></body></html>`,
};

/** For `emulateForcedColours` of widgets/testing/forced-colours.ts: the runner's own emulation of media knows nothing of them here. */
function forcedColours() {
  return {
    name: 'forced-colours',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-forced-colours') return undefined;
      const devtools = await session.browser.getPage(session.id).createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: payload }] });
      return true;
    },
  };
}
