import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { messageOf } from '../../../components/notify.ts';

/** What a view is to be named for. */
export type NameRequest = {
  readonly title: string;
  readonly button: string;
  readonly name: string;
  /** Rejects with the sentence that the operator is to read. */
  readonly save: (name: string) => Promise<void>;
};

type NameDialogProps = { readonly request: NameRequest; readonly onClose: () => void };

function NameForm({ request, onClose }: NameDialogProps): ReactElement {
  const [name, setName] = useState(request.name);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = (): void => {
    setIsBusy(true);
    request
      .save(name.trim())
      .then(onClose)
      .catch((failure: unknown) => setError(messageOf(failure)))
      .finally(() => setIsBusy(false));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !isBusy) save();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          value={name}
          error={error}
          maxLength={100}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={isBusy}>
            {request.button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks for the name of a view; a name that is taken is said beside the field. */
export function NameDialog({
  request,
  onClose,
}: {
  readonly request: NameRequest | null;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Modal
      opened={request !== null}
      onClose={onClose}
      title={request?.title}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {request === null ? null : <NameForm request={request} onClose={onClose} />}
    </Modal>
  );
}
