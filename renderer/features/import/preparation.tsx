import { Alert, Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { DefaultsChoice } from './defaults-choice.tsx';
import { FileFacts } from './file-facts.tsx';
import { inspect, readWithout, startOver, useImport } from './import-store.ts';
import { KeyChoice } from './key-choice.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { PreviewTable } from './preview-table.tsx';
import { CheckOutcome } from './preview/check-outcome.tsx';
import { ProfileBar } from './profile-bar.tsx';
import { QuestionsCard } from './questions-card.tsx';
import { RunBar } from './run-bar.tsx';
import { RunProgress } from './run-progress.tsx';
import { WordsChoice } from './words-choice.tsx';
import classes from './import.module.css';

/** A file that cannot be read as things stand, with the ways on. */
function Unreadable({ problem }: { readonly problem: string }): ReactElement {
  const reading = useImport((state) => state.reading);
  return (
    <>
      <ErrorState message={problem} onRetry={() => void inspect(reading)} />
      <Group>
        <Button variant="default" onClick={() => void readWithout()}>
          Read it as detected
        </Button>
        <Button variant="default" onClick={startOver}>
          Choose another file
        </Button>
      </Group>
    </>
  );
}

/** How the file is read and what its rows will do, until it is imported. */
export function Preparation(): ReactElement {
  const { inspection, problem, running, check, wasCancelled } = useImport();
  if (inspection === null) {
    return problem === null ? (
      <LoadingState blocks={[136, 380, 200]} label="Reading the file" />
    ) : (
      <Unreadable problem={problem} />
    );
  }
  return (
    <>
      {wasCancelled ? (
        <Alert variant="light" color="gray" icon={<IconCircleCheck aria-hidden />} role="status">
          Cancelled. Nothing was changed.
        </Alert>
      ) : null}
      <div className={classes['choices']} inert={running !== null}>
        <ProfileBar inspection={inspection} />
        <FileFacts inspection={inspection} />
        <PreviewTable inspection={inspection} />
        <div className={classes['columns']}>
          <KeyChoice />
          <ModeChoice />
          <WordsChoice inspection={inspection} />
          <DefaultsChoice />
        </div>
        <QuestionsCard inspection={inspection} />
        {check === null ? null : <CheckOutcome check={check} />}
      </div>
      {running === null ? <RunBar inspection={inspection} /> : <RunProgress />}
    </>
  );
}
