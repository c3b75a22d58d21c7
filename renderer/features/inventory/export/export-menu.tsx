import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconFileExport } from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { useState, type ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { EXPORT_FORMATS, type ExportFormat } from '#shared/domain/export';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import {
  COLUMN_CHOICES,
  loadColumnChoice,
  saveColumnChoice,
  shownColumns,
  type ColumnChoice,
} from './export-columns.ts';
import { exportItems, useExport } from './export-job.ts';
import { formatWords } from './export-words.ts';

const columnWords: Readonly<Record<ColumnChoice, string>> = {
  all: 'All columns, kept ones included',
  shown: 'Only the columns of the list, in its order',
};

type ExportMenuProps = {
  readonly api: GridApi<ItemRow> | null;
  readonly filter: ItemFilter;
  readonly order: ItemSort[];
  readonly isDisabled: boolean;
};

/** Writes the shown items, in the shown order, to a file. */
export function ExportMenu({ api, filter, order, isDisabled }: ExportMenuProps): ReactElement {
  const [choice, setChoice] = useState(loadColumnChoice);
  const isBusy = useExport(({ job }) => job !== null);
  const write = (format: ExportFormat): void => {
    const columns = choice === 'shown' && api !== null ? shownColumns(api) : [];
    void exportItems({
      filter,
      order,
      format,
      ...(columns.length === 0 ? {} : { columns }),
    });
  };
  return (
    <Menu position="bottom-end" shadow="md" width={320} keepMounted={false}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          disabled={isDisabled || isBusy}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Columns</Menu.Label>
        {COLUMN_CHOICES.map((each) => (
          <Menu.RadioItem
            key={each}
            value={each}
            checked={choice === each}
            onChange={() => {
              setChoice(each);
              saveColumnChoice(each);
            }}
          >
            {columnWords[each]}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Label>Write as</Menu.Label>
        {EXPORT_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => write(format)}>
            {formatWords[format].label}
            <Text size="xs" c="dimmed">
              {formatWords[format].about}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
