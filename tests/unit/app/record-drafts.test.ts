import { describe, expect, it } from 'vitest';
import type { Statement } from '#shared/domain/statement';
import {
  blankAnswer,
  blankAuthorisation,
  blankWaiver,
  draftOf,
  readStatement,
} from '../../../renderer/features/policies/records/statement-draft.ts';
import {
  byValidity,
  validityOf,
  type Dated,
} from '../../../renderer/features/policies/records/validity.ts';

const waiver = (from: string, until: string): Dated => ({
  kind: 'waiver',
  policyId: 'p',
  ruleId: null,
  reason: 'Why',
  approver: 'Who',
  from,
  until,
  conditions: [],
});

describe('how long a record counts', () => {
  it.each([
    ['2026-01-01', '2026-06-30', '2025-12-31', 'upcoming'],
    ['2026-01-01', '2026-06-30', '2026-01-01', 'valid'],
    ['2026-01-01', '2026-06-30', '2026-04-01', 'expiring'],
    ['2026-01-01', '2026-06-30', '2026-03-31', 'valid'],
    ['2026-01-01', '2026-06-30', '2026-06-30', 'expiring'],
    ['2026-01-01', '2026-06-30', '2026-07-01', 'expired'],
  ])('from %s to %s, on %s: %s', (from, until, asOf, validity) => {
    expect(validityOf(waiver(from, until), asOf)).toBe(validity);
  });

  it('orders the first to end first, those without end behind, the expired last', () => {
    const endless: Dated = {
      kind: 'authorisation',
      policyId: 'p',
      ruleId: 'r',
      reference: 'X',
      from: '2020-01-01',
      until: null,
      conditions: [],
    };
    const ends = ['2026-03-01', '2025-01-01', '2026-02-01', '2025-12-31'];
    const kept = [endless, ...ends.map((until) => waiver('2020-01-01', until))];
    const ordered = byValidity(
      kept.map((statement) => ({ statement })),
      '2026-01-01',
    );
    expect(ordered.map(({ statement }) => statement.until)).toEqual([
      '2026-02-01',
      '2026-03-01',
      null,
      '2025-12-31',
      '2025-01-01',
    ]);
  });
});

describe('a statement that is written', () => {
  const whole: readonly Statement[] = [
    { kind: 'answer', question: 'A use', holds: false, conditions: [], note: 'Seen' },
    {
      kind: 'authorisation',
      policyId: 'p',
      ruleId: 'r',
      reference: 'No. 1',
      from: '2026-01-01',
      until: null,
      conditions: [{ field: 'model', test: 'equals', value: 'X' }],
    },
    {
      kind: 'waiver',
      policyId: 'p',
      ruleId: null,
      reason: 'Why',
      approver: 'Who',
      from: '2026-01-01',
      until: '2026-01-01',
      conditions: [{ field: 'supplier', test: 'one-of', values: ['huawei', 'zte'] }],
    },
  ];
  it.each(whole)('opened and saved as it is, says the same: $kind', (statement) => {
    expect(readStatement(draftOf(statement)).statement).toEqual(statement);
  });

  it('says of each part what it lacks', () => {
    const lacking = (draft: Parameters<typeof readStatement>[0]) => {
      const { statement, errors } = readStatement(draft);
      expect(statement).toBeNull();
      return [...errors.keys()].toSorted();
    };
    expect(lacking(blankAnswer('A use'))).toEqual(['conditions.0', 'holds']);
    expect(lacking(blankAuthorisation('2026-01-01'))).toEqual([
      'conditions.0',
      'conditions.1',
      'policyId',
      'reference',
      'ruleId',
    ]);
    const target = { policyId: 'p', ruleId: null };
    const serial = { field: 'serialNumber', test: 'equals', value: 'S1' } as const;
    const draft = blankWaiver('2026-01-01', target, [serial]);
    expect(lacking(draft)).toEqual(['approver', 'reason', 'until']);
    expect(lacking({ ...draft, reason: 'x', approver: 'y', until: '2025-12-31' })).toEqual([
      'until',
    ]);
  });
});
