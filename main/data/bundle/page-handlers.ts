import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { bundleMethods } from '#shared/contract/bundle';
import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import { isItemAnnex } from '#shared/domain/annex';
import type { Handlers } from '#shared/rpc/contract';
import { readSignerKey, type SignerKey } from '../../bundle/signing/public-key.ts';
import { verifyBundle } from '../../bundle/verify-bundle.ts';
import { writeAnnexFile } from '../exports/annex/annex-file.ts';
import { viewFor } from '../queries/audit/read-figures.ts';
import type { Session } from '../session.ts';
import { atMostTenASecond } from '../at-most.ts';
import { writeFiguresFile } from './audit-figures.ts';

/** A public key is a few lines; what is longer is something else. */
const MAX_KEY_BYTES = 16 << 10;

async function signerIn(path: string): Promise<SignerKey> {
  const name = basename(path);
  try {
    return readSignerKey(
      (await readFile(path)).subarray(0, MAX_KEY_BYTES).toString('latin1'),
      name,
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('io', `${name} could not be read; choose another file.`, { cause: error });
  }
}

/** Answers what a page asks about annexes and bundles. */
export function bundlePageHandlers(
  session: Session,
): Pick<Handlers<DataContract>, keyof typeof bundleMethods> {
  let checking: AbortController | null = null;
  return {
    'annexes.write': ({ annex, hasUndetermined, asOf, redaction, token }) => {
      const path = session.grants.takeWritePath(token);
      const question = asOf === undefined ? {} : { asOf };
      return session.runCancellable(
        (signal) =>
          session.workspace.readSnapshot(async (db) => {
            if (!isItemAnnex(annex)) return writeFiguresFile(db, { ...question, redaction }, path);
            viewFor(db, question);
            return writeAnnexFile(db, annex, hasUndetermined, path, {
              signal,
              onProgress: atMostTenASecond((rows, total) => {
                session.publishExport(rows, total);
              }),
            });
          }),
        'export',
      );
    },
    'bundle.verify': async ({ token, signerToken }) => {
      const path = session.grants.readPath(token);
      const signer =
        signerToken === undefined
          ? undefined
          : await signerIn(session.grants.readPath(signerToken));
      // A newer check takes the place of an older one.
      checking?.abort();
      const controller = new AbortController();
      checking = controller;
      try {
        return await verifyBundle(path, {
          signer,
          signal: controller.signal,
          onProgress: atMostTenASecond((done, total) => {
            session.publish('bundle.checkProgress', { done, total });
          }),
        });
      } finally {
        if (checking === controller) checking = null;
      }
    },
    'bundle.cancelVerify': () => {
      checking?.abort();
      return {};
    },
  };
}
