import { describe, expect, it } from 'vitest';
import { repeatsHeadings } from '#main/import/headings';
import { isPlaceholder } from '#main/import/placeholders';
import { readDate, readNumber } from '#main/import/values';
import { DIFFICULT_FILES } from '../../support/difficult-files.ts';
import { inspectBytes, tableOfBytes, warningsOf } from '../../support/read-bytes.ts';

describe('the ten difficult files', () => {
  it.each([
    ['czech', 'windows-1250', ';', 25],
    ['utf16', 'utf-16le', '\t', 18],
    ['joined', 'utf-8', ';', 25],
    ['chinese', 'gb18030', ',', 21],
    ['japanese', 'shift_jis', '|', 20],
    ['spreadsheet', 'utf-8', ';', 31],
    ['wide', 'utf-8', ',', 15],
    ['unclosed', 'utf-8', ',', 50_000],
    ['lookAlikes', 'utf-8', ',', 16],
    ['dump', 'utf-8', ',', 20],
  ] as const)('%s is read as it is written, with no row lost', async (file, ...expected) => {
    const { encoding, delimiter, rows } = await inspectBytes(DIFFICULT_FILES[file].make());
    expect([encoding, delimiter, rows]).toEqual(expected);
  });

  it('keeps the bars and backslashes that are half of a character in their characters', async () => {
    const table = await tableOfBytes(DIFFICULT_FILES.japanese.make());
    expect(table[2]).toEqual(['JP-0002', '富士通', '十能ソー', 'ポプラ局', '基地局', '表\\裏']);
  });

  it('reads what a database wrote for NULL as blank', async () => {
    const table = await tableOfBytes(DIFFICULT_FILES.dump.make());
    expect(table[4]?.slice(0, 5)).toEqual(['00004', 'D-0003', '', 'C:\\config\\ne3.cfg', '']);
  });
});

describe('days as languages write them', () => {
  it.each([
    ['1. 3. 2021', '2021-03-01'],
    ['1.\u00a03.\u00a02021', '2021-03-01'],
    ['1. 3. 2021 14:30', '2021-03-01'],
    ['5.3.2021.', '2021-03-05'],
    ['2021. 03. 05.', '2021-03-05'],
    ['2021年3月5日', '2021-03-05'],
    ['2021년 3월 5일', '2021-03-05'],
    ['２０２１/０３/０５', '2021-03-05'],
  ])('%s', (text, day) => {
    expect(readDate(text, 'day-first')).toEqual({ ok: true, value: day });
  });

  it('must still be days', () => {
    expect(readDate('31. 2. 2021', 'day-first').ok).toBe(false);
    expect(readDate('1 . 3 . 2021', 'day-first').ok).toBe(false);
  });

  it('tell their order with spaces too', async () => {
    const bytes = 'Serial,Vendor,Install date\nS1,Nokia,1. 2. 2021\nS2,Nokia,13. 2. 2021\n';
    expect(await warningsOf(bytes)).toEqual([]);
  });
});

describe('what stands in place of a value', () => {
  it('is no identifier where a formula failed or a database had nothing', () => {
    for (const text of [
      '#RIF!',
      '#¡REF!',
      '#ССЫЛКА!',
      '#N/D',
      '#REF!',
      '#NAME?',
      '#DIV/0!',
      '#BEZUG!',
      '########',
      '\\N',
    ]) {
      expect(isPlaceholder(text), text).toBe(true);
    }
    expect(isPlaceholder('#12')).toBe(false);
  });

  it('is named by its line where a spreadsheet shows an error', async () => {
    const bytes = 'Serial,Vendor,Model\nS1,Nokia,#1\n#REF!,Nokia,b\nS3,#NAME?,c\n';
    expect(await warningsOf(bytes)).toEqual(['excel-damage-error 3']);
    for (const text of ['#¡VALOR!', '#ИМЯ?', '#ARG!']) {
      const other = bytes.replace('#REF!', text);
      expect(await warningsOf(other), text).toEqual(['excel-damage-error 3']);
    }
    expect(await warningsOf('Serial,Vendor,Notes\nS1,Nokia,#N/A\nS2,Nokia,see #REF!\n')).toEqual(
      [],
    );
  });

  it('is not a number of full-width digits', () => {
    expect(readNumber('２', false)).toEqual({ ok: true, value: 2 });
    expect(readNumber('１，２３４', false)).toEqual({ ok: true, value: 1234 });
  });
});

describe('headings in the middle of a file', () => {
  it('are named by their line', async () => {
    const bytes = 'Serial,Vendor\nS1,Nokia\nS2,ZTE\nserial, Vendor\nS3,ZTE\nSerial,ZTE\n';
    expect(await warningsOf(bytes)).toEqual(['repeated-headings 4']);
  });

  it('are told by every column, repeated and blank ones too', () => {
    const headings = ['Vendor', 'Vendor (2)', 'Column 3'].map((name) => ({ name }));
    expect(repeatsHeadings(['Vendor', 'Vendor', ''], headings)).toBe(true);
    expect(repeatsHeadings(['Vendor', 'Vendor', 'x'], headings)).toBe(false);
    expect(repeatsHeadings(['Vendor', 'Vendors', ''], headings)).toBe(false);
    expect(repeatsHeadings(['Serial'], [{ name: 'Serial' }])).toBe(false);
  });

  it('are told behind the columns that stand before rejected rows', () => {
    const headings = ['Provenet line', 'Provenet reasons', 'Serial', 'Vendor'];
    const cells = ['4', 'repeated-headings', 'Serial', 'Vendor'];
    expect(
      repeatsHeadings(
        cells,
        headings.map((name) => ({ name })),
      ),
    ).toBe(true);
  });
});

describe('a quote that is closed only by an inch mark rows later', () => {
  it('is named by its line, because the table looks right without the row', async () => {
    const bytes =
      'Asset ID,Vendor,Remarks,Rack\nA-1,Huawei,"Rack 0, left,R1\nA-2,Nokia,19",R2\nA-3,ZTE,x,R2\n';
    expect(await warningsOf(bytes)).toEqual(['row-in-cell 2']);
  });

  it('is not seen in a note of several lines', async () => {
    const bytes =
      'Asset ID,Vendor,Remarks,Rack\nA-1,Huawei,"Keys: Meier, Huber,\nask at, the, desk",R1\nA-2,ZTE,x,R2\n';
    expect(await warningsOf(bytes)).toEqual([]);
  });
});

describe('UTF-16 without a byte order mark', () => {
  const rows = (row: (at: number) => string): string =>
    `${Array.from({ length: 20 }, (_each, at) => row(at)).join('\r\n')}\r\n`;
  const russian = rows((at) => `Узел${at}\tПроизводитель\tСистема передачи\tМосковский узел связи`);
  const chinese = rows((at) => `${at}号\t华为技术有限公司\t一般光传输设备\t上海市不夜城`);

  it.each([
    ['Russian', russian],
    ['Chinese', chinese],
  ])('is told in %s, where few of its bytes are NULs', async (_language, text) => {
    const bytes = Buffer.from(text, 'utf16le');
    expect((await inspectBytes(bytes)).encoding).toBe('utf-16le');
    expect((await inspectBytes(bytes.swap16())).encoding).toBe('utf-16be');
  });

  it('is not seen in bytes that are no text', async () => {
    const bytes = Buffer.from(Array.from({ length: 4000 }, (_each, at) => (at * 7919) % 256));
    await expect(inspectBytes(bytes)).rejects.toMatchObject({ code: 'file-binary' });
  });
});

describe('an identifier that looks like another', () => {
  it('is named by its line, but not a name that is only shown', async () => {
    const bytes =
      'Asset ID,Vendor\nA-1\u200b,Nokia\nA\u0410-1,Nokia\nA-3,Hu\u0430wei\nA-4,N\u00adokia\n';
    expect(await warningsOf(bytes)).toEqual(['invisible-character 2', 'mixed-alphabets 3']);
  });
});

describe('sentences', () => {
  it('count the headings that are repeated and missing', async () => {
    const { warnings } = await inspectBytes('Serial,Port,Port,Slot,,,Slot\nS1,1,2,3,4,5,6\n');
    expect(warnings.map(({ message }) => message)).toEqual([
      'The heading "Port" and 1 other stand more than once; the later columns got a number.',
      '2 columns have no heading (line 1, the first is column 5); they are named by their position.',
    ]);
  });

  it('say no more than is sure of a file that is UTF-8 in half of its rows', async () => {
    const { encodingChoices } = await inspectBytes(DIFFICULT_FILES.joined.make());
    expect(encodingChoices[0]?.encoding).toBe('utf-8');
    expect(encodingChoices[0]?.sureness).toBeLessThan(0.8);
  });

  it('offer no encoding that reads a file as the likeliest one does', async () => {
    const { warnings } = await inspectBytes(DIFFICULT_FILES.chinese.make());
    const [message = ''] = warnings.map((warning) => warning.message);
    expect(message).toContain('read as GB 18030');
    expect(message).not.toContain('GBK');
  });
});
