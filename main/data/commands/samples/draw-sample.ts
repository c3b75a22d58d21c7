import type { NewSample, Sample } from '#shared/contract/sampling';
import { MAX_SAMPLE, sampleSize } from '#shared/domain/sampling/sample-size';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import type { Follower } from '../../follower.ts';
import { readSortedIds } from '../../queries/item-rows.ts';
import { readSample } from '../../queries/samples/samples.ts';
import type { Workspace } from '../../workspace.ts';
import { recordChange } from '../changes.ts';
import { filterWords } from '../filter-words.ts';
import { userName } from '../user-name.ts';
import { chooseItems, type Chosen } from './choose-items.ts';

function sizeOf({ size, confidence }: NewSample, population: number): number {
  if (population === 0) {
    throw new AppError(
      'invalid-input',
      'No item is in this selection; choose items before you draw a sample.',
    );
  }
  const wanted = 'items' in size ? size.items : sampleSize(population, confidence, size.margin);
  if (wanted <= MAX_SAMPLE) return Math.min(wanted, population);
  throw new AppError(
    'invalid-input',
    `That takes ${wanted} items, and a sample holds ${MAX_SAMPLE} at most; allow a wider margin.`,
  );
}

/** Keeps the chosen items with what the register says of them now. */
function keepItems(db: Database, sampleId: number, chosen: readonly Chosen[]): void {
  db.prepare(
    `INSERT INTO sample_item (sample_id, position, item_key, site, recorded)
     SELECT ?, n.key + 1, i.item_key, json_extract(n.value, '$[1]'), json_object(
       'assetId', i.asset_id, 'serialNumber', i.serial_number, 'hostname', i.hostname,
       'manufacturer', m.text, 'supplierName', s.name, 'model', i.model,
       'partNumber', i.part_number, 'function', c.function, 'placement', c.placement,
       'siteName', i.site_name, 'country', c.country, 'status', c.status, 'quantity', i.quantity)
     FROM json_each(?) n JOIN item i ON i.id = json_extract(n.value, '$[0]')
     JOIN item_class c ON c.id = i.class_id
     LEFT JOIN class_verdict v ON v.class_id = i.class_id
     LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
     LEFT JOIN supplier s ON s.id = v.supplier_id`,
  ).run(sampleId, JSON.stringify(chosen.map(({ id, site }) => [id, site])));
}

/**
 * Draws a sample of the items of a filter, by chance made from its seed (see `chooseItems`), and keeps
 * what the register says of them. One transaction of several steps. Fails with `invalid-input`, with
 * `conflict` while another change runs, with `cancelled` where the signal aborts.
 */
export async function drawSample(
  workspace: Workspace,
  request: NewSample,
  follower: Follower,
): Promise<Sample> {
  let sampleId = 0;
  await workspace.writeInSteps(
    async (db, begin) => {
      begin();
      const { name, filter, seed, size, confidence, isBySite } = request;
      const ids = readSortedIds(db, filter, [{ field: 'id', direction: 'asc' }]);
      const wanted = sizeOf(request, ids.length);
      const chosen = await chooseItems(db, ids, { seed, size: wanted, isBySite }, follower);
      const scope = filterWords(db, filter);
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO sample (name, drawn_at, drawn_by, seed, filter, scope, population, size,
             is_by_site, confidence, margin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          name,
          new Date().toISOString(),
          userName(),
          seed,
          JSON.stringify(filter),
          scope,
          ids.length,
          chosen.length,
          isBySite ? 1 : 0,
          confidence,
          'margin' in size ? size.margin : null,
        );
      sampleId = Number(lastInsertRowid);
      keepItems(db, sampleId, chosen);
      recordChange(db, {
        kind: 'settings',
        text: `Drew the sample “${name}” of ${chosen.length} items${scope === '' ? '' : ` where ${scope}`}`,
        reason: null,
        items: 0,
        detail: { sampling: { drawn: sampleId } },
      });
      return true;
    },
    { job: 'The drawing of a sample' },
  );
  return readSample(workspace.reader, sampleId);
}
