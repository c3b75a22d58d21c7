/**
 * The form under which two texts are the same but for case and width: `ＢＥＲ-Core` and `ber-core`,
 * `Straße` and `STRASSE`. Punctuation and diacritics stay, because they tell host names, addresses
 * and codes apart: `10.1.` does not begin `10.11.2.3`.
 */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toUpperCase();
}
