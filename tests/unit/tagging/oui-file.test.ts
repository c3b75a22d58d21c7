import { describe, expect, it } from 'vitest';
import { readOuiFile } from '#main/tagging/oui-file';
import { expectFailure, failureOfCall } from '../../support/failure.ts';
import { MAM_CSV, MAM_TXT, OUI36_CSV, OUI_CSV, OUI_TXT } from '../../support/oui.ts';

const read = (text: string) => readOuiFile(text, 'oui.csv');

describe('a registry of the IEEE', () => {
  it('is read from CSV, without company ids', () => {
    const found = read(OUI_CSV);
    expect(found).toHaveLength(8);
    expect(found[0]).toEqual({
      block: 'MA-L',
      prefix: '00259E',
      organisation: 'HUAWEI TECHNOLOGIES CO.,LTD',
    });
    expect(found.some(({ prefix }) => prefix === '0A0A0A')).toBe(false);
  });

  it('is read of all lengths, in one file too', () => {
    expect(read(MAM_CSV).map(({ block, prefix }) => [block, prefix])).toEqual([
      ['MA-M', '741AE09'],
      ['MA-M', '741AE01'],
    ]);
    const whole =
      OUI_CSV + [MAM_CSV, OUI36_CSV].map((text) => text.replace(/^.*\r\n/u, '')).join('');
    expect(new Set(read(whole).map(({ block }) => block))).toEqual(
      new Set(['MA-L', 'MA-M', 'MA-S']),
    );
  });

  it('is read from text, by its ranges', () => {
    expect(read(OUI_TXT)).toEqual([
      { block: 'MA-L', prefix: '00259E', organisation: 'HUAWEI TECHNOLOGIES CO.,LTD' },
      { block: 'MA-L', prefix: 'F4BD9E', organisation: 'Cisco Systems, Inc' },
    ]);
    expect(read(MAM_TXT).map(({ block, prefix }) => [block, prefix])).toEqual([
      ['MA-M', '741AE09'],
      ['MA-S', '70B3D5F2F'],
      ['IAB', '0050C27D5'],
    ]);
  });

  it.each([
    ['a mark of UTF-8 in front', `\uFEFF${OUI_CSV}`, 8],
    ['line ends of Unix', OUI_CSV.replaceAll('\r\n', '\n'), 8],
    ['an old indent', OUI_TXT.replaceAll(/^(?=[0-9A-F])/gmu, '  '), 2],
    ['headings in capitals', OUI_CSV.replace('Registry', 'REGISTRY'), 8],
    ['no addresses', 'Registry,Assignment,Organization Name\nMA-L,00259e,Huawei\n', 1],
  ])('is read with %s', (_what, text, count) => {
    expect(read(text)).toHaveLength(count);
  });

  it.each([
    ['', 'oui.csv is no registry of MAC prefixes; choose'],
    ['Serial,Vendor\nS1,Huawei\n', 'oui.csv is no registry of MAC prefixes; choose'],
    ['Registry,Assignment,Organization Name\n', 'oui.csv assigns no MAC prefixes; choose'],
    [
      'Registry,Assignment,Organization Name\nCID,0A0A0A,Cisco\n',
      'oui.csv assigns no MAC prefixes; choose',
    ],
    [
      'Registry,Assignment,Organization Name\nMA-L,00259E,Huawei\nMA-L,XYZ,Cisco\n',
      'from row 3 on (“MA-L,XYZ,Cisco”); download it again.',
    ],
    ['Registry,Assignment,Organization Name\nMA-L,00259E\n', 'from row 2 on (“MA-L,00259E”)'],
    ['Registry,Assignment,Organization Name\nMA-Q,00259E,X\n', 'from row 2 on'],
    [OUI_CSV.slice(0, 120), 'oui.csv cannot be read as a registry of the IEEE from row 2 on'],
    [MAM_TXT.replace('9FFFFF', '8FFFFF'), 'from row 6 on'],
    [MAM_TXT.replace('74-1A-E0   (hex)', ''), 'from row 6 on'],
  ])('is refused with one sentence: %j', async (text, sentence) => {
    expectFailure(await failureOfCall(() => read(text)), 'invalid-input', sentence);
  });
});
