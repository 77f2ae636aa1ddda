import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { readReport, reportVariable, type Counts } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'mentorkit-reporter-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a test file of this text as a level runs its files. */
async function run(name: string, content: string): Promise<{ counts: Counts; said: string }> {
  const file = join(folder, `${name}.test.mjs`);
  const report = join(folder, `${name}.json`);
  writeFileSync(file, `import { before, describe, test } from 'node:test';\n${content}`);
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const child = spawn(process.execPath, ['--test', `--test-reporter=${import.meta.dirname}/node-reporter.ts`, '--test-reporter-destination=stdout', file], {
    env: { ...env, [reportVariable]: report }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  return { counts: readReport(report, code), said };
}

describe('the counts of a level', () => {
  test('are those of its tests, not of the suites around them', async () => {
    const { counts, said } = await run('good', `describe('outer', () => { test('one', () => {}); test('two', () => {}); });`);
    assert.deepEqual(counts, { passed: 2, failed: 0 });
    assert.match(said, /^✔ .*good\.test\.mjs {2}2 passed/);
  });

  test('tell a failure with its place and its reason', async () => {
    const { counts, said } = await run('bad', `describe('outer', () => { test('breaks', () => { throw new TypeError('oops'); }); test('fine', () => {}); });`);
    assert.deepEqual(counts, { passed: 1, failed: 1 });
    assert.match(said, /✖ outer > breaks\n {2}.*bad\.test\.mjs:2\n {2}TypeError.*oops/);
  });

  test('count tests as failed that a broken set-up keeps from running', async () => {
    const { counts } = await run('hook', `describe('outer', () => { before(() => { throw new Error('no database'); }); test('never', () => {}); });`);
    assert.deepEqual(counts, { passed: 0, failed: 1 });
  });

  for (const [name, content] of [
    ['that does not load', `throw new Error('broken');`],
    ['without a test', ``],
    ['that leaves in the middle', `test('leaves', () => process.exit(0)); test('never', () => {});`],
  ] as const) {
    test(`count a file ${name} as failed`, async () => {
      assert.deepEqual((await run(name.replaceAll(' ', '-'), content)).counts, { passed: 0, failed: 1 });
    });
  }

  test('are one failed when the runner ends without a report, and never better than its exit code', () => {
    assert.deepEqual(readReport(join(folder, 'none.json'), 0), { passed: 0, failed: 1 });
    writeFileSync(join(folder, 'some.json'), JSON.stringify({ passed: 5, failed: 0 }));
    assert.deepEqual(readReport(join(folder, 'some.json'), 0), { passed: 5, failed: 0 });
    assert.deepEqual(readReport(join(folder, 'some.json'), 1), { passed: 5, failed: 1 });
  });
});
