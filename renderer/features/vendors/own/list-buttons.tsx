import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { plural } from '../../../components/format.ts';
import { showDone, showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData } from '../../../data/data-client.ts';
import { offerUndo } from '../offer-undo.ts';
import { ListResultModal, type TakenList } from './list-result-modal.tsx';

async function save(): Promise<void> {
  const file = await callApp('files.chooseSave', {
    suggestedName: 'own suppliers and names.json',
    kind: 'json',
  });
  if (file === null) return;
  const { suppliers, names, settled } = await callData('suppliers.export', { token: file.token });
  showDone(
    'Your names are saved',
    `${plural(suppliers, 'supplier')} of yours and ${plural(names, 'name')} are in ${file.name}${
      settled === 0 ? '' : `, with ${plural(settled, 'decision')} on labels`
    }.`,
  );
}

async function take(): Promise<TakenList | null> {
  const file = await callApp('files.chooseJson', {});
  if (file === null) return null;
  return { fileName: file.name, ...(await callData('suppliers.import', { token: file.token })) };
}

/** Tells what a list brought where nothing of it was left out. */
function tell({ fileName, added, known, changed, changeId }: TakenList): void {
  const already = `${plural(known, 'entry', 'entries')} known already`;
  if (changeId === null) {
    showDone('Nothing new', `${fileName}: ${already}.`);
    return;
  }
  const title = `${plural(added, 'entry', 'entries')} taken from ${fileName}`;
  offerUndo(title, `${already}. ${plural(changed, 'item')} changed.`, changeId);
}

/** Saves what the operator knows of suppliers and names as a file, and takes such a file. */
export function ListButtons(): ReactElement {
  const [result, setResult] = useState<TakenList | null>(null);
  const saving = useMutation({ mutationFn: save, onError: showError });
  const taking = useMutation({
    mutationFn: take,
    onError: showError,
    onSuccess: (taken) => {
      if (taken === null) return;
      if (taken.leftOut.length === 0) tell(taken);
      else setResult(taken);
    },
  });
  return (
    <Group gap={8}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        title="Your suppliers, names, owners and decisions on labels as a file for another workspace"
        loading={saving.isPending}
        onClick={() => saving.mutate()}
      >
        Save my names…
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconUpload size={14} aria-hidden />}
        title="Suppliers, names, owners and decisions on labels from a file that Provenet saved"
        loading={taking.isPending}
        onClick={() => taking.mutate()}
      >
        Take names…
      </Button>
      <ListResultModal result={result} onClose={() => setResult(null)} />
    </Group>
  );
}
