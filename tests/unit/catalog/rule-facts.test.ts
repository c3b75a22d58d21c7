import { describe, expect, it } from 'vitest';
import type { RuleEffect } from '#shared/domain/policy';
import { builtInPacks } from '#main/tagging/built-in-packs';

/**
 * What each rule demands, as its source has it: effect, first day, last day or years after a listing,
 * greatest share or fewest suppliers, and how certain all of that is. Written down a second time, so
 * that no day or cap changes unnoticed.
 */
const FACTS: Readonly<Record<string, string>> = {
  'eu-2023-4049': 'review 2023-06-15 - - V-off',
  'eu-sm03-core': 'review 2020-01-29 - - MEM+',
  'eu-sm03-ran': 'review 2020-01-29 - - MEM+',
  'eu-sm03-others': 'review 2020-01-29 - - MEM+',
  'eu-sm05-ran': 'diversity 2020-01-29 - 2 MEM+',
  'eu-sm05-core': 'diversity 2020-01-29 - 2 MEM+',
  'eu-csa2-annex2': 'remove-after-listing 2026-01-20 3y - V-sec',
  'eu-csa2-key-assets': 'remove-after-listing 2026-01-20 3y - MEM+',
  'eu-csa2-new': 'no-new 2026-01-20 - - V-sec',
  'eu-csa2-new-key-assets': 'no-new 2026-01-20 - - MEM+',
  'at-45': 'review 2021-11-01 - - V-off',
  'be-authorise': 'authorise 2023-05-11 - - V-off',
  'be-core': 'remove-by 2023-05-11 2028-12-31 - MEM',
  'be-ran-cap': 'cap 2023-05-11 2028-12-31 0.35 MEM',
  'be-zones': 'remove-by 2023-05-11 2028-12-31 - MEM',
  'cz-warning': 'review 2018-12-17 - - V-off',
  'cz-2025': 'review 2025-11-01 - - V-off',
  'dk-critical': 'prohibit 2021-06-08 - - MEM',
  'dk-review': 'review 2021-06-08 - - MEM',
  'ee-permit': 'authorise 2022-11-25 - - V-off',
  'ee-5g': 'remove-by 2022-11-25 2025-12-31 - V-off',
  'ee-2g4g': 'remove-by 2022-11-25 2029-12-31 - V-off',
  'fi-critical': 'review 2026-12-19 - - V-off',
  'fi-2026-base-stations': 'review 2026-12-19 - - V-off',
  'fi-ordered': 'prohibit 2026-12-19 - - V-off',
  'fr-34-11': 'authorise 2019-08-01 - - V-off',
  'fr-dense': 'review 2019-08-01 - - V-sec',
  'de-core': 'remove-by 2024-07-11 2026-12-31 - V-off',
  'de-nms': 'remove-by 2024-07-11 2029-12-31 - V-off',
  'ie-measure': 'prohibit 2023-12-31 - - MEM',
  'ie-review': 'review 2023-12-31 - - MEM',
  'it-5g': 'authorise 2019-03-25 - - V-sec',
  'lt-listed': 'review 2021-05-31 - - MEM+',
  'lt-critical': 'review 2021-05-31 - - MEM+',
  'lt-origin': 'review 2022-03-17 - - V-sec',
  'nl-critical': 'prohibit 2021-10-01 - - V-sec',
  'nl-listed': 'prohibit 2021-10-01 - - V-off',
  'pl-new': 'no-new 2026-04-03 - - V-sec',
  'pl-annex3': 'remove-after-listing 2026-04-03 4y - V-sec',
  'pl-annex3-radio': 'remove-after-listing 2026-04-03 4y - V-sec',
  'pl-all': 'remove-after-listing 2026-04-03 7y - V-sec',
  'pt-listed': 'review 2023-05-23 - - V-sec',
  'pt-listed-4g': 'review 2023-05-23 - - V-sec',
  'pt-headquarters': 'review 2023-05-23 - - V-sec',
  'pt-headquarters-4g': 'review 2023-05-23 - - V-sec',
  'ro-core': 'remove-after-listing 2021-06-11 5y - V-sec',
  'ro-other': 'remove-after-listing 2021-06-11 7y - V-sec',
  'ro-authorise': 'authorise 2021-06-11 - - V-sec',
  'es-core': 'remove-after-listing 2022-03-29 1y - V-off',
  'es-core-new': 'no-new 2022-03-29 - - V-off',
  'es-zones': 'remove-after-listing 2022-03-29 1y - V-off',
  'es-zones-new': 'no-new 2022-03-29 - - V-off',
  'es-diversity': 'diversity 2022-03-29 - 2 V-off',
  'se-2020-new': 'no-new 2020-10-20 - - V-sec',
  'se-2020-remove': 'remove-by 2020-10-20 2025-01-01 - V-sec',
  'uk-dvd-5g-new': 'no-new 2022-10-13 - - V-sec',
  'uk-dvd-5g': 'remove-by 2022-10-13 2027-12-31 - V-off',
  'uk-dvd-core': 'remove-by 2022-10-13 2023-12-31 - V-sec',
  'uk-dvd-ran-cap': 'cap 2022-10-13 2023-07-31 0.35 V-sec',
  'uk-dvd-fttp-cap': 'cap 2022-10-13 2023-10-31 0.35 V-sec',
  'uk-dvd-fttp-new': 'no-new 2022-10-13 - - V-sec',
  'uk-dvd-nsites': 'remove-by 2022-10-13 2023-01-28 - V-sec',
  'uk-dvd-tx': 'remove-by 2022-10-13 2025-12-31 - V-sec',
  'us-fcc-huawei': 'no-new 2021-03-12 - - V-sec',
  'us-fcc-zte': 'no-new 2021-03-12 - - V-sec',
  'us-fcc-hytera': 'no-new 2021-03-12 - - V-sec',
  'us-fcc-hikvision': 'no-new 2021-03-12 - - V-sec',
  'us-fcc-dahua': 'no-new 2021-03-12 - - V-sec',
  'us-fcc-kaspersky': 'no-new 2022-03-25 - - V-sec',
  'us-fcc-kaspersky-integrated': 'no-new 2024-07-23 - - V-sec',
  'us-fcc-cmi': 'no-new 2022-03-25 - - V-sec',
  'us-fcc-cta': 'no-new 2022-03-25 - - V-sec',
  'us-fcc-cua': 'no-new 2022-09-20 - - V-sec',
  'us-fcc-pacnet': 'no-new 2022-09-20 - - V-sec',
  'us-fcc-uas': 'no-new 2025-12-22 - - V-sec',
  'us-fcc-uas-foreign': 'no-new 2025-12-22 - - V-sec',
  'us-fcc-router': 'no-new 2026-03-23 - - V-sec',
  'us-889b-huawei-zte': 'prohibit 2020-08-13 - - V-sec',
  'us-889b-video': 'prohibit 2020-08-13 - - V-sec',
  'us-889-listed': 'prohibit 2020-08-13 - - V-sec',
  'us-scrp-covered': 'review 2020-12-10 - - V-sec',
  'us-subsidy': 'no-new 2021-05-11 - - V-sec',
  'ca-new': 'no-new 2022-09-01 - - V-sec',
  'ca-5g': 'remove-by 2022-05-19 2024-06-28 - V-sec',
  'ca-4g': 'remove-by 2022-05-19 2027-12-31 - V-sec',
  'au-listed': 'review 2018-08-23 - - V-sec',
  'au-huawei-zte': 'review 2018-08-23 - - V-sec',
  'nz-review': 'review 2018-11-28 - - V-sec',
  'nz-listed': 'authorise 2018-11-28 - - V-sec',
  'jp-5g': 'review 2019-04-10 - - V-sec',
  'jp-press': 'review 2019-04-10 - - V-sec',
  'in-trusted': 'authorise 2021-06-15 - - V-sec',
  'in-no-procurement': 'no-new 2021-06-15 - - V-sec',
};

const rules = builtInPacks().flatMap((pack) => pack.rules);

function factsOf(effect: RuleEffect): string {
  const last =
    'deadline' in effect ? effect.deadline : 'years' in effect ? `${effect.years}y` : '-';
  const most = 'share' in effect ? effect.share : 'suppliers' in effect ? effect.suppliers : '-';
  return `${effect.kind} ${effect.from} ${last} ${most}`;
}

describe('the rules that the app ships', () => {
  it('are those that are listed here, and no other', () => {
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(Object.keys(FACTS).toSorted());
  });

  it.each(rules)(
    '$id has the days, caps and certainty of its source',
    ({ id, effect, certainty }) => {
      expect(`${factsOf(effect)} ${certainty}`).toBe(FACTS[id]);
    },
  );
});
