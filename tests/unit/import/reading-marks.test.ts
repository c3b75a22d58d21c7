import { describe, expect, it } from 'vitest';
import type { ImportJob } from '#main/import/protocol';
import { readNumber } from '#main/import/values';
import type { ImportPlan } from '#shared/contract/import';
import { NOTHING_KNOWN } from '../../support/import-job.ts';
import { censusOf } from '../../support/census.ts';
import { inspectBytes } from '../../support/read-bytes.ts';
import { readHere } from '../../support/read-here.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

/** Rows that fill what is read of a file before its order and mark are decided. */
const FILLER = 'x'.repeat(2000);
const MANY = 700;

async function saidOf(heading: string, early: string, late: string): Promise<string[]> {
  const rows = Array.from({ length: MANY }, (_each, at) => `S${at};Nokia;${FILLER};${early}`);
  const head = `Serial;Vendor;Notes;${heading}`;
  const { warnings } = await inspectBytes([head, ...rows, `SX;ZTE;;${late}`, ''].join('\n'));
  return warnings.map(({ code, line, message }) => `${code} ${line} ${message}`);
}

describe('a proof that stands too late in a file', () => {
  it('is told of the order of dates', async () => {
    expect(await saidOf('Install date', '03/04/2024', '12/31/2024')).toEqual([
      'date-order-disproved 702 The dates in "Install date" are read day first, but "12/31/2024" on line 702 shows that the month comes first; choose the order of the dates.',
    ]);
    expect(await saidOf('Install date', '03/04/2024', '31/12/2024')).toEqual([]);
  });

  it('is told of the decimal mark where a number is read otherwise', async () => {
    expect(await saidOf('Unit cost', '1.234', '1.234,50')).toEqual([
      'decimal-mark-disproved 702 The numbers in "Unit cost" are read each by itself, so that "1.234" on line 2 has a decimal point, but "1.234,50" on line 702 shows that the decimal mark is a comma; choose the decimal mark.',
    ]);
    expect(await saidOf('Quantity', '1,234', '1,5')).toEqual([
      'decimal-mark-disproved 702 The numbers in "Quantity" are read each by itself, so that "1,234" on line 2 has a thousands mark, but "1,5" on line 702 shows that the decimal mark is a comma; choose the decimal mark.',
    ]);
    expect(await saidOf('Unit cost', '1.234', '1.5')).toEqual([]);
    expect(await saidOf('Unit cost', '1', '1,5')).toEqual([]);
  });
});

/** What an import says of dates and numbers that are read as the plan says. */
async function importWarnings(bytes: string, changes: Partial<ImportPlan>): Promise<string[]> {
  const job: ImportJob = {
    kind: 'import',
    path: writeTo(tempFolder(), 'a.csv', bytes),
    plan: {
      mapping: [
        { column: 0, field: 'serialNumber' },
        { column: 1, field: 'installedOn' },
      ],
      key: [],
      defaults: [],
      ...changes,
    },
    ...NOTHING_KNOWN,
  };
  const codes: string[] = [];
  for await (const message of readHere().run(job, new AbortController().signal)) {
    if (message.kind === 'failed') throw new Error(message.message);
    if (message.kind !== 'done') continue;
    codes.push(...message.warnings.map(({ code, line }) => `${code} ${line ?? ''}`));
  }
  return codes;
}

describe('an import with an order that the operator chose', () => {
  const head = 'Serial,Installed\nS1,04-01-02\n';

  it('says where the file proves another', async () => {
    const bytes = `${head}S2,98-05-03\n`;
    expect(await importWarnings(bytes, { dateOrder: 'day-first' })).toEqual([
      'date-order-disproved 3',
    ]);
    expect(await importWarnings(bytes, { dateOrder: 'year-first' })).toEqual([]);
    expect(await importWarnings(bytes, {})).toEqual([]);
  });

  it('says nothing where the file leaves it open', async () => {
    expect(await importWarnings(head, { dateOrder: 'month-first' })).toEqual([]);
    expect(await importWarnings(head, {})).toEqual(['date-order-assumed 2']);
  });
});

describe('a mark before three digits', () => {
  it.each([
    ['Unit Cost', 'decimal mark'],
    ['Quantity', 'thousands mark'],
  ])('is said to be read in %s as what it is read as: a %s', async (heading, mark) => {
    const text = `Serial Number;Vendor;${heading}\nS1;Nokia;1.234\nS2;Nokia;12.500\n`;
    const { warnings } = await inspectBytes(text);
    expect(warnings.map(({ message }) => message)).toEqual([
      `The numbers in "${heading}" (such as "1.234" on line 2) do not show which mark is the decimal one; a mark before three digits is read as a ${mark}.`,
    ]);
  });
});

describe('white space and apostrophes in a number', () => {
  it.each([
    ['1 234 567', 1_234_567],
    ['12\u00a0500,25', 12_500.25],
    ['12\u202f500', 12_500],
    ["1'234'567.5", 1_234_567.5],
    ['12’500', 12_500],
    ['€ 1 250', 1250],
    ['1 250,50 €', 1250.5],
    ['-1 250', -1250],
    ['1 234,567', 1234.567],
  ])('group thousands: %s', (text, value) => {
    expect(readNumber(text, true)).toEqual({ ok: true, value });
  });

  it.each([
    '1 2',
    "2'5",
    '11 5',
    '12 34',
    '1234 567',
    '1 2345',
    '0 123',
    "1'234 567",
    '1  234',
    '1.234 567',
    '1.5 000',
    '1 234.567.890',
    '5 -',
    '- 5',
    "'5",
  ])('mean nothing else: %s', (text) => {
    expect(readNumber(text, true)).toEqual({ ok: false, message: `"${text}" is not a number` });
    const [format] = censusOf('unitCost', [text]).formats;
    expect(format).toMatchObject({ mark: { state: 'irrelevant' } });
  });
});
