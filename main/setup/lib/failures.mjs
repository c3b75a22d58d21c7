import { stripVTControlCharacters } from 'node:util';

/** Failed tests that are told; with more, something is wrong that they share. */
const MOST = 20;

/** Lines of what a test says: a property tells in the first what it is, in the next two how to repeat it. */
const LINES = 3;
const CHARS = 300;

/** A test and what it says first, on one line. */
function lineOf(name, message) {
  const said = String(message ?? '')
    .split('\n')
    .filter((line) => !/^\s*at /u.test(line))
    .slice(0, LINES)
    .join(' ');
  const plain = stripVTControlCharacters(said).replace(/\s+/gu, ' ').trim();
  return plain === '' ? name : `${name}: ${plain.slice(0, CHARS)}`;
}

/** The failed tests of Vitest's JSON report, or the files that could not be run. */
export function failuresOfVitest({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [lineOf(name, message)] : [];
    return failed.map(({ fullName, failureMessages = [] }) =>
      lineOf(fullName.trim(), failureMessages[0]),
    );
  });
}

/** The failed tests of Playwright's JSON report, with what each said at its last trial. */
export function failuresOfPlaywright({ suites = [] }) {
  return suites.flatMap(({ suites: inner, specs = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests = [] }) => {
        const error = tests.flatMap(({ results = [] }) => results).at(-1)?.error;
        return lineOf(title, error?.message);
      }),
    ...failuresOfPlaywright({ suites: inner }),
  ]);
}

/**
 * What a run says last of what failed, each on a line with its stage; '' where nothing did. A log that
 * is cut in its middle still has it.
 */
export function failedSentence(results) {
  const lines = results.flatMap(({ name, failures = [] }) =>
    failures.map((failure) => `  ${name}: ${failure}`),
  );
  if (lines.length === 0) return '';
  const rest = lines.length - MOST;
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  return ['Failed:', ...lines.slice(0, MOST), ...more].join('\n');
}
