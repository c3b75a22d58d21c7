import type { Inspection } from '#shared/contract/import';

/** Encodings that can be chosen, named for people. */
export const encodingWords: readonly { value: string; label: string }[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'windows-1252', label: 'Windows-1252' },
];

/** Delimiters that can be chosen, named for people. */
export const delimiterWords: readonly { value: string; label: string }[] = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe  |' },
];

/** Adds a detected value that is not among the offered ones. */
export function withDetected(
  offered: readonly { value: string; label: string }[],
  value: string,
): { value: string; label: string }[] {
  return offered.some((option) => option.value === value)
    ? [...offered]
    : [...offered, { value, label: value }];
}

export const newlineWords: Record<Inspection['newline'], string> = {
  LF: 'LF',
  CRLF: 'CRLF (Windows)',
  CR: 'CR (old Macintosh)',
  mixed: 'Mixed',
  none: 'None: a single line',
};

/** A reason's code as words: `date-invalid` becomes `Date invalid`. */
export function reasonWords(code: string): string {
  const words = code.replaceAll(/[-_.]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
