import type { Handlers } from '#shared/rpc/contract';
import { readSignerKey } from '../../bundle/signing/public-key.ts';
import type { HostContract } from '../host-contract.ts';
import type { Session } from '../session.ts';
import { atMostTenASecond } from '../at-most.ts';
import { BundleJob } from './bundle-job.ts';
import { hashOfFigures, makeBundle } from './make-bundle.ts';

type BundleHandlers = Pick<
  Handlers<HostContract>,
  'host.hashFigures' | 'host.beginBundle' | 'host.endBundle' | 'host.cancelBundle'
>;

/** Answers what the main process asks for an evidence bundle. */
export function bundleHostHandlers(session: Session): BundleHandlers {
  const job = new BundleJob();
  return {
    'host.hashFigures': async (question) => ({
      figures: await hashOfFigures(session.workspace, question),
    }),
    'host.beginBundle': async ({ token, document, signer: pem, question, ...choice }) => {
      const path = session.grants.takeWritePath(token);
      const drawn =
        document === null
          ? null
          : { path: session.grants.readPath(document.token), figures: document.figures };
      const key = pem === null ? null : readSignerKey(pem, 'The signing key');
      let current = '';
      let tell = (_done: number, _total: number): void => undefined;
      const begun = await job.begin(key, (signer) =>
        session.runCancellable(
          (signal) =>
            makeBundle(session.workspace, { question, ...choice, document: drawn, signer }, path, {
              madeAt: new Date(),
              appVersion: session.appVersion,
              signal,
              onProgress: (file, done, total) => {
                if (file !== current) {
                  tell = atMostTenASecond((rows, all) => {
                    session.publish('bundle.progress', { file, done: rows, total: all });
                  });
                }
                current = file;
                tell(done, total);
              },
            }),
          'export',
        ),
      );
      if (begun.status === 'done') return begun;
      return { status: 'sign', manifest: Buffer.from(begun.manifest).toString('base64') };
    },
    'host.endBundle': ({ signature }) =>
      job.end(signature === null ? null : Buffer.from(signature, 'base64')),
    'host.cancelBundle': () => {
      session.cancelExport();
      return {};
    },
  };
}
