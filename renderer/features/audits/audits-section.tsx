import { Button, Group, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { messageOf } from '../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { ImportFirst } from '../import/import-first.tsx';
import { AuditTable } from './audit-table.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { Comparison, showComparison } from './comparison.tsx';

/** Closed audits: frozen figures that print again, and what changed since. */
export function AuditsSection(): ReactElement {
  const { data, error, refetch } = useData('audits.list', {});
  const { data: workspace } = useData('workspace.get', {});
  const [isClosing, setIsClosing] = useState(false);
  const [before, setBefore] = useState<string | null>(null);
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined || workspace === undefined) return <LoadingState blocks={[160, 240]} />;
  if (data.length === 0 && workspace.items === 0) {
    return (
      <ImportFirst
        title="Nothing to close yet"
        text="Closing an audit freezes the figures of an inventory, to print them again and to compare later ones with them."
      />
    );
  }
  const dialog = <CloseDialog isOpen={isClosing} onClose={() => setIsClosing(false)} />;
  if (data.length === 0) {
    return (
      <>
        <EmptyState
          icon={IconLock}
          title="No audit is closed yet"
          text="Closing an audit freezes its figures. It prints again exactly, whatever is imported or tagged later, and the next one is compared with it."
          action={<Button onClick={() => setIsClosing(true)}>Close an audit</Button>}
        />
        {dialog}
      </>
    );
  }
  const counting = data.find(({ withdrawn }) => withdrawn === null) ?? data[0];
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text size="sm" c="dimmed" maw="80ch">
          Frozen when they were closed; they print again exactly, composed as the document is now.
        </Text>
        <Button leftSection={<IconLock size={16} aria-hidden />} onClick={() => setIsClosing(true)}>
          Close an audit
        </Button>
      </Group>
      <AuditTable
        audits={data}
        onCompare={({ id }) => {
          setBefore(String(id));
          showComparison();
        }}
      />
      <Comparison
        audits={data}
        before={before ?? String(counting?.id ?? '')}
        onBefore={setBefore}
      />
      {dialog}
    </>
  );
}
