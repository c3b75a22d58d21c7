import type { ReactElement, ReactNode } from 'react';
import classes from './doc-table.module.css';

type Column = { readonly head: string; readonly isNumber?: boolean; readonly width?: string };
type Row = {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly isTotal?: boolean;
  /** Rows of one group stand together and are kept on one page. */
  readonly group?: string;
};

type DocTableProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Smaller letters for long lists. */
  readonly size?: 'small' | 'tiny';
};

/** Rows of a table that is kept on one page as a whole. */
const SHORT = 14;

/** A table of the printed document; its head is repeated on every page and no row is torn. */
export function DocTable({ label, columns, rows, size }: DocTableProps): ReactElement {
  return (
    <table
      className={classes['table']}
      data-size={size}
      data-short={rows.length <= SHORT ? '' : undefined}
      aria-label={label}
    >
      <thead>
        <tr>
          {columns.map(({ head, isNumber, width }) => (
            <th
              key={head}
              scope="col"
              className={isNumber === true ? classes['number'] : undefined}
              style={width === undefined ? undefined : { width }}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {[...Map.groupBy(rows, ({ group }) => group)].map(([group, members]) => (
        <tbody key={group ?? ''} className={group === undefined ? undefined : classes['group']}>
          {members.map(({ key, cells, isTotal }) => (
            <tr key={key} className={isTotal === true ? classes['total'] : undefined}>
              {columns.map(({ head, isNumber }, index) => (
                <td key={head} className={isNumber === true ? classes['number'] : undefined}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
