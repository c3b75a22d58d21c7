import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDatabaseImport, IconFilterOff, IconTags } from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { useMemo, useState, type ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { useNavigation } from '../../app/navigation.ts';
import { plural } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { useRuleDialog, writeRule } from '../placement/rules/rule-dialog-store.ts';
import { RecordDialog } from '../policies/records/record-dialog.tsx';
import { RuleDialog } from '../placement/rules/rule-dialog.tsx';
import { blankDraft, draftConditions } from '../placement/rules/rule-draft.ts';
import { ruleFromFilter } from '../placement/rules/rule-from-filter.ts';
import { ExportMenu } from './export/export-menu.tsx';
import { FilterBar } from './filters/filter-bar.tsx';
import { FilterSentenceBar } from './filters/filter-sentence-bar.tsx';
import { useSupplierNames } from './filters/use-supplier-names.ts';
import { ColumnMenu } from './grid/column-menu.tsx';
import gridClasses from './grid/grid.module.css';
import { InventoryGrid } from './grid/inventory-grid.tsx';
import { moveSelection, placeOf } from './grid/move-selection.ts';
import classes from './inventory-screen.module.css';
import { closePanel, setFilter, useInventory } from './inventory-store.ts';
import { ItemPanel } from './panel/item-panel.tsx';
import { TagModal, type TagRequest } from './tagging/tag-modal.tsx';
import { useViews } from './views/view-store.ts';
import { ViewsMenu } from './views/views-menu.tsx';

function NoItems({ isWorkspaceEmpty }: { isWorkspaceEmpty: boolean }): ReactElement {
  const go = useNavigation((state) => state.go);
  return isWorkspaceEmpty ? (
    <EmptyState
      icon={IconDatabaseImport}
      title="No items yet"
      text="Import a CSV inventory; every row becomes an item with its vendor, placement and verdict."
      action={<Button onClick={() => go('import')}>Import an inventory</Button>}
    />
  ) : (
    <EmptyState
      icon={IconFilterOff}
      title="No item matches"
      text="Take a condition away, or clear them all."
      action={<Button onClick={() => setFilter({})}>Clear filters</Button>}
    />
  );
}

function tagWords(items: number): string {
  if (items === 0) return 'Change items';
  return items === 1 ? 'Change this item' : `Change these ${plural(items, 'item')}`;
}

/** Every item of the workspace: filter, look into the reasons, tag and export. */
export function InventoryScreen(): ReactElement {
  const { filter, sort, selectedId, isPanelOpen } = useInventory();
  const suppliers = useSupplierNames();
  const go = useNavigation((state) => state.go);
  const [api, setApi] = useState<GridApi<ItemRow> | null>(null);
  const [request, setRequest] = useState<TagRequest | null>(null);
  const isEnabled = useViews((state) => state.isStartKnown);
  const question = { filter, order: [sort] };
  const opened = useData('items.openView', question, { isEnabled, keepsPrevious: true });

  const counts = opened.data ?? null;
  const isCurrent = counts !== null && !opened.isPlaceholderData;
  const view = useMemo(
    () => (isCurrent ? { viewId: counts.viewId, total: counts.total, sort } : null),
    [isCurrent, counts, sort],
  );
  const isWritingRule = useRuleDialog((state) => state.request !== null);
  const fromFilter = ruleFromFilter(filter, suppliers);
  const canTag = isCurrent && counts.total > 0;
  const close = (): void => {
    closePanel();
    const focused = api?.getFocusedCell();
    if (api && focused) api.setFocusedCell(focused.rowIndex, focused.column);
  };
  const tagAs = (placement: 'core' | 'edge'): void => {
    if (canTag && request === null && !isWritingRule) setRequest({ filter, set: { placement } });
  };

  const moveByKey = (event: KeyboardEvent, step: -1 | 1): void => {
    // The grid moves by itself where it has the focus.
    if (!isPanelOpen || api === null || event.defaultPrevented || request !== null) return;
    event.preventDefault();
    moveSelection(api, step);
  };

  useHotkeys([
    ['C', () => tagAs('core')],
    ['E', () => tagAs('edge')],
    ['alt+ArrowDown', (event) => moveByKey(event, 1), { preventDefault: false }],
    ['alt+ArrowUp', (event) => moveByKey(event, -1), { preventDefault: false }],
    ['Escape', () => isPanelOpen && request === null && !isWritingRule && close()],
  ]);

  return (
    <section className={classes['screen']} aria-label="Inventory">
      <PageHeader
        title="Inventory"
        actions={
          <>
            <ViewsMenu api={api} />
            <ColumnMenu api={api} />
            <ExportMenu api={api} filter={filter} sort={sort} isDisabled={!canTag} />
            <Button
              leftSection={<IconTags size={16} aria-hidden />}
              disabled={!canTag}
              aria-keyshortcuts="C E"
              title="C tags all shown as core · E as edge"
              onClick={() => setRequest({ filter })}
            >
              {tagWords(counts?.total ?? 0)}
            </Button>
          </>
        }
      />
      <FilterBar filter={filter} suppliers={suppliers} onChange={setFilter} />
      <FilterSentenceBar
        filter={filter}
        suppliers={suppliers}
        counts={isCurrent ? counts : null}
        onChange={setFilter}
        onTry={() => go('policies', { whatIf: filter })}
        onMakeRule={
          fromFilter.conditions.length === 0
            ? undefined
            : () => {
                const conditions = draftConditions(fromFilter.conditions);
                writeRule({
                  draft: { ...blankDraft(), conditions },
                  leftOut: fromFilter.leftOut,
                });
              }
        }
      />
      <div className={classes['work']}>
        <div className={gridClasses['frame']}>
          <InventoryGrid
            view={view}
            viewKey={JSON.stringify([filter, sort])}
            onStaleView={() => void opened.refetch()}
            onReady={setApi}
          />
          {opened.isError ? (
            <div className={gridClasses['cover']}>
              <ErrorState message={messageOf(opened.error)} onRetry={() => void opened.refetch()} />
            </div>
          ) : null}
          {isCurrent && counts.total === 0 ? (
            <div className={gridClasses['cover']}>
              <NoItems isWorkspaceEmpty={counts.all === 0} />
            </div>
          ) : null}
        </div>
        {isPanelOpen && selectedId !== null ? (
          <ItemPanel
            itemId={selectedId}
            place={placeOf(api, selectedId, view?.total)}
            onMove={(step) => api && moveSelection(api, step)}
            onTag={setRequest}
            onClose={close}
          />
        ) : null}
      </div>
      <TagModal request={request} onClose={() => setRequest(null)} />
      <RuleDialog />
      <RecordDialog />
    </section>
  );
}
