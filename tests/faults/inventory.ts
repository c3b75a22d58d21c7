import { writeFileSync } from 'node:fs';
import type { Random } from './random.ts';

const VENDORS = ['Huawei', 'ZTE', 'Nokia', 'Ericsson', 'Cisco Systems', 'Juniper', 'Nobody Ltd'];
const COUNTRIES = ['DE', 'FR', 'PL', 'NO'];
const ROLES = ['Core router', 'eNodeB', 'OLT', 'Access switch'];

/** Sites that inventories name; steps choose items by them. */
export const SITES = ['BER', 'PAR', 'WAW', 'OSL', 'HAM', 'LEJ'];

/** Serial numbers come from so many, so that two files have items in common. */
const SERIALS = 20_000;

/** Stands in each row, so that it can be looked for where nothing should be readable. */
export const IN_EACH_ROW = 'of the shelf';

/** Writes an inventory of `rows` different items. */
export function writeInventory(path: string, rows: number, random: Random): void {
  const serials = new Set<number>();
  while (serials.size < rows) serials.add(random.below(SERIALS));
  const lines = [...serials].map((serial) =>
    [
      `S${serial}`,
      random.pick(VENDORS),
      `M${random.below(40)}`,
      random.pick(ROLES),
      random.pick(SITES),
      random.pick(COUNTRIES),
      `Row ${random.below(1_000_000)} ${IN_EACH_ROW}`,
    ].join(','),
  );
  writeFileSync(path, `Serial,Vendor,Model,Role,Site Code,Country,Notes\n${lines.join('\n')}\n`);
}
