import { describe, expect, it } from 'vitest';
import { isVerified } from '#shared/domain/certainty';
import { policyPackSchema, type PolicyPack, type Rule } from '#shared/domain/policy';
import { supplierRegistrySchema } from '#shared/domain/supplier';
import deJson from '../../../main/catalog/policies/de-2024.json' with { type: 'json' };
import euJson from '../../../main/catalog/policies/eu-baseline.json' with { type: 'json' };
import ukJson from '../../../main/catalog/policies/uk-2022.json' with { type: 'json' };
import usJson from '../../../main/catalog/policies/us-covered-list.json' with { type: 'json' };
import suppliersJson from '../../../main/catalog/suppliers.json' with { type: 'json' };

const packs: readonly PolicyPack[] = [euJson, deJson, ukJson, usJson].map((json) =>
  policyPackSchema.parse(json),
);
const rules: readonly Rule[] = packs.flatMap((pack) => pack.rules);
const suppliers = new Set(
  supplierRegistrySchema.parse(suppliersJson).suppliers.map((supplier) => supplier.id),
);

function groupsOf(rule: Rule): string {
  return rule.suppliers === 'any' ? 'any' : rule.suppliers.groups.join(' ');
}

/** Everything that decides a verdict, in one line. */
function factsOf({ scope, effect, certainty, ...rule }: Rule): string {
  const where = [scope.placement, scope.function, scope.generation, scope.country]
    .map((values) => values?.join('/') ?? '-')
    .join(' ');
  const asks = [scope.use === undefined ? '' : 'use', scope.zone === undefined ? '' : 'zone'];
  const deadline = 'deadline' in effect ? effect.deadline : '-';
  const share = effect.kind === 'cap' ? String(effect.share) : '-';
  const who = groupsOf({ scope, effect, certainty, ...rule });
  return [
    `${who} | ${where} ${asks.join('')}`.trim(),
    `${effect.kind} ${effect.from} ${deadline} ${share} ${certainty}`,
  ].join(' | ');
}

/** The facts as the texts have them: placement, function, generation and country; then the effect. */
const FACTS: Readonly<Record<string, string>> = {
  'eu-2023-4049': 'huawei zte | - - - - | review 2023-06-15 - - V-off',
  'de-core': 'huawei zte | core - 5G DE | remove-by 2024-07-11 2026-12-31 - V-off',
  'de-nms': 'huawei zte | - management 5G DE | remove-by 2024-07-11 2029-12-31 - V-off',
  'uk-dvd-5g-new': 'huawei | - - 5G GB | no-new 2022-10-13 - - V-sec',
  'uk-dvd-5g': 'huawei | - - 5G GB | remove-by 2022-10-13 2027-12-31 - V-off',
  'uk-dvd-core': 'huawei | core - - GB | remove-by 2022-10-13 2023-12-31 - V-sec',
  'uk-dvd-ran-cap': 'huawei | - radio-access 5G GB | cap 2022-10-13 2023-07-31 0.35 V-sec',
  'uk-dvd-fttp-cap': 'huawei | - fixed-access - GB | cap 2022-10-13 2023-10-31 0.35 V-sec',
  'uk-dvd-fttp-new': 'huawei | - fixed-access - GB use | no-new 2022-10-13 - - V-sec',
  'uk-dvd-nsites': 'huawei | - - - GB zone | remove-by 2022-10-13 2023-01-28 - V-sec',
  'uk-dvd-tx': 'huawei | core transport - GB | remove-by 2022-10-13 2025-12-31 - V-sec',
  'us-fcc-huawei': 'huawei | - - - US | no-new 2021-03-12 - - V-sec',
  'us-fcc-zte': 'zte | - - - US | no-new 2021-03-12 - - V-sec',
  'us-fcc-hytera': 'hytera | - - - US use | no-new 2021-03-12 - - V-sec',
  'us-fcc-hikvision': 'hikvision | - - - US use | no-new 2021-03-12 - - V-sec',
  'us-fcc-dahua': 'dahua | - - - US use | no-new 2021-03-12 - - V-sec',
  'us-fcc-kaspersky': 'kaspersky | - - - US | no-new 2022-03-25 - - V-sec',
  'us-fcc-kaspersky-integrated': 'kaspersky | - - - US | no-new 2024-07-23 - - V-sec',
  'us-fcc-cmi': 'china-mobile | - - - US use | no-new 2022-03-25 - - V-sec',
  'us-fcc-cta': 'china-telecom | - - - US use | no-new 2022-03-25 - - V-sec',
  'us-fcc-cua': 'china-unicom | - - - US use | no-new 2022-09-20 - - V-sec',
  'us-fcc-pacnet': 'pacific-networks | - - - US use | no-new 2022-09-20 - - V-sec',
  'us-fcc-uas': 'dji autel-robotics | - - - US | no-new 2025-12-22 - - V-sec',
  'us-fcc-router': 'any | - customer-premises - US use | no-new 2026-03-23 - - V-sec',
};

describe('the policy packs that the app ships', () => {
  it('holds the rules that are listed here, and no other', () => {
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(Object.keys(FACTS).toSorted());
  });

  it.each(rules)('$id states the facts of its text', (rule) => {
    expect(factsOf(rule)).toBe(FACTS[rule.id]);
  });

  it('activates only the EU baseline by default', () => {
    expect(packs.filter((pack) => pack.activeByDefault).map((pack) => pack.id)).toEqual([
      'eu-baseline',
    ]);
  });

  it('marks core, orchestration and radio access as the key assets of the EU baseline', () => {
    expect(rules.find((rule) => rule.id === 'eu-2023-4049')?.keyAssets).toEqual([
      'core-network',
      'nfv-mano',
      'radio-access',
    ]);
  });

  it.each(packs)('$id says when it was checked', (pack) => {
    expect([pack.version, pack.asOf]).toEqual(['2026.11', '2026-11-23']);
    expect(pack.changelog[0]?.version).toBe(pack.version);
  });

  it.each(rules)('$id is verified, cited and has a caution', (rule) => {
    expect(isVerified(rule.certainty)).toBe(true);
    expect(rule.citation.url).toMatch(/^https:\/\//u);
    expect(rule.citation.date).toBeDefined();
    expect(rule.citation.reference).toBeDefined();
    expect(rule.note).toBeDefined();
  });

  it.each(rules)('$id names suppliers that the registry knows', (rule) => {
    const groups = rule.suppliers === 'any' ? [] : rule.suppliers.groups;
    expect(groups.filter((id) => !suppliers.has(id))).toEqual([]);
  });

  it.each(rules)('$id has no deadline before it is in force', ({ effect }) => {
    if ('deadline' in effect) expect(effect.deadline > effect.from).toBe(true);
  });

  it('keeps the two caps of the United Kingdom apart, as their days differ', () => {
    const deadlines = rules.flatMap(({ id, effect }) =>
      effect.kind === 'cap' ? [`${id} ${effect.deadline}`] : [],
    );
    expect(deadlines).toEqual(['uk-dvd-ran-cap 2023-07-31', 'uk-dvd-fttp-cap 2023-10-31']);
  });
});
