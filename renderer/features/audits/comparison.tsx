import { Button, Group, Select, Text } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { DIFFERENCES, type AuditRecord, type DifferenceKind } from '#shared/contract/audits';
import { formatNumber, plural } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { ErrorState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { exportComparison } from './audit-actions.ts';
import { differenceWords, sideOf } from './audit-words.ts';
import classes from './audits.module.css';
import { CompareProgress } from './compare-progress.tsx';
import { DifferenceTable } from './difference-table.tsx';

const COMPARISON_ID = 'audit-comparison';

/** Brings the comparison into view, for who asked for it elsewhere on the screen. */
export function showComparison(): void {
  document.getElementById(COMPARISON_ID)?.scrollIntoView({ block: 'start' });
}

/** Items of one kind that are shown; an export holds all of them. */
const MOST_SHOWN = 200;

type ComparisonProps = {
  readonly audits: readonly AuditRecord[];
  readonly before: string;
  readonly onBefore: (id: string) => void;
};

/** What became of the items between two audits, or since one. */
export function Comparison({ audits, before, onBefore }: ComparisonProps): ReactElement {
  const [after, setAfter] = useState('now');
  const [kind, setKind] = useState<DifferenceKind | null>(null);
  const sides = { before: sideOf(before), after: sideOf(after) };
  const shown = kind ?? 'vanished';
  const { data, error, refetch } = useData(
    'audits.compare',
    { ...sides, kinds: [shown], limit: MOST_SHOWN },
    { keepsPrevious: true },
  );
  const write = useMutation({ mutationFn: () => exportComparison(sides) });
  const names = audits.map(({ id, name }) => ({ value: String(id), label: `${id}. ${name}` }));
  return (
    <section id={COMPARISON_ID} className={classes['comparison']} aria-label="Comparison">
      <Group align="flex-end" gap="sm">
        <Select
          className={classes['side'] ?? ''}
          label="Compare"
          allowDeselect={false}
          data={names}
          value={before}
          onChange={(value) => {
            if (value !== null) onBefore(value);
          }}
        />
        <Select
          className={classes['side'] ?? ''}
          label="with"
          allowDeselect={false}
          data={[{ value: 'now', label: 'The workspace now' }, ...names]}
          value={after}
          onChange={(value) => setAfter(value ?? 'now')}
        />
        <Button
          variant="default"
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          Save differences as CSV
        </Button>
      </Group>
      {error !== null ? (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <CompareProgress />
      ) : (
        <>
          <Text size="sm" mt="sm">
            {plural(data.comparison.before.flagged, 'flagged item')} of{' '}
            {formatNumber(data.comparison.before.inScope)} before,{' '}
            {plural(data.comparison.after.flagged, 'flagged item')} of{' '}
            {formatNumber(data.comparison.after.inScope)} after;{' '}
            {formatNumber(data.comparison.same)} the same. An item may differ in several ways.
          </Text>
          <div className={classes['kinds']} role="group" aria-label="Ways to differ">
            {DIFFERENCES.map((each) => (
              <button
                key={each}
                type="button"
                className={classes['kind']}
                aria-pressed={each === shown}
                title={differenceWords[each].meaning}
                {...(each === 'vanished' && data.comparison.counts[each] > 0
                  ? { 'data-alarm': true }
                  : {})}
                onClick={() => setKind(each)}
              >
                <span className={classes['kindNumber']}>
                  {formatNumber(data.comparison.counts[each])}
                </span>
                <span className={classes['kindLabel']}>{differenceWords[each].label}</span>
              </button>
            ))}
          </div>
          <Text size="sm" c="dimmed" mb="xs">
            {differenceWords[shown].meaning}.
          </Text>
          <DifferenceTable rows={data.rows} total={data.comparison.counts[shown]} />
        </>
      )}
    </section>
  );
}
