import { describe, expect, it } from 'vitest';
import { figuresText } from '#shared/domain/audit/figures-text';
import { redactFigures, withoutSites, writtenTexts } from '#shared/domain/audit/redact';
import { redactRow } from '#shared/domain/audit/redact-row';
import { auditFiguresSchema, type AuditFigures } from '#shared/domain/audit/figures';
import { withTrend } from '#shared/domain/audit/trend';
import type { PolicyInfo } from '#shared/contract/policies';
import { ruleOf } from '../../../support/policies.ts';
import { someFigures } from '../../../support/audit-figures.ts';

const SITES = ['MUC-7', 'Hochhaus (Nord)', 'Ä1'];

function written(): AuditFigures {
  const figures = someFigures();
  return {
    ...figures,
    auditee: { ...figures.auditee, scopeNote: 'All of muc-7 and Ä1, not Ä12.' },
    sources: figures.sources.map((each) => ({ ...each, fileName: 'Hochhaus (Nord).csv' })),
  };
}

describe('redacted figures', () => {
  it('have no name of a site left, and count what they counted', () => {
    const redacted = auditFiguresSchema.parse(redactFigures(written(), 'no-sites', SITES));
    const text = figuresText(redacted).toLowerCase();
    for (const gone of ['muc-7', 'hochhaus', 'ma5800-secret']) expect(text).not.toContain(gone);
    expect(redacted.auditee.scopeNote).toBe('All of [left out] and [left out], not Ä12.');
    expect(redacted.sources[0]?.fileName).toBe('[left out].csv');
    expect(redacted.summary).toEqual(written().summary);
    expect(redacted.bySite).toMatchObject({ rows: [], omitted: { sites: 1, flagged: 2 } });
    expect(redacted.flaggedLinesOmitted).toBe(1);
  });

  it('of counts alone have nothing left that people wrote, nor files or people', () => {
    const redacted = auditFiguresSchema.parse(redactFigures(written(), 'counts', []));
    const text = figuresText(redacted).toLowerCase();
    for (const gone of ['muc-7', 'hochhaus', 'ma5800-secret', 'all of', '.csv', 'auditor-user']) {
      expect(text).not.toContain(gone);
    }
    expect(redacted.sources[0]?.sha256).toBe(written().sources[0]?.sha256);
  });

  it.each(['no-sites', 'counts'] as const)(
    'of %s have no names in what own policies say of themselves',
    (redaction) => {
      const rule = ruleOf('own', {
        suppliers: 'any',
        effect: { kind: 'review', from: '2020-01-01' },
      });
      const policy = (url: string, origin: 'own' | 'built-in'): PolicyInfo => ({
        id: 'p',
        version: '2026.01',
        title: 'Ours',
        asOf: '2026-01-01',
        summary: 'A pack.',
        jurisdiction: 'DE',
        isActive: true,
        isProposal: false,
        origin,
        changelog: [{ version: 'MUC-7 first', text: 'First.' }],
        rules: [
          {
            rule: {
              ...rule,
              scope: { region: ['Muc-7', 'North'], country: ['DE'] },
              citation: { instrument: 'A', url, reference: 'R' },
            },
            supplierNames: [],
            items: 1,
            undetermined: 0,
            isUpcoming: false,
            isOn: true,
            waived: 0,
          },
        ],
      });
      const urls = ['https://x.example/muc-7', 'https://x.example/muc%2D7', 'https://x.example/%'];
      const policies = [
        ...urls.map((url) => policy(url, 'own')),
        policy(urls[0] ?? '', 'built-in'),
      ];
      const figures = { ...someFigures(), policies };
      expect(writtenTexts(figures)).toEqual(expect.arrayContaining(['DE', 'Muc-7', ...urls]));
      const redacted = auditFiguresSchema.parse(
        redactFigures(figures, redaction, [...SITES, 'DE']),
      );
      expect(redacted.policies.map((each) => each.rules[0]?.rule.citation.url)).toEqual([
        undefined,
        undefined,
        urls[2],
        urls[0],
      ]);
      expect(redacted.policies[0]).toMatchObject({
        jurisdiction: '[left out]',
        changelog: [{ version: '[left out] first' }],
        rules: [{ rule: { scope: { region: ['[left out]', 'North'], country: ['DE'] } } }],
      });
      expect(redacted.policies.at(-1)).toEqual(policies.at(-1));
      expect(redacted.summary).toEqual(figures.summary);
    },
  );

  it('are the same figures where nothing is to be left out', () => {
    expect(redactFigures(written(), 'full', SITES)).toEqual(written());
  });

  it('take the longest name first, and short ones as words of their own only', () => {
    expect(withoutSites('Nord-West, Nord', ['Nord', 'Nord-West'])).toBe('[left out], [left out]');
    expect(withoutSites('A1 and BA1', ['A1'])).toBe('[left out] and BA1');
    expect(withoutSites('a.b', ['a.b', 'x+'])).toBe('[left out]');
  });

  it.each([
    ['Mu\u0308nchen Su\u0308d.csv', 'München Süd', '[left out].csv'],
    ['all of straße 9', 'STRASSE 9', 'all of [left out]'],
    ['ALL OF STRASSE 9', 'Straße 9', 'ALL OF [left out]'],
    [
      'Berlin  Mitte, berlin_mitte and BERLIN-MITTE',
      'Berlin Mitte',
      '[left out], [left out] and [left out]',
    ],
    ['Cafe\u0301 du Nord', 'Süd', 'Cafe\u0301 du Nord'],
  ])('take out of %j what names %j', (text, name, left) => {
    expect(withoutSites(text, [name])).toBe(left);
  });

  it('take the names of its own place and host out of what else a row says', () => {
    const row = {
      assetId: 'ber-agg-01',
      serialNumber: 'S1',
      hostname: 'BER-AGG-01',
      supplierName: 'Huawei',
      model: 'NE40E Berlin',
      site: 'BER',
      siteName: 'Berlin',
      country: 'DE',
      placement: 'core',
      verdict: 'review',
      deadline: null,
      rules: [],
    } as const;
    expect(redactRow({ ...row, rules: [] }, 'no-sites')).toMatchObject({
      assetId: '[left out]',
      serialNumber: 'S1',
      model: 'NE40E [left out]',
    });
  });

  it('leave rows without what names a place, or none', () => {
    const row = {
      assetId: 'A',
      serialNumber: 'S',
      hostname: 'muc-7-olt',
      supplierName: 'Huawei',
      model: 'M',
      site: 'MUC-7',
      siteName: 'Hochhaus',
      country: 'DE',
      placement: 'core',
      verdict: 'review',
      deadline: null,
      rules: ['p/r'],
    } as const;
    const rules = [...row.rules];
    expect(redactRow({ ...row, rules }, 'no-sites')).toEqual({
      ...row,
      hostname: null,
      site: null,
      siteName: null,
    });
    expect(redactRow({ ...row, rules }, 'counts')).toBeNull();
  });
});

describe('the trend', () => {
  it('holds the headline of the earlier audit and says whether policies differ', () => {
    const figures = someFigures();
    const other = { ...figures, summary: { ...figures.summary, policies: [] } };
    const hash = 'a'.repeat(64);
    const same = withTrend(figures, { figures, figuresSha256: hash });
    expect(auditFiguresSchema.parse(same).trend).toMatchObject({
      figuresSha256: hash,
      items: figures.summary.items,
      policiesDiffer: false,
    });
    const answer = { id: 1, question: 'Is it?', holds: true, note: null, items: 3 };
    const answered = (items: number) => ({
      ...figures,
      exceptions: { ...figures.exceptions, answers: [{ ...answer, items }] },
    });
    const differsFrom = (now: typeof figures, before: typeof figures): boolean | undefined =>
      withTrend(now, { figures: before, figuresSha256: hash }).trend?.policiesDiffer;
    expect(differsFrom(answered(3), figures)).toBe(true);
    // How many items a statement is about follows from the equipment.
    expect(differsFrom(answered(3), answered(4))).toBe(false);
    const records = (recordsSha256: string) => ({ ...figures, recordsSha256 });
    expect(differsFrom(records('a'), records('b'))).toBe(true);
    expect(differsFrom(records('a'), records('a'))).toBe(false);
    // An older audit says nothing of it.
    expect(differsFrom(records('a'), figures)).toBe(false);
    const differing = withTrend(figures, { figures: other, figuresSha256: hash });
    expect(differing.trend?.policiesDiffer).toBe(true);
  });
});
