import type { EvidenceReader } from '../tagging/evidence-reader.ts';
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
};

type DecidingFacts = Omit<TagFacts, 'sysObjectId' | 'softwareVersion'> & {
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

/** Tags rows: the supplier of the manufacturer, then what the file says, then what rules propose. */
export class ItemTagger {
  readonly #resolver: SupplierResolver;
  readonly #rules: TagRules;
  readonly #evidence: EvidenceReader;
  /** By manufacturer, model, function, placement, generation, words of the host name, evidence. */
  readonly #byFacts = new TupleMap<Tagging>([3000, 6000, 500, 4, 10, 200, 100]);

  constructor(resolver: SupplierResolver, rules: TagRules, evidence: EvidenceReader) {
    this.#resolver = resolver;
    this.#rules = rules;
    this.#evidence = evidence;
  }

  /** The tags of a row; rows that say the same share one object. */
  tag(facts: TagFacts): Tagging {
    const { manufacturer, model, functionText, placement, generation, hostname } = facts;
    // A host name is different in every row, but few of its words mean anything.
    const hostWords = hostname === null ? '' : this.#rules.wordsIn(hostname);
    const evidence = this.#evidence.keyOf(facts);
    const tuple = [manufacturer, model, functionText, placement, generation, hostWords, evidence];
    const known = this.#byFacts.get(tuple);
    if (known !== undefined) return known;
    const own = {
      manufacturer: ownCopy(manufacturer),
      model: ownCopy(model),
      functionText: ownCopy(functionText),
      placement,
      generation,
      hostname: ownCopy(hostWords),
      evidence,
    };
    const tagging = this.#decide(own);
    this.#byFacts.set(Object.values(own), tagging);
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
    const proposal = this.#rules.propose({
      functionText: functionText ?? '',
      supplierId,
      model,
      hostname: facts.hostname ?? '',
    });
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
