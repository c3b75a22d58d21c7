import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All bytes of a PDF as text of one byte a character, its compressed streams unpacked too. */
export function unpackedPdf(path: string): string {
  const bytes = readFileSync(path);
  const text = bytes.toString('latin1');
  const parts = [text];
  for (const { index, 0: start } of text.matchAll(/stream\r?\n/gu)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const from = index + start.length;
    const end = text.indexOf('endstream', from);
    try {
      parts.push(inflateSync(bytes.subarray(from, end)).toString('latin1'));
    } catch {
      // Streams that are not compressed stand in the text as they are.
    }
  }
  return parts.join('\n');
}

/** Ways in which a text may stand in a PDF, as `unpackedPdf` would have it. */
export function waysToWrite(text: string): string[] {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  return [
    text,
    Buffer.from(text, 'utf8').toString('latin1'),
    utf16.toString('latin1'),
    utf16.toString('hex'),
    utf16.toString('hex').toUpperCase(),
  ];
}

type Entry = { readonly title: string; readonly items?: readonly Entry[] };

function titlesOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ title, items = [] }) => [title, ...titlesOf(items)]);
}

/** What a PDF says of itself: its title, language, whether it is tagged, and its outline. */
export async function readPdfFacts(path: string) {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const { info } = await pdf.getMetadata();
    const outline = (await pdf.getOutline()) as Entry[] | null;
    const markInfo = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
    return {
      title: String((info as { Title?: unknown }).Title),
      language: (info as { Language?: unknown }).Language,
      isTagged: markInfo?.Marked === true,
      outline: titlesOf(outline ?? []),
      sizes: await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, at) => {
          const { view } = await pdf.getPage(at + 1);
          return [Math.round((view[2] ?? 0) - (view[0] ?? 0)), Math.round(view[3] ?? 0)];
        }),
      ),
    };
  } finally {
    await task.destroy();
  }
}
