import { Badge, Button, Collapse, Group, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { isVerified } from '#shared/domain/certainty';
import type { IsoDate } from '#shared/domain/date';
import { countryName, formatDate, plural } from '../../components/format.ts';
import { PackMenu } from './packs/pack-menu.tsx';
import { originWords } from './packs/pack-words.ts';
import classes from './policies.module.css';
import { RuleRow } from './rule-row.tsx';
import { useSwitchPolicy } from './use-switch-policy.ts';

function jurisdictionWords(jurisdiction: string): string {
  return /^[A-Z]{2}$/.test(jurisdiction) ? countryName(jurisdiction) : jurisdiction;
}

type PolicyCardProps = {
  readonly policy: PolicyInfo;
  readonly asOf: IsoDate;
};

/** One policy pack with its switch; opens to its rules. */
export function PolicyCard({ policy, asOf }: PolicyCardProps): ReactElement {
  const [isOpen, setIsOpen] = useState(policy.isActive);
  const { switchTo, pending } = useSwitchPolicy(policy);
  const unverified = policy.rules.filter(({ rule }) => !isVerified(rule.certainty)).length;
  const upcoming = policy.rules.filter(({ isUpcoming }) => isUpcoming).length;
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <article className={classes['pack']} aria-label={policy.title}>
      <div className={classes['head']}>
        <div>
          <h2 className={classes['title']}>
            <bdi>{policy.title}</bdi>
            {policy.isProposal ? (
              <Badge ml={8} size="sm" variant="light" radius="sm" tt="none" color="gray">
                Proposal, not in force
              </Badge>
            ) : null}
          </h2>
          <div className={classes['facts']}>
            <span>{jurisdictionWords(policy.jurisdiction)}</span>
            <span>version {policy.version}</span>
            {policy.origin === 'built-in' ? null : <span>{originWords[policy.origin]}</span>}
            <span>compared with its sources on {formatDate(policy.asOf)}</span>
            {unverified > 0 ? <span>{plural(unverified, 'rule')} unverified</span> : null}
            {upcoming > 0 ? <span>{plural(upcoming, 'rule')} upcoming</span> : null}
          </div>
          <p className={classes['summary']}>
            <bdi>{policy.summary}</bdi>
          </p>
        </div>
        <Group gap={8} wrap="nowrap">
          {policy.isProposal ? null : (
            <Switch
              labelPosition="left"
              label={(pending ?? policy.isActive) ? 'Active' : 'Inactive'}
              aria-label={`${policy.title} is active`}
              checked={pending ?? policy.isActive}
              disabled={pending !== null}
              onChange={(event) => switchTo(event.currentTarget.checked)}
            />
          )}
          <PackMenu policy={policy} />
        </Group>
      </div>
      <div className={classes['more']}>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isOpen}
          leftSection={<Chevron size={14} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide' : 'Show'} {plural(policy.rules.length, 'rule')}
        </Button>
      </div>
      <Collapse expanded={isOpen}>
        <ul className={classes['rules']} aria-label={`Rules of ${policy.title}`}>
          {policy.rules.map((entry) => (
            <RuleRow key={entry.rule.id} policyId={policy.id} entry={entry} asOf={asOf} />
          ))}
        </ul>
      </Collapse>
    </article>
  );
}
