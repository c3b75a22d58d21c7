import { Button, Checkbox, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { PackFile } from '#shared/contract/policy-packs';
import type { IsoDate } from '#shared/domain/date';
import { plural } from '../../../components/format.ts';
import { useCommand } from '../../../data/hooks.ts';
import { offerPolicyUndo } from './offer-policy-undo.ts';
import { PreviewBody } from './preview-body.tsx';
import classes from './packs.module.css';

/** A pack file that was chosen and read. */
export type ChosenPack = { readonly token: string; readonly file: PackFile };

type BodyProps = {
  readonly chosen: ChosenPack;
  readonly asOf: IsoDate;
  readonly onClose: () => void;
};

function Refused({
  file,
  onClose,
}: {
  file: Extract<PackFile, { is: 'refused' }>;
  onClose: () => void;
}): ReactElement {
  return (
    <Stack gap="md">
      <Text size="sm">
        <bdi>{file.fileName}</bdi> was not taken. {plural(file.troubles.length, 'place')}{' '}
        {file.troubles.length === 1 ? 'is' : 'are'} wrong; mend the file and choose it again.
      </Text>
      <ScrollArea.Autosize mah={360} type="auto" viewportProps={{ tabIndex: 0 }}>
        <ul className={classes['troubles']} aria-label="What is wrong">
          {file.troubles.map(({ place, reason }, at) => (
            // One place can be wrong in two ways.
            <li key={`${at}-${place}`}>
              <bdi className={classes['place']}>{place}</bdi>: <bdi>{reason}</bdi>.
            </li>
          ))}
        </ul>
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  );
}

function Ready({
  token,
  file,
  asOf,
  onClose,
}: {
  token: string;
  file: Extract<PackFile, { is: 'ready' }>;
  asOf: IsoDate;
  onClose: () => void;
}): ReactElement {
  const { preview, sha256 } = file;
  const { title, version, isProposal, stored } = preview;
  const [activates, setActivates] = useState(true);
  const command = useCommand('policies.takeFile');
  const mayChoose = !isProposal && stored?.isActive !== true;
  const isActive = !isProposal && (stored?.isActive === true || activates);
  return (
    <Stack gap="md">
      <PreviewBody preview={preview} asOf={asOf} isActive={isActive} />
      {mayChoose ? (
        <Checkbox
          label="Activate it at once"
          description="Otherwise it stays inactive and changes no verdict."
          checked={activates}
          onChange={(event) => setActivates(event.currentTarget.checked)}
        />
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Not now
        </Button>
        <Button
          loading={command.isPending}
          onClick={() => {
            command.mutate(
              { token, sha256, isActive },
              {
                onSuccess: (done) => {
                  offerPolicyUndo(`“${title}” ${version} is taken`, done);
                  onClose();
                },
              },
            );
          }}
        >
          Take it
        </Button>
      </Group>
    </Stack>
  );
}

function Body({ chosen, asOf, onClose }: BodyProps): ReactElement {
  const { token, file } = chosen;
  if (file.is === 'refused') return <Refused file={file} onClose={onClose} />;
  return <Ready token={token} file={file} asOf={asOf} onClose={onClose} />;
}

type PackFileModalProps = Omit<BodyProps, 'chosen'> & {
  /** `null` keeps the dialog closed. */
  readonly chosen: ChosenPack | null;
};

/** What a pack file holds: what taking it would do, or where and why it is refused. */
export function PackFileModal({ chosen, asOf, onClose }: PackFileModalProps): ReactElement {
  const isRefused = chosen?.file.is === 'refused';
  return (
    <Modal
      opened={chosen !== null}
      onClose={onClose}
      size={isRefused ? 'lg' : 860}
      title={
        isRefused
          ? 'This file is not a policy'
          : `A policy from ${chosen?.file.fileName ?? 'a file'}`
      }
    >
      {chosen === null ? null : <Body chosen={chosen} asOf={asOf} onClose={onClose} />}
    </Modal>
  );
}
