import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber, plural } from '../../components/format.ts';
import { useData } from '../../data/hooks.ts';
import { IN_SCOPE } from '../inventory/filters/filter-model.ts';
import classes from './vendors.module.css';

// The queue and the navigation count items in scope, so that the figures add up.
const UNRESOLVED: ItemFilter = { ...IN_SCOPE, suppliers: [null] };

/** The data host lists this many names at most, those on most items first. */
const MOST_LISTED = 5000;

type NamelessNoteProps = {
  readonly names: number;
  /** Items whose name is in the queue. */
  readonly namedItems: number;
};

/** Unresolved items in scope that are not in the queue, and why. */
export function NamelessNote({ names, namedItems }: NamelessNoteProps): ReactElement | null {
  const go = useNavigation((state) => state.go);
  const { data } = useData('items.count', { filter: UNRESOLVED });
  const others = (data?.items ?? 0) - namedItems;
  if (others <= 0) return null;
  const why =
    names < MOST_LISTED
      ? 'they name no manufacturer, so the vendor has to be tagged in the inventory.'
      : `the ${formatNumber(MOST_LISTED)} names on most items come first, and some items name no manufacturer.`;
  return (
    <p className={classes['sectionText']}>
      {plural(others, 'more unresolved item is', 'more unresolved items are')} not listed: {why}{' '}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => go('inventory', { filter: UNRESOLVED })}
      >
        Show unresolved items
      </Button>
    </p>
  );
}
