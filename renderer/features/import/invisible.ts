/** A stretch of a text: as it reads, or the name of a character that cannot be seen. */
export type Stretch = { readonly text: string } | { readonly mark: string; readonly name: string };

type Named = { readonly mark: string; readonly name: string };

const NAMES: ReadonlyMap<number, Named> = new Map([
  [0x09, { mark: 'TAB', name: 'tab' }],
  [0xad, { mark: 'SHY', name: 'soft hyphen' }],
  [0x200b, { mark: 'ZWSP', name: 'zero-width space' }],
  [0x200c, { mark: 'ZWNJ', name: 'zero-width non-joiner' }],
  [0x200d, { mark: 'ZWJ', name: 'zero-width joiner' }],
  [0x200e, { mark: 'LRM', name: 'left-to-right mark' }],
  [0x200f, { mark: 'RLM', name: 'right-to-left mark' }],
  [0x202a, { mark: 'LRE', name: 'left-to-right embedding' }],
  [0x202b, { mark: 'RLE', name: 'right-to-left embedding' }],
  [0x202c, { mark: 'PDF', name: 'end of a direction' }],
  [0x202d, { mark: 'LRO', name: 'left-to-right override' }],
  [0x202e, { mark: 'RLO', name: 'right-to-left override' }],
  [0x2060, { mark: 'WJ', name: 'word joiner' }],
  [0x2066, { mark: 'LRI', name: 'left-to-right isolate' }],
  [0x2067, { mark: 'RLI', name: 'right-to-left isolate' }],
  [0x2068, { mark: 'FSI', name: 'first strong isolate' }],
  [0x2069, { mark: 'PDI', name: 'end of an isolate' }],
  [0xfeff, { mark: 'BOM', name: 'byte order mark' }],
]);

const LINE_BREAK: Named = { mark: '↵', name: 'line break' };
const INVISIBLE =
  /\r\n|[\p{Cc}\p{Co}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
/** Scripts and emoji need joiners between their letters; there they do what they are for. */
const JOINED = /[\p{L}\p{M}\p{Extended_Pictographic}\ufe0f]/u;

function namedBy(character: string): Named {
  if (/^[\r\n\u0085\u2028\u2029]/u.test(character)) return LINE_BREAK;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  return NAMES.get(code) ?? { mark: hex, name: `U+${hex}, which has no sign of its own` };
}

function isJoining(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x200c && code !== 0x200d) return false;
  const before = Array.from(text.slice(Math.max(at - 2, 0), at)).at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  return JOINED.test(before) && JOINED.test(after);
}

/** Parts a text so that control, direction, zero-width and private characters can be shown. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(INVISIBLE)) {
    if (isJoining(text, index)) continue;
    if (index > from) stretches.push({ text: text.slice(from, index) });
    stretches.push(namedBy(character));
    from = index + character.length;
  }
  if (from < text.length) stretches.push({ text: text.slice(from) });
  return stretches;
}
