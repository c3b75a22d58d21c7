import { readFileSync } from 'node:fs';

/** One call that a record of writes has, in the order in which they happened. */
export type Call =
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'extend'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

const HEAD_BYTES = 32;

/** Files that have no name any more are gone whatever happens. */
const UNNAMED = ' (deleted)';

function callOf(kind: string, path: string, at: number, data: Buffer): Call {
  switch (kind) {
    case 'w':
      return { kind: 'write', path, at, data };
    case 't':
      return { kind: 'truncate', path, size: at };
    case 'a':
      return { kind: 'extend', path, size: at };
    case 's':
      return { kind: 'sync', path };
    case 'u':
      return { kind: 'unlink', path };
    case 'r':
      return { kind: 'rename', path, to: data.toString() };
    default:
      throw new Error(`A record of writes has a call of the kind "${kind}".`);
  }
}

/** Reads what the shim recorded. */
export function readWriteLog(file: string): Call[] {
  const bytes = readFileSync(file);
  const calls: Call[] = [];
  let from = 0;
  while (from < bytes.length) {
    const number = (field: number): number => Number(bytes.readBigInt64LE(from + field * 8));
    const kind = String.fromCodePoint(number(0));
    const at = number(1);
    const pathEnd = from + HEAD_BYTES + number(2);
    const dataEnd = pathEnd + number(3);
    const path = bytes.toString('utf8', from + HEAD_BYTES, pathEnd);
    if (!path.endsWith(UNNAMED))
      calls.push(callOf(kind, path, at, bytes.subarray(pathEnd, dataEnd)));
    from = dataEnd;
  }
  return calls;
}
