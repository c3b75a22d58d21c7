import type { PlacementGroup, PlacementQueue } from '#shared/contract/placement';
import type { ItemFilter } from '#shared/domain/filter';
import { STATUSES, type NetworkFunction } from '#shared/domain/item';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { trySeverities } from '../evaluation/evaluate.ts';
import { readActivePacks } from './packs.ts';
import { Buckets, type Bucket } from './placement/buckets.ts';
import { CellSorter, familyKey, type Cell, type FamilyCells } from './placement/cells.ts';
import { ModelFamilies } from './placement/families.ts';
import { decide } from './placement/proposals.ts';
import { countModels, readExamples, readLooks } from './placement/read-looks.ts';
import { conditionsOf, splitFamily, UNDECIDED, type Part } from './placement/split.ts';
import { Tally, type UntaggedClass } from './placement/tally.ts';
import { PersonVotes } from './placement/votes.ts';

const MODELS_NAMED = 8;
const EXAMPLES = 5;

const UNTAGGED: ItemFilter = {
  placements: ['untagged'],
  statuses: [...STATUSES.filter((status) => status !== 'decommissioned'), null],
};

type Draft = Omit<PlacementGroup, 'key' | 'supplierName'>;

/** What a group without regard to models, host names and sites consists of. */
function draftOf(
  { supplierId, function: func }: Pick<Bucket, 'supplierId' | 'function'>,
  { items, decisive, now, asCore, asEdge }: Tally,
): Draft {
  return {
    filter: { ...UNTAGGED, suppliers: [supplierId], functions: [func as NetworkFunction | null] },
    supplierId,
    function: func as NetworkFunction | null,
    family: null,
    models: [],
    modelCount: 0,
    hostPatterns: [],
    items,
    now,
    asCore,
    asEdge,
    decisive,
    examples: [],
    ambiguity: null,
    proposal: null,
    conflict: null,
  };
}

function ambiguityOf({ family }: FamilyCells): Draft['ambiguity'] {
  if (family?.known === undefined || family.known === null) return null;
  const { decidedBy, note, certainty, source } = family.known;
  return { family: family.name, decidedBy, note: note ?? null, certainty, source };
}

function groupOf(family: FamilyCells, { cells, decision }: Part): Draft {
  const tally = new Tally();
  for (const cell of cells) tally.addAll(cell.tally);
  const draft = draftOf(family, tally);
  const models = [...family.models.entries()].toSorted(([, a], [, b]) => b - a);
  const { patterns, kinds } = conditionsOf(family, cells);
  const [kind] = kinds;
  return {
    ...draft,
    filter: {
      ...draft.filter,
      models: models.map(([model]) => model),
      ...(patterns.length > 0 && { hostPatterns: [...patterns] }),
      ...(kinds.length > 0 && { siteKinds: [...kinds] }),
    },
    family: family.family?.name ?? '',
    models: models.flatMap(([model]) => model ?? []).slice(0, MODELS_NAMED),
    modelCount: models.filter(([model]) => model !== null).length,
    hostPatterns: [...patterns],
    ...(kinds.length === 1 && kind !== undefined && { siteKind: kind }),
    examples: cells.flatMap(({ examples }) => examples).slice(0, EXAMPLES),
    ambiguity: ambiguityOf(family),
    ...decision,
  };
}

/** The untagged classes in scope with what their verdicts would be. */
function untaggedClasses(db: Database): UntaggedClass[] {
  const settings = readSettings(db);
  const packs = readActivePacks(db);
  const asOf = settings.evaluatedAsOf ?? asOfDate(settings);
  const tried = trySeverities(db, { asOf, homeCountry: settings.homeCountry, packs });
  return db
    .prepare<[], Omit<UntaggedClass, 'core' | 'edge'>>(
      `SELECT c.id, v.items, v.supplier_id AS supplierId, c.function, v.country, v.severity
       FROM class_verdict v JOIN item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL AND v.items > 0 AND c.placement = 'untagged' ORDER BY c.id`,
    )
    .all()
    .map((each) => ({
      ...each,
      core: tried.get(each.id)?.core ?? each.severity,
      edge: tried.get(each.id)?.edge ?? each.severity,
    }));
}

/** Groups of the buckets whose items are compared one by one. */
function comparedGroups(db: Database, buckets: readonly Bucket[], all: number): Draft[] {
  const classes = new Map(buckets.flatMap((each) => each.classes).map((each) => [each.id, each]));
  const items = buckets.reduce((sum, { tally }) => sum + tally.items, 0);
  const families = new ModelFamilies();
  const sorter = new CellSorter(families);
  for (const look of readLooks(db, [...classes.keys()], { items, all })) {
    const itemClass = classes.get(look.classId);
    if (itemClass !== undefined) sorter.add(look, itemClass);
  }
  const wanted = new Set(buckets.map((each) => JSON.stringify([each.supplierId, each.function])));
  const votes = new PersonVotes(db, {
    families,
    isWanted: (of) => wanted.has(JSON.stringify([of.supplierId, of.function])),
    all,
  });
  const { families: sorted, generalise } = sorter.finish(votes.hosts);
  return sorted.flatMap((family) => {
    const own = votes.of(familyKey(family.supplierId, family.function, family.family), generalise);
    const isAmbiguous = (family.family?.known ?? null) !== null;
    const judge = ({ role, siteKind }: Cell) => decide(own, { role, siteKind, isAmbiguous });
    return splitFamily(family, judge).map((part) => groupOf(family, part));
  });
}

/** A group of a bucket whose items are too many to be compared now. */
function wholeGroup(db: Database, { classes, tally, ...bucket }: Bucket): Draft {
  const ids = classes.map(({ id }) => id);
  return { ...draftOf(bucket, tally), examples: readExamples(db, ids, [], EXAMPLES) };
}

/** Groups by model family of a bucket that is too large for its items to be compared at all. */
function modelGroups(db: Database, bucket: Bucket): Draft[] {
  const families = new ModelFamilies();
  const classes = new Map(bucket.classes.map((each) => [each.id, each]));
  const sorter = new CellSorter(families);
  for (const { classId, model, items } of countModels(db, [...classes.keys()])) {
    const itemClass = classes.get(classId);
    if (itemClass !== undefined) sorter.addModel(model, itemClass, items);
  }
  return sorter.finish([]).families.map((family) => {
    const group = groupOf(family, { cells: [...family.cells.values()], decision: UNDECIDED });
    const examples = readExamples(db, [...classes.keys()], [...family.models.keys()], EXAMPLES);
    return { ...group, examples };
  });
}

function keyOf({
  supplierId,
  function: func,
  family,
  hostPatterns,
  filter,
  models,
}: Draft): string {
  const [model] = family === '' ? [] : models.toSorted();
  const told = [hostPatterns, filter.siteKinds ?? []].map((each) => each.map(String).toSorted());
  return JSON.stringify([supplierId, func, family, told, model ?? null]);
}

function byEffect(a: Draft, b: Draft): number {
  const proposed = Number(b.proposal !== null) - Number(a.proposal !== null);
  return proposed || b.decisive - a.decisive || b.items - a.items;
}

/**
 * The untagged items in scope, in groups that belong together, with what tagging each would
 * change under the active policies. Proposals from a person's own tags come first, then the groups
 * that change most verdicts. However many items there are, a bounded number is compared one by
 * one; the others follow as whole suppliers and functions.
 */
export function readPlacementQueue(db: Database, limit: number): PlacementQueue {
  const totals = db
    .prepare<[], { all: number; inScope: number; flagged: number; undetermined: number }>(
      `SELECT coalesce(sum(items), 0) AS "all",
         coalesce(sum(items) FILTER (WHERE severity IS NOT NULL), 0) AS inScope,
         coalesce(sum(items) FILTER (WHERE severity >= ${severityOf('review')}), 0) AS flagged,
         coalesce(sum(items) FILTER (WHERE severity = ${severityOf('undetermined')}), 0)
           AS undetermined
       FROM class_verdict`,
    )
    .get() ?? { all: 0, inScope: 0, flagged: 0, undetermined: 0 };
  const buckets = new Buckets(untaggedClasses(db));
  const groups = [
    ...comparedGroups(db, buckets.compared, totals.all).toSorted(byEffect),
    ...(buckets.tooLarge === null ? [] : modelGroups(db, buckets.tooLarge).toSorted(byEffect)),
    ...buckets.others.map((bucket) => wholeGroup(db, bucket)),
  ];
  const names = new Map(
    db.prepare<[], [string, string]>('SELECT id, name FROM supplier').raw().all(),
  );
  const { all: _all, ...counts } = totals;
  return {
    ...counts,
    untagged: groups.reduce((sum, { items }) => sum + items, 0),
    groups: groups.slice(0, limit).map((draft) => ({
      ...draft,
      key: keyOf(draft),
      supplierName: draft.supplierId === null ? null : (names.get(draft.supplierId) ?? null),
    })),
    groupCount: groups.length,
    notCompared: buckets.waiting.reduce((sum, { tally }) => sum + tally.items, 0),
    hasCaps: readActivePacks(db).some(({ rules }) =>
      rules.some(({ effect }) => effect.kind === 'cap'),
    ),
  };
}
