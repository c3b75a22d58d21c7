import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SharedSerials } from '#main/data/queries/audit/shared-serials';
import { newWorkspace } from '../support/workspaces.ts';

const serial = fc.oneof(
  fc.constantFrom('S1', 's1', 'S 1', '1', '', 'Größe', '\u0000x'),
  fc.string({ maxLength: 3 }),
);
const item = fc.record({ classId: fc.integer({ min: 1, max: 3 }), serial: fc.option(serial) });

it('counts what grouping all serial numbers counts, whatever their case', async () => {
  const workspace = newWorkspace();
  const clean = (text: string | null): string | null => text?.replaceAll('\0', '0') ?? null;
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 60 }), async (drawn) => {
      const items = drawn.map((each) => ({ ...each, serial: clean(each.serial) }));
      workspace.write((db) => {
        db.exec('DELETE FROM item');
        const add = db.prepare(
          `INSERT INTO item (class_id, import_id, row_number, line_number, content_hash, serial_number)
           VALUES (?, 1, 1, 1, 0, ?)`,
        );
        for (const each of items) add.run(each.classId, each.serial);
      });
      const serials = new SharedSerials();
      for (const each of items) if (each.serial !== null) serials.add(each.serial);
      const expected = items.filter(
        (each) =>
          each.classId !== 3 &&
          each.serial !== null &&
          items.filter((other) => other.serial?.toUpperCase() === each.serial?.toUpperCase())
            .length > 1,
      );
      const found = await serials.count(workspace.reader, (classId) => classId !== 3);
      expect(found).toBe(expected.length);
    }),
  );
  workspace.write((db) => db.exec('DELETE FROM item'));
});
