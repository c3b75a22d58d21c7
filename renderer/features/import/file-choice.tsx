import { Button, Group, Kbd, Text } from '@mantine/core';
import { IconClipboardText, IconFileImport, IconFolder } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { GrantedFile } from '#shared/contract/granted-file';
import { MOD_KEY } from '../../app/mod-key.ts';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { startWith } from './import-store.ts';
import { pasteText } from './pasted.ts';
import classes from './import.module.css';

type Choosing = () => Promise<readonly GrantedFile[]>;

const chooseFiles: Choosing = () => callApp('files.chooseInventories', {});
const chooseFolder: Choosing = () => callApp('files.chooseFolder', {});
const takeSample: Choosing = async () => [await callApp('files.sampleNetwork', {})];
const paste: Choosing = async () => [await pasteText()];

function begin(choosing: Choosing): () => void {
  return () => {
    choosing().then(startWith).catch(showError);
  };
}

/** Starts with the text of the clipboard; a failure is told. */
export const startWithPasted = begin(paste);

/** Where an import begins: a file, several, a folder, or what was copied elsewhere. */
export function FileChoice(): ReactElement {
  return (
    <div className={classes['drop']}>
      <IconFileImport size={36} stroke={1.4} aria-hidden />
      <Text fw={600}>Drop inventories or a folder here, or choose them</Text>
      <Text size="sm" c="dimmed" maw={560}>
        CSV files with any delimiter and in any usual encoding. Nothing is written before you have
        seen what will happen.
      </Text>
      <Group gap="xs" mt={8} justify="center">
        <Button onClick={begin(chooseFiles)}>Choose a file or several</Button>
        <Button
          variant="default"
          leftSection={<IconFolder size={16} aria-hidden />}
          onClick={begin(chooseFolder)}
        >
          Choose a folder
        </Button>
        <Button
          variant="default"
          leftSection={<IconClipboardText size={16} aria-hidden />}
          rightSection={<Kbd size="xs">{MOD_KEY} V</Kbd>}
          onClick={startWithPasted}
        >
          Paste
        </Button>
        <Button variant="subtle" onClick={begin(takeSample)}>
          Use the sample network
        </Button>
      </Group>
    </div>
  );
}
