import type { BundleTrouble } from '#shared/contract/bundle-check';
import type { EntryContent } from './archive/read-entry.ts';
import { DOCUMENT_FILE, type Manifest } from './manifest.ts';

/** Bytes at the beginning of the document in which its title stands, far from the end of them. */
export const DOCUMENT_START = 16 << 10;

/** The ways in which a title may stand in a PDF: as it is, or in UTF-16, as bytes or as hex digits. */
function waysToWrite(text: string): Buffer[] {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  const hex = utf16.toString('hex');
  return [text, hex, hex.toUpperCase()].map((way) => Buffer.from(way, 'latin1')).concat(utf16);
}

/**
 * What is wrong with the printed document beside its own hash: it was drawn from other figures than
 * those of the bundle. Its title names them, where no compression hides it.
 */
export function checkDocument(
  { figures, files }: Manifest,
  found: ReadonlyMap<string, EntryContent>,
): BundleTrouble[] {
  const listed = files.find(({ path }) => path === DOCUMENT_FILE);
  const entry = found.get(DOCUMENT_FILE);
  // Whoever changed it is told of the change, and of nothing that follows from it.
  if (listed === undefined || entry?.sha256 !== listed.sha256) return [];
  const named = `figures ${figures.shortHash}`;
  if (waysToWrite(named).some((way) => entry.start.includes(way))) return [];
  const message = `${DOCUMENT_FILE} was not drawn from the figures of this bundle: its title does not name ${figures.shortHash}.`;
  return [{ kind: 'document', file: DOCUMENT_FILE, message }];
}
