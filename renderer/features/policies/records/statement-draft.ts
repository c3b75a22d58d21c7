import { todayIso } from '#shared/domain/date';
import { statementSchema, type KeptStatement, type Statement } from '#shared/domain/statement';
import {
  draftConditions,
  readConditions,
  type DraftCondition,
} from '../../placement/rules/rule-draft.ts';

/** A statement while it is written; what another kind would need stays as it is. */
export type StatementDraft = {
  readonly kind: Statement['kind'];
  readonly question: string;
  readonly holds: boolean;
  /** `policy/rule`, or `policy/` for all rules of a policy. */
  readonly rule: string;
  readonly reference: string;
  readonly reason: string;
  readonly approver: string;
  readonly from: string;
  readonly until: string | null;
  readonly note: string;
  readonly conditions: readonly DraftCondition[];
};

/** A statement that says nothing yet but what is given. */
export function blankStatement(given: Partial<StatementDraft>): StatementDraft {
  return {
    kind: 'answer',
    question: '',
    holds: true,
    rule: '',
    reference: '',
    reason: '',
    approver: '',
    from: todayIso(),
    until: null,
    note: '',
    conditions: [],
    ...given,
  };
}

/** A statement as it is, to be written on. */
export function draftOfStatement({ statement }: KeptStatement): StatementDraft {
  const conditions = draftConditions(statement.conditions);
  if (statement.kind === 'answer') {
    return blankStatement({ ...statement, note: statement.note ?? '', conditions });
  }
  const rule = `${statement.policyId}/${statement.ruleId ?? ''}`;
  const note = statement.kind === 'authorisation' ? (statement.note ?? '') : '';
  return blankStatement({ ...statement, rule, note, conditions });
}

/** What a draft says, or `null` with one sentence on what is missing. */
export function readStatement(draft: StatementDraft): {
  readonly statement: Statement | null;
  readonly problem: string | null;
  readonly conditionErrors: ReadonlyMap<number, string>;
} {
  const { conditions, errors } = readConditions(draft.conditions);
  const [policyId = '', ruleId = ''] = draft.rule.split('/');
  const note = draft.note.trim() === '' ? {} : { note: draft.note };
  const { kind, question, holds, reference, reason, approver, from, until } = draft;
  const parts = {
    answer: { question, holds, ...note },
    authorisation: { policyId, ruleId, reference, from, until, ...note },
    waiver: { policyId, ruleId: ruleId === '' ? null : ruleId, reason, approver, from, until },
  };
  if (conditions === null) {
    return {
      statement: null,
      problem: 'Complete or remove the conditions.',
      conditionErrors: errors,
    };
  }
  const parsed = statementSchema.safeParse({ kind, conditions, ...parts[kind] });
  if (parsed.success) return { statement: parsed.data, problem: null, conditionErrors: errors };
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  const problem = `${MISSING[field] ?? 'Complete the form'}.`;
  return { statement: null, problem, conditionErrors: errors };
}

const MISSING: Readonly<Record<string, string>> = {
  question: 'Choose the question',
  policyId: 'Choose the rule',
  ruleId: 'Choose the rule',
  reference: 'Give the number or name of the authorisation',
  reason: 'Say why the items are excepted',
  approver: 'Say who approved it',
  until: 'Give the last day; a waiver always has one',
};
