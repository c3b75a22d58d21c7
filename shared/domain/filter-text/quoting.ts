/** Marks that a text in quotes says with a backslash. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Characters that nobody sees or that turn the direction of what follows. A field of one line
 * would lose some of them, and a query that hides others does not say what it means.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]/gu;

function unseen(character: string): string {
  return SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A text in quotes, of any characters, which `readQuoted` gives back as it was. */
export function quote(text: string, open = '"', close = '"'): string {
  const marks = new Set(['\\', open, close]);
  const escaped = Array.from(text, (each) => (marks.has(each) ? `\\${each}` : each)).join('');
  return open + escaped.replace(UNSEEN, unseen) + close;
}

/** What stands in the quotes that begin at a place: the text and where it ends, or what is wrong. */
export type Quoted =
  | { readonly ok: true; readonly text: string; readonly to: number }
  | { readonly ok: false; readonly message: string; readonly from: number; readonly to: number };

const CODE = /^u\{([0-9a-f]{1,6})\}/iu;

/** Reads a text in quotes; `from` is the place of the opening quote. */
export function readQuoted(source: string, from: number): Quoted {
  let text = '';
  let at = from + 1;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '"') return { ok: true, text, to: at + 1 };
    if (character !== '\\') {
      text += character;
      at += 1;
      continue;
    }
    const next = source.charAt(at + 1);
    if (next === '"' || next === '\\') {
      text += next;
      at += 2;
      continue;
    }
    const short = ESCAPES[next];
    if (short !== undefined) {
      text += short;
      at += 2;
      continue;
    }
    const [whole = '', digits = ''] = CODE.exec(source.slice(at + 1, at + 10)) ?? [];
    const code = whole === '' ? Infinity : Number.parseInt(digits, 16);
    if (code > 0x10ffff) {
      return {
        ok: false,
        message: `“\\${next}” means nothing within quotes; write \\\\ for a backslash.`,
        from: at,
        to: Math.min(at + 2, source.length),
      };
    }
    text += String.fromCodePoint(code);
    at += 1 + whole.length;
  }
  return {
    ok: false,
    message: 'The quote that begins here has no end; put another " where the text ends.',
    from,
    to: source.length,
  };
}
