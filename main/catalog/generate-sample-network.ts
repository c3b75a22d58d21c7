/**
 * Writes `sample-network.csv`, the inventory behind "Try it with the sample network": two thousand
 * items of Meridan Telecom, an operator that does not exist, in eight countries. The same seed
 * gives the same bytes, so that a test can compare. To write the file anew, in the checkout:
 *
 *   ELECTRON_RUN_AS_NODE=1 npx electron main/catalog/generate-sample-network.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Dice } from './dice.ts';
import {
  SOURCE,
  type Country,
  type Kind,
  type Offer,
  type Place,
} from './sample-network-source.ts';

const SEED = 20_261_123;
const LAST_INSTALL_DAY = Date.UTC(2026, 9, 31);
const DAY = 86_400_000;

const HEADINGS = [
  'Asset ID',
  'Serial No',
  'NE Name',
  'Vendor',
  'Model',
  'Part No',
  'Role',
  'Network Layer',
  'Technology',
  'Site ID',
  'Site Name',
  'Country',
  'Region',
  'Latitude',
  'Longitude',
  'Status',
  'Install Date',
  'SW Version',
  'Mgmt IP',
  'MAC Address',
  'SNMP OID',
  'Qty',
  'Unit Cost',
  'Currency',
  'Rack',
  'Contract No',
  'Remarks',
] as const;
type Row = Record<(typeof HEADINGS)[number], string>;

const STATUSES = [
  { text: 'Active', weight: 70 },
  { text: 'In service', weight: 18 },
  { text: 'Offline', weight: 2 },
  { text: 'Planned', weight: 3 },
  { text: 'Spare', weight: 3.5 },
  { text: 'Decommissioned', weight: 3.5 },
];

type Site = {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly cityCode: string;
  readonly subnet: number;
};

const SITES_OF: Readonly<Record<Place, { mark: string; word: string; count: number }>> = {
  hub: { mark: 'DC', word: 'Data Centre', count: 1 },
  exchange: { mark: 'EX', word: 'Exchange', count: 3 },
  mast: { mark: 'M', word: 'Mast', count: 14 },
};

function sitesOf(country: Country, place: Place, dice: Dice): readonly Site[] {
  const { mark, word, count } = SITES_OF[place];
  const spread = place === 'mast' ? 90 : 30;
  return country.cities.flatMap((town, index) =>
    Array.from({ length: count }, (_, number) => {
      const shift = (): number => dice.between(-spread, spread) / 1000;
      const label = String(number + 1).padStart(2, '0');
      return {
        id: `${country.code}-${town.code}-${mark}${label}`,
        name: `${town.name}, ${word} ${number + 1}`,
        region: town.region,
        latitude: (town.latitude + shift()).toFixed(5),
        longitude: (town.longitude + shift()).toFixed(5),
        cityCode: town.code.toLowerCase(),
        subnet: (index * 24 + number + (place === 'mast' ? 0 : place === 'hub' ? 14 : 16)) % 256,
      };
    }),
  );
}

function softwareOf(maker: string, dice: Dice): string {
  switch (maker) {
    case 'huawei':
      return `V${dice.pick(['100', '200', '800'])}R0${dice.between(10, 23)}C${dice.pick(['00', '10'])}SPC${dice.between(1, 6)}00`;
    case 'zte':
      return `V${dice.between(2, 6)}.${dice.between(10, 40)}.${dice.digits(2)}P0${dice.between(1, 9)}`;
    case 'nokia':
      return `${dice.between(19, 25)}.${dice.pick([2, 5, 7, 10])}.R${dice.between(1, 9)}`;
    case 'ericsson':
      return `${dice.between(19, 26)}.Q${dice.between(1, 4)}`;
    case 'cisco':
      return `${dice.between(6, 7)}.${dice.between(1, 11)}.${dice.between(1, 4)}`;
    case 'juniper':
      return `${dice.between(18, 24)}.${dice.between(1, 4)}R${dice.between(1, 3)}-S${dice.between(1, 9)}`;
    default:
      return `${dice.between(1, 12)}.${dice.between(0, 9)}.${dice.between(0, 9)}`;
  }
}

function serialOf(maker: string, dice: Dice): string {
  switch (maker) {
    case 'huawei':
      return `2102${dice.digits(6)}${dice.letters(2)}${dice.digits(8)}`;
    case 'zte':
      return `7${dice.digits(11)}`;
    case 'cisco':
      return `${dice.letters(3)}${dice.digits(4)}${dice.letters(1)}${dice.digits(3)}`;
    case 'nokia':
      return `NS${dice.digits(9)}`;
    case 'ericsson':
      return `${dice.letters(1)}${dice.digits(9)}`;
    default:
      return `00${dice.digits(8)}`;
  }
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The makers of a kind, with the country's leaning. */
function offersIn(country: Country, kind: Kind): readonly Offer[] {
  const isLeaning = ({ maker }: Offer): boolean => maker === 'huawei' || maker === 'zte';
  return kind.offers.map((offer) =>
    isLeaning(offer) ? { ...offer, weight: offer.weight * country.lean } : offer,
  );
}

/** A value, or nothing where nobody filled the cell in. */
const unlessMissing = (dice: Dice, probability: number, value: string): string =>
  dice.hits(probability) ? '' : value;

class Network {
  readonly #dice = new Dice(SEED);
  readonly #serials = new Set<string>();
  readonly #hosts = new Map<string, number>();
  #count = 0;

  rows(): readonly Row[] {
    return SOURCE.countries.flatMap((country, index) => {
      const sites = {
        hub: sitesOf(country, 'hub', this.#dice),
        exchange: sitesOf(country, 'exchange', this.#dice),
        mast: sitesOf(country, 'mast', this.#dice),
      };
      return Array.from({ length: country.items }, () => this.#row(country, index, sites));
    });
  }

  #row(country: Country, countryIndex: number, sites: Record<Place, readonly Site[]>): Row {
    const dice = this.#dice;
    const kind = dice.pickWeighted(SOURCE.kinds);
    const { maker, models } = dice.pickWeighted(offersIn(country, kind));
    const model = dice.pick(models);
    const site = dice.pick(sites[kind.place]);
    const objectId = SOURCE.objectIds[model];
    const status = dice.pickWeighted(STATUSES).text;
    const quantity = dice.pick(kind.quantity);
    const isOneUnit = quantity === 1 && status !== 'Planned';
    const installedOn = this.#installDay(kind);
    this.#count += 1;
    return {
      'Asset ID': `MT-${String(this.#count).padStart(6, '0')}`,
      'Serial No': isOneUnit ? unlessMissing(dice, 0.02, this.#serial(maker)) : '',
      'NE Name': this.#host(site, kind),
      Vendor: unlessMissing(dice, 0.012, dice.pickWeighted(SOURCE.makers[maker] ?? []).text),
      Model: unlessMissing(dice, 0.01, model),
      'Part No': unlessMissing(dice, 0.45, `0${dice.digits(7)}`),
      Role: unlessMissing(dice, 0.05, country.words[kind.role] ?? kind.role),
      'Network Layer': unlessMissing(dice, 0.35, kind.layer),
      Technology: dice.pick(kind.technology),
      'Site ID': site.id,
      'Site Name': site.name,
      Country: unlessMissing(dice, 0.008, country.code),
      Region: site.region,
      Latitude: site.latitude,
      Longitude: site.longitude,
      Status: status,
      'Install Date': status === 'Planned' ? '' : unlessMissing(dice, 0.06, installedOn),
      'SW Version': unlessMissing(dice, 0.1, softwareOf(maker, dice)),
      'Mgmt IP': this.#address(kind, countryIndex, site),
      'MAC Address': isOneUnit ? unlessMissing(dice, 0.15, this.#mac()) : '',
      'SNMP OID': objectId === undefined ? '' : `1.3.6.1.4.1.${objectId}`,
      Qty: String(quantity),
      'Unit Cost': unlessMissing(dice, 0.08, this.#cost(kind, country)),
      Currency: country.currency,
      Rack:
        kind.place === 'mast'
          ? ''
          : `R${dice.between(1, 24)}-${String(dice.between(1, 42)).padStart(2, '0')}`,
      'Contract No': unlessMissing(
        dice,
        0.3,
        `C-${Number(installedOn.slice(0, 4)) - dice.between(0, 1)}-${dice.digits(4)}`,
      ),
      Remarks: dice.hits(0.05) ? dice.pick(SOURCE.remarks) : '',
    };
  }

  #serial(maker: string): string {
    for (;;) {
      const serial = serialOf(maker, this.#dice);
      if (this.#serials.has(serial)) continue;
      this.#serials.add(serial);
      return serial;
    }
  }

  #host(site: Site, kind: Kind): string {
    const stem = `${site.cityCode}-${kind.short}`;
    const number = (this.#hosts.get(stem) ?? 0) + 1;
    this.#hosts.set(stem, number);
    const name = `${stem}${String(number).padStart(3, '0')}`;
    return this.#dice.hits(0.15) ? name.toUpperCase() : name;
  }

  #installDay(kind: Kind): string {
    const [first, last] = kind.years;
    const from = Date.UTC(first, 0, 1);
    const to = Math.min(Date.UTC(last, 11, 31), LAST_INSTALL_DAY);
    return isoDay(from + this.#dice.between(0, (to - from) / DAY) * DAY);
  }

  /** Private ranges; routers that face the internet stand in those for documentation. */
  #address(kind: Kind, countryIndex: number, site: Site): string {
    const dice = this.#dice;
    if (dice.hits(0.07)) return '';
    if (kind.role !== 'Peering Router') {
      return `10.${20 + countryIndex}.${site.subnet}.${dice.between(1, 254)}`;
    }
    return `${dice.pick(['192.0.2', '198.51.100', '203.0.113'])}.${dice.between(1, 254)}`;
  }

  /** Locally administered, so that no maker's address is borrowed. */
  #mac(): string {
    const byte = (): string => this.#dice.between(0, 255).toString(16).padStart(2, '0');
    return ['02', byte(), byte(), byte(), byte(), byte()].join(':').toUpperCase();
  }

  #cost(kind: Kind, country: Country): string {
    const [low, high] = kind.cost;
    return (this.#dice.between(low, high) * country.rate).toFixed(2);
  }
}

const quoted = (cell: string): string =>
  /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The sample inventory: RFC 4180 with a comma, UTF-8 without a byte order mark, LF. */
export function generateSampleNetwork(): string {
  const lines = new Network()
    .rows()
    .map((row) => HEADINGS.map((heading) => quoted(row[heading])).join(','));
  return `${[HEADINGS.join(','), ...lines].join('\n')}\n`;
}

const isRunDirectly = process.argv[1] === fileURLToPath(import.meta.url);
if (isRunDirectly) {
  writeFileSync(new URL('./sample-network.csv', import.meta.url), generateSampleNetwork());
}
