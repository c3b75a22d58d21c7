import { dayAfter, type IsoDate } from '#shared/domain/date';
import type { Listing } from '#shared/domain/listing';
import { isByList, type PolicyPack, type Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import type { RuleSetting } from './compile-rule.ts';
import { findingSelect } from './finding-select.ts';
import { amountsWith, itemAmounts, type ItemAmounts } from './item-amounts.ts';
import { IN_SCOPE, measureInSql } from './measure-rule.ts';
import { readPolicyRecords, type PolicyRecords } from './policy-records.ts';
import { splitFacts } from './split-facts.ts';
import { SupplierGroups } from './supplier-groups.ts';

/**
 * Where verdicts are kept: `main` for the workspace's own settings, `temp` for a question about
 * another date or other policies, which changes nothing.
 */
export type VerdictStore = 'main' | 'temp';

export type EvaluationSettings = {
  readonly asOf: IsoDate;
  readonly homeCountry: string | null;
  readonly packs: readonly PolicyPack[];
  /** What is on record; the workspace's own where it is left out. */
  readonly records?: PolicyRecords;
  /** True where no item changed, nor its class, since this connection computed verdicts last. */
  readonly areClassesSame?: boolean;
  /** Items that are to be counted as if they had other tags; only for questions. */
  readonly shifts?: readonly ClassShift[];
  /**
   * A query for the `class_id`, `quantity` and `site` of the items of classes that shifts split:
   * those of a shift that `hasOwnAmounts` under its own number, see `shiftedId`.
   */
  readonly amountsFrom?: string;
  /**
   * True where packs may tell items apart by days or regions that the workspace's own do not, so
   * that its classes are too coarse for them; only for questions.
   */
  readonly isForeign?: boolean;
};

/** Some items of a class with other facts than its own; what is left out stays as it is. */
export type ClassShift = {
  readonly classId: number;
  readonly items: number;
  readonly function: string | null;
  readonly placement: string;
  readonly generation: string | null;
  readonly supplierId?: string | null;
  readonly status?: string | null;
  readonly installedSince?: string | null;
  readonly marks?: string;
  /** True where its quantities and sites are not the mean of its class; see `amountsFrom`. */
  readonly hasOwnAmounts?: boolean;
};

/** The number of the class that the items of a shift are in, by its place in the list. */
export function shiftedId(at: number): number {
  return -1 - at;
}

const VERDICT_TABLES = ['class_verdict', 'class_finding', 'rule_measure'] as const;

const TEMP_TABLES = `
CREATE TEMP TABLE IF NOT EXISTS class_verdict (class_id INTEGER PRIMARY KEY, items INTEGER, supplier_id TEXT, country TEXT, severity INTEGER, deadline TEXT);
CREATE TEMP TABLE IF NOT EXISTS class_finding (class_id INTEGER, policy_id TEXT, rule_id TEXT, severity INTEGER, deadline TEXT, waived_by INTEGER, PRIMARY KEY (class_id, policy_id, rule_id));
CREATE TEMP TABLE IF NOT EXISTS rule_measure (policy_id TEXT, rule_id TEXT, grp TEXT, named REAL, total REAL, suppliers INTEGER, has_unresolved INTEGER, PRIMARY KEY (policy_id, rule_id, grp));
`;

/** How many items each class has, from the items themselves. */
const COUNTED = 'SELECT class_id, count(*) AS items FROM item GROUP BY class_id';
/** As `COUNTED`, from the verdicts that were kept at the last change. */
export const KEPT = 'SELECT class_id, items FROM main.class_verdict';

/** The facts of every class in use, with the effective supplier and country. */
export function gatherFacts(db: Database, homeCountry: string | null, counts: string): void {
  db.exec('DROP TABLE IF EXISTS temp.fact');
  db.exec(`
    CREATE TEMP TABLE fact (
      class_id INTEGER PRIMARY KEY, items INTEGER NOT NULL, supplier_id TEXT, placement TEXT,
      function TEXT, generation TEXT, country TEXT, status TEXT, installed_since TEXT,
      marks TEXT NOT NULL, source_id INTEGER NOT NULL
    )`);
  db.prepare(
    `INSERT INTO temp.fact
     SELECT c.id, n.items, coalesce(c.supplier_override, m.supplier_id,
              CASE WHEN c.manufacturer_id IS NULL THEN e.supplier_id END),
            nullif(c.placement, 'untagged'), c.function, c.generation,
            coalesce(c.country, ?), c.status, c.installed_since, coalesce(c.marks, ''), c.id
     FROM (${counts}) n
     JOIN item_class c ON c.id = n.class_id
     LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
     LEFT JOIN evidence e ON e.key = c.evidence`,
  ).run(homeCountry);
  db.exec('CREATE INDEX temp.fact_country ON fact (country)');
}

/** What a shift puts in the place of a column; the column itself where it says nothing. */
const SHIFTED = {
  supplier_id: 'supplierId',
  status: 'status',
  installed_since: 'installedSince',
  marks: 'marks',
} as const satisfies Record<string, keyof ClassShift>;

/** Moves items from their classes to ones with other facts, which have numbers below 0 of their own. */
function shiftFacts(db: Database, shifts: readonly ClassShift[]): void {
  const shifted = (column: keyof typeof SHIFTED): string =>
    `CASE WHEN :has_${column} THEN :${column} ELSE ${column} END`;
  const add = db.prepare(
    `INSERT INTO temp.fact
     SELECT :id, :items, ${shifted('supplier_id')}, nullif(:placement, 'untagged'), :function,
       :generation, country, ${shifted('status')}, ${shifted('installed_since')},
       ${shifted('marks')}, CASE WHEN :hasOwnAmounts THEN :id ELSE source_id END
     FROM temp.fact WHERE class_id = :classId`,
  );
  const take = db.prepare('UPDATE temp.fact SET items = items - ? WHERE class_id = ?');
  shifts.forEach((shift, at) => {
    const { classId, items, placement, function: func, generation } = shift;
    const others = Object.entries(SHIFTED).flatMap(([column, key]) => [
      [column, shift[key] ?? null],
      [`has_${column}`, shift[key] === undefined ? 0 : 1],
    ]);
    const own = {
      id: shiftedId(at),
      classId,
      items,
      placement,
      function: func,
      generation,
      hasOwnAmounts: shift.hasOwnAmounts === true ? 1 : 0,
    };
    add.run({ ...own, ...(Object.fromEntries(others) as Record<string, string | number | null>) });
    take.run(items, classId);
  });
}

function keepMeasures(
  db: Database,
  store: VerdictStore,
  policyId: string,
  rule: Rule,
  setting: RuleSetting,
  amounts: ItemAmounts,
): ReturnType<typeof measureInSql> {
  const measures = measureInSql(db, rule, setting, amounts);
  const keep = db.prepare(`INSERT INTO ${store}.rule_measure VALUES (?, ?, ?, ?, ?, ?, ?)`);
  for (const [group, { named, all, suppliers, mayReach }] of measures) {
    keep.run(policyId, rule.id, group, named, all, suppliers, mayReach ? 1 : 0);
  }
  return measures;
}

function applyRule(
  db: Database,
  store: VerdictStore,
  rule: Rule,
  setting: RuleSetting,
  amounts: ItemAmounts,
): void {
  const { policyId, asOf } = setting;
  const measures = keepMeasures(db, store, policyId, rule, setting, amounts);
  if (asOf < rule.effect.from) return;
  const found = findingSelect(rule, setting, measures);
  db.prepare(
    `INSERT INTO ${store}.class_finding
     SELECT class_id, ?, ?, severity, deadline, waived_by FROM (${found.sql})`,
  ).run(policyId, rule.id, ...found.values);
}

/**
 * Adds every untagged class twice more, as if it were tagged core (its id negative and even) and
 * edge (negative and odd). They hold no items, so that the shares that caps measure stay as they are.
 */
function tryPlacements(db: Database): void {
  db.exec(`
    INSERT INTO temp.fact
    SELECT -2 * f.class_id - p.is_edge, 0, f.supplier_id, p.placement, f.function, f.generation,
           f.country, f.status, f.installed_since, f.marks, f.source_id
    FROM temp.fact f
    CROSS JOIN (SELECT 0 AS is_edge, 'core' AS placement UNION ALL SELECT 1, 'edge') p
    WHERE f.placement IS NULL AND f.${IN_SCOPE}`);
}

/**
 * Computes the verdict of every class of items and keeps it in `store`. One statement per rule
 * over all classes; must be called inside a transaction where `store` is `main`.
 */
export function evaluateInto(
  db: Database,
  store: VerdictStore,
  settings: EvaluationSettings,
  isTrying = false,
): void {
  if (store === 'temp') db.exec(TEMP_TABLES);
  const isForeign = settings.isForeign ?? false;
  const areSame = store === 'temp' ? !db.inTransaction : settings.areClassesSame === true;
  const isKept = areSame || isTrying || isForeign || settings.shifts !== undefined;
  gatherFacts(db, settings.homeCountry, isKept ? KEPT : COUNTED);
  for (const table of VERDICT_TABLES) {
    db.exec(`DELETE FROM ${store}.${table}`);
  }
  const records = settings.records ?? readPolicyRecords(db);
  if (isForeign) {
    splitFacts(db, settings.packs, installBoundaries(settings.packs, records.listings));
  }
  shiftFacts(db, settings.shifts ?? []);
  if (isTrying) tryPlacements(db);
  const { packs, amountsFrom } = settings;
  const own = itemAmounts(db, packs, areSame);
  const amounts = amountsFrom === undefined ? own : amountsWith(db, packs, own, amountsFrom);
  const { asOf } = settings;
  const groups = new SupplierGroups(db, asOf);
  for (const pack of settings.packs) {
    for (const rule of pack.rules) {
      applyRule(db, store, rule, { policyId: pack.id, asOf, groups, records }, amounts);
    }
  }
  db.exec(`
    INSERT INTO ${store}.class_verdict
    SELECT f.class_id, f.items, f.supplier_id, f.country,
           CASE WHEN f.${IN_SCOPE} THEN coalesce(worst.severity, 0) END,
           (SELECT min(deadline) FROM ${store}.class_finding d
            WHERE d.class_id = f.class_id AND d.waived_by IS NULL)
    FROM temp.fact f
    LEFT JOIN (SELECT class_id, max(severity) AS severity FROM ${store}.class_finding
               WHERE waived_by IS NULL GROUP BY class_id) worst ON worst.class_id = f.class_id`);
  db.exec('DROP TABLE temp.fact');
}

/**
 * Answers a question under other settings than the workspace's own. The temporary tables that it
 * needs are gone afterwards, so that they never hide the kept ones.
 */
export function withVerdictsFor<T>(
  db: Database,
  settings: EvaluationSettings,
  answer: (store: VerdictStore) => T,
): T {
  try {
    evaluateInto(db, 'temp', settings);
    return answer('temp');
  } finally {
    dropVerdicts(db);
  }
}

function dropVerdicts(db: Database): void {
  for (const table of VERDICT_TABLES) {
    db.exec(`DROP TABLE IF EXISTS temp.${table}`);
  }
}

/** The severities of an untagged class, if it were tagged. */
export type TriedSeverities = { readonly core: number; readonly edge: number };

/** What the verdict of every untagged class would be as core and as edge; changes nothing. */
export function trySeverities(
  db: Database,
  settings: EvaluationSettings,
): ReadonlyMap<number, TriedSeverities> {
  try {
    evaluateInto(db, 'temp', settings, true);
    const rows = db
      .prepare<[], TriedSeverities & { id: number }>(
        `SELECT c.class_id / -2 AS id, c.severity AS core, e.severity AS edge
         FROM temp.class_verdict c JOIN temp.class_verdict e ON e.class_id = c.class_id - 1
         WHERE c.class_id < 0 AND c.class_id % 2 = 0`,
      )
      .all();
    return new Map(rows.map(({ id, core, edge }) => [id, { core, edge }]));
  } finally {
    dropVerdicts(db);
  }
}

/**
 * The days between which items need not be told apart by their install dates, over all packs and
 * everyone listed under them, ascending.
 */
export function installBoundaries(
  packs: readonly PolicyPack[],
  listings: readonly Listing[],
): string[] {
  const days = packs.flatMap((pack) =>
    pack.rules.flatMap(({ effect, scope: { installed }, suppliers }) => {
      const isListed = isByList(suppliers);
      const listed = listings.filter(({ policyId }) => isListed && policyId === pack.id);
      const end = installed?.until === undefined ? null : dayAfter(installed.until);
      return [
        ...(effect.kind === 'no-new' ? [effect.from, ...listed.map(({ since }) => since)] : []),
        ...(installed?.from === undefined ? [] : [installed.from]),
        ...(end === null ? [] : [end]),
      ];
    }),
  );
  return [...new Set(days)].toSorted();
}
