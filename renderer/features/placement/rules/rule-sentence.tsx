import { Fragment, type ReactElement } from 'react';
import { formatNumber } from '../../../components/format.ts';
import classes from './rules.module.css';
import type { ConditionWords } from './rule-words.ts';

type RuleSentenceProps = {
  readonly conditions: readonly ConditionWords[];
  /** What the rule sets, in words. */
  readonly sets: readonly string[];
};

/** Conditions as one sentence whose values stand out: `Host name starts with ber-core-`. */
export function ConditionSentence({
  conditions,
}: Pick<RuleSentenceProps, 'conditions'>): ReactElement {
  return (
    <>
      {conditions.map(({ field, test, values, more }, at) => (
        // Conditions have no identity but their place.
        <Fragment key={`${at}-${field}`}>
          {at === 0 ? null : <span className={classes['dimmed']}> and </span>}
          {field} <span className={classes['dimmed']}>{test}</span>{' '}
          {values.map((value, index) => (
            <Fragment key={value}>
              {index === 0 ? null : ' '}
              <bdi className={classes['value']} title={value}>
                {value}
              </bdi>
            </Fragment>
          ))}
          {more === 0 ? null : (
            <span className={classes['dimmed']}> or {formatNumber(more)} more</span>
          )}
        </Fragment>
      ))}
    </>
  );
}

/** A rule as one sentence: `Host name starts with ber-core- → Core`. */
export function RuleSentence({ conditions, sets }: RuleSentenceProps): ReactElement {
  return (
    <p className={classes['sentence']}>
      <ConditionSentence conditions={conditions} />
      <span className={classes['arrow']} aria-label="sets">
        →
      </span>
      <strong className={classes['sets']}>{sets.join(' · ')}</strong>
    </p>
  );
}
