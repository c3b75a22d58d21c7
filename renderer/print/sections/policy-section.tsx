import type { ReactElement, ReactNode } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { isByList, type Citation, type RuleEffect } from '#shared/domain/policy';
import { formatDate, formatNumber, formatLimit, plural } from '../../components/format.ts';
import { certaintyWords, effectWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';
import classes from '../summary-document.module.css';

function effectText(effect: RuleEffect): string {
  const from = `from ${formatDate(effect.from)}`;
  switch (effect.kind) {
    case 'remove-by':
      return `${effectWords[effect.kind]}: ${formatDate(effect.deadline)} (in force ${from})`;
    case 'cap':
      return `${effectWords[effect.kind]}: ${formatLimit(effect.share)} by ${formatDate(effect.deadline)} (in force ${from})`;
    case 'remove-after-listing':
      return `${effectWords[effect.kind]}: ${plural(effect.years, 'year')} after the supplier was listed (in force ${from})`;
    case 'diversity':
      return `${effectWords[effect.kind]}: at least ${effect.suppliers} (in force ${from})`;
    case 'prohibit':
    case 'no-new':
    case 'authorise':
    case 'review':
      return `${effectWords[effect.kind]}, ${from}`;
  }
}

function Source({ citation }: { readonly citation: Citation }): ReactNode {
  const { instrument, reference, date, url } = citation;
  return (
    <>
      {[instrument, reference, date === undefined ? undefined : formatDate(date)]
        .filter((part) => part !== undefined)
        .join(', ')}
      {url === undefined ? null : <div className={classes['small']}>{url}</div>}
    </>
  );
}

/** Says how many rules of a policy were not tested; a zero beside them would say that they were. */
function silentWords({ rules }: PolicyInfo): string {
  const silent = rules.filter(({ isOn }) => !isOn).length;
  if (silent === 0) return '';
  const which =
    silent === rules.length
      ? 'None of its rules acted'
      : `${formatNumber(silent)} of its ${plural(rules.length, 'rule')} did not act`;
  return ` ${which}: what is not verified acts only where the operator switched it on, and the operator may switch a rule off.`;
}

/** Says which rules of a policy could flag nothing because nobody is on its list. */
function emptyListWords({ rules }: PolicyInfo): string {
  const byList = rules.filter(({ rule, isOn }) => isOn && isByList(rule.suppliers)).length;
  if (byList === 0) return '';
  return byList === rules.length
    ? ' It names no supplier and goes by a list, which is empty: nothing could be flagged.'
    : ` ${plural(byList, 'rule')} of it ${byList === 1 ? 'goes' : 'go'} by a list of suppliers, which is empty: nothing could be flagged by ${byList === 1 ? 'it' : 'them'}.`;
}

type PolicyProps = { readonly policy: PolicyInfo; readonly hasList: boolean };

function Policy({ policy, hasList }: PolicyProps): ReactElement {
  return (
    <>
      <h3>
        {policy.title}, version {policy.version}
      </h3>
      <p>
        {policy.jurisdiction}. {policy.summary} Last compared with its sources on{' '}
        {formatDate(policy.asOf)}.{silentWords(policy)}
        {hasList ? null : emptyListWords(policy)}
      </p>
      <DocTable
        label={`Rules of ${policy.title}`}
        columns={[
          { head: 'Rule', width: '21%' },
          { head: 'Demand', width: '15%' },
          { head: 'Source' },
          { head: 'Certainty', width: '9%' },
          { head: 'Items flagged', isNumber: true, width: '8%' },
          { head: 'Undetermined', isNumber: true, width: '12%' },
          { head: 'Waived', isNumber: true, width: '7%' },
        ]}
        rows={policy.rules.map(({ rule, items, undetermined, waived, isUpcoming, isOn }) => ({
          key: rule.id,
          cells: [
            <>
              {rule.title}
              <div className={classes['small']}>{`${policy.id}/${rule.id}`}</div>
            </>,
            `${effectText(rule.effect)}${isUpcoming ? '; not yet in force' : ''}${isOn ? '' : '; did not act'}`,
            <Source key="source" citation={rule.citation} />,
            certaintyWords[rule.certainty].label,
            !isOn || items === null
              ? '–'
              : formatNumber(items - (undetermined ?? 0) - (waived ?? 0)),
            !isOn || undetermined === null ? '–' : formatNumber(undetermined),
            !isOn || waived === null ? '–' : formatNumber(waived),
          ],
        }))}
      />
    </>
  );
}

/** The rules that were applied, each with its source and how certain it is. */
export function PolicySection({ document }: SectionProps): ReactElement {
  const { policies, exceptions } = document.figures;
  const listed = new Set(exceptions.listings.map(({ policyTitle }) => policyTitle));
  return (
    <section>
      <h2>Policies applied</h2>
      {policies.length === 0 ? <p>No policy was applied, so nothing is flagged.</p> : null}
      {policies.map((policy) => (
        <Policy key={policy.id} policy={policy} hasList={listed.has(policy.title)} />
      ))}
    </section>
  );
}
