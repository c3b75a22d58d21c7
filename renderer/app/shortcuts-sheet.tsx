import { Modal, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { KeyTable, type KeyRow } from '../components/key-table.tsx';
import { useDialogs } from './dialogs.ts';
import { IS_MAC, MOD_KEY } from './mod-key.ts';
import { SCREENS } from './navigation.ts';
import { screenWords } from './screen-list.ts';

const rows: readonly KeyRow[] = [
  ...SCREENS.map((screen, index) => ({
    keys: [MOD_KEY, String(index + 1)],
    what: screenWords[screen].label,
  })),
  { keys: [MOD_KEY, 'K'], what: 'Go to a screen or run a command' },
  { keys: [MOD_KEY, 'N'], what: 'New workspace' },
  { keys: [MOD_KEY, 'O'], what: 'Open a workspace' },
  { keys: [MOD_KEY, 'I'], what: 'Import a file' },
  { keys: [MOD_KEY, 'P'], what: 'Print the audit summary' },
  { keys: [MOD_KEY, 'Z'], what: 'Undo the last change' },
  { keys: [MOD_KEY, IS_MAC ? '⇧' : 'Shift', 'Z'], what: 'Redo what was undone' },
  { keys: [IS_MAC ? '⌥' : 'Alt', '←'], what: 'Back to where you were' },
  { keys: [IS_MAC ? '⌥' : 'Alt', '↓'], what: 'Next item, while one is open' },
  { keys: [IS_MAC ? '⌥' : 'Alt', '↑'], what: 'Previous item, while one is open' },
  { keys: ['?'], what: 'This sheet' },
];

const inventoryRows: readonly KeyRow[] = [
  { keys: [MOD_KEY, 'F'], what: 'Search items' },
  { keys: [MOD_KEY, 'B'], what: 'Show or hide the filters' },
  { keys: [MOD_KEY, 'E'], what: 'Edit the filter as text' },
  { keys: ['Space'], what: 'Include the value, or mark the row' },
  { keys: ['X'], what: 'Exclude the value' },
  { keys: [MOD_KEY, 'G'], what: 'Go to a row' },
  { keys: ['Home', 'End'], what: 'First or last row' },
  { keys: ['⇧', '↓'], what: 'Mark several rows' },
  { keys: [MOD_KEY, 'A'], what: 'Mark all rows, at most 10,000' },
  { keys: [MOD_KEY, 'C'], what: 'Copy the marked rows with headings' },
  { keys: ['⇧', 'Enter'], what: 'Sort by one more column, on a heading' },
  { keys: ['Enter'], what: 'Open the item' },
  { keys: ['C', 'E'], what: 'Tag all shown as core, as edge' },
];

/** All keyboard shortcuts: those that work everywhere, and those of the inventory. */
export function ShortcutsSheet(): ReactElement {
  const { open, close } = useDialogs();
  return (
    <Modal opened={open === 'shortcuts'} onClose={close} title="Keyboard shortcuts">
      <KeyTable rows={rows} />
      <Title order={3} size="h6" mt="md" mb={4}>
        In the inventory
      </Title>
      <KeyTable rows={inventoryRows} />
      <Text size="xs" c="dimmed" mt="sm">
        Other tables and lists have keys of their own: arrows move, Space selects, Enter opens.
      </Text>
    </Modal>
  );
}
