import type {
  AmbiguousName,
  ResolutionStep,
  Supplier,
  SupplierName,
  SupplierRegistry,
} from '#shared/domain/supplier';
import { BranchNames, type BranchName } from './branch-names.ts';
import { isTradeWord } from './name-words.ts';
import { compactName, foldText, isDoubtful, nameKeys, normaliseName } from './normalise-name.ts';

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

/** A name that the operator gave a supplier, or said that it is `not` one of it. */
export type OwnName = {
  readonly supplierId: string;
  readonly name: string;
  readonly says: 'alias' | 'not';
};

/** A supplier that the operator added to the workspace. */
export type OwnSupplier = { readonly id: string; readonly name: string };

type NamedSupplier = { readonly supplierId: string; readonly name: string };
type KnownBranch = NamedSupplier & BranchName;
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

/** A number or code that a system puts behind a name in brackets: `Huawei (2011)`. */
const CODE = /[([][A-Z]{0,4}[ :#-]?\d[\d.-]*[)\]]\s*$/u;

function withoutCode(text: string): string {
  return text.replace(CODE, '');
}

/** A name with its punctuation and legal form, by which companies of like names differ. */
function asPrinted(name: string): string {
  return name.trim().toLowerCase();
}

function textOf(name: SupplierName): string {
  return typeof name === 'string' ? name : name.name;
}

/** Every name under which the registry knows a supplier, its former ones too. */
export function namesOf(supplier: Supplier): readonly string[] {
  const { name, legalNames, aliases, formerNames = [] } = supplier;
  return [name, ...[...legalNames, ...aliases, ...formerNames].map(textOf)];
}

/** How far a name of a supplier tells it among other words. */
function reachOf(supplier: Supplier, words: readonly string[]): BranchName['reach'] {
  const { distinct = 'alone' } = supplier;
  if (distinct === 'whole') return 'alone';
  const brand = normaliseName(supplier.name).split(' ');
  const hasBrand = words.some((_word, at) => brand.every((part, i) => words[at + i] === part));
  if (hasBrand && distinct === 'trade') return 'trade';
  const saysItsTrade = words.length > 1 && isTradeWord(words.at(-1) ?? '');
  const isBrand = words.length === brand.length && hasBrand;
  return saysItsTrade || (isBrand && distinct === 'places') ? 'places' : 'alone';
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
  readonly #others = new Set<string>();
  readonly #branches = new BranchNames<KnownBranch>();
  readonly #ambiguous = new Map<string, Ambiguity>();
  readonly #decisions = new Map<string, string>();
  readonly #ownNames = new Map<string, NamedSupplier>();
  /** Names with the suppliers that they are said not to be, as `name\u0000supplier`. */
  readonly #never = new Set<string>();
  /** Texts met so far; `null` where the model decides. */
  readonly #cache = new Map<string, Resolution | null>();

  constructor(
    registry: SupplierRegistry,
    own: readonly OwnSupplier[] = [],
    decisions: readonly NameDecision[] = [],
    ownNames: readonly OwnName[] = [],
  ) {
    for (const { supplierId, name, says } of ownNames) {
      const normalised = normaliseName(name);
      if (says === 'alias') this.#ownNames.set(normalised, { supplierId, name });
      else this.#never.add(`${normalised}\u0000${supplierId}`);
    }
    for (const supplier of registry.suppliers) {
      for (const name of namesOf(supplier)) {
        this.#learn(name, supplier.id);
        const words = normaliseName(name).split(' ');
        const reach = reachOf(supplier, words);
        this.#branches.learn({ supplierId: supplier.id, name, words, reach });
      }
    }
    for (const other of registry.others) this.#others.add(asPrinted(other));
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
    const isSaid = this.#decisions.has(normalised) || this.#ownNames.has(normalised);
    const needsModel = this.#ambiguous.has(normalised) && !isSaid;
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
    if (hit === undefined || isDoubtful(manufacturer)) return UNRESOLVED;
    if (this.isNever(manufacturer, hit.supplierId)) return UNRESOLVED;
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
    if (found === null || this.isNever(manufacturer, found.supplierId)) return UNRESOLVED;
    const { supplierId, name, step } = found;
    return { supplierId, matchedName: name, by: 'rule', step, variant: '' };
  }

  /** True for a name of another company that only looks like one of the registry. */
  isOther(manufacturer: string): boolean {
    return this.#others.has(asPrinted(manufacturer));
  }

  /** True where the operator said that this name is not that supplier. */
  isNever(manufacturer: string, supplierId: string): boolean {
    return this.#never.has(`${normaliseName(manufacturer)}\u0000${supplierId}`);
  }

  /** The supplier that a text is a name of, by the first step that finds one. */
  #find(manufacturer: string): (NamedSupplier & { readonly step: ResolutionStep }) | null {
    const own = this.#ownNames.get(normaliseName(manufacturer));
    if (own !== undefined) return { ...own, step: 'own' };
    if (this.isOther(manufacturer) || isDoubtful(manufacturer)) return null;
    const exact = this.#asWritten.get(manufacturer.trim());
    if (exact !== undefined) return { ...exact, step: 'exact' };
    for (const key of nameKeys(manufacturer)) {
      const normalised = this.#byName.get(key);
      if (normalised !== undefined) return { ...normalised, step: 'normalised' };
      const spaced = this.#byCompactName.get(compactName(key));
      if (spaced !== undefined) return { ...spaced, step: 'spacing' };
    }
    const branch = this.#branches.find(foldText(withoutCode(manufacturer)));
    return branch === null ? null : { ...branch, step: 'branch' };
  }
}
