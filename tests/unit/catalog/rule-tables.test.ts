import { describe, expect, it } from 'vitest';
import type { ItemFacts } from '#shared/domain/conditions';
import { nextDay } from '#shared/domain/date';
import { FUNCTIONS } from '#shared/domain/item';
import { isByList, type Rule, type RuleScope } from '#shared/domain/policy';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { judgeRule, type Circumstances } from '../../support/judge-rule.ts';

/** One line of a rule's table: when, which item, what else is known, and the verdict. */
type Line = {
  readonly name: string;
  readonly asOf: string;
  readonly facts?: Partial<ItemFacts>;
  readonly circumstances?: Circumstances;
  readonly verdict: string;
};

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const questionsOf = ({ use, zone, production }: RuleScope): string[] =>
  [use, zone, production].filter((question) => question !== undefined);

/** A supplier that a rule is about. */
function makerOf({ suppliers }: Rule): string {
  if (suppliers === 'any') return 'any-maker';
  if ('groups' in suppliers) return suppliers.groups[0] ?? '';
  return 'a-maker';
}

/** An item just inside all conditions of a rule. */
function inside(rule: Rule): Partial<ItemFacts> {
  const { scope, effect } = rule;
  return {
    supplierId: makerOf(rule),
    placement: scope.placement?.[0] ?? 'untagged',
    function: scope.function?.[0] ?? null,
    generations: scope.generation === undefined ? null : scope.generation.slice(0, 1),
    country: scope.country?.[0] ?? ('per' in effect && effect.per === 'country' ? 'DE' : null),
    status: null,
    installedOn: scope.installed?.until ?? scope.installed?.from ?? '1999-12-31',
  };
}

/** Everything answered so that the rule applies. */
function known(rule: Rule, since = rule.effect.from): Circumstances {
  const { scope, suppliers } = rule;
  const office =
    suppliers !== 'any' && 'headquarters' in suppliers ? suppliers.headquarters[0] : '';
  return {
    answers: Object.fromEntries(questionsOf(scope).map((question) => [question, true])),
    ...(isByList(suppliers) ? { listed: [{ supplierId: 'a-maker', since }] } : {}),
    ...(office === undefined || office === '' ? {} : { headquarters: { 'a-maker': office } }),
    operatorFacts: Object.fromEntries(
      (scope.operator ?? []).map(({ fact, atLeast, atMost }) => [fact, atLeast ?? atMost ?? 0]),
    ),
    suppliersInScope: 1,
    share: 1,
  };
}

/** What a rule says of an item inside on its first day. */
function onFirstDay({ effect }: Rule): string {
  switch (effect.kind) {
    case 'prohibit':
      return 'overdue';
    case 'remove-by':
      return `remove-by by ${effect.deadline}`;
    case 'remove-after-listing':
      return `remove-by by ${Number(effect.from.slice(0, 4)) + effect.years}${effect.from.slice(4)}`;
    case 'diversity':
    case 'review':
      return 'review';
    case 'no-new':
    case 'cap':
    case 'authorise':
      return 'restricted';
  }
}

function daysOf(rule: Rule): Line[] {
  const { effect } = rule;
  const { from } = effect;
  const base = onFirstDay(rule);
  const lines: Line[] = [
    { name: 'the day before it is in force', asOf: dayBefore(from), verdict: 'clear' },
    { name: 'its first day', asOf: from, verdict: base },
    { name: 'the day after', asOf: nextDay(from), verdict: base },
  ];
  const last = base.includes(' by ') ? base.slice(-10) : null;
  if (last !== null) {
    lines.push(
      { name: 'the day before the last', asOf: dayBefore(last), verdict: base },
      { name: 'the last day', asOf: last, verdict: base },
      { name: 'the day after the last', asOf: nextDay(last), verdict: `overdue by ${last}` },
    );
  }
  const asOf = '2050-01-01';
  const share = (value: number): Circumstances => ({ ...known(rule), share: value });
  if (effect.kind === 'cap') {
    const { deadline, share: cap } = effect;
    lines.push(
      { name: 'at the cap', asOf, circumstances: share(cap), verdict: 'restricted' },
      { name: 'above it', asOf, circumstances: share(cap + 0.001), verdict: 'over-cap' },
      { name: 'above it on its day', asOf: deadline, verdict: 'restricted' },
      { name: 'above it the day after', asOf: nextDay(deadline), verdict: 'over-cap' },
    );
  }
  if (effect.kind === 'no-new') {
    const at = (name: string, installedOn: string | null, verdict: string): Line => ({
      name,
      asOf,
      facts: { ...inside(rule), installedOn },
      verdict,
    });
    lines.push(
      at('installed the day before', dayBefore(from), 'restricted'),
      at('installed on the day', from, 'overdue'),
      at('installed who knows when', null, 'undetermined'),
    );
  }
  if (effect.kind === 'diversity') {
    const circumstances = { ...known(rule), suppliersInScope: effect.suppliers };
    lines.push({ name: 'of enough suppliers', asOf, circumstances, verdict: 'clear' });
  }
  if (effect.kind === 'authorise') {
    const circumstances = { ...known(rule), authorised: { until: '2049-12-31' } };
    lines.push(
      { name: 'authorised until that day', asOf: '2049-12-31', circumstances, verdict: 'clear' },
      { name: 'the day after', asOf, circumstances, verdict: 'restricted' },
    );
  }
  return lines;
}

function suppliersOf(rule: Rule): Line[] {
  const { suppliers, effect } = rule;
  const asOf = '2050-01-01';
  if (suppliers === 'any') return [];
  const of = (name: string, supplierId: string | null, verdict: string, c = known(rule)): Line => ({
    name,
    asOf,
    facts: { ...inside(rule), supplierId },
    circumstances: c,
    verdict,
  });
  const lines = [
    of('another supplier', 'somebody-else', 'headquarters' in suppliers ? 'undetermined' : 'clear'),
    of('an unresolved supplier', null, 'undetermined'),
  ];
  if (isByList(suppliers)) {
    lines.push(of('nobody is listed', 'a-maker', 'clear', { ...known(rule), listed: [] }));
    lines.push(of('listed tomorrow', 'a-maker', 'clear', known(rule, nextDay(asOf))));
    lines.push(of('nobody is listed or known', null, 'clear', { ...known(rule), listed: [] }));
  }
  if ('headquarters' in suppliers) {
    const elsewhere = { ...known(rule), headquarters: { 'a-maker': 'SE' } };
    lines.push(of('a head office elsewhere', 'a-maker', 'clear', elsewhere));
    expect(effect.kind).toBe('review');
  }
  return lines;
}

function scopeOf(rule: Rule): Line[] {
  const { scope } = rule;
  const asOf = '2050-01-01';
  const lines: Line[] = [];
  const add = (name: string, out: Partial<ItemFacts>, missing: Partial<ItemFacts>): void => {
    lines.push({
      name: `outside by ${name}`,
      asOf,
      facts: { ...inside(rule), ...out },
      verdict: 'clear',
    });
    lines.push({
      name: `${name} unknown`,
      asOf,
      facts: { ...inside(rule), ...missing },
      verdict: 'undetermined',
    });
  };
  if (scope.placement !== undefined) {
    const other = scope.placement[0] === 'core' ? 'edge' : 'core';
    if (scope.placement.length === 1)
      add('placement', { placement: other }, { placement: 'untagged' });
  }
  if (scope.function !== undefined) {
    const other = FUNCTIONS.findLast((name) => scope.function?.includes(name) === false);
    if (other !== undefined) add('function', { function: other }, { function: null });
  }
  if (scope.generation !== undefined) {
    const other = (['2G', '3G', '4G', '5G'] as const).find(
      (g) => scope.generation?.includes(g) === false,
    );
    if (other !== undefined) add('generation', { generations: [other] }, { generations: null });
  }
  if (scope.country !== undefined) add('country', { country: 'ZZ' }, { country: null });
  if (scope.installed !== undefined) {
    const { from, until } = scope.installed;
    const out = until === undefined ? dayBefore(from ?? '') : nextDay(until);
    add('install date', { installedOn: out }, { installedOn: null });
  }
  for (const question of questionsOf(scope)) {
    const rest = known(rule).answers ?? {};
    const { [question]: _answer, ...others } = rest;
    const no = { ...known(rule), answers: { ...rest, [question]: false } };
    const open = { ...known(rule), answers: others };
    lines.push({ name: `“${question}” is not so`, asOf, circumstances: no, verdict: 'clear' });
    lines.push({
      name: `“${question}” is open`,
      asOf,
      circumstances: open,
      verdict: 'undetermined',
    });
  }
  if (scope.operator !== undefined) {
    const sized = (step: number): Circumstances => ({
      ...known(rule),
      operatorFacts: Object.fromEntries(
        (scope.operator ?? []).map(({ fact, atLeast, atMost }) => [
          fact,
          atLeast === undefined ? (atMost ?? 0) + step : atLeast - step,
        ]),
      ),
    });
    const unknown = { ...known(rule), operatorFacts: {} };
    lines.push({
      name: 'an operator just outside',
      asOf,
      circumstances: sized(1),
      verdict: 'clear',
    });
    lines.push({
      name: 'an operator of unknown size',
      asOf,
      circumstances: unknown,
      verdict: 'undetermined',
    });
  }
  return lines;
}

const rules = builtInPacks().flatMap((pack) => pack.rules.map((rule) => ({ pack: pack.id, rule })));

describe.each(rules)('$rule.id', ({ pack, rule }) => {
  it.each([...daysOf(rule), ...suppliersOf(rule), ...scopeOf(rule)])(
    'says of $name: $verdict',
    ({ asOf, facts, circumstances, verdict }) => {
      const told = judgeRule(
        pack,
        rule.id,
        asOf,
        facts ?? inside(rule),
        circumstances ?? known(rule),
      );
      expect(told).toBe(verdict);
    },
  );
});
