import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Workspace } from '#main/data/workspace';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HEADING = 'Asset ID,Serial,Hostname,Vendor,Model,Site,Status,Quantity\n';
const OTHER = `${HEADING}other,,,Nokia,7750 SR,BER,In service,1\n`;

/** Names that keys repeat letter by letter, that they change, and that are no names at all. */
const aName = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((at) => `S${at}`),
  fc.integer({ min: 1, max: 40 }).map((at) => `s${at}`),
  fc.constantFrom('', 'N/A', 'straße', "o'1", 'sn:1', '007', '1e5'),
);
/** A row of the file; what becomes of a quantity that is none must be alike in both. */
const aRow = fc
  .record({
    asset: fc.option(aName, { nil: '', freq: 2 }),
    serial: aName,
    host: fc.constantFrom('', 'ber-agg-1', 'BER-AGG-2'),
    vendor: fc.constantFrom('Huawei', 'ZTE', ''),
    model: fc.constantFrom('', 'NE40E', 'C600'),
    site: fc.constantFrom('', 'BER', 'Zürich'),
    status: fc.constantFrom('', 'In service', 'Spare', 'Decommissioned'),
    quantity: fc.constantFrom('', '1', '2.5', 'many'),
  })
  .map((row) => Object.values(row).join(','));
// Blank lines and rows alike make the numbers of rows and lines jump.
const aLine = fc.oneof({ weight: 8, arbitrary: aRow }, { weight: 1, arbitrary: fc.constant('') });

/** What every item of the file is, its class in words, in the order of the keys. */
function itemsOfFile(workspace: Workspace): unknown[] {
  return workspace.reader
    .prepare(
      `SELECT i.item_key, i.row_number, i.line_number, i.content_hash, i.asset_id,
         i.serial_number, i.hostname, i.model, i.site, i.quantity, i.extra, c.status, c.placement,
         c.function, c.country, m.text AS maker
       FROM item i JOIN item_class c ON c.id = i.class_id
       LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
       WHERE i.item_key <> 'id:OTHER' ORDER BY i.item_key`,
    )
    .all();
}

it('a first import writes the same items as one beside other items', () =>
  fc.assert(
    fc.asyncProperty(fc.array(aLine, { minLength: 1, maxLength: 60 }), async (lines) => {
      // The quantity is a whole number or a decimal one in every file.
      const text = `${HEADING}K1,S0,,Huawei,NE40E,BER,In service,1\n${lines.join('\n')}\n`;
      const first = newWorkspace();
      const later = newWorkspace();
      await importText(later, OTHER);
      const whole = await importText(first, text);
      const beside = await importText(later, text);
      expect(whole.ledger).toEqual(beside.ledger);
      const items = itemsOfFile(first);
      expect(items).toEqual(itemsOfFile(later));
      expect(items.length).toBe(whole.ledger.added);
      first.close();
      later.close();
    }),
    { numRuns: 25 },
  ));
