import type { ReactElement } from 'react';
import type { SummaryDocument } from '#shared/contract/summary-document';
import { formatBytes, formatMoment, formatNumber } from '../../components/format.ts';
import { DocTable } from '../doc-table.tsx';
import classes from '../summary-document.module.css';

/** The files behind the numbers, with their hashes and ledgers. */
export function SourceSection({ document }: { readonly document: SummaryDocument }): ReactElement {
  return (
    <section>
      <h2>Sources</h2>
      <p>
        Rows read = added + updated + unchanged + skipped + rejected. The SHA-256 value identifies
        each file’s exact content.
      </p>
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
        rows={document.sources.map(({ fileName, sha256, bytes, importedAt, ledger }, index) => ({
          key: `${sha256} ${index}`,
          cells: [
            <>
              {fileName} <span className={classes['small']}>({formatBytes(bytes)})</span>
              <div className={classes['hash']}>{sha256}</div>
            </>,
            formatMoment(importedAt),
            formatNumber(ledger.read),
            formatNumber(ledger.added),
            formatNumber(ledger.updated),
            formatNumber(ledger.unchanged),
            formatNumber(ledger.skipped),
            formatNumber(ledger.rejected),
          ],
        }))}
      />
    </section>
  );
}
