import { expect, it } from 'vitest';
// @ts-expect-error -- the set-up is plain JavaScript, it runs before anything is installed
import * as failures from '../../../main/setup/lib/failures.mjs';

const { failedSentence, failuresOfPlaywright, failuresOfVitest } = failures as {
  failedSentence: (results: readonly object[]) => string;
  failuresOfPlaywright: (report: object) => string[];
  failuresOfVitest: (report: object) => string[];
};

it('tells of Vitest the tests that failed, and files that could not be run', () => {
  const message = 'Error: Property failed\n{ seed: 7, path: "24" }\nCounterexample: [0]\n  at x.ts';
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: ' adds', status: 'passed' },
          { fullName: ' reads anything', status: 'failed', failureMessages: [message] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(report)).toEqual([
    'reads anything: Error: Property failed { seed: 7, path: "24" } Counterexample: [0]',
    'b.test.ts: No such module',
  ]);
});

it('tells of Playwright the tests that failed, however deep they are', () => {
  const failed = { message: '\u001b[31mTimeout\u001b[39m' };
  const specs = [
    { title: 'opens', ok: true, tests: [] },
    { title: 'prints', ok: false, tests: [{ results: [{}, { error: failed }] }] },
  ];
  expect(failuresOfPlaywright({ suites: [{ suites: [{ specs }] }] })).toEqual(['prints: Timeout']);
});

it('names the stage of each, and how many are left out', () => {
  expect(failedSentence([{ name: 'unit' }])).toBe('');
  const many = Array.from({ length: 22 }, (_, each) => `test ${each}`);
  const lines = failedSentence([{ name: 'check' }, { name: 'unit', failures: many }]).split('\n');
  expect(lines).toHaveLength(22);
  expect(lines[1]).toBe('  unit: test 0');
  expect(lines.at(-1)).toBe('  and 2 more');
});
