import type { WhatIf } from '#shared/contract/what-if';
import type { IsoDate } from '#shared/domain/date';
import type { PolicyPack } from '#shared/domain/policy';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { asOfDate, readSettings } from '../../database/settings.ts';
import { installBoundaries } from '../../evaluation/evaluate.ts';
import { askForRegions } from '../../evaluation/marks.ts';
import { readListings } from '../../evaluation/policy-records.ts';
import { asksRegions } from '../filter-sql.ts';
import { actingPacks, readPacks } from '../packs.ts';
import { parsePackText } from './pack-text.ts';

/** Under what the items of a scenario are judged, beside its steps. */
export type Scenario = {
  readonly asOf: IsoDate;
  readonly homeCountry: string | null;
  /** With the rules that act. */
  readonly packs: readonly PolicyPack[];
  /** The days that tell install dates apart, where stored classes do not know all of them. */
  readonly boundaries: readonly IsoDate[] | null;
  /** True where rules or steps ask for regions and no pack of the workspace does. */
  readonly needsRegions: boolean;
};

function choosePacks(db: Database, { packs, packText }: WhatIf): PolicyPack[] {
  const stored = readPacks(db);
  const active = stored.flatMap(({ pack, isActive }) => (isActive ? [pack.id] : []));
  const ids = new Set([...(packs?.mode === 'instead' ? [] : active), ...(packs?.ids ?? [])]);
  const given = packText === undefined ? null : parsePackText(packText);
  const chosen = [...ids].map((id) => {
    const found = stored.find(({ pack }) => pack.id === id);
    if (found !== undefined) return found.pack;
    const known = stored.map(({ pack }) => pack.id).join(', ');
    throw new AppError('not-found', `There is no policy "${id}"; known are ${known}.`);
  });
  const others = chosen.filter(({ id }) => id !== given?.id);
  return actingPacks(db, given === null ? others : [...others, given]);
}

/** Works out a scenario's policies and date. Fails as `policies.whatIf` does. */
export function readScenario(db: Database, whatIf: WhatIf): Scenario {
  const settings = readSettings(db);
  const packs = choosePacks(db, whatIf);
  const known = new Set(settings.installBoundaries);
  const needed = installBoundaries(packs, readListings(db));
  const hasNewDays = needed.some((day) => !known.has(day));
  return {
    asOf: whatIf.asOf ?? asOfDate(settings),
    homeCountry: settings.homeCountry,
    packs,
    boundaries: hasNewDays ? [...new Set([...known, ...needed])].toSorted() : null,
    needsRegions:
      (askForRegions(packs) || whatIf.steps.some(({ filter }) => asksRegions(filter))) &&
      !askForRegions(readPacks(db).map(({ pack }) => pack)),
  };
}
