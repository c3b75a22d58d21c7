import { z } from 'zod';
import { isoDateSchema, type IsoDate } from './date.ts';
import { conditionSchema, OWN_RULE_LIMITS } from './own-tag-rule.ts';

const textSchema = z.string().trim().min(1, 'Say it in a few words.').max(2000);
const idSchema = z.string().min(1).max(120);

/** Which items a statement is about: those that fulfil all conditions; every item where there is none. */
export const statementConditionsSchema = z
  .array(conditionSchema)
  .max(OWN_RULE_LIMITS.conditions, `Give at most ${OWN_RULE_LIMITS.conditions} conditions.`);

/** What the operator says of equipment that no inventory tells, and what verdicts follow from. */
export const statementSchema = z.discriminatedUnion('kind', [
  /** The answer to a question of a rule's scope; see `ruleScopeSchema`. */
  z.strictObject({
    kind: z.literal('answer'),
    question: textSchema,
    holds: z.boolean(),
    conditions: statementConditionsSchema,
    note: textSchema.optional(),
  }),
  /** An authorisation that a rule asks for, from its first to its last day. */
  z.strictObject({
    kind: z.literal('authorisation'),
    policyId: idSchema,
    ruleId: idSchema,
    reference: textSchema,
    from: isoDateSchema,
    until: isoDateSchema.nullable(),
    conditions: statementConditionsSchema,
    note: textSchema.optional(),
  }),
  /** An exception from a rule, or from all rules of its pack, until its last day. */
  z.strictObject({
    kind: z.literal('waiver'),
    policyId: idSchema,
    ruleId: idSchema.nullable(),
    reason: textSchema,
    approver: textSchema,
    from: isoDateSchema,
    until: isoDateSchema,
    conditions: statementConditionsSchema,
  }),
]);
export type Statement = z.infer<typeof statementSchema>;

/** A statement of a workspace, with the change of the history that made it. */
export const keptStatementSchema = z.strictObject({
  id: z.int().min(1),
  statement: statementSchema,
  changeId: z.int(),
});
export type KeptStatement = z.infer<typeof keptStatementSchema>;

/** True where a statement counts on a day; answers always do. */
export function isValidOn(statement: Statement, day: IsoDate): boolean {
  if (statement.kind === 'answer') return true;
  return statement.from <= day && (statement.until === null || day <= statement.until);
}

/** The answers to a question, the latest first: of several about an item, that one counts. */
export function answersTo(
  question: string,
  statements: readonly KeptStatement[],
): { readonly id: number; readonly holds: boolean }[] {
  return statements
    .flatMap(({ id, statement }) =>
      statement.kind === 'answer' && statement.question === question
        ? [{ id, holds: statement.holds }]
        : [],
    )
    .toSorted((a, b) => b.id - a.id);
}

/** The ids of the authorisations that satisfy a rule on a day. */
export function authorisationsFor(
  policyId: string,
  ruleId: string,
  statements: readonly KeptStatement[],
  day: IsoDate,
): number[] {
  return statements.flatMap(({ id, statement }) =>
    statement.kind === 'authorisation' &&
    statement.policyId === policyId &&
    statement.ruleId === ruleId &&
    isValidOn(statement, day)
      ? [id]
      : [],
  );
}

/** The ids of the waivers from a rule on a day, the earliest made first. */
export function waiversFor(
  policyId: string,
  ruleId: string,
  statements: readonly KeptStatement[],
  day: IsoDate,
): number[] {
  return statements
    .flatMap(({ id, statement }) =>
      statement.kind === 'waiver' &&
      statement.policyId === policyId &&
      (statement.ruleId === null || statement.ruleId === ruleId) &&
      isValidOn(statement, day)
        ? [id]
        : [],
    )
    .toSorted((a, b) => a - b);
}
