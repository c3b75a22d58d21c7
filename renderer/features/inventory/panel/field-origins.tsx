import type { ReactElement } from 'react';
import type { FieldOrigin, ItemCard } from '#shared/contract/items';
import { formatNumber } from '../../../components/format.ts';
import { fieldWords } from '../../../components/words.ts';
import { Facts } from './facts.tsx';
import classes from './panel.module.css';
import { whenAndWho } from './when-and-who.ts';

/** Where a value comes from, in one line. */
function originWords(origin: FieldOrigin): string {
  if (origin.kind === 'file') {
    const { fileName, row, heading } = origin;
    const column = heading === null ? '' : `, column “${heading}”`;
    return `${fileName}, row ${formatNumber(row)}${column}`;
  }
  const since = whenAndWho(origin);
  return [`Set by a person`, since, origin.reason].filter((each) => each !== null).join(' · ');
}

/** Every field with its value and where that comes from. */
export function FieldOrigins({ card }: { readonly card: ItemCard }): ReactElement {
  return (
    <Facts
      facts={card.fields.map(({ field, value, origin }) => ({
        label: fieldWords[field],
        value:
          origin === null ? (
            (value ?? '–')
          ) : (
            <>
              <bdi>{value}</bdi>
              <bdi className={classes['origin']}>{originWords(origin)}</bdi>
            </>
          ),
      }))}
    />
  );
}
