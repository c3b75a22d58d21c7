import type { IsoDate } from '#shared/domain/date';
import { addYears } from '#shared/domain/listing';
import { measuredPer, isAboveShare, type Measure } from '#shared/domain/measure';
import { isByList, type CapGroup, type Rule } from '#shared/domain/policy';
import { severityOf, type Verdict } from '#shared/domain/verdict';
import { isIn, listingsFor, UNKNOWN, type RuleSetting, type SqlTerm } from './compile-rule.ts';
import { REGION_SQL } from './marks.ts';

/** The group of a class in what a rule measures; NULL where the fact that decides it is missing. */
export function groupSql(per: CapGroup | undefined): string {
  switch (per) {
    case undefined:
      return `''`;
    case 'country':
      return 'country';
    case 'function':
      return 'function';
    case 'region':
      return REGION_SQL;
  }
}

/** What a rule says where it surely applies: severity and deadline, NULL where it has nothing to say. */
export type SayingTerms = { readonly severity: SqlTerm; readonly deadline: SqlTerm };

function fixed(verdict: Verdict, deadline?: IsoDate): SayingTerms {
  return {
    severity: { sql: '?', values: [severityOf(verdict)] },
    deadline: deadline === undefined ? UNKNOWN : { sql: '?', values: [deadline] },
  };
}

function removal(deadline: IsoDate, asOf: IsoDate): SayingTerms {
  return fixed(asOf > deadline ? 'overdue' : 'remove-by', deadline);
}

function afterListing(years: number, setting: RuleSetting): SayingTerms {
  const bySince = setting.groups.membersBySince(listingsFor(setting));
  const cases = [...bySince].map(([since, members]) => {
    const { severity, deadline } = removal(addYears(since, years), setting.asOf);
    return { when: isIn('supplier_id', members), severity, deadline };
  });
  const pick = (of: 'severity' | 'deadline', otherwise: SqlTerm): SqlTerm => ({
    sql: `CASE ${cases.map((each) => `WHEN ${each.when.sql} THEN ${each[of].sql}`).join(' ')} ELSE ${otherwise.sql} END`,
    values: [
      ...cases.flatMap((each) => [...each.when.values, ...each[of].values]),
      ...otherwise.values,
    ],
  });
  if (cases.length === 0) return fixed('undetermined');
  return {
    severity: pick('severity', fixed('undetermined').severity),
    deadline: pick('deadline', UNKNOWN),
  };
}

function noNew(rule: Rule, setting: RuleSetting): SayingTerms {
  const { from } = rule.effect;
  const isListed = isByList(rule.suppliers);
  const listings = isListed ? listingsFor(setting) : [];
  const later = [...setting.groups.membersBySince(listings)].filter(([since]) => since > from);
  const dayCases = later.map(([since, members]) => ({
    ...isIn('supplier_id', members),
    since,
  }));
  const day: SqlTerm =
    dayCases.length === 0
      ? { sql: '?', values: [from] }
      : {
          sql: `CASE ${dayCases.map(({ sql }) => `WHEN ${sql} THEN ?`).join(' ')} ELSE ? END`,
          values: [...dayCases.flatMap(({ values, since }) => [...values, since]), from],
        };
  return {
    severity: {
      sql: `CASE WHEN installed_since IS NULL THEN ? WHEN installed_since >= ${day.sql} THEN ? ELSE ? END`,
      values: [
        severityOf('undetermined'),
        ...day.values,
        severityOf('overdue'),
        severityOf('restricted'),
      ],
    },
    deadline: UNKNOWN,
  };
}

function byGroup(
  rule: Rule,
  measures: ReadonlyMap<string, Measure>,
  verdictOf: (measure: Measure) => Verdict | null,
  otherwise: Verdict | null,
): SayingTerms {
  const group = groupSql(measuredPer(rule)?.per);
  const severity = (verdict: Verdict | null): string =>
    verdict === null ? 'NULL' : String(severityOf(verdict));
  const verdicts = new Map<Verdict | null, string[]>();
  for (const [name, measure] of measures) {
    const verdict = verdictOf(measure);
    verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), name]);
  }
  const cases = [...verdicts].map(([verdict, names]) => ({
    ...isIn('grp', names),
    severity: severity(verdict),
  }));
  const whens = cases.map((each) => `WHEN ${each.sql} THEN ${each.severity}`).join(' ');
  return {
    severity: {
      sql: `(SELECT CASE WHEN grp IS NULL THEN ${severity('undetermined')} ${whens}
        ELSE ${severity(otherwise)} END FROM (SELECT ${group} AS grp))`,
      values: cases.flatMap(({ values }) => values),
    },
    deadline: UNKNOWN,
  };
}

/** What a rule in force says of items that it surely applies to. */
export function sayingTerms(
  rule: Rule,
  setting: RuleSetting,
  measures: ReadonlyMap<string, Measure>,
): SayingTerms {
  const { effect } = rule;
  const { asOf } = setting;
  switch (effect.kind) {
    case 'prohibit':
      return fixed('overdue');
    case 'remove-by':
      return removal(effect.deadline, asOf);
    case 'remove-after-listing':
      return afterListing(effect.years, setting);
    case 'no-new':
      return noNew(rule, setting);
    case 'cap': {
      const isDue = asOf > effect.deadline;
      const isOver = (measure: Measure): boolean => isDue && isAboveShare(measure, effect.share);
      return byGroup(
        rule,
        measures,
        (measure) => (isOver(measure) ? 'over-cap' : 'restricted'),
        'restricted',
      );
    }
    case 'diversity':
      return byGroup(
        rule,
        measures,
        ({ suppliers, mayReach }) =>
          suppliers >= effect.suppliers ? null : mayReach ? 'undetermined' : 'review',
        null,
      );
    case 'authorise':
      return fixed('restricted');
    case 'review':
      return fixed('review');
  }
}
