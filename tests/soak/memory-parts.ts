import { readFileSync } from 'node:fs';

/** Mappings without a gap between them, as a program reserves them for one purpose. */
type Reservation = {
  readonly start: number;
  end: number;
  anonymousKib: number;
  holdsCode: boolean;
  holdsFile: boolean;
};

const GIB = 2 ** 30;
const KIB_IN_MIB = 1024;
/** A mapping of `smaps`: where, what may be done with it, and the file that it is of, 0 for none. */
const HEAD = /^([\da-f]+)-([\da-f]+) (\S+) \S+ \S+ (\d+)/u;

/** Purposes by the least GiB that Chromium reserves for each, the largest first. */
const PURPOSES: readonly (readonly [number, string])[] = [
  [512, 'V8’s objects'],
  [24, 'allocator'],
  [8, 'Blink’s objects'],
  [0.75, 'V8’s byte code'],
];

/** The reservations in a text of `/proc/PID/smaps`. */
function reservationsIn(smaps: string): Reservation[] {
  const found: Reservation[] = [];
  for (const line of smaps.split('\n')) {
    const now = found.at(-1);
    const head = HEAD.exec(line);
    if (head === null) {
      const kib = /^Anonymous:\s+(\d+)/u.exec(line)?.[1];
      if (kib !== undefined && now !== undefined) now.anonymousKib += Number(kib);
      continue;
    }
    const [, from = '', until = '', rights = '', inode] = head;
    const [start, end] = [Number.parseInt(from, 16), Number.parseInt(until, 16)];
    const [holdsCode, holdsFile] = [rights.startsWith('rwx'), inode !== '0'];
    if (now === undefined || start !== now.end) {
      found.push({ start, end, anonymousKib: 0, holdsCode, holdsFile });
      continue;
    }
    now.end = end;
    now.holdsCode ||= holdsCode;
    now.holdsFile ||= holdsFile;
  }
  return found;
}

function purposeOf({ start, end, holdsCode, holdsFile }: Reservation): string {
  const gib = (end - start) / GIB;
  if (holdsFile && gib < 512) return 'data of the program’s files';
  if (holdsCode && gib < 24) return 'machine code';
  return PURPOSES.find(([least]) => gib >= least)?.[1] ?? 'other';
}

/**
 * Mebibytes of no file that a process of Chromium holds, by what their place was reserved for: V8, Blink
 * and the allocator reserve theirs in sizes of their own. Linux only.
 */
export function memoryParts(pid: number): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const one of reservationsIn(readFileSync(`/proc/${pid}/smaps`, 'utf8'))) {
    const purpose = purposeOf(one);
    parts[purpose] = (parts[purpose] ?? 0) + one.anonymousKib / KIB_IN_MIB;
  }
  return parts;
}
