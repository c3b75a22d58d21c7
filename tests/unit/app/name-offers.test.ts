import { describe, expect, it } from 'vitest';
import type { UnresolvedName } from '#shared/contract/vendors';
import { sentenceOfItems } from '../../../renderer/components/sign-words.ts';
import {
  bestSuggestion,
  candidatesOf,
} from '../../../renderer/features/vendors/best-suggestion.ts';

type Evidence = UnresolvedName['evidence'][number];

const zte: Evidence = {
  key: 'oid:3902',
  words: 'answers under enterprise number 3902, which IANA registers to ZTE',
  supplierId: 'zte',
  supplierName: 'ZTE',
  isSure: true,
  items: 3,
};
const junos: Evidence = {
  key: 'software:junos',
  words: 'runs JUNOS, which is software of Juniper',
  supplierId: 'juniper',
  supplierName: 'Juniper',
  isSure: false,
  items: 1,
};
const slip = (supplierId: string, supplierName: string): UnresolvedName['suggestions'][number] => ({
  supplierId,
  supplierName,
  name: supplierName,
  why: 'slip',
  confidence: 0.9,
});

function nameWith(
  evidence: readonly Evidence[],
  suggestions: UnresolvedName['suggestions'] = [],
): UnresolvedName {
  return {
    manufacturerId: 1,
    text: 'Acme',
    items: 5,
    candidates: [],
    suggestions,
    evidence: [...evidence],
    note: null,
    models: [],
  };
}

describe('the supplier that is offered for a name', () => {
  it('is what its equipment surely says where the text says nothing', () => {
    expect(bestSuggestion(nameWith([zte, junos]))).toEqual({ supplierId: 'zte', name: 'ZTE' });
  });

  it('is nobody where there are only hints, or sure signs of two makers', () => {
    expect(bestSuggestion(nameWith([junos]))).toBeNull();
    expect(bestSuggestion(nameWith([zte, { ...junos, isSure: true }]))).toBeNull();
  });

  it('is what the text may mean, unless the equipment surely says another', () => {
    expect(bestSuggestion(nameWith([junos], [slip('nokia', 'Nokia')]))?.supplierId).toBe('nokia');
    expect(bestSuggestion(nameWith([zte], [slip('zte', 'ZTE')]))?.supplierId).toBe('zte');
    expect(bestSuggestion(nameWith([zte], [slip('nokia', 'Nokia')]))).toBeNull();
  });

  it('stands among the candidates with all others', () => {
    expect(candidatesOf(nameWith([zte, junos], [slip('nokia', 'Nokia')]))).toEqual([
      'nokia',
      'zte',
      'juniper',
    ]);
  });
});

describe('what equipment of a name says', () => {
  it('is a sentence that counts', () => {
    expect(sentenceOfItems(zte, 5)).toBe(
      '3 of 5 items answer under enterprise number 3902, which IANA registers to ZTE.',
    );
    expect(sentenceOfItems(junos, 5)).toBe(
      '1 of 5 items runs JUNOS, which is software of Juniper.',
    );
    expect(sentenceOfItems({ ...junos, items: 2 }, 2)).toBe(
      '2 items run JUNOS, which is software of Juniper.',
    );
  });
});
