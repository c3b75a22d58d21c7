import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { plural } from '../../components/format.ts';
import { useData } from '../../data/hooks.ts';
import classes from './vendors.module.css';

const UNRESOLVED = { suppliers: [null] };

type NamelessNoteProps = {
  /** Items whose name is written but leads nowhere. */
  readonly namedItems: number;
};

/** Unresolved items that the queue cannot list, because their file names no manufacturer. */
export function NamelessNote({ namedItems }: NamelessNoteProps): ReactElement | null {
  const go = useNavigation((state) => state.go);
  const { data } = useData('items.count', { filter: UNRESOLVED });
  const nameless = (data?.items ?? 0) - namedItems;
  if (nameless <= 0) return null;
  return (
    <p className={classes['sectionText']}>
      {plural(nameless, 'item names', 'items name')} no manufacturer; their vendor can be tagged in
      the inventory.{' '}
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
