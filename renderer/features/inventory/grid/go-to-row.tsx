import { Button, Group, Modal, NumberInput } from '@mantine/core';
import type { GridApi } from 'ag-grid-community';
import { useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import type { ItemRow } from '#shared/contract/items';
import { formatNumber, plural } from '../../../components/format.ts';
import { ask, useInventory } from '../inventory-store.ts';
import { goToRow } from './move-selection.ts';
import { readAround } from './rows-ahead.ts';

type GoToRowProps = {
  readonly api: GridApi<ItemRow> | null;
  /** Rows of the list that is shown. */
  readonly total: number;
};

function isPlaceOf(value: number | string, total: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= total;
}

function RowField({ api, total }: GoToRowProps): ReactElement {
  const [row, setRow] = useState<number | string>('');
  const isPlace = isPlaceOf(row, total);
  const isWrong = row !== '' && !isPlace;
  const go = (): void => {
    if (api === null || !isPlaceOf(row, total)) return;
    // The dialog is gone before the row gets the focus, and both are drawn in one frame.
    flushSync(() => ask(null));
    void goToRow(api, row - 1);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <NumberInput
        data-autofocus
        label="Row"
        description={`1 to ${formatNumber(total)}`}
        hideControls
        thousandSeparator={false}
        value={row}
        error={isWrong ? `The list has ${plural(total, 'row')}; give one of them.` : null}
        onChange={(value) => {
          setRow(value);
          // Read while the operator types on, so that they are there when the dialog closes.
          if (api !== null && isPlaceOf(value, total)) readAround(api, value - 1);
        }}
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={!isPlace}>
          Go to row
        </Button>
      </Group>
    </form>
  );
}

/** Asks for the number of a row and leads there; Ctrl/Cmd+G. */
export function GoToRow({ api, total }: GoToRowProps): ReactElement {
  const isOpen = useInventory((state) => state.request === 'go-to-row');
  return (
    <Modal
      opened={isOpen && total > 0}
      onClose={() => ask(null)}
      title="Go to row"
      size="xs"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <RowField api={api} total={total} />
    </Modal>
  );
}
