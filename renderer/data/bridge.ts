import './csp.ts';
import type { AppContract, Bridge } from '#shared/contract/app';
import { grantedFileSchema, type GrantedFile } from '#shared/contract/granted-file';
import { AppError } from '#shared/rpc/app-error';
import type { Call } from '#shared/rpc/contract';
import { outcomeSchema, valueOf } from '#shared/rpc/envelope';

declare global {
  interface Window {
    readonly provenet: Bridge;
  }
}

function unwrap(raw: unknown): unknown {
  const outcome = outcomeSchema.safeParse(raw);
  if (outcome.success) return valueOf(outcome.data);
  throw new AppError('internal', 'The program answered in a way that this window cannot read.');
}

/** Calls the main process; rejects with an `AppError` whose message is meant for the operator. */
export const callApp: Call<AppContract> = async (name, input) =>
  unwrap(await window.provenet.call(name, input)) as never;

/** Exchanges dropped files for tokens; the page never learns their paths. */
export async function grantDropped(files: readonly File[]): Promise<GrantedFile[]> {
  return grantedFileSchema.array().parse(unwrap(await window.provenet.grantDropped(files)));
}

/** Collects garbage and drops what Chromium keeps to draw faster; see `Bridge.dropCaches`. */
export function dropCaches(): void {
  window.provenet.dropCaches();
}
