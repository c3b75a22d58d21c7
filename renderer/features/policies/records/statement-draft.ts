import type { IsoDate } from '#shared/domain/date';
import type { RuleCondition, RuleField } from '#shared/domain/own-tag-rule';
import { statementSchema, type Statement } from '#shared/domain/statement';
import {
  blankCondition,
  draftConditions,
  writtenConditions,
  type DraftCondition,
} from '../../placement/rules/rule-draft.ts';

/** A statement while it is written; what its kind does not ask for stays blank. */
export type StatementDraft = {
  readonly kind: Statement['kind'];
  readonly question: string;
  readonly holds: boolean | null;
  readonly policyId: string | null;
  /** `null` for all rules of the policy. */
  readonly ruleId: string | null;
  readonly reference: string;
  readonly reason: string;
  readonly approver: string;
  readonly note: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly isForAll: boolean;
  readonly conditions: readonly DraftCondition[];
};

/** What conditions of each kind of statement look at first. */
const FIRST_FIELDS: Readonly<Record<Statement['kind'], readonly RuleField[]>> = {
  answer: ['site'],
  authorisation: ['model', 'softwareVersion'],
  waiver: ['serialNumber'],
};

function blankOf(kind: Statement['kind'], changes: Partial<StatementDraft>): StatementDraft {
  return {
    kind,
    question: '',
    holds: null,
    policyId: null,
    ruleId: null,
    reference: '',
    reason: '',
    approver: '',
    note: '',
    from: null,
    until: null,
    isForAll: false,
    conditions: FIRST_FIELDS[kind].map((field) => ({ ...blankCondition(field), test: 'equals' })),
    ...changes,
  };
}

/** An answer to a question that is still to be given. */
export function blankAnswer(question: string): StatementDraft {
  return blankOf('answer', { question });
}

/** A rule, or all rules of a policy. */
type Target = { readonly policyId: string; readonly ruleId: string | null };

/** An authorisation from a day on. */
export function blankAuthorisation(from: IsoDate, target?: Target): StatementDraft {
  return blankOf('authorisation', { from, ...target });
}

/** A waiver from a day on, for the items of some conditions where they are known. */
export function blankWaiver(
  from: IsoDate,
  target?: Target,
  conditions: readonly RuleCondition[] = [],
): StatementDraft {
  return blankOf('waiver', {
    from,
    ...target,
    ...(conditions.length === 0 ? {} : { conditions: draftConditions(conditions) }),
  });
}

/** A statement as it is, to be written on. */
export function draftOf(statement: Statement): StatementDraft {
  const { kind, conditions } = statement;
  const isForAll = conditions.length === 0;
  const of = isForAll ? { isForAll } : { isForAll, conditions: draftConditions(conditions) };
  switch (statement.kind) {
    case 'answer': {
      const { question, holds, note = '' } = statement;
      return blankOf(kind, { question, holds, note, ...of });
    }
    case 'authorisation': {
      const { policyId, ruleId, reference, from, until, note = '' } = statement;
      return blankOf(kind, { policyId, ruleId, reference, from, until, note, ...of });
    }
    case 'waiver': {
      const { policyId, ruleId, reason, approver, from, until } = statement;
      return blankOf(kind, { policyId, ruleId, reason, approver, from, until, ...of });
    }
  }
}

function written(draft: StatementDraft): unknown {
  const { kind, question, holds, policyId, ruleId, reference, reason, approver, from, until } =
    draft;
  const conditions = draft.isForAll ? [] : writtenConditions(draft.conditions);
  const note = draft.note.trim() === '' ? {} : { note: draft.note };
  switch (kind) {
    case 'answer':
      return { kind, question, holds, conditions, ...note };
    case 'authorisation':
      return { kind, policyId, ruleId, reference, from, until, conditions, ...note };
    case 'waiver':
      return { kind, policyId, ruleId, reason, approver, from, until, conditions };
  }
}

/** What a part lacks, in words; the parts that are not here say it themselves. */
const LACKING: Readonly<Record<string, string>> = {
  holds: 'Say yes or no.',
  policyId: 'Choose the rule.',
  ruleId: 'Choose the rule.',
  reference: 'Give the number or the name of the authorisation.',
  reason: 'Say why the items are excepted.',
  approver: 'Say who approved it.',
  from: 'Give the first day.',
  until: 'Give the last day; a waiver always has one.',
};

/** What is wrong with a draft, by the part of it: `until`, `conditions.0` … */
export type DraftErrors = ReadonlyMap<string, string>;

/** The statement that a draft says, or what keeps it from being one. */
export function readStatement(draft: StatementDraft): {
  statement: Statement | null;
  errors: DraftErrors;
} {
  const { from, until } = draft;
  const parsed = statementSchema.safeParse(written(draft));
  const errors = new Map<string, string>();
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [top = '', at] = path.map(String);
    const part = top === 'conditions' && at !== undefined ? `conditions.${at}` : top;
    if (!errors.has(part)) errors.set(part, LACKING[part] ?? message);
  }
  if (from !== null && until !== null && until < from) {
    errors.set('until', 'The last day is before the first.');
  }
  return { statement: errors.size === 0 ? (parsed.data ?? null) : null, errors };
}
