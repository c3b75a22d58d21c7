import { NUL_SYMBOL } from './text-marks.ts';

/** What DOS put behind the end of a text, and NULs. */
const ENDS_OF_TEXT: ReadonlySet<string> = new Set(['\u001a', NUL_SYMBOL]);

/** True for a cell of nothing but such characters. */
export function isEndOfText(text: string): boolean {
  return (
    ENDS_OF_TEXT.has(text.charAt(0)) && Array.from(text).every((char) => ENDS_OF_TEXT.has(char))
  );
}

/** `="00123"`: how exports keep a spreadsheet from taking a code for a number. */
const ARMOUR = /^="(?<text>[^"]*)"$/u;

/** A text without the formula that keeps it a text. */
export function withoutArmour(text: string): string {
  return text.startsWith('=') ? (ARMOUR.exec(text)?.groups?.['text']?.trim() ?? text) : text;
}
