import { Table, VisuallyHidden } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { Pager } from '../pager.tsx';
import { usePaged } from '../use-paged.ts';
import vendors from '../vendors.module.css';
import { ContradictionRow } from './contradiction-row.tsx';
import { SettleModal, type Settling } from './settle-modal.tsx';

const PAGE_SIZE = 10;

/** Equipment that says another maker than its name leads to; nothing where there is none. */
export function Contradictions(): ReactElement | null {
  const { data, error, refetch } = useData('vendors.contradictions', {});
  const [settling, setSettling] = useState<Settling | null>(null);
  const found = useMemo(() => (data ?? []).toSorted((a, b) => b.items - a.items), [data]);
  const paged = usePaged(found, PAGE_SIZE);
  const items = found.reduce((sum, each) => sum + each.items, 0);
  if (error !== null) {
    return (
      <section className={vendors['section']} aria-label="Says another maker than its name">
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      </section>
    );
  }
  return (
    <>
      {found.length === 0 ? null : (
        <section className={vendors['section']} aria-label="Says another maker than its name">
          <div className={vendors['sectionHead']}>
            <div>
              <h2 className={vendors['sectionTitle']}>Says another maker than its name</h2>
              <p className={vendors['sectionText']}>
                {plural(items, 'item')} in scope. Equipment sold under one name and built by another
                gives itself away here: it answers as its maker made it. Until you decide, the
                vendor of the name counts.
              </p>
            </div>
          </div>
          <div className={vendors['frame']}>
            <Table aria-label="Equipment that says another maker than its name">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th style={{ whiteSpace: 'nowrap' }}>As written</Table.Th>
                  <Table.Th>Vendor</Table.Th>
                  <Table.Th w="30%">The equipment says</Table.Th>
                  <Table.Th data-num>Items</Table.Th>
                  <Table.Th data-num>Flagged</Table.Th>
                  <Table.Th colSpan={2}>
                    <VisuallyHidden>Decision</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {paged.rows.map((each) => (
                  <ContradictionRow
                    key={`${each.manufacturerId} ${each.sign.key}`}
                    contradiction={each}
                    onDecide={setSettling}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Pager label="contradictions" total={found.length} pageSize={PAGE_SIZE} paged={paged} />
        </section>
      )}
      <SettleModal settling={settling} onClose={() => setSettling(null)} />
    </>
  );
}
