import { ActionIcon, Button, Group, Modal, Table, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { SavedProfile } from '#shared/contract/app';
import { plural } from '../../components/format.ts';
import { messageOf, showDone, showError } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { useApp } from '../../data/hooks.ts';
import { useImport } from './import-store.ts';
import { refreshProfiles, useProfilesModal } from './profiles.ts';
import profiles from './profiles.module.css';

async function keep({ id, profile }: SavedProfile): Promise<void> {
  const saved = await callApp('profiles.save', { id, profile });
  if (useImport.getState().profile?.id === id) useImport.setState({ profile: saved });
  await refreshProfiles();
}

async function take(): Promise<void> {
  const saved = await callApp('profiles.import', {});
  if (saved === null) return;
  await refreshProfiles();
  showDone('Profile taken', `${saved.profile.name} is in the list now.`);
}

async function give({ id, profile }: SavedProfile): Promise<void> {
  const file = await callApp('profiles.export', { id });
  if (file !== null) showDone('Profile saved as a file', `${profile.name} is in ${file.name}.`);
}

type RowProps = { readonly saved: SavedProfile; onRemoved(this: void, saved: SavedProfile): void };

function ProfileRow({ saved, onRemoved }: RowProps): ReactElement {
  const { id, profile } = saved;
  const [name, setName] = useState<string | null>(null);
  const rename = async (): Promise<void> => {
    const given = (name ?? '').trim();
    if (given !== '' && given !== profile.name)
      await keep({ id, profile: { ...profile, name: given } });
    setName(null);
  };
  const remove = async (): Promise<void> => {
    await callApp('profiles.remove', { id });
    onRemoved(saved);
    await refreshProfiles();
  };
  return (
    <Table.Tr>
      <Table.Td>
        {name === null ? (
          <bdi className={profiles['profileName']}>{profile.name}</bdi>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              rename().catch(showError);
            }}
          >
            <TextInput
              size="xs"
              aria-label={`New name of ${profile.name}`}
              maxLength={200}
              autoFocus
              value={name}
              onChange={(event) => {
                setName(event.currentTarget.value);
              }}
              onBlur={() => {
                rename().catch(showError);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                setName(null);
              }}
            />
          </form>
        )}
        <Text size="xs" c="dimmed">
          {plural(Object.keys(profile.map).length, 'column')} mapped
          {profile.source === undefined ? '' : `, source ${profile.source}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Rename ${profile.name}`}
            onClick={() => {
              setName(profile.name);
            }}
          >
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Save ${profile.name} as a file`}
            onClick={() => {
              give(saved).catch(showError);
            }}
          >
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Delete ${profile.name}`}
            onClick={() => {
              remove().catch(showError);
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function ProfileList(): ReactElement {
  const { data, error, refetch } = useApp('profiles.list', {});
  const [removed, setRemoved] = useState<SavedProfile | null>(null);
  const restoring = useMutation({
    mutationFn: keep,
    onSuccess: () => {
      setRemoved(null);
    },
    onError: showError,
  });
  if (error !== null)
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState blocks={[120]} />;
  return (
    <>
      {data.length === 0 ? (
        <Text size="sm" c="dimmed">
          No profile is saved yet. Open a file, choose how it is read, and save that as a profile.
        </Text>
      ) : (
        <Table aria-label="Profiles">
          <Table.Tbody>
            {data.map((saved) => (
              <ProfileRow key={saved.id} saved={saved} onRemoved={setRemoved} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {removed === null ? null : (
        <Group gap="xs" mt="sm" role="status">
          <Text size="sm">{removed.profile.name} is deleted.</Text>
          <Button
            size="compact-xs"
            variant="default"
            loading={restoring.isPending}
            onClick={() => {
              restoring.mutate(removed);
            }}
          >
            Undo
          </Button>
        </Group>
      )}
    </>
  );
}

/** The profiles of this computer: rename, delete, give and take them as files. */
export function ProfilesModal(): ReactElement {
  const { isOpen, close } = useProfilesModal();
  return (
    <Modal opened={isOpen} onClose={close} title="Profiles" size="lg">
      <Text size="sm" c="dimmed" mb="sm">
        A profile says how files of one kind are read and what their rows do. The command line reads
        the same files.
      </Text>
      <ProfileList />
      <Button
        mt="md"
        size="xs"
        variant="default"
        leftSection={<IconUpload size={14} aria-hidden />}
        onClick={() => {
          take().catch(showError);
        }}
      >
        Take a profile from a file
      </Button>
    </Modal>
  );
}
