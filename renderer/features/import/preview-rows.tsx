import { IconAlertTriangle } from '@tabler/icons-react';
import { memo, type ReactElement } from 'react';
import type { Inspection } from '#shared/contract/import';
import { formatNumber } from '../../components/format.ts';
import { troublesOf } from './row-troubles.ts';
import { VisibleText } from './visible-text.tsx';
import classes from './import.module.css';

/** Most cells that are drawn, and rows that are drawn in any case. */
const MAX_CELLS = 6000;
const MIN_ROWS = 20;

type PreviewRowsProps = {
  readonly inspection: Inspection;
  readonly columns: Inspection['columns'];
};

/**
 * The rows of the preview. They are drawn anew only with another reading or other columns: a
 * file of 300 columns has thousands of cells, and each choice of a field would draw them all.
 */
export const PreviewRows = memo(function PreviewRows({
  inspection,
  columns,
}: PreviewRowsProps): ReactElement {
  const troubles = troublesOf(inspection);
  const { sampleRows, sampleLines } = inspection;
  const most = Math.max(MIN_ROWS, Math.floor(MAX_CELLS / Math.max(columns.length, 1)));
  return (
    <tbody>
      {sampleRows.slice(0, most).map((cells, row) => {
        const trouble = troubles.get(row);
        const number = formatNumber(sampleLines[row] ?? row + 1);
        return (
          // Sample rows have no identity but their place in the file.
          <tr key={row} data-is-troubled={trouble === undefined ? undefined : true}>
            <td className={classes['line']} title={trouble}>
              {trouble === undefined ? null : (
                <IconAlertTriangle size={14} role="img" aria-label={trouble} />
              )}
              {number}
            </td>
            {columns.map(({ index }) => {
              const cell = cells[index] ?? '';
              return (
                <td key={index} title={cell === '' ? undefined : cell}>
                  <bdi>
                    <VisibleText text={cell} />
                  </bdi>
                </td>
              );
            })}
          </tr>
        );
      })}
    </tbody>
  );
});
