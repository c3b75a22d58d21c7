import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import type { Statement } from '#shared/domain/statement';
import {
  addStatement,
  removeStatement,
  replaceStatement,
} from '#main/data/commands/policies/edit-policies';
import { remark } from '#main/data/commands/policies/remark';
import { undoChange } from '#main/data/commands/undo';
import { readStatements } from '#main/data/evaluation/policy-records';
import type { Workspace } from '#main/data/workspace';
import { buildWorld, type World } from '../support/worlds.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld(300);
});
afterAll(() => {
  world.remove();
});

/** The marks of every item. */
function marksOf(workspace: Workspace): string[] {
  return workspace.reader
    .prepare<[], string>(
      `SELECT i.id || ' ' || coalesce(c.marks, '-') FROM item i
       JOIN item_class c ON c.id = i.class_id ORDER BY i.id`,
    )
    .pluck()
    .all();
}

const aCondition: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('region' as const, 'site' as const, 'model' as const),
    test: fc.constant('one-of' as const),
    values: fc.subarray(['north', 'SOUTH', 'Îles', 'S-1', 's-2', 'X100'], { minLength: 1 }),
  }),
  fc.record({
    field: fc.constantFrom('supplier' as const),
    test: fc.constant('equals' as const),
    value: fc.constantFrom('own-a', 'own-b'),
  }),
  fc.record({
    field: fc.constantFrom('serialNumber' as const, 'country' as const, 'status' as const),
    test: fc.constant('starts-with' as const),
    value: fc.constantFrom('S1', 'S2', 'DE', 'in'),
  }),
);

const aStatement: fc.Arbitrary<Statement> = fc
  .array(aCondition, { maxLength: 2 })
  .map((conditions) => ({ kind: 'answer', question: 'a use', holds: true, conditions }));

type Step =
  | { readonly kind: 'add'; readonly statement: Statement }
  | { readonly kind: 'replace'; readonly at: number; readonly statement: Statement }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'undo' };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), statement: aStatement }),
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(20), statement: aStatement }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
  fc.constant<Step>({ kind: 'undo' }),
);

function take(workspace: Workspace, step: Step, last: number | null): number | null {
  return workspace.write((db) => {
    if (step.kind === 'undo') {
      if (last !== null) undoChange(db, last);
      return null;
    }
    if (step.kind === 'add') return addStatement(db, step.statement).changeId;
    const all = readStatements(db);
    const id = all[step.at % Math.max(all.length, 1)]?.id;
    if (id === undefined) return null;
    if (step.kind === 'remove') return removeStatement(db, id).changeId;
    return replaceStatement(db, id, step.statement).changeId;
  });
}

describe('which statements items are about', () => {
  it('is the same whether followed step by step or found anew', () => {
    const { workspace } = world;
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 1, maxLength: 6 }), (steps) => {
        let last: number | null = null;
        for (const step of steps) last = take(workspace, step, last);
        const followed = marksOf(workspace);
        workspace.write((db) => remark(db, false));
        expect(followed).toEqual(marksOf(workspace));
      }),
      { numRuns: 60 },
    );
  });
});
