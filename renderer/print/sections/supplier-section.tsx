import type { ReactElement } from 'react';
import type { Summary } from '#shared/domain/summary';
import { formatNumber, formatShare, plural } from '../../components/format.ts';
import { restBySupplier } from '../../components/summary-rest.ts';
import { DocTable } from '../doc-table.tsx';
import { FlaggedBars } from '../flagged-bars.tsx';
import type { SectionProps } from '../section-props.ts';

/** Suppliers without a flagged or undetermined item that are listed by name. */
const SHOWN_CLEAR = 15;

const NOT_RESOLVED = 'Manufacturer not resolved';

type Row = ReturnType<typeof restBySupplier> & { readonly name: string };

function cellsOf(row: Row, items: Summary['items']): string[] {
  return [
    row.name,
    formatNumber(row.items),
    formatShare(row.items, items.inScope),
    formatNumber(row.flagged),
    formatNumber(row.flaggedCore),
    formatNumber(row.flaggedEdge),
    formatNumber(row.flaggedUntagged),
    formatNumber(row.undetermined),
  ];
}

/** Every supplier that matters, by placement, with denominators and shares. */
export function SupplierSection({ document, composition }: SectionProps): ReactElement {
  const { summary } = document.figures;
  const { bySupplier, items } = summary;
  const concerned = bySupplier.filter((row) => row.flagged > 0 || row.undetermined > 0);
  const others = bySupplier.filter((row) => row.flagged === 0 && row.undetermined === 0);
  const rest = others.slice(SHOWN_CLEAR);
  const restItems = rest.reduce((sum, row) => sum + row.items, 0);
  const rows = [...concerned, ...others.slice(0, SHOWN_CLEAR)].map((row) => ({
    key: row.supplier,
    cells: cellsOf(row, items),
  }));
  const restRow =
    rest.length === 0
      ? []
      : [
          {
            key: 'others',
            cells: [
              `${plural(rest.length, 'further supplier')}, none flagged`,
              formatNumber(restItems),
              formatShare(restItems, items.inScope),
              '0',
              '0',
              '0',
              '0',
              '0',
            ],
          },
        ];
  const unresolved = restBySupplier(summary);
  const unresolvedRow =
    unresolved.items === 0
      ? []
      : [{ key: 'unresolved', cells: cellsOf({ ...unresolved, name: NOT_RESOLVED }, items) }];
  return (
    <section>
      <h2>By supplier and placement</h2>
      {composition.sections.includes('answer') ? null : <FlaggedBars summary={summary} />}
      <DocTable
        label="By supplier and placement"
        columns={[
          { head: 'Supplier', width: '28%' },
          { head: 'Items', isNumber: true },
          { head: 'Share', isNumber: true },
          { head: 'Flagged', isNumber: true },
          { head: 'Flagged core', isNumber: true },
          { head: 'Flagged edge', isNumber: true },
          { head: 'Flagged untagged', isNumber: true },
          { head: 'Undetermined', isNumber: true },
        ]}
        rows={[
          ...rows,
          ...restRow,
          ...unresolvedRow,
          {
            key: 'total',
            isTotal: true,
            cells: [
              'All in scope',
              formatNumber(items.inScope),
              formatShare(items.inScope, items.inScope),
              formatNumber(items.flagged),
              formatNumber(summary.byPlacement.core.flagged),
              formatNumber(summary.byPlacement.edge.flagged),
              formatNumber(summary.byPlacement.untagged.flagged),
              formatNumber(items.undetermined),
            ],
          },
        ]}
      />
    </section>
  );
}
