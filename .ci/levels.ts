import { existsSync, globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** One program that a level runs. */
export interface Step {
  name: string;
  args: readonly string[];
  /** `exit code`: counts as one, passed or failed. `report`: a test runner, whose reporter counts. */
  counts: 'exit code' | 'report';
}

export interface Level {
  name: string;
  needsMongodb: boolean;
  /** Its programs for the wanted paths; none where it has no tests there. */
  steps(wanted: Wanted): Step[];
}

/** Whether a file of the project is wanted: `npm test -- models/goals` wants what lies below that folder. */
export type Wanted = (file: string) => boolean;

const root = join(import.meta.dirname, '..');
const bin = (path: string): string => join(root, 'node_modules', path);

/** The levels of docs/architecture.md, cheap ones first, so that a typing mistake shows at once. */
export const levels: readonly Level[] = [
  {
    name: 'check',
    needsMongodb: false,
    steps: (wanted) => [
      ...checkedBy('tsconfig.json', 'types of the server and the demo', [bin('typescript/bin/tsc'), '--project', 'tsconfig.json', '--noEmit']),
      ...checkedBy('widgets/tsconfig.json', 'types of the widgets', [bin('typescript/bin/tsc'), '--project', 'widgets/tsconfig.json', '--noEmit']),
      ...checkedBy('eslint.config.mjs', 'lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
      ...checkedBy('rollup.config.mjs', 'bundles', [bin('rollup/dist/bin/rollup'), '--config', 'rollup.config.mjs', '--silent']),
      ...nodeTests(filesOf('.ci/**/*.test.ts').filter(wanted)),
    ],
  },
  { name: 'models', needsMongodb: true, steps: (wanted) => nodeTests(filesOf('models/**/*.test.ts').filter(wanted)) },
  { name: 'lti-server', needsMongodb: true, steps: (wanted) => nodeTests(filesOf('lti-server/**/*.test.ts').filter(wanted)) },
  { name: 'demo', needsMongodb: true, steps: (wanted) => nodeTests(filesOf('{demo,bench}/**/*.test.ts').filter((file) => !isJourney(file) && wanted(file))) },
  {
    name: 'widgets',
    needsMongodb: false,
    steps(wanted) {
      const files = filesOf('widgets/**/*.test.ts').filter(wanted);
      const inNode = files.filter((file) => file.endsWith('.node.test.ts'));
      const inBrowser = files.filter((file) => !file.endsWith('.node.test.ts'));
      return [
        ...nodeTests(inNode),
        ...(inBrowser.length === 0 ? [] : [{
          name: `${inBrowser.length} files in a browser`,
          args: [bin('@web/test-runner/dist/bin.js'), '--config', 'widgets/web-test-runner.config.mjs', '--files', ...inBrowser],
          counts: 'report' as const,
        }]),
      ];
    },
  },
  { name: 'journeys', needsMongodb: true, steps: (wanted) => nodeTests(filesOf('demo/journeys/**/*.test.ts').filter(wanted), { atOnce: 1, limitMs: 300_000 }) },
];

const isJourney = (file: string): boolean => file.startsWith('demo/journeys/');

function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }).map((file) => file.replaceAll('\\', '/')).sort();
}

function checkedBy(configuration: string, name: string, args: readonly string[]): Step[] {
  return existsSync(join(root, configuration)) ? [{ name, args, counts: 'exit code' }] : [];
}

function nodeTests(files: readonly string[], { atOnce = Math.max(2, availableParallelism()), limitMs = 120_000 } = {}): Step[] {
  if (files.length === 0) return [];
  return [{
    name: `${files.length} files in Node`,
    // The limit is there for a test that hangs; none is meant to come near it.
    args: ['--test', `--test-concurrency=${atOnce}`, `--test-timeout=${limitMs}`, '--test-reporter=./.ci/node-reporter.ts', '--test-reporter-destination=stdout', ...files],
    counts: 'report',
  }];
}
