import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWithPlaces } from '#shared/domain/audit/fold-text';
import { withoutSites } from '#shared/domain/audit/redact';

const OUT = '[left out]';

describe('names of sites', () => {
  it.each([
    // Greek has another small sigma at the end of a word.
    ['ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ', 'ΑΓΙΟΣ.ΝΙΚΟΛΑΟΣ', OUT],
    ['ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ', 'ΑΓΙΟΣΝΙΚΟΛΑΟΣ', OUT],
    ['ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ', 'άγιος Άγιος αγιοσ-νικολαος', `άγιος Άγιος ${OUT}`],
    ['ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ', 'ΑΓΙΟΣ.ΝΙΚΟΛΑΟΣ.7', `${OUT}.7`],
    // What nobody sees, and letters of another width.
    ['Wien Nord', 'Wien\u00adNord', OUT],
    ['Wien Nord', 'Wien\u200bNord', OUT],
    ['Wien Nord', 'W\u2060ien Nord\u00ad!', `${OUT}!`],
    ['Wien Nord', 'ＷＩＥＮ ＮＯＲＤ', OUT],
    ['ＷＩＥＮ　ＮＯＲＤ', 'At Wien Nord', `At ${OUT}`],
    ['Wien Nord', 'Wien/Nord, Wien, Nord; Wien (Nord)', `${OUT}, ${OUT}; ${OUT})`],
    ['Hochhaus (Nord)', 'hochhaus nord, Hochhaus (Nord).', `${OUT}, ${OUT}.`],
    ['Wien Nord', 'WIEN‑NORD – Wien−Nord', `${OUT} – ${OUT}`],
    ['MUC-7', 'muc 7, MUC7 and MUC_7', `${OUT}, ${OUT} and ${OUT}`],
    ['WIE01', 'wie-01', OUT],
    // Codes of three characters, beside digits or where another word begins.
    ['BER', 'BER0009', `${OUT}0009`],
    ['BER', 'exportBER2026', `export${OUT}2026`],
    ['BER', '2026BER, ber_7 and BER', `2026${OUT}, ${OUT}_7 and ${OUT}`],
    // Names in letters that stand without blanks.
    ['東京', '東京都と東京駅', `${OUT}都と${OUT}駅`],
    // What one name leaves of another that it meets.
    ['Wien Nord|Nord 7', 'Wien Nord 7', OUT],
  ])('are taken out: %j of %j', (names, text, left) => {
    expect(withoutSites(text, names.split('|'))).toBe(left);
  });

  it.each([
    ['BER', 'Number of members in Berlin, CYBER, over'],
    ['A', 'A1, Access points and ab'],
    ['A', 'NE40A, 7A7, data'],
    ['1', '10 of 21, 1st, v1, Q1'],
    ['1-2', '1, 2 and 1:2 and 1/2'],
    ['A1', 'BA1, A12, A1x'],
    ['A+', 'A 1'],
    ['101', 'R101, 1010'],
    ['Wien', 'W i e n'],
    ['Nor', 'Nor\u0302'],
    ['Süd', 'Sud, su\u0308dlich'],
    ['東', '東京'],
    ['Wien Nord', 'Cafe\u0301 ½ ™ in Wien and Nord'],
    ['Graz', ''],
  ])('leave what names them not, to the letter: %j in %j', (name, text) => {
    expect(withoutSites(text, [name])).toBe(text);
  });

  it('leave what stands beside them as it was written', () => {
    expect(withoutSites('½ Cafe\u0301 ＡＢ in ＷＩＥＮ™ ½', ['Wien'])).toBe(
      `½ Cafe\u0301 ＡＢ in ${OUT}™ ½`,
    );
  });

  it('are found in a folded text where they are in the text as it was written', () => {
    const parts = ['ΟΔΟΣ', 'Straße', 'ẞ', 'İ', 'e\u0301', '\u00ad', 'Ａ', '½', '한', '\u200d', ' '];
    const texts = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('');
        const { folded, starts, ends } = foldWithPlaces(text);
        expect(folded).toBe(foldText(text));
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
      }),
    );
  });

  it('leave nothing of themselves in what they are taken out of, however they are written', () => {
    const names = ['Wien Nord', 'ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ', 'Straße 9', 'München-Süd', 'BER-AGG'];
    const gaps = fc.constantFrom(' ', '', '-', '–', '_', '. ', '/', ', ', '\u00a0', '\u200b', ' (');
    const cases = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD'),
      (text) => text.replaceAll(/[A-Z]/gu, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
    );
    const around = fc.constantFrom('', ' ', ':', '"', '„', '7', 'x ');
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        gaps,
        cases,
        around,
        around,
        (name, gap, written, before, after) => {
          const text = written(name.split(/[ -]/u).join(gap));
          expect(withoutSites(`${before}${text}${after}`, ['Graz', name])).toBe(
            `${before}${OUT}${after}`,
          );
        },
      ),
    );
  });
});
