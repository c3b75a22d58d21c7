import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { safeStorage, shell, type BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import type { signingMethods } from '#shared/contract/signing';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers, InputOf, OutputOf } from '#shared/rpc/contract';
import type { BundleSigner } from '#main/bundle/write-bundle';
import type { HostContract } from '#main/data/host-contract';
import type { DataHost } from '../data-host/data-host.ts';
import type { Folders } from './folders.ts';
import type { Grants } from './grants.ts';
import { savePdf, summaryQuery } from './print.ts';
import type { PrintPages } from './print-page.ts';
import type { KeyStore, SigningKeyStore } from './signing-key-store.ts';
import { whereToSave } from './where-to-save.ts';
import { writeFileWhole } from './write-file.ts';

/** The system's key store; one that only hides keys in plain sight counts as none. */
export const systemKeyStore: KeyStore = {
  isAvailable: async () => {
    const isHidden =
      process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !isHidden && (await safeStorage.isAsyncEncryptionAvailable());
  },
  backend: () =>
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(bytes)).result,
};

type Options = {
  readonly window: () => BrowserWindow;
  readonly host: DataHost;
  readonly pages: PrintPages;
  readonly grants: Grants;
  readonly folders: Folders;
  readonly keys: SigningKeyStore;
};
type Request = InputOf<AppContract, 'bundle.save'>;
type Outcome = OutputOf<AppContract, 'bundle.save'>;

/** Of what the figures are asked for: they are redacted as the document is. */
function questionOf({ asOf, composition }: Request): InputOf<HostContract, 'host.hashFigures'> {
  return { ...(asOf === undefined ? {} : { asOf }), redaction: composition.redaction };
}

function assertGoesOn(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new AppError('cancelled', 'The bundle was cancelled; no file was written.');
}

/** Makes evidence bundles and the key that signs them; the private key never leaves this process. */
export function createBundleHandlers(
  options: Options,
): Pick<Handlers<AppContract>, keyof typeof signingMethods> {
  const { window, host, pages, grants, folders, keys } = options;
  let running: AbortController | null = null;

  const state = async () => ({
    key: await keys.current(),
    hasKeyStore: await keys.hasKeyStore(),
  });

  /** Writes the bundle in the data host, which waits for the signature where there is one. */
  const write = async (
    request: Request,
    document: { token: string; figures: string } | null,
    signer: BundleSigner | null,
  ): Promise<Outcome> => {
    const { token, annexes, hasUndetermined } = request;
    const begun = await host.ask('host.beginBundle', {
      token,
      annexes,
      hasUndetermined,
      question: questionOf(request),
      document,
      signer: signer?.key.pem ?? null,
    });
    if (begun.status === 'done') return begun.outcome;
    try {
      if (signer === null) throw new Error('A bundle without a key waits for no signature.');
      const bytes = await signer.sign(Buffer.from(begun.manifest, 'base64'));
      const signature = Buffer.from(bytes).toString('base64');
      return await host.ask('host.endBundle', { signature });
    } catch (error) {
      // Without a signature it fails, and leaves no file; where it ended already, nothing waits.
      await host.ask('host.endBundle', { signature: null }).catch(() => undefined);
      throw error;
    }
  };

  const save = async (request: Request, signal: AbortSignal): Promise<Outcome> => {
    // First, so that a wrong passphrase is told before anything is drawn.
    const signer = request.isSigned ? await keys.open(request.passphrase) : null;
    if (!request.hasDocument) return write(request, null, signer);
    const { composition, asOf } = request;
    const { figures } = await host.ask('host.hashFigures', questionOf(request));
    // Only this user can look into it.
    const folder = await mkdtemp(join(tmpdir(), 'provenet-bundle-'));
    try {
      assertGoesOn(signal);
      const path = join(folder, 'audit-summary.pdf');
      await savePdf(pages, path, summaryQuery({ asOf, composition }));
      assertGoesOn(signal);
      const { token } = await grants.read(path);
      return await write(request, { token, figures }, signer);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  return {
    'signing.get': state,
    'signing.make': async ({ passphrase }) => {
      await keys.make(passphrase, new Date());
      return state();
    },
    'signing.exportPublic': async () => {
      const pem = await keys.publicKey();
      const path = await whereToSave(window(), {
        title: 'Save the public key',
        startAt: folders.startAt('save', 'provenet-signer.pem'),
        extension: 'pem',
        filters: [{ name: 'Public key (PEM)', extensions: ['pem'] }],
      });
      if (path === null) return null;
      await writeFileWhole(path, Buffer.from(pem));
      folders.remember('save', path);
      return { name: basename(path) };
    },
    'bundle.save': async (request) => {
      if (running !== null) {
        throw new AppError(
          'conflict',
          'A bundle is being written; wait until it ends, or cancel it.',
        );
      }
      const controller = new AbortController();
      running = controller;
      try {
        return await save(request, controller.signal);
      } finally {
        running = null;
      }
    },
    'bundle.cancel': async () => {
      running?.abort();
      if (running !== null) await host.ask('host.cancelBundle', {});
      return {};
    },
    'bundle.showInFolder': ({ token }) => {
      shell.showItemInFolder(grants.pathOf(token, 'write'));
      return {};
    },
  };
}
