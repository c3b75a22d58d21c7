import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Inspection, ReadWarning } from '#shared/contract/import';
import { formatBytes, formatNumber, plural } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { inspect, useImport } from './import-store.ts';
import { newlineWords } from './import-words.ts';
import { tellingChoices } from './reading-words.ts';
import { ReadingOptions } from './reading-options.tsx';
import { SameFileNotice } from './same-file-notice.tsx';
import { VisibleText } from './visible-text.tsx';
import classes from './import.module.css';

const SHOWN_WARNINGS = 12;

/** What the reader noticed, each with its line. */
export function Warnings({ warnings }: { readonly warnings: readonly ReadWarning[] }) {
  if (warnings.length === 0) return null;
  const more = warnings.length - SHOWN_WARNINGS;
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      mt="md"
      icon={<IconAlertTriangle aria-hidden />}
      title={
        warnings.length === 1 ? 'One thing to look at' : `${warnings.length} things to look at`
      }
    >
      <List size="sm" spacing={2}>
        {warnings.slice(0, SHOWN_WARNINGS).map(({ code, message, line }, index) => (
          <List.Item key={`${code}-${line ?? ''}-${index}`}>
            {line === null || message.includes(String(line)) ? null : (
              <Text span inherit fw={600}>
                Line {formatNumber(line)}:{' '}
              </Text>
            )}
            <VisibleText text={message} />
          </List.Item>
        ))}
      </List>
      {more > 0 ? <Text size="sm">and {formatNumber(more)} more</Text> : null}
    </Alert>
  );
}

/** What the file is, and how it is read. */
export function FileFacts({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { rows, columns, bytes, newline } = inspection;
  const isAsDetected = useImport((state) => Object.keys(state.reading).length === 0);
  return (
    <section className={classes['card']} aria-label="The file">
      <div className={classes['cardHead']}>
        <h2 className={classes['cardTitle']} title={inspection.fileName}>
          <bdi className={classes['fileName']}>{inspection.fileName}</bdi>
          <span className={classes['hash']}>
            {plural(rows, 'row')} · {plural(columns.length, 'column')} · {formatBytes(bytes)} · line
            ends {newlineWords[newline]} ·{' '}
            <span className={classes['whole']} title={inspection.sha256}>
              SHA-256 {inspection.sha256.slice(0, 16)}…
            </span>
          </span>
        </h2>
        {isAsDetected ? null : (
          <Button
            className={classes['atEnd'] ?? ''}
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              void inspect({});
            }}
          >
            Read it as detected
          </Button>
        )}
      </div>
      <ReadingOptions inspection={inspection} />
      <SameFileNotice {...inspection} />
      {/* What is asked right above need not be said again. */}
      <Warnings
        warnings={
          tellingChoices(inspection.encodingChoices).length < 2
            ? inspection.warnings
            : inspection.warnings.filter(({ code }) => code !== 'encoding-assumed')
        }
      />
    </section>
  );
}
