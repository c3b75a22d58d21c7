import { Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import type { SupplierBar } from '#shared/contract/overview';
import { PLACEMENTS } from '#shared/domain/item';
import { CountLink } from '../../../components/count-link.tsx';
import { plural } from '../../../components/format.ts';
import { placementWords } from '../../../components/words.ts';
import { BarPart, Legend } from './bar-part.tsx';
import classes from './pictures.module.css';

const LEGEND = PLACEMENTS.map((placement) => ({
  tone: placement,
  label: placementWords[placement],
}));

function flaggedOf({ byPlacement }: SupplierBar): number {
  return PLACEMENTS.reduce((sum, placement) => sum + byPlacement[placement].flagged, 0);
}

/** The row's name; the others together are named by how many they are. */
function nameOf({ name, suppliers }: SupplierBar): string {
  return name ?? (suppliers === 0 ? 'No supplier' : plural(suppliers, 'other supplier'));
}

type SupplierPictureProps = {
  readonly rows: readonly SupplierBar[];
  /** Without an active policy nothing is flagged, whoever made it. */
  readonly hasPolicies: boolean;
};

/** Flagged items of each supplier by placement, as bars. */
export function SupplierPicture({ rows, hasPolicies }: SupplierPictureProps): ReactElement {
  const shown = rows.filter((row) => flaggedOf(row) > 0);
  const most = Math.max(0, ...shown.map(flaggedOf));
  if (most === 0) {
    return (
      <Text size="sm" c="dimmed">
        {hasPolicies
          ? 'No item is flagged under the active policies on this date.'
          : 'No policy is active, so no item is flagged.'}
      </Text>
    );
  }
  return (
    <>
      <div className={classes['bars']}>
        {shown.map((row) => {
          const name = nameOf(row);
          const flagged = { ...row.filter, isFlagged: true };
          return (
            <Fragment key={name}>
              <bdi className={classes['name']} title={name}>
                {name}
              </bdi>
              <span className={classes['bar']}>
                {PLACEMENTS.map((placement) => (
                  <BarPart
                    key={placement}
                    count={row.byPlacement[placement].flagged}
                    percent={(row.byPlacement[placement].flagged / most) * 100}
                    tone={placement}
                    label={`flagged ${placementWords[placement].toLowerCase()} items of ${name}`}
                    filter={{ ...flagged, placements: [placement] }}
                  />
                ))}
              </span>
              <span className={classes['value']}>
                <CountLink
                  count={flaggedOf(row)}
                  label={`flagged items of ${name}`}
                  filter={flagged}
                />
              </span>
            </Fragment>
          );
        })}
      </div>
      <Legend parts={LEGEND} />
    </>
  );
}
