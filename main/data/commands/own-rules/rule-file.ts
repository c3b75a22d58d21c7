import { z } from 'zod';
import type { DataContract } from '#shared/contract/data';
import { OWN_RULE_LIMITS, ownTagRuleSchema, type OwnTagRule } from '#shared/domain/own-tag-rule';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { assertUsable } from '../../../tagging/own-rules.ts';
import type { Database } from '../../database/connection.ts';
import { readKeptRules } from '../../queries/own-rules.ts';
import { assertRoomFor } from './edit-rules.ts';
import { changeRules, nextRuleId } from './rule-list.ts';

const fileRuleSchema = ownTagRuleSchema.extend({ isActive: z.boolean().default(true) });
type FileRule = z.infer<typeof fileRuleSchema>;

/** A file with rules; `provenetTagRules` tells it from any other JSON. */
const fileSchema = z.strictObject({
  provenetTagRules: z.literal(1),
  rules: z
    .array(fileRuleSchema)
    .max(OWN_RULE_LIMITS.rules, `it may hold ${OWN_RULE_LIMITS.rules} rules at most`),
});

/** All own rules as the text of a file that `importRules` reads. */
export function exportRules(db: Database): string {
  const rules = readKeptRules(db).map(({ rule, isActive }) => ({ ...rule, isActive }));
  return `${JSON.stringify({ provenetTagRules: 1, rules }, null, 2)}\n`;
}

/** Where in a file something is wrong: `rule 3, conditions.0.value`. */
function placeIn(path: readonly PropertyKey[]): string {
  const [top, at, ...rest] = path;
  if (top !== 'rules' || typeof at !== 'number')
    return path.map(String).join('.') || 'its top level';
  return [`rule ${at + 1}`, ...(rest.length === 0 ? [] : [rest.map(String).join('.')])].join(', ');
}

function parseRules(fileName: string, text: string): FileRule[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const sentence = `${fileName} is not JSON; choose a file that rules were saved in.`;
    throw new AppError('invalid-input', sentence, { cause: error });
  }
  const read = fileSchema.safeParse(json);
  if (read.success) return read.data.rules;
  const issue = read.error.issues[0];
  const why = (issue?.message ?? 'unknown').replace(/\.$/u, '');
  throw new AppError(
    'invalid-input',
    `${fileName} is wrong at ${placeIn(issue?.path ?? [])} (${why}); no rule was taken from it.`,
  );
}

/** The same rule has the same text, whatever the order in which its parts were written. */
function identityOf({ name, conditions, set, note }: OwnTagRule): string {
  return JSON.stringify(ownTagRuleSchema.parse({ name, conditions, set, note }));
}

/**
 * Adds the rules of a file at the end of the list, but for those that are in it already. One
 * transaction: all of them, or none with one sentence (`invalid-input`, `conflict`).
 */
export function importRules(
  db: Database,
  { fileName, text }: InputOf<DataContract, 'tagRules.import'>,
): OutputOf<DataContract, 'tagRules.import'> {
  const rules = parseRules(fileName, text);
  for (const { name, conditions } of rules) assertUsable(name, conditions);
  const there = new Set(readKeptRules(db).map(({ rule }) => identityOf(rule)));
  const fresh = rules.filter((rule) => {
    const identity = identityOf(rule);
    const isFresh = !there.has(identity);
    there.add(identity);
    return isFresh;
  });
  const known = rules.length - fresh.length;
  if (fresh.length === 0) return { added: 0, known, changed: 0, changeId: null };
  assertRoomFor(db, fresh.length);
  const words = fresh.length === 1 ? '1 rule' : `${fresh.length} rules`;
  const done = changeRules(db, { text: `Added ${words} from ${fileName}` }, (before, changeId) => [
    ...before,
    ...fresh.map(({ isActive, ...rule }) => ({ id: nextRuleId(db), rule, isActive, changeId })),
  ]);
  return { added: fresh.length, known, ...done };
}
