import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import { writeReport, type Counts } from './report.ts';

/**
 * Reporter of node:test for a long run: one line for a file whose tests pass, every failure in full, and the counts
 * into the report of the run.
 */
export default async function* nodeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  /** The names of the suites and tests that are open, by file and nesting. */
  const open = new Map<string, string[]>();
  /** Files that ended well without telling of any test: they hold none, or left in the middle of one. */
  let silent = 0;
  for await (const { type, data } of events) {
    switch (type) {
      case 'test:start': {
        const names = open.get(data.file ?? '') ?? [];
        names.length = data.nesting;
        names[data.nesting] = data.name;
        open.set(data.file ?? '', names);
        break;
      }
      case 'test:pass':
        // The runner makes a test of the file itself only where the file has sent no results.
        if (data.nesting === 0 && resolve(data.name) === data.file) {
          silent++;
          yield `\n✖ ${shown(data.file)}\n  ended without a result of any test\n\n`;
        }
        break;
      case 'test:fail': {
        const { error } = data.details;
        // A suite or test that only fails because something inside it failed has been told already.
        if ('failureType' in error && error.failureType === 'subtestsFailed') break;
        const place = [...(open.get(data.file ?? '') ?? []).slice(0, data.nesting), data.name].join(' > ');
        yield `\n✖ ${place}\n  ${shown(data.file)}${data.line ? `:${data.line}` : ''}\n${indent(reason(error))}\n\n`;
        break;
      }
      case 'test:stderr':
      case 'test:stdout':
        yield data.message;
        break;
      case 'test:summary': {
        const { passed, failed } = countsOf(data.counts);
        if (data.file === undefined) {
          writeReport({ passed: passed - silent, failed: failed + silent });
        } else {
          yield `${failed > 0 ? '✖' : '✔'} ${shown(data.file)}  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}  (${seconds(data.duration_ms)})\n`;
        }
        break;
      }
      default:
    }
  }
}

/** A test that was cut off has failed; one that is left out has neither passed nor failed. */
function countsOf({ tests, passed, skipped, todo }: Record<'tests' | 'passed' | 'skipped' | 'todo', number>): Counts {
  return { passed, failed: tests - passed - skipped - todo };
}

const shown = (file: string | undefined): string => (file === undefined ? '' : relative(process.cwd(), file));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const indent = (text: string): string => text.replaceAll(/^/gm, '  ');

/** The error as the test threw it, without the wrapping of the runner. */
function reason({ cause, message }: Error): string {
  return cause instanceof Error ? inspect(cause, { depth: 5 }) : typeof cause === 'string' ? cause : message;
}
