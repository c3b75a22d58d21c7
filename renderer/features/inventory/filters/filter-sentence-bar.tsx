import { Button, Kbd, Pill, Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { formatNumber, plural } from '../../../components/format.ts';
import type { SupplierNames } from './facet-words.ts';
import classes from './filter-bar.module.css';
import { describeFilter } from './filter-sentence.ts';

type FilterSentenceBarProps = {
  readonly filter: ItemFilter;
  readonly suppliers: SupplierNames;
  /** Items that the filter lets through, of all; `null` while they are counted. */
  readonly counts: { readonly total: number; readonly all: number } | null;
  readonly onChange: (filter: ItemFilter) => void;
  /** Makes a rule of the conditions; left out where none of them can be one. */
  readonly onMakeRule?: (() => void) | undefined;
  /** Counts what replacing, placing or removing these items would do. */
  readonly onTry: () => void;
};

/** How many items are shown and why, as a sentence whose conditions can be taken away. */
export function FilterSentenceBar(props: FilterSentenceBarProps): ReactElement {
  const { filter, suppliers, counts, onChange, onMakeRule, onTry } = props;
  const parts = describeFilter(filter, suppliers);
  return (
    <div className={classes['sentence']}>
      <Text span inherit aria-live="polite" className={classes['count']}>
        {counts === null
          ? 'Counting …'
          : `${formatNumber(counts.total)} of ${plural(counts.all, 'item')}`}
      </Text>
      {parts.map(({ key, words, rest }, index) => (
        <Fragment key={key}>
          <span className={classes['dimmed']}>{index === 0 ? 'where' : 'and'}</span>
          <Pill
            size="md"
            withRemoveButton
            className={classes['chip'] ?? ''}
            title={words}
            removeButtonProps={{
              'aria-label': `Remove the condition: ${words}`,
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onChange(rest)}
          >
            <bdi>{words}</bdi>
          </Pill>
        </Fragment>
      ))}
      {parts.length > 0 ? (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange({})}>
          Clear filters
        </Button>
      ) : null}
      {onMakeRule === undefined ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label="Make a rule from this filter"
          title="Make a rule from this filter"
          onClick={onMakeRule}
        >
          Make a rule
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label="What if these items were replaced, placed or removed"
        title="What if these items were replaced, placed or removed"
        onClick={onTry}
      >
        What if …
      </Button>
      <span className={classes['keys']}>
        <Kbd size="xs">C</Kbd> tags all shown as core · <Kbd size="xs">E</Kbd> as edge
      </span>
    </div>
  );
}
