import { Button, Select, Text } from '@mantine/core';
import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import type { ShareRow, ShareSet } from '#shared/contract/overview';
import {
  formatAmount,
  formatDate,
  formatLimit,
  formatNumber,
  plural,
} from '../../../components/format.ts';
import { BarPart } from './bar-part.tsx';
import { PictureCard } from './picture-card.tsx';
import { ShareTable } from './share-table.tsx';
import { headroomWords, partWords, rowName, setTitle, shareWords } from './share-words.ts';
import classes from './pictures.module.css';

const SHOWN = 8;

type RowProps = { readonly set: ShareSet; readonly row: ShareRow };

function ShareBarRow({ set, row }: RowProps): ReactElement {
  const name = rowName(set, row);
  const headroom = headroomWords(set, row);
  const share = row.all === 0 ? 0 : Math.min(1, row.named / row.all);
  const isItems = row.items === row.named;
  return (
    <>
      <bdi className={classes['name']} title={name}>
        {name}
      </bdi>
      <span className={`${classes['bar']} ${classes['track']}`}>
        <BarPart
          count={row.named}
          percent={share * 100}
          tone={row.over > 0 ? 'over' : 'flagged'}
          label={`of ${formatAmount(row.all)} in ${name}, ${shareWords(set, row)}${headroom === '' ? '' : `, ${headroom}`}`}
          filter={row.filter}
          {...(isItems ? {} : { opens: `Shows ${plural(row.items, 'item')} that the rule flags.` })}
        />
        {set.cap === null ? null : (
          <span
            className={classes['limit']}
            style={{ insetInlineStart: `${set.cap.share * 100}%` }}
            aria-hidden
          />
        )}
      </span>
      <span className={classes['value']}>
        {partWords(set, row)}
        {headroom === '' ? null : (
          <Text span size="xs" c="dimmed" display="block">
            {headroom}
          </Text>
        )}
      </span>
    </>
  );
}

function SharePicture({ set }: { readonly set: ShareSet }): ReactElement {
  const [isWhole, setIsWhole] = useState(false);
  const rows = isWhole ? set.rows : set.rows.slice(0, SHOWN);
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No item counts for this.
      </Text>
    );
  }
  return (
    <>
      <div className={classes['bars']}>
        {rows.map((row) => (
          <Fragment key={row.value ?? ''}>
            <ShareBarRow set={set} row={row} />
          </Fragment>
        ))}
      </div>
      {set.cap === null ? null : (
        <p className={classes['foot']}>
          The line marks the cap of {formatLimit(set.cap.share)}, by {formatDate(set.cap.deadline)}.
          {set.cap.undetermined === 0
            ? ''
            : ` ${plural(set.cap.undetermined, 'item')} of which it is not known whether the rule applies: where only the vendor is not known they count among all, else on neither side.`}
        </p>
      )}
      {set.rows.length > SHOWN ? (
        <Button
          mt={8}
          size="compact-sm"
          variant="subtle"
          aria-expanded={isWhole}
          onClick={() => {
            setIsWhole((before) => !before);
          }}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(set.rows.length)}`}
        </Button>
      ) : null}
    </>
  );
}

type ShareCardProps = {
  readonly sets: readonly ShareSet[];
  /** The table of the flagged items by country, which says more than one of shares. */
  readonly countryTable: ReactNode;
};

/** Shares of each country, function or region against their caps, one set of them at a time. */
export function ShareCard({ sets, countryTable }: ShareCardProps): ReactElement {
  const [chosen, setChosen] = useState<string | null>(null);
  const set = sets.find(({ key }) => key === chosen) ?? sets[0];
  return (
    <PictureCard
      id="shares"
      title="Shares and caps"
      controls={
        <Select
          className={classes['controls'] ?? ''}
          size="xs"
          aria-label="Which shares"
          allowDeselect={false}
          value={set?.key ?? null}
          data={sets.map((each) => ({ value: each.key, label: setTitle(each) }))}
          onChange={setChosen}
        />
      }
      picture={set === undefined ? null : <SharePicture key={set.key} set={set} />}
      table={
        set === undefined ? null : set.key === 'country' ? countryTable : <ShareTable set={set} />
      }
    />
  );
}
