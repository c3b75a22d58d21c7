import { Button, Group, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileTypeCsv, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Sample } from '#shared/contract/sampling';
import { errorRateOf, RESULTS } from '#shared/domain/sampling/results';
import { formatMoment, formatNumber, formatShare, plural } from '../../components/format.ts';
import { rateSentence, resultWords } from '../../components/sampling-words.ts';
import { WithdrawDialog } from '../../components/withdraw-dialog.tsx';
import { fieldWords } from '../../components/words.ts';
import { useCommand } from '../../data/hooks.ts';
import { exportSample, printSample, saveSamplePdf } from './sampling-actions.ts';
import classes from './sampling.module.css';

function howDrawn(sample: Sample): string {
  const { drawnAt, drawnBy, size, population, scope, isBySite, margin, confidence } = sample;
  const from = scope === '' ? '' : ` (${scope})`;
  const by = drawnBy === null ? '' : ` by ${drawnBy}`;
  const why =
    margin === null
      ? 'so many were asked for'
      : `enough for a margin of ${formatShare(margin, 1)} either way at ${confidence}% confidence`;
  return `${formatNumber(size)} of ${plural(population, 'item')}${from}, drawn ${formatMoment(drawnAt)}${by}; ${why}${isBySite ? ', shared out among sites' : ''}.`;
}

/** How a sample was drawn, what it says of the register, and the ways to paper. */
export function SampleFacts({ sample }: { readonly sample: Sample }): ReactElement {
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const withdraw = useCommand('samples.withdraw');
  const print = useMutation({ mutationFn: () => printSample(sample) });
  const save = useMutation({ mutationFn: () => saveSamplePdf(sample) });
  const write = useMutation({ mutationFn: () => exportSample(sample) });
  const { tally, confidence, population, byField, seed, size, withdrawnBecause } = sample;
  const rate = { ...errorRateOf(tally, confidence), confidence, population };
  const done = size - tally.open;
  return (
    <section aria-label={`Sample ${sample.name}`} className={classes['facts']}>
      <p className={classes['rate']}>{rateSentence(rate)}</p>
      <Progress
        aria-label="Items with a result"
        value={size === 0 ? 0 : (done / size) * 100}
        mb={6}
      />
      <Text size="sm" className={classes['tally'] ?? ''}>
        {formatNumber(done)} of {plural(size, 'item')} with a result
        {RESULTS.map((result) => (
          <span key={result}>
            {' · '}
            {resultWords[result].toLowerCase()} {formatNumber(tally[result])}
          </span>
        ))}
      </Text>
      {byField.length === 0 ? null : (
        <Text size="sm" c="dimmed">
          Differs by{' '}
          {byField
            .map(
              ({ field, items }) => `${fieldWords[field].toLowerCase()} (${formatNumber(items)})`,
            )
            .join(', ')}
        </Text>
      )}
      <Text size="sm" c="dimmed" mt={6}>
        <bdi>{howDrawn(sample)}</bdi> Seed <code className={classes['seed']}>{seed}</code>: an
        item’s place is the SHA-256 of seed, line feed and key; those of smallest value are drawn.
      </Text>
      {withdrawnBecause === null ? null : (
        <Text size="sm" mt={6}>
          <strong>Withdrawn, it does not count:</strong> <bdi>{withdrawnBecause}</bdi>
        </Text>
      )}
      <Group mt="sm" gap="xs">
        <Button
          size="xs"
          leftSection={<IconPrinter size={14} aria-hidden />}
          loading={print.isPending}
          onClick={() => print.mutate()}
        >
          Print tick sheets
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileTypePdf size={14} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Save as PDF
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileTypeCsv size={14} aria-hidden />}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          Save as CSV
        </Button>
        {withdrawnBecause === null ? (
          <Button size="xs" variant="subtle" onClick={() => setIsWithdrawing(true)}>
            Withdraw
          </Button>
        ) : null}
      </Group>
      <WithdrawDialog
        name={isWithdrawing ? sample.name : null}
        isPending={withdraw.isPending}
        onWithdraw={(because) => {
          const onSuccess = (): void => setIsWithdrawing(false);
          withdraw.mutate({ id: sample.id, because }, { onSuccess });
        }}
        onClose={() => setIsWithdrawing(false)}
      >
        It stays in the list with the reason, and its results no longer count. The audit summary
        says how many samples were withdrawn or undone.
      </WithdrawDialog>
    </section>
  );
}
