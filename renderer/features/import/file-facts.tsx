import { Alert, List, NativeSelect, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { Inspection, ReadWarning } from '#shared/contract/import';
import { formatBytes, formatMoment, formatNumber } from '../../components/format.ts';
import notice from '../../components/notice.module.css';
import { inspect, useImport } from './import-store.ts';
import { delimiterWords, encodingWords, newlineWords, withDetected } from './import-words.ts';
import classes from './import.module.css';

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

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
            {message}
          </List.Item>
        ))}
      </List>
      {more > 0 ? <Text size="sm">and {formatNumber(more)} more</Text> : null}
    </Alert>
  );
}

/** What the file is, and how it is read; encoding and delimiter can be overridden. */
export function FileFacts({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { reading, isInspecting } = useImport();
  const { encoding, isEncodingSure, delimiter } = inspection;
  return (
    <section className={classes['card']} aria-label="The file">
      <h2 className={classes['cardTitle']} title={inspection.fileName}>
        {inspection.fileName}{' '}
        <span className={classes['hash']} title={inspection.sha256}>
          SHA-256 {inspection.sha256.slice(0, 16)}…
        </span>
      </h2>
      <dl className={classes['facts']}>
        <Fact label="Rows">{formatNumber(inspection.rows)}</Fact>
        <Fact label="Columns">{formatNumber(inspection.columns.length)}</Fact>
        <Fact label="Size">{formatBytes(inspection.bytes)}</Fact>
        <Fact label="Line ends">{newlineWords[inspection.newline]}</Fact>
        <Fact label="Headings">
          {inspection.headerRow === 0
            ? 'no headings'
            : `in line ${formatNumber(inspection.headerRow)}`}
        </Fact>
        <Fact label={isEncodingSure ? 'Encoding' : 'Encoding (likeliest)'}>
          <NativeSelect
            aria-label="Encoding"
            size="xs"
            w={140}
            disabled={isInspecting}
            data={withDetected(encodingWords, encoding)}
            value={encoding}
            onChange={(event) => {
              void inspect({ ...reading, encoding: event.currentTarget.value });
            }}
          />
        </Fact>
        <Fact label="Delimiter">
          <NativeSelect
            aria-label="Delimiter"
            size="xs"
            w={130}
            disabled={isInspecting}
            data={withDetected(delimiterWords, delimiter)}
            value={delimiter}
            onChange={(event) => {
              void inspect({ ...reading, delimiter: event.currentTarget.value });
            }}
          />
        </Fact>
      </dl>
      {inspection.alreadyImportedAt === null ? null : (
        <Alert color="blue" variant="light" mt="md" icon={<IconInfoCircle aria-hidden />}>
          A file with exactly this content was imported on{' '}
          {formatMoment(inspection.alreadyImportedAt)}. Importing it again changes nothing that it
          already set.
        </Alert>
      )}
      <Warnings warnings={inspection.warnings} />
    </section>
  );
}
