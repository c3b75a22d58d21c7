import { EXPORT_COLUMNS } from '#shared/domain/export';
import { ITEM_FIELDS } from '#shared/domain/item';

const EXPORT_HEADINGS: readonly string[] = EXPORT_COLUMNS;

/** How many columns of an export are not columns that were kept from a file. */
export const EXPORT_WIDTH = EXPORT_HEADINGS.length;

/** True where the headings are those of an inventory that Provenet wrote. */
export function isOwnExport(headings: readonly string[]): boolean {
  return EXPORT_HEADINGS.every((name, at) => headings[at] === name);
}

/** The column that says who set a tag, by the column of the tag. */
const TAG_SET_BY: ReadonlyMap<number, number> = new Map(
  (['placement', 'generation'] as const).map((tag) => [
    EXPORT_HEADINGS.indexOf(tag),
    EXPORT_HEADINGS.indexOf(`${tag}By`),
  ]),
);

const ROW_KEY_AT = EXPORT_HEADINGS.indexOf('rowKey');
const ROW_KEY = /^row:[\da-z]+#\d+$/u;

/** True of what the item of a row without a key is known by; see `RowIdentity`. */
export function isRowKey(text: string): boolean {
  return ROW_KEY.test(text);
}

/** What a row of an export says that its item is known by, `null` where it has a key or says nothing. */
export function exportedRowKey(cells: readonly string[]): string | null {
  const text = (cells[ROW_KEY_AT] ?? '').trim();
  return isRowKey(text) ? text : null;
}

/** Stands beside a tag that no row may bring back as its own word. */
export const PERSON_WITHOUT_KEY = 'person, of a row without a key';

/**
 * Characters that make a spreadsheet read a cell as a formula, after white space and invisible
 * characters; at the start of the cell or of a line in it. Source: OWASP, CSV Injection, and the
 * full-width forms that spreadsheets accept too.
 */
const FORMULA_START = /(?:^|[\r\n])[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

/** True where a text would start a formula, or would but for apostrophes before it. */
function needsEscape(text: string): boolean {
  return (
    FORMULA_START.test(text) ||
    (text.startsWith("'") && FORMULA_START.test(text.replace(/^'+/u, '')))
  );
}

/** Makes a text safe for spreadsheets: one that would start a formula gets an apostrophe. */
export function withoutFormula(text: string): string {
  return needsEscape(text) ? `'${text}` : text;
}

/** Takes back what `withoutFormula` did, and nothing else. */
export function withFormula(text: string): string {
  return text.startsWith("'") && needsEscape(text.slice(1)) ? text.slice(1) : text;
}

/**
 * The cells of an exported row as they were before it was written: nothing of what was added,
 * formulas without their apostrophe, and no tag that a rule proposed, since it will again.
 */
export function exportedCells(cells: readonly string[]): string[] {
  return cells.map((cell, at) => {
    if (at >= ITEM_FIELDS.length && at < EXPORT_WIDTH) return '';
    const by = TAG_SET_BY.get(at);
    const setter = by === undefined ? '' : (cells[by] ?? '');
    return setter === 'rule' || setter === PERSON_WITHOUT_KEY ? '' : withFormula(cell);
  });
}
