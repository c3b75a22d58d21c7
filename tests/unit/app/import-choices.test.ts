import { describe, expect, it } from 'vitest';
import { importPlanSchema, inspectionSchema, type Inspection } from '#shared/contract/import';
import { profileSchema } from '#shared/contract/profile';
import type { ItemField } from '#shared/domain/item';
import {
  carriedOver,
  planOf,
  suggestedBy,
  usualChoices,
  type Choices,
} from '../../../renderer/features/import/choices.ts';
import { joined, keyInWords, moved, parted } from '../../../renderer/features/import/key-list.ts';
import {
  choicesBy,
  isChanged,
  profileOf,
  recognised,
  worthTrying,
} from '../../../renderer/features/import/profile-fit.ts';

type Column = readonly [name: string, mappedTo?: ItemField];

function inspectionOf(columns: readonly Column[], change: Partial<Inspection> = {}): Inspection {
  return inspectionSchema.parse({
    fileName: 'a.csv',
    bytes: 1,
    sha256: 'f'.repeat(64),
    encoding: 'utf-8',
    isEncodingSure: true,
    encodingChoices: [],
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    newline: 'LF',
    headerRow: 1,
    headerRows: 1,
    footerRows: 0,
    columns: columns.map(([name, mappedTo = null], index) => ({ index, name, mappedTo })),
    sampleRows: [],
    sampleLines: [],
    rows: 1,
    warnings: [],
    suggestedKey: [['serialNumber']],
    questions: [],
    alreadyImportedAt: null,
    ...change,
  });
}

const chosen = (change: Partial<Choices>): Choices => ({ ...usualChoices, ...change });
const saved = (name: string, profile: object) => ({
  id: `${name}-id`,
  profile: profileSchema.parse({ name, ...profile }),
});

describe('a file that is read again', () => {
  it('keeps the fields of columns of the same name, wherever they stand now', () => {
    const before = inspectionOf([['Serial', 'serialNumber'], ['Rack'], ['Ort', 'site']]);
    const now = inspectionOf([['Ort', 'site'], ['Typ', 'model'], ['Rack'], ['Serial']]);
    const mine = {
      mapping: new Map<number, ItemField>([
        [0, 'assetId'],
        [1, 'notes'],
      ]),
      key: [],
    };
    expect([...carriedOver(mine, before, now).mapping]).toEqual([
      [2, 'notes'],
      [3, 'assetId'],
      // "Ort" was left alone on purpose; "Typ" is new.
      [1, 'model'],
    ]);
  });

  it('gives a field once, and suggests a key where the old one is gone', () => {
    const before = inspectionOf([['a;b', 'serialNumber']]);
    const now = inspectionOf([
      ['a', 'serialNumber'],
      ['b', 'site'],
    ]);
    expect(carriedOver(suggestedBy(before), before, now)).toEqual({
      mapping: new Map([
        [0, 'serialNumber'],
        [1, 'site'],
      ]),
      key: [['serialNumber']],
    });
  });
});

describe('the plan', () => {
  it('says nothing that is usual, and fits the contract', () => {
    const plan = planOf(chosen({ mapping: new Map([[1, 'status']]) }), null);
    expect(plan).toEqual({ mapping: [{ column: 1, field: 'status' }], key: [], defaults: [] });
    expect(importPlanSchema.parse(plan)).toEqual(plan);
  });

  it('takes meanings of mapped fields alone, and everything else that is chosen', () => {
    const choices = chosen({
      reading: { delimiter: '~' },
      mapping: new Map([[0, 'status']]),
      values: [
        { field: 'status', from: 'In Gebrauch', to: 'in-service' },
        { field: 'placement', from: 'außen', to: 'edge' },
      ],
      defaults: [{ field: 'country', value: '' }],
      mode: 'snapshot',
      source: ' NetAct ',
      blanksErase: true,
      decimalMark: ',',
    });
    expect(planOf(choices, 'Süd')).toEqual({
      delimiter: '~',
      mapping: [{ column: 0, field: 'status' }],
      key: [],
      defaults: [],
      values: [{ field: 'status', from: 'In Gebrauch', to: 'in-service' }],
      mode: 'snapshot',
      source: 'NetAct',
      blanksErase: true,
      decimalMark: ',',
      profile: 'Süd',
    });
  });
});

describe('a profile', () => {
  const file = inspectionOf([
    ['Serial', 'serialNumber'],
    ['Ort', 'site'],
    ['Rack', 'notes'],
  ]);
  const choices = chosen({
    reading: { encoding: 'windows-1250' },
    mapping: new Map([
      [0, 'serialNumber'],
      [1, 'siteName'],
    ]),
    key: [['serialNumber', 'siteName']],
    values: [{ field: 'status', from: 'Zu', to: 'spare' }],
    defaults: [{ field: 'country', value: 'DE' }],
    mode: 'add-only',
    dateOrder: 'month-first',
  });

  it('gives back the choices that it was made of', () => {
    const profile = profileSchema.parse(profileOf(' Süd ', choices, file));
    expect(profile).toMatchObject({ name: 'Süd', headings: ['Serial', 'Ort', 'Rack'] });
    expect(choicesBy(profile, file)).toEqual(choices);
    expect(isChanged(profile, choices, file)).toBe(false);
    expect(isChanged(profile, { ...choices, blanksErase: true }, file)).toBe(true);
  });

  it('is recognised by its mapped headings, case aside, where it is the only one', () => {
    const south = saved('South', { map: { serial: 'serialNumber', ORT: 'site' } });
    const gone = saved('Gone', { map: { Serial: 'serialNumber', Weg: 'site' } });
    expect(recognised([south, gone], file)).toBe(south);
    expect(recognised([gone], file)).toBeNull();
    expect(recognised([saved('Empty', {})], file), 'no heading says nothing').toBeNull();
    expect(recognised([south], { ...file, headerRow: 0 }), 'no headings').toBeNull();
  });

  it('is told from another that fits too by all of its headings', () => {
    const map = { Serial: 'serialNumber' };
    const part = saved('Part', { map, headings: ['Serial'] });
    const same = saved('Same', { map, headings: ['serial', 'Ort', 'Rack'] });
    expect(recognised([part, same], file)).toBe(same);
    expect(recognised([part, saved('Other', { map })], file)).toBeNull();
  });
});

describe('a profile that reads files in a way of its own', () => {
  const own = saved('Own', { delimiter: '~~', map: { Serial: 'serialNumber', Ort: 'site' } });

  it('is worth trying where its headings stand at the head of the file', () => {
    expect(worthTrying([own], inspectionOf([['serial~~ort~~x']]))).toBe(own);
    const below = inspectionOf([['Report']], { sampleRows: [['x'], ['Serial', 'Ort']] });
    expect(worthTrying([own], below)).toBe(own);
  });

  it('is not tried where one is missing, two could be meant, or detection is enough', () => {
    const file = inspectionOf([['Serial~~Ort']]);
    expect(worthTrying([own], inspectionOf([['Serial~~Rack']]))).toBeNull();
    expect(worthTrying([own, { ...own, id: 'other' }], file)).toBeNull();
    const usual = saved('Usual', { map: { Serial: 'serialNumber' } });
    expect(worthTrying([usual], file)).toBeNull();
  });
});

describe('a key', () => {
  it('is joined, parted and put in order, no way twice', () => {
    const key = joined([['serialNumber'], ['hostname']], 1, 'site');
    expect(keyInWords(key)).toBe('Serial number, else host name with site');
    expect(moved(key, 1, -1)).toEqual([['hostname', 'site'], ['serialNumber']]);
    expect(moved(key, 0, -1)).toEqual(key);
    expect(parted(key, 0, 'serialNumber')).toEqual([['hostname', 'site']]);
    expect(parted([['hostname'], ['hostname', 'site']], 1, 'site')).toEqual([['hostname']]);
  });
});
