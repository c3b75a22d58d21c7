import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { memo, useState, type ReactElement } from 'react';
import { showError } from '../../components/notify.ts';
import { callData } from '../../data/data-client.ts';
import { useData } from '../../data/hooks.ts';
import { ChosenItems } from '../inventory/tagging/chosen-items.tsx';
import { ReasonField } from '../inventory/tagging/reason-field.tsx';
import {
  closeRemovalDialog,
  useRemovalDialog,
  type RemovalRequest,
} from './removal-dialog-store.ts';
import { draftOf, setOf } from './removal-draft.ts';
import { RemovalFields } from './removal-fields.tsx';
import { RemovalPreview, RemovalProgress } from './removal-preview.tsx';
import { useSetRemoval } from './use-set-removal.ts';

function RemovalForm({ request }: { readonly request: RemovalRequest }): ReactElement {
  const { filter, entry } = request;
  const isOneItem = entry !== undefined;
  const [draft, setDraft] = useState(() => draftOf(entry ?? null));
  const [reason, setReason] = useState('');
  const count = useData('items.count', { filter });
  const setting = useSetRemoval();
  const { set, error } = setOf(draft, isOneItem);
  const items = count.data?.items;
  const canSet = set !== null && reason.trim() !== '' && items !== 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!canSet) return;
        setting.run({ filter, set, reason: reason.trim(), onDone: closeRemovalDialog });
      }}
    >
      <Stack gap="md">
        <ChosenItems filter={filter} isSaid={!isOneItem} />
        <RemovalFields draft={draft} isOneItem={isOneItem} onChange={setDraft} />
        <ReasonField value={reason} onChange={setReason} />
        {error === null ? null : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
        {set === null ? null : <RemovalPreview filter={filter} set={set} />}
        {setting.isPending ? <RemovalProgress /> : null}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              callData('items.cancelChange', {}).catch(showError);
              closeRemovalDialog();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" disabled={!canSet} loading={setting.isPending}>
            Set the plan
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The dialog in which the removal of the items of a filter is planned, with a reason. */
export const RemovalDialog = memo(function RemovalDialog(): ReactElement {
  const request = useRemovalDialog((state) => state.request);
  return (
    <Modal
      opened={request !== null}
      onClose={closeRemovalDialog}
      title={request?.entry === undefined ? 'Plan the removal' : 'Plan the removal of this item'}
      size="lg"
    >
      {request === null ? null : <RemovalForm request={request} />}
    </Modal>
  );
});
