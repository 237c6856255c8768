// Prints "N passed, N failed" from vitest's report, for `.ci/run`. Its argument is the exit code of the check: when that
// is a failure that no test shows (types, a stale file, a build that broke), it counts as one.
import { existsSync, readFileSync } from 'node:fs';
import { reportFile } from './vscode/paths.mjs';

const checkFailed = process.argv[2] !== '0';
const { passed, failed } = countTests();
const failures = failed === 0 && (checkFailed || passed === 0) ? 1 : failed;
process.stdout.write(`${passed} passed, ${failures} failed\n`);
process.exitCode = failures === 0 ? 0 : 1;

/** A file that failed without a failed test, because it could not be loaded, counts as one failure. */
function countTests() {
  if (!existsSync(reportFile)) return { passed: 0, failed: 0 };
  /** @type {{ readonly testResults: ReadonlyArray<{ readonly status: string, readonly assertionResults: ReadonlyArray<{ readonly status: string }> }> }} */
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of report.testResults) {
    const failedHere = assertionResults.filter((test) => test.status === 'failed').length;
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed += failedHere === 0 && status === 'failed' ? 1 : failedHere;
  }
  return { passed, failed };
}
