import { setImmediate } from 'node:timers/promises';
import {
  MAX_FLAGGED_LINES,
  MAX_SITES,
  type AuditFigures,
  type FlaggedLine,
  type SiteFigures,
} from '#shared/domain/audit/figures';
import type { Placement } from '#shared/domain/item';
import { isFlagged, verdictOfSeverity, type Verdict } from '#shared/domain/verdict';
import { foldCase } from '#shared/domain/fold-case';
import { compareTexts } from '../../text-order.ts';
import { makeAnnex, type Annex } from './annex.ts';
import type { AuditView } from './audit-view.ts';
import { SharedSerials } from './shared-serials.ts';

type ItemFigures = Pick<AuditFigures, 'bySite' | 'flaggedBySite' | 'flaggedLinesOmitted'> &
  Pick<
    AuditFigures['quality'],
    'missingFromSource' | 'withoutSite' | 'withoutSerial' | 'withoutKey' | 'sharedSerial'
  >;

const ROWS_AT_ONCE = 2000;
/** Other questions are answered in between. */
const ROWS_BETWEEN_PAUSES = 20_000;

/** What the items of a class have in common. */
type ClassFacts = {
  /** `null` for classes out of scope. */
  readonly verdict: Verdict | null;
  readonly country: string | null;
  readonly supplierName: string | null;
  readonly placement: Placement;
};

type ClassRow = {
  readonly id: number;
  readonly severity: number | null;
  readonly country: string | null;
  readonly supplierName: string | null;
  readonly placement: Placement;
};

function readClasses({ db, store }: AuditView): ReadonlyMap<number, ClassFacts> {
  const rows = db
    .prepare<[], ClassRow>(
      `SELECT v.class_id AS id, v.severity, v.country, s.name AS supplierName, c.placement
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       LEFT JOIN main.supplier s ON s.id = v.supplier_id`,
    )
    .all();
  return new Map(
    rows.map(({ id, severity, ...facts }) => [
      id,
      { ...facts, verdict: severity === null ? null : verdictOfSeverity(severity) },
    ]),
  );
}

type Text = string | null;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What is read of an item itself. */
type ReadItem = {
  readonly itemId: number;
  readonly classId: number;
  readonly code: Text;
  readonly name: Text;
  readonly model: Text;
};

const SEPARATOR = '\u001F';
const FLAGGED_AT = {
  core: 'flaggedCore',
  edge: 'flaggedEdge',
  untagged: 'flaggedUntagged',
} as const;

/** Adds items up by their sites, and flagged ones by what they are too. */
class ItemCollector {
  readonly #sites = new Map<string, Writable<SiteFigures>>();
  /** Flagged lines, each with the key of its site. */
  readonly #lines = new Map<string, { readonly place: string; line: Writable<FlaggedLine> }>();
  readonly #folded = new Map<string, string>();
  readonly #numbers = new Map<Text, number>();
  readonly #flaggedSites: number[] = [];
  readonly flaggedIds: number[] = [];
  readonly flaggedClasses: number[] = [];
  missingFromSource = 0;
  withoutSite = 0;
  withoutSerial = 0;
  withoutKey = 0;
  sharedSerial = 0;

  add(facts: ClassFacts, verdict: Verdict, item: ReadItem): void {
    const { country, supplierName, placement } = facts;
    const { code, name, model } = item;
    const site = code ?? name;
    const siteName = code === null ? null : name;
    const isHit = isFlagged(verdict);
    const key = this.#keyOf(site, country);
    let sums = this.#sites.get(key);
    if (sums === undefined) {
      const none = { items: 0, flagged: 0, undetermined: 0 };
      const flagged = { flaggedCore: 0, flaggedEdge: 0, flaggedUntagged: 0 };
      sums = { site, siteName, country, ...none, ...flagged };
      this.#sites.set(key, sums);
    }
    // Of several names the first in order stands, whichever item was read first.
    if (compareTexts(siteName, sums.siteName) < 0) sums.siteName = siteName;
    if (compareTexts(site, sums.site) < 0) sums.site = site;
    sums.items += 1;
    if (verdict === 'undetermined') sums.undetermined += 1;
    if (!isHit) return;
    this.flaggedIds.push(item.itemId);
    this.flaggedClasses.push(item.classId);
    this.#flaggedSites.push(this.#numberOf(site));
    sums.flagged += 1;
    sums[FLAGGED_AT[placement]] += 1;
    const lineKey = [key, supplierName ?? SEPARATOR, placement, verdict, model ?? SEPARATOR].join(
      SEPARATOR,
    );
    const known = this.#lines.get(lineKey);
    if (known !== undefined) {
      known.line.items += 1;
      return;
    }
    const where = { site, siteName: null, country };
    const line = { ...where, supplierName, placement, verdict, model, items: 1 };
    this.#lines.set(lineKey, { place: key, line });
  }

  /** A site in a country, whatever the case of its code. */
  #keyOf(site: Text, country: Text): string {
    let folded = SEPARATOR;
    if (site !== null) {
      folded = this.#folded.get(site) ?? foldCase(site);
      this.#folded.set(site, folded);
    }
    return `${folded}${SEPARATOR}${country ?? ''}`;
  }

  /** The place of the site of each flagged item among all of their sites in order. */
  sitePlaces(): number[] {
    const inOrder = [...this.#numbers].toSorted(([a], [b]) => compareTexts(a, b));
    const places: number[] = [];
    inOrder.forEach(([, number], place) => {
      places[number] = place;
    });
    return this.#flaggedSites.map((number) => places[number] ?? 0);
  }

  #numberOf(site: Text): number {
    const known = this.#numbers.get(site);
    if (known !== undefined) return known;
    this.#numbers.set(site, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  end(): ItemFigures {
    const sites = [...this.#sites.values()];
    const flagged = sites
      .filter((each) => each.flagged > 0)
      .toSorted(
        (a, b) =>
          b.flagged - a.flagged ||
          b.items - a.items ||
          compareTexts(a.site, b.site) ||
          compareTexts(a.country, b.country),
      );
    const omitted = flagged.slice(MAX_SITES);
    const named = [...this.#lines.values()].map(({ place, line }) => {
      const { site = line.site, siteName = null } = this.#sites.get(place) ?? {};
      return { ...line, site, siteName };
    });
    const lines = named.toSorted(
      (a, b) =>
        compareTexts(a.site, b.site) ||
        compareTexts(a.country, b.country) ||
        compareTexts(a.supplierName, b.supplierName) ||
        compareTexts(a.placement, b.placement) ||
        compareTexts(a.verdict, b.verdict) ||
        compareTexts(a.model, b.model),
    );
    return {
      bySite: {
        rows: flagged.slice(0, MAX_SITES),
        omitted: {
          sites: omitted.filter(({ site }) => site !== null).length,
          flagged: omitted.reduce((sum, each) => sum + each.flagged, 0),
        },
        sites: sites.filter(({ site }) => site !== null).length,
      },
      flaggedBySite: lines.slice(0, MAX_FLAGGED_LINES),
      flaggedLinesOmitted: Math.max(0, lines.length - MAX_FLAGGED_LINES),
      missingFromSource: this.missingFromSource,
      withoutSite: this.withoutSite,
      withoutSerial: this.withoutSerial,
      withoutKey: this.withoutKey,
      sharedSerial: this.sharedSerial,
    };
  }
}

/**
 * Reads every item once, in steps between which other questions are answered, and adds up what no class
 * of items can say. The state must not change meanwhile: see `Workspace.readSnapshot`.
 */
export async function readItemFigures(
  view: AuditView,
): Promise<{ readonly figures: ItemFigures; readonly annex: Annex }> {
  const { db } = view;
  const classes = readClasses(view);
  const collector = new ItemCollector();
  const serials = new SharedSerials();
  const last = db.prepare<[], number | null>('SELECT max(id) FROM main.item').pluck().get() ?? 0;
  // A row handed over by itself takes three times as long as its share of a list.
  const some = db
    .prepare<[number, number], [string, string, string, string, string, string, string]>(
      `SELECT json_group_array(i.id), json_group_array(i.class_id), json_group_array(i.site), json_group_array(i.site_name),
         json_group_array(i.model), json_group_array((i.missing_since IS NOT NULL)
           + 2 * (i.serial_number IS NULL) + 4 * (i.item_key IS NULL OR i.item_key GLOB 'row:*')),
         json_group_array(i.serial_number)
       FROM main.item i NOT INDEXED WHERE i.id > ? AND i.id <= ?`,
    )
    .raw();
  for (let from = 0; from < last; from += ROWS_AT_ONCE) {
    const lists = some.get(from, from + ROWS_AT_ONCE);
    if (lists === undefined) continue;
    const itemIds = JSON.parse(lists[0]) as number[];
    const classIds = JSON.parse(lists[1]) as number[];
    const sites = JSON.parse(lists[2]) as Text[];
    const names = JSON.parse(lists[3]) as Text[];
    const models = JSON.parse(lists[4]) as Text[];
    const signs = JSON.parse(lists[5]) as number[];
    for (const serial of JSON.parse(lists[6]) as Text[]) {
      if (serial !== null) serials.add(serial);
    }
    for (let at = 0; at < itemIds.length; at += 1) {
      const sign = signs[at] ?? 0;
      if ((sign & 1) !== 0) collector.missingFromSource += 1;
      const classId = classIds[at] ?? 0;
      const facts = classes.get(classId);
      if (facts === undefined || facts.verdict === null) continue;
      const code = sites[at] ?? null;
      const name = names[at] ?? null;
      if (code === null && name === null) collector.withoutSite += 1;
      if ((sign & 2) !== 0) collector.withoutSerial += 1;
      if ((sign & 4) !== 0) collector.withoutKey += 1;
      const item = { itemId: itemIds[at] ?? 0, classId, code, name, model: models[at] ?? null };
      collector.add(facts, facts.verdict, item);
    }
    if (from % ROWS_BETWEEN_PAUSES === 0) await setImmediate();
  }
  collector.sharedSerial = await serials.count(
    db,
    (classId) => (classes.get(classId)?.verdict ?? null) !== null,
  );
  const { flaggedIds, flaggedClasses } = collector;
  const flagged = { itemIds: flaggedIds, classIds: flaggedClasses, sites: collector.sitePlaces() };
  return { figures: collector.end(), annex: makeAnnex(view, flagged) };
}
