import type { MacRegistry } from '#shared/contract/evidence';
import { builtInRegistry } from '../../tagging/catalogue.ts';
import { EvidenceReader } from '../../tagging/evidence-reader.ts';
import { MacPrefixes, type MacPrefix } from '../../tagging/mac-prefixes.ts';
import type { Database } from '../database/connection.ts';
import { readOwnSuppliers } from './name-decisions.ts';

/** Of each kind of block the registry that counts, which is the one that was taken last. */
const CURRENT = `SELECT b.value AS block, max(r.id) AS registry_id
  FROM mac_registry r, json_each(r.blocks) b WHERE r.is_active = 1 GROUP BY b.value`;

/** Whom MAC addresses were assigned to, by the registries that count. */
export function readMacPrefixes(db: Database): MacPrefix[] {
  return db
    .prepare<[], [string, string | null]>(
      `SELECT p.prefix, a.supplier_id FROM (${CURRENT}) k
       JOIN mac_prefix p ON p.registry_id = k.registry_id AND p.block = k.block
       JOIN mac_assignee a ON a.id = p.assignee_id`,
    )
    .raw()
    .all();
}

/** Reads what items of a workspace say of their maker, by what the program and the operator know. */
export function workspaceEvidence(db: Database): EvidenceReader {
  const macs = new MacPrefixes(readMacPrefixes(db));
  return new EvidenceReader(builtInRegistry(), { macs, own: readOwnSuppliers(db) });
}

type StoredRegistry = Omit<MacRegistry, 'blocks'> & { readonly blocks: string };

/** The registries that count, the latest first, each with what counts of it. */
export function readMacRegistries(db: Database): MacRegistry[] {
  return db
    .prepare<[], StoredRegistry>(
      `WITH kept AS (${CURRENT}), counted AS (
         SELECT k.registry_id, count(*) AS prefixes, count(DISTINCT a.supplier_id) AS suppliers
         FROM kept k JOIN mac_prefix p ON p.registry_id = k.registry_id AND p.block = k.block
         JOIN mac_assignee a ON a.id = p.assignee_id
         WHERE a.supplier_id IS NOT NULL GROUP BY k.registry_id)
       SELECT r.id, r.file_name AS fileName, r.file_date AS fileDate, r.sha256, r.assignments,
         json_group_array(k.block) AS blocks, coalesce(n.prefixes, 0) AS prefixes,
         coalesce(n.suppliers, 0) AS suppliers, h.at AS takenAt, h.made_by AS takenBy
       FROM mac_registry r JOIN kept k ON k.registry_id = r.id
       JOIN change h ON h.id = r.change_id LEFT JOIN counted n ON n.registry_id = r.id
       GROUP BY r.id ORDER BY r.id DESC`,
    )
    .all()
    .map(({ blocks, ...registry }) => ({
      ...registry,
      blocks: (JSON.parse(blocks) as string[]).toSorted(),
    }));
}
