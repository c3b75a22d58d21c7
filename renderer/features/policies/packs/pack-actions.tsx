import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { IsoDate } from '#shared/domain/date';
import { showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData } from '../../../data/data-client.ts';
import { openOwnPack } from '../own-pack/own-pack-store.ts';
import { PackFileModal, type ChosenPack } from './pack-file-modal.tsx';

async function choose(): Promise<ChosenPack | null> {
  const file = await callApp('files.chooseJson', {});
  if (file === null) return null;
  const { token } = file;
  return { token, file: await callData('policies.previewFile', { token }) };
}

/** Takes a policy from a file, and begins one of the operator's own. */
export function PackActions({ asOf }: { readonly asOf: IsoDate }): ReactElement {
  const [chosen, setChosen] = useState<ChosenPack | null>(null);
  const choosing = useMutation({ mutationFn: choose, onError: showError, onSuccess: setChosen });
  return (
    <Group gap={8}>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconUpload size={14} aria-hidden />}
        title="A policy pack as a JSON file; nothing is taken before you have seen what it changes"
        loading={choosing.isPending}
        onClick={() => choosing.mutate()}
      >
        Take from a file…
      </Button>
      <Button
        size="sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => openOwnPack(null)}
      >
        New policy
      </Button>
      <PackFileModal chosen={chosen} asOf={asOf} onClose={() => setChosen(null)} />
    </Group>
  );
}
