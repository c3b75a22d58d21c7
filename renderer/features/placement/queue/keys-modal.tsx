import { Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { KeyTable, type KeyRow } from '../../../components/key-table.tsx';

const KEYS: readonly KeyRow[] = [
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
      <KeyTable rows={KEYS} />
    </Modal>
  );
}
