import type { ReadWarning } from '#shared/contract/import';
import type { FieldAliases } from '../tagging/field-catalogue.ts';
import { fieldNamed } from './headings.ts';

/** Columns at the left in which headings may stand one below the other. */
const LOOKED_AT = 3;
const LOOKED_BELOW = 200;
/** Known headings that a column needs, all different, and their share of its cells. */
const LEAST_FIELDS = 3;
const LEAST_SHARE = 0.75;
const SHOWN = 3;

/**
 * What is to be said of a table whose headings stand one below the other in a column: it stands on its
 * side, or each of its rows is a name and a value. Read row by row, it is no equipment. With so many
 * known headings above the columns, `knownAbove`, words below them are values.
 */
export function headingsAsideWarnings(
  knownAbove: number,
  rows: readonly (readonly string[])[],
  line: number,
  aliases: FieldAliases,
): ReadWarning[] {
  if (knownAbove >= LEAST_FIELDS) return [];
  for (let column = 0; column < LOOKED_AT; column += 1) {
    const cells = rows
      .slice(0, LOOKED_BELOW)
      .map((row) => row[column]?.trim() ?? '')
      .filter((cell) => cell !== '');
    const known = cells.filter((cell) => fieldNamed(cell, aliases) !== null);
    const fields = new Set(known.map((cell) => fieldNamed(cell, aliases)));
    if (fields.size < LEAST_FIELDS || known.length < cells.length * LEAST_SHARE) continue;
    const shown = [...new Set(known)].slice(0, SHOWN).map((cell) => `"${cell.slice(0, 40)}"`);
    const message = `Column ${column + 1} holds headings one below the other (${shown.join(', ')}): the table stands on its side, or each row is a name and a value. Turn it, so that each row is one item.`;
    return [{ code: 'headings-aside', message, line }];
  }
  return [];
}
