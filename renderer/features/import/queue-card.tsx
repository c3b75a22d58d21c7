import { ActionIcon, Badge, Button, Table, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { formatBytes, formatNumber, plural } from '../../components/format.ts';
import type { Finished, Outlook } from './import-state.ts';
import { leaveOut, useImport } from './import-store.ts';
import { jobsTogether, runAll } from './run-import.ts';
import classes from './import.module.css';
import profiles from './profiles.module.css';

function outcomeWords({ outcome }: Finished): string {
  if (typeof outcome === 'string') return outcome;
  const { read, ...parts } = outcome.ledger;
  const filled = Object.entries(parts).filter(([, rows]) => rows > 0);
  const sum = filled.map(([part, rows]) => `${formatNumber(rows)} ${part}`).join(', ');
  return `${plural(read, 'row')} read${sum === '' ? '' : `: ${sum}`}`;
}

function outlookWords(outlook: Outlook | undefined): string {
  if (outlook === undefined) return 'Being looked at';
  switch (outlook.kind) {
    case 'same': {
      return 'The same headings';
    }
    case 'profile': {
      return `Other headings; read with the profile ${outlook.saved.profile.name}`;
    }
    case 'other': {
      return 'Other headings; it is decided on its own';
    }
    case 'problem': {
      return outlook.message;
    }
  }
}

type LineProps = {
  readonly name: string;
  readonly badge: ReactNode;
  readonly about: string;
  readonly action?: ReactNode;
};

function Line({ name, badge, about, action }: LineProps): ReactElement {
  return (
    <Table.Tr>
      <Table.Td className={profiles['queueName'] ?? ''} title={name}>
        <bdi>{name}</bdi>
      </Table.Td>
      <Table.Td w={110}>{badge}</Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      </Table.Td>
      <Table.Td w={40}>{action}</Table.Td>
    </Table.Tr>
  );
}

function stateBadge(color: string, words: string): ReactElement {
  return (
    <Badge size="sm" variant="light" color={color}>
      {words}
    </Badge>
  );
}

/** The button that imports all files that can be imported together, and why it waits. */
function Together(): ReactElement | null {
  const state = useImport();
  const { check, queue, running, result, inspection } = state;
  const count = jobsTogether(state) + 1;
  if (count === 1 || result !== null || inspection === null || running !== null) return null;
  const left = queue.length + 1 - count;
  return (
    <div className={profiles['together']}>
      <Button size="xs" disabled={check === null} onClick={() => void runAll()}>
        Import all {formatNumber(count)} files with these choices
      </Button>
      <Text size="sm" c="dimmed">
        {check === null
          ? 'Check this file first.'
          : 'Each file becomes an import of its own; the others are checked while they are read.'}
        {left === 0 ? '' : ` ${plural(left, 'file')} with other headings will wait.`}
      </Text>
    </div>
  );
}

/** The files that were chosen together, with the state of each. */
export function QueueCard(): ReactElement | null {
  const { file, queue, finished, outlooks, running, result } = useImport();
  const isFileDone = result !== null && running === null;
  const total = finished.length + queue.length + (file === null || isFileDone ? 0 : 1);
  if (total < 2) return null;
  return (
    <section className={classes['card']} aria-label="Files of this go">
      <h2 className={classes['cardTitle']}>
        {formatNumber(total)} files
        <Text span size="sm" c="dimmed" fw={400} ml="sm">
          {formatNumber(finished.length)} done, {formatNumber(queue.length)} waiting
        </Text>
      </h2>
      <div className={profiles['queue']} tabIndex={0} role="region" aria-label="List of the files">
        <Table aria-label="Files of this go">
          <Table.Tbody>
            {finished.map((each, at) => (
              // The same file may be chosen twice.
              <Line
                key={`${each.name}-${at}`}
                name={each.name}
                badge={
                  typeof each.outcome === 'string'
                    ? stateBadge('red', 'failed')
                    : stateBadge('petrol', 'imported')
                }
                about={outcomeWords(each)}
              />
            ))}
            {file === null || isFileDone ? null : (
              <Line
                name={file.name}
                badge={stateBadge('blue', running === null ? 'this file' : 'running')}
                about={formatBytes(file.bytes)}
              />
            )}
            {queue.map(({ token, name }) => {
              const outlook = outlooks.get(token);
              return (
                <Line
                  key={token}
                  name={name}
                  badge={stateBadge(outlook?.kind === 'problem' ? 'red' : 'gray', 'waiting')}
                  about={isFileDone ? 'It is next in its turn' : outlookWords(outlook)}
                  action={
                    running === null ? (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={`Leave ${name} out`}
                        onClick={() => {
                          leaveOut(token);
                        }}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    ) : null
                  }
                />
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
      <Together />
    </section>
  );
}
