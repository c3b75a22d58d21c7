import { describe, expect, it } from 'vitest';
import {
  blankDraft,
  countableDraft,
  draftConditions,
  draftOf,
  readDraft,
  writtenConditions,
} from '../../../renderer/features/placement/rules/rule-draft.ts';
import { waiverFromFilter } from '../../../renderer/features/policies/records/waiver-from-filter.ts';
import { ruleFromFilter } from '../../../renderer/features/placement/rules/rule-from-filter.ts';
import {
  builtInWords,
  conditionWords,
  setWords,
} from '../../../renderer/features/placement/rules/rule-words.ts';

const NAMES = new Map([
  ['huawei', 'Huawei'],
  ['zte', 'ZTE'],
]);

describe('a rule while it is written', () => {
  it('says what is missing, part by part, and counts nothing yet', () => {
    const { rule, errors } = readDraft(blankDraft());
    expect(rule).toBeNull();
    expect([...errors]).toEqual([
      ['conditions.0', 'Say what the text is compared with.'],
      ['set', 'Choose what the rule sets.'],
      ['name', 'Give the rule a name.'],
    ]);
    expect(countableDraft(blankDraft())).toBeNull();
  });

  it('is counted before it has a name or sets anything', () => {
    const conditions = draftConditions([{ field: 'site', test: 'equals', value: 'BER' }]);
    expect(countableDraft({ ...blankDraft(), conditions })).toEqual({
      conditions: [{ field: 'site', test: 'equals', value: 'BER' }],
      set: {},
    });
  });

  it('comes back as it was, without blank lines, repeats and an empty note', () => {
    const rule = {
      name: 'Mine',
      conditions: [
        { field: 'supplier' as const, test: 'equals' as const, value: 'zte' },
        { field: 'site' as const, test: 'one-of' as const, values: ['BER', ' ', 'MUC', 'BER'] },
      ],
      set: { placement: 'core' as const },
    };
    expect(readDraft({ ...draftOf(rule), note: '  ' }).rule).toEqual({
      ...rule,
      conditions: [
        { field: 'supplier', test: 'one-of', values: ['zte'] },
        { field: 'site', test: 'one-of', values: ['BER', 'MUC'] },
      ],
    });
  });
});

describe('a rule from a filter', () => {
  it('takes over what a row says, and tells what it cannot', () => {
    const filter = {
      isFlagged: true,
      suppliers: ['huawei', 'zte'],
      countries: ['DE'],
      functions: ['transport' as const],
      search: ' NE40 (X8) ',
    };
    const { conditions, leftOut } = ruleFromFilter(filter, NAMES);
    expect(conditions).toEqual([
      { field: 'supplier', test: 'one-of', values: ['huawei', 'zte'] },
      { field: 'country', test: 'one-of', values: ['DE'] },
      { field: 'model', test: 'matches', value: 'NE40 \\(X8\\)' },
    ]);
    expect(leftOut).toEqual([
      'flagged',
      'function is transport and transmission',
      'contains “NE40 (X8)” in other fields than the model, or in parts',
    ]);
  });

  it('leaves out what asks for a missing fact', () => {
    expect(ruleFromFilter({ suppliers: ['zte', null] }, NAMES)).toEqual({
      conditions: [],
      leftOut: ['vendor is ZTE or unresolved'],
    });
  });
});

describe('a waiver from a filter', () => {
  const from = '2026-11-28';

  it('begins with the rule that flags the items and what their rows say', () => {
    const filter = { flaggedBy: ['eu/a'], isFlagged: true, suppliers: ['zte'] };
    const { draft, leftOut } = waiverFromFilter(filter, NAMES, from);
    expect(draft).toMatchObject({ kind: 'waiver', policyId: 'eu', ruleId: 'a', from });
    expect(writtenConditions(draft.conditions)).toEqual([
      { field: 'supplier', test: 'one-of', values: ['zte'] },
    ]);
    expect([draft.isForAll, leftOut]).toEqual([false, []]);
  });

  it('is for all items where nothing but the rule is asked for', () => {
    const { draft } = waiverFromFilter({ flaggedBy: ['eu/a'], isFlagged: true }, NAMES, from);
    expect(draft.isForAll).toBe(true);
  });

  it('is never for more without saying so', () => {
    const filter = { flaggedBy: ['eu/a', 'eu/b'], placements: ['core' as const] };
    const { draft, leftOut } = waiverFromFilter(filter, NAMES, from);
    expect([draft.policyId, draft.isForAll]).toEqual([null, false]);
    expect(leftOut).toHaveLength(2);
  });
});

describe('a rule in words', () => {
  it('names vendors, and counts the values that it does not name', () => {
    expect(conditionWords({ field: 'supplier', test: 'one-of', values: ['zte'] }, NAMES)).toEqual({
      field: 'Vendor',
      test: 'is',
      values: ['ZTE'],
      more: 0,
    });
    const values = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(conditionWords({ field: 'function', test: 'one-of', values }, NAMES)).toEqual({
      field: 'Function text',
      test: 'is one of',
      values: ['A', 'B', 'C', 'D'],
      more: 2,
    });
    expect(setWords({ generation: '5G', placement: 'edge', function: 'transport' })).toEqual([
      'Edge',
      'Transport and transmission',
      '5G',
    ]);
  });

  it('of the catalogue is told by the same words', () => {
    const rule = {
      id: 'some',
      suppliers: ['huawei'],
      modelPattern: '^NE',
      set: {},
      certainty: 'MEM' as const,
    };
    expect(builtInWords(rule, NAMES)).toEqual([
      { field: 'Vendor', test: 'is', values: ['Huawei'], more: 0 },
      { field: 'Model', test: 'matches the pattern', values: ['^NE'], more: 0 },
    ]);
  });
});
