import { expect, it } from 'vitest';
import { safeFileName, withExtension } from '#main/app/services/file-names';

it.each([
  ['Audit 2026.pdf', 'Audit 2026.pdf'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['a:b\\c?.csv', 'a-b-c-.csv'],
  ['.hidden', 'hidden'],
  ['tab\there', 'tab-here'],
  ['Übersicht – größer.csv', 'Übersicht – größer.csv'],
])('suggests %j as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

it('adds an extension only where it is missing', () => {
  expect(withExtension('/a/b', 'pdf')).toBe('/a/b.pdf');
  expect(withExtension('/a/b.PDF', 'pdf')).toBe('/a/b.PDF');
});
