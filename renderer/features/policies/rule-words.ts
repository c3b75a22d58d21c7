import type { PolicyInfo } from '#shared/contract/policies';
import { daysBetween, type IsoDate } from '#shared/domain/date';
import type { CapGroup, Rule, RuleEffect, RuleScope } from '#shared/domain/policy';
import {
  countryName,
  formatDate,
  formatNumber,
  formatLimit,
  plural,
} from '../../components/format.ts';
import {
  functionWords,
  measureUnitWords,
  operatorFactWords,
  placementWords,
  statusWords,
} from '../../components/words.ts';

/** One condition of a rule's scope: which fact, and the values it must have. */
export type ScopePart = { readonly fact: string; readonly words: string };

const orList = new Intl.ListFormat('en', { type: 'disjunction' });
const andList = new Intl.ListFormat('en', { type: 'conjunction' });

/** The conditions of a scope, each in words; empty where the rule applies everywhere. */
export function describeScope(scope: RuleScope): ScopePart[] {
  const parts: (ScopePart | null)[] = [
    scope.placement
      ? { fact: 'Placement', words: orList.format(scope.placement.map((p) => placementWords[p])) }
      : null,
    scope.function
      ? { fact: 'Function', words: orList.format(scope.function.map((f) => functionWords[f])) }
      : null,
    scope.generation ? { fact: 'Generation', words: orList.format(scope.generation) } : null,
    scope.country
      ? { fact: 'Country', words: orList.format(scope.country.map(countryName)) }
      : null,
    scope.status
      ? { fact: 'Status', words: orList.format(scope.status.map((s) => statusWords[s])) }
      : null,
    scope.region ? { fact: 'Region', words: orList.format(scope.region) } : null,
    scope.installed ? { fact: 'Installed', words: describePeriod(scope.installed) } : null,
    scope.operator
      ? { fact: 'Operator', words: orList.format(scope.operator.map(describeSize)) }
      : null,
    scope.use ? { fact: 'Use', words: scope.use } : null,
    scope.zone ? { fact: 'Zone', words: scope.zone } : null,
    scope.production ? { fact: 'Production', words: scope.production } : null,
  ];
  return parts.filter((part) => part !== null);
}

function describePeriod({ from, until }: NonNullable<RuleScope['installed']>): string {
  return [
    ...(from === undefined ? [] : [`from ${formatDate(from)}`]),
    ...(until === undefined ? [] : [`until ${formatDate(until)}`]),
  ].join(' ');
}

function describeSize({
  fact,
  atLeast,
  atMost,
}: NonNullable<RuleScope['operator']>[number]): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`at least ${formatNumber(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${formatNumber(atMost)}`]),
  ];
  return `${operatorFactWords[fact]} ${limits.join(' and ')}`;
}

function days(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'day' : 'days'}`;
}

/** How far away a last day is: "37 days left", "last day", "12 days past". */
export function describeDistance(asOf: IsoDate, deadline: IsoDate): string {
  const left = daysBetween(asOf, deadline);
  if (left === 0) return 'last day';
  return left > 0 ? `${days(left)} left` : `${days(-left)} past`;
}

function since(asOf: IsoDate, from: IsoDate): string {
  return asOf >= from
    ? `since ${formatDate(from)}`
    : `from ${formatDate(from)} (in ${days(daysBetween(asOf, from))})`;
}

function until(asOf: IsoDate, deadline: IsoDate): string {
  return `${formatDate(deadline)} (${describeDistance(asOf, deadline)})`;
}

function perWords(per: CapGroup | undefined): string {
  return per === undefined ? '' : ` in each ${per}`;
}

/** What a rule demands, with its dates as seen on `asOf`. */
export function describeEffect(effect: RuleEffect, asOf: IsoDate): string {
  const inForce = since(asOf, effect.from);
  switch (effect.kind) {
    case 'prohibit':
      return `Use is prohibited ${inForce}`;
    case 'remove-by':
      return asOf > effect.deadline
        ? `Had to be removed by ${until(asOf, effect.deadline)}`
        : `Must be removed by ${until(asOf, effect.deadline)}`;
    case 'remove-after-listing':
      return `Must be removed within ${plural(effect.years, 'year')} after its supplier was listed, ${inForce}`;
    case 'no-new':
      return `No new installations ${inForce}`;
    case 'cap':
      return `At most ${formatLimit(effect.share)} of the ${measureUnitWords[effect.of ?? 'items']} in this scope${perWords(effect.per)} ${inForce}; more ${asOf > effect.deadline ? 'was' : 'is'} tolerated until ${until(asOf, effect.deadline)}`;
    case 'diversity':
      return `At least ${plural(effect.suppliers, 'supplier')} in this scope${perWords(effect.per)} ${inForce}`;
    case 'authorise':
      return `Needs an authorisation ${inForce}`;
    case 'review':
      return `To be assessed and recorded ${inForce}`;
  }
}

/** Names of the suppliers of a rule, and of those that it leaves out. */
type RuleNames = Pick<PolicyInfo['rules'][number], 'supplierNames' | 'exceptedNames'>;

/** Whom a rule is about, and whom not. */
export function describeSuppliers(rule: Rule, names: RuleNames): string {
  const { exceptedNames = [] } = names;
  const whom = describeNamed(rule, names.supplierNames);
  return exceptedNames.length === 0 ? whom : `${whom}, but not ${andList.format(exceptedNames)}`;
}

function describeNamed({ suppliers }: Rule, names: readonly string[]): string {
  if (suppliers === 'any') return 'Every supplier';
  if ('listed' in suppliers) return 'Suppliers on this policy’s list';
  if ('headquarters' in suppliers) {
    return `Suppliers with their head office in ${orList.format(suppliers.headquarters.map(countryName))}, and who belongs to them`;
  }
  return andList.format(names);
}

/** What a rule does to how many items: "623 flagged, 68 undetermined, 2 waived". */
export function describeCounts({
  items,
  undetermined,
  waived,
}: Pick<PolicyInfo['rules'][number], 'items' | 'undetermined' | 'waived'>): string {
  if (items === null) return 'Not active';
  const [open, excepted] = [undetermined ?? 0, waived ?? 0];
  return [
    `${formatNumber(items - open - excepted)} flagged`,
    ...(open === 0 ? [] : [`${formatNumber(open)} undetermined`]),
    ...(excepted === 0 ? [] : [`${formatNumber(excepted)} waived`]),
  ].join(', ');
}
