import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import packageJson from '../../../package.json' with { type: 'json' };
import { readPrivateKey, signerWith } from '../../bundle/signing/private-key.ts';
import { fingerprintWords } from '../../bundle/signing/public-key.ts';
import type { BundleSigner } from '../../bundle/write-bundle.ts';
import { hashOfFigures, makeBundle, type BundleRequest } from '../../data/bundle/make-bundle.ts';
import type { Composition } from '#shared/domain/audit/composition';
import { COMPOSITION_OPTIONS, compositionOption } from '../composition-option.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { withWorkspace } from '../open-workspace.ts';
import {
  asOfOption,
  noPositionals,
  parseOptions,
  policyOption,
  workspacePath,
  type Parsed,
} from '../options.ts';
import { secretOf } from '../workspace-secret.ts';
import { annexOption } from './annexes.ts';

async function readText(path: string, option: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const sentence = `${basename(path)} could not be read; name another file with ${option}.`;
    throw new AppError('io', sentence, { cause: error });
  }
}

async function signerOption(parsed: Parsed): Promise<BundleSigner | null> {
  const path = parsed.text('key');
  const passphrasePath = parsed.text('passphrase-file');
  if (path === undefined) {
    if (passphrasePath === undefined) return null;
    throw new UsageError('--passphrase-file opens a key; name the key with --key FILE');
  }
  // An editor ends the only line of the file with a line feed that is no part of the passphrase.
  const passphrase =
    passphrasePath === undefined
      ? null
      : (await readText(passphrasePath, '--passphrase-file')).replace(/\r?\n$/u, '');
  const text = await readText(path, '--key');
  return signerWith(await readPrivateKey(text, basename(path), passphrase));
}

type Source = {
  readonly path: string;
  readonly question: BundleRequest['question'];
  readonly composition: Composition;
};

/** Runs `work` with the document, drawn into a folder of its own that is removed afterwards. */
async function withDocument<T>(
  io: CliIo,
  { path, question, composition }: Source,
  work: (document: BundleRequest['document']) => Promise<T>,
): Promise<T> {
  const { renderReport } = io;
  if (renderReport === undefined) {
    throw new AppError(
      'io',
      'The summary of the bundle needs a display; on a server, run it under xvfb-run, or leave it out with --without-pdf.',
    );
  }
  const figures = await withWorkspace(path, io, (workspace) => hashOfFigures(workspace, question));
  const folder = await mkdtemp(join(tmpdir(), 'provenet-bundle-'));
  try {
    const { asOf, policyIds } = question;
    const outPath = join(folder, 'audit-summary.pdf');
    await renderReport({
      workspacePath: path,
      secret: secretOf(io),
      outPath,
      ...(asOf === undefined ? {} : { asOf }),
      ...(policyIds === undefined ? {} : { policyIds: [...policyIds] }),
      composition,
    });
    return await work({ path: outPath, figures });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * `bundle --workspace W --out FILE.zip [--without-pdf] [--annex A]… [--undetermined]
 * [--key FILE [--passphrase-file FILE]] [--as-of D] [--policy ID]… [--template T.json | --audience A]
 * [--redact LEVEL] [--paper SIZE] [--json]`: the evidence bundle. Nothing of it tells what is redacted.
 */
export async function bundleCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    out: { type: 'string' },
    'without-pdf': { type: 'boolean' },
    annex: { type: 'string', multiple: true },
    undetermined: { type: 'boolean' },
    key: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'as-of': { type: 'string' },
    policy: { type: 'string', multiple: true },
    ...COMPOSITION_OPTIONS,
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const out = parsed.text('out');
  if (out === undefined) throw new UsageError('Name the file to write: --out FILE.zip');
  const composition = compositionOption(parsed);
  const { redaction } = composition;
  const annexes = annexOption(parsed, redaction);
  const question = { asOf: asOfOption(parsed), policyIds: policyOption(parsed), redaction };
  const path = workspacePath(parsed);
  const signer = await signerOption(parsed);
  const write = (document: BundleRequest['document']) =>
    withWorkspace(path, io, (workspace) =>
      makeBundle(
        workspace,
        { question, annexes, hasUndetermined: parsed.flag('undetermined'), document, signer },
        out,
        { madeAt: new Date(), appVersion: packageJson.version },
      ),
    );
  const outcome = parsed.flag('without-pdf')
    ? await write(null)
    : await withDocument(io, { path, question, composition }, write);
  if (parsed.flag('json')) io.json(outcome);
  else {
    const { file, bytes, sha256, figures, files, signer: fingerprint } = outcome;
    const signed =
      fingerprint === null ? 'not signed' : `signed by ${fingerprintWords(fingerprint)}`;
    io.say(
      `${file}: ${files} files, ${bytes} bytes`,
      `SHA-256 ${sha256}`,
      `figures ${figures}`,
      signed,
    );
  }
  return 0;
}
