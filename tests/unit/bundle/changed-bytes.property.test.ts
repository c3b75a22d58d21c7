import fc from 'fast-check';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundleOf, check, entriesOf, newSigner } from '../../support/bundles.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { zipOf } from '../../support/zip.ts';

const RUNS = { numRuns: 200 };

const flipped = (bytes: Uint8Array, place: number, mask: number): Buffer => {
  const changed = Buffer.from(bytes);
  const at = Math.floor(place * changed.length);
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
};
const placeArb = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const maskArb = fc.integer({ min: 1, max: 255 });

it.each([true, false])(
  'a changed byte in any file, packed anew as if nothing were, is found and named (signed: %s)',
  async (isSigned) => {
    const entries = entriesOf(await bundleOf(isSigned ? newSigner() : null));
    const path = join(tempFolder(), 'bundle.zip');
    const arb = fc.record({
      entry: fc.constantFrom(...entries.keys()),
      place: placeArb,
      mask: maskArb,
    });
    await fc.assert(
      fc.asyncProperty(arb, async ({ entry: index, place, mask }) => {
        const changed = entries.map((entry, at) =>
          at === index ? { ...entry, content: flipped(entry.content, place, mask) } : entry,
        );
        const found = await check(zipOf(changed), undefined, path);
        expect(found.ok).toBe(false);
        const name = entries[index]?.name ?? '';
        expect(found.troubles.map(({ message }) => message).join(' ')).toContain(name);
        // Nothing else is suspected but what is made from the changed file.
        const files = found.troubles.map(({ file }) => file);
        const own = ['manifest.json', 'manifest.sig', 'signer.pem', 'SHA256SUMS'];
        if (!own.includes(name)) expect(files).toEqual([name]);
      }),
      RUNS,
    );
  },
);

it('a changed byte anywhere in the archive itself is found', async () => {
  const bundle = await bundleOf(newSigner());
  const path = join(tempFolder(), 'bundle.zip');
  expect((await check(bundle, undefined, path)).ok).toBe(true);
  const changedAt = async (place: number, mask: number): Promise<void> => {
    const found = await check(flipped(bundle, place, mask), undefined, path);
    expect({ place, mask, ok: found.ok }).toEqual({ place, mask, ok: false });
  };
  await fc.assert(fc.asyncProperty(placeArb, maskArb, changedAt), RUNS);
});

it('a changed bit of any byte around the files is found', async () => {
  const bundle = await bundleOf(newSigner());
  const path = join(tempFolder(), 'bundle.zip');
  // The directory and all behind it, which no hash of a file covers.
  const start = bundle.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  for (let at = start; at < bundle.length; at += 1) {
    const changed = Buffer.from(bundle);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const found = await check(changed, undefined, path);
    expect({ at, ok: found.ok }).toEqual({ at, ok: false });
  }
});
