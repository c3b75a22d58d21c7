import { createHash } from 'node:crypto';
import type { AnnexOutcome } from '#shared/contract/bundle';
import { annexFilter, type ItemAnnex } from '#shared/domain/annex';
import type { Database } from '../../database/connection.ts';
import { writeBytesWhole } from '../atomic-file.ts';
import type { ExportOptions } from '../exported-items.ts';
import { writeAnnex } from './write-annex.ts';

/** An annex that was written, with the SHA-256 of its file as hex. */
export type WrittenAnnex = AnnexOutcome & { readonly bytes: number; readonly sha256: string };

/**
 * Writes one annex to a file, whole or not at all; `db` as for `writeAnnex`, see `useVerdictsOf`.
 * Fails with `cancelled`, `io` or `disk-full`; the file is then as it was.
 */
export async function writeAnnexFile(
  db: Database,
  annex: ItemAnnex,
  hasUndetermined: boolean,
  path: string,
  options: Pick<ExportOptions, 'signal' | 'onProgress'> = {},
): Promise<WrittenAnnex> {
  const hash = createHash('sha256');
  let bytes = 0;
  let outcome: AnnexOutcome = { rows: 0, cuts: 0, missing: [] };
  await writeBytesWhole(path, async (sink) => {
    const counted = (piece: Uint8Array): Promise<void> => {
      hash.update(piece);
      bytes += piece.length;
      return sink(piece);
    };
    outcome = await writeAnnex(db, annex, annexFilter(hasUndetermined), counted, options);
  });
  return { ...outcome, bytes, sha256: hash.digest('hex') };
}
