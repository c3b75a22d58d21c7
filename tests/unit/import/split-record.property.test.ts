import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseBlock, type Dialect } from '#main/import/parse-block';
import { RecordFramer } from '#main/import/record-framer';

/** Texts that are more often quotes, delimiters and breaks than not. */
const aText = fc
  .array(fc.constantFrom('"', '"', ',', ';', '\n', '\r\n', ' ', 'a', 'Ü', '文', '""', '12', ''), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

const PADDED = /(?:^|[,;\n]) +"/u;

describe('records with quotes', () => {
  it('are split into the cells that the CSV parser finds in them', () => {
    let compared = 0;
    fc.assert(
      fc.property(aText, fc.constantFrom(',', ';'), (text, delimiter) => {
        const dialect: Dialect = { delimiter, quote: '"', escape: 'doubled' };
        const framer = new RecordFramer(dialect);
        const blocks = [framer.push(text), framer.end()].filter((block) => block !== null);
        for (const block of blocks) {
          const cells = parseBlock(block, dialect).map((record) => record.cells);
          const isWhole = block.hasQuotes && block.strayQuotes.length === 0;
          // To that parser a quote behind spaces opens no cell.
          if (!isWhole || block.records.some((record) => PADDED.test(record))) continue;
          const expected = block.records.flatMap((record) => {
            const { data } = Papa.parse<string[]>(`${record}\n`, { delimiter, newline: '\n' });
            const [first = ['']] = data;
            return first.length === 1 && first[0] === '' ? [] : [first];
          });
          expect(cells).toEqual(expected);
          compared += cells.length;
        }
      }),
      { numRuns: 5000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
