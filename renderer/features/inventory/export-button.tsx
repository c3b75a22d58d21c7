import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { plural } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { callData } from '../../data/data-client.ts';

type ExportButtonProps = {
  readonly filter: ItemFilter;
  readonly order: ItemSort[];
  readonly isDisabled: boolean;
};

async function exportItems(filter: ItemFilter, order: ItemSort[]): Promise<void> {
  const file = await callApp('files.chooseSave', { suggestedName: 'inventory.csv', kind: 'csv' });
  if (file === null) return;
  const { rows } = await callData('items.export', { filter, order, token: file.token });
  showDone('Exported', `${plural(rows, 'item')} written to ${file.name}`);
}

/** Writes the shown items, in the shown order, to a CSV file. */
export function ExportButton({ filter, order, isDisabled }: ExportButtonProps): ReactElement {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Button
      variant="default"
      leftSection={<IconFileExport size={16} aria-hidden />}
      disabled={isDisabled}
      loading={isBusy}
      onClick={() => {
        setIsBusy(true);
        exportItems(filter, order)
          .catch(showError)
          .finally(() => setIsBusy(false));
      }}
    >
      Export CSV
    </Button>
  );
}
