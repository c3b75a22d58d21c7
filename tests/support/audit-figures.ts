import type { AuditFigures } from '#shared/domain/audit/figures';

const none = { items: 0, flagged: 0, undetermined: 0 };
const rows = { read: 2, added: 2, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };

/** Figures of two flagged items at one site. */
export function someFigures(): AuditFigures {
  const items = { total: 2, outOfScope: 0, inScope: 2, flagged: 2, undetermined: 0, clear: 0 };
  return {
    schema: 1,
    redaction: 'full',
    auditee: { operatorName: 'Netz AG', scopeNote: '', homeCountry: 'DE' },
    registryVersion: '2026.11',
    summary: {
      asOf: '2026-03-01',
      policies: [{ id: 'p', version: '2026.01', title: 'P' }],
      items,
      byVerdict: {
        overdue: 0,
        'remove-by': 0,
        'over-cap': 0,
        restricted: 0,
        review: 2,
        undetermined: 0,
        clear: 0,
      },
      waived: 0,
      suppliers: { total: 1, flagged: 1, unresolvedItems: 0 },
      bySupplier: [],
      byPlacement: { core: { items: 2, flagged: 2, undetermined: 0 }, edge: none, untagged: none },
      byCountry: [{ country: 'DE', items: 2, flagged: 2, undetermined: 0 }],
      byDeadline: [],
      completeness: [],
    },
    policies: [],
    byFunction: [],
    bySite: {
      rows: [
        {
          site: 'MUC-7',
          siteName: 'Hochhaus (Nord)',
          country: 'DE',
          items: 2,
          flagged: 2,
          undetermined: 0,
          flaggedCore: 2,
          flaggedEdge: 0,
          flaggedUntagged: 0,
        },
      ],
      omitted: { sites: 0, flagged: 0 },
      sites: 1,
    },
    flaggedBySite: [
      {
        site: 'MUC-7',
        siteName: 'Hochhaus (Nord)',
        country: 'DE',
        supplierName: 'Huawei',
        placement: 'core',
        verdict: 'review',
        model: 'MA5800-secret',
        items: 2,
      },
    ],
    flaggedLinesOmitted: 0,
    pace: { overdue: 0, steps: [] },
    caps: [],
    exceptions: { waivers: [], authorisations: [], answers: [], listings: [] },
    quality: {
      rows,
      rejectReasons: [],
      warnings: [],
      missingFromSource: 0,
      withoutSite: 0,
      withoutSerial: 0,
      withoutKey: 0,
      sharedSerial: 0,
      openNames: { names: 0, items: 0, first: [] },
      contradictions: { items: 0, labels: 0 },
      placementBy: { file: 2, rule: 0, person: 0, nobody: 0 },
    },
    sources: [
      {
        fileName: 'a.csv',
        sha256: 'b'.repeat(64),
        bytes: 1,
        importedAt: '2026-01-01T00:00:00.000Z',
        importedBy: 'auditor-user',
        source: null,
        ledger: rows,
      },
    ],
  };
}
