import {
  ambiguousFamiliesSchema,
  modelStem,
  type AmbiguousFamily,
} from '#shared/domain/model-family';
import familiesJson from '../../../catalog/ambiguous-families.json' with { type: 'json' };

/** A model's family: one that the catalogue knows as core and edge alike, or the model's stem. */
export type ModelFamily = { readonly name: string; readonly known: AmbiguousFamily | null };

/** Finds the family of models; those of a file repeat, so what was found is remembered. */
export class ModelFamilies {
  readonly #families = ambiguousFamiliesSchema
    .parse(familiesJson)
    .families.map((known) => ({ known, pattern: new RegExp(known.modelPattern, 'iu') }));
  readonly #found = new Map<string, ModelFamily>();

  /** The family of a supplier's model. */
  familyOf(supplierId: string | null, model: string): ModelFamily {
    const key = `${supplierId ?? ''}\n${model}`;
    let family = this.#found.get(key);
    if (family === undefined) {
      const entry = this.#families.find(
        ({ known, pattern }) => known.supplier === supplierId && pattern.test(model),
      );
      family =
        entry === undefined
          ? { name: modelStem(model), known: null }
          : { name: entry.known.family, known: entry.known };
      this.#found.set(key, family);
    }
    return family;
  }
}
