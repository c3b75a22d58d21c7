/** Letters whose decomposition does not lead to a plain Latin letter. */
const LETTER_FORMS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
]);

/**
 * Characters of suppliers' names, their trade and legal forms as Taiwan, Hong Kong and Macao write
 * them, and as mainland China does: 華為技術 is 华为技术.
 */
const SIMPLIFIED_FORMS: ReadonlyMap<string, string> = new Map(
  [
    '華华 為为 術术 訊讯 興兴 諾诺 愛爱 聯联 創创 達达 電电 網网 絡络 責责 設设 備备 業业 國国 動动 機机 視视 貿贸 實实 東东 蘇苏',
  ].flatMap((line) =>
    line.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
  ),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED_FORMS.keys()].join('')}]`, 'gu');

/** Legal forms that end a company's name, in the countries that suppliers come from. */
export const LEGAL_SUFFIXES: ReadonlySet<string> = new Set(
  [
    'ab ag aktiengesellschaft aktiebolag ao aps as asa bhd bv bvba co company corp corporation cv cyf',
    'doo ead eood gmbh inc incorporated jsc kft kg kgaa kk ky lda limited limitada llc llp lp ltd ltda',
    'mbh nv oao oo ooo ou oy oyj pao plc pt pte ptd pty private pvt rl sa sab sae saoc saog sapi sarl sas sasu',
    'sdn se spa spol sprl srl sro spzoo tbk ug zao zrt',
    'abp adr as doo fz fze fzllc fzco gesmbh gk ges inco publ lp ltee proprietary sadecv sau srldecv sderldecv sia sl slu sti',
    'stock uab ulc unipessoal',
    'ооо оао зао пао ао тов',
    '有限公司 有限责任公司 股份有限公司 科技有限公司 株式会社 有限会社 주식회사',
  ].flatMap((line) => line.split(' ')),
);

/** Russian, Ukrainian and Indonesian legal forms stand before the name. */
const LEGAL_PREFIXES: ReadonlySet<string> = new Set(
  'ao oao ooo pao pt zao ао оао ооо пао зао тов'.split(' '),
);

/** Suffixes that exports run together with the word before them, as in `TECHNOLOGYCO.,LTD`. */
const GLUED_SUFFIX =
  /^(?<stem>\p{L}{5,})(?:coltd|corporation|corp|company|gmbh|inc|limited|ltd|co)$/u;

/** Chinese, Japanese and Korean names carry their legal form without a space. */
const GLUED_EASTERN_FORM =
  /(?:股份有限公司|有限责任公司|有限公司|株式会社|有限会社|주식회사)$|^(?:株式会社|주식회사)/u;

/**
 * Folds case, width, diacritics and punctuation: the words of a text, separated by one space.
 * Two texts with the same result differ in writing only.
 */
export function foldText(text: string): string {
  let folded = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[̀-ͯ]/gu, '');
  folded = folded.replace(/[ßæœøðþłđı]/gu, (letter) => LETTER_FORMS.get(letter) ?? letter);
  return folded
    .normalize('NFC')
    .replace(/['’`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * True of a text with a question mark: whoever wrote it was not sure, or a character of it is lost.
 * Without punctuation it would read as the word itself.
 */
export function isDoubtful(text: string): boolean {
  return /[?？؟⸮\u037e]/u.test(text);
}

/** Joins the single letters that dots left behind at the end: `s p a` becomes `spa`. */
function joinTrailingInitials(words: readonly string[]): readonly string[] {
  for (const size of [5, 4, 3, 2]) {
    const tail = words.slice(-size);
    const joined = tail.join('');
    const isShort = tail.every((word) => word.length <= 2);
    if (words.length > size && isShort && LEGAL_SUFFIXES.has(joined)) {
      return [...words.slice(0, -size), joined];
    }
  }
  return words;
}

function withoutLegalForm(words: readonly string[]): readonly string[] {
  let rest = words;
  for (;;) {
    const joined = joinTrailingInitials(rest);
    const last = joined.at(-1);
    if (last === undefined || joined.length < 2 || !LEGAL_SUFFIXES.has(last)) break;
    rest = joined.slice(0, -1);
  }
  const first = rest[0];
  const hasPrefix = first !== undefined && rest.length > 1 && LEGAL_PREFIXES.has(first);
  return hasPrefix ? rest.slice(1) : rest;
}

/**
 * The form under which a company's name is compared: folded, without its legal form. A name
 * that is nothing but a legal form keeps it. Whole results are compared, never parts of them.
 */
export function normaliseName(text: string): string {
  const folded = foldText(text)
    .replace(TRADITIONAL, (character) => SIMPLIFIED_FORMS.get(character) ?? character)
    .replace(GLUED_EASTERN_FORM, '')
    .trim();
  const words = folded.split(' ').filter((word) => word !== '');
  return withoutLegalForm(words).join(' ');
}

/**
 * The forms of a name in the order they are looked up: as it stands, with a legal form torn off
 * the last word (`technologyco` → `technology`), and with the spaces taken out.
 */
export function nameKeys(text: string): readonly string[] {
  const plain = normaliseName(text);
  const words = plain.split(' ');
  const stem = GLUED_SUFFIX.exec(words.at(-1) ?? '')?.groups?.['stem'];
  const torn = stem === undefined ? [] : [[...words.slice(0, -1), stem].join(' ')];
  return [plain, ...torn].filter((key) => key !== '');
}

/** A name without its spaces: `tp link` and `tplink` compare equal. */
export function compactName(normalised: string): string {
  return normalised.replaceAll(' ', '');
}
