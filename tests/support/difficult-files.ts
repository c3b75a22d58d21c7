import { TextDecoder } from 'node:util';

/** Bytes of a text in an encoding that Node writes no text in, by what it decodes. */
function encoderOf(encoding: string, bytesPerCharacter: 1 | 2): (text: string) => Buffer {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, Buffer>();
  const learn = (bytes: readonly number[]): void => {
    const char = decoder.decode(Buffer.from(bytes));
    if (char.length === 1 && char !== '\ufffd' && !bytesOf.has(char)) {
      bytesOf.set(char, Buffer.from(bytes));
    }
  };
  for (let byte = 0; byte <= 0xff; byte += 1) learn([byte]);
  for (let lead = 0x81; bytesPerCharacter === 2 && lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) learn([lead, trail]);
  }
  return (text) =>
    Buffer.concat(
      Array.from(text, (char) => {
        const bytes = bytesOf.get(char);
        if (bytes === undefined) throw new Error(`"${char}" is not in ${encoding}.`);
        return bytes;
      }),
    );
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_each, index) => make(index));
const pick = <T>(from: readonly T[], index: number): T => {
  const value = from[index % from.length];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
};

/**
 * A Czech spreadsheet: windows-1250, semicolons, decimal commas and no-break spaces between
 * thousands, days with spaces, a title, two rows of headings, a total.
 */
function czech(): Buffer {
  const makers = ['Huawei Technologies', 'Ericsson', 'ZTE Corporation', 'Nokia'];
  const sites = ['Plzeň – Doubravka', 'Ústí nad Labem', 'Dvůr Králové', 'Žďár nad Sázavou'];
  const lines = [
    'Přehled zařízení sítě;;;;;;;',
    'Vytvořil: Jiří Dvořák, 1. 3. 2026;;;;;;;',
    ';;;;;;;',
    'Zařízení;;;Umístění;;Provoz;;',
    'Serial No;Vendor;Model;Site name;Country;Install date;Unit price;Latitude',
    ...times(24, (at) =>
      [
        `CZ${pad(at + 1, 6)}`,
        pick(makers, at),
        pick(['NE40E', 'AIR 6449', 'ZXR10', 'AirScale'], at),
        pick(sites, at),
        'Česká republika',
        `${1 + (at % 28)}. ${1 + (at % 12)}. 2021`,
        `${1 + at}\u00a0${pad(at * 37, 3)},50`,
        `49,${pad(at * 411, 5)}`,
      ].join(';'),
    ),
    'Celkem;24;;;;;300\u00a0000,00;',
  ];
  return encoderOf('windows-1250', 1)(`${lines.join('\r\n')}\r\n`);
}

/** A network management system's UTF-16 without a mark: tabs, breaks and tabs in quoted cells. */
function utf16(): Buffer {
  const lines = [
    'NE Name\tSerial number\tVendor\tRemarks\tInstall date',
    ...times(18, (at) =>
      [
        `АТС-${pad(at + 1, 3)}`,
        pad(at * 7919, 9),
        pick(['Huawei', 'Искрател', 'Ericsson', 'ZTE'], at),
        at % 3 === 0
          ? `"Шкаф ${at}\r\nПолка 2\tверх ""А"""`
          : at % 3 === 1
            ? `"первая\nвторая"`
            : 'резерв',
        `2022-0${1 + (at % 9)}-1${at % 10}`,
      ].join('\t'),
    ),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf16le');
}

/** Two Polish exports joined into one file: UTF-8, then windows-1250 under headings of its own. */
function joinedExports(): Buffer {
  const heading = 'Asset ID;Vendor;Site name;Status\r\n';
  const row = (at: number): string =>
    `PL-${pad(at, 3)};${pick(['Huawei', 'Nokia', 'Ericsson'], at)};${pick(['Łódź Górna', 'Świętochłowice', 'Żyrardów', 'Kielce'], at)};in service\r\n`;
  const first = heading + times(12, row).join('');
  const second = heading + times(12, (at) => row(at + 12)).join('');
  return Buffer.concat([Buffer.from(first), encoderOf('windows-1250', 1)(second)]);
}

/** GB 18030 with Chinese makers, one character of four bytes, full-width commas and digits. */
function chinese(): Buffer {
  const encode = encoderOf('gb18030', 2);
  const lines = [
    'Asset ID,Vendor,Model,Location,Country,Qty,Remarks',
    ...times(20, (at) =>
      [
        `CN-${pad(at + 1, 4)}`,
        pick(['华为技术有限公司', '中兴通讯股份有限公司', '烽火通信', '诺基亚贝尔'], at),
        pick(['NE40E-X8', 'ZXR10', '光传输设备', '5G基站'], at),
        pick(['北京市海淀区', '上海市浦东新区', '广州，天河'], at),
        '中国',
        pick(['1', '２', '3'], at),
        at % 5 === 0 ? '"备用，\n请勿删除"' : '在用',
      ].join(','),
    ),
  ];
  // U+00A5, the sign of the yuan, has four bytes in GB 18030.
  const priced = Buffer.from([0x81, 0x30, 0x84, 0x36]);
  return Buffer.concat([
    encode(`${lines.join('\n')}\nCN-0021,华为,NE8000,北京市,中国,1,`),
    priced,
    encode('1200\n'),
  ]);
}

/** Shift-JIS between bars, where half a character is a bar, a backslash or a bracket. */
function japanese(): Buffer {
  const lines = [
    'Asset ID|Vendor|Model|Site name|Function|Remarks',
    ...times(20, (at) =>
      [
        `JP-${pad(at + 1, 4)}`,
        pick(['ソフトバンク', '富士通', '日本電気', '華為技術日本'], at),
        pick(['ポート表示', '十能ソー', 'ＮＥ４０Ｅ'], at),
        pick(['東京都千代田区', 'ポプラ局', '予備ソ能表'], at),
        pick(['ルータ', '基地局', '交換機'], at),
        pick(['ﾎﾟｰﾄ ｱ', '表\\裏', '―'], at),
      ].join('|'),
    ),
  ];
  return encoderOf('shift_jis', 2)(`${lines.join('\r\n')}\r\n`);
}

/** What a spreadsheet leaves of identifiers and dates, so that unlike items look alike. */
function spreadsheet(): Buffer {
  const lines = [
    'Serial number;Asset ID;Part number;Vendor;Model;Install date;Quantity',
    ...times(30, (at) =>
      [
        at < 10
          ? '2,10235E+15'
          : at < 20
            ? `21023567890${pad(at, 4)}00000`
            : String(3_000_000 + at * 1111),
        at % 2 === 0 ? pad(at * 3571, 6) : String(at * 3571),
        pick(['5-Mar', 'Mar-05', '01-Dez', '02350CDE'], at),
        pick(['Huawei', 'ZTE', 'Nokia'], at),
        `RRU ${at}`,
        `0${1 + (at % 9)}.0${1 + ((at + 4) % 9)}.2021`,
        pick(['1.234', '1', '#N/A', '2'], at),
      ].join(';'),
    ),
    '#NAME?;#REF!;#VALUE!;#DIV/0!;######;######;-',
  ];
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}

/** 300 columns whose headings are repeated, missing, endless, or names that programs reserve. */
function wide(): Buffer {
  const odd = ['__proto__', 'constructor', 'toString', '', ' ', 'Vendor', 'vendor ', 'VENDOR'];
  const names = [
    'Asset ID',
    'Vendor',
    'Model',
    ...odd,
    'x'.repeat(1000),
    'Rack\nand shelf',
    '=HYPERLINK("http://example.org")',
    ...times(286, (at) => (at % 50 === 0 ? '' : pick(['Port', `Port ${at}`, 'Slot'], at))),
  ].slice(0, 300);
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = times(15, (at) =>
    names.map((_name, column) =>
      column === 0
        ? `W-${pad(at, 3)}`
        : column === 1
          ? pick(['Huawei', 'Nokia'], at)
          : `v${at}.${column}`,
    ),
  );
  rows[4]?.push('one more');
  rows[5]?.splice(200);
  return Buffer.from(`${[names, ...rows].map((row) => row.map(quote).join(',')).join('\n')}\n`);
}

/** A quote that is not closed on the first row of 50,000, and a cell of eleven million characters. */
function unclosed(): Buffer {
  const row = (at: number): string =>
    `U-${pad(at, 6)},${pick(['Huawei', 'Nokia', 'ZTE'], at)},"Rack ${at}, left",2020-01-01\n`;
  const lines = times(50_000, (at) =>
    at === 0
      ? 'U-000000,Huawei,"Rack 0, left,2020-01-01\n'
      : at === 40_000
        ? `U-040000,ZTE,"${'log '.repeat(2_750_000)}",2020-01-01\n`
        : row(at),
  );
  return Buffer.from(`Asset ID,Vendor,Remarks,Install date\n${lines.join('')}`);
}

/** Names that look like others: letters of other scripts, unseen characters, turned direction. */
function lookAlikes(): Buffer {
  const makers = [
    'Huawei',
    'Hu\u0430wei',
    '\u041dUAWEI',
    'Hua\u200bwei',
    '\u202eiewauH\u202c',
    'Hu\u00adawei',
    'Huawei\u200e',
    'Ｈｕａｗｅｉ',
    'ZTE\u0000',
    'Z\u0422\u0415',
    'Nokia\u0007',
    '\u2066Ericsson\u2069',
    'Nok\u0131a',
    'Hua\ufeffwei',
  ];
  const lines = makers.map((maker, at) => `L-${pad(at, 2)},${maker},M${at}\u001b[31m,Tower ${at}`);
  return Buffer.from(
    `Asset ID,Vendor,Model,Site name\n${lines.join('\n')}\nL-00\u200b,Nokia,M0,Tower 0\nL\u0410-00,ZTE,M0,Tower 0\n`,
  );
}

/** A database dump: backslashes for quotes and breaks, `\N`, CR, a delimiter at each end, ragged. */
function dump(): Buffer {
  const rows = times(20, (at) => {
    const cells = [
      `"${pad(at + 1, 5)}"`,
      `"D-${pad(at, 4)}"`,
      pick(['"Huawei"', '"ZTE"', '"Juniper \\"Networks\\", Inc."', '\\N'], at),
      `"C:\\\\config\\\\ne${at}.cfg"`,
      at % 4 === 1 ? `"rack ${at}\\\nrow 2"` : '\\N',
      '"2021-02-03 10:11:12"',
    ];
    if (at === 7) cells.splice(4);
    if (at === 9) cells.push('"moved"', '"twice"');
    return `${cells.join(',')},`;
  });
  return Buffer.from(
    `${['"id","serial","vendor","config","remarks","installed on",', ...rows].join('\r')}\r`,
  );
}

/** A file that a reader can go wrong on in several ways at once. */
export type DifficultFile = { readonly name: string; readonly make: () => Buffer };

/** The ten files that `docs/difficult-files.md` explains, in its order. */
export const DIFFICULT_FILES = {
  czech: { name: 'Síť-březen.csv', make: czech },
  utf16: { name: 'nms-export.txt', make: utf16 },
  joined: { name: 'dwa-eksporty.csv', make: joinedExports },
  chinese: { name: '资产清单.csv', make: chinese },
  japanese: { name: '設備台帳.txt', make: japanese },
  spreadsheet: { name: 'saved-in-a-spreadsheet.csv', make: spreadsheet },
  wide: { name: 'three-hundred-columns.csv', make: wide },
  unclosed: { name: 'unclosed-quote.csv', make: unclosed },
  lookAlikes: { name: 'look-alikes.csv', make: lookAlikes },
  dump: { name: 'database-dump.csv', make: dump },
} as const satisfies Record<string, DifficultFile>;
