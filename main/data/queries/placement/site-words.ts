import { siteWordsSchema, type SiteKind } from '#shared/domain/site-kind';
import siteWordsJson from '../../../catalog/site-words.json' with { type: 'json' };

const kindOfWord = new Map(
  siteWordsSchema
    .parse(siteWordsJson)
    .kinds.flatMap(({ kind, words }) => words.map((word): [string, SiteKind] => [word, kind])),
);
const MOST_WORDS = 3;

/** The kind of a site that one text names: its longest run of known words, the first of those. */
function kindIn(text: string): SiteKind | null {
  const tokens = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (let length = MOST_WORDS; length > 0; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const kind = kindOfWord.get(tokens.slice(at, at + length).join(' '));
      if (kind !== undefined) return kind;
    }
  }
  return null;
}

/** What kind of place a site is by the words of its name, else of its code; `null` where none says. */
export function siteKindOf(site: string | null, siteName: string | null): SiteKind | null {
  return kindIn(siteName ?? '') ?? kindIn(site ?? '');
}
