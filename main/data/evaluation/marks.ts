import { createHash } from 'node:crypto';
import { foldCase } from '#shared/domain/fold-case';
import type { PolicyPack } from '#shared/domain/policy';
import type { SqlTerm } from './compile-rule.ts';

/**
 * Marks are facts of a class that its items' own columns decide: which statements are about them,
 * and, where any pack asks for regions, their region. They stand in one text, `+s3+s17+r0a1b2c3d+`.
 */

/** Characters of a region's mark. */
const REGION_LENGTH = 9;

/** The mark of a statement's items. */
export function statementMark(id: number): string {
  return `s${id}`;
}

/** The mark of a region, whatever its case: eight hexadecimal digits of its SHA-256. */
export function regionMark(region: string): string {
  const digest = createHash('sha256').update(foldCase(region)).digest('hex');
  return `r${digest.slice(0, REGION_LENGTH - 1)}`;
}

/** The statements among a class's marks. */
export function statementsOfMarks(marks: string | null): number[] {
  const all = (marks ?? '').split('+');
  return all.flatMap((mark) => (/^s\d+$/u.test(mark) ? [Number(mark.slice(1))] : []));
}

/** The mark of the region among a class's marks. */
export function regionOfMarks(marks: string | null): string | null {
  return (marks ?? '').split('+').find((mark) => mark.startsWith('r')) ?? null;
}

/** A statement's mark before another's, in the order of their numbers; the region's comes last. */
function compareMarks(one: string, other: string): number {
  const [isRegion, isOther] = [one, other].map((mark) => mark.startsWith('r'));
  if (isRegion !== isOther) return isRegion === true ? 1 : -1;
  return Number(one.slice(1)) - Number(other.slice(1));
}

/** Marks as one text, the same for the same marks; `null` where there is none. */
export function joinMarks(marks: readonly string[]): string | null {
  return marks.length === 0 ? null : `+${marks.toSorted(compareMarks).join('+')}+`;
}

function splitMarks(marks: string | number | null): string[] {
  return marks === null
    ? []
    : String(marks)
        .split('+')
        .filter((mark) => mark !== '');
}

/** Marks with one more. */
export function withMark(marks: string | number | null, mark: string): string | null {
  return joinMarks([...splitMarks(marks).filter((each) => each !== mark), mark]);
}

/** Marks without some. */
export function withoutMarks(
  marks: string | number | null,
  gone: ReadonlySet<string>,
): string | null {
  return joinMarks(splitMarks(marks).filter((each) => !gone.has(each)));
}

/** True where packs ask for the region of items. */
export function askForRegions(packs: readonly PolicyPack[]): boolean {
  return packs.some((pack) =>
    pack.rules.some(
      ({ scope, effect }) =>
        scope.region !== undefined || ('per' in effect && effect.per === 'region'),
    ),
  );
}

/** A condition over the `fact` table: the class has a mark. */
export function hasMark(mark: string): SqlTerm {
  return { sql: 'instr(marks, ?) > 0', values: [`+${mark}+`] };
}

/** The mark of a class's region, NULL where it has none. */
export const REGION_SQL = `CASE WHEN instr(marks, '+r') > 0
  THEN substr(marks, instr(marks, '+r') + 1, ${REGION_LENGTH}) END`;
