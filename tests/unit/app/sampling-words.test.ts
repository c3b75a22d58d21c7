import { describe, expect, it } from 'vitest';
import { errorRateOf, type Tally } from '#shared/domain/sampling/results';
import { rateSentence } from '../../../renderer/components/sampling-words.ts';

const NOTHING: Tally = {
  'as-recorded': 0,
  differs: 0,
  'not-found': 0,
  'not-accessible': 0,
  open: 0,
};

function sentenceFor(tally: Partial<Tally>, population: number): string {
  return rateSentence({
    ...errorRateOf({ ...NOTHING, ...tally }, '95'),
    confidence: '95',
    population,
  });
}

describe('the error rate in words', () => {
  it('promises no fewer wrong items than were found, and no more than can be left', () => {
    expect(sentenceFor({ 'not-found': 1 }, 2)).toContain('which is 1 to 2 items');
    expect(sentenceFor({ 'as-recorded': 1 }, 2)).toContain('which is 0 to 1 item;');
    expect(sentenceFor({ 'as-recorded': 95, differs: 5 }, 10_000)).toContain(
      'between 2.2% and 11.2%, which is 215 to 1,118 items',
    );
  });

  it('claims nothing where nothing was looked at', () => {
    expect(sentenceFor({ 'not-accessible': 3 }, 10)).toMatch(/^Nothing was looked at yet/u);
  });
});
