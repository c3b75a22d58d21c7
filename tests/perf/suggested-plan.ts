import type { ImportPlan } from '#shared/contract/import';
import { openTable, suggestKey } from '#main/import/table';
import { builtInFieldAliases } from '#main/tagging/catalogue';

/** The plan that is suggested for a file. */
export async function suggestedPlan(csv: string): Promise<ImportPlan> {
  const table = await openTable(csv, {}, builtInFieldAliases());
  const mapping = table.headings.flatMap(({ mappedTo }, column) =>
    mappedTo === null ? [] : [{ column, field: mappedTo }],
  );
  return { mapping, key: suggestKey(table.headings), defaults: [] };
}
