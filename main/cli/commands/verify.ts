import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BundleCheck } from '#shared/contract/bundle-check';
import { AppError } from '#shared/rpc/app-error';
import {
  fingerprintWords,
  readSignerKey,
  type SignerKey,
} from '../../bundle/signing/public-key.ts';
import { verifyBundle } from '../../bundle/verify-bundle.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { parseOptions } from '../options.ts';

async function signerOption(path: string | undefined): Promise<SignerKey | undefined> {
  if (path === undefined) return undefined;
  try {
    return readSignerKey(await readFile(path, 'latin1'), basename(path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const sentence = `The key ${basename(path)} could not be read; name a PEM file with --signer.`;
    throw new AppError('io', sentence, { cause: error });
  }
}

function signatureLine({ signature }: BundleCheck): string | null {
  const { status, fingerprint, isExpected } = signature;
  if (status === 'unchecked') return null;
  if (status === 'unsigned')
    return 'not signed: nothing shows who made it, nor that all of it was not made anew';
  if (status === 'broken') return 'signature does not fit';
  const words = fingerprint === null ? '' : fingerprintWords(fingerprint);
  const who = { true: ', the signer you named', false: ', not the signer you named' } as const;
  return `signed by ${words}${isExpected === null ? '; compare it with what the signer told you' : who[isExpected ? 'true' : 'false']}`;
}

function describe(check: BundleCheck): string[] {
  const { manifest, filesFit, isPackedAnew, troubles } = check;
  const lines: (string | null)[] = [
    manifest === null
      ? null
      : `bundle of ${manifest.workspace || 'a workspace that it does not name'} as of ${manifest.asOf}, made ${manifest.madeAt} by Provenet ${manifest.appVersion}; figures ${manifest.shortHash}`,
    manifest === null ? null : `${filesFit} of ${manifest.files} files are as the manifest says`,
    signatureLine(check),
    isPackedAnew ? 'packed anew by another program; only the files themselves were checked' : null,
    ...troubles.map(({ message }) => `! ${message}`),
    check.ok ? 'everything fits' : null,
  ];
  return lines.filter((line) => line !== null);
}

/** `verify BUNDLE [--signer PEM] [--json]`: whether an evidence bundle is as it was made. */
export async function verifyCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, { signer: { type: 'string' }, json: { type: 'boolean' } });
  const [path, ...others] = parsed.positionals;
  if (path === undefined || others.length > 0) {
    throw new UsageError('Name one bundle to check: verify BUNDLE.zip');
  }
  const signer = await signerOption(parsed.text('signer'));
  const check = await verifyBundle(path, { signer });
  if (parsed.flag('json')) io.json(check);
  else io.say(...describe(check));
  if (check.ok) return 0;
  const [first, ...more] = check.troubles;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const what = first?.kind === 'unchecked' ? 'could not be checked' : 'does not fit';
  io.warn(`${check.file} ${what}: ${first?.message ?? ''}${rest}`);
  return 1;
}
