import type { BundleOutcome } from '#shared/contract/bundle';
import { AppError } from '#shared/rpc/app-error';
import type { SignerKey } from '../../bundle/signing/public-key.ts';
import type { BundleSigner } from '../../bundle/write-bundle.ts';

/** How a bundle began: it is done, or waits for the signature over these bytes. */
type Begun =
  | { readonly status: 'done'; readonly outcome: BundleOutcome }
  | { readonly status: 'sign'; readonly manifest: Uint8Array };

/** A bundle that is written while somebody else holds the key that signs it. */
export class BundleJob {
  #waiting: {
    readonly signature: PromiseWithResolvers<Uint8Array>;
    readonly running: Promise<BundleOutcome>;
  } | null = null;

  /**
   * Runs `write`, until it is done or its manifest is to be signed. One bundle at a time: fails
   * with `conflict` while one waits, and as `write` does.
   */
  async begin(
    key: SignerKey | null,
    write: (signer: BundleSigner | null) => Promise<BundleOutcome>,
  ): Promise<Begun> {
    if (this.#waiting !== null) {
      throw new AppError('conflict', 'A bundle is being written; wait until it ends.');
    }
    const manifest = Promise.withResolvers<Uint8Array>();
    const signature = Promise.withResolvers<Uint8Array>();
    // Nobody waits for it where the bundle fails before.
    signature.promise.catch(() => undefined);
    const sign = (bytes: Uint8Array): Promise<Uint8Array> => {
      manifest.resolve(bytes);
      return signature.promise;
    };
    const running = write(key === null ? null : { key, sign });
    const begun = await Promise.race([
      running.then((outcome): Begun => ({ status: 'done', outcome })),
      manifest.promise.then((bytes): Begun => ({ status: 'sign', manifest: bytes })),
    ]);
    if (begun.status === 'sign') this.#waiting = { signature, running };
    return begun;
  }

  /** Ends the bundle that waits. Fails with `cancelled` without a signature, and as `write` does. */
  async end(signature: Uint8Array | null): Promise<BundleOutcome> {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) throw new AppError('not-found', 'No bundle waits to be signed.');
    if (signature !== null) waiting.signature.resolve(signature);
    else {
      const sentence = 'The bundle was not signed; no file was written.';
      waiting.signature.reject(new AppError('cancelled', sentence));
    }
    return waiting.running;
  }
}
