import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { BundleOutcome } from '#shared/contract/bundle';
import { ANNEX_FILES, annexFilter, isItemAnnex, type Annex } from '#shared/domain/annex';
import { shortHash } from '#shared/domain/audit/figures-text';
import { AppError } from '#shared/rpc/app-error';
import { DOCUMENT_FILE, FIGURES_FILE } from '../../bundle/manifest.ts';
import { ANNEX_FOLDER, readmeText } from '../../bundle/readme.ts';
import {
  textPart,
  writeBundle,
  type BundlePart,
  type BundleSigner,
} from '../../bundle/write-bundle.ts';
import type { Database } from '../database/connection.ts';
import { writeBytesWhole } from '../exports/atomic-file.ts';
import { writeAnnex } from '../exports/annex/write-annex.ts';
import type { Workspace } from '../workspace.ts';
import { readFiguresFile, type FiguresQuestion } from './audit-figures.ts';
import { evidenceParts } from './evidence-parts.ts';

/** What goes into a bundle. */
export type BundleRequest = {
  /** Of what, and who may see it: nothing that is redacted goes into any file of the bundle. */
  readonly question: FiguresQuestion;
  readonly annexes: readonly Annex[];
  readonly hasUndetermined: boolean;
  /** The printed document, and the hash of the figures that it was drawn from. */
  readonly document: { readonly path: string; readonly figures: string } | null;
  readonly signer: BundleSigner | null;
};

type BundleOptions = {
  readonly madeAt: Date;
  readonly appVersion: string;
  readonly signal?: AbortSignal | undefined;
  /** Hears which file is being written, and how much of a list of items is. */
  readonly onProgress?: ((file: string, done: number, total: number) => void) | undefined;
};

function assertGoesOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new AppError('cancelled', 'The bundle was cancelled; no file was written.');
}

function documentPart(path: string): BundlePart {
  return {
    path: DOCUMENT_FILE,
    write: async (sink) => {
      for await (const piece of createReadStream(path)) await sink(piece as Uint8Array);
    },
  };
}

/** The SHA-256 of the figures of a question as the workspace is now. */
export function hashOfFigures(workspace: Workspace, question: FiguresQuestion): Promise<string> {
  return workspace.readSnapshot(
    async (db) => (await readFiguresFile(db, question, workspace.name)).sha256,
  );
}

/** Lists of items name sites, hosts and serial numbers in every row; nothing of them can stay. */
function assertIsForReader({ question, annexes }: BundleRequest): void {
  if ((question.redaction ?? 'full') === 'full') return;
  const lists = annexes.filter(isItemAnnex);
  if (lists.length === 0) return;
  throw new AppError(
    'invalid-input',
    `A redacted bundle cannot hold lists of items; leave out ${lists.join(', ')}.`,
  );
}

function annexParts(
  db: Database,
  { annexes, hasUndetermined }: BundleRequest,
  { signal, onProgress }: BundleOptions,
  written: BundleOutcome['annexes'],
): BundlePart[] {
  return annexes.filter(isItemAnnex).map((annex) => {
    const path = `${ANNEX_FOLDER}/${ANNEX_FILES[annex]}`;
    return {
      path,
      write: async (sink) => {
        const outcome = await writeAnnex(db, annex, annexFilter(hasUndetermined), sink, {
          signal,
          onProgress: (done, total) => onProgress?.(path, done, total),
        });
        written.push({ annex, ...outcome });
      },
    };
  });
}

/**
 * Writes all of a bundle. Reading the figures leaves the verdicts of the question on the
 * connection, which the annexes then follow.
 */
async function fill(
  db: Database,
  workspaceName: string,
  request: BundleRequest,
  options: BundleOptions,
  sink: (bytes: Uint8Array) => Promise<void>,
): Promise<Omit<BundleOutcome, 'file' | 'bytes' | 'sha256'>> {
  const { question, document, signer, annexes, hasUndetermined } = request;
  const { madeAt, appVersion, signal, onProgress } = options;
  const read = await readFiguresFile(db, question, workspaceName);
  const { text, sha256: figures } = read;
  assertGoesOn(signal);
  if (document !== null && document.figures !== figures) {
    const sentence =
      'The workspace was changed while its summary was laid out; make the bundle again.';
    throw new AppError('conflict', sentence);
  }
  const written: BundleOutcome['annexes'] = [];
  const { asOf } = read.figures.summary;
  const facts = { workspace: read.workspaceName, asOf, madeAt, appVersion };
  const readme = readmeText({
    ...facts,
    shortHash: shortHash(figures),
    hasDocument: document !== null,
    annexes,
    hasUndetermined,
    redaction: read.figures.redaction,
    fingerprint: signer?.key.fingerprint ?? null,
  });
  const parts = [
    textPart('README.txt', readme),
    ...(document === null ? [] : [documentPart(document.path)]),
    textPart(FIGURES_FILE, text),
    ...annexParts(db, request, options, written),
    ...evidenceParts(db, question, read.figures),
  ].map(({ path, write }): BundlePart => ({
    path,
    write: (to) => {
      assertGoesOn(signal);
      onProgress?.(path, 0, 0);
      return write(to);
    },
  }));
  const manifest = await writeBundle(facts, parts, signer, sink);
  assertGoesOn(signal);
  return { figures, files: manifest.files.length, signer: manifest.signer, annexes: written };
}

/**
 * Writes an evidence bundle to a file, whole or not at all, from the workspace as it is when it is
 * called. Fails with `conflict` where the document was drawn from other figures, with `cancelled`,
 * `not-found` for an unknown policy, `invalid-input` beyond 4 GB or for lists of items in a redacted bundle, `io` or `disk-full`; the file is
 * then as it was before.
 */
export async function makeBundle(
  workspace: Workspace,
  request: BundleRequest,
  path: string,
  options: BundleOptions,
): Promise<BundleOutcome> {
  assertIsForReader(request);
  return workspace.readSnapshot(async (db) => {
    const hash = createHash('sha256');
    let bytes = 0;
    let outcome: Omit<BundleOutcome, 'file' | 'bytes' | 'sha256'> | null = null;
    await writeBytesWhole(path, async (sink) => {
      outcome = await fill(db, workspace.name, request, options, (piece) => {
        hash.update(piece);
        bytes += piece.length;
        return sink(piece);
      });
    });
    if (outcome === null) throw new Error('The bundle was not written.');
    const whole: Omit<BundleOutcome, 'file' | 'bytes' | 'sha256'> = outcome;
    return { file: basename(path), bytes, sha256: hash.digest('hex'), ...whole };
  });
}
