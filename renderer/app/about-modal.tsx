import { Modal, Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Wordmark } from '../components/wordmark.tsx';
import { useApp } from '../data/hooks.ts';
import { ComponentList } from './component-list.tsx';
import { useDialogs } from './dialogs.ts';

/** Which version runs, on what, and what it is made of. */
export function AboutModal(): ReactElement {
  const { open, close } = useDialogs();
  const { data } = useApp('app.info', {});
  const rows =
    data === undefined
      ? []
      : [
          ['Version', data.version],
          ['Electron', data.electron],
          ['Chromium', data.chrome],
          ['Node', data.node],
          ['System', data.platform],
        ];
  return (
    <Modal opened={open === 'about'} onClose={close} title="About Provenet" size="lg">
      <Stack>
        <Wordmark />
        <Text size="sm">
          Supplier audit of telecom equipment inventories: whose equipment, where it sits, by when
          it must go. Works offline; nothing leaves this computer.
        </Text>
        <Table>
          <Table.Tbody>
            {rows.map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td data-num>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <ComponentList />
      </Stack>
    </Modal>
  );
}
