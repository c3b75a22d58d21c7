import type { Replacements } from '#shared/contract/caps';
import { capRoom, countToRemove, type CapState } from '#shared/domain/caps';
import { ruleTruth } from '#shared/domain/evaluate';
import { MAX_NAMED_ITEMS } from '#shared/domain/filter';
import { groupOf } from '#shared/domain/measure';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { foldedSite, SITE_OF_ITEM } from '../site-codes.ts';
import { foldCase } from '#shared/domain/fold-case';
import { readCapRules, type CapRule } from './caps.ts';
import { readCircumstances, readClassFacts, withRegionMarks } from './class-facts.ts';

/** Which group of which cap. */
export type CapQuestion = {
  readonly policyId: string;
  readonly ruleId: string;
  readonly group: string;
};

/** Sites that are named in an answer. */
const MAX_SITES = 200;

/** The classes of the rule's suppliers in a group, as JSON for a query. */
function namedClasses(db: Database, { pack, rule, effect }: CapRule, group: string): string {
  const context = readCircumstances(db);
  const asked = withRegionMarks(rule);
  const ids = readClassFacts(db, { sql: 'v.severity IS NOT NULL', values: [] })
    .filter(({ facts }) => ruleTruth(pack.id, asked, facts, context) === true)
    .filter(
      ({ facts }) => foldCase(groupOf(effect.per, facts, context) ?? '\0') === foldCase(group),
    )
    .map(({ classId }) => classId);
  return JSON.stringify(ids);
}

type Chosen = Pick<Replacements, 'items' | 'units' | 'after' | 'sites' | 'itemIds'>;

const NAMED = 'i.class_id IN (SELECT value FROM json_each(?))';
/** The gravest first, then the oldest; those of no known age last. */
const GRAVEST = `(SELECT v.severity FROM main.class_verdict v WHERE v.class_id = i.class_id) DESC,
  i.installed_on NULLS LAST, i.id`;

function chooseItems(db: Database, classes: string, state: CapState): Chosen {
  const { over } = capRoom(state);
  const itemIds = db
    .prepare<[string, number], number>(
      `SELECT i.id FROM main.item i WHERE ${NAMED} ORDER BY ${GRAVEST} LIMIT ?`,
    )
    .pluck()
    .all(classes, Math.min(over, MAX_NAMED_ITEMS));
  return { items: over, units: over, after: state.named - over, sites: [], itemIds };
}

function chooseRecords(db: Database, classes: string, state: CapState): Chosen {
  const rows = db
    .prepare<[string], { id: number; quantity: number }>(
      `SELECT i.id, coalesce(i.quantity, 1) AS quantity FROM main.item i WHERE ${NAMED}
       ORDER BY quantity DESC, ${GRAVEST}`,
    )
    .iterate(classes);
  const itemIds: number[] = [];
  let removed = 0;
  let items = 0;
  function* amounts(): Generator<number> {
    for (const { id, quantity } of rows) {
      yield quantity;
      // Counted once the one who asked went on: this record is replaced too.
      items += 1;
      removed += quantity;
      if (itemIds.length < MAX_NAMED_ITEMS) itemIds.push(id);
    }
  }
  countToRemove(amounts(), state);
  return { items, units: items, after: state.named - removed, sites: [], itemIds };
}

function chooseSites(db: Database, classes: string, state: CapState): Chosen {
  const { over } = capRoom(state);
  const sites = db
    .prepare<[string, number], { site: string; items: number }>(
      `SELECT min(${SITE_OF_ITEM}) AS site, count(*) AS items FROM main.item i
       WHERE ${NAMED} AND ${SITE_OF_ITEM} IS NOT NULL
       GROUP BY ${foldedSite(SITE_OF_ITEM)} ORDER BY items, 1 LIMIT ?`,
    )
    .all(classes, over);
  const itemIds = db
    .prepare<[string, string, number], number>(
      `SELECT i.id FROM main.item i WHERE ${NAMED}
       AND ${foldedSite(SITE_OF_ITEM)} IN (SELECT fold_case(value) FROM json_each(?))
       ORDER BY ${foldedSite(SITE_OF_ITEM)}, i.id LIMIT ?`,
    )
    .pluck()
    .all(classes, JSON.stringify(sites.map(({ site }) => site)), MAX_NAMED_ITEMS);
  return {
    items: sites.reduce((sum, { items }) => sum + items, 0),
    units: over,
    after: state.named - over,
    sites: sites.slice(0, MAX_SITES),
    itemIds,
  };
}

/**
 * The fewest items, records or sites whose replacement brings a group under its cap; the whole
 * stays as it is, because what replaces them counts in it. Items: the gravest, then the oldest.
 * Quantities: the records with the largest. Sites: those with the fewest items of the suppliers.
 * Fails with `not-found` where the cap or the group is gone.
 */
export function chooseReplacements(
  db: Database,
  { policyId, ruleId, group }: CapQuestion,
): Replacements {
  const cap = readCapRules(db).find(({ pack, rule }) => pack.id === policyId && rule.id === ruleId);
  const measured = db
    .prepare<[string, string, string], { named: number; all: number }>(
      `SELECT named, total AS "all" FROM main.rule_measure
       WHERE policy_id = ? AND rule_id = ? AND grp = ?`,
    )
    .get(policyId, ruleId, group);
  if (cap === undefined || measured === undefined) {
    throw new AppError('not-found', 'This cap does not apply any more; look at the list again.');
  }
  const state = { ...measured, share: cap.effect.share };
  const classes = namedClasses(db, cap, group);
  const choose = { items: chooseItems, quantity: chooseRecords, sites: chooseSites };
  return { before: measured.named, ...choose[cap.effect.of ?? 'items'](db, classes, state) };
}
