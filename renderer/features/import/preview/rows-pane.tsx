import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import type { PreviewQuery } from '#shared/contract/preview';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState } from '../../../components/states.tsx';
import { run } from '../import-store.ts';
import { RowDetail } from './row-detail.tsx';
import { RowList } from './row-list.tsx';
import { usePreviewRows } from './use-preview-rows.ts';
import classes from './row-list.module.css';

/** A row is read once the list has stood still for as long, so that dragging does not read all. */
const STILL_MS = 60;
/** Rows from the first in sight to the last that is drawn. */
const REACH = 20;

function omittedWords(omitted: number, isNarrowed: boolean): string {
  return isNarrowed
    ? `${plural(omitted, 'row')} more ${omitted === 1 ? 'is' : 'are'} counted but not listed, and not looked through.`
    : `and ${formatNumber(omitted)} more that are not listed`;
}

type RowsPaneProps = {
  readonly checkedAt: string;
  readonly query: Omit<PreviewQuery, 'start' | 'count'>;
  onClear(this: void): void;
};

/** The rows that a query finds, and the chosen one in full. */
export function RowsPane({ checkedAt, query, onClear }: RowsPaneProps): ReactElement {
  const [top, setTop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const [settledTop] = useDebouncedValue(top, STILL_MS);
  const places = [Math.max(settledTop - REACH, 0), settledTop + REACH, active ?? 0];
  const { total, omitted, error, rowAt, retry } = usePreviewRows(checkedAt, query, places);
  const isNarrowed =
    query.field !== undefined || query.code !== undefined || query.search !== undefined;

  if (error !== null) {
    return (
      <>
        <ErrorState message={messageOf(error)} onRetry={retry} />
        <Button mt="xs" size="xs" variant="default" onClick={() => void run('check')}>
          Check the file again
        </Button>
      </>
    );
  }
  if (total === null) {
    return (
      <div className={classes['reading']} role="status" aria-label="Reading the rows">
        Reading the rows…
      </div>
    );
  }
  if (total === 0) {
    return (
      <div className={classes['reading']}>
        <Text size="sm">
          {omitted === 0 || isNarrowed ? 'No row is like this.' : omittedWords(omitted, false)}
        </Text>
        {isNarrowed ? (
          <Button mt="xs" size="xs" variant="default" onClick={onClear}>
            List all rows
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <>
      <RowList
        total={total}
        rowAt={rowAt}
        active={active}
        onActivate={setActive}
        onScrolled={setTop}
      />
      <p className={classes['total']} role="status">
        {plural(total, 'row')} listed{omitted === 0 ? '' : isNarrowed ? '. ' : ', '}
        {omitted === 0 ? '' : omittedWords(omitted, isNarrowed)}
      </p>
      <RowDetail row={active === null ? undefined : rowAt(active)} />
    </>
  );
}
