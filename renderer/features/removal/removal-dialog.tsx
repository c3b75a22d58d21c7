import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { plural } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { messageOf, showError } from '../../components/notify.ts';
import { callData } from '../../data/data-client.ts';
import { useData } from '../../data/hooks.ts';
import { isEmptyFilter } from '../inventory/filters/filter-model.ts';
import { sentenceOf } from '../inventory/filters/filter-sentence.ts';
import { useSupplierNames } from '../inventory/filters/use-supplier-names.ts';
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
  const suppliers = useSupplierNames();
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
        {isOneItem ? null : (
          <Text size="sm">
            {items === undefined ? 'Counting the items …' : `${plural(items, 'item')}: `}
            {items === undefined ? null : (
              <Text span c="dimmed" inherit>
                {sentenceOf(filter, suppliers)}
              </Text>
            )}
          </Text>
        )}
        {count.isError ? (
          <Alert
            classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
            icon={<IconAlertTriangle aria-hidden />}
          >
            {messageOf(count.error)}
          </Alert>
        ) : null}
        {isEmptyFilter(filter) ? (
          <Alert
            classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
            icon={<IconAlertTriangle aria-hidden />}
          >
            No filter is set: this is every item of the workspace.
          </Alert>
        ) : null}
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
export function RemovalDialog(): ReactElement {
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
}
