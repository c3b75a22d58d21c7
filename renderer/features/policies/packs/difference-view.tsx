import { Badge, ScrollArea, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { PackPreview } from '#shared/contract/policy-packs';
import type { IsoDate } from '#shared/domain/date';
import { RULE_PARTS } from '#shared/domain/pack-difference';
import { formatNumber, plural } from '../../../components/format.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { factLabels, factWordsOf, partLabels, partWords } from './part-words.ts';
import classes from './packs.module.css';

const MOST_HEIGHT = 340;
/** Rules shown one by one; a pack may have 500. */
const MOST_SHOWN = 100;

type Difference = PackPreview['difference'];
type RuleDifference = Difference['rules'][number];

function stateOf({ before, after }: RuleDifference): {
  label: string;
  variant: 'light' | 'default';
} {
  if (before === null) return { label: 'New', variant: 'light' };
  return { label: after === null ? 'Gone' : 'Changed', variant: 'default' };
}

type RuleProps = { readonly each: RuleDifference; readonly asOf: IsoDate };

function RuleChange({ each, asOf }: RuleProps): ReactElement | null {
  const names = useSupplierNames();
  const { before, after, parts } = each;
  const rule = after ?? before;
  if (rule === null) return null;
  const { label, variant } = stateOf(each);
  return (
    <li className={classes['rule']}>
      <div className={classes['ruleHead']}>
        <bdi className={classes['ruleTitle']}>{rule.title}</bdi>
        <Badge size="sm" variant={variant} radius="sm" tt="none">
          {label}
        </Badge>
      </div>
      {before !== null && after !== null ? (
        <div className={classes['parts']}>
          {parts.map((part) => (
            <div key={part} style={{ display: 'contents' }}>
              <span className={classes['label']}>{partLabels[part]}</span>
              <bdi className={classes['old']}>{partWords(part, before, names, asOf)}</bdi>
              <bdi className={classes['new']}>{partWords(part, after, names, asOf)}</bdi>
            </div>
          ))}
        </div>
      ) : (
        <div className={classes['whole']}>
          {RULE_PARTS.filter(
            (part) => part === 'suppliers' || part === 'scope' || part === 'effect',
          ).map((part) => (
            <div key={part} style={{ display: 'contents' }}>
              <span className={classes['label']}>{partLabels[part]}</span>
              <bdi className={classes[after === null ? 'old' : 'new']}>
                {partWords(part, rule, names, asOf)}
              </bdi>
            </div>
          ))}
        </div>
      )}
    </li>
  );
}

type DifferenceViewProps = { readonly difference: Difference; readonly asOf: IsoDate };

/** What another version of a pack says otherwise, fact by fact and rule by rule. */
export function DifferenceView({ difference, asOf }: DifferenceViewProps): ReactElement {
  const { facts, rules, unchanged } = difference;
  const left = rules.length - MOST_SHOWN;
  return (
    <section aria-label="What differs">
      <Text size="sm" fw={600} mb={4}>
        {rules.length === 0
          ? 'No rule differs'
          : `${plural(rules.length, 'rule differs', 'rules differ')}`}
        {unchanged === 0 ? null : (
          <Text span inherit fw={400} c="dimmed">
            , {formatNumber(unchanged)} the same
          </Text>
        )}
      </Text>
      <ScrollArea.Autosize mah={MOST_HEIGHT} type="auto" viewportProps={{ tabIndex: 0 }}>
        {facts.length === 0 ? null : (
          <div className={classes['parts']}>
            {facts.map(({ fact, before, after }) => (
              <div key={fact} style={{ display: 'contents' }}>
                <span className={classes['label']}>{factLabels[fact]}</span>
                <bdi className={classes['old']}>{factWordsOf(fact, before)}</bdi>
                <bdi className={classes['new']}>{factWordsOf(fact, after)}</bdi>
              </div>
            ))}
          </div>
        )}
        <ul className={classes['rules']} aria-label="Rules that differ">
          {rules.slice(0, MOST_SHOWN).map((each) => (
            <RuleChange key={each.ruleId} each={each} asOf={asOf} />
          ))}
        </ul>
        {left > 0 ? (
          <Text size="xs" c="dimmed">
            and {plural(left, 'more rule', 'more rules')}
          </Text>
        ) : null}
      </ScrollArea.Autosize>
    </section>
  );
}
