import type { ReactElement, ReactNode } from 'react';
import type { PolicyInfo, PolicyRecords } from '#shared/contract/policies';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import type { Citation } from '#shared/domain/policy';
import { countryName, formatDate, formatMoment, plural } from '../components/format.ts';
import { certaintyWords, functionWords } from '../components/words.ts';
import {
  describeCounts,
  describeEffect,
  describeScope,
  describeSuppliers,
} from '../features/policies/rule-words.ts';
import { RecordsSection } from './sections/records-section.tsx';
import classes from './summary-document.module.css';

export type PoliciesContent = {
  readonly workspace: WorkspaceInfo;
  readonly policies: readonly PolicyInfo[];
  readonly records: PolicyRecords;
  readonly createdAt: string;
};

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Source({ instrument, reference, date, url }: Citation): ReactElement {
  return (
    <>
      {[instrument, reference, date === undefined ? undefined : formatDate(date)]
        .filter((part) => part !== undefined)
        .join(', ')}
      {url === undefined ? null : <div className={classes['small']}>{url}</div>}
    </>
  );
}

type RuleProps = {
  readonly entry: PolicyInfo['rules'][number];
  readonly number: string;
  readonly asOf: string;
};

function RuleText({ entry, number, asOf }: RuleProps): ReactElement {
  const { rule, isUpcoming, isOn } = entry;
  const scope = describeScope(rule.scope);
  const { label, meaning } = certaintyWords[rule.certainty];
  return (
    <section className={classes['ruleText']}>
      <h3>
        {number} {rule.title}
      </h3>
      <dl className={classes['ruleTerms']}>
        <Term name="Suppliers">{describeSuppliers(rule, entry)}</Term>
        <Term name="Scope">
          {scope.length === 0
            ? 'Everywhere'
            : scope.map(({ fact, words }) => <div key={fact}>{`${fact}: ${words}`}</div>)}
          {rule.keyAssets === undefined ? null : (
            <div>Key assets: {rule.keyAssets.map((each) => functionWords[each]).join(', ')}</div>
          )}
        </Term>
        <Term name="Effect">
          {describeEffect(rule.effect, asOf)}
          {isUpcoming ? '; not yet in force' : ''}
        </Term>
        <Term name="Source">
          <Source {...rule.citation} />
        </Term>
        <Term name="Certainty">
          {label}: {meaning}
          {isOn ? '' : '. This rule does not act.'}
        </Term>
        <Term name="Items">{describeCounts(entry)}</Term>
        {rule.note === undefined ? null : <Term name="Note">{rule.note}</Term>}
        <Term name="Rule id">{rule.id}</Term>
      </dl>
    </section>
  );
}

type PolicyProps = {
  readonly policy: PolicyInfo;
  readonly at: number;
  readonly asOf: string;
};

function PolicyText({ policy, at, asOf }: PolicyProps): ReactElement {
  const { title, jurisdiction, version, isActive, isProposal, summary, rules, changelog } = policy;
  const state = isProposal ? 'Proposal, not in force' : isActive ? 'Active' : 'Not active';
  return (
    <section>
      <h2>
        {at}. {title}
      </h2>
      <p>
        {jurisdiction}. Version {version}, last compared with its sources on{' '}
        {formatDate(policy.asOf)}. {state}. {plural(rules.length, 'rule')}.
      </p>
      <p>{summary}</p>
      {rules.map((entry, index) => (
        <RuleText key={entry.rule.id} entry={entry} number={`${at}.${index + 1}`} asOf={asOf} />
      ))}
      <p className={classes['small']}>
        {changelog.map(({ version: of, text }) => `${of}: ${text}`).join(' ')}
      </p>
    </section>
  );
}

/** Policies as a document: rule by rule, with sources, and what is on record for them. */
export function PoliciesDocument({ content }: { readonly content: PoliciesContent }): ReactElement {
  const { workspace, policies, records, createdAt } = content;
  const { homeCountry, operatorName, name, asOf } = workspace;
  return (
    <article className={classes['document']} lang="en">
      <header>
        <div className={classes['kicker']}>Policies on suppliers of network equipment</div>
        <h1>{operatorName === '' ? name : operatorName}</h1>
        <dl className={classes['titleFacts']}>
          <Term name="As of">{formatDate(asOf)}</Term>
          <Term name="Created">{formatMoment(createdAt)}</Term>
          <Term name="Workspace">{name}</Term>
          <Term name="Home country">
            {homeCountry === null ? 'Not set' : countryName(homeCountry)}
          </Term>
        </dl>
        <p>
          Each rule states whom it is about, where it applies, what it demands and since when, where
          it is written, and how that was established. It restates the law for checking an inventory
          and is no legal advice.
        </p>
      </header>
      {policies.map((policy, index) => (
        <PolicyText key={policy.id} policy={policy} at={index + 1} asOf={asOf} />
      ))}
      <RecordsSection records={records} policies={policies} />
    </article>
  );
}
