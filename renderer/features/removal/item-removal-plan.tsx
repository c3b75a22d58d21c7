import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { REMOVAL_LABELS, type RemovalEntry } from '#shared/domain/removal';
import { formatDate, formatMoney } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { Facts, type Fact } from '../inventory/panel/facts.tsx';
import panel from '../inventory/panel/panel.module.css';
import { whenAndWho } from '../inventory/panel/when-and-who.ts';
import { planRemoval } from './removal-dialog-store.ts';

function factsOf({ status, owner, dueOn, replacement, cost, note }: RemovalEntry): Fact[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Status', REMOVAL_LABELS[status]],
    ['Due', dueOn === null ? null : formatDate(dueOn)],
    ['Owner', owner],
    ['Replacement', replacement],
    ['Cost', cost === null ? null : formatMoney(cost.amount, cost.currency)],
    ['Note', note],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** What is planned for an item, why, and the way to change it. */
export function ItemRemovalPlan({ itemId }: { readonly itemId: number }): ReactElement {
  const { data, error, refetch } = useData('removal.ofItem', { id: itemId });
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[40]} />;
  const { entry, past } = data;
  return (
    <>
      {entry === null ? (
        <Text size="sm" c="dimmed">
          Not planned yet.
        </Text>
      ) : (
        <Facts facts={factsOf(entry)} />
      )}
      {past.length === 0 ? null : (
        <ol className={panel['past']} aria-label="Changes of the plan">
          {past.map((change) => (
            <li key={change.changeId}>
              <bdi>{change.text}</bdi>
              <bdi className={panel['dimmed']}>
                {[whenAndWho(change), change.reason].filter((each) => each !== null).join(' · ')}
              </bdi>
            </li>
          ))}
        </ol>
      )}
      <Button
        mt={8}
        size="compact-sm"
        variant="default"
        onClick={() => planRemoval({ filter: { itemId }, entry })}
      >
        {entry === null ? 'Plan the removal …' : 'Change the plan …'}
      </Button>
    </>
  );
}
