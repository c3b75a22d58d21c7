import type {
  AmbiguousName,
  ResolutionStep,
  Supplier,
  SupplierRegistry,
} from '#shared/domain/supplier';
import { BranchNames } from './branch-names.ts';
import { isTradeWord } from './name-words.ts';
import { compactName, foldText, nameKeys, normaliseName } from './normalise-name.ts';

/** How a manufacturer text was resolved. */
export type Resolution = {
  readonly supplierId: string | null;
  /** The name or alias that equals the text, as the registry writes it. */
  readonly matchedName: string | null;
  readonly by: 'rule' | 'person' | null;
  /** Which step found it; `null` where a person chose, or nothing was found. */
  readonly step: ResolutionStep | null;
  /** Set where the text is ambiguous: which of its readings the model chose, '' for none. */
  readonly variant: string;
};

/** A choice an operator made: every text of this normalised form is that supplier. */
export type NameDecision = { readonly normalised: string; readonly supplierId: string };

/** A supplier that the operator added to the workspace. */
export type OwnSupplier = { readonly id: string; readonly name: string };

type NamedSupplier = { readonly supplierId: string; readonly name: string };
type Distinct = NonNullable<Supplier['distinct']>;
type KnownBranch = NamedSupplier & {
  readonly words: readonly string[];
  readonly distinct: Distinct;
};
type Ambiguity = {
  readonly entry: AmbiguousName;
  readonly byModel: readonly { readonly pattern: RegExp; readonly supplierId: string }[];
};

const UNRESOLVED: Resolution = {
  supplierId: null,
  matchedName: null,
  by: null,
  step: null,
  variant: '',
};

/** Every name under which the registry knows a supplier. */
export function namesOf(supplier: Supplier): readonly string[] {
  return [supplier.name, ...supplier.legalNames, ...supplier.aliases];
}

/** How far a name of a supplier tells it among other words; `null` where it may not try. */
function distinctionOf(
  supplier: Supplier,
  name: string,
  words: readonly string[],
): Distinct | null {
  if (supplier.distinct === 'whole') return null;
  if (name === supplier.name && supplier.distinct !== undefined) return supplier.distinct;
  const saysItsTrade = words.length > 1 && isTradeWord(words.at(-1) ?? '');
  return saysItsTrade ? 'places' : null;
}

/**
 * Resolves manufacturer texts to suppliers by whole names, from the surest step to the least; see
 * `resolutionStepSchema`. A part of a name never counts by itself. An operator's decision on a name
 * comes before the registry.
 */
export class SupplierResolver {
  readonly #asWritten = new Map<string, NamedSupplier>();
  readonly #byName = new Map<string, NamedSupplier>();
  readonly #byCompactName = new Map<string, NamedSupplier>();
  readonly #branches = new BranchNames<KnownBranch>();
  readonly #ambiguous = new Map<string, Ambiguity>();
  readonly #decisions = new Map<string, string>();
  /** Texts met so far; `null` where the model decides. */
  readonly #cache = new Map<string, Resolution | null>();

  constructor(
    registry: SupplierRegistry,
    own: readonly OwnSupplier[] = [],
    decisions: readonly NameDecision[] = [],
  ) {
    for (const supplier of registry.suppliers) {
      for (const name of namesOf(supplier)) {
        this.#learn(name, supplier.id);
        const words = normaliseName(name).split(' ');
        const distinct = distinctionOf(supplier, name, words);
        if (distinct !== null)
          this.#branches.learn({ supplierId: supplier.id, name, words, distinct });
      }
    }
    for (const supplier of own) this.#learn(supplier.name, supplier.id);
    for (const entry of registry.ambiguous) {
      const byModel = entry.byModel.map((rule) => ({
        pattern: new RegExp(rule.pattern, 'iu'),
        supplierId: rule.supplier,
      }));
      for (const name of entry.names) this.#ambiguous.set(normaliseName(name), { entry, byModel });
    }
    for (const decision of decisions) {
      this.#decisions.set(decision.normalised, decision.supplierId);
    }
  }

  #learn(name: string, supplierId: string): void {
    const normalised = normaliseName(name);
    const known = { supplierId, name };
    if (!this.#asWritten.has(name)) this.#asWritten.set(name, known);
    if (!this.#byName.has(normalised)) this.#byName.set(normalised, known);
    const compact = compactName(normalised);
    if (!this.#byCompactName.has(compact)) this.#byCompactName.set(compact, known);
  }

  /** The supplier of a manufacturer text; `model` matters for ambiguous names only. */
  resolve(manufacturer: string, model: string): Resolution {
    const cached = this.#cache.get(manufacturer);
    if (cached !== undefined) return cached ?? this.#resolveByModel(manufacturer, model);
    const normalised = normaliseName(manufacturer);
    const needsModel = this.#ambiguous.has(normalised) && !this.#decisions.has(normalised);
    const resolution = needsModel ? null : this.#resolveByName(manufacturer);
    this.#cache.set(manufacturer, resolution);
    return resolution ?? this.#resolveByModel(manufacturer, model);
  }

  /** The registry's entry for a name that several organisations used, or `null`. */
  ambiguityOf(manufacturer: string): AmbiguousName | null {
    return this.#ambiguous.get(normaliseName(manufacturer))?.entry ?? null;
  }

  #resolveByModel(manufacturer: string, model: string): Resolution {
    const ambiguity = this.#ambiguous.get(normaliseName(manufacturer));
    const hit = ambiguity?.byModel.find((rule) => rule.pattern.test(model));
    if (hit === undefined) return UNRESOLVED;
    return {
      supplierId: hit.supplierId,
      matchedName: `${manufacturer} (model ${model})`,
      by: 'rule',
      step: 'model',
      variant: hit.supplierId,
    };
  }

  #resolveByName(manufacturer: string): Resolution {
    const decided = this.#decisions.get(normaliseName(manufacturer));
    if (decided !== undefined) {
      const matchedName = manufacturer;
      return { supplierId: decided, matchedName, by: 'person', step: null, variant: '' };
    }
    const found = this.#find(manufacturer);
    if (found === null) return UNRESOLVED;
    const { supplierId, name, step } = found;
    return { supplierId, matchedName: name, by: 'rule', step, variant: '' };
  }

  /** The supplier that the registry has for a text, by the first step that finds one. */
  #find(manufacturer: string): (NamedSupplier & { readonly step: ResolutionStep }) | null {
    const exact = this.#asWritten.get(manufacturer.trim());
    if (exact !== undefined) return { ...exact, step: 'exact' };
    for (const key of nameKeys(manufacturer)) {
      const normalised = this.#byName.get(key);
      if (normalised !== undefined) return { ...normalised, step: 'normalised' };
      const spaced = this.#byCompactName.get(compactName(key));
      if (spaced !== undefined) return { ...spaced, step: 'spacing' };
    }
    const branch = this.#branches.find(foldText(manufacturer).split(' '));
    return branch === null ? null : { ...branch, step: 'branch' };
  }
}
