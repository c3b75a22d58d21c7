import { Button, Table } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Summary } from '#shared/domain/summary';
import { CountLink } from '../../components/count-link.tsx';
import { formatNumber, formatShare } from '../../components/format.ts';
import { restBySupplier } from '../../components/summary-rest.ts';
import { FLAGGED, IN_SCOPE, UNDETERMINED } from './filters.ts';
import classes from './overview.module.css';

const SHOWN = 10;
type Row = ReturnType<typeof restBySupplier> & {
  /** `null` for items whose manufacturer is not resolved. */
  readonly supplier: string | null;
  readonly name: string;
};

function SupplierRow({ row, inScope }: { row: Row; inScope: number }): ReactElement {
  const suppliers = [row.supplier];
  const flagged = { ...FLAGGED, suppliers };
  return (
    <Table.Tr>
      <Table.Th
        scope="row"
        className={classes['cell'] ?? ''}
        title={row.name}
        fw={500}
        fz="sm"
        {...(row.supplier === null ? { c: 'dimmed' } : {})}
      >
        {row.name}
      </Table.Th>
      <Table.Td data-num>
        <CountLink
          count={row.items}
          label={`items of ${row.name}`}
          filter={{ ...IN_SCOPE, suppliers }}
        />
      </Table.Td>
      <Table.Td data-num>{formatShare(row.items, inScope)}</Table.Td>
      <Table.Td data-num>
        <CountLink count={row.flagged} label={`flagged items of ${row.name}`} filter={flagged} />
      </Table.Td>
      <Table.Td data-num>
        <CountLink
          count={row.flaggedCore}
          label={`flagged core items of ${row.name}`}
          filter={{ ...flagged, placements: ['core'] }}
        />
      </Table.Td>
      <Table.Td data-num>
        <CountLink
          count={row.flaggedEdge}
          label={`flagged edge items of ${row.name}`}
          filter={{ ...flagged, placements: ['edge'] }}
        />
      </Table.Td>
      <Table.Td data-num>
        <CountLink
          count={row.flaggedUntagged}
          label={`flagged untagged items of ${row.name}`}
          filter={{ ...flagged, placements: ['untagged'] }}
        />
      </Table.Td>
      <Table.Td data-num>
        <CountLink
          count={row.undetermined}
          label={`undetermined items of ${row.name}`}
          filter={{ ...UNDETERMINED, suppliers }}
        />
      </Table.Td>
    </Table.Tr>
  );
}

/** Each supplier with its items; every number opens the items it counts. */
export function SupplierTable({ summary }: { readonly summary: Summary }): ReactElement {
  const [isWhole, setIsWhole] = useState(false);
  const { bySupplier, items } = summary;
  const rest = restBySupplier(summary);
  const rows = isWhole ? bySupplier : bySupplier.slice(0, SHOWN);
  return (
    <>
      <Table className={classes['table'] ?? ''} highlightOnHover aria-label="By supplier">
        <Table.Thead>
          <Table.Tr>
            <Table.Th rowSpan={2}>Supplier</Table.Th>
            <Table.Th rowSpan={2} data-num>
              Items
            </Table.Th>
            <Table.Th rowSpan={2} data-num>
              Share
            </Table.Th>
            <Table.Th colSpan={4} className={classes['group'] ?? ''}>
              Flagged
            </Table.Th>
            <Table.Th rowSpan={2} data-num>
              Undetermined
            </Table.Th>
          </Table.Tr>
          <Table.Tr>
            <Table.Th data-num>All</Table.Th>
            <Table.Th data-num>Core</Table.Th>
            <Table.Th data-num>Edge</Table.Th>
            <Table.Th data-num>Untagged</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <SupplierRow key={row.supplier} row={row} inScope={items.inScope} />
          ))}
          {rest.items === 0 ? null : (
            <SupplierRow
              row={{ ...rest, supplier: null, name: 'Manufacturer not resolved' }}
              inScope={items.inScope}
            />
          )}
        </Table.Tbody>
      </Table>
      {bySupplier.length > SHOWN ? (
        <Button
          mt={8}
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            setIsWhole((before) => !before);
          }}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(bySupplier.length)}`}
        </Button>
      ) : null}
    </>
  );
}
