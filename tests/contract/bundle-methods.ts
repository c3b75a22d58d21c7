import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { hostContract } from '#main/data/host-contract';
import { bundleHostHandlers } from '#main/data/bundle/host-handlers';
import type { Session } from '#main/data/session';
import { join } from 'node:path';
import { newSigner } from '../support/bundles.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

type Host = {
  readonly session: Session;
  readonly grantWriting: (name: string) => string;
  readonly call: <K extends keyof DataContract>(
    name: K,
    input: InputOf<DataContract, K>,
  ) => Promise<OutputOf<DataContract, K>>;
};

/**
 * Writes annexes, and a bundle as the main process does, which is signed while it waits; has the
 * page check it.
 */
export async function callBundleMethods({ session, grantWriting, call }: Host): Promise<void> {
  for (const annex of ['flagged-csv', 'removal-xlsx', 'figures'] as const) {
    const target = { annex, hasUndetermined: true, token: grantWriting(annex) };
    expect((await call('annexes.write', target)).bytes).toBeGreaterThan(100);
  }
  const path = join(tempFolder(), 'bundle.zip');
  const [writing, reading, signerToken] = [randomUUID(), randomUUID(), randomUUID()];
  session.grants.add(writing, { path, mode: 'write' });
  session.grants.add(reading, { path, mode: 'read' });
  const signer = newSigner();
  const pem = writeTo(tempFolder(), 'signer.pem', signer.key.pem);
  session.grants.add(signerToken, { path: pem, mode: 'read' });
  const host = bundleHostHandlers(session);
  const begun = await host['host.beginBundle']({
    question: {},
    annexes: ['flagged-csv'],
    hasUndetermined: false,
    token: writing,
    document: null,
    signer: signer.key.pem,
  });
  expect(hostContract['host.beginBundle'].output.parse(structuredClone(begun))).toEqual(begun);
  if (begun.status !== 'sign') throw new Error('It waits for no signature.');
  const signature = await signer.sign(Buffer.from(begun.manifest, 'base64'));
  const outcome = await host['host.endBundle']({
    signature: Buffer.from(signature).toString('base64'),
  });
  expect(hostContract['host.endBundle'].output.parse(structuredClone(outcome))).toEqual(outcome);
  const figures = await host['host.hashFigures']({});
  expect(figures).toEqual({ figures: outcome.figures });
  await host['host.cancelBundle']({});
  const found = await call('bundle.verify', { token: reading, signerToken });
  expect(found).toMatchObject({ ok: true, signature: { status: 'signed', isExpected: true } });
  await call('bundle.cancelVerify', {});
}
