import { builtInRegistry, builtInTagRules } from '../tagging/catalogue.ts';
import { builtInFieldAliases, builtInFieldWords } from '../tagging/field-catalogue.ts';
import { countryCodeOf } from './countries.ts';

/** What reading a file needs to know beforehand. */
export type ReadingKnowledge = {
  readonly aliases: ReturnType<typeof builtInFieldAliases>;
  readonly words: ReturnType<typeof builtInFieldWords>;
  readonly registry: ReturnType<typeof builtInRegistry>;
  readonly tagRules: ReturnType<typeof builtInTagRules>;
};

let known: ReadingKnowledge | null = null;

/**
 * The catalogues that reading a file needs, checked and put in order once; a thread that waits for
 * its file can ask for them meanwhile.
 */
export function readingKnowledge(): ReadingKnowledge {
  if (known !== null) return known;
  // Names of countries are put in order at the first question.
  countryCodeOf('');
  known = {
    aliases: builtInFieldAliases(),
    words: builtInFieldWords(),
    registry: builtInRegistry(),
    tagRules: builtInTagRules(),
  };
  return known;
}
