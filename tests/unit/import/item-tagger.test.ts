import { describe, expect, it } from 'vitest';
import { ItemTagger, type TagFacts, type Tagging } from '#main/import/item-tagger';
import { builtInRegistry, builtInTagRules } from '#main/tagging/catalogue';
import { EvidenceReader } from '#main/tagging/evidence-reader';
import { OwnRules } from '#main/tagging/own-rules';
import { SupplierResolver } from '#main/tagging/supplier-resolver';
import { TagRules } from '#main/tagging/tag-rules';

const tagger = new ItemTagger(
  new SupplierResolver(builtInRegistry()),
  { own: new OwnRules([]), builtIn: new TagRules(builtInTagRules()) },
  new EvidenceReader(builtInRegistry()),
);

/** An OLT of FiberHome by its model, without the maker's name. */
const OLT: TagFacts = {
  manufacturer: null,
  model: 'AN5516-06',
  functionText: null,
  placement: null,
  generation: null,
  hostname: null,
  sysObjectId: null,
  softwareVersion: null,
  textOf: () => null,
};
const tag = (facts: Partial<TagFacts>): Tagging => tagger.tag({ ...OLT, ...facts });

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
