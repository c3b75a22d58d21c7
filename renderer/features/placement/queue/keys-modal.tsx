import { Group, Kbd, Modal, Table } from '@mantine/core';
import type { ReactElement } from 'react';

const KEYS: readonly { readonly keys: readonly string[]; readonly what: string }[] = [
  { keys: ['C'], what: 'Tag the focused group as core' },
  { keys: ['E'], what: 'Tag the focused group as edge' },
  { keys: ['Y'], what: 'Tag it as proposed' },
  { keys: ['S'], what: 'Skip it; it comes again at the end' },
  { keys: ['U'], what: 'Undo the last decision of this sitting' },
  { keys: ['↓', 'J'], what: 'Next group' },
  { keys: ['↑', 'K'], what: 'Group before' },
  { keys: ['Enter'], what: 'Show its items in the inventory' },
  { keys: ['?'], what: 'These keys' },
];

type KeysModalProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** The keys of the placement queue. */
export function KeysModal({ isOpen, onClose }: KeysModalProps): ReactElement {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Keys of the placement queue">
      <Table>
        <Table.Tbody>
          {KEYS.map(({ keys, what }) => (
            <Table.Tr key={what}>
              <Table.Td w={96}>
                <Group gap={4} wrap="nowrap">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
