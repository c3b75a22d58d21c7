import fc from 'fast-check';
import { describe, it } from 'vitest';
import { csvText } from '../support/csv.ts';
import { expectSameFound, indexSearches } from '../support/searches.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = ['Serial', 'Hostname', 'Vendor', 'Model', 'Function', 'Site name', 'IP', 'Rack'];

/** Texts that search engines and patterns stumble over, and pieces that meet in many ways. */
// prettier-ignore
const PIECES = [
  'AND', 'OR', 'NOT', 'NEAR', '*', '^', ':', '-', '+', '(', ')', '%', '_', '\\', "'", '""',
  'NE40E-X8', 'ne40', '40E-X', 'ber-agg-012', '10.1.2.3', '10.11.2', 'a', 'ab', '0', '1',
  'Straße', 'STRASSE', 'ẞ', 'München', 'Mu\u0308nchen', 'munchen', 'ΣΊΣΥΦΟΣ', 'σίσυφος',
  'İstanbul', 'ＢＥＲ', 'Москва', 'мос', '北京', '京', '한국', 'が', 'か', '👩‍👩‍👧', '👧', '🏳️‍🌈',
  'שלום', '\u202eabc\u202c', 'a\u0301', '\u0301', '\u200b', 'क्षि', 'ﬁn', 'rack\n12', 'x\ty',
];
const piece = fc.constantFrom(...PIECES);
const value = fc
  .array(piece, { minLength: 0, maxLength: 3 })
  .chain((pieces) => fc.constantFrom('', ' ', '-').map((by) => pieces.join(by)));
const word = fc.oneof(
  piece,
  value,
  value.map((text) => `"${text}"`),
  // Any stretch of a piece, halves of what is one character among them.
  fc
    .tuple(piece, fc.nat(4), fc.integer({ min: 1, max: 4 }))
    .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length)),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const search = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' ').slice(0, 200));
/** A search as it is typed, of which each answer may begin with the one before. */
const typed = search.map((text) =>
  Array.from(text, (_, at) =>
    Array.from(text)
      .slice(0, at + 1)
      .join(''),
  ).slice(-12),
);
const searches = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: search.map((text) => [text]) },
      { weight: 1, arbitrary: typed },
    ),
    {
      minLength: 20,
      maxLength: 40,
    },
  )
  .map((each) => each.flat());
const rows = fc.array(fc.tuple(value, value, value, value, value, value, value), {
  minLength: 1,
  maxLength: 200,
});

const fileOf = (texts: readonly (readonly string[])[], by: string): string =>
  csvText([HEADINGS, ...texts.map((text, at) => [`S${by}${at}`, ...text])]);

describe('the index of searches', () => {
  it('finds what looking at every item finds, whatever part of it is built', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, searches, fc.nat(3), async (first, second, asked, blocks) => {
        const workspace = newWorkspace();
        await importText(workspace, fileOf(first, 'a'));
        expectSameFound(workspace, asked);
        indexSearches(workspace, blocks);
        expectSameFound(workspace, asked);
        indexSearches(workspace);
        expectSameFound(workspace, asked);
        // Some rows anew under their keys, others beside them.
        await importText(workspace, fileOf(second.slice(0, 20), 'a'), { name: 'second.csv' });
        await importText(workspace, fileOf(second, 'b'), { name: 'third.csv' });
        expectSameFound(workspace, asked);
        indexSearches(workspace);
        expectSameFound(workspace, asked);
        workspace.close();
      }),
      { numRuns: 4 },
    );
  });
});
