import { describe, expect, it } from 'vitest';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { ItemTagger, type Tagging } from '#main/import/item-tagger';
import { builtInRegistry, builtInTagRules } from '#main/tagging/catalogue';
import { EvidenceReader } from '#main/tagging/evidence-reader';
import { OwnRules } from '#main/tagging/own-rules';
import { SettledSigns } from '#main/tagging/settled-signs';
import { SupplierResolver } from '#main/tagging/supplier-resolver';
import { TagRules } from '#main/tagging/tag-rules';

const tagger = new ItemTagger(
  new SupplierResolver(builtInRegistry()),
  { own: new OwnRules([]), builtIn: new TagRules(builtInTagRules()) },
  new EvidenceReader(builtInRegistry()),
  new SettledSigns([]),
);

type Facts = Partial<Record<ItemField, string>>;

/** Tags a row; what its columns counted is given by `counted`. */
function tagRow(facts: Facts, counted: Partial<Record<ItemField, number>> = {}): Tagging {
  const numbers = Uint32Array.from(ITEM_FIELDS, (field) => counted[field] ?? 0);
  return tagger.tag(
    ITEM_FIELDS.map((field) => facts[field] ?? null),
    numbers,
  );
}

/** Tags an OLT of FiberHome by its model, without the maker's name, where `facts` say no other. */
const tag = (facts: Facts): Tagging => tagRow({ model: 'AN5516-06', ...facts });

describe('equipment that names no maker', () => {
  it('is tagged as that of the holder of its enterprise number', () => {
    const { resolution, evidence, tags } = tag({ sysObjectId: '1.3.6.1.4.1.11408.1' });
    expect({ resolution, evidence }).toEqual({ resolution: null, evidence: 'oid:11408' });
    expect(tags).toMatchObject({ function: 'fixed-access', placement: 'edge' });
  });

  it('is not tagged by a number that only hints', () => {
    const { evidence, tags } = tag({ sysObjectId: '1.3.6.1.4.1.5875.800' });
    expect(evidence).toBe('oid:5875');
    expect(tags).toMatchObject({ function: null, placement: 'untagged' });
  });

  it('is not tagged by its software', () => {
    const { evidence, tags } = tag({ model: 'MX480', softwareVersion: 'JUNOS 20.4R3' });
    expect(evidence).toBe('software:junos');
    expect(tags).toMatchObject({ function: null, placement: 'untagged' });
  });
});

describe('what was found for a row before', () => {
  it('is found again by the numbers of its columns', () => {
    const first = tagRow({ model: 'NE40E', manufacturer: 'HUAWEI' }, { model: 1, manufacturer: 1 });
    const other = tagRow({ model: 'ME60', manufacturer: 'HUAWEI' }, { model: 2, manufacturer: 1 });
    const again = tagRow({ model: 'NE40E', manufacturer: 'HUAWEI' }, { model: 1, manufacturer: 1 });
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(other.number).not.toBe(first.number);
  });

  it('is not taken for that of a part number with the number of a model', () => {
    const byModel = tagRow({ model: 'AN5516-06' }, { model: 7 });
    const byPart = tagRow({ partNumber: '0235' }, { partNumber: 7 });
    expect(byPart).not.toBe(byModel);
  });

  it('is not taken for that of a text which no column counted', () => {
    const texts = ['a', 'b', 'c'].map((model) => tagRow({ model }).number);
    const counted = [1, 2, 3].map((model) => tagRow({ model: `m${model}` }, { model }).number);
    expect(new Set([...texts, ...counted]).size).toBe(6);
  });
});
