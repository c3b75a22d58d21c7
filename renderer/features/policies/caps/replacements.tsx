import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Cap, Replacements as Chosen } from '#shared/contract/caps';
import { useNavigation } from '../../../app/navigation.ts';
import { formatNumber, formatShareBeside, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { unitsOf, type CapGroup } from './cap-words.ts';
import classes from './caps.module.css';

const HOW: Record<Cap['unit'], string> = {
  items: 'those with the gravest verdict first, then the oldest',
  quantity: 'the records with the largest quantities, so that the fewest are touched',
  sites: 'the sites with the fewest items of these suppliers, each cleared as a whole',
};

function summaryOf(cap: Cap, group: CapGroup, chosen: Chosen): string {
  const what =
    cap.unit === 'sites'
      ? `${unitsOf('sites', chosen.units)} with ${plural(chosen.items, 'item')}`
      : plural(chosen.items, 'item');
  return `Replacing ${what} brings the share from ${formatShareBeside(chosen.before, group.all, cap.share)} to ${formatShareBeside(chosen.after, group.all, cap.share)}: ${HOW[cap.unit]}.`;
}

type ReplacementsProps = { readonly cap: Cap; readonly group: CapGroup };

/** The smallest set of replacements that brings a group under its cap, with a way to its items. */
export function Replacements({ cap, group }: ReplacementsProps): ReactElement {
  const go = useNavigation((state) => state.go);
  const { policyId, ruleId } = cap;
  const question = { policyId, ruleId, group: group.key };
  const { data, error, refetch } = useData('policies.replacements', question);
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[64]} />;
  const { itemIds, items, sites, units } = data;
  const left = items - itemIds.length;
  return (
    <div className={classes['replacements']}>
      <Text size="sm">{summaryOf(cap, group, data)}</Text>
      <Text size="xs" c="dimmed">
        What is replaced still counts in the whole, because something stands in its place. Taking
        equipment away without replacing it, or adding other, changes the share differently.
      </Text>
      {sites.length === 0 ? null : (
        <Text size="sm" className={classes['sites'] ?? ''}>
          {sites.map(({ site, items: here }) => (
            <span key={site}>
              <bdi>{site}</bdi> <span className={classes['dimmed']}>{formatNumber(here)}</span>
            </span>
          ))}
          {units > sites.length ? (
            <span>and {plural(units - sites.length, 'more site')}</span>
          ) : null}
        </Text>
      )}
      <div className={classes['actions']}>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            go('inventory', { filter: { itemIds } });
          }}
        >
          {left > 0
            ? `Show the first ${plural(itemIds.length, 'item')}`
            : `Show ${itemIds.length === 1 ? 'the item' : `the ${plural(itemIds.length, 'item')}`}`}
        </Button>
        <Text size="xs" c="dimmed">
          The inventory exports them as CSV.
          {left > 0 ? ` ${plural(left, 'further item')} left out of the list.` : ''}
        </Text>
      </div>
    </div>
  );
}
