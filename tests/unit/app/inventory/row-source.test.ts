import type { IGetRowsParams } from 'ag-grid-community';
import { expect, test } from 'vitest';
import type { ItemRow } from '#shared/contract/items';
import type { ItemSort } from '#shared/domain/filter';
import { createRowSource } from '../../../../renderer/features/inventory/grid/row-source.ts';

const VERDICT: ItemSort[] = [{ field: 'verdict', direction: 'desc' }];
const TWO: ItemSort[] = [...VERDICT, { field: 'site', direction: 'asc' }];

/** A row that tells which view it was read from. */
const rowOf = (viewId: number): ItemRow => ({ id: viewId }) as ItemRow;

type Asked = {
  readonly viewId: number;
  readonly answer: (rows: ItemRow[]) => void;
  readonly refuse: (error: Error) => void;
};

/** A source whose reads are answered by the test, and what the grid was given. */
function makeSource() {
  const asked: Asked[] = [];
  const given: number[] = [];
  const failures: unknown[] = [];
  const source = createRowSource(
    (viewId) =>
      new Promise((answer, refuse) => {
        asked.push({ viewId, answer, refuse });
      }),
  );
  source.onFailure((error) => failures.push(error));
  const getRows = (order: readonly ItemSort[]): void => {
    source.datasource.getRows({
      startRow: 0,
      endRow: 100,
      sortModel: order.map(({ field, direction }) => ({ colId: field, sort: direction })),
      successCallback: (rows: ItemRow[]) => given.push(...rows.map(({ id }) => id)),
      failCallback: () => given.push(-1),
    } as unknown as IGetRowsParams);
  };
  return { source, asked, given, failures, getRows };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('rows of a view that was replaced while they were read are never shown', async () => {
  const { source, asked, given, getRows } = makeSource();
  source.show({ viewId: 1, total: 1, firstRows: [], order: VERDICT });
  getRows(VERDICT);
  await settled();
  source.show({ viewId: 2, total: 1, firstRows: [], order: VERDICT });
  asked[0]?.answer([rowOf(1)]);
  await settled();
  expect(given).toEqual([]);
  expect(asked.map(({ viewId }) => viewId)).toEqual([1, 2]);
  asked[1]?.answer([rowOf(2)]);
  await settled();
  expect(given).toEqual([2]);
});

test('a view that was closed while it was read is no failure where another is shown', async () => {
  const { source, asked, given, failures, getRows } = makeSource();
  source.show({ viewId: 1, total: 1, firstRows: [], order: VERDICT });
  getRows(VERDICT);
  await settled();
  source.show({ viewId: 2, total: 1, firstRows: [], order: VERDICT });
  asked[0]?.refuse(new Error('closed'));
  await settled();
  expect(failures).toEqual([]);
  asked[1]?.answer([rowOf(2)]);
  await settled();
  expect(given).toEqual([2]);
});

test('rows in an order wait for the view in that order', async () => {
  const { source, asked, given, getRows } = makeSource();
  source.show({ viewId: 1, total: 1, firstRows: [], order: VERDICT });
  getRows(TWO);
  await settled();
  expect(asked).toEqual([]);
  source.show({ viewId: 2, total: 1, firstRows: [], order: TWO });
  await settled();
  asked[0]?.answer([rowOf(2)]);
  await settled();
  expect(given).toEqual([2]);
});

test('rows that cannot be read are told', async () => {
  const { source, asked, given, failures, getRows } = makeSource();
  source.show({ viewId: 1, total: 1, firstRows: [], order: VERDICT });
  getRows(VERDICT);
  await settled();
  asked[0]?.refuse(new Error('damaged'));
  await settled();
  expect(given).toEqual([-1]);
  expect(failures).toEqual([new Error('damaged')]);
});

test('the first rows come with the view, and only others are read', async () => {
  const { source, asked, given, getRows } = makeSource();
  source.show({ viewId: 7, total: 2, firstRows: [rowOf(1), rowOf(2)], order: VERDICT });
  getRows(VERDICT);
  expect(given).toEqual([1, 2]);
  source.show({ viewId: 8, total: 300, firstRows: [rowOf(3)], order: VERDICT });
  getRows(VERDICT);
  await settled();
  expect(asked.map(({ viewId }) => viewId)).toEqual([8]);
});
