import { expect } from 'vitest';
import { retagClasses } from '#main/data/commands/retag';
import type { Workspace } from '#main/data/workspace';

/** Asserts that letting all rules propose anew would change no tag; writes nothing. */
export function expectTagsAsRulesSay(workspace: Workspace): void {
  const rollBack = new Error('Only asked.');
  let changed: number | null = null;
  expect(() => {
    workspace.write((db) => {
      changed = retagClasses(db, { sql: '1', values: [] });
      throw rollBack;
    });
  }).toThrow(rollBack);
  expect(changed).toBe(0);
}
