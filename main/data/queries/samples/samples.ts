import { recordedSchema, type Sample, type SampleRow } from '#shared/contract/sampling';
import { itemFieldSchema } from '#shared/domain/item';
import { confidenceSchema } from '#shared/domain/sampling/confidence';
import { AppError } from '#shared/rpc/app-error';
import { foldedSite } from '../../site-codes.ts';
import type { Database } from '../../database/connection.ts';

type StoredSample = Omit<Sample, 'isBySite' | 'tally' | 'byField' | 'confidence'> & {
  readonly isBySite: number;
  readonly confidence: string;
};

const SAMPLE_SQL = `SELECT id, name, drawn_at AS drawnAt, drawn_by AS drawnBy, seed, scope,
  population, size, is_by_site AS isBySite, confidence, margin,
  withdrawn_because AS withdrawnBecause FROM sample`;

function toSample(db: Database, stored: StoredSample): Sample {
  const rows = db
    .prepare<[number], { result: keyof Sample['tally']; items: number }>(
      `SELECT coalesce(result, 'open') AS result, count(*) AS items FROM sample_item
       WHERE sample_id = ? GROUP BY 1`,
    )
    .all(stored.id);
  const itemsOf = (result: keyof Sample['tally']): number =>
    rows.find((row) => row.result === result)?.items ?? 0;
  const byField = db
    .prepare<[number], { field: string; items: number }>(
      `SELECT field, count(*) AS items FROM sample_item
       WHERE sample_id = ? AND field IS NOT NULL GROUP BY field ORDER BY items DESC, field`,
    )
    .all(stored.id);
  return {
    ...stored,
    isBySite: stored.isBySite === 1,
    confidence: confidenceSchema.parse(stored.confidence),
    tally: {
      'as-recorded': itemsOf('as-recorded'),
      differs: itemsOf('differs'),
      'not-found': itemsOf('not-found'),
      'not-accessible': itemsOf('not-accessible'),
      open: itemsOf('open'),
    },
    byField: byField.map(({ field, items }) => ({ field: itemFieldSchema.parse(field), items })),
  };
}

/** All samples, the latest first. */
export function readSamples(db: Database): Sample[] {
  return db
    .prepare<[], StoredSample>(`${SAMPLE_SQL} ORDER BY id DESC`)
    .all()
    .map((stored) => toSample(db, stored));
}

/** One sample. Fails with `not-found`. */
export function readSample(db: Database, id: number): Sample {
  const stored = db.prepare<[number], StoredSample>(`${SAMPLE_SQL} WHERE id = ?`).get(id);
  if (stored !== undefined) return toSample(db, stored);
  throw new AppError('not-found', 'This sample is not in the workspace.');
}

/** The sites of a sample in the order of its rows. Fails with `not-found`. */
export function readSampleSites(
  db: Database,
  id: number,
): { site: string | null; items: number; open: number }[] {
  readSample(db, id);
  return db
    .prepare<[number], { site: string | null; items: number; open: number }>(
      `SELECT min(site) AS site, count(*) AS items, count(*) FILTER (WHERE result IS NULL) AS open
       FROM sample_item WHERE sample_id = ? GROUP BY ${foldedSite('site')} ORDER BY min(position)`,
    )
    .all(id);
}

type StoredRow = Omit<SampleRow, 'recorded'> & { readonly recorded: string };

const ROW_SQL = `SELECT r.position, i.id AS itemId, r.site, r.recorded, r.result, r.field, r.remark,
    r.checked_at AS checkedAt, r.checked_by AS checkedBy
  FROM sample_item r LEFT JOIN item i ON i.item_key = r.item_key WHERE r.sample_id = ?`;

function toRow({ recorded, ...row }: StoredRow): SampleRow {
  return { ...row, recorded: recordedSchema.parse(JSON.parse(recorded)) };
}

/** Some rows of a sample in their order, of one site where it is given. Fails with `not-found`. */
export function readSampleRows(
  db: Database,
  {
    id,
    site,
    start,
    count,
  }: { id: number; site?: string | null | undefined; start: number; count: number },
): { total: number; rows: SampleRow[] } {
  const { size } = readSample(db, id);
  if (site === undefined) {
    const rows = db
      .prepare<[number, number, number], StoredRow>(
        `${ROW_SQL} AND r.position > ? ORDER BY r.position LIMIT ?`,
      )
      .all(id, start, count);
    return { total: size, rows: rows.map(toRow) };
  }
  const total = db
    .prepare<[number, string | null], number>(
      `SELECT count(*) FROM sample_item WHERE sample_id = ? AND ${foldedSite('site')} IS fold_case(?)`,
    )
    .pluck()
    .get(id, site);
  const rows = db
    .prepare<[number, string | null, number, number], StoredRow>(
      `${ROW_SQL} AND ${foldedSite('r.site')} IS fold_case(?) ORDER BY r.position LIMIT ? OFFSET ?`,
    )
    .all(id, site, count, start);
  return { total: total ?? 0, rows: rows.map(toRow) };
}

/** One row of a sample. Fails with `not-found`. */
export function readSampleRow(db: Database, id: number, position: number): SampleRow {
  const row = db
    .prepare<[number, number], StoredRow>(`${ROW_SQL} AND r.position = ?`)
    .get(id, position);
  if (row !== undefined) return toRow(row);
  throw new AppError('not-found', 'This item is not in the sample.');
}
