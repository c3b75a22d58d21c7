import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { IsoDate } from '#shared/domain/date';
import { isByList, type Rule } from '#shared/domain/policy';
import { useData } from '../../../data/hooks.ts';
import { writeListing, writeStatement } from './record-dialog-store.ts';
import classes from './records.module.css';
import { showRecords } from '../policy-tab.ts';
import { blankAnswer, blankAuthorisation } from './statement-draft.ts';

const andList = new Intl.ListFormat('en', { type: 'conjunction' });
const MOST_NAMES = 5;

function Shortcut(props: {
  readonly words: string;
  readonly about: string;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`${props.words} ${props.about}`}
      onClick={props.onClick}
    >
      {props.words}
    </Button>
  );
}

function Listed({ policyId }: { readonly policyId: string }): ReactElement {
  const { data } = useData('policies.records', {});
  const names = (data?.listings ?? [])
    .filter((each) => each.policyId === policyId)
    .map(({ supplierName }) => supplierName);
  const more = names.length - MOST_NAMES;
  const shown = more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return (
    <span className={classes['dimmed']}>
      {names.length === 0 ? 'No supplier is listed' : `Listed: ${andList.format(shown)}`}
    </span>
  );
}

type RuleShortcutsProps = {
  readonly policyId: string;
  readonly rule: Rule;
  readonly asOf: IsoDate;
};

/** What a rule needs from the operator, and the way to say it. */
export function RuleShortcuts({ policyId, rule, asOf }: RuleShortcutsProps): ReactElement | null {
  const { scope, suppliers, effect } = rule;
  const questions = [scope.use, scope.zone, scope.production].filter((each) => each !== undefined);
  const hasList = isByList(suppliers);
  const needsSize = scope.operator !== undefined;
  if (!hasList && !needsSize && questions.length === 0 && effect.kind !== 'authorise') return null;
  return (
    <div className={classes['shortcuts']}>
      {hasList ? (
        <>
          <Shortcut
            words="List suppliers …"
            about={rule.title}
            onClick={() => writeListing({ policyId, since: asOf })}
          />
          <Listed policyId={policyId} />
        </>
      ) : null}
      {questions.map((question) => (
        <Shortcut
          key={question}
          words="Answer …"
          about={question}
          onClick={() => writeStatement({ ...blankAnswer(question), isForAll: true })}
        />
      ))}
      {effect.kind === 'authorise' ? (
        <Shortcut
          words="Authorise …"
          about={rule.title}
          onClick={() => writeStatement(blankAuthorisation(asOf, { policyId, ruleId: rule.id }))}
        />
      ) : null}
      {needsSize ? (
        <Shortcut
          words="Size of the operator …"
          about={rule.title}
          onClick={() => showRecords('operator')}
        />
      ) : null}
    </div>
  );
}
