import { useState, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { PageHeader } from '../../components/page-header.tsx';
import { DonePanel } from './done-panel.tsx';
import { FileChoice } from './file-choice.tsx';
import { ImportList } from './import-list.tsx';
import { useImport } from './import-store.ts';
import { InterruptedNotice } from './interrupted-notice.tsx';
import { Preparation } from './preparation.tsx';
import { ProfilesModal } from './profiles-modal.tsx';
import { QueueCard } from './queue-card.tsx';
import { RejectsModal } from './rejects-modal.tsx';
import { usePaste } from './use-paste.ts';
import classes from './import.module.css';

/** Choose a file, see how it is read and what will happen, import it. */
export function ImportScreen(): ReactElement {
  const file = useImport((state) => state.file);
  const result = useImport((state) => state.result);
  const running = useImport((state) => state.running);
  const [rejectsOf, setRejectsOf] = useState<ImportResult | null>(null);
  // A file that is being prepared is not lost to a key that was pressed by mistake.
  usePaste(running === null && (file === null || result !== null));

  return (
    <div className={classes['stack']}>
      <PageHeader
        title="Import"
        description="Read an inventory, see what will happen, then import it."
      />
      <InterruptedNotice />
      <QueueCard />
      {file === null ? (
        <FileChoice />
      ) : result === null || running !== null ? (
        <Preparation />
      ) : (
        <DonePanel result={result} onShowRejects={setRejectsOf} />
      )}
      {file === null || result !== null ? <ImportList onShowRejects={setRejectsOf} /> : null}
      <RejectsModal
        shown={rejectsOf}
        onClose={() => {
          setRejectsOf(null);
        }}
      />
      <ProfilesModal />
    </div>
  );
}
