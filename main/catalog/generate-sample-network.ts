/**
 * Writes `sample-network.csv`, the inventory behind "Try it with the sample network": two thousand
 * items of Meridan Telecom, an operator that does not exist, in eight countries. The same seed
 * gives the same bytes, so that a test can compare. To write the file anew, in the checkout:
 *
 *   ELECTRON_RUN_AS_NODE=1 npx electron main/catalog/generate-sample-network.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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

/** Numbers between 0 and 1 that only depend on the seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** True with the given probability. */
  hits(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new RangeError('There is nothing to pick from.');
    return choice;
  }

  pickWeighted<T>(choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = this.#random() * total;
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    throw new RangeError('There is nothing to pick from.');
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.between(0, 9))).join('');
  }

  letters(length: number): string {
    return Array.from({ length }, () => this.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])).join('');
  }
}

type City = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly latitude: number;
  readonly longitude: number;
};
type Country = {
  readonly code: string;
  readonly items: number;
  readonly currency: string;
  /** Units of the currency for one euro, roughly. */
  readonly rate: number;
  /** How much likelier than elsewhere the radio is Huawei's or ZTE's. */
  readonly lean: number;
  readonly words: Readonly<Record<string, string>>;
  readonly cities: readonly City[];
};

const city = (
  code: string,
  name: string,
  region: string,
  latitude: number,
  longitude: number,
): City => ({ code, name, region, latitude, longitude });

const COUNTRIES: readonly Country[] = [
  {
    code: 'DE',
    items: 560,
    currency: 'EUR',
    rate: 1,
    lean: 1,
    words: {
      'Base Station': 'Basisstation',
      'Access Router': 'Zugangsrouter',
      Microwave: 'Richtfunk',
      NMS: 'Netzmanagementsystem',
    },
    cities: [
      city('FRA', 'Frankfurt am Main', 'Hessen', 50.11, 8.68),
      city('BER', 'Berlin', 'Berlin', 52.52, 13.4),
      city('MUC', 'München', 'Bayern', 48.14, 11.58),
      city('HAM', 'Hamburg', 'Hamburg', 53.55, 9.99),
      city('CGN', 'Köln', 'Nordrhein-Westfalen', 50.94, 6.96),
      city('NUE', 'Nürnberg', 'Bayern', 49.45, 11.08),
      city('LEJ', 'Leipzig', 'Sachsen', 51.34, 12.37),
    ],
  },
  {
    code: 'GB',
    items: 300,
    currency: 'GBP',
    rate: 0.86,
    lean: 0.8,
    words: {},
    cities: [
      city('LON', 'London', 'England', 51.51, -0.13),
      city('MAN', 'Manchester', 'England', 53.48, -2.24),
      city('BHM', 'Birmingham', 'England', 52.49, -1.89),
      city('GLA', 'Glasgow', 'Scotland', 55.86, -4.25),
      city('CDF', 'Cardiff', 'Wales', 51.48, -3.18),
    ],
  },
  {
    code: 'FR',
    items: 280,
    currency: 'EUR',
    rate: 1,
    lean: 0.7,
    words: {
      'Base Station': 'Station de base',
      'Access Router': 'Routeur d’accès',
      'Core Router': 'Routeur de cœur',
      Firewall: 'Pare-feu',
    },
    cities: [
      city('PAR', 'Paris', 'Île-de-France', 48.86, 2.35),
      city('LYS', 'Lyon', 'Auvergne-Rhône-Alpes', 45.76, 4.84),
      city('MRS', 'Marseille', "Provence-Alpes-Côte d'Azur", 43.3, 5.37),
      city('BOD', 'Bordeaux', 'Nouvelle-Aquitaine', 44.84, -0.58),
      city('NTE', 'Nantes', 'Pays de la Loire', 47.22, -1.55),
    ],
  },
  {
    code: 'ES',
    items: 260,
    currency: 'EUR',
    rate: 1,
    lean: 1.4,
    words: {
      'Base Station': 'Estación base',
      'Access Router': 'Router de acceso',
      Microwave: 'Radioenlace',
    },
    cities: [
      city('MAD', 'Madrid', 'Comunidad de Madrid', 40.42, -3.7),
      city('BCN', 'Barcelona', 'Cataluña', 41.39, 2.17),
      city('AGP', 'Málaga', 'Andalucía', 36.72, -4.42),
      city('VLC', 'València', 'Comunitat Valenciana', 39.47, -0.38),
      city('BIO', 'Bilbao', 'País Vasco', 43.26, -2.93),
    ],
  },
  {
    code: 'PL',
    items: 220,
    currency: 'PLN',
    rate: 4.3,
    lean: 1.2,
    words: {},
    cities: [
      city('WAW', 'Warszawa', 'Mazowieckie', 52.23, 21.01),
      city('KRK', 'Kraków', 'Małopolskie', 50.06, 19.94),
      city('LCJ', 'Łódź', 'Łódzkie', 51.76, 19.46),
      city('GDN', 'Gdańsk', 'Pomorskie', 54.35, 18.65),
    ],
  },
  {
    code: 'SE',
    items: 160,
    currency: 'SEK',
    rate: 11.2,
    lean: 0.3,
    words: {},
    cities: [
      city('STO', 'Stockholm', 'Stockholms län', 59.33, 18.07),
      city('GOT', 'Göteborg', 'Västra Götalands län', 57.71, 11.97),
      city('MMA', 'Malmö', 'Skåne län', 55.6, 13),
    ],
  },
  {
    code: 'CZ',
    items: 130,
    currency: 'CZK',
    rate: 24.8,
    lean: 0.9,
    words: {},
    cities: [
      city('PRG', 'Praha', 'Hlavní město Praha', 50.08, 14.44),
      city('BRQ', 'Brno', 'Jihomoravský kraj', 49.2, 16.61),
      city('PLZ', 'Plzeň', 'Plzeňský kraj', 49.75, 13.38),
    ],
  },
  {
    code: 'US',
    items: 90,
    currency: 'USD',
    rate: 1.1,
    lean: 0.25,
    words: {},
    cities: [
      city('DEN', 'Denver', 'Colorado', 39.74, -104.99),
      city('BOI', 'Boise', 'Idaho', 43.62, -116.2),
      city('OMA', 'Omaha', 'Nebraska', 41.26, -95.94),
    ],
  },
];

/** The makers as eight generations of buyers typed them. */
const SPELLINGS = {
  huawei: [
    ['Huawei', 10],
    ['HUAWEI', 4],
    ['Huawei Technologies Co., Ltd.', 5],
    ['HUAWEI TECHNOLOGIES CO.,LTD', 3],
    ['huawei technologies', 2],
    ['Huawei  Technologies', 1],
    ['华为', 0.4],
  ],
  zte: [
    ['ZTE', 8],
    ['ZTE Corporation', 4],
    ['zte corporation', 2],
    ['ZTE CORP.', 1],
  ],
  nokia: [
    ['Nokia', 9],
    ['NOKIA', 3],
    ['Nokia Solutions and Networks', 3],
    ['Nokia Siemens Networks', 2],
    ['NSN', 2],
    ['Nokia Oyj', 1],
  ],
  ericsson: [
    ['Ericsson', 10],
    ['ERICSSON', 3],
    ['Ericsson AB', 4],
    ['LM Ericsson', 2],
    ['Telefonaktiebolaget LM Ericsson', 1],
  ],
  cisco: [
    ['Cisco', 8],
    ['Cisco Systems', 4],
    ['Cisco Systems, Inc.', 3],
    ['CISCO', 2],
  ],
  juniper: [
    ['Juniper', 6],
    ['Juniper Networks', 5],
    ['Juniper Networks, Inc.', 2],
    ['JNPR', 1],
  ],
  samsung: [
    ['Samsung', 4],
    ['Samsung Electronics Co., Ltd.', 2],
    ['SAMSUNG NETWORKS', 1],
  ],
  ciena: [
    ['Ciena', 5],
    ['Ciena Corporation', 2],
    ['CIENA', 1],
  ],
  adtran: [
    ['ADVA', 4],
    ['Adtran', 3],
    ['ADVA Optical Networking', 2],
    ['Adtran Networks SE', 1],
  ],
  hikvision: [
    ['Hikvision', 4],
    ['HIKVISION', 2],
    ['Hangzhou Hikvision Digital Technology Co.,Ltd.', 1],
  ],
  'alcatel-lucent': [['Alcatel-Lucent', 1]],
  tellumar: [
    ['Tellumar Systems', 2],
    ['TELLUMAR', 1],
  ],
  nordwell: [['Nordwell Power', 1]],
  'lg-ericsson': [['LG-Ericsson', 1]],
} as const satisfies Record<string, readonly (readonly [string, number])[]>;
type Maker = keyof typeof SPELLINGS;

type Place = 'hub' | 'exchange' | 'mast';
type Offer = readonly [maker: Maker, weight: number, models: readonly string[]];
type Kind = {
  readonly role: string;
  /** Stands in host names. */
  readonly short: string;
  readonly weight: number;
  readonly place: Place;
  /** What the layer column says where somebody filled it in. */
  readonly layer: 'Core' | 'Edge' | '';
  readonly technology: readonly string[];
  readonly years: readonly [number, number];
  /** Euros. */
  readonly cost: readonly [number, number];
  readonly quantity?: readonly number[];
  readonly offers: readonly Offer[];
};

const ROUTERS: readonly Offer[] = [
  ['huawei', 3, ['NE40E-X8', 'NE40E-X16A', 'NE8000 M8', 'HUAWEI NE40E-X3']],
  ['nokia', 3, ['7750 SR-7s', '7750 SR-12', '7250 IXR-R6', '7705 SAR-8']],
  ['cisco', 4, ['ASR 9010', 'ASR 9006', 'NCS 5508', 'NCS-540', 'ASR 920']],
  ['juniper', 3, ['MX960', 'MX480', 'ACX7100', 'MX204']],
  ['zte', 1, ['ZXR10 M6000-3S Plus']],
  ['alcatel-lucent', 0.5, ['7750 SR-12', '7705 SAR-8', '7450 ESS-7']],
];
const FIVE_G_CORE: readonly Offer[] = [
  ['ericsson', 5, ['PCC', 'PCG', 'CCES']],
  ['nokia', 4, ['CMM', 'CMG', 'Registers']],
  ['huawei', 1.5, ['UNC', 'UDG']],
  ['samsung', 0.5, ['vCore']],
];
const FOUR_G_CORE: readonly Offer[] = [
  ['ericsson', 4, ['SGSN-MME', 'EPG', 'HSS-FE']],
  ['nokia', 3, ['CMM', '7750 MG']],
  ['cisco', 2, ['ASR 5500', 'ASR 5000']],
  ['huawei', 2, ['USN9810', 'UGW9811']],
  ['zte', 1, ['ZXUN uMAC', 'ZXUN xGW']],
];
const OLD_CORE: readonly Offer[] = [
  ['huawei', 3, ['USN9810', 'UGW9811', 'HLR9820']],
  ['ericsson', 3, ['SGSN-MME', 'CUDB']],
  ['nokia', 2, ['CMG']],
];

const functionKind = (
  role: string,
  weight: number,
  technology: string,
  years: readonly [number, number],
  offers: readonly Offer[],
): Kind => ({
  role,
  short: role.toLowerCase(),
  weight,
  place: 'hub',
  layer: 'Core',
  technology: [technology],
  years,
  cost: [60_000, 420_000],
  offers,
});

const KINDS: readonly Kind[] = [
  functionKind('AMF', 4, '5G', [2020, 2026], FIVE_G_CORE),
  functionKind('SMF', 4, '5G', [2020, 2026], FIVE_G_CORE),
  functionKind('UPF', 6, '5G', [2020, 2026], FIVE_G_CORE),
  functionKind('UDM', 3, '5G', [2020, 2026], FIVE_G_CORE),
  functionKind('PCF', 2, '5G SA', [2021, 2026], FIVE_G_CORE),
  functionKind('NRF', 2, '5G SA', [2021, 2026], FIVE_G_CORE),
  functionKind('MME', 6, '4G', [2012, 2023], FOUR_G_CORE),
  functionKind('PGW', 5, 'LTE', [2012, 2023], FOUR_G_CORE),
  functionKind('HSS', 3, '4G', [2012, 2022], FOUR_G_CORE),
  functionKind('SGSN', 3, '2G/3G', [2006, 2016], OLD_CORE),
  functionKind('HLR', 2, '2G/3G', [2005, 2014], OLD_CORE),
  {
    role: 'NFVO',
    short: 'nfvo',
    weight: 4,
    place: 'hub',
    layer: '',
    technology: ['5G', ''],
    years: [2019, 2026],
    cost: [80_000, 300_000],
    offers: [
      ['ericsson', 3, ['EO']],
      ['nokia', 3, ['CloudBand']],
      ['huawei', 1, ['CloudOpera']],
    ],
  },
  {
    role: 'NMS',
    short: 'nms',
    weight: 16,
    place: 'hub',
    layer: '',
    technology: ['5G', '4G/5G', '4G', ''],
    years: [2012, 2026],
    cost: [25_000, 160_000],
    offers: [
      ['huawei', 4, ['U2020', 'iMaster NCE', 'MAE']],
      ['ericsson', 3, ['ENM', 'OSS-RC']],
      ['nokia', 3, ['NetAct', 'NSP']],
      ['zte', 1, ['NetNumen U31', 'ElasticNet UME']],
    ],
  },
  {
    role: 'Core Router',
    short: 'cr',
    weight: 34,
    place: 'hub',
    layer: 'Core',
    technology: ['', '', '', '4G/5G'],
    years: [2010, 2026],
    cost: [45_000, 380_000],
    offers: [
      ['cisco', 4, ['ASR 9922', 'NCS 6008', 'CRS-X', 'NCS 5508']],
      ['juniper', 4, ['MX2020', 'PTX10008', 'MX10003', 'T4000']],
      ['nokia', 2, ['7750 SR-14s', '7950 XRS-20']],
      ['huawei', 2.5, ['NE5000E', 'NE9000', 'NE40E-X16A']],
    ],
  },
  {
    role: 'Core Switch',
    short: 'csw',
    weight: 12,
    place: 'hub',
    layer: 'Core',
    technology: [''],
    years: [2012, 2026],
    cost: [18_000, 90_000],
    offers: [
      ['huawei', 2, ['S12704', 'CE12808', 'CE16808']],
      ['cisco', 3, ['Nexus 9508', 'Catalyst 9600']],
      ['juniper', 2, ['QFX10008', 'EX9214']],
      ['alcatel-lucent', 1, ['OmniSwitch 9900', 'OS6900-X72']],
    ],
  },
  {
    role: 'Peering Router',
    short: 'px',
    weight: 9,
    place: 'hub',
    layer: '',
    technology: [''],
    years: [2012, 2026],
    cost: [60_000, 250_000],
    offers: [
      ['juniper', 4, ['MX960', 'PTX1000']],
      ['cisco', 3, ['ASR 9904', 'NCS 5501']],
      ['nokia', 2, ['7750 SR-1']],
    ],
  },
  {
    role: 'BNG',
    short: 'bng',
    weight: 12,
    place: 'hub',
    layer: '',
    technology: [''],
    years: [2011, 2025],
    cost: [50_000, 200_000],
    offers: [
      ['nokia', 3, ['7750 SR-12']],
      ['juniper', 3, ['MX960', 'MX480']],
      ['huawei', 2, ['NE40E-X8']],
      ['cisco', 2, ['ASR 9010']],
    ],
  },
  {
    role: 'Aggregation Router',
    short: 'agg',
    weight: 52,
    place: 'exchange',
    layer: '',
    technology: [''],
    years: [2011, 2026],
    cost: [12_000, 95_000],
    offers: ROUTERS,
  },
  {
    role: 'Firewall',
    short: 'fw',
    weight: 18,
    place: 'hub',
    layer: '',
    technology: [''],
    years: [2014, 2026],
    cost: [8000, 70_000],
    offers: [
      ['juniper', 4, ['SRX5400', 'SRX4600']],
      ['cisco', 3, ['Firepower 4145']],
      ['huawei', 1.5, ['USG6680']],
    ],
  },
  {
    role: 'DWDM',
    short: 'dwdm',
    weight: 52,
    place: 'exchange',
    layer: '',
    technology: [''],
    years: [2009, 2026],
    cost: [30_000, 210_000],
    offers: [
      ['huawei', 3, ['OptiX OSN 9800', 'OSN 1800', 'OptiXtrans DC908']],
      ['ciena', 4, ['6500', 'Waveserver 5', 'RLS']],
      ['adtran', 3, ['FSP 3000', 'FSP 150']],
      ['nokia', 3, ['1830 PSS-8', '1830 PSS-32']],
      ['zte', 1, ['ZXONE 9700', 'ZXONE 5800']],
    ],
  },
  {
    role: 'Microwave',
    short: 'mw',
    weight: 88,
    place: 'mast',
    layer: '',
    technology: [''],
    years: [2008, 2026],
    cost: [3500, 14_000],
    quantity: [1, 2, 2],
    offers: [
      ['ericsson', 5, ['MINI-LINK 6600', 'MINI-LINK 6366', 'MINI-LINK TN']],
      ['huawei', 3, ['RTN 950', 'RTN 380']],
      ['nokia', 3, ['Wavence', '9500 MPR']],
      ['zte', 1, ['NR8120']],
      ['tellumar', 1, ['TM-80E', 'TM-23']],
    ],
  },
  {
    role: 'gNodeB',
    short: 'gnb',
    weight: 172,
    place: 'mast',
    layer: 'Edge',
    technology: ['5G', '5G', '5G NR'],
    years: [2019, 2026],
    cost: [14_000, 52_000],
    offers: [
      ['huawei', 5, ['BBU5900', 'AAU5613', 'DBS5900']],
      ['ericsson', 5, ['Baseband 6648', 'AIR 6449', 'Radio 4449', 'Baseband 6631']],
      ['nokia', 3, ['AirScale', 'AirScale ABIL', 'AZQG']],
      ['samsung', 0.8, ['CDU50', 'RF4402', 'vDU']],
      ['zte', 1.2, ['AAU A9611', 'ZXRAN V9200']],
    ],
  },
  {
    role: 'eNodeB',
    short: 'enb',
    weight: 188,
    place: 'mast',
    layer: 'Edge',
    technology: ['4G', '4G', 'LTE'],
    years: [2011, 2023],
    cost: [9000, 34_000],
    offers: [
      ['huawei', 5.5, ['BBU3910', 'DBS3900', 'RRU5904']],
      ['ericsson', 5, ['Baseband 6630', 'Radio 4428', 'Baseband P6250']],
      ['nokia', 3, ['FlexiMultiradio 10', 'AirScale ASIK']],
      ['zte', 1.5, ['ZXSDR B8200', 'R8862A']],
      ['samsung', 0.4, ['CDU30']],
    ],
  },
  {
    role: 'NodeB',
    short: 'nodeb',
    weight: 18,
    place: 'mast',
    layer: 'Edge',
    technology: ['3G', 'UMTS'],
    years: [2006, 2016],
    cost: [6000, 20_000],
    offers: [
      ['huawei', 3, ['DBS3900']],
      ['ericsson', 3, ['Baseband 6630']],
      ['nokia', 3, ['FlexiMultiradio']],
    ],
  },
  {
    role: 'RNC',
    short: 'rnc',
    weight: 4,
    place: 'hub',
    layer: '',
    technology: ['3G'],
    years: [2006, 2014],
    cost: [40_000, 120_000],
    offers: [
      ['zte', 2, ['ZXUR 9000']],
      ['nokia', 1, ['FlexiMultiradio']],
    ],
  },
  {
    role: 'BTS',
    short: 'bts',
    weight: 52,
    place: 'mast',
    layer: 'Edge',
    technology: ['2G', 'GSM'],
    years: [2002, 2014],
    cost: [4000, 15_000],
    offers: [
      ['huawei', 4, ['DBS3900', 'BBU3910']],
      ['ericsson', 4, ['Baseband 6630']],
      ['nokia', 3, ['FlexiMultiradio']],
      ['zte', 1, ['ZXSDR BS8700']],
      ['lg-ericsson', 0.2, ['LBS-10']],
    ],
  },
  {
    role: 'Base Station',
    short: 'ran',
    weight: 44,
    place: 'mast',
    layer: 'Edge',
    technology: ['4G/5G', '2G/4G', '2G/3G/4G', ''],
    years: [2014, 2025],
    cost: [9000, 40_000],
    quantity: [1, 3, 3, 6],
    offers: [
      ['huawei', 4, ['BBU5900', 'RRU5904', 'LampSite']],
      ['ericsson', 4, ['Radio 4428', 'Radio 4449', 'Dot 4459']],
      ['nokia', 3, ['AirScale AMIA', 'AZNA']],
      ['zte', 1, ['R8894E']],
    ],
  },
  {
    role: 'Cell Site Router',
    short: 'csr',
    weight: 58,
    place: 'mast',
    layer: 'Edge',
    technology: ['', '', '4G/5G'],
    years: [2012, 2026],
    cost: [2500, 9000],
    offers: [
      ['huawei', 3, ['ATN910C', 'NE05E-S2']],
      ['nokia', 3, ['7705 SAR-8', '7250 IXR-e']],
      ['cisco', 3, ['NCS 540', 'ASR 920', 'IR1101']],
      ['ericsson', 3, ['Router 6672', 'Router 6274']],
      ['juniper', 2, ['ACX500', 'ACX7100']],
    ],
  },
  {
    role: 'Access Router',
    short: 'acc',
    weight: 30,
    place: 'exchange',
    layer: 'Edge',
    technology: [''],
    years: [2010, 2026],
    cost: [3000, 15_000],
    offers: ROUTERS,
  },
  {
    role: 'Access Switch',
    short: 'asw',
    weight: 40,
    place: 'exchange',
    layer: 'Edge',
    technology: [''],
    years: [2012, 2026],
    cost: [1200, 7000],
    offers: [
      ['huawei', 3, ['S5735', 'S6700', 'CE6881']],
      ['cisco', 4, ['Catalyst 9300', 'Catalyst 9200']],
      ['juniper', 2, ['EX4300', 'QFX5100']],
      ['ciena', 2, ['5142', '5160', '5170']],
      ['alcatel-lucent', 0.6, ['OS6860E-48', 'OmniSwitch 6560']],
    ],
  },
  {
    role: 'OLT',
    short: 'olt',
    weight: 66,
    place: 'exchange',
    layer: 'Edge',
    technology: [''],
    years: [2012, 2026],
    cost: [9000, 45_000],
    offers: [
      ['huawei', 5, ['MA5800-X17', 'MA5600T', 'MA5800-X7']],
      ['nokia', 4, ['7360 ISAM FX', 'Lightspan MF-14']],
      ['zte', 2, ['ZXA10 C300', 'ZXA10 C600', 'ZXA10 C320']],
      ['adtran', 2, ['SDX 6320', 'TA5000']],
    ],
  },
  {
    role: 'DSLAM',
    short: 'dslam',
    weight: 22,
    place: 'exchange',
    layer: 'Edge',
    technology: [''],
    years: [2006, 2018],
    cost: [5000, 22_000],
    offers: [
      ['huawei', 4, ['MA5603T', 'MA5600T']],
      ['nokia', 3, ['7330 ISAM', '7302 ISAM']],
      ['alcatel-lucent', 1, ['7302 ISAM', 'ISAM 7330 FD']],
      ['adtran', 2, ['Total Access 1248']],
    ],
  },
  {
    role: 'CPE',
    short: 'cpe',
    weight: 22,
    place: 'exchange',
    layer: 'Edge',
    technology: ['', '5G'],
    years: [2018, 2026],
    cost: [60, 320],
    quantity: [50, 120, 200, 400],
    offers: [
      ['zte', 3, ['ZXHN H298A', 'ZXHN F680']],
      ['huawei', 3, ['HG8245H', 'OptiXstar HN8255Ws']],
    ],
  },
  {
    role: 'CCTV',
    short: 'cam',
    weight: 10,
    place: 'hub',
    layer: '',
    technology: [''],
    years: [2015, 2025],
    cost: [90, 400],
    quantity: [4, 8, 16],
    offers: [['hikvision', 1, ['DS-2CD2143G2-I', 'DS-2CD2386G2-IU']]],
  },
  {
    role: 'Rectifier',
    short: 'pwr',
    weight: 10,
    place: 'exchange',
    layer: '',
    technology: [''],
    years: [2008, 2025],
    cost: [900, 6000],
    offers: [['nordwell', 1, ['NW-4800', 'NW-2400 G2']]],
  },
];

/** Object ids as devices of these models report them. */
const OBJECT_IDS: Readonly<Record<string, string>> = {
  'NE40E-X8': '2011.2.62.2.9',
  S12704: '2011.2.279.3',
  MA5603T: '2011.2.123',
  CE12808: '2011.2.239.2',
  'ZXR10 M6000-3S Plus': '3902.3.100.6008.14',
  '7750 SR-7s': '6527.1.3.17',
  '1830 PSS-8': '7483.1.3.1.6',
  '7705 SAR-8': '6527.6.1.1.2.1',
  'Router 6672': '193.218.1.40',
  'MINI-LINK 6600': '193.81.1.1.1',
  'ASR 5500': '9.1.1457',
  'ASR 9010': '9.1.1017',
  'NCS 5508': '9.1.2349',
  MX960: '2636.1.1.1.2.21',
  PTX10008: '2636.1.1.1.2.147',
  '5170': '1271.1.2.10',
};

const REMARKS = [
  'Swap to new vendor scheduled, see project "Horizon"',
  'Shared mast, access by appointment only',
  'RMA in 2024, serial of the replacement recorded',
  'Licence expires; renewal pending',
  'Loan unit, not on the balance sheet',
  'Label missing\nserial read from the controller',
  'Second power feed missing',
  'Owner unclear, "lab" label on the rack',
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

function softwareOf(maker: Maker, dice: Dice): string {
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

function serialOf(maker: Maker, dice: Dice): string {
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
function offersIn(country: Country, kind: Kind): readonly (readonly [Offer, number])[] {
  return kind.offers.map((offer) => {
    const [maker, weight] = offer;
    return [offer, maker === 'huawei' || maker === 'zte' ? weight * country.lean : weight] as const;
  });
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
    return COUNTRIES.flatMap((country, index) => {
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
    const kind = dice.pickWeighted(KINDS.map((each) => [each, each.weight] as const));
    const [maker, , models] = dice.pickWeighted(offersIn(country, kind));
    const model = dice.pick(models);
    const site = dice.pick(sites[kind.place]);
    const objectId = OBJECT_IDS[model];
    const status = dice.pickWeighted([
      ['Active', 70],
      ['In service', 18],
      ['Offline', 2],
      ['Planned', 3],
      ['Spare', 3.5],
      ['Decommissioned', 3.5],
    ]);
    const quantity = dice.pick(kind.quantity ?? [1]);
    const isOneUnit = quantity === 1 && status !== 'Planned';
    const installedOn = this.#installDay(kind);
    this.#count += 1;
    return {
      'Asset ID': `MT-${String(this.#count).padStart(6, '0')}`,
      'Serial No': isOneUnit ? unlessMissing(dice, 0.02, this.#serial(maker)) : '',
      'NE Name': this.#host(site, kind),
      Vendor: unlessMissing(dice, 0.012, dice.pickWeighted(SPELLINGS[maker])),
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
      Remarks: dice.hits(0.05) ? dice.pick(REMARKS) : '',
    };
  }

  #serial(maker: Maker): string {
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
