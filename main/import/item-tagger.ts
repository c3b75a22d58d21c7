import type { RowField } from '#shared/domain/own-tag-rule';
import type { EvidenceReader } from '../tagging/evidence-reader.ts';
import { ownFirst, type OwnRules } from '../tagging/own-rules.ts';
import type { Resolution, SupplierResolver } from '../tagging/supplier-resolver.ts';
import type { TagRules } from '../tagging/tag-rules.ts';
import { functionCategoryOf } from './field-readers.ts';
import { ownCopy } from './own-copy.ts';
import type { Tags } from './protocol.ts';
import { TupleMap } from './tuple-map.ts';

/** What a row says that its tags follow from; `null` where it says nothing. */
export type TagFacts = {
  readonly manufacturer: string | null;
  /** The model, or the part number where there is none. */
  readonly model: string | null;
  readonly functionText: string | null;
  readonly placement: string | null;
  readonly generation: string | null;
  readonly hostname: string | null;
  readonly sysObjectId: string | null;
  readonly softwareVersion: string | null;
  /** Any field of the row, for the operator's own rules. */
  readonly textOf: (field: RowField) => string | null;
};

type DecidingFacts = Omit<TagFacts, 'sysObjectId' | 'softwareVersion' | 'textOf'> & {
  readonly ownSignature: string;
  readonly evidence: string | null;
};

/** The tags of a row, and the manufacturer that they follow from. */
export type Tagging = {
  readonly manufacturer: string | null;
  /** `null` where there is no manufacturer to resolve. */
  readonly resolution: Resolution | null;
  /** What else tells the maker; see `EvidenceReader`. */
  readonly evidence: string | null;
  readonly tags: Tags;
};

/** Classes are told apart by texts that control characters separate; see `ClassWriter`. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/**
 * Tags rows: the supplier of the manufacturer, then what the file says, then what the operator's own
 * rules propose, then what those of the catalogue do.
 */
export class ItemTagger {
  readonly #resolver: SupplierResolver;
  readonly #rules: TagRules;
  readonly #own: OwnRules;
  readonly #evidence: EvidenceReader;
  /**
   * By manufacturer, model, function, placement, generation, evidence, and what rules see in the
   * host name and the rest of the row.
   */
  readonly #byFacts = new TupleMap<Tagging>([3000, 6000, 500, 4, 10, 200, 100]);

  constructor(
    resolver: SupplierResolver,
    rules: { readonly own: OwnRules; readonly builtIn: TagRules },
    evidence: EvidenceReader,
  ) {
    this.#resolver = resolver;
    this.#rules = rules.builtIn;
    this.#own = rules.own;
    this.#evidence = evidence;
  }

  /** The tags of a row; rows that say the same share one object. */
  tag(facts: TagFacts): Tagging {
    const { manufacturer, model, functionText, placement, generation, hostname, textOf } = facts;
    // A host name is different in every row, but few of its words mean anything.
    const hostWords = hostname === null ? '' : this.#rules.wordsIn(hostname);
    const evidence = this.#evidence.keyOf(facts);
    const ownSignature = this.#own.signatureOf((field) => {
      const text = textOf(field);
      // As it will be stored, so that a rule sees the same in the file and in the workspace.
      return field === 'function' && text !== null ? withoutControls(text) : text;
    });
    const seen = ownSignature === '' ? hostWords : `${ownSignature} ${hostWords}`;
    const tuple = [manufacturer, model, functionText, placement, generation, seen, evidence];
    const known = this.#byFacts.get(tuple);
    if (known !== undefined) return known;
    const own = {
      manufacturer: ownCopy(manufacturer),
      model: ownCopy(model),
      functionText: ownCopy(functionText),
      hostname: ownCopy(hostWords),
    };
    const tagging = this.#decide({ ...own, placement, generation, evidence, ownSignature });
    const key = [own.manufacturer, own.model, own.functionText, placement, generation];
    this.#byFacts.set([...key, ownCopy(seen), evidence], tagging);
    return tagging;
  }

  #decide(facts: DecidingFacts): Tagging {
    const { manufacturer, functionText, placement, generation, evidence } = facts;
    const model = facts.model ?? '';
    const resolution = manufacturer === null ? null : this.#resolver.resolve(manufacturer, model);
    // Where nobody names the maker, what the equipment itself says is taken, unless it only hints.
    const isSure = evidence !== null && this.#evidence.strengthOf(evidence) === 'sure';
    const answers = isSure ? this.#evidence.supplierOf(evidence) : null;
    const supplierId = resolution === null ? answers : resolution.supplierId;
    const proposal = ownFirst(
      this.#own.propose(facts.ownSignature, supplierId),
      this.#rules.propose({
        functionText: functionText ?? '',
        supplierId,
        model,
        hostname: facts.hostname ?? '',
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
    return { manufacturer, resolution, evidence, tags };
  }
}
