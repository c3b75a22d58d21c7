import { Alert, Button, Checkbox, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { UnresolvedName } from '#shared/contract/vendors';
import { formatNumber, plural } from '../../components/format.ts';
import { Pager } from './pager.tsx';
import { handleRowKeys } from './row-keys.ts';
import { SupplierPicker } from './supplier-picker.tsx';
import { UnresolvedRow } from './unresolved-row.tsx';
import { useAssign } from './use-assign.ts';
import { usePaged } from './use-paged.ts';
import { SearchField } from '../../components/search-field.tsx';
import classes from './vendors.module.css';

const PAGE_SIZE = 12;
/** The most that one call takes. */
const MOST_AT_ONCE = 10_000;

type UnresolvedQueueProps = {
  readonly names: readonly UnresolvedName[];
  /** Stands beside the search. */
  readonly tools: ReactNode;
};

/** Manufacturer texts that lead to no supplier yet; one choice tags every item of a text. */
export function UnresolvedQueue({ names, tools }: UnresolvedQueueProps): ReactElement {
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [tabStop, setTabStop] = useState<number | null>(null);
  const { assign, pendingIds } = useAssign();
  const body = useRef<HTMLTableSectionElement>(null);
  const resumeAt = useRef<number | null>(null);

  // A name that was assigned leaves the queue with its row, and the focus would go with it. The
  // row that moves up takes it, so that the queue can be worked through from the keyboard.
  useEffect(() => {
    const rows = body.current?.rows;
    if (resumeAt.current === null || rows === undefined) return;
    rows[Math.min(resumeAt.current, rows.length - 1)]?.focus();
    resumeAt.current = null;
  }, [names]);

  const needle = search.trim().toLocaleLowerCase();
  // The names on most items first: resolving those settles most.
  const found = useMemo(
    () =>
      names
        .filter(({ text }) => text.toLocaleLowerCase().includes(needle))
        .toSorted((a, b) => b.items - a.items),
    [names, needle],
  );
  const paged = usePaged(found, PAGE_SIZE);
  const chosen = names.filter(({ manufacturerId }) => selected.has(manufacturerId));
  const chosenItems = chosen.reduce((sum, { items }) => sum + items, 0);
  const items = names.reduce((sum, each) => sum + each.items, 0);
  const isPageChosen = paged.rows.every(({ manufacturerId }) => selected.has(manufacturerId));
  const foundIds = found.map(({ manufacturerId }) => manufacturerId);
  const isAllChosen = foundIds.every((id) => selected.has(id));
  const firstOnPage = paged.rows[0]?.manufacturerId ?? null;
  const isStopOnPage = paged.rows.some(({ manufacturerId }) => manufacturerId === tabStop);

  const toggle = (ids: readonly number[], isOn: boolean): void => {
    const next = new Set(selected);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setSelected(next);
  };

  if (names.length === 0) {
    return (
      <section className={classes['section']} aria-label="To resolve">
        <Alert icon={<IconCircleCheck aria-hidden />}>
          Every manufacturer name leads to a vendor.
        </Alert>
      </section>
    );
  }
  return (
    <section className={classes['section']} aria-label="To resolve">
      <div className={classes['sectionHead']}>
        <div>
          <h2 className={classes['sectionTitle']}>To resolve</h2>
          <p className={classes['sectionText']}>
            {plural(names.length, 'name')} on {plural(items, 'item')}. One choice tags every item of
            a name and is remembered. Enter chooses, Y accepts the suggestion, Space selects.
          </p>
        </div>
        <div className={classes['tools']}>
          {tools}
          <SearchField
            placeholder="Find a name"
            label="Find an unresolved name"
            value={search}
            onChange={(text) => {
              setSearch(text);
              paged.setPage(1);
            }}
          />
        </div>
      </div>
      <div className={classes['frame']}>
        {chosen.length === 0 ? null : (
          <div className={classes['selection']} role="status">
            <span>
              {plural(chosen.length, 'name')} selected, {plural(chosenItems, 'item')}
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              ml="auto"
              onClick={() => {
                if (isAllChosen) setSelected(new Set());
                else toggle(foundIds, true);
              }}
            >
              {isAllChosen ? 'Select none' : `Select all ${formatNumber(found.length)} found`}
            </Button>
            <SupplierPicker
              label="Choose vendor for all"
              description={plural(chosen.length, 'name')}
              variant="filled"
              candidates={chosen.flatMap(({ candidates }) => candidates)}
              newName={chosen[0]?.text ?? ''}
              isBusy={pendingIds.length > 1}
              onPick={(to) => {
                const ids = chosen.slice(0, MOST_AT_ONCE).map((each) => each.manufacturerId);
                assign(ids, to, () => setSelected(new Set()));
              }}
            />
          </div>
        )}
        <Table aria-label="Unresolved manufacturer names">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Checkbox
                  size="xs"
                  aria-label="Select every name on this page"
                  checked={isPageChosen && paged.rows.length > 0}
                  onChange={(event) => {
                    toggle(
                      paged.rows.map(({ manufacturerId }) => manufacturerId),
                      event.currentTarget.checked,
                    );
                  }}
                />
              </Table.Th>
              <Table.Th>As written</Table.Th>
              <Table.Th data-num>Items</Table.Th>
              <Table.Th w="30%">Models</Table.Th>
              <Table.Th>
                <VisuallyHidden>Vendor</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody ref={body} onKeyDown={handleRowKeys}>
            {paged.rows.map((name, index) => {
              const id = name.manufacturerId;
              return (
                <UnresolvedRow
                  key={id}
                  name={name}
                  isSelected={selected.has(id)}
                  isBusy={pendingIds.includes(id)}
                  isTabStop={isStopOnPage ? id === tabStop : id === firstOnPage}
                  onToggle={() => toggle([id], !selected.has(id))}
                  onFocus={() => setTabStop(id)}
                  onPick={(to) => {
                    assign([id], to, () => {
                      resumeAt.current = index;
                    });
                  }}
                />
              );
            })}
          </Table.Tbody>
        </Table>
        {found.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            No unresolved name contains “{search.trim()}”; {formatNumber(names.length)} are listed
            without the search.
          </Text>
        ) : null}
      </div>
      <Pager label="unresolved names" total={found.length} pageSize={PAGE_SIZE} paged={paged} />
    </section>
  );
}
