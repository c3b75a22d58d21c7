import { Button } from '@mantine/core';
import { IconPlus, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { PolicyRecords } from '#shared/contract/policies';
import type { IsoDate } from '#shared/domain/date';
import { plural } from '../../../components/format.ts';
import { EmptyState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { itemsWords, writtenWords, type Kept } from './kept-words.ts';
import { titlesOf, usePolicies, type PolicyTitles } from './policy-titles.ts';
import { writeStatement } from './record-dialog-store.ts';
import { ItemsSentence, RecordRow, ValidityMark } from './record-row.tsx';
import classes from './records.module.css';
import { SectionFrame } from './section-frame.tsx';
import { draftOf, type StatementDraft } from './statement-draft.ts';
import { useRecords } from './use-records.ts';
import {
  byValidity,
  EXPIRING_DAYS,
  spanOf,
  validityOf,
  validityWords,
  type Dated,
} from './validity.ts';

type KeptDated = Kept & { readonly statement: Dated };

function datedOf({ statements }: PolicyRecords, kind: Dated['kind']): KeptDated[] {
  return statements.flatMap((kept) =>
    kept.statement.kind === kind ? [{ ...kept, statement: kept.statement }] : [],
  );
}

function WhatItSays({ statement }: { readonly statement: Dated }): ReactElement | null {
  if (statement.kind === 'waiver') {
    return (
      <p className={classes['text']}>
        <bdi>{statement.reason}</bdi>
      </p>
    );
  }
  return statement.note === undefined ? null : (
    <p className={classes['text']}>
      <bdi>{statement.note}</bdi>
    </p>
  );
}

type DatedRowProps = {
  readonly kept: KeptDated;
  readonly asOf: IsoDate;
  readonly titles: PolicyTitles;
  readonly isActive: boolean;
};

function DatedRow({ kept, asOf, titles, isActive }: DatedRowProps): ReactElement {
  const { id, statement } = kept;
  const { remove, isPending } = useRecords();
  const validity = validityOf(statement, asOf);
  const rule = titles.rule(statement.policyId, statement.ruleId);
  const name =
    statement.kind === 'authorisation'
      ? `${statement.reference}, ${rule}`
      : `${rule}, ${titles.policy(statement.policyId)}`;
  return (
    <RecordRow
      name={name}
      title={statement.kind === 'authorisation' ? statement.reference : rule}
      mark={
        <ValidityMark
          words={validityWords(statement, asOf)}
          isWarning={validity === 'expiring' || validity === 'expired'}
        />
      }
      isExpired={validity === 'expired'}
      isPending={isPending}
      onEdit={() => writeStatement(draftOf(statement), id)}
      onRemove={() => remove(id, statement.kind)}
    >
      <div className={classes['facts']}>
        {statement.kind === 'authorisation' ? <span>{rule}</span> : null}
        <span>{titles.policy(statement.policyId)}</span>
        {isActive ? null : <span>not active, so that this changes nothing now</span>}
      </div>
      <WhatItSays statement={statement} />
      <ItemsSentence conditions={statement.conditions} />
      <div className={classes['facts']}>
        <span>{itemsWords(kept)}</span>
        <span>{spanOf(statement)}</span>
        {statement.kind === 'waiver' ? <bdi>approved by {statement.approver}</bdi> : null}
        <bdi>{writtenWords(kept)}</bdi>
      </div>
    </RecordRow>
  );
}

/** How many records end soon, and how many have ended. */
function endingWords(kept: readonly KeptDated[], asOf: IsoDate): string {
  const count = (validity: string): number =>
    kept.filter(({ statement }) => validityOf(statement, asOf) === validity).length;
  const [expiring, expired] = [count('expiring'), count('expired')];
  return [
    ...(expiring === 0
      ? []
      : [`${plural(expiring, 'expires', 'expire')} within ${EXPIRING_DAYS} days.`]),
    ...(expired === 0 ? [] : [`${plural(expired, 'has', 'have')} expired.`]),
  ].join(' ');
}

type DatedSectionProps = {
  readonly kind: Dated['kind'];
  readonly label: string;
  readonly noun: string;
  readonly explanation: string;
  readonly empty: { readonly icon: TablerIcon; readonly title: string; readonly text: string };
  /** A new statement from a day on. */
  readonly blank: (from: IsoDate) => StatementDraft;
};

/** Authorisations or waivers: the first to expire first, expired ones last. */
export function DatedSection(props: DatedSectionProps): ReactElement {
  const { kind, label, noun, explanation, empty, blank } = props;
  const workspace = useData('workspace.get', {});
  const records = useData('policies.records', {});
  const policies = usePolicies();
  const titles = titlesOf(policies);
  const asOf = workspace.data?.asOf;
  const all = records.data === undefined ? [] : datedOf(records.data, kind);
  const add: ReactNode = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      disabled={asOf === undefined}
      onClick={() => {
        if (asOf !== undefined) writeStatement(blank(asOf));
      }}
    >
      New {noun}
    </Button>
  );
  const ending = asOf === undefined ? '' : endingWords(all, asOf);
  return (
    <SectionFrame
      label={label}
      title={all.length === 0 ? label : plural(all.length, noun)}
      explanation={
        ending === '' ? (
          explanation
        ) : (
          <>
            {explanation} <strong>{ending}</strong>
          </>
        )
      }
      action={all.length === 0 ? null : add}
    >
      {(_records, day) =>
        all.length === 0 ? (
          <EmptyState icon={empty.icon} title={empty.title} text={empty.text} action={add} />
        ) : (
          <ul className={classes['list']} aria-label={label}>
            {byValidity(all, day).map((kept) => (
              <DatedRow
                key={kept.id}
                kept={kept}
                asOf={day}
                titles={titles}
                isActive={policies.some(
                  ({ id, isActive }) => isActive && id === kept.statement.policyId,
                )}
              />
            ))}
          </ul>
        )
      }
    </SectionFrame>
  );
}
