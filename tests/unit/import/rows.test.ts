import { describe, expect, it } from 'vitest';
import type { ImportPlan, KeyParts } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { HeadingWords, readHeadings } from '#main/import/headings';
import { ItemTagger } from '#main/import/item-tagger';
import { RowReader, type ReadItem, type RowOutcome } from '#main/import/row-reader';
import { FIELD_AT } from '#main/import/row-values';
import { builtInRegistry, builtInTagRules } from '#main/tagging/catalogue';
import { builtInFieldWords } from '#main/tagging/field-catalogue';
import { EvidenceReader } from '#main/tagging/evidence-reader';
import { OwnRules } from '#main/tagging/own-rules';
import { SettledSigns } from '#main/tagging/settled-signs';
import { SupplierResolver } from '#main/tagging/supplier-resolver';
import { TagRules } from '#main/tagging/tag-rules';
import { failureOfCall } from '../../support/failure.ts';
import { aliases } from '../../support/read-file.ts';

const newTagger = (): ItemTagger =>
  new ItemTagger(
    new SupplierResolver(builtInRegistry()),
    { own: new OwnRules([]), builtIn: new TagRules(builtInTagRules()) },
    new EvidenceReader(builtInRegistry()),
    new SettledSigns([]),
  );

type Reading = {
  readonly read: (...cells: string[]) => RowOutcome;
  readonly warnings: string[];
};

/** Reads rows under the headings given, mapped as they are suggested. */
function under(headings: readonly string[], changes: Partial<ImportPlan> = {}): Reading {
  const found = readHeadings(headings, aliases);
  const mapping = found.flatMap(({ mappedTo }, column) =>
    mappedTo === null ? [] : [{ column, field: mappedTo }],
  );
  const key: KeyParts[] = [['serialNumber'], ['assetId'], ['hostname']];
  const warnings: string[] = [];
  const reader = new RowReader({
    headings: found,
    plan: { mapping, key, defaults: [], ...changes },
    words: builtInFieldWords(),
    headingWords: new HeadingWords(found, aliases),
    marks: { dateOrder: 'day-first', decimalMarkOf: () => null },
    tagger: newTagger(),
    warn: (code, subject, line) => warnings.push(`${code} ${subject} ${line}`),
  });
  return {
    read: (...cells) => reader.read({ cells, line: 9, hasStrayQuote: false, hasOddQuotes: false }),
    warnings,
  };
}

function itemOf(outcome: RowOutcome): ReadItem {
  if (outcome.kind === 'item') return outcome.item;
  throw new Error(`The row is ${outcome.kind}: ${JSON.stringify(outcome)}`);
}

const valueOf = (item: ReadItem, field: ItemField): unknown => item.values[FIELD_AT[field]];

const codesOf = (outcome: RowOutcome): string[] =>
  outcome.kind === 'rejected' ? outcome.reasons.map(({ code }) => code) : [];

describe('a row with several bad cells', () => {
  it('is rejected with every reason and the column of each', () => {
    const { read } = under(['Serial', 'Vendor', 'Country', 'Install date', 'Quantity', 'Latitude']);
    const outcome = read('S1', 'Nokia', 'Atlantis', '31.02.2024', 'many', '95', 'extra cell');
    expect(outcome.kind).toBe('rejected');
    if (outcome.kind !== 'rejected') return;
    expect(outcome.reasons.map(({ code, column }) => [code, column])).toEqual([
      ['country-unknown', 'Country'],
      ['date-invalid', 'Install date'],
      ['number-invalid', 'Quantity'],
      ['number-out-of-range', 'Latitude'],
      ['too-many-cells', null],
    ]);
    expect(outcome.reasons.map(({ message }) => message).join()).toContain('Atlantis');
  });

  it('is rejected where it names no equipment at all', () => {
    const { read } = under(['Serial', 'Site', 'Country', 'Rack']);
    expect(codesOf(read('', 'BER', 'DE', 'R1'))).toEqual(['no-identity']);
    expect(codesOf(read('', 'BER', 'Atlantis', ''))).toEqual(['country-unknown', 'no-identity']);
  });
});

describe('the width of a row', () => {
  it('may be short', () => {
    const { read } = under(['Serial', 'Vendor', 'Site']);
    expect(valueOf(itemOf(read('S1', 'Nokia')), 'manufacturer')).toBe('Nokia');
  });

  it('may be longer by blank cells only', () => {
    const { read, warnings } = under(['Serial', 'Vendor']);
    expect(read('S1', 'Nokia', '', ' ').kind).toBe('item');
    expect(codesOf(read('S1', 'Nokia', '', 'x'))).toEqual(['too-many-cells']);
    expect(warnings).toEqual([]);
  });

  it('of nothing but blank cells makes no item', () => {
    expect(under(['Serial', 'Vendor']).read('', '  ').kind).toBe('blank');
  });
});

describe('what a row keeps', () => {
  it('is every column, mapped or not', () => {
    const { read } = under(['Serial', 'Rack', 'Colour']);
    expect(itemOf(read('S1', ' R22 ', '')).extra).toBe('{"Rack":"R22"}');
    expect(itemOf(read('S1', '', '')).extra).toBeNull();
  });

  it('is identifiers as text, to the letter', () => {
    const { read } = under(['Serial', 'Part number', 'Model']);
    const item = itemOf(read('00123', '6.37702E+15', 'TRUE'));
    const fields = ['serialNumber', 'partNumber', 'model'] as const;
    expect(fields.map((field) => valueOf(item, field))).toEqual(['00123', '6.37702E+15', 'TRUE']);
  });

  it('is an unknown word under its heading, with a warning', () => {
    const { read, warnings } = under(['Serial', 'Status']);
    const item = itemOf(read('S1', 'half dead'));
    expect(valueOf(item, 'status')).toBeNull();
    expect(item.extra).toBe('{"Status":"half dead"}');
    expect(warnings).toEqual(['status-word-unknown half dead 9']);
  });

  it.each([
    ['Status', 'status', 'decommissioned?'],
    ['Status', 'status', '? in service'],
    ['Placement', 'placement', 'core？'],
    ['Generation', 'generation', '5G?'],
  ] as const)(
    'is a word in doubt under its heading, not what it may mean: %s',
    (heading, field, word) => {
      const { read, warnings } = under(['Serial', heading]);
      const item = itemOf(read('S1', word));
      expect(valueOf(item, field)).toBeNull();
      expect(item.extra).toBe(JSON.stringify({ [heading]: word }));
      expect(warnings).toEqual([`${field}-word-unknown ${word} 9`]);
    },
  );

  it('is a default where the cell is blank, never where it is not', () => {
    const defaults = [{ field: 'country', value: 'Germany' } as const];
    const { read } = under(['Serial', 'Country'], { defaults });
    expect(valueOf(itemOf(read('S1', '')), 'country')).toBe('DE');
    expect(valueOf(itemOf(read('S1', 'FR')), 'country')).toBe('FR');
  });

  it.each([
    ['Generation', 'generation', '6G', '4G'],
    ['Status', 'status', 'out of order till repaired', 'decommissioned'],
    ['Placement', 'placement', 'somewhere', 'edge'],
  ] as const)(
    'is no default where the word of the file is not understood: %s',
    (heading, field, word, value) => {
      const { read } = under(['Serial', heading], { defaults: [{ field, value }] });
      expect(valueOf(itemOf(read('S1', word)), field)).toBeNull();
      expect(valueOf(itemOf(read('S2', 'n/a')), field)).toBe(value);
      expect(valueOf(itemOf(read('S3', '')), field)).toBe(value);
    },
  );

  it('is refused before the first row where a default is no value of its field', async () => {
    const defaults = [{ field: 'country', value: 'Atlantis' } as const];
    const failure = await failureOfCall(() => under(['Serial'], { defaults }));
    expect(failure.code).toBe('invalid-input');
    expect(failure.message).toContain('Atlantis');
  });
});

describe('the tags of a row', () => {
  it('come from the file before they come from a rule', () => {
    const { read } = under(['Serial', 'Vendor', 'Function', 'Placement', 'Generation']);
    const said = itemOf(read('S1', 'Nokia', 'gNodeB', 'core', '4G'));
    expect(said.tagging.tags).toMatchObject({
      function: 'radio-access',
      functionBy: 'rule:text-gnodeb',
      placement: 'core',
      placementBy: 'file',
      generation: '4G',
      generationBy: 'file',
    });
    const proposed = itemOf(read('S1', 'Nokia', 'gNodeB', '', ''));
    expect(proposed.tagging.tags).toMatchObject({
      placement: 'edge',
      placementBy: 'rule:text-gnodeb',
      generation: '5G',
    });
  });

  it('follow the words of a host name that a rule knows, and no part of a word', () => {
    const { read } = under(['Serial', 'Hostname']);
    const placementOf = (hostname: string): unknown =>
      itemOf(read('S1', hostname)).tagging.tags.placement;
    expect(placementOf('BER-Core01.lab')).toBe('core');
    expect(placementOf('ber-coreé')).toBe('untagged');
    expect(placementOf('mün-edge-7')).toBe('edge');
    expect(placementOf('ber-score01')).toBe('untagged');
  });

  it('are one object for rows that say the same', () => {
    const { read } = under(['Serial', 'Hostname', 'Vendor', 'Function']);
    const first = itemOf(read('S1', 'ber-1', 'Nokia', 'gNodeB')).tagging;
    expect(itemOf(read('S2', 'par-2', 'Nokia', 'gNodeB')).tagging).toBe(first);
    expect(itemOf(read('S3', 'par-2', 'Nokia', 'eNodeB')).tagging).not.toBe(first);
  });
});

describe('what is no part of a value', () => {
  it('is the armour that keeps a spreadsheet from taking a code for a number', () => {
    const { read } = under(['Asset ID', 'Serial Number', 'Vendor']);
    const { values } = itemOf(read('="001"', '="00123456789012"', 'Huawei'));
    expect([values[FIELD_AT.assetId], values[FIELD_AT.serialNumber]]).toEqual([
      '001',
      '00123456789012',
    ]);
  });

  it('is a line of dashes under the headings, nor the end of a DOS text', () => {
    const { read } = under(['Asset ID', 'Vendor']);
    expect(read('--------', '------').kind).toBe('rejected');
    expect(read('\u001a').kind).toBe('blank');
  });
});
