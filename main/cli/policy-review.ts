import type { PolicyPack, Rule, RuleEffect, RuleScope, RuleSuppliers } from '#shared/domain/policy';

type ReviewedPack = Pick<
  PolicyPack,
  'id' | 'version' | 'title' | 'jurisdiction' | 'asOf' | 'summary' | 'rules'
>;

function suppliersIn(suppliers: RuleSuppliers): string {
  if (suppliers === 'any') return 'any';
  if ('listed' in suppliers) return 'those on the list of this policy';
  const except = suppliers.except === undefined ? '' : `, except ${suppliers.except.join(', ')}`;
  return 'groups' in suppliers
    ? `groups ${suppliers.groups.join(', ')}${except}`
    : `head office in ${suppliers.headquarters.join(', ')}${except}`;
}

function valueOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueOf).join(' or ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${valueOf(part)}`)
    .join(' ');
}

function scopeIn(scope: RuleScope): string {
  const parts = Object.entries(scope).map(([fact, value]) => `${fact}: ${valueOf(value)}`);
  return parts.length === 0 ? 'everywhere' : parts.join('; ');
}

function effectIn({ kind, ...terms }: RuleEffect): string {
  const words = Object.entries(terms).map(([name, value]) => `${name} ${String(value)}`);
  return [kind, ...words].join(', ');
}

function ruleForReview({ citation, ...rule }: Rule): string {
  const { instrument, reference, date, url } = citation;
  return [
    `### ${rule.id}`,
    '',
    rule.title,
    '',
    `- suppliers: ${suppliersIn(rule.suppliers)}`,
    `- scope: ${scopeIn(rule.scope)}`,
    `- effect: ${effectIn(rule.effect)}`,
    `- certainty: ${rule.certainty}`,
    `- source: ${[instrument, reference, date].filter((part) => part !== undefined).join(', ')}`,
    ...(url === undefined ? [] : [`- url: ${url}`]),
    ...(rule.keyAssets === undefined ? [] : [`- key assets: ${rule.keyAssets.join(', ')}`]),
    ...(rule.note === undefined ? [] : [`- note: ${rule.note}`]),
    '',
  ].join('\n');
}

/** A pack as Markdown, every rule with its terms, source and certainty, for somebody to compare with the law. */
export function packForReview(pack: ReviewedPack, isActive: boolean): string {
  return [
    `## ${pack.title}`,
    '',
    `${pack.id} ${pack.version}, ${pack.jurisdiction}, compared with its sources on ${pack.asOf}, ${isActive ? 'active' : 'not active'}`,
    '',
    pack.summary,
    '',
    ...pack.rules.map(ruleForReview),
  ].join('\n');
}
