import {
  generalisePatterns,
  hostPattern,
  type GeneralPattern,
  type SeenHost,
} from '#shared/domain/host-pattern';
import type { PlacementGroup } from '#shared/contract/placement';
import type { SiteKind } from '#shared/domain/site-kind';
import type { ModelFamilies, ModelFamily } from './families.ts';
import { siteKindOf } from './site-words.ts';
import { Tally, type UntaggedClass } from './tally.ts';

/** What is read of an item to tell what it looks like. */
export type ItemLook = {
  readonly id: number;
  readonly classId: number;
  readonly model: string | null;
  readonly hostname: string | null;
  readonly site: string | null;
  readonly siteName: string | null;
};

export type Example = PlacementGroup['examples'][number];
const MOST_EXAMPLES = 5;
/** Models that one filter can name. */
const MOST_MODELS = 2000;

/** Untagged items of one family that share the shape of their host names and the kind of site. */
export type Cell = {
  pattern: string | null;
  /** What host names of the same role share, whatever their shape; `null` without host names. */
  role: string | null;
  readonly siteKind: SiteKind | null;
  readonly tally: Tally;
  readonly examples: Example[];
};

/** The untagged items of a supplier, function and model family. */
export type FamilyCells = {
  readonly supplierId: string | null;
  readonly function: string | null;
  /** `null` for items without a model. */
  readonly family: ModelFamily | null;
  readonly models: Map<string | null, number>;
  readonly cells: Map<string, Cell>;
};

/** The key of a supplier, function and family; models without a family share one. */
export function familyKey(
  supplierId: string | null,
  func: string | null,
  family: ModelFamily | null,
): string {
  return JSON.stringify([supplierId, func, family?.name ?? null]);
}

function cellKey(pattern: string | null, siteKind: SiteKind | null): string {
  return JSON.stringify([pattern, siteKind]);
}

/** What tells a host name's role; where no word does, its shape. Neither is taken for the other. */
export function roleOf({ pattern, role }: GeneralPattern): string {
  return role === null ? `shape ${pattern}` : `role ${role}`;
}

/** A host name as seen, for `generalisePatterns`; `null` where there is none. */
export function seenHost(look: ItemLook, country: string | null, kind: string): SeenHost | null {
  const pattern = hostPattern(look.hostname);
  if (pattern === null) return null;
  const place = `${look.site ?? ''}\n${look.siteName ?? ''}\n${country ?? ''}`.toLowerCase();
  return { pattern, place, kind };
}

/** Sorts untagged items into families, and within them by host name and site. */
export class CellSorter {
  readonly #families: ModelFamilies;
  readonly #sorted = new Map<string, FamilyCells>();
  readonly #hosts: SeenHost[] = [];

  constructor(families: ModelFamilies) {
    this.#families = families;
  }

  /** Adds an item of a class. */
  add(look: ItemLook, itemClass: UntaggedClass): void {
    const family = this.#familyFor(look.model, itemClass);
    family.models.set(look.model, (family.models.get(look.model) ?? 0) + 1);
    const host = seenHost(look, itemClass.country, family.family?.name ?? '');
    if (host !== null) this.#hosts.push(host);
    const siteKind = siteKindOf(look.site, look.siteName);
    const cell = this.#cellFor(family, host?.pattern ?? null, siteKind);
    cell.tally.add(itemClass, 1);
    if (cell.examples.length < MOST_EXAMPLES) {
      const { id, hostname, model, site, siteName } = look;
      cell.examples.push({ id, hostname, model, site: siteName ?? site });
    }
  }

  /** Adds items of a class and model whose host names and sites are not looked at. */
  addModel(model: string | null, itemClass: UntaggedClass, items: number): void {
    const family = this.#familyFor(model, itemClass);
    family.models.set(model, (family.models.get(model) ?? 0) + items);
    this.#cellFor(family, null, null).tally.add(itemClass, items);
  }

  #cellFor({ cells }: FamilyCells, pattern: string | null, siteKind: SiteKind | null): Cell {
    const key = cellKey(pattern, siteKind);
    const cell = cells.get(key) ?? {
      pattern,
      role: pattern,
      siteKind,
      tally: new Tally(),
      examples: [],
    };
    cells.set(key, cell);
    return cell;
  }

  #familyFor(model: string | null, { supplierId, function: func }: UntaggedClass): FamilyCells {
    const family = model === null ? null : this.#families.familyOf(supplierId, model);
    const key = familyKey(supplierId, func, family);
    for (let part = 0; ; part += 1) {
      const partKey = `${key}${part === 0 ? '' : part}`;
      const found = this.#sorted.get(partKey);
      if (found === undefined) {
        const made = { supplierId, function: func, family, models: new Map(), cells: new Map() };
        this.#sorted.set(partKey, made);
        return made;
      }
      if (found.models.size < MOST_MODELS || found.models.has(model)) return found;
    }
  }

  /**
   * The families, their cells joined where host names differ by place or device only. `hosts` are
   * those of other items that are compared with these. Gives the way host names were joined too.
   */
  finish(hosts: readonly SeenHost[]): {
    readonly families: readonly FamilyCells[];
    readonly generalise: (pattern: string) => GeneralPattern;
  } {
    const generalise = generalisePatterns([...this.#hosts, ...hosts]);
    for (const { cells } of this.#sorted.values()) {
      const found = [...cells.values()];
      cells.clear();
      for (const cell of found) {
        if (cell.pattern !== null) {
          const general = generalise(cell.pattern);
          cell.pattern = general.pattern;
          cell.role = roleOf(general);
        }
        const key = cellKey(cell.pattern, cell.siteKind);
        const joined = cells.get(key);
        if (joined === undefined) cells.set(key, cell);
        else {
          joined.tally.addAll(cell.tally);
          joined.examples.push(...cell.examples.slice(0, MOST_EXAMPLES - joined.examples.length));
        }
      }
    }
    return { families: [...this.#sorted.values()], generalise };
  }
}
