import type { SupplierRegistry } from '#shared/domain/supplier';

/** What a row says of its maker beside the manufacturer text; `null` where it says nothing. */
export type EvidenceClues = {
  readonly sysObjectId: string | null;
  readonly softwareVersion: string | null;
};

/** Where enterprise numbers start; names that SNMP tools print for it stand before the number too. */
const ENTERPRISE =
  /^\.?(?:1|iso)\.(?:3|org)\.(?:6|dod)\.(?:1|internet)\.(?:4|private)\.(?:1|enterprises)\.(?<rest>\d[\d.]*)$|^(?:SNMPv2-SMI::)?enterprises\.(?<named>\d[\d.]*)$/iu;

/** The key of an object id under a number that no supplier of the registry holds. */
export const UNKNOWN_NUMBER = 'oid:other';

/**
 * Reads what else than its name tells the maker of equipment: the enterprise number under which it
 * answers SNMP (`sysObjectID`, RFC 1213; numbers by the IANA registry of private enterprise numbers).
 */
export class EvidenceReader {
  readonly #suppliers = new Map<string, string>();
  readonly #keys = new Map<string, string | null>();

  constructor(registry: SupplierRegistry) {
    for (const { id, enterpriseNumbers = [] } of registry.suppliers) {
      for (const { number, isHint } of enterpriseNumbers) {
        if (!isHint) this.#suppliers.set(`oid:${number}`, id);
      }
    }
  }

  /** A stable key of what a row says, such as `oid:2011`; `null` where it says nothing. */
  keyOf({ sysObjectId }: EvidenceClues): string | null {
    if (sysObjectId === null) return null;
    const known = this.#keys.get(sysObjectId);
    if (known !== undefined) return known;
    const key = this.#keyOfObjectId(sysObjectId);
    this.#keys.set(sysObjectId, key);
    return key;
  }

  /** The supplier that a key points to, `null` where none is known. */
  supplierOf(key: string): string | null {
    return this.#suppliers.get(key) ?? null;
  }

  /** Every key that points to a supplier, with it. */
  entries(): readonly (readonly [key: string, supplierId: string])[] {
    return [...this.#suppliers];
  }

  #keyOfObjectId(sysObjectId: string): string | null {
    const found = ENTERPRISE.exec(sysObjectId.trim())?.groups;
    const arcs = (found?.['rest'] ?? found?.['named'])?.split('.').filter((arc) => arc !== '');
    if (arcs === undefined) return null;
    for (let length = arcs.length; length > 0; length -= 1) {
      const key = `oid:${arcs.slice(0, length).join('.')}`;
      if (this.#suppliers.has(key)) return key;
    }
    return UNKNOWN_NUMBER;
  }
}
