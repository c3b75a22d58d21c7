import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { ConditionCount, ConditionQuestion } from '#shared/contract/policy-records';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { useData } from '../../../data/hooks.ts';
import classes from './records.module.css';

const PAUSE_MS = 300;

/** What conditions hold; `null` until they are whole and counted. */
export type Count = { readonly told: ConditionCount | null; readonly error: Error | null };

/** Counts what conditions hold, a moment after the last key; `null` where they are not whole. */
export function useConditionCount(
  conditions: readonly RuleCondition[] | null,
  rules: ConditionQuestion['rules'],
): Count {
  const [text] = useDebouncedValue(JSON.stringify({ conditions, rules }), PAUSE_MS);
  const asked = JSON.parse(text) as {
    conditions: RuleCondition[] | null;
    rules: ConditionQuestion['rules'];
  };
  const isWhole = asked.conditions !== null;
  const { data, error } = useData(
    'policies.countConditions',
    // Never asked for while it is not whole.
    { conditions: asked.conditions ?? [], rules: asked.rules },
    { isEnabled: isWhole, keepsPrevious: true },
  );
  return { told: isWhole ? (data ?? null) : null, error: isWhole ? error : null };
}

type ConditionCountBoxProps = {
  readonly count: Count;
  /** Who speaks of the items: “the rule”; left out where that says nothing. */
  readonly speaker: string | null;
};

function Words({ count: { told, error }, speaker }: ConditionCountBoxProps): ReactElement {
  if (error !== null) {
    return (
      <Text size="sm" role="alert">
        {messageOf(error)}
      </Text>
    );
  }
  if (told === null || told.problems.length > 0) {
    return (
      <Text size="sm" c="dimmed">
        The items are counted here once the conditions say something.
      </Text>
    );
  }
  const { items, concerned } = told;
  return (
    <Text size="sm" aria-live="polite">
      <strong>
        {items === 0 ? 'No item fulfils this yet.' : `Holds ${plural(items, 'item')}.`}
      </strong>{' '}
      {items === 0
        ? 'Items of later imports that do will follow.'
        : speaker === null
          ? ''
          : concerned === items
            ? `${speaker} speaks of ${items === 1 ? 'it' : 'all of them'} now.`
            : `${speaker} speaks of ${formatNumber(concerned)} of them now.`}
    </Text>
  );
}

/** How many items a statement holds, and the first of them. */
export function ConditionCountBox(props: ConditionCountBoxProps): ReactElement {
  const examples = props.count.told?.examples ?? [];
  return (
    <div className={classes['outcome']}>
      <Words {...props} />
      {examples.length === 0 ? null : (
        <ul className={classes['examples']} aria-label="First items that it holds">
          {examples.map(({ id, hostname, serialNumber, assetId, supplierName, model }) => (
            <li key={id}>
              <bdi className={classes['value']}>{hostname ?? serialNumber ?? assetId ?? '–'}</bdi>
              <bdi className={classes['dimmed']}>
                {[supplierName, model].filter((part) => part !== null).join(' ')}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
