import { describe, expect, it } from 'vitest';
import { ENCODINGS } from '#main/import/encodings';
import { ENCODING_NAMES, encodingLabel, encodingName } from '#shared/domain/encoding-names';

describe('names of encodings', () => {
  it('exist for each that the reader knows, and for no other', () => {
    const named = ENCODING_NAMES.map(({ encoding }) => encoding);
    expect(named.toSorted()).toEqual([...ENCODINGS].toSorted());
    expect(new Set(named.map(encodingLabel)).size).toBe(named.length);
  });

  it('say what is written in it only where there is room for it', () => {
    expect(encodingName('windows-1250')).toBe('Windows-1250');
    expect(encodingLabel('windows-1250')).toBe('Windows-1250 (Central European)');
    expect(encodingLabel('utf-8')).toBe('UTF-8');
  });
});
