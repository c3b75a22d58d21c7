import {
  Alert,
  Button,
  Checkbox,
  Group,
  PasswordInput,
  Progress,
  Stack,
  Text,
} from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { SigningKey } from '#shared/contract/signing';
import { ANNEXES } from '#shared/domain/annex';
import { formatBytes, formatNumber, plural } from '../../../components/format.ts';
import { showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { annexWords } from './annex-words.ts';
import { useComposition } from '../composition-store.ts';
import { choicesFor, loadChoices, saveChoices, type BundleChoices } from './bundle-choices.ts';
import { cancelBundle, saveBundle, useBundle } from './bundle-job.ts';
import { Fingerprint } from './fingerprint.tsx';

function Running(): ReactElement | null {
  const job = useBundle((state) => state.job);
  if (job === null) return null;
  const { part, fileName, isCancelling } = job;
  const share = part === null || part.total === 0 ? 100 : (part.done / part.total) * 100;
  return (
    <Stack gap={6} role="status">
      <Text size="sm" fw={600} truncate>
        Writing <bdi>{fileName}</bdi>
      </Text>
      <Text size="sm" c="dimmed" className="num">
        {part === null
          ? 'Laying out the audit summary'
          : part.total === 0
            ? part.file
            : `${part.file}: ${formatNumber(part.done)} of ${formatNumber(part.total)} rows`}
      </Text>
      <Group gap="md" wrap="nowrap">
        <Progress
          flex={1}
          value={share}
          animated={part === null || part.total === 0}
          aria-label="Evidence bundle"
        />
        <Button size="compact-sm" variant="default" loading={isCancelling} onClick={cancelBundle}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

function Failed(): ReactElement | null {
  const failure = useBundle((state) => state.failure);
  if (failure === null) return null;
  return (
    <Alert color="red" title="The bundle was not made" role="alert">
      {failure}
    </Alert>
  );
}

function Made(): ReactElement | null {
  const made = useBundle((state) => state.made);
  if (made === null) return null;
  const { outcome, token } = made;
  const lacks = outcome.annexes.flatMap(({ missing }) => missing.map(({ column }) => column));
  const show = (): void => {
    callApp('bundle.showInFolder', { token }).catch(showError);
  };
  return (
    <Alert color="teal" role="status" title={<bdi>{outcome.file}</bdi>}>
      <Stack gap={6} align="flex-start">
        <Text size="sm">
          {plural(outcome.files, 'file')}, {formatBytes(outcome.bytes)};{' '}
          {outcome.signer === null ? 'not signed' : 'signed with your key'}.
        </Text>
        <Text size="xs" c="dimmed">
          SHA-256 of the bundle
        </Text>
        <Fingerprint value={outcome.sha256} of="the hash of the bundle" />
        <Text size="xs" c="dimmed">
          Hash of the figures; its first twelve digits stand on each page
        </Text>
        <Fingerprint value={outcome.figures} of="the hash of the figures" />
        {lacks.length === 0 ? null : (
          <Text size="sm">
            The list for removal and replacement lacks what the workspace does not know:{' '}
            {[...new Set(lacks)].join(', ')}.
          </Text>
        )}
        <Button size="compact-sm" variant="default" onClick={show}>
          Show in folder
        </Button>
      </Stack>
    </Alert>
  );
}

type BundleTabProps = {
  /** The key that signs, `null` where none was made. */
  readonly signingKey: SigningKey | null;
};

/** What goes into an evidence bundle, and the way to make it. */
export function BundleTab({ signingKey }: BundleTabProps): ReactElement {
  const [choices, setChoices] = useState(loadChoices);
  const [isSigned, setSigned] = useState(signingKey !== null);
  const [passphrase, setPassphrase] = useState('');
  const isBusy = useBundle(({ job }) => job !== null);
  const composition = useComposition((state) => state.composition);
  const isRedacted = composition.redaction !== 'full';
  const fitting = choicesFor(choices, composition);
  const change = (changes: Partial<BundleChoices>): void => {
    const next = { ...choices, ...changes };
    setChoices(next);
    saveChoices(next);
  };
  const signs = isSigned && signingKey !== null;
  const needsPassphrase = signs && signingKey.protection !== 'key-store';
  const save = (): void => {
    void saveBundle({
      ...fitting,
      composition,
      isSigned: signs,
      ...(needsPassphrase ? { passphrase } : {}),
    });
  };
  return (
    <Stack gap="md">
      <Text size="sm">
        One ZIP file for whoever has to believe the figures: with the policies as they were used,
        the ledgers of all imports, and a manifest with the SHA-256 of each file.
      </Text>
      <Checkbox
        label="Audit summary, PDF"
        checked={choices.hasDocument}
        onChange={(event) => change({ hasDocument: event.currentTarget.checked })}
      />
      <Checkbox.Group
        label="Annexes"
        description={
          isRedacted
            ? 'The summary is redacted, and so is the bundle: lists of items would tell the sites. Let “Its readers see” be “Everything” to add them.'
            : undefined
        }
        value={fitting.annexes}
        onChange={(value) => change({ annexes: ANNEXES.filter((annex) => value.includes(annex)) })}
      >
        <Stack gap={8} mt={6}>
          {ANNEXES.filter((annex) => annex !== 'figures').map((annex) => (
            <Checkbox
              key={annex}
              value={annex}
              disabled={isRedacted}
              label={annexWords[annex].label}
              description={annexWords[annex].about}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox
        label="Undetermined items beside the flagged ones"
        disabled={isRedacted}
        checked={choices.hasUndetermined}
        onChange={(event) => change({ hasUndetermined: event.currentTarget.checked })}
      />
      <Checkbox
        label="Sign with my key"
        description={
          signingKey === null
            ? 'There is no signing key yet; make one under “Signing key”.'
            : 'Shows that the bundle comes from you, and was not made anew by somebody else.'
        }
        disabled={signingKey === null}
        checked={signs}
        onChange={(event) => setSigned(event.currentTarget.checked)}
      />
      {needsPassphrase ? (
        <PasswordInput
          label="Passphrase of the key"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      ) : null}
      <Running />
      <Failed />
      <Made />
      <Group justify="flex-end">
        <Button onClick={save} loading={isBusy} disabled={needsPassphrase && passphrase === ''}>
          Save bundle
        </Button>
      </Group>
    </Stack>
  );
}
