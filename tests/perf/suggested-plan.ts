import type { ImportPlan } from '#shared/contract/import';
import type { FileFacts } from '#main/import/file-facts';
import { openTable, suggestKey } from '#main/import/table';
import { builtInFieldAliases } from '#main/tagging/field-catalogue';

/** The plan that is suggested for a file, and what its bytes say. */
export async function suggestedPlan(csv: string): Promise<{ plan: ImportPlan; facts: FileFacts }> {
  const table = await openTable(csv, {}, builtInFieldAliases());
  const mapping = table.headings.flatMap(({ mappedTo }, column) =>
    mappedTo === null ? [] : [{ column, field: mappedTo }],
  );
  const plan = { mapping, key: suggestKey(table.headings), defaults: [] };
  return { plan, facts: table.facts };
}
