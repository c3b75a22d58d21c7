import { Group, Kbd, Pagination, Select, Text } from '@mantine/core';
import { useRef, useState, type ReactElement } from 'react';
import { SAMPLE_PAGE_ROWS, type Sample } from '#shared/contract/sampling';
import type { Found } from '#shared/domain/sampling/results';
import { formatNumber } from '../../components/format.ts';
import { messageOf, showError } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callData } from '../../data/data-client.ts';
import { useCommand, useData } from '../../data/hooks.ts';
import { useQueueKeys } from '../placement/queue/use-queue-keys.ts';
import classes from './sampling.module.css';
import { TickDetail } from './tick-detail.tsx';
import { TickList } from './tick-list.tsx';

const EVERY_SITE = 'every';

/** The items of a sample, site by site, for entering what was found by keys. */
export function TickSheet({ sample }: { readonly sample: Sample }): ReactElement {
  const scope = useRef<HTMLDivElement>(null);
  const [siteAt, setSiteAt] = useState(EVERY_SITE);
  const [page, setPage] = useState(1);
  const [focused, setFocused] = useState(0);
  const [isAskingField, setIsAskingField] = useState(false);
  const record = useCommand('samples.record');
  const sites = useData('samples.sites', { id: sample.id });
  const chosen = siteAt === EVERY_SITE ? undefined : sites.data?.[Number(siteAt)];
  const question = {
    id: sample.id,
    ...(chosen === undefined ? {} : { site: chosen.site }),
    start: (page - 1) * SAMPLE_PAGE_ROWS,
    count: SAMPLE_PAGE_ROWS,
  };
  const { data, error, refetch } = useData('samples.rows', question, { keepsPrevious: true });
  const rows = data?.rows ?? [];
  const row = rows[focused];
  const canEnter = sample.withdrawnBecause === null;

  const focus = (index: number): void => {
    setIsAskingField(false);
    setFocused(Math.max(0, Math.min(index, rows.length - 1)));
  };
  const enter = (found: Found | null): void => {
    if (row === undefined || !canEnter) return;
    const goesOn = found !== null && row.result === null;
    record.mutate({ id: sample.id, position: row.position, found });
    if (goesOn) focus(focused + 1);
  };
  const undo = async (): Promise<void> => {
    const { undo: last } = await callData('history.steps', {});
    if (last !== null) await callData('history.undo', { changeId: last.id });
  };
  const plain = (result: Found['result']) => () => {
    enter({ result, field: null, remark: row?.remark ?? '' });
  };
  useQueueKeys(scope, {
    a: plain('as-recorded'),
    n: plain('not-found'),
    x: plain('not-accessible'),
    d: () => {
      if (canEnter) setIsAskingField(true);
    },
    backspace: () => enter(null),
    u: () => {
      undo().catch(showError);
    },
    arrowdown: () => focus(focused + 1),
    j: () => focus(focused + 1),
    arrowup: () => focus(focused - 1),
    k: () => focus(focused - 1),
  });

  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[320]} />;
  const pages = Math.max(1, Math.ceil(data.total / SAMPLE_PAGE_ROWS));
  return (
    <div ref={scope}>
      <Group justify="space-between" mb="xs">
        <Select
          aria-label="Site"
          w={300}
          size="xs"
          searchable
          allowDeselect={false}
          data={[
            { value: EVERY_SITE, label: `Every site (${formatNumber(sample.tally.open)} open)` },
            ...(sites.data ?? []).map(({ site, open, items }, at) => ({
              value: String(at),
              label: `${site ?? 'No site'} (${formatNumber(open)} of ${formatNumber(items)} open)`,
            })),
          ]}
          value={siteAt}
          onChange={(value) => {
            setSiteAt(value ?? EVERY_SITE);
            setPage(1);
            focus(0);
          }}
        />
        <Text size="xs" c="dimmed" component="span">
          <Kbd size="xs">A</Kbd> as recorded <Kbd size="xs">D</Kbd> differs <Kbd size="xs">N</Kbd>{' '}
          not found <Kbd size="xs">X</Kbd> not accessible <Kbd size="xs">⌫</Kbd> clear{' '}
          <Kbd size="xs">U</Kbd> undo
        </Text>
      </Group>
      <div className={classes['panes']}>
        <div>
          <TickList rows={rows} focused={focused} onFocus={focus} />
          {pages === 1 ? null : (
            <Pagination
              mt="xs"
              size="sm"
              total={pages}
              value={page}
              onChange={(next) => {
                setPage(next);
                focus(0);
              }}
              aria-label="Pages of the tick sheet"
              getItemProps={(each) => ({ 'aria-label': `Page ${formatNumber(each)}` })}
              getControlProps={(control) => ({ 'aria-label': `${control} page` })}
            />
          )}
        </div>
        {row === undefined ? null : (
          <TickDetail
            key={`${sample.id} ${row.position} ${row.checkedAt}`}
            row={row}
            canEnter={canEnter}
            isAskingField={isAskingField}
            onAskField={setIsAskingField}
            onFound={enter}
          />
        )}
      </div>
    </div>
  );
}
