import { normaliseName } from './normalise-name.ts';

/**
 * A decision of the operator on equipment that says another maker than its name: what is labelled
 * so and bears that sign is the supplier's.
 */
export type SettledSign = {
  readonly id: number;
  /** The manufacturer text, normalised. */
  readonly normalised: string;
  /** Which reading of an ambiguous text its models chose, '' for none. */
  readonly variant: string;
  readonly evidence: string;
  readonly supplierId: string;
};

/** A manufacturer text and the sign of its equipment. */
export type LabelledSign = {
  readonly text: string;
  readonly variant: string;
  readonly evidence: string;
};

/** What spellings of one label have in common; a label without letters and digits is only itself. */
export function labelKey(text: string): string {
  const normalised = normaliseName(text);
  return normalised === '' ? text.trim() : normalised;
}

/** Who says the supplier of an item that a decision applies to, as its class keeps it. */
export function settledOrigin(id: number): string {
  return `rule:sign-${id}`;
}

function keyOf(label: string, variant: string, evidence: string): string {
  return JSON.stringify([label, variant, evidence]);
}

/** The operator's decisions on labels and signs, found by what a row says. */
export class SettledSigns {
  readonly #byKey: ReadonlyMap<string, SettledSign>;

  constructor(settled: readonly SettledSign[]) {
    this.#byKey = new Map(
      settled.map((each) => [keyOf(each.normalised, each.variant, each.evidence), each]),
    );
  }

  /** The decision on equipment, `null` where there is none. */
  find({ text, variant, evidence }: LabelledSign): SettledSign | null {
    if (this.#byKey.size === 0) return null;
    return this.#byKey.get(keyOf(labelKey(text), variant, evidence)) ?? null;
  }
}
