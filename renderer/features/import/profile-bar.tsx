import { Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { SavedProfile } from '#shared/contract/app';
import type { Inspection } from '#shared/contract/import';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { useApp } from '../../data/hooks.ts';
import { readWith, readWithout, useImport } from './import-store.ts';
import { isChanged, profileOf } from './profile-fit.ts';
import { refreshProfiles, useProfilesModal } from './profiles.ts';
import profiles from './profiles.module.css';

/** Saves what is chosen now, under a name or in the place of a profile. */
async function save(name: string, id?: string): Promise<SavedProfile> {
  const state = useImport.getState();
  if (state.inspection === null) throw new Error('There is no file to make a profile from.');
  const saved = await callApp('profiles.save', {
    ...(id === undefined ? {} : { id }),
    profile: profileOf(name, state, state.inspection),
  });
  useImport.setState({ profile: saved });
  await refreshProfiles();
  return saved;
}

/** Asks for the name of a new profile. */
function SaveAs(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const saving = useMutation({
    mutationFn: () => save(name.trim()),
    onSuccess: ({ profile }) => {
      setIsOpen(false);
      setName('');
      showDone('Profile saved', `Files with the headings of ${profile.name} are read with it.`);
    },
    onError: showError,
  });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          Save as a profile
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Save as a profile">
        <form
          className={profiles['saveAs']}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') saving.mutate();
          }}
        >
          <TextInput
            label="Name of the profile"
            description="Such as the system that the file comes from"
            size="xs"
            w={260}
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <Button type="submit" size="xs" disabled={name.trim() === ''} loading={saving.isPending}>
            Save
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Which profile the file is read with, and what can be done with it. */
export function ProfileBar({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const state = useImport();
  const { profile: current, isRecognised, isInspecting } = state;
  const { data: saved = [] } = useApp('profiles.list', {});
  const show = useProfilesModal((modal) => modal.show);
  const updating = useMutation({
    mutationFn: ({ id, profile }: SavedProfile) => save(profile.name, id),
    onSuccess: ({ profile }) => {
      showDone('Profile updated', `${profile.name} holds what is chosen now.`);
    },
    onError: showError,
  });
  const isOther =
    current !== null && !isInspecting && isChanged(current.profile, state, inspection);
  const listed = saved.some(({ id }) => id === current?.id) || current === null;
  return (
    <section className={profiles['profileBar']} aria-label="Profile">
      {saved.length === 0 && current === null ? null : (
        <NativeSelect
          size="xs"
          w={220}
          aria-label="Profile"
          data={[
            { value: '', label: 'No profile' },
            ...(listed ? saved : [...saved, current]).map(({ id, profile }) => ({
              value: id,
              label: profile.name,
            })),
          ]}
          value={current?.id ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const chosen = saved.find(({ id }) => id === value);
            void (chosen === undefined ? readWithout() : readWith(chosen));
          }}
        />
      )}
      <span className={profiles['profileText']} role="status">
        {current === null ? (
          'How this file is read can be kept for the next one of its kind.'
        ) : (
          <>
            <span>
              Read with <b>{current.profile.name}</b>
              {isRecognised ? ', recognised by its headings' : ''}
              {isOther ? '; changed since' : ''}
            </span>
            <Button size="compact-xs" variant="subtle" onClick={() => void readWithout()}>
              Read without it
            </Button>
          </>
        )}
      </span>
      {current !== null && isOther ? (
        <Button
          size="xs"
          variant="default"
          loading={updating.isPending}
          onClick={() => {
            updating.mutate(current);
          }}
        >
          Update the profile
        </Button>
      ) : null}
      <SaveAs />
      <Button size="xs" variant="subtle" onClick={show}>
        Manage profiles
      </Button>
    </section>
  );
}
