import type { AnnexRow } from './annex-row.ts';
import type { AuditFigures } from './figures.ts';
import type { Redaction } from './redaction.ts';

/** Names of sites this short are taken out as words of their own only: "A" is part of too much. */
const SHORT_NAME = 4;
/** What stands where the name of a site was. */
const IN_PLACE = '[site]';

function patternOf(names: readonly string[]): RegExp | null {
  const parts = names
    .filter((name) => name.trim() !== '')
    // The longest first, so that no part of a longer name is left.
    .toSorted((a, b) => b.length - a.length)
    .map((name) => {
      const literal = name.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
      return name.length < SHORT_NAME
        ? String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`
        : literal;
    });
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giv');
}

/** Takes the names of sites out of a text that a person wrote; what stood there is not told. */
export function withoutSites(text: string, siteNames: readonly string[]): string {
  const pattern = patternOf(siteNames);
  return pattern === null ? text : text.replaceAll(pattern, IN_PLACE);
}

type TextOf = (text: string) => string;

function mapTexts(figures: AuditFigures, change: TextOf, changeFile: TextOf): AuditFigures {
  const orNull = (text: string | null): string | null => (text === null ? null : change(text));
  const { exceptions, quality, auditee } = figures;
  return {
    ...figures,
    auditee: { ...auditee, scopeNote: change(auditee.scopeNote) },
    exceptions: {
      waivers: exceptions.waivers.map((each) => ({
        ...each,
        reason: change(each.reason),
        approver: change(each.approver),
      })),
      authorisations: exceptions.authorisations.map((each) => ({
        ...each,
        reference: change(each.reference),
        note: orNull(each.note),
      })),
      answers: exceptions.answers.map((each) => ({ ...each, note: orNull(each.note) })),
      listings: exceptions.listings.map((each) => ({ ...each, reason: change(each.reason) })),
    },
    quality: {
      ...quality,
      openNames: {
        ...quality.openNames,
        first: quality.openNames.first.map((each) => ({ ...each, text: change(each.text) })),
      },
    },
    sources: figures.sources.map((each) => ({
      ...each,
      fileName: changeFile(each.fileName),
      source: orNull(each.source),
    })),
  };
}

function withoutPlaces(figures: AuditFigures, redaction: Redaction): AuditFigures {
  const { bySite } = figures;
  const flagged = bySite.rows.reduce((sum, row) => sum + row.flagged, bySite.omitted.flagged);
  const omitted = { sites: bySite.rows.length + bySite.omitted.sites, flagged };
  return {
    ...figures,
    redaction,
    bySite: { ...bySite, rows: [], omitted },
    flaggedBySite: [],
    flaggedLinesOmitted: figures.flaggedBySite.length + figures.flaggedLinesOmitted,
  };
}

/**
 * The figures as a reader of a level may see them: what is not for them is gone, not hidden.
 * `no-sites` leaves out every list of sites, and takes `siteNames` out of what people wrote: those
 * that occur in it. `counts` leaves out all that people wrote, names of files and of people too.
 * Counts, suppliers, policies, countries, functions and hashes of files stay.
 */
export function redactFigures(
  figures: AuditFigures,
  redaction: Redaction,
  siteNames: readonly string[],
): AuditFigures {
  if (redaction === 'full') return figures;
  const placeless = withoutPlaces(figures, redaction);
  if (redaction === 'no-sites') {
    const change: TextOf = (text) => withoutSites(text, siteNames);
    return mapTexts(placeless, change, change);
  }
  const nothing = mapTexts(
    placeless,
    () => '',
    () => '',
  );
  return {
    ...nothing,
    quality: {
      ...nothing.quality,
      openNames: { ...nothing.quality.openNames, first: [] },
    },
    sources: nothing.sources.map((each) => ({ ...each, importedBy: null, source: null })),
  };
}

/**
 * Texts of people in figures, where the name of a site may stand; `redactFigures` takes it out of the
 * same ones.
 */
export function writtenTexts(figures: AuditFigures): string[] {
  const texts: string[] = [];
  const note: TextOf = (text) => {
    texts.push(text);
    return text;
  };
  mapTexts(figures, note, note);
  return texts;
}

/** A row of the annex as a reader of a level may see it; `null` where it may see none. */
export function redactRow(row: AnnexRow, redaction: Redaction): AnnexRow | null {
  if (redaction === 'counts') return null;
  if (redaction === 'full') return row;
  // Names of hosts are made of names of sites nearly everywhere.
  return { ...row, site: null, siteName: null, hostname: null };
}
