import { describe, expect, it } from 'vitest';
import type { DataHost } from '#main/app/data-host/data-host';
import { createGrants } from '#main/app/services/grants';

const host = { grant: () => Promise.resolve() } as unknown as DataHost;
const refused = expect.objectContaining({ code: 'not-found' }) as Error;

describe('granted files', () => {
  it('are written once by their token', async () => {
    const grants = createGrants(host);
    const { token, name } = await grants.write('/x/Summary.pdf');
    expect(name).toBe('Summary.pdf');
    expect(grants.takeWritePath(token)).toBe('/x/Summary.pdf');
    expect(() => grants.takeWritePath(token)).toThrow(refused);
    // Showing it in its folder writes nothing.
    expect(grants.pathOf(token, 'write')).toBe('/x/Summary.pdf');
  });

  it('are not written by a token for reading, nor read by one for writing', async () => {
    const grants = createGrants(host);
    const reading = await grants.read(import.meta.filename);
    expect(() => grants.takeWritePath(reading.token)).toThrow(refused);
    const writing = await grants.write('/x/items.csv');
    expect(() => grants.pathOf(writing.token, 'read')).toThrow(refused);
    expect(() => grants.takeWritePath(crypto.randomUUID())).toThrow(refused);
  });
});
