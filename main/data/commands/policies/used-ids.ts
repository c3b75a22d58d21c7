import type { PolicyPack, Rule } from '#shared/domain/policy';
import type { Database } from '../../database/connection.ts';

/** Policies of the workspace as each step of the history found and left them. */
const FORMER = `SELECT json_extract(row.value, '$.' || side.value || '.id') AS id,
    json_extract(row.value, '$.' || side.value || '.json') AS json
  FROM change, json_each(change.detail, '$.policies.rows') AS row,
    json_each('["before","after"]') AS side
  WHERE change.kind = 'policy' AND json_extract(row.value, '$.table') = 'policy_pack'
    AND json_extract(row.value, '$.' || side.value || '.id') IS NOT NULL`;

/** The ids that policies of the workspace have or had, also those that were removed since. */
export function usedPolicyIds(db: Database): Set<string> {
  return new Set(
    db
      .prepare<[], string>(`SELECT id FROM policy_pack UNION SELECT id FROM (${FORMER})`)
      .pluck()
      .all(),
  );
}

/**
 * The ids that rules of a policy have or had in the workspace, and those that a record or a switch
 * names, whose step of the history may be from before the history kept policies.
 */
function usedRuleIds(db: Database, policyId: string): Set<string> {
  return new Set(
    db
      .prepare<{ policyId: string }, string>(
        `SELECT json_extract(rule.value, '$.id')
         FROM (SELECT id, json FROM policy_pack UNION ALL ${FORMER}) AS former,
           json_each(former.json, '$.rules') AS rule
         WHERE former.id = @policyId
         UNION SELECT rule_id FROM rule_switch WHERE policy_id = @policyId
         UNION SELECT json_extract(json, '$.ruleId') FROM statement
           WHERE json_extract(json, '$.policyId') = @policyId
             AND json_extract(json, '$.ruleId') IS NOT NULL`,
      )
      .pluck()
      .all({ policyId }),
  );
}

/**
 * Gives each rule that the policy does not have yet an id that none of its rules ever had. Records and
 * switches name rules by their ids, and stay when a rule is removed: they must not act on another one.
 */
export function withUnusedIds(db: Database, present: PolicyPack, rules: readonly Rule[]): Rule[] {
  const kept = new Set(present.rules.map(({ id }) => id));
  const used = usedRuleIds(db, present.id);
  const taken = new Set([...used, ...rules.map(({ id }) => id)]);
  let number = 1;
  return rules.map((rule) => {
    if (kept.has(rule.id) || !used.has(rule.id)) return rule;
    while (taken.has(`rule-${number}`)) number += 1;
    taken.add(`rule-${number}`);
    return { ...rule, id: `rule-${number}` };
  });
}
