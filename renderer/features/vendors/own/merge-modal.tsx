import { List, Modal, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { plural } from '../../../components/format.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SupplierField } from './supplier-field.tsx';
import { useOwnCommand } from './use-own-command.ts';

type MergeProps = { readonly vendor: Vendor; readonly onClose: () => void };

function MergeForm({ vendor, onClose }: MergeProps): ReactElement {
  const [intoId, setIntoId] = useState<string | null>(null);
  const names = useSupplierNames();
  const { send, isPending, error } = useOwnCommand('suppliers.merge');
  const into = intoId === null ? null : (names.get(intoId) ?? intoId);
  const { name, supplierId, spellings, items } = vendor;
  return (
    <FormFrame
      submit="Merge"
      canSubmit={intoId !== null}
      isPending={isPending}
      error={error}
      onCancel={onClose}
      onSubmit={() => {
        if (intoId === null) return;
        send({ supplierId, intoId }, `${name} is merged into ${into}`, onClose);
      }}
    >
      <SupplierField
        label="Same as"
        description="One of the registry, or another one of yours"
        except={supplierId}
        value={intoId}
        onChange={setIntoId}
      />
      <Text size="sm" component="div" c="dimmed" aria-live="polite">
        <List size="sm" spacing={4}>
          <List.Item>
            <bdi>{name}</bdi> is gone from the list; it stays as a name of{' '}
            <bdi>{into ?? 'the other'}</bdi>.
          </List.Item>
          <List.Item>
            {plural(spellings.length, 'spelling')} and {plural(items, 'item')} in scope follow, and
            are judged as those of <bdi>{into ?? 'the other'}</bdi>.
          </List.Item>
          <List.Item>Owners that you gave it are dropped. All of it can be undone.</List.Item>
        </List>
      </Text>
    </FormFrame>
  );
}

/** Makes one of the operator's own suppliers the same as another. */
export function MergeModal({
  isOpen,
  ...props
}: MergeProps & { readonly isOpen: boolean }): ReactElement {
  return (
    <Modal
      opened={isOpen}
      onClose={props.onClose}
      title={`Merge ${props.vendor.name} into another`}
    >
      {isOpen ? <MergeForm {...props} /> : null}
    </Modal>
  );
}
