import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { dirname } from 'node:path';

/** Rows of a large inventory, the same on every machine for the same seed. */

const HEADINGS =
  'Asset ID,Serial Number,Hostname,Vendor,Model,Part Number,Role,Layer,Generation,Site Code,Site Name,Country,Status,Install Date,IP Address,Rack';

/** Vendor as written, then model, role and generation of its equipment. */
const EQUIPMENT: readonly (readonly [string, string, string, string])[] = [
  ['Huawei Technologies Co., Ltd.', 'NE40E-X8', 'Aggregation Router', ''],
  ['Huawei Technologies Co., Ltd.', 'BBU5900', 'gNodeB', '5G'],
  ['Huawei Technologies Co., Ltd.', 'MA5800-X17', 'OLT', ''],
  ['HUAWEI', 'AAU5613', 'gNodeB', '5G'],
  ['HUAWEI', 'OptiX OSN 9800', 'DWDM', ''],
  ['HUAWEI', 'CE12808', 'Data Centre Switch', ''],
  ['ZTE Corporation', 'ZXR10 M6000-8S', 'Core Router', ''],
  ['ZTE Corporation', 'ZXA10 C600', 'OLT', ''],
  ['ZTE Corporation', 'ZXRAN AAU A9611', 'gNodeB', '5G'],
  ['Nokia', '7750 SR-7s', 'Core Router', ''],
  ['Nokia', 'AirScale ASIK', 'gNodeB', '4G/5G'],
  ['Nokia', '1830 PSS-8', 'DWDM', ''],
  ['Nokia Solutions and Networks Oy', '7250 IXR-e', 'Cell Site Router', '4G/5G'],
  ['Nokia Solutions and Networks Oy', '7360 ISAM FX-16', 'DSLAM', ''],
  ['Ericsson AB', 'Baseband 6648', 'eNodeB', '4G'],
  ['Ericsson AB', 'Radio 4449', 'gNodeB', '5G'],
  ['Ericsson AB', 'MINI-LINK 6352', 'Microwave', ''],
  ['Cisco Systems, Inc.', 'ASR-9910', 'Core Router', ''],
  ['Cisco Systems, Inc.', 'C9300-48P', 'Access Switch', ''],
  ['Juniper Networks', 'MX960', 'Aggregation Router', ''],
  ['Juniper Networks', 'PTX10008', 'Core Router', ''],
  ['Samsung Electronics', 'vDU', 'gNodeB', '5G'],
  ['Ciena Corp', '6500-S14', 'DWDM', ''],
  ['ADVA', 'FSP 3000R7', 'DWDM', ''],
  ['Acme Networks Ltd', 'AN-100', 'Packet Core Gateway', '5G'],
];
const COUNTRIES = ['DE', 'GB', 'FR', 'ES', 'PL', 'SE', 'CZ', 'AT'];
const STATUSES = ['In Service', 'In Service', 'In Service', 'Active', 'Spare', 'Decommissioned'];

/** A multiplicative congruential generator (Park and Miller, 1988), values below 2^31 - 1. */
function* numbers(seed: number): Generator<number, never, undefined> {
  let state = seed;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** One row of 16 cells, about 155 bytes. */
function rowOf(index: number, next: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[next() % list.length] as T;
  const [vendor, model, role, generation] = pick(EQUIPMENT);
  const country = pick(COUNTRIES);
  const site = next() % 8000;
  const maker = vendor.includes(',') ? `"${vendor}"` : vendor;
  const day = `${2012 + (next() % 14)}-${pad(1 + (next() % 12), 2)}-${pad(1 + (next() % 28), 2)}`;
  return [
    `AST-${pad(index, 8)}`,
    `${pad(next(), 10)}${pad(index, 7)}`,
    `${country.toLowerCase()}-s${pad(site, 4)}-ne${index}`,
    maker,
    model,
    `PN${pad(next() % 90_000, 6)}`,
    // One in eight rows leaves its role blank, one in ten states its layer.
    next() % 8 === 0 ? '' : role,
    next() % 10 === 0 ? (role === 'Core Router' ? 'core' : 'edge') : '',
    generation,
    `${country}${pad(site, 5)}`,
    `Exchange ${site} ${country}`,
    country,
    pick(STATUSES),
    day,
    `10.${next() % 250}.${next() % 250}.${next() % 250}`,
    `R${next() % 40}`,
  ].join(',');
}

/** Writes the inventory of `rows` rows to `path`, unless it is there already. */
export async function generateInventory(
  path: string,
  rows: number,
  seed = 20_261_123,
): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const source = numbers(seed);
  const next = (): number => source.next().value;
  const out = createWriteStream(`${path}.part`);
  let buffer = `${HEADINGS}\n`;
  for (let index = 1; index <= rows; index += 1) {
    buffer += `${rowOf(index, next)}\n`;
    if (buffer.length < 1 << 20) continue;
    if (!out.write(buffer)) await once(out, 'drain');
    buffer = '';
  }
  out.end(buffer);
  await once(out, 'finish');
  renameSync(`${path}.part`, path);
}
