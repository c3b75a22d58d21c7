import type { DataContract } from '#shared/contract/data';
import type { policyMethods } from '#shared/contract/policy-methods';
import type { Handlers } from '#shared/rpc/contract';
import {
  addStatement,
  listSupplier,
  removeStatement,
  replaceStatement,
  setOperatorFacts,
  setPolicyActive,
  setRuleOn,
  unlistSupplier,
} from './commands/policies/edit-policies.ts';
import type { FirstMethod } from './first-handlers.ts';
import { countConditions } from './queries/count-conditions.ts';
import { readCaps } from './queries/caps.ts';
import { readMissingFacts } from './queries/missing-facts.ts';
import { readRecords } from './queries/policy-records.ts';
import { chooseReplacements } from './queries/replacements.ts';
import { readTimeline } from './queries/timeline.ts';
import { answerWhatIf } from './queries/what-if/what-if.ts';
import type { Session } from './session.ts';

type PolicyHandlers = Pick<
  Handlers<DataContract>,
  Exclude<keyof typeof policyMethods, FirstMethod>
>;

/** Answers what is asked about policies from the session's open workspace. */
export function policyHandlers(session: Session): PolicyHandlers {
  const reader = () => session.workspace.reader;
  return {
    'policies.setActive': ({ id, isActive }) =>
      session.workspace.write((db) => setPolicyActive(db, id, isActive)),
    'policies.setRuleOn': ({ policyId, ruleId, isOn }) =>
      session.workspace.write((db) => setRuleOn(db, policyId, ruleId, isOn)),
    'policies.timeline': () => readTimeline(reader()),
    'policies.records': () => readRecords(reader()),
    'policies.countConditions': (question) => countConditions(session.workspace, question),
    'policies.missing': () => readMissingFacts(reader()),
    'policies.caps': () => readCaps(reader()),
    'policies.replacements': (question) => chooseReplacements(reader(), question),
    'policies.listSupplier': (listing) =>
      session.workspace.write((db) => listSupplier(db, listing)),
    'policies.unlistSupplier': ({ policyId, supplierId }) =>
      session.workspace.write((db) => unlistSupplier(db, policyId, supplierId)),
    'policies.addStatement': (statement) =>
      session.workspace.write((db) => addStatement(db, statement)),
    'policies.replaceStatement': ({ id, statement }) =>
      session.workspace.write((db) => replaceStatement(db, id, statement)),
    'policies.removeStatement': ({ id }) =>
      session.workspace.write((db) => removeStatement(db, id)),
    'policies.setOperatorFacts': ({ facts }) =>
      session.workspace.write((db) => setOperatorFacts(db, facts)),
    'policies.whatIf': (question) => answerWhatIf(reader(), question),
  };
}
