import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestDemo } from './test-demo.ts';
import { toolCommand } from './tool-command.ts';

const wrong: readonly (readonly string[])[] = [
  [],
  ['invent'],
  ['invite', '--minutes', 'soon'],
  ['registration', 'add', 'https://lms.example.org'],
  ['approve'],
  ['host', 'add', '--origin', 'https://portal.example.org'],
];

/** The command line of the tool's owner, as a process beside the running server. */
export function describeCommandLine(demo: TestDemo): void {
  describe('the command line', () => {
    test('tells how it is used, with exit code 2, when it is called wrongly', async () => {
      for (const args of wrong) {
        const { code, errors } = await toolCommand(demo, ...args);
        assert.equal(code, 2, args.join(' '));
        assert.match(errors, /^Usage: tool/m, args.join(' '));
      }
    });

    test('lists the platforms and their deployments', async () => {
      const { code, out } = await toolCommand(demo, 'registrations');
      assert.equal(code, 0);
      assert.ok(out.includes(`active\t${demo.lmsUrl}\tmentorkit-demo\tNorthfield University`), out.join('\n'));
      assert.ok(out.some((line) => /^  active\tdeployment northfield-1\tschool [0-9a-f]{24}$/.test(line)), out.join('\n'));
    });

    test('registers a platform by hand, which then waits', async () => {
      const at = 'https://lms.example.org';
      const { code, errors } = await toolCommand(demo, 'registration', 'add', at, 'by-hand', `${at}/auth`, `${at}/token`, `${at}/jwks`);
      assert.equal(code, 0, errors);
      const { out } = await toolCommand(demo, 'registrations');
      assert.ok(out.some((line) => line.startsWith(`pending\t${at}\tby-hand\t`)), out.join('\n'));
    });
  });
}
