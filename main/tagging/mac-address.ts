/** Digits of the longest prefix that the IEEE assigns: 36 bits. */
const PREFIX_DIGITS = 9;

/** Bits of a first octet that say that nobody's registry tells whose the address is. */
const GROUP_OR_LOCAL = 0b11;

/** Digits that may stand between two separators; one digit stands for two. */
const GROUP_SIZES: ReadonlySet<number> = new Set([2, 4, 6, 8]);

/** EUI-48 and EUI-64. */
const WHOLE = new Set([12, 16]);

const COLON = 58;
const DASH = 45;
const DOT = 46;
const SPACE = 32;

/** The value of a hexadecimal digit by its code, -1 for any other character. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function isSeparator(code: number): boolean {
  return code === COLON || code === DASH || code === DOT || code === SPACE;
}

/** An address whose octets lack their leading zeros, `0:25:9e:1:2:3`, with them. */
function padded(text: string, separator: string): string {
  return text
    .split(separator)
    .map((octet) => octet.padStart(2, '0'))
    .join(separator);
}

/**
 * The first 36 bits of a MAC address, as a number; `null` for what is none, and for addresses that
 * the IEEE assigned to nobody: of groups, locally administered, or all zeros. Understands octets
 * between colons, dashes or spaces, also without leading zeros, `0025.9e12.3456`, `00259e-123456`
 * and bare digits, of EUI-48 and EUI-64.
 */
export function macPrefixOf(text: string): number | null {
  let prefix = 0;
  let digits = 0;
  let size = 0;
  let group = 0;
  let separator = 0;
  let isShort = false;
  let isNothing = true;
  const start = text.startsWith('0x') || text.startsWith('0X') ? 2 : 0;
  // Once a character: every row of a file may hold another address, so that none is worth keeping.
  for (let at = start; at <= text.length; at += 1) {
    const isEnd = at === text.length;
    const code = isEnd ? separator : text.charCodeAt(at);
    const digit = isEnd ? -1 : digitOf(code);
    if (digit >= 0) {
      if (digits < PREFIX_DIGITS) prefix = prefix * 16 + digit;
      digits += 1;
      group += 1;
      if (digit > 0) isNothing = false;
      continue;
    }
    if (isEnd && separator === 0) break;
    if (!isEnd && !isSeparator(code)) return null;
    if (separator !== 0 && code !== separator) return null;
    separator = code;
    if (group === 1) {
      isShort = true;
      group = 2;
    }
    if (!GROUP_SIZES.has(group) || (size !== 0 && size !== group)) return null;
    size = group;
    group = 0;
  }
  if (isShort) {
    return size === 2
      ? macPrefixOf(padded(text.slice(start), String.fromCharCode(separator)))
      : null;
  }
  if (!WHOLE.has(digits) || isNothing) return null;
  const octet = Math.floor(prefix / 2 ** 28);
  return (octet & GROUP_OR_LOCAL) === 0 ? prefix : null;
}
