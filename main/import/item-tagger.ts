import type { EvidenceReader } from '../tagging/evidence-reader.ts';
import { ownFirst, type OwnRules } from '../tagging/own-rules.ts';
import type { SettledSign, SettledSigns } from '../tagging/settled-signs.ts';
import type { Resolution, SupplierResolver } from '../tagging/supplier-resolver.ts';
import type { TagRules } from '../tagging/tag-rules.ts';
import { functionCategoryOf } from './field-readers.ts';
import { ownCopy } from './own-copy.ts';
import type { Tags } from './protocol.ts';
import { FIELD_AT, textAt, type RowValues } from './row-values.ts';
import { TupleTable } from './tuple-table.ts';
import { OTHER_COLUMN, ValueNumbers } from './value-numbers.ts';

/** What a row says that its tags follow from; `null` where it says nothing. */
type DecidingFacts = {
  readonly manufacturer: string | null;
  /** The model, or the part number where there is none. */
  readonly model: string | null;
  readonly functionText: string | null;
  readonly placement: string | null;
  readonly generation: string | null;
  /** The words of the host name that rules know. */
  readonly hostname: string;
  readonly ownSignature: string;
  readonly evidence: string | null;
};

/** The tags of a row, and the manufacturer that they follow from. */
export type Tagging = {
  /** Taggings of one file with the same number are the same. */
  readonly number: number;
  readonly manufacturer: string | null;
  /** `null` where there is no manufacturer to resolve. */
  readonly resolution: Resolution | null;
  /** What else tells the maker; see `EvidenceReader`. */
  readonly evidence: string | null;
  /** The operator's decision on what the manufacturer and the evidence say together. */
  readonly settled: SettledSign | null;
  readonly tags: Tags;
};

/** Classes are told apart by texts that control characters separate; see `ClassWriter`. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** The places of the fields that tags follow from, beside evidence and rules. */
const FACTS: readonly number[] = [
  FIELD_AT.manufacturer,
  FIELD_AT.model,
  FIELD_AT.function,
  FIELD_AT.placement,
  FIELD_AT.generation,
];
const MODEL_PLACE = FACTS.indexOf(FIELD_AT.model);

/**
 * Tags the rows of one file: the supplier of the manufacturer, or the one that the operator decided on
 * for it and what the equipment says, then what the file says, then what the operator's own
 * rules propose, then what those of the catalogue do.
 */
export class ItemTagger {
  readonly #resolver: SupplierResolver;
  readonly #rules: TagRules;
  readonly #own: OwnRules;
  readonly #evidence: EvidenceReader;
  readonly #settled: SettledSigns;
  /**
   * By manufacturer, model, function, placement, generation, evidence, and what rules see in the
   * host name and the rest of the row.
   */
  readonly #byFacts = new TupleTable<Tagging>(7);
  readonly #numbers = new ValueNumbers();
  #taggings = 0;

  constructor(
    resolver: SupplierResolver,
    rules: { readonly own: OwnRules; readonly builtIn: TagRules },
    evidence: EvidenceReader,
    settled: SettledSigns,
  ) {
    this.#resolver = resolver;
    this.#rules = rules.builtIn;
    this.#own = rules.own;
    this.#evidence = evidence;
    this.#settled = settled;
  }

  /**
   * The tags of a row; rows that say the same share one object. `counted` holds the number of each
   * value in its column, see `ReadItem`.
   */
  tag(values: RowValues, counted: Readonly<Uint32Array>): Tagging {
    const hostname = textAt(values, FIELD_AT.hostname);
    // A host name is different in every row, but few of its words mean anything.
    const hostWords = hostname === null ? '' : this.#rules.wordsIn(hostname);
    const evidence = this.#evidence.keyOf({
      sysObjectId: textAt(values, FIELD_AT.sysObjectId),
      softwareVersion: textAt(values, FIELD_AT.softwareVersion),
      macAddress: textAt(values, FIELD_AT.macAddress),
    });
    const ownSignature = this.#ownSignatureOf(values);
    const seen = ownSignature === '' ? hostWords : `${ownSignature} ${hostWords}`;
    const numbers = this.#numbers;
    const { tuple } = this.#byFacts;
    FACTS.forEach((at, place) => {
      tuple[place] = numbers.of(values[at] ?? null, counted[at]);
    });
    if (tuple[MODEL_PLACE] === 0) {
      const number = numbers.of(values[FIELD_AT.partNumber] ?? null, counted[FIELD_AT.partNumber]);
      if (number > 0) tuple[MODEL_PLACE] = number | OTHER_COLUMN;
    }
    tuple[FACTS.length] = seen === '' ? 0 : numbers.of(seen);
    tuple[FACTS.length + 1] = numbers.of(evidence);
    const known = this.#byFacts.get();
    if (known !== undefined) return known;
    const tagging = this.#decide({
      manufacturer: ownCopy(textAt(values, FIELD_AT.manufacturer)),
      model: ownCopy(textAt(values, FIELD_AT.model) ?? textAt(values, FIELD_AT.partNumber)),
      functionText: ownCopy(textAt(values, FIELD_AT.function)),
      placement: textAt(values, FIELD_AT.placement),
      generation: textAt(values, FIELD_AT.generation),
      hostname: ownCopy(hostWords),
      evidence,
      ownSignature,
    });
    this.#byFacts.set(tagging);
    return tagging;
  }

  #ownSignatureOf(values: RowValues): string {
    if (this.#own.isEmpty) return '';
    return this.#own.signatureOf((field) => {
      const text = textAt(values, FIELD_AT[field]);
      // As it will be stored, so that a rule sees the same in the file and in the workspace.
      return field === 'function' && text !== null ? withoutControls(text) : text;
    });
  }

  #decide(facts: DecidingFacts): Tagging {
    const { manufacturer, functionText, placement, generation, evidence } = facts;
    const model = facts.model ?? '';
    const resolution = manufacturer === null ? null : this.#resolver.resolve(manufacturer, model);
    // Where nobody names the maker, what the equipment itself says is taken, unless it only hints.
    const isSure = evidence !== null && this.#evidence.strengthOf(evidence) === 'sure';
    const answers = isSure ? this.#evidence.supplierOf(evidence) : null;
    const settled = this.#settlementOf(manufacturer, resolution, evidence);
    const supplierId = settled?.supplierId ?? (resolution ? resolution.supplierId : answers);
    const proposal = ownFirst(
      this.#own.propose(facts.ownSignature, supplierId),
      this.#rules.propose({
        functionText: functionText ?? '',
        supplierId,
        model,
        hostname: facts.hostname,
      }),
    );
    const ownFunction = functionText === null ? null : functionCategoryOf(functionText);
    const hasPlacement = placement !== null && placement !== 'untagged';
    const tags = {
      functionText: functionText === null ? null : withoutControls(functionText),
      function: ownFunction ?? proposal.function?.value ?? null,
      functionBy: ownFunction === null ? (proposal.function?.origin ?? null) : 'file',
      placement: hasPlacement ? placement : (proposal.placement?.value ?? 'untagged'),
      placementBy: hasPlacement ? 'file' : (proposal.placement?.origin ?? null),
      generation: generation ?? proposal.generation?.value ?? null,
      generationBy: generation === null ? (proposal.generation?.origin ?? null) : 'file',
    };
    this.#taggings += 1;
    return { number: this.#taggings, manufacturer, resolution, evidence, settled, tags };
  }

  #settlementOf(
    text: string | null,
    resolution: Resolution | null,
    evidence: string | null,
  ): SettledSign | null {
    if (text === null || resolution === null || evidence === null) return null;
    return this.#settled.find({ text, variant: resolution.variant, evidence });
  }
}
