import { Button, Modal, Tabs } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useApp } from '../../../data/hooks.ts';
import { AnnexesTab } from './annexes-tab.tsx';
import { useBundle } from './bundle-job.ts';
import { BundleTab } from './bundle-tab.tsx';
import { KeyTab } from './key-tab.tsx';

function BundleTabs(): ReactElement {
  const { data, error, refetch } = useApp('signing.get', {});
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[320]} />;
  const { key, hasKeyStore } = data;
  return (
    <Tabs defaultValue="bundle" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="bundle">Evidence bundle</Tabs.Tab>
        <Tabs.Tab value="annexes">Annexes</Tabs.Tab>
        <Tabs.Tab value="key">Signing key</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="bundle">
        <BundleTab key={key?.fingerprint ?? ''} signingKey={key} />
      </Tabs.Panel>
      <Tabs.Panel value="annexes">
        <AnnexesTab />
      </Tabs.Panel>
      <Tabs.Panel value="key">
        <KeyTab signingKey={key} hasKeyStore={hasKeyStore} />
      </Tabs.Panel>
    </Tabs>
  );
}

type BundleButtonProps = { readonly isDisabled: boolean };

/** Opens what goes beside the audit summary: annexes, the evidence bundle, the key that signs. */
export function BundleButton({ isDisabled }: BundleButtonProps): ReactElement {
  const isOpen = useBundle(({ isShown }) => isShown);
  const setOpen = (isShown: boolean): void => useBundle.setState({ isShown });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileZip size={16} aria-hidden />}
        disabled={isDisabled}
        onClick={() => setOpen(true)}
      >
        Annexes and bundle
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Annexes and evidence bundle"
        size={640}
      >
        <BundleTabs />
      </Modal>
    </>
  );
}
