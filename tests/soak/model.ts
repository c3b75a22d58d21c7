/** What the soak knows of an item: what it wrote into a file, and what it set afterwards. */
export type ModelItem = {
  readonly assetId: string;
  readonly hostname: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly site: string;
  readonly siteName: string;
  readonly placement: 'core' | 'edge';
  readonly region: string | null;
};

/** Items by their asset ID. */
export type Items = ReadonlyMap<string, ModelItem>;

/** A file that gave later models to items of an earlier one, and new items. */
export type Update = {
  readonly file: string;
  /** The models that it replaced, by asset ID. */
  readonly former: ReadonlyMap<string, string>;
  readonly added: readonly string[];
};

/** The items that one file brought in, all of which begin with its code. */
export type Batch = {
  readonly code: string;
  readonly file: string;
  readonly update: Update | null;
};

type State = { readonly items: Items; readonly batches: readonly Batch[] };

type Change = { readonly file: string | null; readonly before: State };

/** Changes that can be undone in the model; older ones are left alone. */
const DEEPEST_UNDO = 20;

const without = (items: Items, keys: ReadonlySet<string>): Items =>
  new Map([...items].filter(([key]) => !keys.has(key)));

/**
 * What should be in the workspace after each acknowledged step. It is a plain list of items, and
 * knows nothing of how the product keeps them.
 */
export class Model {
  #state: State = { items: new Map(), batches: [] };
  #changes: Change[] = [];
  #undone: { readonly change: Change; readonly after: State } | null = null;
  #kept: State | null = null;
  #codes = 0;

  get items(): Items {
    return this.#state.items;
  }

  get batches(): readonly Batch[] {
    return this.#state.batches;
  }

  get canUndo(): boolean {
    return this.#changes.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone !== null;
  }

  /** A number that no file and no value was given before. */
  nextCode(): number {
    this.#codes += 1;
    return this.#codes;
  }

  /** A new inventory was imported. */
  importBatch(code: string, file: string, added: readonly ModelItem[]): void {
    const items = new Map(this.items);
    for (const item of added) items.set(item.assetId, item);
    this.#change({ items, batches: [...this.batches, { code, file, update: null }] }, file);
  }

  /** An update of a batch was imported: the models of known items and new items. */
  importUpdate(code: string, file: string, rows: readonly ModelItem[]): void {
    const items = new Map(this.items);
    const former = new Map<string, string>();
    const added: string[] = [];
    for (const row of rows) {
      const known = items.get(row.assetId);
      if (known === undefined) added.push(row.assetId);
      else former.set(row.assetId, known.model);
      items.set(row.assetId, known === undefined ? row : { ...known, model: row.model });
    }
    const batches = this.batches.map((batch) =>
      batch.code === code ? { ...batch, update: { file, former, added } } : batch,
    );
    this.#change({ items, batches }, file);
  }

  /** A field was set on these items; with none, something was changed that no item shows. */
  set(keys: readonly string[], values: Partial<Pick<ModelItem, 'placement' | 'region'>>): void {
    const items = new Map(this.items);
    for (const key of keys) {
      const item = items.get(key);
      if (item !== undefined) items.set(key, { ...item, ...values });
    }
    this.#change({ ...this.#state, items }, null);
  }

  /** The last change was undone. */
  undo(): void {
    const change = this.#changes.pop();
    if (change === undefined) throw new Error('There is nothing to undo.');
    this.#undone = { change, after: this.#state };
    this.#state = change.before;
  }

  /** What was undone last was done again. */
  redo(): void {
    if (this.#undone === null) throw new Error('There is nothing to redo.');
    this.#changes.push(this.#undone.change);
    this.#state = this.#undone.after;
    this.#undone = null;
  }

  /** The workspace was closed, and with it went what could be done again. */
  forgetUndone(): void {
    this.#undone = null;
  }

  /**
   * The import of a file was undone, whatever was done since. Items that it added go; models that it
   * replaced come back; what a person set stays. No later file may name its items.
   */
  takeBack(file: string): void {
    this.#undone = null;
    this.#state = takenBack(this.#state, file);
    this.#changes = this.#changes
      .filter((change) => change.file !== file)
      .map((change) => ({ ...change, before: takenBack(change.before, file) }));
  }

  /** A backup was made, to which `restore` returns. */
  keep(): void {
    this.#kept = this.#state;
  }

  /** That backup was put back; what was done before it is no longer undone by a key. */
  restore(): void {
    if (this.#kept === null) throw new Error('There is no backup to restore.');
    this.#state = this.#kept;
    this.#changes = [];
    this.#undone = null;
  }

  #change(after: State, file: string | null): void {
    this.#changes = [...this.#changes, { file, before: this.#state }].slice(-DEEPEST_UNDO);
    this.#state = after;
    this.#undone = null;
  }
}

/** A state as it would be had a file not been imported; unchanged where it was not yet. */
function takenBack({ items, batches }: State, file: string): State {
  const own = batches.find((batch) => batch.file === file);
  if (own !== undefined) {
    const gone = new Set([...items.keys()].filter((key) => key.startsWith(`${own.code}-`)));
    return { items: without(items, gone), batches: batches.filter((batch) => batch !== own) };
  }
  const updated = batches.find(({ update }) => update?.file === file);
  const update = updated?.update ?? null;
  if (update === null) return { items, batches };
  const left = new Map(without(items, new Set(update.added)));
  for (const [key, model] of update.former) {
    const item = left.get(key);
    if (item !== undefined) left.set(key, { ...item, model });
  }
  const others = batches.map((batch) => (batch === updated ? { ...batch, update: null } : batch));
  return { items: left, batches: others };
}
