import type { ItemCard } from '#shared/contract/items';
import type { Database } from '../database/connection.ts';
import { builtInRuleWords } from './built-in-rules.ts';
import { ownRuleOrigin } from './own-rules.ts';

/** The import that a row came with, as far as tags tell of it. */
export type RowSource = { readonly importedAt: string; readonly importedBy: string | null };

/** When something was set, by whom and on which evidence. */
export type OriginOfTag = Pick<ItemCard['placement'], 'evidence' | 'at' | 'who'>;

const NOBODY: OriginOfTag = { evidence: null, at: null, who: null };

/** A decision on a label and a sign; a row that came after it followed when it came. */
function originOfSettled(db: Database, id: number, importedAt: string): OriginOfTag {
  const settled = db
    .prepare<[number], { label: string; reason: string | null; at: string; who: string | null }>(
      `SELECT d.label, h.reason, h.at, h.made_by AS who FROM settled_sign d
       JOIN change h ON h.id = d.change_id WHERE d.id = ?`,
    )
    .get(id);
  if (settled === undefined)
    return { evidence: 'A decision that was removed', at: null, who: null };
  const { label, reason, at, who } = settled;
  const evidence = `Decided of “${label}” with this sign${reason === null ? '' : `: ${reason}`}`;
  return { evidence, at: at > importedAt ? at : importedAt, who };
}

/** When, by whom and on which evidence something was set, by its stored origin. */
export function originOfTag(db: Database, stored: string | null, source: RowSource): OriginOfTag {
  if (stored === null) return NOBODY;
  const { importedAt: at, importedBy: who } = source;
  if (stored === 'file') return { evidence: null, at, who };
  const [kind, id = ''] = stored.split(':');
  if (kind !== 'rule') {
    const change = db
      .prepare<[number], OriginOfTag>(
        'SELECT reason AS evidence, at, made_by AS who FROM change WHERE id = ?',
      )
      .get(Number(id));
    return change ?? NOBODY;
  }
  if (id.startsWith('sign-')) return originOfSettled(db, Number(id.slice('sign-'.length)), at);
  if (!id.startsWith('own-')) return { evidence: builtInRuleWords(id), at, who: null };
  const rule = ownRuleOrigin(db, id);
  if (rule === null) return { evidence: 'A rule that was removed', at: null, who: null };
  // A row that came after the rule was tagged when it came.
  return { evidence: `Your rule “${rule.name}”`, at: rule.at > at ? rule.at : at, who: rule.who };
}
