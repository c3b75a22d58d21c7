import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { OwnRuleInfo } from '#shared/contract/tag-rules';
import { formatMoment, plural } from '../../../components/format.ts';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { writeRule } from './rule-dialog-store.ts';
import { draftOf } from './rule-draft.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { conditionWords, setWords } from './rule-words.ts';
import classes from './rules.module.css';
import type { useRules } from './use-rules.ts';

type RuleRowProps = {
  readonly info: OwnRuleInfo;
  /** Its place in the list, from 1, of so many. */
  readonly place: number;
  readonly of: number;
  readonly suppliers: SupplierNames;
  readonly commands: ReturnType<typeof useRules>;
  onMove(this: void, direction: 'up' | 'down'): void;
};

function doesWords({ isActive, items }: OwnRuleInfo): string {
  if (!isActive) return 'switched off';
  return items === 0 ? 'sets no tag now' : `sets a tag of ${plural(items, 'item')} now`;
}

/** One own rule in words, with what can be done to it; Alt and an arrow move it. */
export function RuleRow(props: RuleRowProps): ReactElement {
  const { info, place, of, suppliers, commands, onMove } = props;
  const { id, rule, isActive, changedAt } = info;
  const { isPending } = commands;
  const canMove = (direction: 'up' | 'down'): boolean =>
    !isPending && (direction === 'up' ? place > 1 : place < of);
  return (
    <li
      id={`own-rule-${id}`}
      className={classes['rule']}
      data-inactive={isActive ? undefined : true}
      // Moved by keys while it has the focus, like the rows of a list that can be sorted.
      tabIndex={0}
      aria-label={`${place} of ${of}: ${rule.name}`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        const direction = event.key === 'ArrowUp' ? 'up' : 'down';
        if (canMove(direction)) onMove(direction);
      }}
    >
      <span className={classes['place']} aria-hidden>
        {place}
      </span>
      <div className={classes['words']}>
        <h3 className={classes['name']}>
          <bdi>{rule.name}</bdi>
        </h3>
        <RuleSentence
          conditions={rule.conditions.map((each) => conditionWords(each, suppliers))}
          sets={setWords(rule.set)}
        />
        <div className={classes['facts']}>
          <span>{doesWords(info)}</span>
          <span>written {formatMoment(changedAt)}</span>
          {rule.note === undefined ? null : <bdi>{rule.note}</bdi>}
        </div>
      </div>
      <div className={classes['actions']}>
        <Switch
          size="sm"
          checked={isActive}
          disabled={isPending}
          aria-label={`${rule.name} is switched on`}
          onChange={(event) => commands.setActive(info, event.currentTarget.checked)}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!canMove('up')}
          aria-label={`Move ${rule.name} up`}
          title="Move up (Alt+↑)"
          onClick={() => onMove('up')}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!canMove('down')}
          aria-label={`Move ${rule.name} down`}
          title="Move down (Alt+↓)"
          onClick={() => onMove('down')}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isPending}
          aria-label={`Change ${rule.name}`}
          title="Change"
          onClick={() => writeRule({ draft: draftOf(rule), replacing: id })}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isPending}
          aria-label={`Remove ${rule.name}`}
          title="Remove"
          onClick={() => commands.remove(info)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
