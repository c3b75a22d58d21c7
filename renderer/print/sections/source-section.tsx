import type { ReactElement } from 'react';
import { formatBytes, formatMoment, formatNumber } from '../../components/format.ts';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';
import classes from '../summary-document.module.css';

/** The files behind the numbers, with their hashes and ledgers. */
export function SourceSection({ document }: SectionProps): ReactElement {
  return (
    <section>
      <h2>Sources</h2>
      <p>
        Rows read = added + updated + unchanged + skipped + rejected. The SHA-256 value identifies
        each file’s exact content.
      </p>
      {document.figures.sources.length === 0 ? <p>No file was imported.</p> : null}
      <DocTable
        label="Sources"
        columns={[
          { head: 'File', width: '38%' },
          { head: 'Imported', width: '16%' },
          { head: 'Read', isNumber: true },
          { head: 'Added', isNumber: true },
          { head: 'Updated', isNumber: true },
          { head: 'Unchanged', isNumber: true },
          { head: 'Skipped', isNumber: true },
          { head: 'Rejected', isNumber: true },
        ]}
        rows={document.figures.sources.map((each, index) => ({
          key: String(index),
          cells: [
            <>
              {each.fileName === '' ? `File ${index + 1}` : each.fileName}{' '}
              <span className={classes['small']}>({formatBytes(each.bytes)})</span>
              <div className={classes['hash']}>{each.sha256}</div>
            </>,
            formatMoment(each.importedAt),
            formatNumber(each.ledger.read),
            formatNumber(each.ledger.added),
            formatNumber(each.ledger.updated),
            formatNumber(each.ledger.unchanged),
            formatNumber(each.ledger.skipped),
            formatNumber(each.ledger.rejected),
          ],
        }))}
      />
    </section>
  );
}
