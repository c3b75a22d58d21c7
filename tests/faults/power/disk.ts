import { dirname } from 'node:path';
import type { Random } from '../random.ts';
import type { Call } from './write-log.ts';

/** What a disk writes whole or not at all. */
const SECTOR_BYTES = 512;

/** Which of the writes that were not synced a cut leaves. */
export const CUTS = ['none', 'all', 'prefix', 'sectors'] as const;
export type Cut = (typeof CUTS)[number];

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'resize'; readonly size: number };

/** Bytes that grow; what nobody has written is zeros. */
class Bytes {
  #room: Buffer;
  #size: number;

  constructor(from: Buffer) {
    this.#room = Buffer.from(from);
    this.#size = from.length;
  }

  take(change: Change): void {
    if (change.kind === 'resize') {
      this.#grow(change.size);
      if (change.size < this.#size) this.#room.fill(0, change.size, this.#size);
      this.#size = change.size;
      return;
    }
    const end = change.at + change.data.length;
    this.#grow(end);
    change.data.copy(this.#room, change.at);
    this.#size = Math.max(this.#size, end);
  }

  copy(): Bytes {
    return new Bytes(this.now());
  }

  now(): Buffer {
    return this.#room.subarray(0, this.#size);
  }

  #grow(size: number): void {
    if (size <= this.#room.length) return;
    const larger = Buffer.alloc(size * 2);
    this.#room.copy(larger, 0, 0, this.#size);
    this.#room = larger;
  }
}

/** A file as the disk has it for certain, and what was asked of it since. */
class DiskFile {
  readonly #certain: Bytes;
  #waiting: Change[] = [];

  constructor(bytes: Buffer) {
    this.#certain = new Bytes(bytes);
  }

  change(change: Change): void {
    this.#waiting.push(change);
  }

  sync(): void {
    for (const change of this.#waiting) this.#certain.take(change);
    this.#waiting = [];
  }

  /** What a cut at this moment leaves. */
  left(cut: Cut, random: Random): Buffer {
    const bytes = this.#certain.copy();
    for (const change of left(this.#waiting, cut, random)) bytes.take(change);
    return bytes.now();
  }
}

function sectorsOf(change: Change): Change[] {
  if (change.kind === 'resize') return [change];
  const { at, data } = change;
  const sectors: Change[] = [];
  for (let from = 0; from < data.length;) {
    const to = Math.min(data.length, from + SECTOR_BYTES - ((at + from) % SECTOR_BYTES));
    sectors.push({ kind: 'write', at: at + from, data: data.subarray(from, to) });
    from = to;
  }
  return sectors;
}

function left(waiting: readonly Change[], cut: Cut, random: Random): readonly Change[] {
  switch (cut) {
    case 'none':
      return [];
    case 'all':
      return waiting;
    case 'prefix':
      return waiting.slice(0, random.below(waiting.length + 1));
    case 'sectors': {
      const share = random.pick([0.1, 0.5, 0.9]);
      return waiting.flatMap(sectorsOf).filter(() => random.chance(share));
    }
  }
}

type Names = Map<string, DiskFile>;
type NameChange = (names: Names) => void;

/**
 * A disk that keeps for certain only what was synced. Syncing a file keeps its name too; other
 * changes of names happen in their order, as in the journal of a file system, and are certain once
 * their folder is synced.
 */
export class Disk {
  readonly #now: Names;
  #certain: Names;
  #waiting: { readonly folder: string; readonly change: NameChange }[] = [];

  /** Begins with files of which everything is certain. */
  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#now = new Map([...files].map(([path, bytes]) => [path, new DiskFile(bytes)]));
    this.#certain = new Map(this.#now);
  }

  take(call: Call): void {
    switch (call.kind) {
      case 'write':
        this.#fileOf(call.path).change({ kind: 'write', at: call.at, data: call.data });
        return;
      case 'truncate':
      case 'extend':
        this.#fileOf(call.path).change({ kind: 'resize', size: call.size });
        return;
      case 'sync':
        this.#sync(call.path);
        return;
      case 'unlink':
        this.#changeNames(call.path, (names) => names.delete(call.path));
        return;
      case 'rename':
        this.#changeNames(call.path, (names) => {
          const file = names.get(call.path);
          names.delete(call.path);
          if (file !== undefined) names.set(call.to, file);
        });
    }
  }

  /** The files that a cut of the power at this moment leaves. */
  left(cut: Cut, random: Random): Map<string, Buffer> {
    const names = new Map(this.#certain);
    const count = this.#waiting.length;
    // Names change in order: any but a prefix of them never was on the disk.
    const kept = cut === 'none' ? 0 : cut === 'all' ? count : random.below(count + 1);
    for (const { change } of this.#waiting.slice(0, kept)) change(names);
    return new Map([...names].map(([path, file]) => [path, file.left(cut, random)]));
  }

  #fileOf(path: string): DiskFile {
    const known = this.#now.get(path);
    if (known !== undefined) return known;
    const file = new DiskFile(Buffer.alloc(0));
    this.#changeNames(path, (names) => names.set(path, file));
    return file;
  }

  #changeNames(path: string, change: NameChange): void {
    change(this.#now);
    this.#waiting.push({ folder: dirname(path), change });
  }

  #sync(path: string): void {
    const file = this.#now.get(path);
    file?.sync();
    // What is synced is the folder itself, or a file whose name has to be certain then as well.
    const folder = file === undefined ? path : dirname(path);
    if (file !== undefined && this.#certain.get(path) === file) return;
    if (!this.#waiting.some((each) => each.folder === folder)) return;
    for (const { change } of this.#waiting) change(this.#certain);
    this.#waiting = [];
  }
}
