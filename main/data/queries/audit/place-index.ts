import { foldPlace, foldText } from '#shared/domain/audit/fold-text';
import { hostKeysIn } from '#shared/domain/audit/host-names';
import { Breather } from '../../breather.ts';
import type { Seeker } from './place-queries.ts';

/** Sites are found by how their names begin, however many begin so. */
const PREFIXES = [2, 3, 4] as const;
const LONGEST_PREFIX = 4;
/** Numbers of fewer digits stand for anything in an identifier. */
const LONG_NUMBER = 4;
const NUMBERS = /(?<![\p{L}\p{N}])\p{N}+(?:[-\s_.]\p{N}+)*(?![\p{L}\p{N}\p{M}])/gu;

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Numbers of a text that are no part of a word, alone and as they are joined. */
function numbersIn(text: string): string[] {
  if (!/\p{N}{2}/u.test(text)) return [];
  return [...foldText(text).matchAll(NUMBERS)].flatMap(([chain]) => {
    const parts = chain.match(/\p{N}+/gu) ?? [];
    return parts.length === 1 ? parts : [...parts, parts.join('')];
  });
}

/**
 * Finds in each of very many short texts the sites and hosts that it names: texts are looked up, not
 * names, so that a text takes as long whatever the number of names. What it finds is what names of four
 * characters and more are found by in any text; of one letter and of up to three digits it finds none,
 * and longer numbers as words of their own, since identifiers and models are made of such.
 */
export class PlaceIndex implements Seeker {
  /** How long names that begin so are, and names by all of their letters. */
  readonly #lengths = new Map<string, Set<number>>();
  readonly #sites = new Map<string, string[]>();
  readonly #numbers = new Map<string, string[]>();
  /** One a key: of names that differ in case or gaps only, each takes out all. */
  readonly #hosts = new Map<string, string>();

  /** What could be a host in the texts; no other host is kept, since there may be a million. */
  readonly #keys: ReadonlySet<string>;

  private constructor(keys: ReadonlySet<string>) {
    this.#keys = keys;
  }

  /** `texts` are all that will be asked about; other calls are answered while they are looked through. */
  static async of(texts: Iterable<string>): Promise<PlaceIndex> {
    const breather = new Breather();
    const keys = new Set<string>();
    for (const text of texts) {
      for (const key of hostKeysIn(text)) keys.add(key);
      await breather.pause();
    }
    return new PlaceIndex(keys);
  }

  get seeksHosts(): boolean {
    return this.#keys.size > 0;
  }

  lookForSite(name: string, bare: string): void {
    if (/\p{L}/u.test(bare)) {
      if (bare.length === 1) return;
      const prefix = bare.slice(0, LONGEST_PREFIX);
      this.#lengths.set(prefix, (this.#lengths.get(prefix) ?? new Set()).add(bare.length));
      push(this.#sites, bare, name);
    } else if (bare.length >= LONG_NUMBER) push(this.#numbers, bare, name);
  }

  lookForHost(name: string, key: string): void {
    if (this.#keys.has(key)) this.#hosts.set(key, name);
  }

  *#sitesIn(bare: string): Generator<string> {
    for (let at = 0; at < bare.length - 1; at += 1) {
      for (const prefix of PREFIXES) {
        for (const length of this.#lengths.get(bare.slice(at, at + prefix)) ?? []) {
          yield* this.#sites.get(bare.slice(at, at + length)) ?? [];
        }
      }
    }
  }

  /** What a text names; where it may only be a part of a word, too: who takes it out looks closer. */
  namesIn(text: string): string[] {
    const named = new Set(this.#sitesIn(foldPlace(text)));
    for (const number of numbersIn(text)) {
      for (const name of this.#numbers.get(number) ?? []) named.add(name);
    }
    if (this.#hosts.size === 0) return [...named];
    for (const key of hostKeysIn(text)) {
      const host = this.#hosts.get(key);
      if (host !== undefined) named.add(host);
    }
    return [...named];
  }
}
