import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import type { ImportResult, Inspection } from '#shared/contract/import';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber, plural } from '../../components/format.ts';
import { showError } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { DefaultsChoice } from './defaults-choice.tsx';
import { DonePanel } from './done-panel.tsx';
import { FileFacts } from './file-facts.tsx';
import { ImportList } from './import-list.tsx';
import { inspect, run, startOver, startWith, useImport } from './import-store.ts';
import { KeyChoice } from './key-choice.tsx';
import { CheckOutcome } from './ledger-view.tsx';
import { PreviewTable } from './preview-table.tsx';
import { RejectsModal } from './rejects-modal.tsx';
import { RunProgress } from './run-progress.tsx';
import classes from './import.module.css';

async function choose(method: 'files.chooseInventory' | 'files.sampleNetwork'): Promise<void> {
  const file = await callApp(method, {});
  if (file !== null) startWith(file);
}

function FileChoice(): ReactElement {
  return (
    <div className={classes['drop']}>
      <IconFileImport size={36} stroke={1.4} aria-hidden />
      <Text fw={600}>Drop an inventory here, or choose one</Text>
      <Text size="sm" c="dimmed" maw={520}>
        A CSV file with any delimiter, in UTF-8, UTF-16 or Windows-1252. Nothing is written before
        you have seen what will happen.
      </Text>
      <Group gap="xs" mt={8}>
        <Button
          onClick={() => {
            choose('files.chooseInventory').catch(showError);
          }}
        >
          Choose a file
        </Button>
        <Button
          variant="default"
          onClick={() => {
            choose('files.sampleNetwork').catch(showError);
          }}
        >
          Use the sample network
        </Button>
      </Group>
    </div>
  );
}

/** Why the file cannot be checked as things stand, in a sentence. */
function obstacleOf({ fileName, rows, headerRow }: Inspection, mapped: number): string | null {
  if (rows === 0) return `${fileName} has headings but no rows; export it again.`;
  if (mapped > 0) return null;
  return headerRow === 0
    ? 'The file has no headings: choose a field for at least one column.'
    : 'No column is mapped to a field: is the delimiter right?';
}

/** The bar with the two steps that remain: check, then import. */
function RunBar({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { check, mapping, isInspecting } = useImport();
  const written = check === null ? 0 : check.ledger.added + check.ledger.updated;
  const obstacle = obstacleOf(inspection, mapping.size);
  return (
    <div className={classes['foot']}>
      <Button variant="default" onClick={startOver}>
        Choose another file
      </Button>
      <Text size="sm" c="dimmed" className={classes['grow'] ?? ''} ta="right">
        {obstacle ??
          (check === null
            ? 'The check reads the whole file and writes nothing.'
            : `${formatNumber(check.ledger.rejected)} of ${plural(check.ledger.read, 'row')} rejected`)}
      </Text>
      <Button
        variant={check === null ? 'filled' : 'default'}
        disabled={isInspecting || obstacle !== null}
        onClick={() => void run('check')}
      >
        {check === null ? 'Check' : 'Check again'}
      </Button>
      {check === null ? null : (
        <Button disabled={written === 0} onClick={() => void run('import')}>
          Import {plural(written, 'row')}
        </Button>
      )}
    </div>
  );
}

function Preparation(): ReactElement {
  const { inspection, isInspecting, problem, running, check, wasCancelled, reading } = useImport();
  if (problem !== null) {
    return (
      <>
        <ErrorState message={problem} onRetry={() => void inspect(reading)} />
        <Group>
          <Button variant="default" onClick={() => void inspect({})}>
            Read it as detected
          </Button>
          <Button variant="default" onClick={startOver}>
            Choose another file
          </Button>
        </Group>
      </>
    );
  }
  if (inspection === null || isInspecting) {
    return <LoadingState blocks={[136, 380, 200]} label="Reading the file" />;
  }
  return (
    <>
      {wasCancelled ? (
        <Alert variant="light" color="gray" icon={<IconCircleCheck aria-hidden />} role="status">
          Cancelled. Nothing was changed.
        </Alert>
      ) : null}
      <div className={classes['choices']} inert={running !== null}>
        <FileFacts inspection={inspection} />
        <PreviewTable inspection={inspection} />
        <div className={classes['columns']}>
          <KeyChoice />
          <DefaultsChoice />
        </div>
        {check === null ? null : <CheckOutcome check={check} />}
      </div>
      {running === null ? <RunBar inspection={inspection} /> : <RunProgress />}
    </>
  );
}

/** Choose a file, see how it is read and what will happen, import it. */
export function ImportScreen(): ReactElement {
  const requested = useNavigation((state) => state.params.file);
  const file = useImport((state) => state.file);
  const result = useImport((state) => state.result);
  const running = useImport((state) => state.running);
  const [rejectsOf, setRejectsOf] = useState<ImportResult | null>(null);

  useEffect(() => {
    // The same file is not started again when its screen is returned to.
    if (requested !== undefined && useImport.getState().file?.token !== requested.token) {
      startWith(requested);
    }
  }, [requested]);

  return (
    <div className={classes['stack']}>
      <PageHeader
        title="Import"
        description="Read an inventory, see what will happen, then import it."
      />
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
    </div>
  );
}
