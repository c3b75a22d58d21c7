import type { Supplier, SupplierRegistry } from '#shared/domain/supplier';
import { ownCopy } from '../import/own-copy.ts';
import { NO_MAC_PREFIXES, type MacPrefixes } from './mac-prefixes.ts';
import { enterpriseArcs } from './object-id.ts';
import { SoftwareSigns } from './software-signs.ts';

/** What a row says of its maker beside the manufacturer text; `null` where it says nothing. */
export type EvidenceClues = {
  readonly sysObjectId: string | null;
  readonly softwareVersion: string | null;
  readonly macAddress: string | null;
};

/** `sure` tells the maker where nobody names it; `hint` only suggests. */
export type EvidenceStrength = 'sure' | 'hint';

type Sign = {
  /** `null` for what is known to name nobody. */
  readonly supplierId: string | null;
  readonly strength: EvidenceStrength;
  readonly words: string;
};

/** The key of an object id under a number that the registry does not know. */
export const UNKNOWN_NUMBER = 'oid:other';

/** Begins the keys of MAC addresses; behind it stands the supplier that they were assigned to. */
const OF_MAC = 'mac:';

/** The key of the MAC addresses that were assigned to a supplier. */
export function macKeyOf(supplierId: string): string {
  return `${OF_MAC}${supplierId}`;
}

/** True for the key of a MAC address. */
export function isMacKey(key: string | number | null): boolean {
  return String(key ?? '').startsWith(OF_MAC);
}

/** The supplier of the key of a MAC address, `null` for another key. */
export function assigneeOfKey(key: string): string | null {
  return isMacKey(key) ? key.slice(OF_MAC.length) : null;
}

/** Texts remembered of each kind; a file with more different ones repeats none of them. */
const MOST_REMEMBERED = 100_000;

/** Reads each text once, until there are too many. */
class Remembered {
  readonly #keys = new Map<string, string | null>();
  readonly #read: (text: string) => string | null;

  constructor(read: (text: string) => string | null) {
    this.#read = read;
  }

  keyOf(text: string): string | null {
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    const key = this.#read(text);
    if (this.#keys.size >= MOST_REMEMBERED) this.#keys.clear();
    this.#keys.set(ownCopy(text), key);
    return key;
  }
}

function signsOf({ id, name, enterpriseNumbers = [] }: Supplier): readonly [string, Sign][] {
  return enterpriseNumbers.map(({ number, unit, trap, isHint }) => {
    const holder = unit === undefined ? name : `${name} (${unit})`;
    const says = trap === undefined ? `, which IANA registers to ${holder}` : `: ${trap}`;
    const words = `answers under enterprise number ${number}${says}`;
    return [`oid:${number}`, { supplierId: id, strength: isHint ? 'hint' : 'sure', words }];
  });
}

/**
 * Reads what else than its name tells the maker of equipment: the enterprise number under which it
 * answers SNMP (`sysObjectID`, RFC 1213; numbers by the IANA registry of private enterprise
 * numbers), the name of its software, and whom the IEEE assigned its MAC address to, where the
 * operator supplied that registry.
 */
export class EvidenceReader {
  readonly #signs: ReadonlyMap<string, Sign>;
  readonly #mostArcs: number;
  readonly #objectIds = new Remembered((text) => this.#keyOfObjectId(text));
  readonly #software: Remembered;
  readonly #macs: MacPrefixes;
  readonly #nameOf: ReadonlyMap<string, string>;

  /** `own` are suppliers of the operator's own, whose names only words need. */
  constructor(
    registry: SupplierRegistry,
    {
      macs = NO_MAC_PREFIXES,
      own = [],
    }: {
      readonly macs?: MacPrefixes;
      readonly own?: readonly { readonly id: string; readonly name: string }[];
    } = {},
  ) {
    this.#macs = macs;
    this.#nameOf = new Map([...registry.suppliers, ...own].map(({ id, name }) => [id, name]));
    const numbers = registry.suppliers.flatMap(signsOf);
    const neutral = registry.neutralNumbers.map(({ number, reason }): [string, Sign] => {
      const words = `answers under enterprise number ${number}, which names no maker: ${reason}`;
      return [`oid:${number}`, { supplierId: null, strength: 'hint', words }];
    });
    const software = registry.softwareSigns.map(({ id, words, supplier, note }): [string, Sign] => {
      const maker = this.#nameOf.get(supplier) ?? supplier;
      const rest = note === undefined ? '' : `, but ${note}`;
      const says = `runs ${words[0] ?? id}, which is software of ${maker}${rest}`;
      return [`software:${id}`, { supplierId: supplier, strength: 'hint', words: says }];
    });
    this.#mostArcs = Math.max(...[...numbers, ...neutral].map(([key]) => key.split('.').length));
    this.#signs = new Map([...numbers, ...neutral, ...software]);
    const signs = new SoftwareSigns(registry.softwareSigns);
    this.#software = new Remembered((text) => {
      const found = signs.find(text);
      return found === null ? null : `software:${found.id}`;
    });
  }

  /**
   * A stable key of what a row says, such as `oid:2011`, `software:junos` or `mac:huawei`; `null`
   * where it says nothing. A number that points to a supplier comes before software, software before
   * the MAC address, and that before a number that points to nobody.
   */
  keyOf({ sysObjectId, softwareVersion, macAddress }: EvidenceClues): string | null {
    const number = sysObjectId === null ? null : this.#objectIds.keyOf(sysObjectId);
    if (number !== null && this.supplierOf(number) !== null) return number;
    const software = softwareVersion === null ? null : this.#software.keyOf(softwareVersion);
    if (software !== null || macAddress === null) return software ?? number;
    const assignee = this.#macs.supplierOf(macAddress);
    return assignee === null ? number : macKeyOf(assignee);
  }

  /** The supplier that a key points to, surely or not; `null` where none is known. */
  supplierOf(key: string): string | null {
    return this.#signs.get(key)?.supplierId ?? assigneeOfKey(key);
  }

  /** How far a key may be trusted; one that points to nobody is never `sure`. */
  strengthOf(key: string): EvidenceStrength {
    return this.#signs.get(key)?.strength ?? 'hint';
  }

  /**
   * What a key says of the equipment, as a sentence without its subject, such as `answers under
   * enterprise number 2011, which IANA registers to Huawei`; `null` for a key that is not known.
   */
  wordsOf(key: string): string | null {
    if (key === UNKNOWN_NUMBER) return 'answers under an enterprise number of no known supplier';
    const assignee = assigneeOfKey(key);
    if (assignee !== null) {
      const name = this.#nameOf.get(assignee) ?? assignee;
      return `bears a MAC address that the IEEE assigned to ${name}, which may have made only a part of it`;
    }
    return this.#signs.get(key)?.words ?? null;
  }

  /** Every key that tells the maker of equipment that names none, with the supplier. */
  entries(): readonly (readonly [key: string, supplierId: string])[] {
    return this.#pointing('sure');
  }

  /** Every key that only suggests a supplier, with it. */
  hints(): readonly (readonly [key: string, supplierId: string])[] {
    return this.#pointing('hint');
  }

  #pointing(wanted: EvidenceStrength): readonly (readonly [string, string])[] {
    return [...this.#signs].flatMap(([key, { supplierId, strength }]) =>
      supplierId !== null && strength === wanted ? [[key, supplierId] as const] : [],
    );
  }

  #keyOfObjectId(sysObjectId: string): string | null {
    const arcs = enterpriseArcs(sysObjectId);
    if (arcs === null) return null;
    for (let length = Math.min(arcs.length, this.#mostArcs); length > 0; length -= 1) {
      const key = `oid:${arcs.slice(0, length).join('.')}`;
      if (this.#signs.has(key)) return key;
    }
    return UNKNOWN_NUMBER;
  }
}
