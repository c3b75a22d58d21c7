import { Badge } from '@mantine/core';
import { IconClock, IconKey } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import type { IsoDate } from '#shared/domain/date';
import { functionWords } from '../../components/words.ts';
import { CertaintyMark } from '../inventory/panel/certainty-mark.tsx';
import { CitationText } from '../inventory/panel/citation-text.tsx';
import classes from './policies.module.css';
import { RuleShortcuts } from './records/rule-shortcuts.tsx';
import { RuleSwitch } from './rule-switch.tsx';
import { describeCounts, describeEffect, describeScope, describeSuppliers } from './rule-words.ts';

type RuleRowProps = {
  readonly policyId: string;
  readonly entry: PolicyInfo['rules'][number];
  /** The date that verdicts are computed for. */
  readonly asOf: IsoDate;
};

/** One rule in words: whom it is about, where it applies, what it demands and on what ground. */
export function RuleRow({ policyId, entry, asOf }: RuleRowProps): ReactElement {
  const { rule, isUpcoming, isOn } = entry;
  const scope = describeScope(rule.scope);
  return (
    <li className={classes['rule']}>
      <div className={classes['ruleHead']}>
        <div className={classes['marks']}>
          <h3 className={classes['ruleTitle']}>{rule.title}</h3>
          {isUpcoming ? (
            <Badge
              size="sm"
              variant="light"
              radius="sm"
              tt="none"
              leftSection={<IconClock size={11} aria-hidden />}
            >
              Upcoming
            </Badge>
          ) : null}
          <CertaintyMark certainty={rule.certainty} />
        </div>
        <div className={classes['items']}>
          <div>{describeCounts(entry)}</div>
          <RuleSwitch policyId={policyId} rule={rule} isOn={isOn} />
        </div>
      </div>
      <dl className={classes['terms']}>
        <div>
          <dt>Suppliers</dt>
          <dd>{describeSuppliers(rule, entry)}</dd>
        </div>
        <div>
          <dt>Scope</dt>
          {scope.length === 0 ? <dd>Everywhere</dd> : null}
          {scope.map(({ fact, words }) => (
            <dd key={fact}>
              <span className={classes['dimmed']}>{fact}: </span>
              {words}
            </dd>
          ))}
          {rule.keyAssets === undefined ? null : (
            <dd className={classes['dimmed']}>
              <IconKey size={12} aria-hidden /> Key assets:{' '}
              {rule.keyAssets.map((each) => functionWords[each]).join(', ')}
            </dd>
          )}
        </div>
        <div>
          <dt>Effect</dt>
          <dd>{describeEffect(rule.effect, asOf)}</dd>
        </div>
        <div>
          <dt>Source</dt>
          <dd>
            <CitationText citation={rule.citation} />
          </dd>
        </div>
      </dl>
      <RuleShortcuts policyId={policyId} rule={rule} asOf={asOf} />
      {rule.note === undefined ? null : <p className={classes['note']}>{rule.note}</p>}
    </li>
  );
}
