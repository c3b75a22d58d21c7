import type { ImportBatch } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { importedClass, type ClassValues, type ClassWriter } from './classes.ts';
import { ManufacturerWriter } from './manufacturer-writer.ts';
import { hashesOfClass, saidOfClass, type ClassHashes, type Said } from './row-identity.ts';

/** A class that the file met, as the workspace stores it. */
export type ClassOfFile = {
  readonly id: number;
  readonly values: ClassValues;
  readonly maker: string | null;
  readonly said: Said;
  readonly hashes: ClassHashes;
};

/** The manufacturer texts and classes of one file, by the numbers that its rows name them with. */
export class FileClasses {
  readonly #classes: ClassWriter;
  readonly #writer: ManufacturerWriter;
  readonly #makers: { readonly id: number; readonly text: string }[] = [];
  readonly #refs: ClassOfFile[] = [];

  constructor(db: Database, classes: ClassWriter) {
    this.#classes = classes;
    this.#writer = new ManufacturerWriter(db);
  }

  /** Stores what a batch met for the first time. */
  add({ manufacturers, classes }: Pick<ImportBatch, 'manufacturers' | 'classes'>): void {
    for (const ref of manufacturers) {
      this.#makers.push({ id: this.#writer.idOf(ref), text: ref.text });
    }
    for (const facts of classes) {
      const { manufacturerRef } = facts;
      const maker = manufacturerRef === null ? undefined : this.#makers[manufacturerRef];
      const values = importedClass(facts, maker?.id ?? null);
      const text = maker?.text ?? null;
      const said = saidOfClass(values, text);
      const hashes = hashesOfClass(said);
      this.#refs.push({ id: this.#classes.idOf(values), values, maker: text, said, hashes });
    }
  }

  /** Texts of makers from before the import that lead to a supplier by now. */
  get resolvedMakers(): readonly number[] {
    return this.#writer.resolved;
  }

  /** The class that rows call by a number. */
  at(ref: number): ClassOfFile {
    const found = this.#refs[ref];
    if (found === undefined) throw new Error('A row names a class that was not sent.');
    return found;
  }
}
