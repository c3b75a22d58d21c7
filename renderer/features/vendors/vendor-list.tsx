import { Table, Text, VisuallyHidden } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { plural } from '../../components/format.ts';
import { Segments } from '../../components/segments.tsx';
import { ListButtons } from './own/list-buttons.tsx';
import { Pager } from './pager.tsx';
import { usePaged } from './use-paged.ts';
import { VendorRow } from './vendor-row.tsx';
import { SearchField } from '../../components/search-field.tsx';
import classes from './vendors.module.css';

const PAGE_SIZE = 25;

const ORDERS = {
  flagged: (a: Vendor, b: Vendor) => b.flagged - a.flagged || b.items - a.items,
  items: (a: Vendor, b: Vendor) => b.items - a.items,
  name: (a: Vendor, b: Vendor) => a.name.localeCompare(b.name),
} as const;
type Order = keyof typeof ORDERS;

function mentions(vendor: Vendor, needle: string): boolean {
  return [vendor.name, vendor.parentName ?? '', ...vendor.spellings.map(({ text }) => text)].some(
    (text) => text.toLocaleLowerCase().includes(needle),
  );
}

type VendorListProps = { readonly vendors: readonly Vendor[] };

/** The suppliers of the inventory with their counts and spellings. */
export function VendorList({ vendors }: VendorListProps): ReactElement {
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>('flagged');
  const needle = search.trim().toLocaleLowerCase();
  const found = useMemo(
    () =>
      vendors.filter((vendor) => needle === '' || mentions(vendor, needle)).toSorted(ORDERS[order]),
    [vendors, needle, order],
  );
  const paged = usePaged(found, PAGE_SIZE);

  return (
    <section className={classes['section']} aria-label="Resolved vendors">
      <div className={classes['sectionHead']}>
        <div>
          <h2 className={classes['sectionTitle']}>Vendors</h2>
          <p className={classes['sectionText']}>
            {plural(vendors.length, 'vendor')}, each with the spellings that lead to it
          </p>
        </div>
        <ListButtons />
        <div className={classes['tools']}>
          <Segments
            size="xs"
            aria-label="Order"
            data={[
              { value: 'flagged', label: 'Most flagged' },
              { value: 'items', label: 'Most items' },
              { value: 'name', label: 'Name' },
            ]}
            value={order}
            onChange={(value) => {
              if (Object.hasOwn(ORDERS, value)) setOrder(value as Order);
            }}
          />
          <SearchField
            placeholder="Find a vendor or spelling"
            value={search}
            onChange={(text) => {
              setSearch(text);
              paged.setPage(1);
            }}
          />
        </div>
      </div>
      <div className={classes['frame']}>
        <Table
          aria-label="Vendors"
          highlightOnHover
          highlightOnHoverColor="color-mix(in srgb, var(--mantine-color-default-hover) 50%, transparent)"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Vendor</Table.Th>
              <Table.Th>Group</Table.Th>
              <Table.Th>Country</Table.Th>
              <Table.Th data-num>Spellings</Table.Th>
              <Table.Th data-num>Items</Table.Th>
              <Table.Th data-num>Flagged</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {paged.rows.map((vendor) => (
              <VendorRow key={vendor.supplierId} vendor={vendor} />
            ))}
          </Table.Tbody>
        </Table>
        {found.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            {vendors.length === 0
              ? 'No name leads to a vendor yet.'
              : `No vendor or spelling contains “${search.trim()}”.`}
          </Text>
        ) : null}
      </div>
      <Pager label="vendors" total={found.length} pageSize={PAGE_SIZE} paged={paged} />
    </section>
  );
}
