import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  capShare,
  evaluateItem,
  type EvaluationContext,
  type ItemFacts,
} from '#shared/domain/evaluate';
import type { PolicyPack } from '#shared/domain/policy';
import { isFlagged, severityOf } from '#shared/domain/verdict';
import { withVerdictsFor, type EvaluationSettings } from '#main/data/evaluation/evaluate';
import { readSummary } from '#main/data/queries/summary';
import { readRowsById } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import {
  anOwnershipTree,
  BOUNDARY_DAYS,
  buildWorld,
  DAYS,
  HOMES,
  setParents,
  somePacks,
  type Parent,
  type World,
} from '../support/worlds.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld(700);
}, 60_000);
afterAll(() => {
  world.remove();
});

/** Every rule's findings per item, from the tables of the set-wise evaluation. */
function findingsByItem(workspace: Workspace): Map<number, string[]> {
  const found = workspace.reader
    .prepare<[], { id: number; finding: string }>(
      `SELECT i.id AS id, f.policy_id || '/' || f.rule_id || ' ' || f.severity || ' ' ||
         coalesce(f.deadline, '-') AS finding
       FROM main.item i JOIN temp.class_finding f ON f.class_id = i.class_id`,
    )
    .all();
  const byItem = new Map<number, string[]>();
  for (const { id, finding } of found) byItem.set(id, [...(byItem.get(id) ?? []), finding]);
  return byItem;
}

function contextOf(
  parents: readonly Parent[],
  { asOf, homeCountry, packs }: EvaluationSettings,
  facts: readonly ItemFacts[],
): EvaluationContext {
  const owners = parents.filter(
    ([, , from, until]) => (from === null || from <= asOf) && (until === null || asOf <= until),
  );
  const groupsOf = (id: string): readonly string[] => {
    const groups = [id];
    for (const member of groups) {
      for (const [child, parent] of owners) {
        if (child === member && !groups.includes(parent)) groups.push(parent);
      }
    }
    return groups;
  };
  const context = { asOf, homeCountry, groupsOf };
  const shares = new Map<string, number>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      shares.set(`${pack.id}/${rule.id}`, capShare(rule, facts, context));
    }
  }
  const capShareOf = (policyId: string, ruleId: string): number =>
    shares.get(`${policyId}/${ruleId}`) ?? 0;
  return { ...context, capShareOf };
}

/** The pack with every cap at exactly the share that there is, which does not exceed it. */
function atItsCaps(pack: PolicyPack, { capShareOf }: EvaluationContext): PolicyPack {
  const rules = pack.rules.map((rule) =>
    rule.effect.kind === 'cap'
      ? { ...rule, effect: { ...rule.effect, share: capShareOf(pack.id, rule.id) } }
      : rule,
  );
  return { ...pack, rules };
}

describe('the evaluation of a whole workspace in SQL', () => {
  it('agrees with the evaluation of one item, for every item and any rules', () => {
    const { workspace, facts } = world;
    const ids = [...facts.keys()];
    const all = [...facts.values()];
    fc.assert(
      fc.property(
        somePacks,
        fc.constantFrom(...DAYS),
        fc.constantFrom(...HOMES),
        anOwnershipTree,
        fc.boolean(),
        (drawn, asOf, homeCountry, parents, isAtCap) => {
          setParents(workspace, parents);
          const drawnContext = contextOf(parents, { asOf, homeCountry, packs: drawn }, all);
          const packs = isAtCap ? drawn.map((pack) => atItsCaps(pack, drawnContext)) : drawn;
          const settings = { asOf, homeCountry, packs };
          const context = contextOf(parents, settings, all);
          withVerdictsFor(workspace.reader, settings, (store) => {
            const rows = new Map(readRowsById(workspace.reader, ids).map((row) => [row.id, row]));
            const findings = findingsByItem(workspace);
            const totals = { outOfScope: 0, flagged: 0, undetermined: 0, clear: 0 };
            for (const [id, own] of facts) {
              const expected = evaluateItem(packs, own, context);
              const row = rows.get(id);
              expect(
                [row?.verdict, row?.deadline],
                `world ${world.seed}: ${JSON.stringify(own)}`,
              ).toEqual([expected.verdict, expected.deadline]);
              const words = expected.findings.map(
                (each) =>
                  `${each.policyId}/${each.ruleId} ${severityOf(each.verdict)} ${each.deadline ?? '-'}`,
              );
              expect((findings.get(id) ?? []).toSorted()).toEqual(words.toSorted());
              if (expected.verdict === null) totals.outOfScope += 1;
              else if (isFlagged(expected.verdict)) totals.flagged += 1;
              else if (expected.verdict === 'undetermined') totals.undetermined += 1;
              else totals.clear += 1;
            }
            const { items, byVerdict } = readSummary(workspace.reader, store, asOf, packs);
            expect(items).toEqual({
              ...totals,
              total: facts.size,
              inScope: facts.size - totals.outOfScope,
            });
            expect(items.flagged + items.undetermined + items.clear).toBe(items.inScope);
            const sum = Object.values(byVerdict).reduce((total, count) => total + count, 0);
            expect(sum).toBe(items.inScope);
          });
        },
      ),
      { numRuns: 150 },
    );
  }, 90_000);

  it('meets every kind of fact that decides a verdict', () => {
    const all = [...world.facts.values()];
    const some = (holds: (facts: ItemFacts) => boolean): boolean => all.some(holds);
    expect(some(({ supplierId }) => supplierId === null)).toBe(true);
    expect(some(({ placement }) => placement === 'untagged')).toBe(true);
    expect(some(({ generations }) => (generations?.length ?? 0) > 1)).toBe(true);
    expect(some(({ generations }) => generations === null)).toBe(true);
    expect(some(({ country }) => country === null)).toBe(true);
    expect(some(({ status }) => status === 'decommissioned')).toBe(true);
    expect(some(({ installedOn }) => installedOn === null)).toBe(true);
    for (const day of BOUNDARY_DAYS) {
      expect(some(({ installedOn }) => installedOn === day)).toBe(true);
    }
  });

  it('leaves the kept verdicts as they were', () => {
    const { workspace } = world;
    const kept = (): unknown =>
      ['class_verdict', 'class_finding', 'cap_share'].map((table) =>
        workspace.reader.prepare(`SELECT * FROM main.${table} ORDER BY 1, 2, 3`).all(),
      );
    const before = kept();
    const packs: PolicyPack[] = fc.sample(somePacks, { numRuns: 1, seed: 2 })[0] ?? [];
    const total = withVerdictsFor(
      workspace.reader,
      { asOf: '2031-01-01', homeCountry: 'FR', packs },
      (store) => readSummary(workspace.reader, store, '2031-01-01', packs).items.total,
    );
    expect(total).toBe(world.facts.size);
    expect(kept()).toEqual(before);
  });
});
