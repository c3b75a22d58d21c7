import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { RulePreview } from '#shared/contract/tag-rules';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { useData } from '../../../data/hooks.ts';
import { countableDraft, type Draft } from './rule-draft.ts';
import { tagWords } from './rule-words.ts';
import classes from './rules.module.css';

const PAUSE_MS = 300;
const TAG_LABELS = { placement: 'Placement', function: 'Function', generation: 'Generation' };
const MOST_CHANGES = 6;

/** What a draft would do; `null` until its conditions are whole. */
export type Preview = { readonly told: RulePreview | null; readonly error: Error | null };

/** Counts what a draft would do, a moment after the last key. */
export function useRulePreview(draft: Draft, replacing: number | null): Preview {
  const [text] = useDebouncedValue(JSON.stringify(countableDraft(draft)), PAUSE_MS);
  const rule = JSON.parse(text) as ReturnType<typeof countableDraft>;
  const isWhole = rule !== null;
  const { data, error } = useData(
    'tagRules.preview',
    {
      // Never asked for while it is not whole.
      rule: rule ?? { conditions: [], set: {} },
      ...(replacing === null ? {} : { replacing }),
    },
    { isEnabled: isWhole, keepsPrevious: true },
  );
  return { told: isWhole ? (data ?? null) : null, error: isWhole ? error : null };
}

function flaggedWords({ flaggedNow, flaggedThen }: RulePreview): string {
  if (flaggedNow === flaggedThen) return `Flagged items stay ${formatNumber(flaggedNow)}.`;
  return `Flagged items: ${formatNumber(flaggedNow)} → ${formatNumber(flaggedThen)}.`;
}

function Examples({ examples }: Pick<RulePreview, 'examples'>): ReactElement {
  return (
    <ul className={classes['examples']} aria-label="First items that match">
      {examples.map((item) => {
        const { id, hostname, serialNumber, assetId, supplierName, manufacturer, model } = item;
        const parts = [supplierName ?? manufacturer, model].filter((part) => part !== null);
        return (
          <li key={id}>
            <bdi className={classes['value']}>{hostname ?? serialNumber ?? assetId ?? '–'}</bdi>
            <bdi className={classes['dimmed']}>{parts.join(' ')}</bdi>
          </li>
        );
      })}
    </ul>
  );
}

type RuleOutcomeProps = { readonly preview: Preview; readonly setsNothing: boolean };

/** How many items the rule is about, what becomes of them, and the first of them. */
export function RuleOutcome({ preview, setsNothing }: RuleOutcomeProps): ReactElement {
  const { told, error } = preview;
  if (error !== null) {
    return (
      <div className={classes['outcome']} role="alert">
        {messageOf(error)}
      </div>
    );
  }
  if (told === null || told.problems.length > 0) {
    return (
      <div className={classes['outcome']}>
        <Text size="sm" c="dimmed">
          What the rule would do is counted here once its conditions say something.
        </Text>
      </div>
    );
  }
  const { matched, changed, kept, changes, examples } = told;
  const rest = changes.slice(MOST_CHANGES).length;
  return (
    <div className={classes['outcome']}>
      <Text size="sm" fw={600} aria-live="polite">
        {matched === 0 ? 'No item matches.' : `Matches ${plural(matched, 'item')}.`}{' '}
        {setsNothing || matched + changed === 0
          ? ''
          : changed === 0
            ? 'No tag changes.'
            : `${plural(changed, 'item')} ${changed === 1 ? 'changes' : 'change'}.`}
      </Text>
      {changes.length === 0 ? null : (
        <ul className={classes['changes']}>
          {changes.slice(0, MOST_CHANGES).map(({ tag, from, to, items }) => (
            <li key={`${tag} ${from} ${to}`}>
              <span className={classes['dimmed']}>{TAG_LABELS[tag]}</span>
              <span>
                {tagWords(tag, from)} → <strong>{tagWords(tag, to)}</strong>
              </span>
              <span className={classes['items']}>{formatNumber(items)}</span>
            </li>
          ))}
          {rest === 0 ? null : (
            <li className={classes['dimmed']}>{plural(rest, 'other change')}</li>
          )}
        </ul>
      )}
      <Text size="sm" c="dimmed">
        {kept === 0
          ? ''
          : `${plural(kept, 'item')} ${kept === 1 ? 'keeps' : 'keep'} what the file or a person set. `}
        {setsNothing || matched + changed === 0 ? '' : flaggedWords(told)}
      </Text>
      {examples.length === 0 ? null : <Examples examples={examples} />}
    </div>
  );
}
