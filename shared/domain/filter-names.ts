import { foldCase } from './fold-case.ts';

/** What the ids of a filter stand for. What is not known is shown and written by its id. */
export type FilterNames = {
  /** Names of suppliers by their ids. */
  readonly suppliers: ReadonlyMap<string, string>;
  /** File names of imports by their ids. */
  readonly imports?: ReadonlyMap<number, string>;
  /** Titles of rules by `policy/rule`. */
  readonly rules?: ReadonlyMap<string, string>;
  /** Texts by which files name manufacturers, by their ids. */
  readonly manufacturers?: ReadonlyMap<number, string>;
  /** What equipment says of its maker, after "the equipment": "answers under …". */
  readonly signWords?: (key: string) => string | undefined;
};

/** The names of one kind of thing, to be found by name whatever its case. */
export class NameIndex<Id extends string | number> {
  readonly #names: ReadonlyMap<Id, string>;
  readonly #exact = new Map<string, Id[]>();
  readonly #folded = new Map<string, Id[]>();
  static readonly #kept = new WeakMap<ReadonlyMap<string | number, string>, unknown>();

  private constructor(names: ReadonlyMap<Id, string>) {
    this.#names = names;
    const add = (map: Map<string, Id[]>, key: string, id: Id): void => {
      const ids = map.get(key);
      if (ids === undefined) map.set(key, [id]);
      else ids.push(id);
    };
    for (const [id, name] of names) {
      add(this.#exact, name, id);
      add(this.#folded, foldCase(name), id);
    }
  }

  /** The index of some names; asked again for the same map it is the same. */
  static of<Id extends string | number>(names: ReadonlyMap<Id, string>): NameIndex<Id> {
    const kept = NameIndex.#kept.get(names);
    if (kept instanceof NameIndex) return kept as NameIndex<Id>;
    const made = new NameIndex(names);
    NameIndex.#kept.set(names, made);
    return made;
  }

  /** All that are called so: those of just this name, or else those whose name differs in case. */
  find(name: string): readonly Id[] {
    return this.#exact.get(name) ?? this.#folded.get(foldCase(name)) ?? [];
  }

  /** The name of an id where it finds that id alone, otherwise `null`. */
  onlyName(id: Id): string | null {
    const name = this.#names.get(id);
    return name !== undefined && this.find(name).length === 1 ? name : null;
  }

  /** All names. */
  names(): readonly string[] {
    return [...this.#exact.keys()];
  }
}
