import { foldCase } from './fold-case.ts';

/**
 * What headings of files are told apart by: neither case, width and spaces around them nor how their
 * accents are composed, which editors change.
 */
export function formOfHeading(name: string): string {
  return foldCase(name.trim());
}
