import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconAdjustmentsHorizontal,
  IconDatabaseImport,
  IconFilterOff,
  IconTags,
} from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import type { IsoDate } from '#shared/domain/date';
import { useNavigation } from '../../app/navigation.ts';
import { useData } from '../../data/hooks.ts';
import { plural } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState } from '../../components/states.tsx';
import { useRuleDialog, writeRule } from '../placement/rules/rule-dialog-store.ts';
import { writeStatement } from '../policies/records/record-dialog-store.ts';
import { RecordDialog } from '../policies/records/record-dialog.tsx';
import { waiverFromFilter } from '../policies/records/waiver-from-filter.ts';
import { RuleDialog } from '../placement/rules/rule-dialog.tsx';
import { blankDraft, draftConditions } from '../placement/rules/rule-draft.ts';
import { ruleFromFilter } from '../placement/rules/rule-from-filter.ts';
import { planRemoval } from '../removal/removal-dialog-store.ts';
import { RemovalDialog } from '../removal/removal-dialog.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { FacetPanel } from './filters/facets/facet-panel.tsx';
import { FilterBar } from './filters/filter-bar.tsx';
import { isEmptyFilter } from './filters/filter-model.ts';
import { FilterSentenceBar } from './filters/filter-sentence-bar.tsx';
import { useFilterNames } from './filters/use-filter-names.ts';
import { ColumnMenu } from './grid/column-menu.tsx';
import { GoToRow } from './grid/go-to-row.tsx';
import gridClasses from './grid/grid.module.css';
import { InventoryGrid } from './grid/inventory-grid.tsx';
import { moveSelection, placeOf } from './grid/move-selection.ts';
import classes from './inventory-screen.module.css';
import { togglePanel, useInventoryLayout } from './inventory-layout.ts';
import { ask, closePanel, setFilter, useInventory } from './inventory-store.ts';
import { askLatestAhead, useLatestData } from './latest-data.ts';
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
  const filter = useInventory((state) => state.filter);
  const order = useInventory((state) => state.order);
  // Without the panel, moving through the rows draws nothing of the screen anew.
  const openId = useInventory((state) => (state.isPanelOpen ? state.selectedId : null));
  const isText = useInventory((state) => state.request === 'edit-text');
  const hasFacets = useInventoryLayout((layout) => layout.isPanelShown);
  const names = useFilterNames();
  const go = useNavigation((state) => state.go);
  const [api, setApi] = useState<GridApi<ItemRow> | null>(null);
  const [request, setRequest] = useState<TagRequest | null>(null);
  const isStartKnown = useViews((state) => state.isStartKnown);
  const opened = useLatestData('items.openView', { filter, order }, isStartKnown);

  useEffect(
    () =>
      useInventory.subscribe((now, before) => {
        if (now.filter === before.filter && now.order === before.order) return;
        askLatestAhead('items.openView', { filter: now.filter, order: now.order });
        if (hasFacets) askLatestAhead('items.facets', { filter: now.filter });
      }),
    [hasFacets],
  );

  const counts = opened.data ?? null;
  const isCurrent = counts !== null && !opened.isPlaceholderData;
  const { refetch } = opened;
  const openAnew = useCallback(() => void refetch(), [refetch]);
  const view = useMemo(
    () =>
      isCurrent
        ? { viewId: counts.viewId, total: counts.total, firstRows: counts.firstRows, order }
        : null,
    [isCurrent, counts, order],
  );
  const asOf = useData('workspace.get', {}).data?.asOf;
  const isWritingRule = useRuleDialog((state) => state.request !== null);
  const fromFilter = ruleFromFilter(filter, names.suppliers);
  const canTag = isCurrent && counts.total > 0;
  const close = (): void => {
    closePanel();
    const focused = api?.getFocusedCell();
    if (api && focused) api.setFocusedCell(focused.rowIndex, focused.column);
  };
  const tagAs = (placement: 'core' | 'edge'): void => {
    if (canTag && request === null && !isWritingRule) setRequest({ filter, set: { placement } });
  };

  const waive = (from: IsoDate): void => {
    const { draft, leftOut } = waiverFromFilter(filter, names.suppliers, from);
    writeStatement(draft, null, leftOut);
  };

  const moveByKey = (event: KeyboardEvent, step: -1 | 1): void => {
    // The grid moves by itself where it has the focus.
    if (
      !useInventory.getState().isPanelOpen ||
      api === null ||
      event.defaultPrevented ||
      request !== null
    )
      return;
    event.preventDefault();
    moveSelection(api, step);
  };

  useHotkeys([
    ['C', () => tagAs('core')],
    ['E', () => tagAs('edge')],
    ['alt+ArrowDown', (event) => moveByKey(event, 1), { preventDefault: false }],
    ['alt+ArrowUp', (event) => moveByKey(event, -1), { preventDefault: false }],
    [
      'Escape',
      () => useInventory.getState().isPanelOpen && request === null && !isWritingRule && close(),
    ],
  ]);
  useHotkeys(
    [
      ['mod+G', () => request === null && !isWritingRule && ask('go-to-row')],
      ['mod+B', togglePanel],
      ['mod+E', () => request === null && !isWritingRule && ask('edit-text')],
    ],
    [],
  );

  return (
    <section className={classes['screen']} aria-label="Inventory">
      <PageHeader
        title="Inventory"
        actions={
          <>
            <ViewsMenu api={api} />
            <ColumnMenu api={api} />
            <ExportMenu api={api} filter={filter} order={order} isDisabled={!canTag} />
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
      <FilterBar
        filter={filter}
        names={names}
        hasPanel={hasFacets}
        lead={
          hasFacets ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
              aria-keyshortcuts="Control+B Meta+B"
              onClick={togglePanel}
            >
              Show the filters
            </Button>
          )
        }
        onChange={setFilter}
      />
      <FilterSentenceBar
        filter={filter}
        names={names}
        isText={isText}
        onText={(isOpen) => ask(isOpen ? 'edit-text' : null)}
        counts={isCurrent ? counts : null}
        onChange={setFilter}
        onWaive={
          asOf === undefined || isEmptyFilter(filter) || !canTag ? undefined : () => waive(asOf)
        }
        onPlan={canTag ? () => planRemoval({ filter }) : undefined}
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
        {hasFacets ? <FacetPanel filter={filter} names={names} onChange={setFilter} /> : null}
        <div className={gridClasses['frame']}>
          <InventoryGrid
            view={view}
            viewKey={JSON.stringify([filter, order])}
            onStaleView={openAnew}
            onReady={setApi}
          />
          {opened.isError ? (
            <div className={gridClasses['cover']}>
              <ErrorState message={messageOf(opened.error)} onRetry={openAnew} />
            </div>
          ) : null}
          {isCurrent && counts.total === 0 ? (
            <div className={gridClasses['cover']}>
              <NoItems isWorkspaceEmpty={counts.all === 0} />
            </div>
          ) : null}
        </div>
        {openId === null ? null : (
          <ItemPanel
            itemId={openId}
            place={placeOf(api, openId, view?.total)}
            onMove={(step) => api && moveSelection(api, step)}
            onTag={setRequest}
            onClose={close}
          />
        )}
      </div>
      <TagModal request={request} onClose={() => setRequest(null)} />
      <GoToRow api={api} total={counts?.total ?? 0} />
      <RuleDialog />
      <RecordDialog />
      <RemovalDialog />
    </section>
  );
}
