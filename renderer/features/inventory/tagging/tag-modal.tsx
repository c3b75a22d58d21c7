import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { ItemSet } from '#shared/contract/item-changes';
import type { ItemFilter } from '#shared/domain/filter';
import { plural } from '../../../components/format.ts';
import { showError } from '../../../components/notify.ts';
import { Segments } from '../../../components/segments.tsx';
import { callData } from '../../../data/data-client.ts';
import { useData } from '../../../data/hooks.ts';
import { useSupplierNames } from '../filters/use-supplier-names.ts';
import { ChangePreview } from './change-preview.tsx';
import { ChosenItems } from './chosen-items.tsx';
import { ReasonField } from './reason-field.tsx';
import { choiceFrom, describeSet, setFrom, TAG_KINDS } from './tag-choice.ts';
import { TagValueField } from './tag-value-field.tsx';
import { useTagItems } from './use-tag-items.ts';

/** Which items are to be changed, and to what where that is already known. */
export type TagRequest = { readonly filter: ItemFilter; readonly set?: ItemSet };

const KIND_OPTIONS = [
  { value: 'placement', label: 'Placement' },
  { value: 'function', label: 'Function' },
  { value: 'vendor', label: 'Vendor' },
  { value: 'field', label: 'Another field' },
];

type TagModalProps = {
  /** `null` keeps the dialog closed. */
  readonly request: TagRequest | null;
  readonly onClose: () => void;
};

function TagForm({ request, onClose }: { request: TagRequest; onClose: () => void }): ReactElement {
  const suppliers = useSupplierNames();
  const [choice, setChoice] = useState(() => choiceFrom(request.set));
  const [reason, setReason] = useState('');
  const count = useData('items.count', { filter: request.filter });
  const tagging = useTagItems();
  const set = setFrom(choice);
  const items = count.data?.items;
  // Whoever knows what they want need not wait for the count; it can be undone.
  const canTag = set !== null && reason.trim() !== '' && items !== 0;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!canTag) return;
        tagging.tag({
          filter: request.filter,
          set,
          reason: reason.trim(),
          words: describeSet(set, suppliers),
          onDone: onClose,
        });
      }}
    >
      <Stack gap="md">
        <ChosenItems filter={request.filter} />
        <Segments
          aria-label="What to set"
          data={KIND_OPTIONS}
          value={choice.kind}
          onChange={(value) => {
            const kind = TAG_KINDS.find((each) => each === value);
            if (kind !== undefined) setChoice({ ...choice, kind });
          }}
        />
        <TagValueField choice={choice} onChange={setChoice} />
        <ReasonField value={reason} onChange={setReason} />
        {set === null ? null : <ChangePreview filter={request.filter} set={set} />}
        <Text size="sm" c="dimmed" aria-live="polite">
          {set === null || items === undefined
            ? 'Pick what to set.'
            : `${items === 1 ? '1 item is' : `${plural(items, 'item')} are`} ${describeSet(set, suppliers)}, whatever was set before. Verdicts are computed anew. It can be undone.`}
        </Text>
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              callData('items.cancelChange', {}).catch(showError);
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" disabled={!canTag} loading={tagging.isPending}>
            {items === undefined ? 'Change items' : `Change ${plural(items, 'item')}`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Sets a tag or another field on every item of a filter, with a reason. */
export function TagModal({ request, onClose }: TagModalProps): ReactElement {
  return (
    <Modal
      opened={request !== null}
      onClose={onClose}
      title={request?.filter.itemId === undefined ? 'Change items' : 'Change this item'}
      size="lg"
    >
      {request === null ? null : <TagForm request={request} onClose={onClose} />}
    </Modal>
  );
}
