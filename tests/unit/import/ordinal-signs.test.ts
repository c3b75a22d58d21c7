import { describe, expect, it } from 'vitest';
import { inspectBytes } from '../../support/read-bytes.ts';

/** A file of a heading and places, each letter beyond ASCII one byte of Latin-1. */
function fileOf(heading: string, ...places: readonly string[]): Buffer {
  const rows = places.map((place, at) => `SN-${at};Nokia;${place}`);
  return Buffer.from([`${heading};Fabricante;Site`, ...rows, ''].join('\r\n'), 'latin1');
}

describe('the byte of an ordinal sign, which is ş in Central Europe', () => {
  it.each([
    ['a heading and words of Spanish', fileOf('N.º de serie', 'Núcleo', 'Málaga', 'León')],
    ['a heading alone', fileOf('N.º de serie', 'Madrid', 'Sevilla')],
    ['addresses', fileOf('Serie', 'Mª Zambrano 4, 2.ª planta', 'Calle 12, n.º 7')],
    ['a heading of Portuguese', fileOf('Nº de série', 'São João', '1º andar')],
  ])('is one in %s', async (_what, bytes) => {
    expect((await inspectBytes(bytes)).encoding).toBe('windows-1252');
  });

  it('names the column then', async () => {
    const { columns } = await inspectBytes(fileOf('N.º de serie', 'Núcleo'));
    expect(columns[0]).toMatchObject({ name: 'N.º de serie', mappedTo: 'serialNumber' });
  });

  // The letters that these bytes are in Windows-1250: Iaşi, Timişoara, Mureş, Argeş, Bucureşti.
  it.each([
    ['within words', fileOf('Serie', 'Iaºi', 'Timiºoara', 'Bucureºti')],
    ['at ends of words', fileOf('Serie', 'Mureº', 'Argeº', 'Timiº')],
  ])('is a letter of Romanian %s', async (_what, bytes) => {
    expect((await inspectBytes(bytes)).encoding).toBe('windows-1250');
  });
});
