import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ItemFacts } from '#shared/domain/conditions';
import { evaluateItem, type EvaluationContext } from '#shared/domain/evaluate';
import { measureRule, shareOf, WHOLE, type Measure } from '#shared/domain/measure';
import type { PolicyPack } from '#shared/domain/policy';
import { isFlagged, severityOf } from '#shared/domain/verdict';
import { withVerdictsFor, type EvaluationSettings } from '#main/data/evaluation/evaluate';
import { readSummary } from '#main/data/queries/summary';
import { readRowsById } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import {
  anOwnershipTree,
  buildWorld,
  DAYS,
  HOMES,
  setParents,
  someDiversity,
  somePacks,
  type Parent,
  type World,
} from '../support/worlds.ts';
import { packOf } from '../support/policies.ts';
import { BOUNDARY_DAYS, someRecords } from '../support/world-records.ts';

/** Worlds in which few items are left in the scope of a rule. */
const [SMALL_WORLDS, SMALL_ITEMS] = [8, 20];

let world: World;

beforeAll(async () => {
  world = await buildWorld(700);
});
afterAll(() => {
  world.remove();
});

/** Every rule's findings per item, from the tables of the set-wise evaluation. */
function findingsByItem(workspace: Workspace): Map<number, string[]> {
  const found = workspace.reader
    .prepare<[], { id: number; finding: string }>(
      `SELECT i.id AS id, f.policy_id || '/' || f.rule_id || ' ' || f.severity || ' ' ||
         coalesce(f.deadline, '-') || ' ' || coalesce(f.waived_by, '-') AS finding
       FROM main.item i JOIN temp.class_finding f ON f.class_id = i.class_id`,
    )
    .all();
  const byItem = new Map<number, string[]>();
  for (const { id, finding } of found) byItem.set(id, [...(byItem.get(id) ?? []), finding]);
  return byItem;
}

function contextOf(
  { workspace }: World,
  parents: readonly Parent[],
  { asOf, homeCountry, packs, records }: EvaluationSettings,
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
  const circumstances = {
    asOf,
    homeCountry,
    groupsOf,
    headquartersOf: (id: string) =>
      workspace.reader
        .prepare<[string], string | null>('SELECT country FROM supplier WHERE id = ?')
        .pluck()
        .get(id) ?? null,
    listingsOf: (policyId: string) =>
      (records?.listings ?? []).filter((each) => each.policyId === policyId),
    operatorFacts: records?.operatorFacts ?? {},
    statements: records?.statements ?? [],
  };
  const measures = new Map<string, ReadonlyMap<string, Measure>>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      measures.set(`${pack.id}/${rule.id}`, measureRule(pack.id, rule, facts, circumstances));
    }
  }
  const measureOf = (policyId: string, ruleId: string, group: string): Measure | undefined =>
    measures.get(`${policyId}/${ruleId}`)?.get(group);
  return { ...circumstances, measureOf };
}

/** The pack with every cap at exactly the share that there is, which does not exceed it. */
function atItsCaps(pack: PolicyPack, { measureOf }: EvaluationContext): PolicyPack {
  const rules = pack.rules.map((rule) => {
    const measure = measureOf(pack.id, rule.id, WHOLE);
    if (rule.effect.kind !== 'cap' || measure === undefined) return rule;
    return { ...rule, effect: { ...rule.effect, share: shareOf(measure) } };
  });
  return { ...pack, rules };
}

/** Evaluates a world in SQL and item by item: verdicts, findings and totals must be the same. */
function expectAgreement(
  { workspace, facts, seed }: World,
  settings: EvaluationSettings,
  context: EvaluationContext,
): void {
  const { asOf, packs } = settings;
  const ids = [...facts.keys()];
  withVerdictsFor(workspace.reader, settings, (store) => {
    const rows = new Map(readRowsById(workspace.reader, ids).map((row) => [row.id, row]));
    const findings = findingsByItem(workspace);
    const totals = { outOfScope: 0, flagged: 0, undetermined: 0, clear: 0 };
    for (const [id, own] of facts) {
      const expected = evaluateItem(packs, own, context);
      const row = rows.get(id);
      expect([row?.verdict, row?.deadline], `world ${seed}: ${JSON.stringify(own)}`).toEqual([
        expected.verdict,
        expected.deadline,
      ]);
      const words = expected.findings.map(
        (each) =>
          `${each.policyId}/${each.ruleId} ${severityOf(each.verdict)} ${each.deadline ?? '-'} ${each.waivedBy ?? '-'}`,
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
}

describe('the evaluation of a whole workspace in SQL', () => {
  it('agrees with the evaluation of one item, for every item and any rules', () => {
    const { workspace, facts } = world;
    const all = [...facts.values()];
    fc.assert(
      fc.property(
        somePacks,
        fc.constantFrom(...DAYS),
        fc.constantFrom(...HOMES),
        anOwnershipTree,
        fc.boolean(),
        someRecords,
        (drawn, asOf, homeCountry, parents, isAtCap, recordsOf) => {
          setParents(workspace, parents);
          const records = recordsOf(world);
          const drawnContext = contextOf(
            world,
            parents,
            { asOf, homeCountry, packs: drawn, records },
            all,
          );
          const packs = isAtCap ? drawn.map((pack) => atItsCaps(pack, drawnContext)) : drawn;
          const settings = { asOf, homeCountry, packs, records };
          const context = contextOf(world, parents, settings, all);
          expectAgreement(world, settings, context);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('agrees about numbers of suppliers, where few items count and one more may suffice', async () => {
    for (let each = 0; each < SMALL_WORLDS; each += 1) {
      const small = await buildWorld(SMALL_ITEMS);
      onTestFinished(small.remove);
      const all = [...small.facts.values()];
      fc.assert(
        fc.property(
          someDiversity,
          fc.constantFrom(...HOMES),
          anOwnershipTree,
          (rules, homeCountry, parents) => {
            setParents(small.workspace, parents);
            const settings = { asOf: '2026-06-15', homeCountry, packs: [packOf('few', rules)] };
            expectAgreement(small, settings, contextOf(small, parents, settings, all));
          },
        ),
        { numRuns: 20 },
      );
    }
  });

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
      ['class_verdict', 'class_finding', 'rule_measure'].map((table) =>
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
