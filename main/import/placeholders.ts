import { FAILED_FORMULAS, NOT_AVAILABLE } from './failed-formulas.ts';

/** Texts that people, databases and failed formulas leave in a cell instead of a value. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...FAILED_FORMULAS,
  ...NOT_AVAILABLE,
  '',
  '-',
  '--',
  '?',
  // How databases dump NULL.
  '\\n',
  '(null)',
  '[null]',
  '<null>',
  'nil',
  'null',
  'nan',
  'undefined',
  ...[
    'n.a. n/a na n.d. n/d nd none tba tbd unknown s/n ?? s.o. k.a. unbekannt keine inconnu inconnue',
    'desconocido desconocida desconhecido desconhecida sconosciuto onbekend okänd okänt ukjent ukendt',
    'tuntematon brak neznámý neznámé nieznany nieznane ismeretlen necunoscut bilinmiyor yok нет б/н н/д',
    'немає невідомо неизвестно 无 無 未知 不明 なし 없음',
  ].flatMap((line) => line.split(' ')),
  'tbc',
  'not specified',
  'not defined',
  'not provided',
  'not assigned',
  'not set',
  'no s/n',
  'nicht bekannt',
  'nicht vorhanden',
  'non disponible',
  'no disponible',
  'non disponibile',
  'brak danych',
  'отсутствует',
  'нет данных',
  'не определено',
  '暂无',
  '待定',
  '未定',
  // What makers of boards leave in their firmware.
  'default string',
  'to be filled by o.e.m.',
  'system serial number',
  'chassis serial number',
  'not available',
  'not applicable',
  'not known',
  'no serial',
  'no serial number',
  'keine angabe',
  'не указан',
  'не указано',
  'нет данных',
]);

/** What makes no difference to such a text: spaces, points and brackets around it. */
const LOOSE = /[\s.()[\]<>{}]/gu;
const LOOSE_PLACEHOLDERS: ReadonlySet<string> = new Set(
  [...PLACEHOLDERS].map((text) => text.replace(LOOSE, '')).filter((text) => text.length > 1),
);

/** Longer by what makes no difference. */
const LONGEST_PLACEHOLDER = Math.max(...[...PLACEHOLDERS].map((text) => text.length)) + 4;

/** Beyond ASCII every text is looked up. */
const LAST_ASCII = 127;
/** At the code of its first letter, the lengths of such texts without what makes no difference, as bits. */
const LENGTHS = new Uint32Array(LAST_ASCII + 1);
for (const text of PLACEHOLDERS) {
  const loose = text.replace(LOOSE, '');
  const first = loose.charCodeAt(0);
  if (first <= LAST_ASCII) LENGTHS[first] = (LENGTHS[first] ?? 0) | (1 << loose.length);
}

/** The codes of what `LOOSE` takes out, of ASCII. */
const LOOSE_CODES: ReadonlySet<number> = new Set(
  '\t\n\v\f\r .()[]<>{}'.split('').map((char) => char.charCodeAt(0)),
);
const IS_LOOSE = Uint8Array.from({ length: LAST_ASCII + 1 }, (_, code) =>
  LOOSE_CODES.has(code) ? 1 : 0,
);

/** False for nearly all texts that are none, by their first letter and their length alone. */
function mayBePlaceholder(text: string): boolean {
  let first = -1;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return true;
    if (IS_LOOSE[code] === 1) continue;
    if (first === -1) first = code >= 65 && code <= 90 ? code | 0x20 : code;
    length += 1;
  }
  return first === -1 || ((LENGTHS[first] ?? 0) & (1 << length)) !== 0;
}

/** True for a row of marks, dashes of every length, dots, slashes, and what an empty chip says. */
function isMarks(text: string): boolean {
  // None begins with a digit but 0, or with a letter but x and f.
  const first = text.charCodeAt(0) | 0x20;
  const isMark = first === 48 || first === 102 || first === 120;
  if (!isMark && ((first >= 49 && first <= 57) || (first >= 97 && first <= 122))) return false;
  return /^(?:[0x.*#/\\_=?–—―-]+|f{6,})$/iu.test(text);
}

/** True where a trimmed text stands for "not known"; such texts never identify an item. */
export function isPlaceholder(text: string): boolean {
  // None ends with a digit, as most identifiers do: a million of them need not be looked up.
  const last = text.charCodeAt(text.length - 1);
  const isCode = last >= 48 && last <= 57;
  if (!isCode && text.length <= LONGEST_PLACEHOLDER && mayBePlaceholder(text)) {
    const folded = text.toLowerCase();
    if (PLACEHOLDERS.has(folded)) return true;
    const loose = folded.replace(LOOSE, '');
    if (loose.length < folded.length && LOOSE_PLACEHOLDERS.has(loose)) return true;
  }
  return isMarks(text);
}
