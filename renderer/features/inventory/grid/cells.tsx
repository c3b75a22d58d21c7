import type { CustomCellRendererProps } from 'ag-grid-react';
import type { ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { MarkedText } from '../../../components/marked-text.tsx';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import { TagOrigin } from '../../../components/tag-origin.tsx';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import { fieldWords } from '../../../components/words.ts';
import { useInventory } from '../inventory-store.ts';
import { useMatches } from './matches.ts';
import classes from './grid.module.css';

type CellProps = CustomCellRendererProps<ItemRow>;

/** The verdict; a row that is still being read shows a bar in its place. */
export function VerdictCell({ data }: CellProps): ReactElement {
  return (
    <span className={classes['cell']}>
      {data === undefined ? (
        <span className={classes['waiting']} role="status" aria-label="Reading the row" />
      ) : (
        <VerdictBadge verdict={data.verdict} />
      )}
    </span>
  );
}

/** The placement with a mark of who set it. */
export function PlacementCell({ data }: CellProps): ReactElement | null {
  if (data === undefined) return null;
  return (
    <span className={classes['cell']}>
      <PlacementBadge placement={data.placement} />
      <TagOrigin origin={data.placementBy} isIconOnly />
    </span>
  );
}

/** The supplier, or that the manufacturer's name leads to none. */
export function VendorCell({ data }: CellProps): ReactElement | null {
  if (data === undefined) return null;
  return data.supplierName === null ? (
    <span className={classes['unresolved']}>Unresolved</span>
  ) : (
    <bdi>{data.supplierName}</bdi>
  );
}

/** A text in which what was searched for is marked. */
export function MarkedCell({ value }: CellProps): ReactElement | null {
  const search = useInventory(({ filter }) => filter.search ?? '');
  return typeof value === 'string' ? <MarkedText text={value} search={search} /> : null;
}

/** Where a search found an item, of what has no column. */
export function FoundCell({ data }: CellProps): ReactElement | null {
  const search = useInventory(({ filter }) => filter.search ?? '');
  const matches = useMatches(data?.id, search);
  return (
    <span className={classes['found']}>
      {matches.map(({ field, heading, text }, at) => (
        <span key={at}>
          {at === 0 ? 'in ' : '; in '}
          <bdi>{field === null ? heading : fieldWords[field]}</bdi>:{' '}
          <MarkedText text={text} search={search} />
        </span>
      ))}
    </span>
  );
}
