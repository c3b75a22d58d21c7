import type { AnnexRow } from './annex-row.ts';
import { foldPlace } from './fold-text.ts';
import { withoutSites } from './redact.ts';
import type { Redaction } from './redaction.ts';

/** What a row of the annex is looked through for, beside the names of its own site and host. */
export type PlacesOfRows = {
  /** An id of a policy and its rule without the names in it. */
  readonly idWithout: (id: string) => string;
  /** Sites and hosts of the workspace that an identifier or a model names. */
  readonly namesIn: (text: string) => readonly string[];
};

const NO_PLACES: PlacesOfRows = { idWithout: (id) => id, namesIn: () => [] };

/** A row of the annex as a reader of a level may see it; `null` where it may see none. */
export function redactRow(
  row: AnnexRow,
  redaction: Redaction,
  { idWithout, namesIn }: PlacesOfRows = NO_PLACES,
): AnnexRow | null {
  if (redaction === 'counts') return null;
  if (redaction === 'full') return row;
  const own = [row.site, row.siteName, row.hostname].flatMap((name) =>
    name === null ? [] : [{ name, bare: foldPlace(name) }],
  );
  const readable = (text: string | null): string | null => {
    if (text === null) return null;
    const folded = foldPlace(text);
    // Most rows name their place nowhere else; to look with care takes longer.
    const named = own.filter(({ bare }) => folded.includes(bare)).map(({ name }) => name);
    return withoutSites(text, [...new Set([...named, ...namesIn(text)])]);
  };
  return {
    ...row,
    rules: row.rules.map(idWithout),
    assetId: readable(row.assetId),
    serialNumber: readable(row.serialNumber),
    model: readable(row.model),
    // Names of hosts are made of names of sites nearly everywhere.
    site: null,
    siteName: null,
    hostname: null,
  };
}
