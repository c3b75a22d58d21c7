import { Button, Tabs } from '@mantine/core';
import { IconFileImport, IconHistory } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Change } from '#shared/contract/history';
import type { ImportResult } from '#shared/contract/import';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { BackupsPanel } from '../backups/backups-panel.tsx';
import { EncryptionPanel } from '../encryption/encryption-panel.tsx';
import { ImportList } from '../import/import-list.tsx';
import { RejectsModal } from '../import/rejects-modal.tsx';
import { groupByDay } from './group-by-day.ts';
import { HistoryEntry } from './history-entry.tsx';
import classes from './history.module.css';
import { UndoImportModal, type ImportToUndo } from './undo-import-modal.tsx';
import { UndoModal } from './undo-modal.tsx';

const FIRST_SHOWN = 200;

/** The import that a change is, or `null` for any other change. */
function importIn(
  { importId, at }: Change,
  imports: readonly ImportResult[] = [],
): ImportToUndo | null {
  if (importId === null) return null;
  const name = imports.find((each) => each.importId === importId)?.fileName ?? 'The file';
  return { importId, name, at };
}

function NoImports(): ReactElement {
  const go = useNavigation((state) => state.go);
  return (
    <EmptyState
      icon={IconFileImport}
      title="No imports yet"
      text="Every import stays listed here with its file, its ledger and who made it."
      action={<Button onClick={() => go('import')}>Import an inventory</Button>}
    />
  );
}

function Content({ onUndo }: { onUndo: (change: Change) => void }): ReactElement {
  const go = useNavigation((state) => state.go);
  const [shown, setShown] = useState(FIRST_SHOWN);
  const { data, error, refetch } = useData('history.list', {});
  if (error !== null)
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState blocks={[56, 56, 56, 56]} />;
  if (data.length === 0) {
    return (
      <EmptyState
        icon={IconHistory}
        title="Nothing happened yet"
        text="Every import, tag, vendor choice and policy switch is written down here, with its reason."
        action={<Button onClick={() => go('import')}>Import an inventory</Button>}
      />
    );
  }
  const newest = data.toSorted((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
  return (
    <>
      {groupByDay(newest.slice(0, shown)).map(({ label, changes }) => (
        <section key={label} aria-label={label}>
          <h2 className={classes['day']}>{label}</h2>
          <ol className={classes['list']}>
            {changes.map((change) => (
              <HistoryEntry key={change.id} change={change} onUndo={() => onUndo(change)} />
            ))}
          </ol>
        </section>
      ))}
      {data.length > shown ? (
        <Button mt="md" variant="subtle" onClick={() => setShown(shown + FIRST_SHOWN)}>
          Show older ({formatNumber(data.length - shown)} left)
        </Button>
      ) : null}
    </>
  );
}

/** What was changed in the workspace, when and why, and the way back. */
export function HistoryScreen(): ReactElement {
  const [undoing, setUndoing] = useState<Change | null>(null);
  const [rejectsOf, setRejectsOf] = useState<ImportResult | null>(null);
  const { data: imports } = useData('imports.list', {});
  const undone = undoing === null ? null : importIn(undoing, imports);
  const close = (): void => {
    setUndoing(null);
  };
  return (
    <section aria-label="History">
      <PageHeader
        title="History"
        description="Every import, tag, vendor choice and policy switch, newest first"
      />
      <Tabs defaultValue="changes" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="changes">Changes</Tabs.Tab>
          <Tabs.Tab value="imports">Imports</Tabs.Tab>
          <Tabs.Tab value="backups">Backups</Tabs.Tab>
          <Tabs.Tab value="encryption">Encryption</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="changes">
          <Content onUndo={setUndoing} />
        </Tabs.Panel>
        <Tabs.Panel value="imports">
          {imports?.length === 0 ? <NoImports /> : <ImportList onShowRejects={setRejectsOf} />}
        </Tabs.Panel>
        <Tabs.Panel value="backups">
          <BackupsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="encryption">
          <EncryptionPanel />
        </Tabs.Panel>
      </Tabs>
      <UndoModal change={undone === null ? undoing : null} onClose={close} />
      <UndoImportModal undone={undone} onClose={close} />
      <RejectsModal
        shown={rejectsOf}
        onClose={() => {
          setRejectsOf(null);
        }}
      />
    </section>
  );
}
