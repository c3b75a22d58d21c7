import { ActionIcon, Button, Checkbox, Divider, Popover, ScrollArea } from '@mantine/core';
import { IconColumns3, IconPin, IconPinnedFilled, IconRestore } from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { memo, useState, type ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { Segments } from '../../../components/segments.tsx';
import { setDensity, useInventoryLayout } from '../inventory-layout.ts';
import classes from './column-menu.module.css';
import { clearColumnLayout } from './column-state.ts';
import { COLUMN_LABELS, type ColumnId } from './column-labels.ts';

const COLUMN_IDS = Object.keys(COLUMN_LABELS) as ColumnId[];

type ColumnMenuProps = { readonly api: GridApi<ItemRow> | null };

/** Which columns are shown, which stay in sight while the others scroll, and how high rows are. */
export const ColumnMenu = memo(function ColumnMenu({ api }: ColumnMenuProps): ReactElement {
  // The grid holds the state; counting changes makes this menu read it again.
  const [, setChanges] = useState(0);
  const density = useInventoryLayout((layout) => layout.density);
  const change = (action: (grid: GridApi<ItemRow>) => void): void => {
    if (api === null) return;
    action(api);
    setChanges((count) => count + 1);
  };

  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          disabled={api === null}
          onClick={() => setChanges((count) => count + 1)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} w={264} aria-label="Columns">
        <ScrollArea.Autosize mah={420} p="xs" scrollbars="y">
          {COLUMN_IDS.map((id) => {
            const column = api?.getColumn(id);
            const isVisible = column?.isVisible() ?? true;
            const isPinned = column?.isPinned() ?? false;
            const label = COLUMN_LABELS[id];
            return (
              <div key={id} className={classes['row']}>
                <Checkbox
                  size="xs"
                  label={label}
                  checked={isVisible}
                  onChange={(event) => {
                    const isShown = event.currentTarget.checked;
                    change((grid) => grid.setColumnsVisible([id], isShown));
                  }}
                />
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color={isPinned ? 'petrol' : 'gray'}
                  disabled={!isVisible}
                  aria-label={`Keep ${label} in sight`}
                  aria-pressed={isPinned}
                  onClick={() =>
                    change((grid) => grid.setColumnsPinned([id], isPinned ? null : 'left'))
                  }
                >
                  {isPinned ? (
                    <IconPinnedFilled size={14} aria-hidden />
                  ) : (
                    <IconPin size={14} aria-hidden />
                  )}
                </ActionIcon>
              </div>
            );
          })}
        </ScrollArea.Autosize>
        <Divider />
        <Segments
          m="xs"
          w={246}
          size="xs"
          aria-label="Height of the rows"
          data={[
            { value: 'compact', label: 'Compact' },
            { value: 'normal', label: 'Normal' },
            { value: 'comfortable', label: 'Comfortable' },
          ]}
          value={density}
          onChange={setDensity}
        />
        <Divider />
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          fullWidth
          leftSection={<IconRestore size={14} aria-hidden />}
          onClick={() =>
            change((grid) => {
              const sort = grid.getColumnState().filter((column) => column.sort);
              grid.resetColumnState();
              // The order of the rows is not part of the layout.
              grid.applyColumnState({
                state: sort.map(({ colId, sort: direction, sortIndex }) => ({
                  colId,
                  sort: direction ?? null,
                  sortIndex: sortIndex ?? null,
                })),
              });
              clearColumnLayout();
            })
          }
        >
          Reset columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
});
