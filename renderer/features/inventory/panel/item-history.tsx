import { Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ItemCard, ItemChange } from '#shared/contract/items';
import { ITEM_FIELDS } from '#shared/domain/item';
import { fieldWords } from '../../../components/words.ts';
import classes from './panel.module.css';
import { whenAndWho } from './when-and-who.ts';

function nameOf({ name, isHeading }: ItemChange['values'][number]): string {
  if (isHeading) return name;
  const field = ITEM_FIELDS.find((each) => each === name);
  return field === undefined ? 'Vendor' : fieldWords[field];
}

/** What changed of the item when, by which import or person, from what to what. */
export function ItemHistory({ history }: { readonly history: ItemCard['history'] }): ReactElement {
  if (history.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing changed since it was added.
      </Text>
    );
  }
  return (
    <ol className={classes['past']}>
      {history.map((change) => (
        <li key={change.changeId}>
          <bdi>{change.text}</bdi>
          <bdi className={classes['dimmed']}>
            {[whenAndWho(change), change.reason].filter((each) => each !== null).join(' · ')}
          </bdi>
          <ul className={classes['values']}>
            {change.values.map((each, at) => (
              <li key={`${at}-${each.name}`}>
                <bdi>{nameOf(each)}</bdi>: <bdi>{each.before ?? 'nothing'}</bdi>
                <span aria-hidden> → </span>
                <VisuallyHidden component="span"> became </VisuallyHidden>
                <bdi>{each.after ?? 'nothing'}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
