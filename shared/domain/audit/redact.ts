import type { AuditFigures } from './figures.ts';
import { slugOf } from '../slug.ts';
import { mapOwnPolicies, ownPolicyTexts } from './own-policies.ts';
import { placeRemover } from './place-names.ts';
import type { Redaction } from './redaction.ts';

/** What stands where a name was. */
const IN_PLACE = '[left out]';
/** The same in an id. */
const IN_PLACE_OF_SLUG = 'left-out';

/** Takes names of sites and hosts out of a text that a person wrote; what stood there is not told. */
export function withoutSites(text: string, siteNames: readonly string[]): string {
  return placeRemover(siteNames, IN_PLACE)(text);
}

/** Takes names of sites and hosts out of ids: ids are made of titles, and titles may name sites. */
export function idRemover(siteNames: readonly string[]): TextOf {
  return placeRemover(siteNames.map(slugOf), IN_PLACE_OF_SLUG);
}

type TextOf = (text: string) => string;

function mapTexts(figures: AuditFigures, change: TextOf, changeFile: TextOf): AuditFigures {
  const orNull = (text: string | null): string | null => (text === null ? null : change(text));
  const { exceptions, quality, auditee, sampling } = figures;
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
    ...(sampling === undefined
      ? {}
      : {
          sampling: {
            ...sampling,
            samples: sampling.samples.map((each) => ({
              ...each,
              name: change(each.name),
              scope: change(each.scope),
              seed: change(each.seed),
            })),
          },
        }),
  };
}

function withoutPlaces(
  // A hash of little can be found by trial.
  { recordsSha256: _records, ...figures }: AuditFigures,
  redaction: Redaction,
): AuditFigures {
  const { bySite } = figures;
  const flagged = bySite.rows.reduce((sum, row) => sum + row.flagged, bySite.omitted.flagged);
  const listed = bySite.rows.filter(({ site }) => site !== null).length;
  const omitted = { sites: listed + bySite.omitted.sites, flagged };
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
 * that occur in it. `counts` leaves out all that people wrote, names of files and of people too;
 * of policies that they wrote the texts stay, without names of sites. Counts, suppliers, policies, countries, functions and hashes of files stay.
 */
export function redactFigures(
  figures: AuditFigures,
  redaction: Redaction,
  siteNames: readonly string[],
): AuditFigures {
  if (redaction === 'full') return figures;
  const change = placeRemover(siteNames, IN_PLACE);
  const placeless = mapOwnPolicies(withoutPlaces(figures, redaction), change, idRemover(siteNames));
  if (redaction === 'no-sites') {
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
  return [...texts, ...ownPolicyTexts(figures)];
}
