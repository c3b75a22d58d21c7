import { Button, Pill, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Fragment, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { formatNumber, plural } from '../../../components/format.ts';
import type { FilterNames } from '#shared/domain/filter-names';
import { describeFilter } from '#shared/domain/filter-sentence';
import { useInventory } from '../inventory-store.ts';
import classes from './filter-bar.module.css';
import { FilterTextEditor } from './text/filter-text-editor.tsx';

type FilterSentenceBarProps = {
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  readonly isText: boolean;
  /** Shows the filter as text that can be edited, or as a sentence again. */
  readonly onText: (isText: boolean) => void;
  /** Items that the filter lets through, of all; `null` while they are counted. */
  readonly counts: { readonly total: number; readonly all: number } | null;
  readonly onChange: (filter: ItemFilter) => void;
  /** Makes a rule of the conditions; left out where none of them can be one. */
  readonly onMakeRule?: (() => void) | undefined;
  /** Waives the findings of these items; left out where none can be. */
  readonly onWaive?: (() => void) | undefined;
  /** Sets the removal plan of these items; left out where there is none of them. */
  readonly onPlan?: (() => void) | undefined;
  /** Counts what replacing, placing or removing these items would do. */
  readonly onTry: () => void;
};

/** How many rows are marked in the list. */
function MarkedRows(): ReactElement {
  const marked = useInventory((state) => state.markedRows);
  return (
    <span className={classes['keys']} aria-live="polite">
      {marked > 1 ? `${plural(marked, 'row')} marked` : ''}
    </span>
  );
}

/** How many items are shown and why, as a sentence whose conditions can be taken away. */
export function FilterSentenceBar(props: FilterSentenceBarProps): ReactElement {
  const { filter, names, counts, isText, onText, onChange } = props;
  const { onMakeRule, onWaive, onPlan, onTry } = props;
  const parts = describeFilter(filter, names);
  if (isText) {
    return (
      <FilterTextEditor
        filter={filter}
        names={names}
        onApply={(next) => {
          onChange(next);
          onText(false);
        }}
        onCancel={() => onText(false)}
      />
    );
  }
  return (
    <div className={classes['sentence']}>
      <Text span inherit aria-live="polite" className={classes['count']}>
        {counts === null
          ? 'Counting …'
          : `${formatNumber(counts.total)} of ${plural(counts.all, 'item')}`}
      </Text>
      {parts.map(({ key, words, whole, rest }, index) => (
        <Fragment key={key}>
          <span className={classes['dimmed']}>{index === 0 ? 'where' : 'and'}</span>
          <Pill
            size="md"
            withRemoveButton
            className={classes['chip'] ?? ''}
            title={whole}
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
      {onWaive === undefined ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label="Waive the findings of these items"
          title="Waive the findings of these items"
          onClick={onWaive}
        >
          Waive …
        </Button>
      )}
      {onPlan === undefined ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label="Plan removal of these items"
          title="Plan removal of these items"
          onClick={onPlan}
        >
          Plan removal …
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
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPencil size={14} aria-hidden />}
        aria-keyshortcuts="Control+E Meta+E"
        onClick={() => onText(true)}
      >
        Edit as text
      </Button>
      <MarkedRows />
    </div>
  );
}
