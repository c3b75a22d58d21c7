import { ActionIcon, Button, Group, Text } from '@mantine/core';
import {
  IconAlertCircle,
  IconArrowDown,
  IconArrowUp,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatNumber } from '../../../components/format.ts';
import classes from './own-pack.module.css';
import { blankRule, type DraftRule } from './pack-draft.ts';
import type { Tried } from './use-tried-rules.ts';

/** Rules that a policy may have. */
const MOST_RULES = 500;

type RuleListProps = {
  readonly rules: readonly DraftRule[];
  /** The rules as the policy has them: one that is added is none of them, whichever were removed. */
  readonly former: readonly DraftRule[];
  readonly chosen: number;
  readonly tried: Tried;
  /** Whether something is wrong with the rule at a place that the operator should see. */
  readonly isWrong: (at: number) => boolean;
  readonly onChoose: (at: number) => void;
  readonly onChange: (rules: readonly DraftRule[], chosen: number) => void;
};

function countWords(tried: Tried, id: string): string {
  const counts = tried.told?.rules.find(({ ruleId }) => ruleId === id);
  if (counts === undefined) return 'not whole yet';
  const { flagged, undetermined } = counts;
  const open = undetermined === 0 ? '' : `, ${formatNumber(undetermined)} undetermined`;
  return `${formatNumber(flagged)} flagged${open}`;
}

/** The rules of a policy that is being written, each with what it would do. */
export function RuleList(props: RuleListProps): ReactElement {
  const { rules, former, chosen, tried, isWrong, onChoose, onChange } = props;
  const move = (by: -1 | 1): void => {
    const [rule, other] = [rules[chosen], rules[chosen + by]];
    if (rule === undefined || other === undefined) return;
    onChange(rules.with(chosen, other).with(chosen + by, rule), chosen + by);
  };
  return (
    <nav className={classes['list']} aria-label="Rules">
      <ol className={classes['rules']}>
        {rules.map(({ key, id, title }, at) => (
          <li key={key}>
            <button
              type="button"
              className={classes['ruleButton']}
              aria-current={at === chosen}
              onClick={() => onChoose(at)}
            >
              <span className={classes['ruleTitle']}>
                {isWrong(at) ? (
                  <IconAlertCircle
                    size={14}
                    className={classes['wrong']}
                    aria-label="Something is wrong"
                  />
                ) : null}
                <bdi>{title.trim() === '' ? `Rule ${at + 1}` : title}</bdi>
              </span>
              <Text size="xs" c="dimmed">
                {countWords(tried, id)}
              </Text>
            </button>
          </li>
        ))}
      </ol>
      <Group justify="space-between" gap={4} mt={8}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rules.length >= MOST_RULES}
          onClick={() => onChange([...rules, blankRule([...former, ...rules])], rules.length)}
        >
          Add a rule
        </Button>
        <Group gap={2}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Move the rule up"
            disabled={chosen === 0}
            onClick={() => move(-1)}
          >
            <IconArrowUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Move the rule down"
            disabled={chosen >= rules.length - 1}
            onClick={() => move(1)}
          >
            <IconArrowDown size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Remove the rule"
            disabled={rules.length === 1}
            onClick={() => onChange(rules.toSpliced(chosen, 1), Math.max(0, chosen - 1))}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
    </nav>
  );
}
