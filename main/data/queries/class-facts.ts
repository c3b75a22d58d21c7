import type { ItemFacts } from '#shared/domain/conditions';
import type { EvaluationContext } from '#shared/domain/evaluate';
import { foldCase } from '#shared/domain/fold-case';
import type { Generation, NetworkFunction, Placement, Status } from '#shared/domain/item';
import type { Measure } from '#shared/domain/measure';
import type { Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import { regionMark, regionOfMarks, statementsOfMarks } from '../evaluation/marks.ts';
import { readPolicyRecords } from '../evaluation/policy-records.ts';
import { SupplierGroups } from '../evaluation/supplier-groups.ts';

/** A class of items as rules see it, with its kept verdict. */
export type FactsOfClass = {
  readonly classId: number;
  readonly items: number;
  /** `null` where the items are out of scope. */
  readonly severity: number | null;
  /**
   * Regions stand as their marks, so that rules are to be asked as `withRegionMarks` makes them;
   * the install date is the last day on or before it that any rule asks for, or blank.
   */
  readonly facts: ItemFacts;
};

type ClassRow = {
  readonly classId: number;
  readonly items: number;
  readonly severity: number | null;
  readonly supplierId: string | null;
  readonly country: string | null;
  readonly placement: Placement;
  readonly function: NetworkFunction | null;
  readonly generation: string | null;
  readonly status: Status | null;
  readonly installedSince: string | null;
  readonly marks: string | null;
};

/** The rule with its regions as marks, for facts of classes. */
export function withRegionMarks(rule: Rule): Rule {
  const { region } = rule.scope;
  if (region === undefined) return rule;
  return { ...rule, scope: { ...rule.scope, region: region.map(regionMark) } };
}

function factsOf({ marks, generation, installedSince, ...row }: ClassRow): ItemFacts {
  return {
    supplierId: row.supplierId,
    placement: row.placement,
    function: row.function,
    generations: generation === null ? null : (generation.split('+') as Generation[]),
    country: row.country,
    region: regionOfMarks(marks),
    status: row.status,
    installedOn: installedSince,
    quantity: null,
    site: null,
    statements: new Set(statementsOfMarks(marks)),
  };
}

/** The facts of some classes, over `class_verdict v` and `item_class c`; of all where left out. */
export function readClassFacts(
  db: Database,
  where: SqlTerm = { sql: '1', values: [] },
): FactsOfClass[] {
  return db
    .prepare<unknown[], ClassRow>(
      `SELECT v.class_id AS classId, v.items, v.severity, v.supplier_id AS supplierId, v.country,
         c.placement, c.function, c.generation, c.status, c.installed_since AS installedSince,
         c.marks
       FROM main.class_verdict v JOIN main.item_class c ON c.id = v.class_id WHERE ${where.sql}`,
    )
    .all(...where.values)
    .map((row) => ({
      classId: row.classId,
      items: row.items,
      severity: row.severity,
      facts: factsOf(row),
    }));
}

function memo<T>(compute: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = compute(id);
    known.set(id, value);
    return value;
  };
}

type MeasureRow = {
  readonly key: string;
  readonly named: number;
  readonly all: number;
  readonly suppliers: number;
  readonly mayReach: number;
};

/** What the kept verdicts depend on beside the items; regions are named by their marks. */
export function readCircumstances(db: Database): EvaluationContext {
  const settings = readSettings(db);
  const asOf = asOfDate(settings);
  const groups = new SupplierGroups(db, asOf);
  const offices = new Map(
    db
      .prepare<[], { id: string; country: string | null }>('SELECT id, country FROM supplier')
      .all()
      .map(({ id, country }) => [id, country]),
  );
  const { listings, statements, operatorFacts } = readPolicyRecords(db);
  const measures = new Map<string, Measure>(
    db
      .prepare<[], MeasureRow>(
        `SELECT policy_id || '/' || rule_id || '/' || grp AS key, named, total AS "all", suppliers,
           has_unresolved AS mayReach FROM main.rule_measure`,
      )
      .all()
      .map(({ key, mayReach, ...row }) => [foldCase(key), { ...row, mayReach: mayReach === 1 }]),
  );
  return {
    asOf,
    homeCountry: settings.homeCountry,
    groupsOf: memo((id) => groups.groupsOf(id)),
    headquartersOf: (id) => offices.get(id) ?? null,
    listingsOf: memo((policyId) => listings.filter((each) => each.policyId === policyId)),
    operatorFacts,
    statements,
    // The domain folds the case of regions, and so of their marks.
    measureOf: (...names) => measures.get(foldCase(names.join('/'))),
  };
}
