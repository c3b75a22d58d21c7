import { expect, test } from 'vitest';
import type { ItemRow } from '#shared/contract/items';
import { rowsAsText } from '../../../../renderer/features/inventory/grid/cell-text.ts';

const ROW = {
  id: 1,
  verdict: 'remove-by',
  supplierName: null,
  hostname: 'köln-agg-01',
  site: 'Two\tlines\r\nof text',
  serialNumber: '-00123',
  status: 'in-service',
  installedOn: '2021-05-04',
  deadline: null,
  quantity: 1200.5,
  model: '华为 NE40E',
} as ItemRow;

test('rows are tab-separated lines under the headings of the columns, in their order', () => {
  const text = rowsAsText(['hostname', 'verdict', 'installedOn', 'deadline', 'quantity'], [ROW]);
  expect(text).toBe(
    'Host name\tVerdict\tInstalled\tDeadline\tQuantity\n' +
      'köln-agg-01\tRemove by\t2021-05-04\t\t1200.5\n',
  );
});

test('a text stays in its cell and is no formula', () => {
  const text = rowsAsText(['site', 'serialNumber', 'model', 'supplier'], [ROW]);
  expect(text.split('\n')[1]).toBe("Two lines of text\t'-00123\t华为 NE40E\tUnresolved");
});

test('equipment out of scope has no verdict', () => {
  expect(rowsAsText(['verdict'], [{ ...ROW, verdict: null }])).toBe('Verdict\nOut of scope\n');
});
