import { describe, expect, it } from 'vitest';
import { inspectBytes } from '../../support/read-bytes.ts';

async function suggested(text: string): Promise<readonly (string | null)[]> {
  const { columns, warnings } = await inspectBytes(text);
  const unfit = warnings.filter(({ code }) => code === 'column-unfit').length;
  return [...columns.map(({ mappedTo }) => mappedTo), String(unfit)];
}

describe('a column whose values are none of its field', () => {
  it.each([
    ['yes and no for dates', 'Commissioned', ['Yes', 'No']],
    ['words for dates, blanks left out', 'Mise en service', ['Oui', '', 'n/a', 'Non']],
    ['yes and no for days on which it was installed', 'Installed', ['Yes', 'No']],
    ['counts for days', 'Installed', ['12', '4', '120']],
    ['rack units for quantities', 'Units', ['2U', '4U']],
  ])('is suggested for none: %s', async (_what, heading, values) => {
    const rows = values.map((value, at) => `S${at},Nokia,${value}`);
    const text = [`Serial,Vendor,${heading}`, ...rows, ''].join('\n');
    expect(await suggested(text)).toEqual(['serialNumber', 'manufacturer', null, '1']);
  });

  it.each([
    ['one wrong date among none', ['yesterday']],
    ['a date among words', ['yes', '2020-05-01']],
    ['wrong dates', ['2020-13-45', '2020-14-45']],
    ['years', ['2019', '2021']],
  ])('keeps its field where it has %s', async (_what, values) => {
    const rows = values.map((value, at) => `S${at},Nokia,${value}`);
    for (const heading of ['Install date', 'Installed']) {
      const text = [`Serial,Vendor,${heading}`, ...rows, ''].join('\n');
      expect(await suggested(text)).toEqual(['serialNumber', 'manufacturer', 'installedOn', '0']);
    }
  });
});
