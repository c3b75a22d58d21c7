import { Input } from '@mantine/core';
import type { ReactElement } from 'react';
import { Segments } from '../../../components/segments.tsx';
import { ConditionList } from '../../placement/rules/condition-list.tsx';
import { ConditionCountBox, type Count } from './condition-count.tsx';
import type { StatementDraft } from './statement-draft.ts';

type ItemChoiceProps = {
  readonly draft: StatementDraft;
  readonly count: Count;
  /** Who speaks of the items, in words; `null` where that says nothing. */
  readonly speaker: string | null;
  errorOf(this: void, part: string): string | undefined;
  onChange(this: void, changes: Partial<StatementDraft>): void;
};

/** The items that a statement is about: all, or those that fulfil conditions, and their number. */
export function ItemChoice(props: ItemChoiceProps): ReactElement {
  const { draft, count, speaker, errorOf, onChange } = props;
  const problems = count.told?.problems ?? [];
  return (
    <>
      <div>
        <Input.Label labelElement="div" mb={4}>
          Items
        </Input.Label>
        <div>
          <Segments
            aria-label="Items"
            data={[
              { value: 'some', label: 'Where all of these hold' },
              { value: 'all', label: 'All items' },
            ]}
            value={draft.isForAll ? 'all' : 'some'}
            onChange={(value) => onChange({ isForAll: value === 'all' })}
          />
        </div>
      </div>
      {draft.isForAll ? null : (
        <div>
          <ConditionList
            conditions={draft.conditions}
            nextField="supplier"
            errorAt={(at) =>
              problems.find(({ condition }) => condition === at)?.message ??
              errorOf(`conditions.${at}`)
            }
            onChange={(conditions) => onChange({ conditions })}
          />
        </div>
      )}
      <ConditionCountBox count={count} speaker={speaker} />
    </>
  );
}
