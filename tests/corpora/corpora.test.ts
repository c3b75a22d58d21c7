import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceFolder } from '../support/reference.ts';
import { readCorpora, type Corpus, type Expectation } from './expectation.ts';
import { differences, readActual } from './reading.ts';

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

function isAccountedFor(file: string, { leftOut, readings }: Corpus): boolean {
  if (readings.some((reading) => reading.file === file) || file in leftOut) return true;
  return Object.keys(leftOut).some((each) => each.endsWith('/') && file.startsWith(each));
}

function nameOf({ file, options, accept }: Expectation): string {
  const asked = options === undefined ? '' : ` with ${JSON.stringify(options)}`;
  const [first] = accept;
  const outcome = first !== undefined && 'error' in first ? 'refused' : 'read as it is written';
  return `${file}${asked}: ${outcome}`;
}

/** The reading against the outcome that it comes nearest to. */
async function failingOf(path: string, { options, accept }: Expectation): Promise<string[]> {
  const actual = await readActual(path, options);
  const [nearest = []] = accept
    .map((outcome) => differences(outcome, actual))
    .toSorted((a, b) => a.length - b.length);
  return nearest;
}

for (const corpus of readCorpora()) {
  const { path, absence } = referenceFolder(corpus.folder);
  const reason = absence === null ? '' : ` (left out: ${absence})`;

  describe.skipIf(absence !== null)(`the files of ${corpus.corpus}${reason}`, () => {
    it('are each expected to be something, or left out for a reason', () => {
      expect(filesOf(path).filter((file) => !isAccountedFor(file, corpus))).toEqual([]);
    });

    it.each(corpus.readings.map((reading) => [nameOf(reading), reading] as const))(
      '%s',
      async (_name, reading) => {
        const failing = await failingOf(join(path, reading.file), reading);
        expect(failing, `${corpus.folder}/${reading.file}: ${reading.note ?? ''}`).toEqual([]);
      },
      30_000,
    );
  });
}
