import { ActionIcon, Badge } from '@mantine/core';
import { IconClock, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { ConditionSentence } from '../../placement/rules/rule-sentence.tsx';
import { conditionWords } from '../../placement/rules/rule-words.ts';
import classes from './records.module.css';

/** The items of a statement in words. */
export function ItemsSentence({
  conditions,
}: {
  readonly conditions: readonly RuleCondition[];
}): ReactElement {
  const suppliers = useSupplierNames();
  return (
    <p className={classes['sentence']}>
      {conditions.length === 0 ? (
        'All items'
      ) : (
        <ConditionSentence conditions={conditions.map((each) => conditionWords(each, suppliers))} />
      )}
    </p>
  );
}

type ValidityMarkProps = { readonly words: string; readonly isWarning: boolean };

/** How long a record still counts. */
export function ValidityMark({ words, isWarning }: ValidityMarkProps): ReactElement {
  return (
    <Badge
      size="sm"
      variant="light"
      radius="sm"
      tt="none"
      color={isWarning ? 'orange' : 'gray'}
      leftSection={isWarning ? <IconClock size={11} aria-hidden /> : null}
    >
      {words}
    </Badge>
  );
}

type RecordRowProps = {
  /** What the row is called where it cannot be seen. */
  readonly name: string;
  readonly title: ReactNode;
  readonly mark?: ReactNode;
  readonly children: ReactNode;
  readonly isExpired?: boolean;
  readonly isPending: boolean;
  onEdit(this: void): void;
  onRemove(this: void): void;
};

/** One thing on record, with the buttons that change and remove it. */
export function RecordRow(props: RecordRowProps): ReactElement {
  const { name, title, mark, children, isExpired = false, isPending, onEdit, onRemove } = props;
  return (
    <li className={classes['record']} aria-label={name} data-expired={isExpired ? true : undefined}>
      <div className={classes['words']}>
        <div className={classes['marks']}>
          <h3 className={classes['name']}>
            <bdi>{title}</bdi>
          </h3>
          {mark}
        </div>
        {children}
      </div>
      <div className={classes['actions']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isPending}
          aria-label={`Change: ${name}`}
          title="Change"
          onClick={onEdit}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isPending}
          aria-label={`Remove: ${name}`}
          title="Remove"
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
