import { writeReport } from './report.ts';

/**
 * Reporter of web-test-runner that writes the counts into the report of the run. Its own reporter shows the failures.
 * A file that does not load counts as one failed.
 * @returns {import('@web/test-runner-core').Reporter}
 */
export default function countingReporter() {
  return {
    stop({ sessions }) {
      const all = sessions.map(countsOf);
      writeReport({ passed: total(all, 'passed'), failed: total(all, 'failed') });
    },
  };
}

const total = (all, key) => all.reduce((sum, counts) => sum + counts[key], 0);

function countsOf(session) {
  const tests = session.testResults ? testsOf(session.testResults) : [];
  const counts = { passed: tests.filter((test) => test.passed).length, failed: tests.filter((test) => !test.passed && !test.skipped).length };
  return session.passed || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

const testsOf = (suite) => [...suite.tests, ...suite.suites.flatMap(testsOf)];
