import { policyPackSchema, ruleSchema, type PolicyPack, type Rule } from '#shared/domain/policy';

type RuleParts = Pick<Rule, 'suppliers' | 'effect'> & Partial<Pick<Rule, 'scope'>>;

/** A rule with everything that verdicts do not depend on filled in. */
export function ruleOf(id: string, parts: RuleParts): Rule {
  return ruleSchema.parse({
    id,
    title: `Rule ${id}`,
    scope: {},
    certainty: 'V-off',
    citation: { instrument: 'A test' },
    ...parts,
  });
}

/** A pack of rules; its id and its rules' ids are what findings name. */
export function packOf(id: string, rules: readonly Rule[]): PolicyPack {
  return policyPackSchema.parse({
    schema: 1,
    id,
    version: '2026.01',
    title: `Pack ${id}`,
    jurisdiction: 'Test',
    asOf: '2026-01-01',
    summary: 'A pack for a test.',
    activeByDefault: false,
    rules,
    changelog: [{ version: '2026.01', text: 'First.' }],
  });
}
