import type { ItemCard } from '#shared/contract/items';
import type { ItemFacts } from '#shared/domain/conditions';
import {
  functionSchema,
  generationSchema,
  ITEM_FIELDS,
  placementSchema,
  statusSchema,
} from '#shared/domain/item';
import type { PolicyPack } from '#shared/domain/policy';
import type { ResolutionStep } from '#shared/domain/supplier';
import { verdictOfSeverity } from '#shared/domain/verdict';
import { statementsOfMarks } from '../evaluation/marks.ts';
import { AppError } from '#shared/rpc/app-error';
import { COLUMN_OF } from '../database/columns.ts';
import { doesContradict, SignWords } from './evidence.ts';
import { FindingReasons } from './finding-reasons.ts';
import { readPacks } from './packs.ts';
import { originOfTag, type RowSource } from './tag-origin.ts';
import type { Database } from '../database/connection.ts';
import { parseExtra } from '../database/extra.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { SupplierGroups } from '../evaluation/supplier-groups.ts';
import { ItemPast } from './item-history.ts';
import { originOf, readRowsById } from './item-rows.ts';

type StoredItem = Record<string, string | number | null> & {
  readonly class_id: number;
  readonly import_id: number;
  readonly missing_since: number | null;
};

type FindingRow = {
  readonly policy_id: string;
  readonly rule_id: string;
  readonly severity: number;
  readonly deadline: string | null;
  readonly waived_by: number | null;
};

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function tagOf(
  db: Database,
  item: StoredItem,
  tag: string,
  source: RowSource,
): ItemCard['placement'] {
  const by = textOf(item[`${tag}_by`]);
  return { value: textOf(item[tag]), by: originOf(by), ...originOfTag(db, by, source) };
}

/** The item as rules see it. */
function factsOf(item: StoredItem, { supplierId }: ItemCard['row']): ItemFacts {
  const generation = textOf(item['generation']);
  return {
    supplierId,
    placement: placementSchema.parse(item['placement']),
    function: functionSchema.nullable().parse(item['function']),
    generations:
      generation === null
        ? null
        : generation.split('+').map((each) => generationSchema.parse(each)),
    country: textOf(item['country']),
    region: textOf(item['region']),
    status: statusSchema.nullable().parse(item['status']),
    installedOn: textOf(item['installed_on']),
    quantity: null,
    site: null,
    statements: new Set(statementsOfMarks(textOf(item['marks']))),
  };
}

function findingsOf(
  db: Database,
  item: StoredItem,
  row: ItemCard['row'],
  packs: ReadonlyMap<string, PolicyPack>,
): ItemCard['findings'] {
  const found = db
    .prepare<[number], FindingRow>(
      `SELECT policy_id, rule_id, severity, deadline, waived_by FROM class_finding
       WHERE class_id = ? ORDER BY waived_by IS NOT NULL, severity DESC, policy_id, rule_id`,
    )
    .all(item.class_id);
  const reasons = new FindingReasons(db, factsOf(item, row));
  return found.flatMap((finding) => {
    const pack = packs.get(finding.policy_id);
    const rule = pack?.rules.find(({ id }) => id === finding.rule_id);
    if (pack === undefined || rule === undefined) return [];
    const verdict = verdictOfSeverity(finding.severity);
    const func = functionSchema.safeParse(item['function']);
    return {
      policyId: pack.id,
      policyTitle: pack.title,
      policyVersion: pack.version,
      ruleId: rule.id,
      ruleTitle: rule.title,
      verdict,
      deadline: finding.deadline,
      certainty: rule.certainty,
      citation: rule.citation,
      isKeyAsset: func.success && (rule.keyAssets?.includes(func.data) ?? false),
      note: rule.note ?? null,
      reason: reasons.of({ policyId: pack.id, rule, verdict, waivedBy: finding.waived_by }),
    };
  });
}

function vendorOf(
  db: Database,
  item: StoredItem,
  row: ItemCard['row'],
  { asOf, source }: { readonly asOf: string; readonly source: RowSource },
): ItemCard['vendor'] {
  const maker = db
    .prepare<
      [number | null],
      {
        matched_name: string | null;
        resolved_by: 'rule' | 'person' | null;
        step: ResolutionStep | null;
        change_id: number | null;
      }
    >('SELECT matched_name, resolved_by, step, change_id FROM manufacturer WHERE id = ?')
    .get(item['manufacturer_id'] === null ? null : Number(item['manufacturer_id']));
  const override = textOf(item['supplier_by']);
  const nameOf = db.prepare<[string], string>('SELECT name FROM supplier WHERE id = ?').pluck();
  const groups =
    row.supplierId === null ? [] : new SupplierGroups(db, asOf).groupsOf(row.supplierId).slice(1);
  const sign = new SignWords(db).of(textOf(item['evidence']));
  // Where no manufacturer is named, the sign is what told the vendor.
  const isBySign = maker === undefined && override === null && row.supplierId !== null;
  const makerOrigin =
    maker?.change_id === null || maker === undefined ? null : `person:${maker.change_id}`;
  return {
    manufacturer: row.manufacturer,
    supplierId: row.supplierId,
    supplierName: row.supplierName,
    matchedName: override === null ? (maker?.matched_name ?? null) : null,
    by: override !== null ? 'person' : isBySign ? 'rule' : (maker?.resolved_by ?? null),
    step: override === null ? (maker?.step ?? null) : null,
    ...originOfTag(
      db,
      override ?? makerOrigin ?? (row.supplierId === null ? null : 'file'),
      source,
    ),
    sign,
    // What somebody decided on this item, or on its label and sign, is not doubted.
    isContradicted: override === null && doesContradict(db, { supplierId: row.supplierId, sign }),
    groups: groups.map((id) => ({ id, name: nameOf.get(id) ?? id })),
  };
}

function missingSinceOf(
  db: Database,
  { missing_since: since }: StoredItem,
): ItemCard['missingSince'] {
  if (since === null) return null;
  const snapshot = db
    .prepare<[number], NonNullable<ItemCard['missingSince']>>(
      `SELECT id AS importId, file_name AS fileName, source, imported_at AS importedAt
       FROM import WHERE id = ?`,
    )
    .get(since);
  return snapshot ?? null;
}

/** Everything about one item, with the reason for each finding. Fails with `not-found`. */
export function readItemCard(db: Database, id: number): ItemCard {
  const item = db
    .prepare<[number], StoredItem>(
      `SELECT c.*, i.* FROM item i JOIN item_class c ON c.id = i.class_id WHERE i.id = ?`,
    )
    .get(id);
  const row = readRowsById(db, [id])[0];
  if (item === undefined || row === undefined) {
    throw new AppError('not-found', 'This item is not in the workspace any more.');
  }
  const settings = readSettings(db);
  const packs = new Map(readPacks(db).map(({ pack }) => [pack.id, pack]));
  const source = db
    .prepare<
      [number],
      { fileName: string; sha256: string; importedAt: string; importedBy: string | null }
    >(
      `SELECT file_name AS fileName, sha256, imported_at AS importedAt, imported_by AS importedBy
       FROM import WHERE id = ?`,
    )
    .get(item.import_id);
  if (source === undefined) throw new Error('An item has no import.');
  const extra = parseExtra(item['extra']);
  const past = new ItemPast(db, item);
  return {
    row,
    fields: ITEM_FIELDS.map((field) => {
      const value = field === 'manufacturer' ? row.manufacturer : textOf(item[COLUMN_OF[field]]);
      return { field, value, origin: past.originOf(field, value) };
    }),
    history: [...past.changes],
    extra: [...extra].map(([heading, value]) => ({ heading, value })),
    source: { ...source, line: Number(item['line_number']), row: Number(item['row_number']) },
    missingSince: missingSinceOf(db, item),
    vendor: vendorOf(db, item, row, { asOf: asOfDate(settings), source }),
    placement: tagOf(db, item, 'placement', source),
    function: tagOf(db, item, 'function', source),
    generation: tagOf(db, item, 'generation', source),
    findings: findingsOf(db, item, row, packs),
  };
}
