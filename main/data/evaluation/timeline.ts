import { nextDay, type IsoDate } from '#shared/domain/date';
import { addYears } from '#shared/domain/listing';
import type { Measure } from '#shared/domain/measure';
import { isByList, type PolicyPack, type Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { scopeTerm, supplierTerm, type RuleSetting } from './compile-rule.ts';
import { gatherFacts, KEPT } from './evaluate.ts';
import { findingSelect } from './finding-select.ts';
import { itemAmounts, type ItemAmounts } from './item-amounts.ts';
import { measureInSql } from './measure-rule.ts';
import { readPolicyRecords, type PolicyRecords } from './policy-records.ts';
import { OWNERS_SQL, SupplierGroups } from './supplier-groups.ts';

/** Why verdicts may be others from a day on. */
export type ChangeKind =
  | 'in-force'
  | 'deadline-past'
  | 'listed'
  | 'authorisation-begins'
  | 'authorisation-ends'
  | 'waiver-begins'
  | 'waiver-ends'
  | 'ownership';

export type TimelineChange = {
  readonly kind: ChangeKind;
  /** `null` for ownership, and for a waiver from a whole policy. */
  readonly policyId: string | null;
  readonly ruleId: string | null;
};

/** One day from which on verdicts may be others, with the counts from that day to the next. */
export type TimelineDay = {
  readonly date: IsoDate;
  readonly changes: readonly TimelineChange[];
  /** Items in scope by severity, 0 to 6. */
  readonly bySeverity: readonly number[];
  /** Items whose verdict is another than the day before. */
  readonly affected: number;
};

const SEVERITIES = 7;

function changesOfRule(policyId: string, rule: Rule, records: PolicyRecords) {
  const { id: ruleId, effect, suppliers } = rule;
  const at = (date: IsoDate, kind: ChangeKind) => ({ date, kind, policyId, ruleId });
  const listings = isByList(suppliers)
    ? records.listings.filter((each) => each.policyId === policyId)
    : [];
  return [
    at(effect.from, 'in-force'),
    ...('deadline' in effect ? [at(nextDay(effect.deadline), 'deadline-past')] : []),
    ...listings.flatMap(({ since }) => [
      at(since, 'listed'),
      ...(effect.kind === 'remove-after-listing'
        ? [at(nextDay(addYears(since, effect.years)), 'deadline-past')]
        : []),
    ]),
  ];
}

function changesOfStatements({ statements }: PolicyRecords) {
  return statements.flatMap(({ statement }) => {
    if (statement.kind === 'answer') return [];
    const { kind, policyId, ruleId, from, until } = statement;
    return [
      { date: from, kind: `${kind}-begins` as const, policyId, ruleId },
      ...(until === null
        ? []
        : [{ date: nextDay(until), kind: `${kind}-ends` as const, policyId, ruleId }]),
    ];
  });
}

function changesOfOwners(db: Database) {
  const owners = db
    .prepare<[], { valid_from: string | null; valid_until: string | null }>(
      `SELECT valid_from, valid_until FROM (${OWNERS_SQL})`,
    )
    .all();
  return owners
    .flatMap(({ valid_from: from, valid_until: until }) => [
      ...(from === null ? [] : [from]),
      ...(until === null ? [] : [nextDay(until)]),
    ])
    .map((date) => ({ date, kind: 'ownership' as const, policyId: null, ruleId: null }));
}

/** Answers what each rule says on a day, asking the database once for what it says on several days. */
class RuleAnswers {
  readonly #db: Database;
  readonly #amounts: ItemAmounts;
  readonly #places: ReadonlyMap<number, number>;
  readonly #measures = new Map<string, ReadonlyMap<string, Measure>>();
  readonly #severities = new Map<string, Uint8Array>();

  constructor(db: Database, amounts: ItemAmounts, places: ReadonlyMap<number, number>) {
    this.#db = db;
    this.#amounts = amounts;
    this.#places = places;
  }

  /** One more than the severity of each class, 0 where the rule says nothing; `null` for all. */
  of(rule: Rule, setting: RuleSetting): Uint8Array | null {
    if (setting.asOf < rule.effect.from) return null;
    const { sql, values } = findingSelect(rule, setting, this.#measuresOf(rule, setting));
    const key = `${sql}\n${JSON.stringify(values)}`;
    const known = this.#severities.get(key);
    if (known !== undefined) return known;
    const severities = new Uint8Array(this.#places.size);
    const rows = this.#db
      .prepare<unknown[], [number, number]>(
        `SELECT class_id, severity FROM (${sql}) WHERE waived_by IS NULL`,
      )
      .raw()
      .iterate(...values);
    for (const [classId, severity] of rows) {
      severities[this.#places.get(classId) ?? 0] = severity + 1;
    }
    this.#severities.set(key, severities);
    return severities;
  }

  #measuresOf(rule: Rule, setting: RuleSetting): ReadonlyMap<string, Measure> {
    const { kind } = rule.effect;
    if (kind !== 'cap' && kind !== 'diversity') return new Map();
    const terms = [supplierTerm(rule, setting), scopeTerm(rule.scope, setting)];
    // Who counts as one supplier may change with ownership alone.
    const roots = kind === 'diversity' ? setting.asOf : '';
    const key = JSON.stringify([setting.policyId, rule.id, terms, roots]);
    const known = this.#measures.get(key);
    if (known !== undefined) return known;
    const measures = measureInSql(this.#db, rule, setting, this.#amounts);
    this.#measures.set(key, measures);
    return measures;
  }
}

/**
 * All days on which verdicts may change under some packs, in their order, each with the counts from
 * it on. What a rule says is asked of the database once for as long as it stays the same, and days
 * are put together from that, class by class. Writes temporary tables only.
 */
export function readTimeline(
  db: Database,
  {
    packs,
    homeCountry,
  }: { readonly packs: readonly PolicyPack[]; readonly homeCountry: string | null },
): TimelineDay[] {
  const records = readPolicyRecords(db);
  const ids = new Set(packs.map(({ id }) => id));
  const changes = [
    ...packs.flatMap((pack) => pack.rules.flatMap((rule) => changesOfRule(pack.id, rule, records))),
    ...changesOfStatements(records).filter(({ policyId }) => ids.has(policyId)),
    ...changesOfOwners(db),
  ];
  const byDate = Map.groupBy(changes, ({ date }) => date);
  try {
    gatherFacts(db, homeCountry, KEPT);
    const classes = db
      .prepare<[], { class_id: number; items: number; status: string | null }>(
        'SELECT class_id, items, status FROM temp.fact',
      )
      .all();
    const places = new Map(classes.map(({ class_id: id }, at) => [id, at]));
    const answers = new RuleAnswers(db, itemAmounts(db, packs, !db.inTransaction), places);
    let before: Uint8Array | null = null;
    return [...byDate.keys()].toSorted().map((date): TimelineDay => {
      const groups = new SupplierGroups(db, date);
      const severities = new Uint8Array(classes.length);
      for (const pack of packs) {
        for (const rule of pack.rules) {
          const said = answers.of(rule, { policyId: pack.id, asOf: date, groups, records });
          if (said === null) continue;
          for (let at = 0; at < said.length; at += 1) {
            const own = said[at] ?? 0;
            if (own > (severities[at] ?? 0)) severities[at] = own;
          }
        }
      }
      const bySeverity = Array.from({ length: SEVERITIES }, () => 0);
      let affected = 0;
      classes.forEach(({ items, status }, at) => {
        if (status === 'decommissioned') return;
        // What nobody says anything of is clear.
        const severity = Math.max((severities[at] ?? 0) - 1, 0);
        bySeverity[severity] = (bySeverity[severity] ?? 0) + items;
        const former = Math.max((before?.[at] ?? 0) - 1, 0);
        if (severity !== former) affected += items;
      });
      before = severities;
      const of = (byDate.get(date) ?? []).map(({ kind, policyId, ruleId }) => ({
        kind,
        policyId,
        ruleId,
      }));
      return { date, changes: of, bySeverity, affected };
    });
  } finally {
    db.exec('DROP TABLE IF EXISTS temp.fact');
  }
}
