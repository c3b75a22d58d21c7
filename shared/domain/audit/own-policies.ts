import type { AuditFigures } from './figures.ts';

type TextOf = (text: string) => string;

/** Ids of policies that are not those of the program, and of their rules. */
export function ownPolicyIds({ policies }: AuditFigures): string[] {
  return policies.flatMap(({ origin, id, rules }) =>
    origin === 'built-in' ? [] : [id, ...rules.map(({ rule }) => rule.id)],
  );
}

/** What people wrote into own policies that stands in other parts of the figures too, as titles do. */
function repeatedTexts({ policies }: AuditFigures): Set<string> {
  const texts = new Set<string>();
  for (const { origin, title, summary, changelog, rules } of policies) {
    if (origin === 'built-in') continue;
    for (const text of [title, summary, ...changelog.map((each) => each.text)]) texts.add(text);
    for (const { rule } of rules) {
      const { citation, scope } = rule;
      const said = [rule.note, citation.instrument, citation.reference, scope.use, scope.zone];
      for (const text of [rule.title, ...said, scope.production]) texts.add(text ?? '');
      texts.add(`${title}: ${rule.title}`);
    }
  }
  return texts;
}

/** A value with each of its strings changed; names of fields stay. */
function mapStrings<T>(value: T, change: TextOf): T;
function mapStrings(value: unknown, change: TextOf): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]),
  );
}

/** An address as it is written and as it is read: blanks and letters may be written as numbers. */
function readings(url: string): string[] {
  try {
    return [url, decodeURIComponent(url)];
  } catch {
    return [url];
  }
}

/**
 * What people wrote into own policies, where the name of a site or a host may stand, addresses of
 * citations as they are read too.
 */
export function ownPolicyTexts(figures: AuditFigures): string[] {
  const texts = [...repeatedTexts(figures)];
  for (const { origin, jurisdiction, changelog, rules } of figures.policies) {
    if (origin === 'built-in') continue;
    texts.push(jurisdiction, ...changelog.map(({ version }) => version));
    for (const { rule } of rules) {
      texts.push(...(rule.scope.region ?? []), ...readings(rule.citation.url ?? ''));
    }
  }
  return texts;
}

type PolicyInfo = AuditFigures['policies'][number];
type Rule = PolicyInfo['rules'][number]['rule'];

function mapRule(rule: Rule, change: TextOf): Rule {
  const { url, ...citation } = rule.citation;
  const { region, ...scope } = rule.scope;
  // A part of an address leads elsewhere, and may still tell what was left out.
  const isWhole = url !== undefined && readings(url).every((text) => change(text) === text);
  return {
    ...rule,
    citation: isWhole ? rule.citation : citation,
    scope: region === undefined ? scope : { ...scope, region: region.map(change) },
  };
}

/** What stands in the policy alone; words such as a country's code mean something else elsewhere. */
function mapPolicy(policy: PolicyInfo, change: TextOf): PolicyInfo {
  if (policy.origin === 'built-in') return policy;
  return {
    ...policy,
    jurisdiction: change(policy.jurisdiction),
    changelog: policy.changelog.map((each) => ({ ...each, version: change(each.version) })),
    rules: policy.rules.map((each) => ({ ...each, rule: mapRule(each.rule, change) })),
  };
}

/**
 * Changes the texts and ids of policies that people wrote, titles wherever in the figures they stand.
 * The address of a citation that would be changed is left out.
 */
export function mapOwnPolicies(
  figures: AuditFigures,
  change: TextOf,
  changeId: TextOf,
): AuditFigures {
  const texts = repeatedTexts(figures);
  if (texts.size === 0) return figures;
  const ids = new Set(ownPolicyIds(figures));
  const changed = mapStrings(figures, (text) =>
    ids.has(text) ? changeId(text) : texts.has(text) ? change(text) : text,
  );
  return { ...changed, policies: changed.policies.map((policy) => mapPolicy(policy, change)) };
}
