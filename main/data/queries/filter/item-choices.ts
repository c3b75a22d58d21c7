import type { LackedFact } from '#shared/domain/filter';
import { foldCase } from '#shared/domain/fold-case';
import { foldedSite, SITE_OF_ITEM } from '../../site-codes.ts';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { choice, type Choice } from './choice.ts';
import { lackTerm } from './class-choices.ts';
import { anyOf, oneOf } from './sql-terms.ts';

/** Values whatever their case and width. */
function folded(values: readonly (string | null)[]): (string | null)[] {
  return values.map((value) => (value === null ? null : foldCase(value)));
}

/** Host names of some shapes; `null` among them stands for a missing or blank name. */
function hostTerm(patterns: readonly (string | null)[]): SqlTerm {
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(?) p WHERE fits_host_pattern(p.value, i.hostname))`,
    values: [JSON.stringify(patterns)],
  };
}

/** Some of the facts are lacking, the region among them, which classes know only at times. */
function lackWithRegionTerm(facts: readonly LackedFact[]): SqlTerm {
  const withoutRegion: SqlTerm = { sql: 'i.region IS NULL', values: [] };
  const others = facts.filter((fact) => fact !== 'region');
  if (others.length === 0) return withoutRegion;
  const { sql, values } = lackTerm(others);
  return anyOf([
    withoutRegion,
    {
      sql: `i.class_id IN (SELECT c.id FROM class_verdict v JOIN item_class c ON c.id = v.class_id
        WHERE ${sql})`,
      values,
    },
  ]);
}

/** Facts that are lacking, the region among them, which items know. */
export const regionChoice: Choice = (choices) =>
  choices.lacks?.includes('region') === true ? [lackWithRegionTerm(choices.lacks)] : [];

/** Choices that need the items themselves, over `item i`. */
export const ITEM_CHOICES: readonly Choice[] = [
  choice('sites', (sites) => oneOf(foldedSite(SITE_OF_ITEM), folded(sites))),
  choice('regions', (regions) => oneOf('fold_case(i.region)', folded(regions))),
  choice('models', (models) => oneOf('i.model', models)),
  choice('hostPatterns', hostTerm),
  choice('siteKinds', (kinds) => oneOf('site_kind(i.site, i.site_name)', kinds)),
  choice('importIds', (ids) => oneOf('i.import_id', ids)),
];
