import type { CustomCellRendererProps } from 'ag-grid-react';
import type { ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import { TagOrigin } from '../../../components/tag-origin.tsx';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
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
