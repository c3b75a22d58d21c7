import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { useDialogs } from '../../app/dialogs.ts';
import { CountrySelect } from '../../components/country-select.tsx';
import { showDone } from '../../components/notify.ts';
import { useCommand, useData } from '../../data/hooks.ts';

type FormProps = { readonly workspace: WorkspaceInfo; onClose(this: void): void };

function SettingsForm({ workspace, onClose }: FormProps): ReactElement {
  const [operatorName, setOperatorName] = useState(workspace.operatorName);
  const [scopeNote, setScopeNote] = useState(workspace.scopeNote);
  const [homeCountry, setHomeCountry] = useState(workspace.homeCountry);
  const update = useCommand('workspace.update');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    update.mutate(
      { operatorName: operatorName.trim(), scopeNote: scopeNote.trim(), homeCountry },
      {
        onSuccess: () => {
          showDone('Saved', 'The settings apply to this workspace.');
          onClose();
        },
      },
    );
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Operator’s name"
          description="Stands in the title of the audit summary."
          value={operatorName}
          maxLength={200}
          onChange={(event) => {
            setOperatorName(event.currentTarget.value);
          }}
          data-autofocus
        />
        <CountrySelect
          label="Home country"
          description="Stands in where an item names no country, so that national rules can be decided."
          value={homeCountry}
          onChange={setHomeCountry}
        />
        <Textarea
          label="Scope note"
          description="What this audit covers, in a sentence; printed under the title."
          value={scopeNote}
          maxLength={1000}
          autosize
          minRows={3}
          maxRows={8}
          onChange={(event) => {
            setScopeNote(event.currentTarget.value);
          }}
        />
        {workspace.isReadOnly ? (
          <Text size="sm" c="dimmed">
            This workspace is open for reading only; its settings cannot be changed.
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={update.isPending} disabled={workspace.isReadOnly}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The workspace's own settings. */
export function SettingsModal(): ReactElement {
  const { open, close } = useDialogs();
  const { data } = useData('workspace.get', {});
  return (
    <Modal opened={open === 'settings'} onClose={close} title="Workspace settings" size={520}>
      {data === undefined ? null : <SettingsForm workspace={data} onClose={close} />}
    </Modal>
  );
}
