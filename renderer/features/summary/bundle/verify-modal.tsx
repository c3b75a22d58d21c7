import { Alert, Button, Group, List, Modal, Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { BundleCheck } from '#shared/contract/bundle-check';
import { formatDate, formatMoment, plural } from '../../../components/format.ts';
import { showError } from '../../../components/notify.ts';
import { Fingerprint } from './fingerprint.tsx';
import { closeVerify, nameSigner, useVerify, verifyChosenBundle } from './verify-job.ts';

function SignatureWords({ check }: { readonly check: BundleCheck }): ReactElement | null {
  const { status, fingerprint, isExpected } = check.signature;
  if (status === 'unchecked') return null;
  if (status === 'unsigned') {
    return (
      <Text size="sm">
        Not signed: this shows damage, but not that nobody made the whole bundle anew.
      </Text>
    );
  }
  if (status === 'broken') return <Text size="sm">The signature does not fit.</Text>;
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">
        {isExpected === null
          ? 'Signed. Compare the fingerprint of the key with what the signer told you:'
          : isExpected
            ? 'Signed by the signer whose key you named:'
            : 'Signed, but not by the signer whose key you named:'}
      </Text>
      {fingerprint === null ? null : (
        <Fingerprint value={fingerprint} of="the fingerprint of the signer" />
      )}
    </Stack>
  );
}

/** The headline of a result and its colour; what could not be checked is accused of nothing. */
function headlineOf({ ok, troubles }: BundleCheck): { title: string; color: string } {
  if (ok) return { title: 'Everything fits', color: 'teal' };
  const kinds = new Set(troubles.map(({ kind }) => kind));
  if (kinds.has('unchecked')) {
    return { title: 'This bundle could not be checked', color: 'yellow' };
  }
  const title = kinds.has('refused') ? 'This file is refused' : 'This bundle is not as it was made';
  return { title, color: 'red' };
}

function Result({ check }: { readonly check: BundleCheck }): ReactElement {
  const { manifest, filesFit, troubles, isPackedAnew } = check;
  return (
    <Alert {...headlineOf(check)} role="status">
      <Stack gap="sm">
        {troubles.length === 0 ? null : (
          <List size="sm" spacing={4}>
            {troubles.map(({ message }) => (
              <List.Item key={message}>
                <bdi>{message}</bdi>
              </List.Item>
            ))}
          </List>
        )}
        {manifest === null ? null : (
          <Text size="sm">
            <bdi>{manifest.workspace}</bdi> as of {formatDate(manifest.asOf)}, made{' '}
            {formatMoment(manifest.madeAt)} by Provenet {manifest.appVersion}.{' '}
            {filesFit === manifest.files
              ? `All ${plural(manifest.files, 'file')} are as the manifest says.`
              : `${filesFit} of ${plural(manifest.files, 'file')} are as the manifest says.`}{' '}
            {manifest.hasDocument
              ? `Each page of the audit summary must carry ${manifest.shortHash}.`
              : 'It holds no printed summary.'}
          </Text>
        )}
        <SignatureWords check={check} />
        {isPackedAnew ? (
          <Text size="sm">
            Another program packed these files anew; only the files themselves were checked.
          </Text>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** What the check of a bundle found, wherever it was started. */
export function VerifyModal(): ReactElement {
  const { file, share, check } = useVerify();
  return (
    <Modal opened={file !== null} onClose={closeVerify} title="Verify a bundle" size={640}>
      {file === null ? null : (
        <Stack gap="md">
          <Text size="sm" fw={600} truncate>
            <bdi>{file.name}</bdi>
          </Text>
          {check === null ? (
            <Progress value={share * 100} aria-label="Checked" />
          ) : (
            <Result check={check} />
          )}
          <Group justify="flex-end" gap="xs">
            {check?.signature.status === 'signed' ? (
              <Button
                variant="default"
                onClick={() => {
                  nameSigner(file).catch(showError);
                }}
              >
                Name the signer’s key
              </Button>
            ) : null}
            <Button
              variant="default"
              onClick={() => {
                verifyChosenBundle().catch(showError);
              }}
            >
              Another bundle
            </Button>
            <Button onClick={closeVerify}>Close</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
